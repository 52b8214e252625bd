// Which document of the review a cited source is: by family name and year, by short name, or none yet.
import { labelOf } from '../../../documents/domain.ts'
import { fold } from '../reading/citing/citation.ts'
import type { Source, Understood } from '../reading/types.ts'

export type KnownDocument = {
  readonly id: number
  readonly kind: string
  readonly label: string
  readonly title: string
  readonly authors: readonly string[]
  readonly year: number | null
}
export type KnownRecord = {
  readonly id: number
  readonly title: string
  readonly authors: readonly string[]
  readonly year: number | null
}

export type Cited = {
  readonly source: Source
  readonly count: number
  /** `document:3`, `record:7`, `new`, `consultation` or `out`; empty where several fit and nobody has said which. */
  readonly as: string
  readonly isChosen: boolean
  readonly candidates: readonly { readonly value: string; readonly label: string }[]
}

/** Every source of the rows once, those that have to be asked for first. */
export function citedSources(
  rows: readonly Understood[],
  known: { readonly documents: readonly KnownDocument[]; readonly records: readonly KnownRecord[] },
  chosen: Readonly<Record<string, string>>,
): readonly Cited[] {
  const groups = new Map<string, { source: Source; count: number }>()
  for (const row of rows) {
    if (row.kind !== 'configuration') continue
    const document = row.own?.document ?? null
    for (const source of document === null ? row.sources : [document, ...row.sources]) {
      const group = groups.get(source.key)
      if (group === undefined) groups.set(source.key, { source, count: 1 })
      else group.count++
    }
  }
  const find = finder(known)
  const all = [...groups].map(([key, { source, count }]) => {
    const found = find(source)
    const said = Object.hasOwn(chosen, key) && chosen[key] !== '' ? chosen[key] : undefined
    return { source, count, candidates: found.candidates, as: said ?? found.as, isChosen: said !== undefined }
  })
  return all.toSorted((a, b) => Number(a.as !== '') - Number(b.as !== ''))
}

type Found = { readonly as: string; readonly candidates: Cited['candidates'] }

function finder(known: { readonly documents: readonly KnownDocument[]; readonly records: readonly KnownRecord[] }) {
  const byName = new Map<string, KnownDocument>()
  for (const one of known.documents)
    for (const name of [one.title, one.label]) if (name !== '') byName.set(fold(name), one)
  const documents = Map.groupBy(known.documents, whoAndWhen)
  const records = Map.groupBy(known.records, whoAndWhen)
  return (source: Source): Found => {
    const named = byName.get(fold(source.name)) ?? (source.title === '' ? undefined : byName.get(fold(source.title)))
    if (named !== undefined) return { as: `document:${named.id}`, candidates: [ofDocument(named)] }
    if (source.kind !== 'publication')
      return { as: source.kind === 'consultation' ? 'consultation' : 'new', candidates: [] }
    const key = `${fold(source.families[0] ?? '')} ${source.year}`
    const own = narrowed(documents.get(key) ?? [], source)
    if (own.length > 0) return { as: own.length === 1 ? `document:${own[0]!.id}` : '', candidates: own.map(ofDocument) }
    const from = narrowed(records.get(key) ?? [], source)
    return {
      as: from.length === 0 ? 'new' : from.length === 1 ? `record:${from[0]!.id}` : '',
      candidates: from
        .slice(0, 20)
        .map(one => ({ value: `record:${one.id}`, label: `record ${one.id}: ${one.title}` })),
    }
  }
}

function whoAndWhen(one: { readonly authors: readonly string[]; readonly year: number | null }): string {
  const family = labelOf({ authors: [...one.authors].slice(0, 1), year: null, title: '' })
  return `${fold(family)} ${one.year}`
}

function ofDocument(one: KnownDocument) {
  return { value: `document:${one.id}`, label: `${one.label}: ${one.title}` }
}

/** Of several by one family in a year: those whose second author is the one that is cited, or whose short name ends in the same letter. */
function narrowed<T extends KnownRecord & { readonly label?: string }>(
  found: readonly T[],
  source: Source,
): readonly T[] {
  if (found.length < 2) return found
  const second = source.families[1]
  const both = second === undefined ? [] : found.filter(one => fold(one.authors[1] ?? '').includes(fold(second)))
  if (both.length > 0) return both
  const lettered =
    source.suffix === '' ? [] : found.filter(one => one.label?.endsWith(`${source.year}${source.suffix}`))
  return lettered.length > 0 ? lettered : found
}
