// Letting the first admin into the example review: an admin sees no review without being a member of it.
import type { Ctx } from '../../../core/db/transaction.ts'
import { addMember } from '../../../reviews/members/actions.ts'
import { listExamples } from '../store.ts'

/** Makes whoever has just set the server up a lead of its example, in the same transaction. */
export async function leadExamples(ctx: Ctx, personId: number): Promise<void> {
  const actor = { kind: 'person', id: personId } as const
  for (const review of await listExamples(ctx.db)) await addMember({ ...ctx, actor, review }, personId, 'lead')
}
