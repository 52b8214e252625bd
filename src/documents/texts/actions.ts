// What gives a document its text: pasted, or a file that a worker reads; a new text takes the excerpts of the old one along.
import { copyFile, mkdir, readFile, stat } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { record } from '../../core/db/activity.ts'
import { keepFileRow } from '../../core/db/kept-files.ts'
import { index } from '../../core/db/search.ts'
import { personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { invalid, Refusal } from '../../core/errors.ts'
import type { Files } from '../../core/files/kept.ts'
import { runApart } from '../../core/jobs/apart.ts'
import { addJob } from '../../core/jobs/store.ts'
import { newSecret } from '../../core/secrets.ts'
import { noteRetrieval } from '../../screening/retrieval/actions.ts'
import { findRetrieval } from '../../screening/retrieval/store.ts'
import { addRecord } from '../../sources/records/actions.ts'
import { EMPTY_RECORD } from '../../sources/records/fields.ts'
import { addDocument, addDocumentForRecord } from '../actions.ts'
import { anchorText } from '../anchoring/anchor.ts'
import { documentEntry } from '../domain.ts'
import { carryExcerpts } from '../excerpts/actions.ts'
import { type ExtractedText, extractPasted } from '../extraction/plain.ts'
import { insertPages } from '../layout/store.ts'
import { packParagraphs, splitParagraphs } from '../paragraphs.ts'
import { findRecordByDoi, findRecordFields, getDocument } from '../store.ts'
import { EXTRACTION, insertText, isSought, latestTextNumber } from './store.ts'

export type KeptFile = { readonly hash: string; readonly name: string; readonly bytes: number }

export type AddedText = {
  readonly number: number
  readonly characters: number
  readonly pages: number
  /** Excerpts of the text before whose words were not found in this one; they are kept and listed. */
  readonly lost: readonly number[]
}

/** Adds a text, or replaces the present one, which is kept. Excerpts go along by their words. */
export function addText(
  ctx: ReviewCtx,
  documentId: number,
  found: ExtractedText,
  file: KeptFile | null = null,
): Promise<AddedText> {
  const source = anchorText(found.text)
  const paragraphs = splitParagraphs(found.text, found.headings, found.pages)
  return transaction(ctx, async ctx => {
    const reviewId = ctx.review.id
    const document = await getDocument(ctx.db, reviewId, documentId)
    const number = (await latestTextNumber(ctx.db, reviewId, documentId)) + 1
    const { text, characters, form } = found
    if (file !== null)
      await keepFileRow(ctx.db, {
        reviewId,
        hash: file.hash,
        name: file.name,
        kind: 'text',
        bytes: file.bytes,
        keptAt: ctx.now,
      })
    await insertText(ctx.db, {
      reviewId,
      documentId,
      number,
      text,
      characters,
      form,
      paragraphs: packParagraphs(paragraphs),
      pages: JSON.stringify(found.pages),
      fileHash: file?.hash ?? null,
      fileName: file?.name ?? '',
      remark: found.remark,
      addedAt: ctx.now,
      addedBy: personOf(ctx),
    })
    await insertPages(ctx.db, { reviewId, documentId, textNumber: number }, found.layout)
    const carried = await carryExcerpts(ctx, documentId, { number, source, pages: found.pages })
    await index(ctx.db, reviewId, [documentEntry(documentId, document, text)])
    if (document.recordId !== null) await noteArrival(ctx, document.recordId)
    const after = { text: number, form, characters, ...carried }
    await record(ctx, {
      verb: number === 1 ? 'added the text of' : 'replaced the text of',
      subjectKind: 'document',
      subjectId: documentId,
      after,
    })
    return { number, characters, pages: found.pages.length, lost: carried.lost }
  })
}

/** A text that is here has been retrieved, whatever was noted before. */
async function noteArrival(ctx: ReviewCtx, recordId: number): Promise<void> {
  if (!(await isSought(ctx.db, ctx.review.id, recordId))) return
  const before = await findRetrieval(ctx.db, ctx.review.id, recordId)
  if (before?.state === 'retrieved') return
  await noteRetrieval(ctx, recordId, { state: 'retrieved', reason: '', version: before?.version ?? null })
}

/** A pasted text is kept at once; its markup stays text. */
export function addPastedText(ctx: ReviewCtx, documentId: number, pasted: string): Promise<AddedText> {
  const found = extractPasted(pasted)
  if (!found.ok) throw invalid('text', found.sentence)
  return addText(ctx, documentId, found.value)
}

/** Hands a kept file to a worker; returns the number of the job. Poke the jobs afterwards. */
export function startExtraction(ctx: ReviewCtx, documentId: number, file: KeptFile): Promise<number> {
  return transaction(ctx, async ctx => {
    await getDocument(ctx.db, ctx.review.id, documentId)
    const jobId = await addJob(ctx, ctx.review.id, EXTRACTION, { documentId, ...file })
    await record(ctx, {
      verb: 'uploaded a text for',
      subjectKind: 'document',
      subjectId: documentId,
      after: { hash: file.hash, bytes: file.bytes },
    })
    return jobId
  })
}

/** What a form takes; only PDFs may be so large. */
export const LARGEST_UPLOAD = 50 * 1024 * 1024

type Received = { readonly path: string; readonly name: string }

/** Keeps an uploaded file and has a worker read it; returns the job. What is no text at all is refused at once. */
export async function receiveText(ctx: ReviewCtx, files: Files, documentId: number, file: Received): Promise<number> {
  return startExtraction(ctx, documentId, await keepFile(ctx, files, file))
}

/** A new document together with its text, pasted or in a file: both or neither. Poke the jobs afterwards. */
export async function addDocumentWithText(
  ctx: ReviewCtx,
  files: Files,
  document: Parameters<typeof addDocument>[1],
  text: { readonly pasted: string; readonly file: Received | null },
): Promise<number> {
  const kept = text.file === null ? null : await keepFile(ctx, files, text.file)
  return transaction(ctx, async ctx => {
    const id = await addDocument(ctx, document, { hasText: kept !== null || text.pasted !== '' })
    if (kept !== null) await startExtraction(ctx, id, kept)
    else if (text.pasted !== '') await addPastedText(ctx, id, text.pasted)
    return id
  })
}

async function keepFile(ctx: ReviewCtx, files: Files, file: Received): Promise<KeptFile> {
  const { fileKind } = await import('../extraction/file-kind.ts')
  const { sizeRefusal } = await import('../extraction/extract.ts')
  const bytes = await readFile(file.path)
  const kind = fileKind(bytes)
  if (kind.kind === 'refused') throw invalid('file', kind.sentence)
  const tooLarge = sizeRefusal(kind.kind, bytes.length)
  if (tooLarge !== null) throw invalid('file', tooLarge)
  return { ...(await files.keep(ctx.review.id, file.path)), name: file.name }
}

export type AddedFile = {
  readonly document: number
  readonly record: number
  readonly pages: number
  readonly characters: number
}

export type FileCtx = ReviewCtx & {
  readonly services: { readonly files: Files; readonly config: { readonly dataDir: string } }
}

/**
 * Adds a file as the text of a record's document and waits for it. Without a record, the one with the DOI found in the
 * text is taken, else one is made from its title and DOI. What cannot be read is refused with a sentence.
 */
export async function addDocumentFile(
  ctx: FileCtx,
  file: { readonly path: string; readonly recordId?: number | null },
): Promise<AddedFile> {
  const { path, recordId = null } = file
  const size = await stat(path).catch(() => null)
  if (size === null || !size.isFile()) throw new Refusal(404, `The file ${path} was not found.`)
  if (size.size > LARGEST_UPLOAD)
    throw new Refusal(413, 'This file is larger than 50 MB. Add the text alone, without pictures and appendices.')
  const { extractText } = await import('../extraction/extract.ts')
  const found = await extractText(await readFile(path), runApart)
  if (!found.ok) throw new Refusal(422, found.sentence)
  if (recordId !== null && (await findRecordFields(ctx.db, ctx.review.id, recordId)) === undefined) {
    throw new Refusal(404, `There is no record ${recordId} in this review.`)
  }
  const name = basename(path)
  const kept = await keepCopy(ctx, path)
  return transaction(ctx, async ctx => {
    const record = recordId ?? (await recordFor(ctx, found.value, name))
    const document = await addDocumentForRecord(ctx, record, { hasText: true })
    const { pages, characters } = await addText(ctx, document, found.value, { ...kept, name })
    return { document, record, pages, characters }
  })
}

/** The file itself stays where it is. */
async function keepCopy(ctx: FileCtx, path: string): Promise<{ hash: string; bytes: number }> {
  const folder = join(ctx.services.config.dataDir, 'incoming')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const incoming = join(folder, newSecret())
  await copyFile(path, incoming)
  return ctx.services.files.keep(ctx.review.id, incoming)
}

async function recordFor(ctx: ReviewCtx, text: ExtractedText, fileName: string): Promise<number> {
  const same = text.doi === null ? undefined : await findRecordByDoi(ctx.db, ctx.review.id, text.doi)
  if (same !== undefined) return same
  const title = text.title ?? basename(fileName, extname(fileName))
  return addRecord(ctx, { ...EMPTY_RECORD, title, doi: text.doi ?? '' }, { searchId: null, anyway: true })
}
