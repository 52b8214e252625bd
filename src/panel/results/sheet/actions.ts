// Saving what became of one comment or point from a page of many; what stands beside the others is left to be saved.
import type { ReviewCtx } from '../../../core/db/transaction.ts'
import { Invalid, isStale } from '../../../core/errors.ts'
import { turnIntoLine } from '../../differences/actions.ts'
import { dispose } from '../actions.ts'
import type { Entry, Pressed } from './typed.ts'

/** Says what was done. What somebody else saved meanwhile is said beside the box, so that nothing typed on the page is lost. */
export async function saveEntry(ctx: ReviewCtx, { what, id }: Pressed, entry: Entry | null): Promise<string> {
  if (what === 'line') {
    const { principleId } = await turnIntoLine(ctx, id)
    return `Principle ${principleId} has it as a line of local meaning.`
  }
  if (entry === null || entry.problems !== null) throw new Invalid(entry?.problems ?? {})
  const at = `${what}${id}-`
  try {
    await dispose(ctx, what, id, entry.disposition)
  } catch (error) {
    if (error instanceof Invalid)
      throw new Invalid(Object.fromEntries(Object.entries(error.fields).map(([name, said]) => [at + name, said])))
    if (!isStale(error)) throw error
    const { savedBy, fields } = error.detail.stale
    const theirs = fields.find(one => one.name === 'reason')?.theirs
    const saved = theirs === undefined ? 'this with the same reason' : `here: “${theirs}”`
    throw new Invalid({
      [`${at}reason`]: [
        `Meanwhile ${savedBy ?? 'someone else'} saved ${saved}. Save again to put what is here in its place.`,
      ],
    })
  }
  return what === 'comment' ? 'Saved. Whoever said it reads it.' : 'Saved.'
}
