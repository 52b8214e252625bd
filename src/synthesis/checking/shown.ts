// What pages and JSON show of a check of coding: how far it is, and what was said of a configuration.
import { z } from 'zod'
import { LayerAnswer } from '../../configurations/answers.ts'
import { historyLine } from '../pages/history.ts'
import { ANSWERS, tallyOf } from './domain.ts'
import type { CheckRow, countAnswers, ItemRow } from './store.ts'

export const CheckAnswer = z.object({
  id: z.number(),
  layer: LayerAnswer,
  documentId: z.number().nullable(),
  documentLabel: z.string().nullable(),
  /** Per cent; 100 is all of them. */
  share: z.number(),
  population: z.number(),
  size: z.number(),
  seed: z.string(),
  setsStatus: z.boolean(),
  checkerId: z.number(),
  checkerName: z.string(),
  /** The checker is no member any more. */
  hasLeft: z.boolean(),
  askedAt: z.string(),
  endedAt: z.string().nullable(),
  isMine: z.boolean(),
  answered: z.number(),
  agree: z.number(),
  amend: z.number(),
  discuss: z.number(),
})

export const SaidAnswer = z.object({
  answer: z.enum(ANSWERS),
  note: z.string(),
  proposedWording: z.string(),
  /** The change that an amendment names, in words. */
  change: z.object({ what: z.string(), note: z.string(), at: z.string() }).nullable(),
  /** The comment that was opened, and whether it is settled. */
  comment: z.object({ id: z.number(), isSettled: z.boolean() }).nullable(),
  givenAt: z.string(),
  /** A wording that was proposed and not applied yet, beside the present one. */
  proposal: z.object({ present: z.string(), version: z.number(), isOutdated: z.boolean() }).nullable(),
  /** When the configuration was last changed after the answer, whoever did it; null where it stands as it was seen. */
  changedLaterAt: z.string().nullable(),
  applied: z.object({ at: z.string(), by: z.string().nullable() }).nullable(),
})

export function showCheck(row: CheckRow, answers: Awaited<ReturnType<typeof countAnswers>>, personId: number) {
  const { checkerRole, setsStatus, ...check } = row
  return {
    ...check,
    setsStatus: setsStatus === 1,
    hasLeft: checkerRole === null,
    isMine: row.checkerId === personId,
    ...tallyOf(answers.filter(one => one.checkId === row.id)),
  }
}

/** Null while nothing was said. */
export function showSaid(item: ItemRow): z.input<typeof SaidAnswer> | null {
  const { answer, givenAt, verb, before, after, changedAt, commentId, resolvedAt } = item
  if (answer === null || givenAt === null) return null
  const isKnown = verb !== null && changedAt !== null
  return {
    answer,
    note: item.note ?? '',
    proposedWording: item.proposedWording ?? '',
    change: isKnown ? { ...historyLine({ verb, before, after }), at: changedAt } : null,
    comment: commentId === null ? null : { id: commentId, isSettled: resolvedAt !== null },
    givenAt,
    changedLaterAt: item.changedLaterAt,
    ...proposalOf(item),
  }
}

function proposalOf(item: ItemRow) {
  const { presentWording: present, presentVersion: version, wordingVersion, appliedAt, appliedBy } = item
  const applied = appliedAt === null ? null : { at: appliedAt, by: appliedBy }
  const isOpen = applied === null && item.answer === 'amend' && (item.proposedWording ?? '') !== ''
  return { applied, proposal: isOpen ? { present, version, isOutdated: version !== wordingVersion } : null }
}
