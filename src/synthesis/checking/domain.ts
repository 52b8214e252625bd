// What a second person may say of a configuration, and how the answers add up.

export const ANSWERS = ['agree', 'amend', 'discuss'] as const
export type Answer = (typeof ANSWERS)[number]

/** In sentences about what was done: "7 agreed". */
export const DONE: Readonly<Record<Answer, string>> = { agree: 'agreed', amend: 'amended', discuss: 'to discuss' }

/** A sample larger than this is no check any more, and no page of it would be worked through. */
export const MOST_CHECKED = 5_000

export type Tally = { readonly answered: number } & Readonly<Record<Answer, number>>

export function tallyOf(rows: readonly { readonly answer: Answer; readonly count: number }[]): Tally {
  const tally = { answered: 0, agree: 0, amend: 0, discuss: 0 }
  for (const { answer, count } of rows) {
    tally.answered += count
    tally[answer] += count
  }
  return tally
}

/** Verbs of the activity that change what a configuration says or rests on: these can be named as an amendment. */
export const AMENDING = [
  'worded',
  'reworded',
  'changed',
  'added an element to',
  'changed an element of',
  'put in order the elements of',
  'rearranged the elements of',
  'moved an element out of',
  'moved an element into',
  'coded a passage into',
  'added evidence to',
  'changed evidence of',
  'quoted evidence of',
  'linked',
  'tied a theory to',
  'untied a theory from',
  'deleted',
  'restored',
] as const
