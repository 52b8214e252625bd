// What of an item may be shown: the first decision only once the checker has chosen, a disagreement to everyone.
import type { Choice } from '../domain.ts'
import { checkersChoice, maySettle, type Opinion, type Outcome, stepOf, type Verdict, verdictOf } from './domain.ts'

export type Item = Verdict & {
  readonly position: number
  readonly recordId: number
  readonly title: string
  readonly firstPersonId: number | null
  readonly firstName: string | null
  /** How many imports brought a decision on this record that was carried in. */
  readonly carried: number | string | null
  readonly firstRole: string | null
  readonly firstChoice: Choice
  readonly firstReason: string | null
  readonly note: string | null
  readonly outcomeChoice: Choice | null
  readonly outcomeNote: string | null
}

/** Nobody here decided first: the decision was carried in with an import. */
const isElsewhere = (item: Item) => item.firstPersonId === null && Number(item.carried ?? 0) > 0

export function showDisagreement(item: Item, personId: number, isLead: boolean) {
  const { position, recordId, title, firstName, firstChoice, firstReason, outcome, outcomeChoice } = item
  return {
    ...{ position, recordId, title, firstName, firstChoice, firstReason, outcome, outcomeChoice },
    isElsewhere: isElsewhere(item),
    checkersChoice: checkersChoice(firstChoice, item),
    opinion: item.opinion ?? ('disagree' as Opinion),
    note: item.note ?? '',
    outcomeNote: item.outcomeNote ?? '',
    maySettle: maySettle(item, personId, isLead),
  }
}

/** For the checker: what was said, and the first decision from the moment it may be seen. */
export function showItem(item: Item, isBlind: boolean) {
  const step = stepOf(verdictOf(item), isBlind)
  const first =
    step === 'choose'
      ? null
      : { choice: item.firstChoice, reason: item.firstReason, name: item.firstName, elsewhere: isElsewhere(item) }
  const { choice, opinion, outcome } = item
  return { step, first, choice, opinion, note: item.note ?? '', outcome: outcome as Outcome | null }
}
