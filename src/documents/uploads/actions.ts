// What changes uploads of many full texts: received, placed by a worker where something tells, placed by people where nothing does.
import { record } from '../../core/db/activity.ts'
import { nextId } from '../../core/db/counter.ts'
import { keepFileRow } from '../../core/db/kept-files.ts'
import { personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { conflict, invalid } from '../../core/errors.ts'
import type { Files } from '../../core/files/kept.ts'
import { addJob, askToCancel, findJob } from '../../core/jobs/store.ts'
import { addRecord } from '../../sources/records/actions.ts'
import { EMPTY_RECORD } from '../../sources/records/fields.ts'
import { getRecord } from '../../sources/records/store.ts'
import { addDocumentForRecord } from '../actions.ts'
import type { ExtractedText } from '../extraction/plain.ts'
import { getDocument } from '../store.ts'
import { addText, startExtraction } from '../texts/actions.ts'
import type { Match } from './matching.ts'
import {
  type FileState,
  getUpload,
  getUploadFile,
  insertUpload,
  insertUploadFiles,
  settleUploadFile,
  setUploadJob,
} from './store.ts'

export const MATCHING = 'place full texts'
export const MOST_FILES = 100

type Received = { readonly path: string; readonly name: string }

/** Keeps the files and has a worker read and place them; returns the number of the upload. Poke the jobs afterwards. */
export async function receiveTexts(ctx: ReviewCtx, files: Files, received: readonly Received[]): Promise<number> {
  if (received.length > MOST_FILES) throw invalid('files', `Send at most ${MOST_FILES} files at once.`)
  const kept: { hash: string; bytes: number; name: string }[] = []
  for (const file of received) kept.push({ ...(await files.keep(ctx.review.id, file.path)), name: file.name })
  return transaction(ctx, async ctx => {
    const reviewId = ctx.review.id
    const id = await nextId(ctx.db, reviewId, 'upload')
    for (const { hash, name, bytes } of kept)
      await keepFileRow(ctx.db, { reviewId, hash, name, kind: 'text', bytes, keptAt: ctx.now })
    const jobId = await addJob(ctx, reviewId, MATCHING, { uploadId: id })
    await insertUpload(ctx.db, { reviewId, id, jobId, createdAt: ctx.now, createdBy: personOf(ctx) })
    await insertUploadFiles(
      ctx.db,
      kept.map(({ hash, name, bytes }, at) => ({
        ...{ reviewId, uploadId: id, number: at + 1 },
        ...{ fileHash: hash, fileName: name, bytes },
      })),
    )
    await record(ctx, { verb: 'uploaded texts', subjectKind: 'upload', subjectId: id, after: { files: kept.length } })
    return id
  })
}

type Read = { readonly uploadId: number; readonly number: number; readonly found: ExtractedText }

/**
 * Gives the record's document the text, unless it has one: then a person is asked. What was read is noted either way, so
 * that the question can name title and DOI.
 */
export function placeText(ctx: ReviewCtx, { uploadId, number, found }: Read, match: Match | null): Promise<FileState> {
  return transaction(ctx, async ctx => {
    const reviewId = ctx.review.id
    const file = await getUploadFile(ctx.db, reviewId, uploadId, number)
    const noted = { title: (found.title ?? '').slice(0, 500), doi: (found.doi ?? '').slice(0, 300) }
    const settle = (to: Parameters<typeof settleUploadFile>[5]) =>
      settleUploadFile(ctx.db, reviewId, uploadId, number, ['waiting'], { ...noted, ...to })
    if (match === null) {
      await settle({ state: 'unmatched' })
      return 'unmatched'
    }
    const { recordId, how } = match
    const documentId = await addDocumentForRecord(ctx, recordId, { hasText: true })
    if ((await getDocument(ctx.db, reviewId, documentId)).textNumber !== null) {
      await settle({ state: 'has text', how, recordId, documentId })
      return 'has text'
    }
    await addText(ctx, documentId, found, { hash: file.fileHash, name: file.fileName, bytes: file.bytes })
    await settle({ state: 'added', how, recordId, documentId })
    return 'added'
  })
}

export function refuseFile(ctx: ReviewCtx, uploadId: number, number: number, sentence: string): Promise<void> {
  return transaction(ctx, async ctx => {
    const state = 'refused' as const
    await settleUploadFile(ctx.db, ctx.review.id, uploadId, number, ['waiting'], { state, sentence })
    await record(ctx, {
      verb: 'could not read a text of',
      subjectKind: 'upload',
      subjectId: uploadId,
      after: { number },
    })
  })
}

const OPEN: readonly FileState[] = ['unmatched', 'has text']

/** A person says of which record the file is; its document gets the text, an earlier text being kept. Poke the jobs afterwards. */
export function placeFile(ctx: ReviewCtx, uploadId: number, number: number, recordId: number): Promise<number> {
  return transaction(ctx, async ctx => {
    const file = await getUploadFile(ctx.db, ctx.review.id, uploadId, number)
    const { duplicateOf } = await getRecord(ctx.db, ctx.review.id, recordId)
    if (duplicateOf !== null)
      throw invalid('record', `Record ${recordId} was set aside as a copy; use record ${duplicateOf}.`)
    const documentId = await addDocumentForRecord(ctx, recordId, { hasText: true })
    const kept = { hash: file.fileHash, name: file.fileName, bytes: file.bytes }
    await startExtraction(ctx, documentId, kept)
    await settled(ctx, uploadId, number, { state: 'added', how: 'person', recordId, documentId })
    return documentId
  })
}

/** A record and a document are made of what the file says of itself. */
export function placeAsNew(ctx: ReviewCtx, uploadId: number, number: number): Promise<number> {
  return transaction(ctx, async ctx => {
    const { title, doi, fileName } = await getUploadFile(ctx.db, ctx.review.id, uploadId, number)
    const named = title || fileName.replace(/\.[a-z\d]{1,5}$/i, '')
    const recordId = await addRecord(ctx, { ...EMPTY_RECORD, title: named, doi }, { searchId: null, anyway: true })
    return placeFile(ctx, uploadId, number, recordId)
  })
}

export function leaveAside(ctx: ReviewCtx, uploadId: number, number: number): Promise<void> {
  return transaction(ctx, async ctx => {
    await getUploadFile(ctx.db, ctx.review.id, uploadId, number)
    await settled(ctx, uploadId, number, { state: 'left aside' })
  })
}

/** What was left aside is asked about again. */
export function takeUpAgain(ctx: ReviewCtx, uploadId: number, number: number): Promise<void> {
  return transaction(ctx, async ctx => {
    const { recordId } = await getUploadFile(ctx.db, ctx.review.id, uploadId, number)
    const state = recordId === null ? ('unmatched' as const) : ('has text' as const)
    if (!(await settleUploadFile(ctx.db, ctx.review.id, uploadId, number, ['left aside'], { state })))
      throw conflict('This file has been placed since.')
    await record(ctx, { verb: 'took up a text of', subjectKind: 'upload', subjectId: uploadId, after: { number } })
  })
}

/** Stops the worker; what was placed stays, and what was not read waits until somebody goes on. */
export function stopPlacing(ctx: ReviewCtx, uploadId: number): Promise<void> {
  return transaction(ctx, async ctx => {
    const { jobId } = await getUpload(ctx.db, ctx.review.id, uploadId)
    if (jobId !== null) await askToCancel(ctx.db, ctx.review.id, jobId)
    await record(ctx, { verb: 'stopped placing texts of', subjectKind: 'upload', subjectId: uploadId })
  })
}

/** Poke the jobs afterwards. */
export function goOn(ctx: ReviewCtx, uploadId: number): Promise<void> {
  return transaction(ctx, async ctx => {
    const { jobId } = await getUpload(ctx.db, ctx.review.id, uploadId)
    const job = jobId === null ? undefined : await findJob(ctx.db, ctx.review.id, jobId)
    if (job?.state === 'waiting' || job?.state === 'running') throw conflict('The files are being read already.')
    await setUploadJob(ctx.db, ctx.review.id, uploadId, await addJob(ctx, ctx.review.id, MATCHING, { uploadId }))
    await record(ctx, { verb: 'went on placing texts of', subjectKind: 'upload', subjectId: uploadId })
  })
}

async function settled(
  ctx: ReviewCtx,
  uploadId: number,
  number: number,
  to: Parameters<typeof settleUploadFile>[5],
): Promise<void> {
  const done = { ...to, settledBy: personOf(ctx) }
  if (!(await settleUploadFile(ctx.db, ctx.review.id, uploadId, number, OPEN, done)))
    throw conflict('This file has been placed since. Look at the list again.')
  const { state, recordId = null } = to
  const verb = state === 'added' ? 'placed a text of' : 'left aside a text of'
  await record(ctx, { verb, subjectKind: 'upload', subjectId: uploadId, after: { number, recordId } })
}
