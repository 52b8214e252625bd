// Saying how a configuration bears on a theory statement: said, judged anew, taken away.
import { type Layer, nameOf, titleOf } from '../../../configurations/domain.ts'
import { findConfigurationRow } from '../../../configurations/store.ts'
import { lastChange, record, refuseOvertaken } from '../../../core/db/activity.ts'
import { keepInBin } from '../../../core/db/bin.ts'
import { nextId } from '../../../core/db/counter.ts'
import { personOf, type ReviewCtx, transaction } from '../../../core/db/transaction.ts'
import { invalid, stale } from '../../../core/errors.ts'
import { getTheoryStatement } from '../../../theories/store.ts'
import type { BearingStance } from './domain.ts'
import { deleteBearingRow, findBearing, getBearingRow, insertBearing, updateBearing } from './store.ts'

const SAVING = ['judged what bears on']

type Said = { readonly stance: BearingStance; readonly note: string }

/** Returns its number. */
export function sayBearing(
  ctx: ReviewCtx,
  statementId: number,
  of: { readonly layer: Layer; readonly id: number },
  { stance, note }: Said,
): Promise<number> {
  return transaction(ctx, async ctx => {
    const { id: reviewId } = ctx.review
    await getTheoryStatement(ctx.db, reviewId, statementId)
    const configuration = await findConfigurationRow(ctx.db, reviewId, of.layer, of.id)
    const name = nameOf(of.layer, of.id)
    if (configuration === undefined) throw invalid('configuration', `There is no ${name} in this review.`)
    if (configuration.status === 'retired')
      throw invalid(
        'configuration',
        `${titleOf(of.layer, of.id)} is retired, so it bears on nothing. Bring it back first.`,
      )
    if ((await findBearing(ctx.db, reviewId, statementId, of.layer, of.id)) !== null)
      throw invalid(
        'configuration',
        `It has been said already how ${name} bears on this statement. Change that instead.`,
      )
    const id = await nextId(ctx.db, reviewId, 'bearing')
    const row = { statementId, layer: of.layer, configurationId: of.id, stance, note }
    await insertBearing(ctx.db, { ...row, reviewId, id, createdAt: ctx.now, createdBy: personOf(ctx) })
    await record(ctx, {
      verb: 'said what bears on',
      subjectKind: 'theory statement',
      subjectId: statementId,
      after: { bearing: id, layer: of.layer, configuration: of.id, stance, note },
    })
    return id
  })
}

/** Returns the statement it bears on. */
export function changeBearing(ctx: ReviewCtx, id: number, version: number, said: Said): Promise<number> {
  return transaction(ctx, async ctx => {
    const before = await getBearingRow(ctx.db, ctx.review.id, id)
    const about = { subjectKind: 'theory statement', subjectId: before.statementId }
    if (!(await updateBearing(ctx.db, ctx.review.id, id, version, said))) {
      throw stale('This', {
        version: before.version,
        ...(await lastChange(ctx.db, ctx.review.id, about.subjectKind, about.subjectId, SAVING, { bearing: id })),
        fields: [
          { name: 'stance', label: 'How it stands to the statement', theirs: before.stance, mine: said.stance },
          { name: 'note', label: 'Why', theirs: before.note, mine: said.note },
        ],
      })
    }
    await record(ctx, {
      verb: 'judged what bears on',
      ...about,
      before: { bearing: id, stance: before.stance, note: before.note },
      after: { bearing: id, ...said },
    })
    return before.statementId
  })
}

/** Returns the statement, and the bin's number. */
export function deleteBearing(
  ctx: ReviewCtx,
  id: number,
  version: number | null = null,
): Promise<{ statementId: number; bin: number }> {
  return transaction(ctx, async ctx => {
    const row = await getBearingRow(ctx.db, ctx.review.id, id)
    const of = { kind: 'theory statement', id: row.statementId, verbs: SAVING, part: { bearing: id } }
    await refuseOvertaken(ctx, version, row, { what: 'This', ...of })
    const bin = await keepInBin(ctx, {
      kind: 'bearing',
      id,
      title: `${nameOf(row.layer, row.configurationId)} on theory statement ${row.statementId}`,
      rows: [{ table: 'bearing', rows: [row] }],
      see: `/theory-statements/${row.statementId}#bearing`,
    })
    await deleteBearingRow(ctx.db, ctx.review.id, id)
    return { statementId: row.statementId, bin }
  })
}
