// What rests on words, the other way: from evidence to configurations, over contributions to synthesised ones, to theory statements and principles.
import { type Layer, nameOf, type Stance, stanceThrough } from '../../../configurations/domain.ts'
import { referencesIn } from '../../references.ts'
import { studyToldIn } from '../../resting/resting.ts'
import { sentencesIn } from '../ties.ts'

/** A row of evidence on a configuration; with `evidenceId` null what an account's own text claims before anything was quoted. */
export type Hung = {
  readonly evidenceId: number | null
  readonly layer: Layer
  readonly configurationId: number
  readonly mark: string | null
  readonly excerptId: number | null
  readonly documentId: number
  readonly stance: Stance
  readonly isConverse: boolean
}

export type Contributing = {
  readonly accountId: number
  readonly configurationId: number
  readonly stance: Stance
  readonly isConverse: boolean
}

/** One way from the words to a configuration. */
export type Way = {
  readonly layer: Layer
  readonly id: number
  readonly stance: Stance
  readonly isConverse: boolean
  /** The account it comes through; null where the words hang on the configuration itself. */
  readonly via: number | null
  /** Of the element that the words hang on. */
  readonly mark: string | null
  readonly hung: Hung
}

/**
 * All ways up. `pointers` lead from configurations that were joined into another to that one: whoever rests on the first
 * rests on what the last has, and on nothing else.
 */
export function waysUp(
  hung: readonly Hung[],
  contributing: readonly Contributing[],
  pointers: ReadonlyMap<number, number>,
): Way[] {
  const byAccount = Map.groupBy(contributing, one => one.accountId)
  const pointing = Map.groupBy([...pointers], ([, into]) => into)
  const above = (id: number) => [...(pointers.has(id) ? [] : [id]), ...(pointing.get(id) ?? []).map(([from]) => from)]
  const own = (row: Hung): Way[] => {
    const way = { stance: row.stance, isConverse: row.isConverse, via: null, mark: row.mark, hung: row }
    if (row.layer === 'account') return [{ layer: 'account', id: row.configurationId, ...way }]
    return above(row.configurationId).map(id => ({ layer: 'synthesised', id, ...way }))
  }
  const through = (row: Hung): Way[] =>
    (row.layer === 'account' ? (byAccount.get(row.configurationId) ?? []) : []).flatMap(contribution => {
      const stance = stanceThrough(contribution.stance, row.stance)
      const isConverse = contribution.isConverse || row.isConverse
      const way = { stance, isConverse, via: row.configurationId, mark: row.mark, hung: row }
      return above(contribution.configurationId).map(id => ({ layer: 'synthesised' as const, id, ...way }))
    })
  return hung.flatMap(row => [...own(row), ...through(row)])
}

export const keyOf = (ref: { readonly layer: Layer; readonly id: number }) => `${ref.layer} ${ref.id}`

export type Said = { readonly stance: Stance; readonly isConverse: boolean }

/** Each stance once, in the order in which they were met. */
export function stancesOf(ways: readonly Said[]): Said[] {
  const all = ways.map(({ stance, isConverse }) => [`${stance} ${isConverse}`, { stance, isConverse }] as const)
  return [...new Map(all).values()]
}

export type PrincipleRow = {
  readonly id: number
  readonly heading: string
  readonly status: string
  readonly explanation: string
}

type PrincipleRef = { readonly principleId: number; readonly layer: Layer; readonly configurationId: number }
type OwnRow = Said & { readonly principleId: number }
type LineRow = {
  readonly principleId: number
  readonly id: number
  readonly kind: string
  readonly text: string
  readonly layer: Layer | null
  readonly configurationId: number | null
}

/** The principles that rest on what the ways reach, or have the words as evidence of their own; with their sentences and lines that name it. A sentence that a draft wrote about one study rests on that one alone: `labels` name the studies of the words. */
export function principlesAbove(
  ways: readonly Way[],
  rows: {
    readonly principles: readonly PrincipleRow[]
    readonly refs: readonly PrincipleRef[]
    readonly own: readonly OwnRow[]
    readonly lines: readonly LineRow[]
  },
  labels: ReadonlySet<string>,
) {
  const byRef = Map.groupBy(ways, keyOf)
  const refs = Map.groupBy(rows.refs, ref => ref.principleId)
  const own = Map.groupBy(rows.own, row => row.principleId)
  const lines = Map.groupBy(rows.lines, line => line.principleId)
  return rows.principles.flatMap(({ explanation, ...principle }) => {
    const mine = (refs.get(principle.id) ?? []).flatMap(
      ref => byRef.get(keyOf({ layer: ref.layer, id: ref.configurationId })) ?? [],
    )
    const direct = own.get(principle.id) ?? []
    if (mine.length === 0 && direct.length === 0) return []
    const accounts = mine.flatMap(way => (way.via === null ? [] : [nameOf('account', way.via)]))
    const names = new Set([...mine.map(way => nameOf(way.layer, way.id)), ...accounts])
    return [
      {
        ...principle,
        through: [...new Set(mine.map(way => nameOf(way.layer, way.id)))],
        isDirect: direct.length > 0,
        stances: stancesOf([...mine, ...direct]),
        sentences: sentencesIn(explanation).flatMap((text, at) =>
          referencesIn(text).some(ref => names.has(nameOf(ref.layer, ref.id))) && isAbout(text, labels)
            ? [{ number: at + 1, text }]
            : [],
        ),
        lines: (lines.get(principle.id) ?? []).flatMap(({ id, kind, text, layer, configurationId }) =>
          layer !== null && configurationId !== null && names.has(nameOf(layer, configurationId))
            ? [{ id, kind, text }]
            : [],
        ),
      },
    ]
  })
}

function isAbout(sentence: string, labels: ReadonlySet<string>): boolean {
  const study = studyToldIn(sentence)
  return study === null || labels.has(study)
}
