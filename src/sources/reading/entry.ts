// What the readers of all formats hand on: one entry for every reference in a file, with its line and its raw text.

export type Field = { readonly tag: string; readonly value: string }

/** Something a person may want to look at; the line is that of the file, counted from 1. */
export type Remark = { readonly line: number; readonly reason: string }

export type Entry = {
  /** The line it begins on; in a workbook the row. */
  readonly line: number
  /** The type of reference in the words of the file. */
  readonly type: string
  /** Every tag with its text in file order, unknown tags included. */
  readonly fields: readonly Field[]
  /** The text as it came. */
  readonly raw: string
  /** Why it cannot become a record; null when it can. */
  readonly refusal: string | null
}

/** Before the name of a column or a field of the file, as the tag under which its text is handed on as it came. */
export const COLUMN_TAG = 'column '

type Entries = readonly Entry[] | Promise<readonly Entry[]>

export type EntryReader = {
  /** Takes the next piece of the file, cut anywhere, and returns the entries completed by it. */
  push(text: string): Entries
  end(): Entries
  /** What was noticed so far about the file and about lines that belong to no record. */
  readonly remarks: readonly Remark[]
  /** Why nothing of this file is taken, as soon as that is known. */
  refusal?(): string | null
  /** How the columns of a table were understood. */
  columns?(): readonly Column[]
}

/** A column of a table and the field it is read into; empty when it is kept with the raw text alone. */
export type Column = { readonly name: string; readonly field: string }

/** An entry beyond this is no reference but a file gone wrong; it is refused, and the file is read on. */
export const LONGEST_ENTRY = 2_000_000
/** Remarks beyond this number repeat themselves and are left out. */
export const MOST_REMARKS = 500

export function tooLong(line: number, type = ''): Entry {
  const refusal = `The record that begins here is longer than ${LONGEST_ENTRY.toLocaleString('en')} characters.`
  return { line, type, fields: [], raw: '', refusal }
}
