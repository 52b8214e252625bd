// Every change of a principle is a version of it: the whole is kept as a snapshot, indexed and noted.
import { nameOf } from '../../configurations/domain.ts'
import { record } from '../../core/db/activity.ts'
import { index } from '../../core/db/search.ts'
import { personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { stale } from '../../core/errors.ts'
import { listLevels } from '../../reviews/vocabulary/store.ts'
import { overwritten, type Snapshot } from '../domain.ts'
import { type Change, getPrinciple, type Principle, updatePrinciple } from '../store.ts'
import { insertVersion, listSnapshots } from './store.ts'

/**
 * Every change of a principle's words goes through here: `work` writes the parts and returns what changes in the row; the
 * version goes up and the whole is kept as a snapshot. With `fields`, what the form would overwrite unseen is refused as stale.
 */
export function changing(
  ctx: ReviewCtx,
  id: number,
  change: {
    readonly verb: string
    readonly reason: string
    readonly version?: number
    /** For a change without words to compare: the version it was decided on, or whatever stands. */
    readonly decidedOn?: number | null
    readonly fields?: (now: Principle, was: Snapshot) => Parameters<typeof overwritten>[0]
  },
  work: (ctx: ReviewCtx, now: Principle) => Promise<Change>,
): Promise<void> {
  return transaction(ctx, async ctx => {
    const now = await getPrinciple(ctx.db, ctx.review.id, id)
    await refuseSaved(ctx, now, change.decidedOn ?? null)
    if (change.version !== undefined && change.version !== now.version && change.fields !== undefined) {
      const versions = await listSnapshots(ctx.db, ctx.review.id, id, [change.version, now.version])
      const was = versions.find(version => version.version === change.version)
      const latest = versions.find(version => version.version === now.version)
      const fields = was === undefined ? [] : overwritten(change.fields(now, was.snapshot))
      if (was === undefined || fields.length > 0)
        throw stale('This principle', {
          version: now.version,
          savedBy: latest?.writtenBy ?? null,
          savedAt: latest?.writtenAt ?? null,
          fields,
          ...(was === undefined ? {} : { was: [was.snapshot] }),
        })
    }
    const set = await work(ctx, now)
    if (!(await updatePrinciple(ctx.db, ctx.review.id, id, now.version, set)))
      throw stale('This principle', { version: now.version, fields: [] })
    await keepVersion(ctx, id, change.verb, change.reason, now.version)
  })
}

/** Refused where the principle was saved after the version that something was decided on. */
export async function refuseSaved(ctx: ReviewCtx, now: Principle, decidedOn: number | null): Promise<void> {
  if (decidedOn === null || decidedOn === now.version) return
  const [latest] = await listSnapshots(ctx.db, ctx.review.id, now.id, [now.version])
  const saved = { savedBy: latest?.writtenBy ?? null, savedAt: latest?.writtenAt ?? null }
  throw stale('This principle', { version: now.version, ...saved, fields: [] })
}

/** Keeps the principle as it stands now, indexes it and notes the change. */
export async function keepVersion(
  ctx: ReviewCtx,
  id: number,
  verb: string,
  reason: string,
  before: number | undefined,
): Promise<void> {
  const principle = await getPrinciple(ctx.db, ctx.review.id, id)
  const levels = await listLevels(ctx.db, ctx.review.id)
  const snapshot = snapshotOf(principle, new Map(levels.map(level => [level.id, level.name])))
  await insertVersion(ctx.db, {
    reviewId: ctx.review.id,
    principleId: id,
    version: principle.version,
    snapshot: JSON.stringify(snapshot),
    reason,
    writtenAt: ctx.now,
    writtenBy: personOf(ctx),
  })
  const body = [
    principle.explanation,
    principle.whereItHolds,
    principle.whereItDoesNot,
    ...Object.values(principle.plainWords),
    ...principle.lines.map(line => line.text),
  ]
  await index(ctx.db, ctx.review.id, [{ kind: 'principle', id, title: principle.heading, body: body.join('\n') }])
  await record(ctx, {
    verb,
    subjectKind: 'principle',
    subjectId: id,
    before: before === undefined ? undefined : { version: before },
    after: { version: principle.version, heading: principle.heading, reason },
  })
}

function snapshotOf(principle: Principle, levels: ReadonlyMap<number, string>): Snapshot {
  return {
    heading: principle.heading,
    explanation: principle.explanation,
    status: principle.status,
    whereItHolds: principle.whereItHolds,
    whereItDoesNot: principle.whereItDoesNot,
    levels: principle.levelsAreSet ? principle.levelIds.map(id => levels.get(id) ?? '') : null,
    configurations: principle.configurations.map(ref => nameOf(ref.layer, ref.id)),
    plainWords: principle.plainWords,
    lines: principle.lines.map(({ position, themeId, ...line }) => line),
  }
}
