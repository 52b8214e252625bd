// What changes tables that are brought in: received, read in another way, begun, stopped, taken out again.
import { LAYERS } from '../../configurations/domain.ts'
import { record } from '../../core/db/activity.ts'
import { nextId } from '../../core/db/counter.ts'
import { personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { conflict, invalid } from '../../core/errors.ts'
import { addJob, askToCancel } from '../../core/jobs/store.ts'
import { findDocument } from '../../documents/store.ts'
import { type Chosen, NOTHING_CHOSEN, readChosen } from './domain.ts'
import { citedSources } from './matching/matching.ts'
import { listKnownDocuments, listKnownRecords, listTakenLabels } from './matching/store.ts'
import type { RowOf } from './reading/row.ts'
import { readTable, type Table } from './reading/table.ts'
import { getBringing, insertBringing, moveBringing } from './store.ts'

export const BRINGING = 'bring in a table'

/** A table becomes a preview; nothing of it is saved as a configuration yet. Returns its number. */
export function receiveTable(
  ctx: ReviewCtx,
  table: { readonly fileName: string; readonly rows: readonly RowOf[]; readonly chosen: Partial<Chosen> },
): Promise<number> {
  return transaction(ctx, async ctx => {
    const { fileName, rows, chosen } = table
    const id = await nextId(ctx.db, ctx.review.id, 'bringing')
    await insertBringing(ctx.db, {
      ...{ reviewId: ctx.review.id, id, fileName, cells: rows, createdAt: ctx.now, createdBy: personOf(ctx) },
      choices: JSON.stringify({ ...NOTHING_CHOSEN, ...chosen }),
    })
    await record(ctx, { verb: 'received', subjectKind: 'table', subjectId: id, after: { rows: rows.length } })
    return id
  })
}

/** How the table is to be read, before it is brought in. */
export function chooseReading(ctx: ReviewCtx, id: number, version: number | null, chosen: Chosen): Promise<void> {
  return transaction(ctx, async ctx => {
    const before = await getBringing(ctx.db, ctx.review.id, id)
    if (before.state !== 'preview') throw begun()
    if (before.choices === JSON.stringify(chosen)) return
    if (version !== null && version !== before.version)
      throw conflict(
        'Someone else has changed how this table is read since you opened it. Look at it again, then choose.',
      )
    const to = { state: 'preview', choices: JSON.stringify(chosen) } as const
    if (!(await moveBringing(ctx.db, ctx.review.id, id, ['preview'], to))) throw begun()
    const { columns, layer, codes } = chosen
    await record(ctx, {
      verb: 'chose how to read',
      subjectKind: 'table',
      subjectId: id,
      after: { columns, layer, codes },
    })
  })
}

/** Hands the table to a worker, once every question is answered; returns the number of the job. */
export async function startBringing(ctx: ReviewCtx, id: number): Promise<number> {
  const { rows, choices } = await getBringing(ctx.db, ctx.review.id, id)
  const chosen = readChosen(choices)
  const { table, cited } = await lookAt(ctx, rows, chosen)
  if (!table.rows.some(row => row.kind === 'configuration'))
    throw invalid('kinds', 'No row of this table is to be brought in. Choose at least one as a configuration.')
  const open = cited.filter(one => one.as === '')
  if (open.length > 0)
    throw invalid('as', `Several texts may be meant by ${open[0]!.source.name}. Choose one, or a new document.`)
  return transaction(ctx, async ctx => {
    if (chosen.layer === 'account') await refuseUnknown(ctx, chosen.documentId)
    const jobId = await addJob(ctx, ctx.review.id, BRINGING, { bringingId: id })
    if (!(await moveBringing(ctx.db, ctx.review.id, id, ['preview'], { state: 'running', jobId }))) throw begun()
    await record(ctx, { verb: 'began to bring in', subjectKind: 'table', subjectId: id })
    return jobId
  })
}

/** Gives up a preview, or stops what is at work; then nothing of it stays. */
export function cancelBringing(ctx: ReviewCtx, id: number): Promise<void> {
  return transaction(ctx, async ctx => {
    const { state, jobId } = await getBringing(ctx.db, ctx.review.id, id)
    if (state === 'running' && jobId !== null) await askToCancel(ctx.db, ctx.review.id, jobId)
    else if (
      !(await moveBringing(ctx.db, ctx.review.id, id, ['preview', 'running'], {
        ...{ state: 'cancelled', finishedAt: ctx.now },
      }))
    )
      throw conflict('This is over; there is nothing left to cancel.')
    await record(ctx, { verb: 'cancelled', subjectKind: 'table', subjectId: id })
  })
}

/** Takes out what was brought in, but for what somebody has worked on since. Returns the number of the job. */
export function startUndo(ctx: ReviewCtx, id: number): Promise<number> {
  return transaction(ctx, async ctx => {
    const jobId = await addJob(ctx, ctx.review.id, BRINGING, { bringingId: id, undo: true })
    if (!(await moveBringing(ctx.db, ctx.review.id, id, ['complete'], { state: 'running', jobId })))
      throw conflict('This table is not in, so that it cannot be taken out.')
    await record(ctx, { verb: 'began to take out', subjectKind: 'table', subjectId: id })
    return jobId
  })
}

/** For how long a table may be read before others get their turn. */
const TURN_MS = 12

/** A table as it is read now, with what its sources are; long ones are read in turns. */
export async function lookAt(ctx: Pick<ReviewCtx, 'db' | 'review'>, rows: readonly RowOf[], chosen: Chosen) {
  const table = await readInTurns(rows, chosen)
  const documents = await listKnownDocuments(ctx.db, ctx.review.id)
  const sources = table.rows.flatMap(row => row.sources)
  const years = [...new Set(sources.flatMap(source => source.year ?? []))].slice(0, 300)
  const records = await listKnownRecords(ctx.db, ctx.review.id, years)
  const taken = new Set(await listTakenLabels(ctx.db, ctx.review.id, chosen.layer))
  if (table.isOwn)
    for (const layer of LAYERS)
      for (const label of await listTakenLabels(ctx.db, ctx.review.id, layer)) taken.add(`${layer} ${label}`)
  return { table, cited: citedSources(table.rows, { documents, records }, chosen.sources), taken }
}

async function readInTurns(rows: readonly RowOf[], chosen: Chosen): Promise<Table> {
  const steps = readTable({ rows }, chosen)
  for (let since = performance.now(); ; ) {
    const step = steps.next()
    if (step.done === true) return step.value
    if (performance.now() - since < TURN_MS) continue
    await new Promise(resolve => setImmediate(resolve))
    since = performance.now()
  }
}

async function refuseUnknown(ctx: ReviewCtx, documentId: number | null): Promise<void> {
  if (documentId === null || (await findDocument(ctx.db, ctx.review.id, documentId)) === undefined)
    throw invalid('documentId', 'Choose the document whose accounts these rows are.')
}

function begun() {
  return conflict('This table has been brought in or given up already.')
}
