// How a pair is shown: both records with where they came from and what rests on them, and which of the two is kept.

import { FIELD_LABELS } from '../records/changes.ts'
import type { RecordFields } from '../records/fields.ts'
import { searchName } from '../searches/domain.ts'
import { alongside, fillable, type Line } from './alongside.ts'
import { type Candidate, preferred, whyNotAside } from './domain.ts'

export type Origin = {
  readonly record: number
  readonly searchId: number | null
  /** The search by its name, or that it was typed. */
  readonly name: string
  readonly importId: number | null
}

type OriginRow = {
  readonly id: number
  readonly kept: number
  readonly importId: number | null
  readonly searchId: number | null
  readonly source: string | null
  readonly platform: string | null
  readonly runOn: string | null
}

/** Every way by which a record was found, each once, in the order of its copies. */
export function originsOf(rows: readonly OriginRow[], kept: number): Origin[] {
  const origins = rows
    .filter(row => row.kept === kept)
    .map(({ id, importId, searchId, source, platform, runOn }) => ({
      ...{ record: id, importId, searchId },
      name: source === null ? 'typed by hand' : searchName({ source, platform: platform ?? '', runOn }),
    }))
  const seen = new Set<string>()
  return origins.filter(({ searchId, name }) => {
    const key = `${searchId} ${name}`
    return seen.has(key) ? false : seen.add(key)
  })
}

type SideRow = {
  readonly id: number
  readonly standing: string
  readonly fields: RecordFields
  readonly candidate: Candidate
}

export type Side = {
  readonly id: number
  readonly title: string
  readonly standing: string
  readonly document: number | null
  readonly origins: readonly Origin[]
  /** Copies set aside for it already. */
  readonly copies: readonly number[]
}

export type Shown = {
  readonly left: Side
  readonly right: Side
  readonly keep: number
  readonly aside: number
  /** Why the record to set aside cannot be; null when it can. */
  readonly obstacle: string | null
  readonly lines: readonly Line[]
}

/** `asked`: the record that the reader would rather keep, if it is one of the two. */
export function shownPair(left: SideRow, right: SideRow, origins: readonly OriginRow[], asked: number | null): Shown {
  const wanted = asked === left.id || asked === right.id ? asked : preferred(left.candidate, right.candidate)
  const [kept, aside] = wanted === left.id ? [left, right] : [right, left]
  const side = ({ id, standing, fields, candidate }: SideRow): Side => ({
    ...{ id, standing, title: fields.title, document: candidate.document },
    origins: originsOf(origins, id),
    copies: origins.filter(row => row.kept === id && row.id !== id).map(row => row.id),
  })
  return {
    left: side(left),
    right: side(right),
    keep: kept.id,
    aside: aside.id,
    obstacle: whyNotAside(aside.candidate, kept.candidate),
    lines: alongside(left.fields, right.fields),
  }
}

type CopyRow = {
  readonly id: number
  readonly title: string
  readonly duplicateBy: string | null
  readonly fields: RecordFields
}

/** Where a record came from with all its copies, what each copy has that the record lacks, and an abstract to read meanwhile. */
export function groupOf(id: number, kept: RecordFields, copies: readonly CopyRow[], origins: readonly OriginRow[]) {
  const lender = kept.abstract === '' ? copies.find(copy => copy.fields.abstract !== '') : undefined
  // A record that is set aside has its own origin to show, not that of the one kept in its place.
  const ways = origins.map(row => (row.id === id ? { ...row, kept: id } : row))
  return {
    origins: originsOf(ways, id),
    copies: copies.map(({ fields, ...copy }) => ({
      ...copy,
      source: origins.find(row => row.id === copy.id)?.source ?? null,
      fills: fillable(kept, fields).map(name => ({ name, label: FIELD_LABELS[name] })),
    })),
    borrowed: lender === undefined ? null : { from: lender.id, abstract: lender.fields.abstract },
  }
}
