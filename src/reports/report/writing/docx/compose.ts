// A report as a Word file: real headings, contents, footnotes and lists, tables whose head is repeated, pictures with their words.
import { Document, type FileChild, LeaderType, Packer, Paragraph, TableOfContents } from 'docx'
import { pictureOf } from '../../../../core/jobs/drawing.ts'
import { type Block, contentsOf, type Report } from '../blocks.ts'
import type { Frame } from '../html.ts'
import { printable } from '../printable.ts'
import { openAside } from './aside/aside.ts'
import { withBody } from './aside/package.ts'
import { piecesOf } from './body.ts'
import { type Desk, line } from './desk.ts'
import { pageNumbersFor } from './pages.ts'
import { figuresIn } from './pictures.ts'
import { placesIn } from './places.ts'
import { coreProperties } from './properties.ts'
import { sectionsOf } from './sections.ts'
import { LISTS, stylesIn } from './styles.ts'
import { run, told } from './words.ts'

/** More lines than this are no contents. */
const MOST_LINES = 80

/** Word 2013 and later; without it Word opens the file as one of an older Word. */
const WORD = 15

export async function toDocx(report: Report, frame: Frame): Promise<Uint8Array> {
  const pages = pageNumbersFor(report.blocks)
  const aside = pages === null ? openAside() : null
  const desk: Desk = {
    places: placesIn(report.blocks),
    ...{ waiting: [], placed: new Set(), notes: {}, countNotes: 0, countLists: 0, heading: 0, depth: 0, turns: false },
    pictures: await picturesOf(report.blocks),
    title: report.title,
    aside,
  }
  const opening = openingOf(report, frame, desk, pages !== null)
  const pieces = piecesOf(report.blocks, desk)
  pieces.push({ child: line(desk, () => [run(frame.made)], frame.made, { style: 'Quiet', spacing: { before: 480 } }) })
  const language = report.language === 'nl' ? 'nl-NL' : 'en-GB'
  const document = new Document({
    title: told(report.title),
    compatibility: { version: WORD },
    styles: stylesIn(language),
    numbering: LISTS,
    footnotes: desk.notes,
    ...(pages === null ? {} : { pageNumbers: pages }),
    sections: sectionsOf(report.title, opening, pieces),
  })
  const file = await Packer.toBuffer(document, undefined, [coreProperties(report, language)])
  return aside === null ? file : withBody(file, aside)
}

function openingOf(report: Report, frame: Frame, desk: Desk, isLaidOut: boolean): FileChild[] {
  const { title, subtitle, notice } = report
  const parts: FileChild[] = [line(desk, () => [run(title)], title, { style: 'Title' })]
  if (subtitle !== '') parts.push(line(desk, () => [run(subtitle)], subtitle, { style: 'Subtitle' }))
  if (notice !== '') parts.push(line(desk, () => [run(notice)], notice, { style: 'Notice', inwards: 200 }))
  const listed = contentsOf(report.blocks)
  if (listed.length <= 3) return parts
  const headingStyleRange = isDeep(report.blocks, listed) ? '1-2' : '1-1'
  const unnumbered = isLaidOut ? {} : { beginDirty: false, tabLeader: LeaderType.NONE }
  return [
    ...parts,
    new Paragraph({ style: 'ContentsHeading', children: [run(frame.contents)] }),
    new TableOfContents(frame.contents, { hyperlink: true, headingStyleRange, ...unnumbered }),
  ]
}

/** Word lists a level whole or not at all: the second where it is mostly what other formats list, and not too long. */
function isDeep(blocks: readonly Block[], listed: ReturnType<typeof contentsOf>): boolean {
  const all = levelsIn(blocks)
  const second = all.filter(level => level === 3).length
  return all.length <= MOST_LINES && second <= 2 * listed.filter(one => one.level === 3).length
}

function levelsIn(blocks: readonly Block[]): number[] {
  return blocks.flatMap(block => {
    if ('blocks' in block) return levelsIn(block.blocks)
    return block.kind === 'heading' && block.level <= 3 ? [block.level] : []
  })
}

/** By the drawing. What cannot be drawn is not in it: its words stand in its place. */
async function picturesOf(blocks: readonly Block[]): Promise<ReadonlyMap<string, Uint8Array>> {
  const pictures = new Map<string, Uint8Array>()
  for (const { svg } of figuresIn(blocks)) {
    if (pictures.has(svg)) continue
    const picture = await pictureOf(printable(svg)).catch(() => null)
    if (picture !== null) pictures.set(svg, picture)
  }
  return pictures
}
