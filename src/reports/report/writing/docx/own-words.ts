// What the team wrote in Markdown as paragraphs, lists, quotations, code and tables of Word.
import { BorderStyle, HeadingLevel, type IParagraphOptions, TextRun } from 'docx'
import { printable } from '../printable.ts'
import { type Prose, proseOf, type Span } from '../prose.ts'
import { type Desk, indentAt, line, type Making, type Piece } from './desk.ts'
import { DEEPEST, LINE, LIST_STEP } from './styles.ts'
import { ownTable } from './tables/tables.ts'
import { spans } from './words.ts'

/** Where one is among lists: how far in, and the sign that the next paragraph gets. */
type Within = { readonly level: number; readonly sign: IParagraphOptions['numbering'] | null; readonly style: string }

export function ownWords(text: string, desk: Desk): Piece[] {
  return pieces(proseOf(text), desk, { level: -1, sign: null, style: 'Reading' })
}

function pieces(blocks: readonly Prose[], desk: Desk, within: Within): Piece[] {
  return blocks.flatMap((block, at) => piecesOf(block, desk, at === 0 ? within : { ...within, sign: null }))
}

function piecesOf(block: Prose, desk: Desk, within: Within): Piece[] {
  switch (block.kind) {
    case 'paragraph':
      return [{ child: own(() => spans(block.spans, desk), textOf(block.spans), desk, within) }]
    case 'heading': {
      // Below the contents, whatever the team called it, and below what it stands under.
      const level = Math.min(Math.max(3, desk.heading + block.level - 2), 6)
      const heading = HeadingLevel[`HEADING_${level}` as 'HEADING_3']
      return [{ child: line(desk, () => spans(block.spans, desk), textOf(block.spans), { heading }), stands: 'name' }]
    }
    case 'list': {
      const level = Math.min(within.level + 1, DEEPEST)
      const instance = ++desk.countLists
      const sign = { reference: block.ordered ? 'numbers' : 'bullets', level, instance: block.ordered ? instance : 0 }
      return block.items.flatMap(item =>
        item.length === 0 ? [] : pieces(item, desk, { level, sign, style: 'ListParagraph' }),
      )
    }
    case 'quotation':
      return pieces(block.blocks, desk, { ...within, sign: null, style: 'OwnQuotation' })
    case 'code': {
      const lines = printable(block.text).split('\n')
      const children = () => lines.map((text, at) => new TextRun({ text, ...(at === 0 ? {} : { break: 1 }) }))
      return [{ child: own(children, '', desk, { ...within, style: 'Code' }) }]
    }
    case 'rule': {
      const border = { bottom: { style: BorderStyle.SINGLE, size: 4, color: LINE, space: 1 } }
      return [{ child: line(desk, () => [], '', { border }) }]
    }
    case 'table':
      return ownTable(block, desk)
  }
}

function own(children: Making, text: string, desk: Desk, { level, sign, style }: Within) {
  const left = indentAt(desk) + LIST_STEP * (level + 1)
  if (sign == null) return line(desk, children, text, { style, ...(left > 0 ? { indent: { left } } : {}) })
  return line(desk, children, text, { style, numbering: sign, indent: { left, hanging: 300 } })
}

const textOf = (words: readonly Span[]): string => words.map(span => span.text).join('')
