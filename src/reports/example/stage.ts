// What every step of loading knows: the content, who acts and when, and which number each key was given.
import type { ReviewCtx } from '../../core/db/transaction.ts'
import type { Content } from './content.ts'

export type Numbers = {
  set(kind: string, key: string, id: number): void
  get(kind: string, key: string): number
  /** Null stays null. */
  find(kind: string, key: string | null): number | null
}

export type Stage = {
  readonly content: Content
  readonly numbers: Numbers
  /** The context of the example's own people at nine o'clock on a day; without a name, its lead. */
  on(day: string | null, by?: string): ReviewCtx
}

export function numbersByKey(): Numbers {
  const known = new Map<string, number>()
  const get = (kind: string, key: string) => {
    const id = known.get(`${kind} ${key}`)
    if (id === undefined) throw new Error(`The example names the ${kind} ${key}, which is not there.`)
    return id
  }
  return {
    set: (kind, key, id) => known.set(`${kind} ${key}`, id),
    get,
    find: (kind, key) => (key === null ? null : get(kind, key)),
  }
}
