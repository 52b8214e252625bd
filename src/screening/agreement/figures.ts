// The figures of the agreement page: each pair of people and each second check, with its table and its kappa.
import { type Counted, pairsOf } from '../checks/domain.ts'
import { SCREEN_NAMES, type Screen } from '../domain.ts'
import { type Agreement, agreementOf, type Table, tableOf } from './kappa.ts'
import { type PairCount, tallyPairs } from './pairs.ts'

type Person = { readonly name: string /** Records this person decided on in the screen. */; readonly decided: number }

export type Compared = {
  readonly screen: Screen
  readonly screenName: string
  readonly first: Person
  readonly second: Person
  readonly table: Table
  readonly agreement: Agreement
}

type Votes = readonly { readonly screen: Screen; readonly personId: number | null; readonly count: number }[]

export function comparePairs(
  rows: readonly PairCount[],
  votes: Votes,
  names: ReadonlyMap<number, string>,
): readonly Compared[] {
  return tallyPairs(rows).map(({ screen, people, counts }) => {
    const [first, second] = people.map(id => ({
      name: names.get(id) ?? `Person ${id}`,
      decided: votes.find(vote => vote.personId === id && vote.screen === screen)?.count ?? 0,
    })) as [Person, Person]
    const table = tableOf(counts)
    return { screen, screenName: SCREEN_NAMES[screen], first, second, table, agreement: agreementOf(table) }
  })
}

export type Checked = {
  readonly id: number
  readonly screen: Screen
  readonly screenName: string
  readonly checkerName: string
  readonly isBlind: boolean
  readonly size: number
  readonly answered: number
  readonly table: Table
  readonly agreement: Agreement
}

export function compareChecks(
  checks: readonly {
    readonly id: number
    readonly screen: Screen
    readonly checkerName: string
    readonly isBlind: number
    readonly size: number
  }[],
  verdicts: readonly (Counted & { readonly checkId: number })[],
): readonly Checked[] {
  return checks.map(({ id, screen, checkerName, isBlind, size }) => {
    const said = verdicts.filter(one => one.checkId === id)
    const table = tableOf(pairsOf(said))
    const answered = said.filter(one => one.opinion !== null).reduce((sum, one) => sum + one.count, 0)
    const about = { id, screen, screenName: SCREEN_NAMES[screen], checkerName, isBlind: isBlind === 1, size, answered }
    return { ...about, table, agreement: agreementOf(table) }
  })
}

export const COLUMNS = [
  ...['kind', 'screen', 'first', 'second', 'first decided', 'second decided', 'both decided'],
  ...['both include', 'first include second exclude', 'first exclude second include', 'both exclude'],
  ...['agreement', 'agreement by chance', 'kappa', 'kappa low 95', 'kappa high 95', 'pabak'],
] as const

/** A cell is empty where a figure is not defined. */
export function rowsOf(pairs: readonly Compared[], checks: readonly Checked[]): readonly (readonly string[])[] {
  const votes = pairs.map(({ screen, first, second, table, agreement }) => [
    ...['two votes', screen, first.name, second.name, String(first.decided), String(second.decided)],
    ...figures(table, agreement),
  ])
  const checked = checks.map(({ id, screen, checkerName, size, answered, isBlind, table, agreement }) => [
    ...[isBlind ? 'second check' : 'second check, not blind', screen, `first decision, check ${id}`, checkerName],
    ...[String(size), String(answered), ...figures(table, agreement)],
  ])
  return [...votes, ...checked]
}

function figures(table: Table, { n, observed, expected, kappa, interval, adjusted }: Agreement): readonly string[] {
  const counts = [n, table.both, table.firstOnly, table.secondOnly, table.neither].map(String)
  const shares = [observed, expected, kappa, interval?.low ?? null, interval?.high ?? null, adjusted]
  return [...counts, ...shares.map(value => (value === null ? '' : value.toFixed(4)))]
}
