// What changes records: typed, corrected, deleted.
import { lastChange, record, refuseOvertaken } from '../../core/db/activity.ts'
import { keepInBin } from '../../core/db/bin.ts'
import { nextId } from '../../core/db/counter.ts'
import { index } from '../../core/db/search.ts'
import { personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { conflict, invalid, stale } from '../../core/errors.ts'
import { shorten } from '../../core/text.ts'
import { type Alike, findAlike, notePairs } from '../duplicates/pairs/actions.ts'
import { listPairsOf } from '../duplicates/pairs/store.ts'
import { getSearch } from '../searches/store.ts'
import { changedFields, FIELD_LABELS } from './changes.ts'
import type { RecordFields } from './fields.ts'
import { fromColumns, searchBody, toColumns } from './rows.ts'
import { getRecord, insertRecord, isRestedOn, takeRecordRow, updateRecord } from './store.ts'

/** Adds a record by hand; refused when one is certainly the same, unless it is wanted anyway. */
export function addRecord(
  ctx: ReviewCtx,
  fields: RecordFields,
  options: { readonly searchId: number | null; readonly anyway: boolean },
): Promise<number> {
  return transaction(ctx, async ctx => {
    if (options.searchId !== null) await getSearch(ctx.db, ctx.review.id, options.searchId)
    const columns = toColumns(fields)
    const alike = await findAlike(ctx, fields)
    if (!options.anyway) refuseCopy(alike)
    const id = await nextId(ctx.db, ctx.review.id, 'record')
    await insertRecord(ctx.db, {
      ...columns,
      reviewId: ctx.review.id,
      id,
      importId: null,
      searchId: options.searchId,
      duplicateOf: null,
      duplicateBy: null,
      cameIn: null,
      line: null,
      createdAt: ctx.now,
      createdBy: personOf(ctx),
    })
    await index(ctx.db, ctx.review.id, [{ kind: 'record', id, title: fields.title, body: searchBody(fields) }])
    await askAbout(ctx, id, alike)
    await record(ctx, { verb: 'added', subjectKind: 'record', subjectId: id, after: fields })
    return id
  })
}

function refuseCopy({ certain: copy }: Alike): void {
  if (copy === null) return
  const why = copy.rule === 'doi' ? 'it has the same DOI' : 'title, year and first author are the same'
  throw invalid(
    'anyway',
    `Record ${copy.id} is the same publication: ${why}. Tick the box to add this one all the same.`,
  )
}

/** What is certainly the same, and was typed all the same, is asked about like what is doubtful. */
function askAbout(ctx: ReviewCtx, id: number, { certain, doubtful }: Alike): Promise<void> {
  const same = certain === null ? [] : [{ ids: [certain.id, id] as const, score: 100, reason: certain.rule }]
  const alike = doubtful.map(one => ({ ids: [one.id, id] as const, score: one.score }))
  return notePairs(ctx, [...same, ...alike], { foundBy: 'typing', importId: null })
}

/** Corrects any field; what came in stays beside it. */
export function correctRecord(
  ctx: ReviewCtx,
  id: number,
  version: number,
  given: Partial<RecordFields>,
): Promise<void> {
  return transaction(ctx, async ctx => {
    const row = await getRecord(ctx.db, ctx.review.id, id)
    const before = fromColumns(row)
    const fields = { ...before, ...given }
    const changed = changedFields(before, fields)
    if (!(await updateRecord(ctx.db, ctx.review.id, id, version, toColumns(fields), JSON.stringify(before)))) {
      const sides = changed.map(name => ({
        name,
        label: FIELD_LABELS[name],
        theirs: shown(before[name]),
        mine: shown(fields[name]),
      }))
      const saved = await lastChange(ctx.db, ctx.review.id, 'record', id, ['corrected'])
      throw stale('This record', { version: row.version, ...saved, fields: sides })
    }
    await index(ctx.db, ctx.review.id, [{ kind: 'record', id, title: fields.title, body: searchBody(fields) }])
    const only = (all: RecordFields) => Object.fromEntries(changed.map(name => [name, all[name]]))
    await record(ctx, {
      verb: 'corrected',
      subjectKind: 'record',
      subjectId: id,
      before: only(before),
      after: only(fields),
    })
  })
}

function shown(value: RecordFields[keyof RecordFields]): string {
  return Array.isArray(value) ? value.join('\n') : String(value ?? '')
}

/** Before a record is deleted or set aside: refused where it was corrected after the version that was read. */
export function refuseCorrected(
  ctx: ReviewCtx,
  row: { readonly id: number; readonly version: number },
  version: number | null,
): Promise<void> {
  return refuseOvertaken(ctx, version, row, { what: 'This record', kind: 'record', id: row.id, verbs: ['corrected'] })
}

/** Deletes a record that was typed by hand and that nothing rests on; returns the number to undo with. */
export function deleteRecord(ctx: ReviewCtx, id: number, version: number | null = null): Promise<number> {
  return transaction(ctx, async ctx => {
    const row = await getRecord(ctx.db, ctx.review.id, id)
    await refuseCorrected(ctx, row, version)
    if (row.importId !== null)
      throw conflict('This record came with an import. Exclude it, or undo the import as a whole.')
    if (await isRestedOn(ctx.db, ctx.review.id, id))
      throw conflict(
        'This record has been screened, sought or made a document, or a copy was set aside for it, so it stays.',
      )
    const pairs = await listPairsOf(ctx.db, ctx.review.id, id)
    const taken = await takeRecordRow(ctx.db, ctx.review.id, id)
    return keepInBin(ctx, {
      kind: 'record',
      id,
      title: shorten(row.title || `record ${id}`, 200),
      rows: [
        { table: 'recordRow', rows: [taken] },
        { table: 'duplicatePair', rows: pairs, ties: { to: 'recordRow', columns: ['recordId', 'otherId'] } },
      ],
      sums: [{ table: 'recordCount', key: { standing: taken.standing }, column: 'count', by: 1 }],
      found: [{ kind: 'record', id, title: row.title, body: searchBody(fromColumns(row)) }],
    })
  })
}
