// Knows a table of records that Retroduce wrote itself, and takes its cells for what they were.
import { restored } from '../../../core/csv.ts'

/** Columns that no other program writes. */
const OWN = ['standing', 'votes_left_out'] as const

/** Only such a table is taken at its word: in another an apostrophe may belong to the text. */
export function isOwnTable(headers: readonly string[]): boolean {
  return OWN.every(name => headers.includes(name))
}

/** The text of a cell without the apostrophe that kept spreadsheets from reading a formula into it. */
export const ownCell = (cell: string): string => restored(cell)

/** Authors and keywords, between which “; ” stands; nothing else is taken for what parts them. */
export function ownList(cell: string): readonly string[] {
  return cell
    .split('; ')
    .map(part => part.trim())
    .filter(Boolean)
}
