// Rows of a form that a stale save would overwrite, matched by their identity and not by their place.
import type { Control } from './controls.ts'

/** The names of a row's fields: its identity (empty where it is new), its number, and the words without which it is no row. */
export type RowNames = {
  readonly key: string
  readonly number: string
  readonly words: readonly string[]
  /** What a row is called: statement. */
  readonly noun: string
}

export type Words = Readonly<Record<string, string>>

/** What the two did to a row; where one of them dropped it, what the other did decides whether it stays. */
export type Standing =
  | 'kept by both'
  | 'added by them'
  | 'added by you'
  | 'changed by them'
  | 'changed by you'
  | 'dropped by them'
  | 'dropped by you'

export type MatchedRow = {
  readonly id: string
  readonly standing: Standing
  readonly theirs: Words | null
  readonly mine: Words | null
  /** As both had found it; null where it is newer, or where that is not known. */
  readonly before: Words | null
}

type Row = { readonly id: string; readonly words: Words }
type Sent = Readonly<Record<string, unknown>>

/** Theirs first, in their order; what was added or kept by the sender alone comes last, with a free number. */
export function matchRows(names: RowNames, controls: readonly Control[], sent: Sent, was: Sent | null): MatchedRow[] {
  const lists = Object.fromEntries(
    fieldsOf(names).map(name => [name, controls.filter(one => one.name === name).map(one => one.values[0] ?? '')]),
  )
  const [theirs, before] = [rowsOf(names, lists), was === null ? [] : rowsOf(names, was)]
  const isNewOfThem = (row: Row) => row.id !== '' && !before.some(one => one.id === row.id)
  const sameWords = (row: Row, other: Row) => names.words.every(name => row.words[name] === other.words[name])
  // Sent twice: what the sender added stands already, word for word.
  const mine = rowsOf(names, sent).map(row =>
    row.id === '' ? (theirs.find(one => isNewOfThem(one) && sameWords(one, row)) ?? row) : row,
  )
  const ofId = (rows: readonly Row[], id: string) => rows.find(one => one.id === id)?.words ?? null
  const matched = theirs.map(({ id, words }) =>
    standing(names, { id, theirs: words, mine: ofId(mine, id), before: ofId(before, id) }),
  )
  const used = new Set(theirs.map(row => row.words[names.number] ?? ''))
  const own = mine
    .filter(row => row.id === '' || ofId(theirs, row.id) === null)
    .map(({ id, words }) => {
      const number = words[names.number] ?? ''
      const free = number === '' || used.has(number) ? nextFree(used) : number
      const row = { id, theirs: null, mine: words, before: id === '' ? null : ofId(before, id) }
      const match = standing(names, row)
      if (match.standing === 'dropped by them') return match
      used.add(free)
      return { ...match, mine: { ...words, [names.number]: free } }
    })
  return [...matched, ...own]
}

export const fieldsOf = ({ key, number, words }: RowNames): string[] => [key, number, ...words]

function standing({ words, number }: RowNames, row: Omit<MatchedRow, 'standing'>): MatchedRow {
  const { id, theirs, mine, before } = row
  const isSame = (one: Words | null) => [number, ...words].every(name => one?.[name] === before?.[name])
  if (theirs !== null && mine !== null) return { ...row, standing: 'kept by both' }
  if (theirs !== null) {
    if (before === null) return { ...row, standing: 'added by them' }
    return { ...row, standing: isSame(theirs) ? 'dropped by you' : 'changed by them' }
  }
  if (id === '') return { ...row, standing: 'added by you' }
  return { ...row, standing: before !== null && isSame(mine) ? 'dropped by them' : 'changed by you' }
}

/** Rows without any words are none. */
function rowsOf(names: RowNames, sent: Sent): Row[] {
  const lists = new Map(fieldsOf(names).map(name => [name, [sent[name] ?? []].flat().map(plain)]))
  const at = (name: string, row: number) => lists.get(name)?.[row] ?? ''
  const length = Math.max(...[...lists.values()].map(list => list.length))
  return Array.from({ length }, (_, row) => ({
    id: at(names.key, row),
    words: Object.fromEntries([names.number, ...names.words].map(name => [name, at(name, row)])),
  })).filter(row => names.words.some(name => row.words[name] !== ''))
}

const plain = (value: unknown) => String(value).replaceAll(/\r\n?/g, '\n').trim()

/** After the highest of the numbers that are whole. */
function nextFree(used: ReadonlySet<string>): string {
  const whole = [...used].filter(one => /^\d{1,9}$/.test(one)).map(Number)
  return String(Math.max(0, ...whole) + 1)
}
