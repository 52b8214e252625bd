// The states of getting hold of a full text.

/** PRISMA counts as sought every record that passes title and abstract; a state is noted once somebody has tried. */
export const RETRIEVAL_STATES = ['sought', 'retrieved', 'not retrieved'] as const
export type RetrievalState = (typeof RETRIEVAL_STATES)[number]

/** What the list can be narrowed to; `due` are those whose day to ask again has come. */
export const RETRIEVAL_FILTERS = ['open', 'due', ...RETRIEVAL_STATES] as const
export type RetrievalFilter = (typeof RETRIEVAL_FILTERS)[number]

export type RetrievalNote = {
  readonly state: RetrievalState
  readonly reason: string
  /** Whom it was asked of; empty where nobody was. */
  readonly asked?: string
  /** The day to ask again, as 2026-11-21. */
  readonly remindOn?: string | null
}

export function notRetrievedSentence(recordId: number, reason: string): string {
  const why = reason === '' ? '' : ` (${reason})`
  return `Record ${recordId} was noted as not retrieved${why}. Note it as retrieved first.`
}
