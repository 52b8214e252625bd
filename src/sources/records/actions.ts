// What changes records: typed, corrected, set aside as a copy and brought back, deleted.
import { lastChange, record } from '../../core/db/activity.ts'
import { keepInBin } from '../../core/db/bin.ts'
import { nextId } from '../../core/db/counter.ts'
import { index } from '../../core/db/search.ts'
import { personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { conflict, invalid, stale } from '../../core/errors.ts'
import { shorten } from '../../core/text.ts'
import { knownRecords } from '../imports/saving/batch.ts'
import { listCandidates, moveDuplicates, setDuplicate } from '../imports/saving/store.ts'
import { getSearch } from '../searches/store.ts'
import { changedFields, FIELD_LABELS } from './changes.ts'
import type { RecordFields } from './fields.ts'
import { fromColumns, searchBody, toColumns } from './rows.ts'
import { findRecord, getRecord, insertRecord, isRestedOn, takeRecordRow, updateRecord } from './store.ts'

const NO_IMPORT = 0

/** Adds a record by hand; refused when one is certainly the same, unless it is wanted anyway. */
export function addRecord(
  ctx: ReviewCtx,
  fields: RecordFields,
  options: { readonly searchId: number | null; readonly anyway: boolean },
): Promise<number> {
  return transaction(ctx, async ctx => {
    if (options.searchId !== null) await getSearch(ctx.db, ctx.review.id, options.searchId)
    const columns = toColumns(fields)
    if (!options.anyway) await refuseCopy(ctx, fields, columns.titleKey)
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
    await record(ctx, { verb: 'added', subjectKind: 'record', subjectId: id, after: fields })
    return id
  })
}

async function refuseCopy(ctx: ReviewCtx, fields: RecordFields, titleKey: string): Promise<void> {
  const found = await listCandidates(
    ctx.db,
    ctx.review.id,
    NO_IMPORT,
    fields.doi === '' ? [] : [fields.doi],
    titleKey === '' ? [] : [titleKey],
  )
  const copy = knownRecords(found).copyOf({ ...fields, titleKey })
  if (copy === null) return
  const why = copy.rule === 'doi' ? 'it has the same DOI' : 'title, year and first author are the same'
  throw invalid(
    'anyway',
    `Record ${copy.id} is the same publication: ${why}. Tick the box to add this one all the same.`,
  )
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

/** Sets a record aside as a copy of another; its own copies go with it. */
export function setAside(ctx: ReviewCtx, id: number, of: number): Promise<void> {
  return transaction(ctx, async ctx => {
    await getRecord(ctx.db, ctx.review.id, id)
    const other = of === id ? undefined : await findRecord(ctx.db, ctx.review.id, of)
    if (other === undefined)
      throw invalid('of', of === id ? 'A record is no copy of itself.' : `There is no record ${of} in this review.`)
    const first = other.duplicateOf ?? of
    if (first === id) throw invalid('of', `Record ${of} was itself set aside as a copy of this one.`)
    await moveDuplicates(ctx.db, ctx.review.id, id, first)
    await setDuplicate(ctx.db, ctx.review.id, id, first, 'person')
    await record(ctx, { verb: 'set aside', subjectKind: 'record', subjectId: id, after: { duplicateOf: first } })
  })
}

/** A record set aside by mistake stands on its own again. */
export function bringBack(ctx: ReviewCtx, id: number): Promise<void> {
  return transaction(ctx, async ctx => {
    const row = await getRecord(ctx.db, ctx.review.id, id)
    if (row.duplicateOf === null) throw conflict('This record is not set aside.')
    await setDuplicate(ctx.db, ctx.review.id, id, null, null)
    await record(ctx, {
      verb: 'brought back',
      subjectKind: 'record',
      subjectId: id,
      before: { duplicateOf: row.duplicateOf },
    })
  })
}

/** Deletes a record that was typed by hand and that nothing rests on; returns the number to undo with. */
export function deleteRecord(ctx: ReviewCtx, id: number): Promise<number> {
  return transaction(ctx, async ctx => {
    const row = await getRecord(ctx.db, ctx.review.id, id)
    if (row.importId !== null)
      throw conflict('This record came with an import. Exclude it, or undo the import as a whole.')
    if (await isRestedOn(ctx.db, ctx.review.id, id))
      throw conflict(
        'This record has been screened, sought or made a document, or a copy was set aside for it, so it stays.',
      )
    const taken = await takeRecordRow(ctx.db, ctx.review.id, id)
    return keepInBin(ctx, {
      kind: 'record',
      id,
      title: shorten(row.title || `record ${id}`, 200),
      rows: [{ table: 'recordRow', rows: [taken] }],
      sums: [{ table: 'recordCount', key: { standing: taken.standing }, column: 'count', by: 1 }],
      found: [{ kind: 'record', id, title: row.title, body: searchBody(fromColumns(row)) }],
    })
  })
}
