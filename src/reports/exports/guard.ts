// Who may take what out of a review.
import { forbidden, notFound } from '../../core/errors.ts'
import type { MemberCtx } from '../../reviews/guard.ts'
import { rolesThatMay } from '../../reviews/permissions.ts'
import { type ExportFormat, type ExportTable, isLeads } from '../formats.ts'

/** Refuses what is the lead's alone to give away: ratings and comments are in it, under codes. */
export function mayTake(ctx: MemberCtx, format: ExportFormat, of: ExportTable | null): void {
  if (isLeads(format, of) && !ctx.may('panel.manage'))
    throw forbidden(`${rolesThatMay('panel.manage')} may do this; your role in this review is ${ctx.review.role}.`)
}

/** A word of an address as one of those that are offered; anything else is not there. */
export function offeredOf<T extends string>(words: readonly T[], said: string, what?: string): T {
  const found = words.find(word => word === said)
  if (found === undefined) throw notFound(what)
  return found
}
