// What changes documents themselves: added by hand or from records, corrected, deleted.
import { lastChange, record, refuseOvertaken } from '../core/db/activity.ts'
import { keepInBin } from '../core/db/bin.ts'
import { nextId } from '../core/db/counter.ts'
import { type Entry, index } from '../core/db/search.ts'
import { personOf, type ReviewCtx, transaction } from '../core/db/transaction.ts'
import { conflict, invalid, notFound, stale } from '../core/errors.ts'
import {
  type DocumentFields,
  documentEntry,
  EMPTY_DOCUMENT,
  freeLabel,
  kindOfRecord,
  labelOf,
  whyNotTaken,
} from './domain.ts'
import { listWaitingRecords } from './register/store.ts'
import {
  deleteDocumentRows,
  findDocumentOfRecord,
  findRecordFields,
  findRecordStanding,
  getDocument,
  insertDocument,
  isReferredTo,
  listDocumentRows,
  listLabelsLike,
  updateDocument,
} from './store.ts'
import { studyNamed } from './studies/actions.ts'
import { setDocumentTerms } from './terms/actions.ts'
import { findTextBody } from './texts/store.ts'

export type NewDocument = DocumentFields & {
  /** The record it is the text of; null for one that came from elsewhere. */
  readonly recordId: number | null
  /** Name of the study; a new name makes a new study, empty means none. */
  readonly study: string
  /** Terms of facets that describe documents. */
  readonly termIds: readonly number[]
}

/** Whether somebody has the text of a record whose document is made, so that “not retrieved” no longer holds it back. */
type InHand = { readonly hasText?: boolean }

/** Adds a document without a text. An empty label is made from author and year; one that is taken is refused when given. */
export function addDocument(
  ctx: ReviewCtx,
  fields: Partial<NewDocument> & { readonly title: string },
  { hasText = false }: InHand = {},
): Promise<number> {
  return transaction(ctx, async ctx => {
    const { recordId, study, termIds, ...rest } = {
      ...EMPTY_DOCUMENT,
      recordId: null,
      study: '',
      termIds: [],
      ...fields,
    }
    if (recordId !== null) await refuseRecord(ctx, recordId, hasText)
    const document = { ...rest, label: await labelFor(ctx, rest) }
    const id = await nextId(ctx.db, ctx.review.id, 'document')
    await insertDocument(ctx.db, {
      ...document,
      authors: JSON.stringify(document.authors),
      studyId: await studyNamed(ctx, study),
      reviewId: ctx.review.id,
      id,
      recordId,
      createdAt: ctx.now,
      createdBy: personOf(ctx),
    })
    if (termIds.length > 0) await setDocumentTerms(ctx, id, termIds)
    await index(ctx.db, ctx.review.id, [documentEntry(id, document, '')])
    const after = { ...document, recordId, termIds }
    await record(ctx, { verb: 'added', subjectKind: 'document', subjectId: id, after })
    return id
  })
}

/** The document of a record, made from what the record says when there is none yet. */
export function addDocumentForRecord(ctx: ReviewCtx, recordId: number, inHand: InHand = {}): Promise<number> {
  return transaction(ctx, async ctx => {
    const existing = await findDocumentOfRecord(ctx.db, ctx.review.id, recordId)
    if (existing !== undefined) return existing
    const found = await findRecordFields(ctx.db, ctx.review.id, recordId)
    if (found === undefined) throw notFound('This record')
    const { id: _id, type, ...fields } = found
    const title = fields.title || `Record ${recordId}, without a title`
    return addDocument(ctx, { ...fields, title, kind: kindOfRecord(type), recordId }, inHand)
  })
}

/** Takes in up to 200 included records that have no document yet; returns how many it was. */
export function addDocumentsOfIncluded(ctx: ReviewCtx): Promise<number> {
  return transaction(ctx, async ctx => {
    const records = await listWaitingRecords(ctx.db, ctx.review.id, 200)
    for (const recordId of records) await addDocumentForRecord(ctx, recordId)
    return records.length
  })
}

export function changeDocument(
  ctx: ReviewCtx,
  id: number,
  version: number,
  fields: DocumentFields & Pick<NewDocument, 'study' | 'termIds'>,
): Promise<void> {
  return transaction(ctx, async ctx => {
    const before = await getDocument(ctx.db, ctx.review.id, id)
    const { study, termIds, ...rest } = fields
    const document = { ...rest, label: await labelFor(ctx, rest, id) }
    const set = { ...document, authors: JSON.stringify(document.authors), studyId: await studyNamed(ctx, study) }
    if (!(await updateDocument(ctx.db, ctx.review.id, id, version, set))) throw await staleDocument(ctx, before, fields)
    const terms = await setDocumentTerms(ctx, id, termIds)
    const body = before.textNumber === null ? '' : await findTextBody(ctx.db, ctx.review.id, id, before.textNumber)
    await index(ctx.db, ctx.review.id, [documentEntry(id, document, body)])
    const { id: _id, textNumber: _text, createdAt: _at, version: _version, recordId: _record, ...was } = before
    await record(ctx, {
      verb: 'changed',
      subjectKind: 'document',
      subjectId: id,
      before: { ...was, termIds: terms.before },
      after: { ...document, study, termIds: terms.after },
    })
  })
}

/** Deletes a document with its texts, excerpts and appraisals, unless something was coded from it; returns the bin's number. */
export function deleteDocument(ctx: ReviewCtx, id: number, version: number | null = null): Promise<number> {
  return transaction(ctx, async ctx => {
    const document = await getDocument(ctx.db, ctx.review.id, id)
    await refuseOvertaken(ctx, version, document, { what: 'This document', kind: 'document', id, verbs: ['changed'] })
    const rows = await listDocumentRows(ctx.db, ctx.review.id, id)
    const found = await foundOf(ctx, id, rows)
    const bin = await keepInBin(ctx, { kind: 'document', id, title: document.label, rows, found })
    try {
      await deleteDocumentRows(ctx.db, ctx.review.id, id)
    } catch (error) {
      if (isReferredTo(error)) throw conflict(`${document.label} stays: accounts, evidence or principles rest on it.`)
      throw error
    }
    return bin
  })
}

/** What search knows of a document and its excerpts. */
async function foundOf(
  ctx: ReviewCtx,
  id: number,
  rows: Awaited<ReturnType<typeof listDocumentRows>>,
): Promise<Entry[]> {
  const document = await getDocument(ctx.db, ctx.review.id, id)
  const text = document.textNumber === null ? '' : await findTextBody(ctx.db, ctx.review.id, id, document.textNumber)
  const excerpts = (rows.find(part => part.table === 'excerpt')?.rows ?? []) as readonly Readonly<
    Record<string, unknown>
  >[]
  return [
    documentEntry(id, document, text),
    ...excerpts.map(row => ({ kind: 'excerpt', id: Number(row.id), title: '', body: `${row.quote}\n${row.note}` })),
  ]
}

async function refuseRecord(ctx: ReviewCtx, recordId: number, hasText: boolean): Promise<void> {
  const record = await findRecordStanding(ctx.db, ctx.review.id, recordId)
  if (record === undefined) throw invalid('recordId', `There is no record ${recordId} in this review.`)
  const why = whyNotTaken(record, hasText)
  if (why !== null) throw invalid('recordId', why)
  const existing = await findDocumentOfRecord(ctx.db, ctx.review.id, recordId)
  if (existing !== undefined) throw invalid('recordId', `Record ${recordId} is document ${existing} already.`)
}

async function labelFor(ctx: ReviewCtx, document: DocumentFields, id = 0): Promise<string> {
  const label = document.label || labelOf(document)
  const taken = await listLabelsLike(ctx.db, ctx.review.id, label, id)
  if (document.label !== '' && taken.has(label))
    throw invalid('label', 'Another document is called this. Choose another short name.')
  return freeLabel(label, taken)
}

const NAMES = ['label', 'title', 'journal', 'doi', 'design', 'participants', 'stakeholders', 'note'] as const

async function staleDocument(ctx: ReviewCtx, theirs: Awaited<ReturnType<typeof getDocument>>, mine: DocumentFields) {
  return stale('This document', {
    version: theirs.version,
    ...(await lastChange(ctx.db, ctx.review.id, 'document', theirs.id, ['changed'])),
    fields: NAMES.map(name => ({
      name,
      label: name === 'label' ? 'Short name' : `${name[0]?.toUpperCase()}${name.slice(1)}`,
      theirs: theirs[name],
      mine: mine[name],
    })),
  })
}
