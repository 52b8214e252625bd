// The decision to stop searching: on what grounds, and whether it stands.

export const GROUNDS = ['saturation', 'sufficiency', 'resources', 'plan', 'other'] as const
export type Grounds = (typeof GROUNDS)[number]

/** As it goes on after “because”. */
export const GROUND_WORDS: Readonly<Record<Grounds, string>> = {
  saturation: 'the last searches changed nothing in the theory',
  sufficiency: 'what was found is enough to answer the question',
  resources: 'time or money ran out',
  plan: 'every planned search had been run',
  other: 'of what follows',
}

/** A memo on searching that stopped it or began it again. */
export type StopMemo = {
  readonly memoId: number
  readonly state: 'stopped' | 'resumed'
  /** Empty when searching was resumed. */
  readonly grounds: Grounds | ''
  readonly reason: string
  readonly writtenAt: string
  readonly writtenBy: string | null
}

/** The decision that stands: the latest; undefined while nobody has stopped. */
export function standingStop(memos: readonly StopMemo[]): StopMemo | undefined {
  const latest = memos.at(-1)
  return latest?.state === 'stopped' ? latest : undefined
}
