// The states of getting hold of a full text.

/** PRISMA counts as sought every record that passes title and abstract; a state is noted once somebody has tried. */
export const RETRIEVAL_STATES = ['sought', 'retrieved', 'not retrieved'] as const
export type RetrievalState = (typeof RETRIEVAL_STATES)[number]
