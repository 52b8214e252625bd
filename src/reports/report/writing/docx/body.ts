// The blocks of a report as paragraphs and tables of Word, one after the other: what a screen folds or groups stands open here.
import { BorderStyle, HeadingLevel } from 'docx'
import type { Block, Tone } from '../blocks.ts'
import { type Desk, indentAt, line, type Piece, placeHere } from './desk.ts'
import { ownWords } from './own-words.ts'
import { imageOf } from './pictures.ts'
import { LIST_STEP } from './styles.ts'
import { tablePieces } from './tables/tables.ts'
import { run, runsLater, textOf, told } from './words.ts'

const STYLES: Readonly<Record<Tone, string | null>> = {
  plain: null,
  lead: 'Lead',
  quiet: 'Quiet',
  missing: 'Missing',
  reading: 'Reading',
  wording: 'Wording',
}
const BORDERED = 200
/** Longer ones are read better upright. */
const LONGEST_SENTENCE = 600
const SQUARES: Readonly<Record<string, string>> = { rich: '■', moderate: '◧', thin: '▱', none: '□' }
const STANCES: Readonly<Record<string, string>> = { supports: '23622F', contradicts: 'A3262A', refines: '7A5300' }

export function piecesOf(blocks: readonly Block[], desk: Desk): Piece[] {
  return blocks.flatMap(block => piecesOfOne(block, desk))
}

function piecesOfOne(block: Block, desk: Desk): Piece[] {
  switch (block.kind) {
    case 'heading': {
      placeHere(desk, block.id)
      // The title of the report is above all headings; its parts are Word's first level.
      desk.heading = block.level - 1
      const heading = HeadingLevel[`HEADING_${desk.heading}` as 'HEADING_1']
      return [{ child: line(desk, () => [run(block.text)], block.text, { heading }), stands: 'name' }]
    }
    case 'paragraph': {
      const style = STYLES[block.tone]
      const inwards = block.tone === 'lead' || block.tone === 'missing' ? BORDERED : 0
      const words = runsLater(block.words, desk)
      const said = textOf(block.words)
      const child = line(desk, words, said, { ...(style === null ? {} : { style }), inwards })
      return [{ child, stands: said.length <= LONGEST_SENTENCE ? 'sentence' : 'other' }]
    }
    case 'markdown':
      return ownWords(block.text, desk)
    case 'list':
      return listPieces(block, desk)
    case 'table':
      return tablePieces(block, desk)
    case 'quotation':
      return quotationPieces(block, desk)
    case 'figure':
      return figurePieces(block, desk)
    case 'squares':
      return squarePieces(block, desk)
    case 'page':
      desk.turns = true
      return []
    case 'details':
      return foldedPieces(block, desk)
    case 'group':
      placeHere(desk, block.id)
      return piecesOf(block.blocks, desk)
  }
}

function listPieces({ ordered, items }: Extract<Block, { kind: 'list' }>, desk: Desk): Piece[] {
  const instance = ordered ? ++desk.countLists : 0
  const numbering = { reference: ordered ? 'numbers' : 'bullets', level: 0, instance }
  const indent = { left: indentAt(desk) + LIST_STEP, hanging: 300 }
  return items.map(item => ({
    child: line(desk, runsLater(item, desk), textOf(item), { style: 'ListParagraph', numbering, indent }),
  }))
}

function foldedPieces({ summary, id, blocks }: Extract<Block, { kind: 'details' }>, desk: Desk): Piece[] {
  placeHere(desk, id)
  const title = line(desk, () => [run(summary)], summary, { style: 'Folded' })
  desk.depth++
  const inside = piecesOf(blocks, desk)
  desk.depth--
  return [{ child: title, stands: 'name' }, ...inside]
}

function quotationPieces(block: Extract<Block, { kind: 'quotation' }>, desk: Desk): Piece[] {
  const { text, source, stance, stanceWord } = block
  const color = STANCES[stance] ?? 'C9C6BE'
  // What is cited and not quoted yet has a broken line beside it.
  const style = text === null ? BorderStyle.DASHED : BorderStyle.SINGLE
  const look = { border: { left: { style, size: 18, space: 8, color } }, inwards: BORDERED }
  const given = runsLater(source, desk)
  const from = line(desk, () => [run(stanceWord, { bold: true }), run(' '), ...given()], textOf(source), {
    ...look,
    style: 'QuotationSource',
  })
  if (text === null) return [{ child: from }]
  return [{ child: line(desk, () => [run(`“${text}”`)], told(text), { ...look, style: 'Quotation' }) }, { child: from }]
}

function figurePieces({ svg, label, caption }: Extract<Block, { kind: 'figure' }>, desk: Desk): Piece[] {
  const words = [label, caption, desk.title].map(told).find(text => text.trim() !== '') ?? ''
  const picture = desk.pictures.get(svg)
  const keepNext = caption !== ''
  const inwards = indentAt(desk)
  const image =
    picture === undefined
      ? line(desk, () => [run(words)], words, { style: 'Missing', inwards: BORDERED, keepNext })
      : line(desk, () => [imageOf(picture, words.slice(0, 80), words, inwards)], '', {
          style: 'Picture',
          keepNext,
        })
  if (caption === '') return [{ child: image }]
  return [{ child: image }, { child: line(desk, () => [run(caption)], caption, { style: 'Caption' }) }]
}

/** The signs of a screen with their words beside them. */
function squarePieces({ sentence, studies }: Extract<Block, { kind: 'squares' }>, desk: Desk): Piece[] {
  const first = sentence === '' ? [] : [{ child: line(desk, () => [run(sentence)], sentence) }]
  if (studies.length === 0) return first
  const named = () =>
    studies.flatMap((one, at) => [
      ...(at === 0 ? [] : [run(' · ')]),
      run(one.stance === 'contradicts' ? '☒' : (SQUARES[one.richness] ?? '□'), { font: 'Segoe UI Symbol' }),
      run(` ${one.label} (${one.words})`),
    ])
  return [...first, { child: line(desk, named, studies[0]?.label ?? '', { style: 'Quiet' }) }]
}
