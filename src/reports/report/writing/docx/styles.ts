// The styles of a Word report, by the names that Word and LibreOffice know, so that a team can give them its own look; and its lists.
import {
  AlignmentType,
  BorderStyle,
  type INumberingOptions,
  type IStylesOptions,
  LevelFormat,
  LineRuleType,
} from 'docx'

export const SANS = 'Calibri'
const SERIF = 'Cambria'
const MONO = 'Courier New'
const INK = '23242B'
export const DIM = '5C5E68'
export const LINE = 'C9C6BE'
export const WELL = 'F3F1EB'

/** A4, in twips. */
export const SHORT_SIDE = 11906
export const LONG_SIDE = 16838
export const MARGIN = 1247
/** How far a step inwards is: what is folded on a screen, and levels of lists. */
export const STEP = 284
export const LIST_STEP = 360

const left = (color: string, style: (typeof BorderStyle)[keyof typeof BorderStyle] = BorderStyle.SINGLE) => ({
  left: { style, size: 18, space: 8, color },
})

const heading = (level: number, size: number, before: number, after: number) => ({
  run: { font: level < 3 ? SERIF : SANS, size, bold: level > 1, italics: false, color: INK },
  paragraph: { spacing: { before, after, line: 252, lineRule: LineRuleType.AUTO }, keepNext: true, keepLines: true },
})

const OWN = { basedOn: 'Normal', quickFormat: true }

/** The styles that every Word has. */
const KNOWN: NonNullable<IStylesOptions['default']> = {
  title: {
    run: { font: SERIF, size: 44, color: INK },
    paragraph: { spacing: { before: 240, after: 120, line: 252, lineRule: LineRuleType.AUTO }, keepNext: true },
  },
  heading1: heading(1, 32, 480, 120),
  heading2: heading(2, 26, 360, 80),
  heading3: heading(3, 23, 280, 60),
  heading4: heading(4, 21, 220, 40),
  heading5: heading(5, 20, 200, 40),
  heading6: heading(6, 20, 200, 40),
  hyperlink: { run: { color: INK, underline: {} } },
  caption: {
    run: { bold: true, italics: false, size: 20, color: INK },
    paragraph: { spacing: { before: 120, after: 80 } },
  },
  footnoteText: {
    run: { size: 18 },
    paragraph: { spacing: { after: 40, line: 240, lineRule: LineRuleType.AUTO } },
  },
  listParagraph: { paragraph: { spacing: { after: 60 } } },
}

/** Those of a report. */
const PARAGRAPHS: NonNullable<IStylesOptions['paragraphStyles']> = [
  {
    ...OWN,
    id: 'Subtitle',
    name: 'Subtitle',
    run: { color: DIM, size: 24 },
    paragraph: { spacing: { after: 200 } },
  },
  {
    ...OWN,
    id: 'Notice',
    name: 'Notice',
    paragraph: { border: left('8A6100'), shading: { fill: WELL }, indent: { left: 200 } },
  },
  { ...OWN, id: 'ContentsHeading', name: 'TOC Heading', run: { bold: true }, paragraph: { keepNext: true } },
  {
    ...OWN,
    id: 'Lead',
    name: 'Lead',
    run: { font: SERIF, size: 24 },
    paragraph: { border: left(INK), shading: { fill: WELL }, indent: { left: 200 }, spacing: { after: 160 } },
  },
  { ...OWN, id: 'Quiet', name: 'Quiet', run: { color: DIM, size: 19 } },
  {
    ...OWN,
    id: 'Missing',
    name: 'Missing',
    run: { italics: true },
    paragraph: { border: left('8A6100', BorderStyle.DASHED), indent: { left: 200 } },
  },
  {
    ...OWN,
    id: 'Reading',
    name: 'Reading',
    run: { font: SERIF },
    paragraph: { spacing: { line: 288, lineRule: LineRuleType.AUTO } },
  },
  {
    ...OWN,
    id: 'Wording',
    name: 'Wording',
    run: { font: SERIF },
    paragraph: { spacing: { line: 300, lineRule: LineRuleType.AUTO } },
  },
  {
    ...OWN,
    id: 'Quotation',
    name: 'Quotation',
    run: { font: SERIF },
    paragraph: { keepNext: true, keepLines: true, spacing: { after: 0 } },
  },
  {
    ...OWN,
    id: 'QuotationSource',
    name: 'Quotation Source',
    run: { color: DIM, size: 19 },
    paragraph: { keepLines: true },
  },
  {
    ...OWN,
    id: 'Folded',
    name: 'Folded',
    run: { bold: true },
    paragraph: { keepNext: true, spacing: { before: 120, after: 60 } },
  },
  {
    ...OWN,
    id: 'OwnQuotation',
    name: 'Own Quotation',
    run: { font: SERIF },
    paragraph: { border: left(LINE), indent: { left: LIST_STEP } },
  },
  {
    ...OWN,
    id: 'Code',
    name: 'Code',
    run: { font: MONO, size: 18, noProof: true },
    paragraph: { shading: { fill: WELL }, spacing: { line: 240, lineRule: LineRuleType.AUTO } },
  },
  {
    ...OWN,
    id: 'TableText',
    name: 'Table Text',
    run: { size: 18 },
    paragraph: { spacing: { before: 30, after: 30, line: 240, lineRule: LineRuleType.AUTO } },
  },
  { id: 'TableHead', name: 'Table Head', basedOn: 'TableText', run: { bold: true }, paragraph: { keepNext: true } },
  { id: 'TableName', name: 'Table Row Name', basedOn: 'TableText', run: { bold: true } },
  {
    ...OWN,
    id: 'TableEnd',
    name: 'Table End',
    paragraph: { spacing: { after: 0, line: 160, lineRule: LineRuleType.AUTO } },
  },
  { ...OWN, id: 'Picture', name: 'Picture', paragraph: { spacing: { before: 120, after: 60 } } },
  {
    ...OWN,
    id: 'Running',
    name: 'Running Head and Foot',
    run: { color: DIM, size: 17 },
    paragraph: { spacing: { after: 0 } },
  },
]

export function stylesIn(language: string): IStylesOptions {
  const document = {
    run: { font: SANS, size: 21, color: INK, language: { value: language } },
    paragraph: { spacing: { after: 120, line: 271, lineRule: LineRuleType.AUTO } },
  }
  return { default: { ...KNOWN, document }, paragraphStyles: PARAGRAPHS }
}

const LEVELS = [0, 1, 2, 3, 4, 5] as const
export const DEEPEST = LEVELS.length - 1

export const LISTS: INumberingOptions = {
  config: [
    {
      reference: 'bullets',
      levels: LEVELS.map(level => ({
        level,
        format: LevelFormat.BULLET,
        text: ['•', '–'][level % 2] ?? '•',
        alignment: AlignmentType.LEFT,
        style: { paragraph: { indent: { left: LIST_STEP * (level + 1), hanging: 280 } } },
      })),
    },
    {
      reference: 'numbers',
      levels: LEVELS.map(level => ({
        level,
        format:
          [LevelFormat.DECIMAL, LevelFormat.LOWER_LETTER, LevelFormat.LOWER_ROMAN][level % 3] ?? LevelFormat.DECIMAL,
        text: `%${level + 1}.`,
        alignment: AlignmentType.LEFT,
        style: { paragraph: { indent: { left: LIST_STEP * (level + 1), hanging: 340 } } },
      })),
    },
  ],
}
