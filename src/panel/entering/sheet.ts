// What a sheet of answers says once it is read: of each item and question, and what is wrong, in words for the team.

import type { Given } from '../answering/priorities/given.ts'
import type { Difference } from '../differences/difference.ts'
import type { PriorityQuestion } from '../domain.ts'

export type Sheet = Readonly<Record<string, readonly string[]>>
export type Problems = Readonly<Record<string, readonly string[]>>
export type Read<T> = { readonly problems: Problems } | { readonly problems: null; readonly read: T }

type Words = { readonly comment: string; readonly seen: string }
/** Scores that were changed on the page; words that are undefined were not on the sheet. */
export type ItemRead = {
  readonly seen: string
  readonly instead: boolean
  readonly scores: ReadonlyMap<number, number | null>
  readonly comment: string | undefined
  readonly difference: Difference | undefined
}
/** `had`: what the page was opened with. */
export type PriorityRead = {
  readonly items: readonly number[]
  readonly points: readonly string[]
  readonly cannot: boolean
  readonly instead: boolean
  readonly had: string | undefined
}
/** What stands on a sheet for each item and question; null where it says nothing of one. */
export type ReadSheet = {
  readonly boxes: Sheet
  readonly item: (id: number) => Read<ItemRead> | null
  readonly priority: (position: number) => Read<PriorityRead> | null
  readonly missing: Read<Words> | null
}

const ITEM_BOX = /^i([1-9]\d{0,8})-(q[1-3]|had|comment|setting|differs|because|seen|instead)$/
const PRIORITY_BOX = /^p([1-3])-(items|points|cannot|had|instead)$/

/** The first box that no item and no question of this round has; null where there is none. */
export function strangerIn(sheet: Sheet, items: readonly number[], positions: readonly number[]): string | null {
  const isKnown = (name: string) =>
    name.startsWith('_') ||
    name === 'missing' ||
    name === 'missing-seen' ||
    items.includes(Number(ITEM_BOX.exec(name)?.[1])) ||
    positions.includes(Number(PRIORITY_BOX.exec(name)?.[1]))
  return Object.keys(sheet).find(name => !isKnown(name)) ?? null
}

/** What was chosen or shared as the page says it in `p2-had`. */
export function writtenOf(given: Given): string {
  if (given.kind === 'cannot') return 'cannot'
  if (given.kind !== 'given') return ''
  return [...given.given].flatMap(([id, score]) => (score > 0 ? [`${id}:${score}`] : [])).join(' ')
}

/** What is wrong with what was chosen or shared, for the team. */
export function problemWith(given: Extract<Given, { kind: 'wrong' }>, { scale, most }: PriorityQuestion): string {
  const isChoice = scale === 'choose'
  if (given.isBoth) return isChoice ? 'Choose items, or “can’t judge”.' : 'Share points, or choose “can’t judge”.'
  if (isChoice) return given.sum === null ? 'Choose from the list.' : `Choose at most ${most}.`
  return `Share ${most} points${given.sum === null ? ', in whole numbers' : `: these are ${given.sum}`}.`
}

export const meanwhile = (text: string) =>
  `Meanwhile other words were saved here: “${text}”. Save again to put these in their place.`
export const tooLong = (most: number) => `Use at most ${most.toLocaleString('en-GB')} characters.`
