// The four heads under which a team says how sure it is of a principle.

/** After the components of GRADE-CERQual (Lewin et al. 2018), asked of a principle as a whole and in words, never as a sum. */
export const HEADS = [
  { name: 'onData', title: 'The data', label: 'How rich and trustworthy the data are' },
  { name: 'onExplanation', title: 'The explanation', label: 'How well the explanation hangs together' },
  { name: 'onSettings', title: 'The settings', label: 'How far the settings resemble ours' },
  { name: 'onContradiction', title: 'What contradicts it', label: 'What contradicts it' },
] as const
export type Head = (typeof HEADS)[number]['name']

export type Sureness = Readonly<Record<Head, string>> & {
  readonly gradeId: number | null
  readonly grade: string | null
  readonly writtenAt: string
  readonly writtenBy: string | null
  readonly version: number
}
