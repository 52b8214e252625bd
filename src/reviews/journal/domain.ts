// What kinds of memo there are, and for how long one may still be edited.

export const MEMO_KINDS = [
  'scoping',
  'focus',
  'change',
  'search',
  'appraisal',
  'reasoning',
  'reflexive',
  'session',
] as const
export type MemoKind = (typeof MEMO_KINDS)[number]

/** How each kind is said on pages; `change` is RAMESES item 5, `scoping` item 7. */
export const KIND_WORDS: Readonly<Record<MemoKind, string>> = {
  scoping: 'Scoping',
  focus: 'Focus',
  change: 'Change from the protocol',
  search: 'Searching',
  appraisal: 'Appraisal',
  reasoning: 'Reasoning',
  reflexive: 'Reflexive',
  session: 'Session',
}

const DAY_MS = 86_400_000

/** A memo is its author's to edit for a day; then it stands, and can only be followed up. */
export function isEditable(
  memo: { readonly writtenAt: string; readonly writtenById: number | null },
  personId: number,
  now: string,
): boolean {
  return memo.writtenById === personId && Date.parse(now) - Date.parse(memo.writtenAt) < DAY_MS
}
