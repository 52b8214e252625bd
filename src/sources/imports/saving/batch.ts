// Knows what of a reference is saved in its row, and what of it is compared with other records.
import type { Comparable } from '../../duplicates/matching/comparable.ts'
import type { RecordFields } from '../../records/fields.ts'
import { type FieldColumns, toColumns } from '../../records/rows.ts'

export type Prepared = {
  readonly fields: RecordFields
  readonly columns: FieldColumns
  readonly raw: string
  readonly line: number | null
  /** The search that brought it, where it is not the one of the whole import. */
  readonly searchId: number | null
}

export function prepare(
  fields: RecordFields,
  raw: string,
  line: number | null,
  searchId: number | null = null,
): Prepared {
  return { fields, columns: toColumns(fields), raw, line, searchId }
}

/** More of an abstract is not compared. */
export const ABSTRACT_COMPARED = 200

export function comparable(fields: RecordFields, titleKey: string): Comparable & { readonly titleKey: string } {
  return { ...fields, titleKey, abstract: fields.abstract.slice(0, ABSTRACT_COMPARED) }
}
