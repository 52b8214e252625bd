// The pages of a Word report: upright, and on their side for tables that need it, with running head and page numbers.
import {
  AlignmentType,
  Footer,
  Header,
  type ISectionOptions,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  TextRun,
} from 'docx'
import { onTheirSide } from '../sides.ts'
import type { Piece } from './desk.ts'
import { LONG_SIDE, MARGIN, SHORT_SIDE } from './styles.ts'
import { run } from './words.ts'

type Child = ISectionOptions['children'][number]

/** `opening` stands on the first page, before all pieces. */
export function sectionsOf(title: string, opening: readonly Child[], pieces: readonly Piece[]): ISectionOptions[] {
  const parts: { isWide: boolean; children: Child[] }[] = [{ isWide: false, children: [...opening] }]
  const turned = onTheirSide(pieces.map(piece => piece.stands ?? 'other'))
  for (const [at, piece] of pieces.entries()) {
    const isWide = turned[at] === true
    const last = parts.at(-1)
    if (last === undefined || last.isWide !== isWide) parts.push({ isWide, children: [piece.child] })
    else last.children.push(piece.child)
  }
  return parts.map(({ isWide, children }, at) => ({
    properties: {
      ...(at === 0 ? { titlePage: true } : { type: SectionType.NEXT_PAGE }),
      page: {
        // The library turns the sides itself.
        size: {
          width: SHORT_SIDE,
          height: LONG_SIDE,
          orientation: isWide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: { top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN, header: 620, footer: 620 },
      },
    },
    headers:
      at === 0
        ? { first: new Header({ children: [new Paragraph({ style: 'Running' })] }), default: headOf(title) }
        : { default: headOf(title) },
    footers: at === 0 ? { first: footOf(), default: footOf() } : { default: footOf() },
    children,
  }))
}

function headOf(title: string): Header {
  return new Header({ children: [new Paragraph({ style: 'Running', children: [run(title)] })] })
}

function footOf(): Footer {
  const numbers = new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })
  return new Footer({
    children: [new Paragraph({ style: 'Running', alignment: AlignmentType.END, children: [numbers] })],
  })
}
