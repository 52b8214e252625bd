// What changes projects of other programs: received, read, begun, stopped, brought in, taken out again.
import { record } from '../../../core/db/activity.ts'
import { nextId } from '../../../core/db/counter.ts'
import { dropUnusedFileRow, keepFileRow } from '../../../core/db/kept-files.ts'
import { personOf, type ReviewCtx, transaction } from '../../../core/db/transaction.ts'
import { conflict, invalid, Refusal } from '../../../core/errors.ts'
import type { Files } from '../../../core/files/kept.ts'
import { addJob, askToCancel } from '../../../core/jobs/store.ts'
import { deleteDocument } from '../../../documents/actions.ts'
import { addWholes, type Whole } from '../../../documents/whole/actions.ts'
import { slugOf } from '../../../reviews/domain.ts'
import { addFacet, addTerm, changeFacet, changeTerm } from '../../../reviews/vocabulary/actions.ts'
import { findFacetByKey, findTermByName, getFacet, getTerm } from '../../../reviews/vocabulary/store.ts'
import type { Choices, Found, Made } from './domain.ts'
import type { Line } from './reading/project.ts'
import type { Term } from './reading/terms.ts'
import * as store from './store.ts'

export const PROJECT_JOB = 'bring in a project'
export type ProjectJob = { readonly projectId: number; readonly step: 'look' | 'make' | 'undo' }

/** Keeps the file and has a worker look into it; nothing of it is saved as a document yet. Poke the jobs afterwards. */
export async function receiveProject(
  ctx: ReviewCtx,
  files: Files,
  file: { readonly path: string; readonly name: string },
): Promise<number> {
  const { hash, bytes } = await files.keep(ctx.review.id, file.path)
  return transaction(ctx, async ctx => {
    const reviewId = ctx.review.id
    const id = await nextId(ctx.db, reviewId, 'project')
    await keepFileRow(ctx.db, { reviewId, hash, name: file.name, kind: 'project', bytes, keptAt: ctx.now })
    const jobId = await addJob(ctx, reviewId, PROJECT_JOB, { projectId: id, step: 'look' } satisfies ProjectJob)
    const made = { createdAt: ctx.now, createdBy: personOf(ctx) }
    await store.insertProject(ctx.db, { reviewId, id, fileName: file.name, fileHash: hash, bytes, jobId, ...made })
    await record(ctx, { verb: 'received', subjectKind: 'project', subjectId: id, after: { bytes } })
    return id
  })
}

/** What a worker has found in it; from here on it can be brought in. False when it was given up meanwhile. */
export function keepFindings(ctx: ReviewCtx, id: number, found: Found, lines: readonly Line[]): Promise<boolean> {
  return transaction(ctx, async ctx => {
    const to = { state: 'preview', found: JSON.stringify(found), lines: JSON.stringify(lines) } as const
    if (!(await store.moveProject(ctx.db, ctx.review.id, id, ['reading'], to))) return false
    const after = { documents: found.documents.length, codes: found.codes, withoutPlace: lines.length }
    await record(ctx, { verb: 'read', subjectKind: 'project', subjectId: id, after })
    return true
  })
}

/** Hands the project to a worker; the same file a second time only when that is said. Returns the job. */
export function startProject(
  ctx: ReviewCtx,
  id: number,
  choices: Choices,
  asked: { readonly version: number | null; readonly again: boolean },
): Promise<number> {
  return transaction(ctx, async ctx => {
    const reviewId = ctx.review.id
    const { state, fileHash, version } = await store.getProjectFile(ctx.db, reviewId, id)
    if (state !== 'preview') throw conflict('This project has been brought in or given up already.')
    if (asked.version !== null && asked.version !== version)
      throw conflict('This project has changed since you opened the page. Look at it again.')
    const same = await store.findSameFile(ctx.db, reviewId, id, fileHash)
    if (same !== null && !asked.again)
      throw invalid('again', `This very file came in before, as project ${same}. Tick that it is to come in twice.`)
    const jobId = await addJob(ctx, reviewId, PROJECT_JOB, { projectId: id, step: 'make' } satisfies ProjectJob)
    const to = { state: 'running', jobId, choices: JSON.stringify(choices) } as const
    await store.moveProject(ctx.db, reviewId, id, ['preview'], to)
    await record(ctx, { verb: 'began to bring in', subjectKind: 'project', subjectId: id, after: choices })
    return jobId
  })
}

/** Gives up a preview, or stops what is at work; then nothing of it stays. */
export function cancelProject(ctx: ReviewCtx, id: number): Promise<void> {
  return transaction(ctx, async ctx => {
    const { state, jobId, fileHash } = await store.getProjectFile(ctx.db, ctx.review.id, id)
    if (state !== 'reading' && state !== 'preview' && state !== 'running')
      throw conflict('This is over; there is nothing left to cancel.')
    if (state !== 'preview' && jobId !== null) await askToCancel(ctx.db, ctx.review.id, jobId)
    if (state === 'preview') {
      const to = { state: 'cancelled', finishedAt: ctx.now } as const
      await store.moveProject(ctx.db, ctx.review.id, id, ['preview'], to)
      await letFileGo(ctx, id, fileHash)
    }
    await record(ctx, { verb: 'cancelled', subjectKind: 'project', subjectId: id })
  })
}

/** Takes out what was brought in, but for what somebody has worked on since. Returns the job. */
export function startUndo(ctx: ReviewCtx, id: number): Promise<number> {
  return transaction(ctx, async ctx => {
    const jobId = await addJob(ctx, ctx.review.id, PROJECT_JOB, { projectId: id, step: 'undo' } satisfies ProjectJob)
    if (!(await store.moveProject(ctx.db, ctx.review.id, id, ['complete'], { state: 'running', jobId })))
      throw conflict('This project is not in, so that it cannot be taken out.')
    await record(ctx, { verb: 'began to take out', subjectKind: 'project', subjectId: id })
    return jobId
  })
}

export type Bringing = {
  readonly choices: Choices
  readonly projectName: string
  readonly terms: readonly Term[]
  /** Each with the GUID of its source; the terms of its quotations are GUIDs of codes. */
  readonly wholes: (termOf: (guid: string) => number | null) => readonly (Whole & { readonly guid: string })[]
}

/** All of it in one transaction: others see the whole project or nothing of it. Returns what was made. */
export function bringIn(ctx: ReviewCtx, id: number, bringing: Bringing): Promise<{ made: Made; documents: number[] }> {
  return transaction(ctx, async ctx => {
    const reviewId = ctx.review.id
    const { termIds, added } = await addTerms(ctx, id, bringing)
    const wholes = bringing.wholes(guid => termIds.get(guid) ?? null)
    const documents = await addWholes(ctx, wholes)
    const rows = documents.map((document, at) => ({
      kind: 'document' as const,
      id: document,
      guid: wholes[at]?.guid ?? '',
    }))
    await store.insertMade(ctx.db, reviewId, id, rows)
    const quotations = wholes.reduce((sum, whole) => sum + whole.excerpts.length, 0)
    const made = { documents: documents.length, quotations, terms: added }
    const to = { state: 'complete', made: JSON.stringify(made), finishedAt: ctx.now } as const
    if (!(await store.moveProject(ctx.db, reviewId, id, ['running'], to)))
      throw new Refusal(409, 'This project was given up meanwhile.')
    await record(ctx, { verb: 'brought in', subjectKind: 'project', subjectId: id, after: made })
    return { made, documents }
  })
}

/** A term for each code; one of the same name that is there is used, and stays what it was. */
async function addTerms(ctx: ReviewCtx, id: number, { choices, projectName, terms }: Bringing) {
  const termIds = new Map<string, number>()
  let added = 0
  if (terms.length === 0) return { termIds, added }
  const facetId = await facetFor(ctx, id, choices, projectName)
  for (const { guid, name, definition, parent } of terms) {
    const known = await findTermByName(ctx.db, ctx.review.id, facetId, name)
    if (known !== undefined && known.retiredAt === null) {
      termIds.set(guid, known.id)
      continue
    }
    const parentId = parent === null ? null : (termIds.get(parent) ?? null)
    const term = await addTerm(ctx, facetId, { name, definition, parentId })
    termIds.set(guid, term)
    await store.insertMade(ctx.db, ctx.review.id, id, [{ kind: 'term', id: term, guid }])
    added++
  }
  return { termIds, added }
}

async function facetFor(ctx: ReviewCtx, id: number, { into }: Choices, projectName: string): Promise<number> {
  if (into === 'theme') {
    const theme = await findFacetByKey(ctx.db, ctx.review.id, 'theme')
    return theme?.id ?? addFacet(ctx, { name: 'Theme', describes: 'configurations', isOrdered: false })
  }
  for (let n = 1; ; n++) {
    const ending = n === 1 ? '' : ` (${n})`
    const name = `${[...`Codes of ${projectName}`.trim()].slice(0, 54).join('').trim()}${ending}`
    if ((await findFacetByKey(ctx.db, ctx.review.id, slugOf(name))) !== undefined) continue
    const facet = await addFacet(ctx, { name, describes: 'excerpts', isOrdered: false })
    await store.insertMade(ctx.db, ctx.review.id, id, [{ kind: 'facet', id: facet, guid: '' }])
    return facet
  }
}

/** The end of it when it did not come in, or was taken out. False when it was ended before. */
export function endProject(
  ctx: ReviewCtx,
  id: number,
  state: 'cancelled' | 'failed' | 'undone',
  made: Made,
): Promise<boolean> {
  return transaction(ctx, async ctx => {
    const to = { state, made: JSON.stringify(made), finishedAt: ctx.now }
    if (!(await store.moveProject(ctx.db, ctx.review.id, id, ['reading', 'running'], to))) return false
    const { fileHash } = await store.getProjectFile(ctx.db, ctx.review.id, id)
    await letFileGo(ctx, id, fileHash)
    const verb = state === 'undone' ? 'took out' : state
    await record(ctx, { verb, subjectKind: 'project', subjectId: id, after: made })
    return true
  })
}

/** The file of a project that is not in is not kept, unless another project is of the same. */
async function letFileGo(ctx: ReviewCtx, id: number, hash: string): Promise<void> {
  if ((await store.findSameFile(ctx.db, ctx.review.id, id, hash)) === null)
    await dropUnusedFileRow(ctx.db, ctx.review.id, hash)
}

/** Takes out one thing that was made; false when something rests on it and it stays. */
export async function takeOut(ctx: ReviewCtx, projectId: number, kind: store.MadeKind, id: number): Promise<boolean> {
  try {
    await transaction(ctx, async ctx => {
      if (kind === 'document') await deleteDocument(ctx, id)
      if (kind === 'term') await retireTerm(ctx, id)
      if (kind === 'facet') await retireFacet(ctx, id)
      await store.forgetMade(ctx.db, ctx.review.id, projectId, kind, id)
    })
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

/** A term that nothing has any more is no longer offered. */
async function retireTerm(ctx: ReviewCtx, id: number): Promise<void> {
  if (await store.isTermUsed(ctx.db, ctx.review.id, id)) throw conflict('This term stays: it is in use.')
  const { name, definition, parentId, version } = await getTerm(ctx.db, ctx.review.id, id)
  await changeTerm(ctx, id, { name, definition, parentId, version, position: null, retired: true })
}

async function retireFacet(ctx: ReviewCtx, id: number): Promise<void> {
  if (await store.hasTerms(ctx.db, ctx.review.id, id)) throw conflict('This facet stays: it has terms.')
  const { name, isOrdered, version } = await getFacet(ctx.db, ctx.review.id, id)
  await changeFacet(ctx, id, { name, isOrdered: isOrdered === 1, retired: true, version })
}
