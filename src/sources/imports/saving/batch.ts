// Knows which records of a batch are new and which are copies, of records already there or of each other.
import type { RecordFields } from '../../records/fields.ts'
import { type Comparable, exactMatch, type Rule } from '../../records/match.ts'
import { type FieldColumns, toColumns } from '../../records/rows.ts'

export type Candidate = Omit<Comparable, 'authors'> & { readonly id: number; readonly authors: string }

/** Among many records that share a key and are told apart by a veto, more than this are not compared one by one. */
const MOST_COMPARED = 30

export type Known = {
  /** The record that this one is a copy of, and by which rule; null when there is none. */
  copyOf(record: Comparable): { readonly id: number; readonly rule: Rule } | null
  add(id: number, record: Comparable): void
}

/** An index of records by their keys, begun with those found in the database. */
export function knownRecords(candidates: readonly Candidate[]): Known {
  const byKey = new Map<string, { id: number; record: Comparable }[]>()
  const seen = new Set<number>()

  function add(id: number, record: Comparable): void {
    if (seen.has(id)) return
    seen.add(id)
    for (const key of keysOf(record)) {
      const list = byKey.get(key)
      if (list) list.push({ id, record })
      else byKey.set(key, [{ id, record }])
    }
  }

  function copyOf(record: Comparable): { id: number; rule: Rule } | null {
    for (const key of keysOf(record)) {
      for (const known of byKey.get(key)?.slice(0, MOST_COMPARED) ?? []) {
        const rule = exactMatch(known.record, record)
        if (rule) return { id: known.id, rule }
      }
    }
    return null
  }

  for (const candidate of candidates)
    add(candidate.id, { ...candidate, authors: JSON.parse(candidate.authors) as string[] })
  return { copyOf, add }
}

function keysOf(record: Comparable): readonly string[] {
  const keys: string[] = []
  if (record.doi !== '') keys.push(`doi ${record.doi}`)
  if (record.titleKey !== '') keys.push(`title ${record.titleKey}`)
  return keys
}

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

export function comparable(prepared: Prepared): Comparable {
  return { ...prepared.fields, titleKey: prepared.columns.titleKey }
}
