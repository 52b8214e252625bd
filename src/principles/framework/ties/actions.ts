// Checks what archetypes and tensions are tied to before they are saved: a name of nothing is said, never dropped.
import type { ReviewCtx } from '../../../core/db/transaction.ts'
import { invalid } from '../../../core/errors.ts'
import type { Ref } from '../../domain.ts'
import type { Named } from './naming.ts'
import { findNamesOfNothing, listPrincipleNames } from './store.ts'

/** Returns the configurations; `field` is where the form names them. */
export async function checkRefs(ctx: ReviewCtx, named: Named, field: string): Promise<readonly Ref[]> {
  if (named.unread.length > 0)
    throw invalid(field, `Write configurations as CMOC 12 or account 230, not ${named.unread.slice(0, 5).join(', ')}.`)
  const missing = await findNamesOfNothing(ctx.db, ctx.review.id, named.refs)
  if (missing.length > 0)
    throw invalid(field, `There is no ${missing.slice(0, 5).join(', no ')}. References in the texts count as well.`)
  return named.refs
}

export async function checkPrinciples(ctx: ReviewCtx, ids: readonly number[]): Promise<readonly number[]> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return []
  const known = new Set((await listPrincipleNames(ctx.db, ctx.review.id)).map(one => one.id))
  if (wanted.some(id => !known.has(id))) throw invalid('principles', 'Choose principles from the list.')
  return wanted
}
