// The long work of projects: looking into one, bringing it in, taking it out again.
import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { Refusal } from '../../../core/errors.ts'
import { openParts, type Parts } from '../../../core/files/parts.ts'
import { runApart } from '../../../core/jobs/apart.ts'
import type { Job, Work } from '../../../core/jobs/job.ts'
import { findJob } from '../../../core/jobs/store.ts'
import { pageAt } from '../../../documents/paragraphs.ts'
import type { KeptFile } from '../../../documents/texts/actions.ts'
import { indexWholes, type PreparedText, prepareText, type WholeExcerpt } from '../../../documents/whole/actions.ts'
import { guidsOf } from '../guid.ts'
import { bringIn, endProject, keepFindings, type ProjectJob, takeOut } from './actions.ts'
import type { Choices, FoundDocument, Made } from './domain.ts'
import { type Gathered, gather, type Reach, readProject } from './reading/gather.ts'
import type { Line, Project } from './reading/project.ts'
import { excerptsOf, fieldsOf, linesOfProject, noteWords } from './reading/report.ts'
import { termsOf } from './reading/terms.ts'
import * as store from './store.ts'

/** More than the 200 MB of other zips: recordings and pictures count although they are never unpacked, and what we write ourselves, a PDF and two texts for each of hundreds of documents, has to come back. None of it goes to the disk; one source is unpacked at a time, and each part has a limit of its own. */
const LIMITS = { entries: 5_000, bytes: 1_000_000_000, ratio: 100 }

export async function run(job: Job<ProjectJob>, work: Work): Promise<unknown> {
  const { projectId, step } = job.input
  await work.progress(0)
  if (step === 'undo') return takeAllOut(job, work)
  const { fileHash, bytes, choices } = await store.getProjectFile(work.ctx.db, job.reviewId, projectId)
  const file = work.files.find(job.reviewId, fileHash)
  if (file === null) throw new Refusal(404, 'The file is no longer on this server.')
  const parts = await openParts(file, bytes, LIMITS)
  try {
    const reach = reachOf(parts)
    const project = await readProject(reach)
    return step === 'look' ? await look(job, work, project, reach) : await make(job, work, { project, reach, choices })
  } finally {
    parts.close()
  }
}

/** After a cancel, an error or a stop of the server: nothing was made before the last moment, so that nothing is to be removed. */
export async function sweep(job: Job<ProjectJob>, work: Work): Promise<void> {
  const { projectId, step } = job.input
  const { state } = await store.getProjectFile(work.ctx.db, job.reviewId, projectId)
  if (state === 'complete') return indexAll(job, work)
  if (step === 'undo') {
    await takeAllOut(job, work, false)
    return
  }
  const row = await findJob(work.ctx.db, job.reviewId, job.id)
  await endProject(work.ctx, projectId, row?.cancelAsked === 1 ? 'cancelled' : 'failed', {})
}

function reachOf(parts: Parts): Reach {
  return {
    names: parts.names,
    read: parts.read,
    extract: async bytes => {
      const { extractText } = await import('../../../documents/extraction/extract.ts')
      return extractText(bytes, runApart)
    },
  }
}

async function look(job: Job<ProjectJob>, work: Work, project: Project, reach: Reach): Promise<unknown> {
  const documents: FoundDocument[] = []
  const lines: Line[] = []
  let merged = 0
  const own = await ownSources(work, job.reviewId)
  const guids = project.sources.map(source => source.guid)
  const known = await store.listKnownSources(work.ctx.db, job.reviewId, guids)
  for (const [at, source] of project.sources.entries()) {
    await work.progress(at, project.sources.length, source.name.slice(0, 100))
    const gathered = await gather(project, source, reach, false)
    const found = excerptsOf(project, gathered)
    const { placing, text } = gathered
    lines.push(...found.lines)
    merged += placing.merged
    documents.push({
      ...{ guid: source.guid, name: source.name, form: source.pdfPath === '' ? 'text' : 'pdf' },
      ...{ characters: text?.characters ?? null, quotations: placing.placed.length },
      ...{ unplaced: placing.unplaced.length, counting: placing.counting },
      known: own.get(source.guid) ?? known.get(source.guid) ?? null,
    })
  }
  const terms = termsOf(project.codes, guid => noteWords(project, guid))
  const { name, origin } = project
  const found = { name, origin, documents, codes: terms.terms.length, merged }
  const all = [...lines, ...terms.lines, ...linesOfProject(project)]
  await keepFindings(work.ctx, job.input.projectId, found, all)
  return { documents: documents.length, withoutPlace: all.length }
}

type Prepared = {
  readonly gathered: Omit<Gathered, 'text' | 'file'>
  readonly text: PreparedText | null
  readonly file: KeptFile | null
  readonly excerpts: readonly (Omit<WholeExcerpt, 'termIds'> & { readonly codes: readonly string[] })[]
}

async function make(
  job: Job<ProjectJob>,
  work: Work,
  { project, reach, choices }: { readonly project: Project; readonly reach: Reach; readonly choices: Choices },
): Promise<Made> {
  const prepared: Prepared[] = []
  for (const [at, source] of project.sources.entries()) {
    await work.progress(at, project.sources.length, source.name.slice(0, 100))
    const { text, file, ...gathered } = await gather(project, source, reach, true)
    const { excerpts } = excerptsOf(project, { ...gathered, text, file })
    prepared.push({
      gathered,
      text: text === null ? null : prepareText(text),
      file: file === null || text === null ? null : await keep(work, job.reviewId, file),
      excerpts: excerpts.map(({ placed: { anchor, selection }, note }) => ({
        ...{ anchor, note, codes: selection.codes, page: pageAt(text?.pages ?? [], anchor.start) },
      })),
    })
  }
  await work.progress(project.sources.length, project.sources.length, 'saving')
  const { made } = await bringIn(work.ctx, job.input.projectId, {
    ...{ choices, projectName: project.name },
    terms: termsOf(project.codes, guid => noteWords(project, guid)).terms,
    wholes: termOf =>
      prepared.map(({ gathered, text, file, excerpts }) => ({
        ...{ guid: gathered.source.guid, text, file },
        fields: fieldsOf(project, { ...gathered, text: null, file: null }, choices.kind),
        excerpts: excerpts.map(({ codes, ...excerpt }) => ({
          ...excerpt,
          termIds: [...new Set(codes.flatMap(code => termOf(code) ?? []))],
        })),
      })),
  })
  await indexAll(job, work)
  return made
}

/** Search learns of it bit by bit, once it is there. */
async function indexAll(job: Job<ProjectJob>, work: Work): Promise<void> {
  const made = await store.listMade(work.ctx.db, job.reviewId, job.input.projectId)
  const ids = made.filter(one => one.kind === 'document').map(one => one.id)
  for (const id of ids.toReversed()) await indexWholes(work.ctx, [id])
}

/** The file of a PDF, beside its text; what no row knows in the end is swept with other files. */
async function keep(work: Work, reviewId: number, file: { readonly name: string; readonly bytes: Buffer }) {
  const folder = path.join(work.config.dataDir, 'incoming')
  await fs.promises.mkdir(folder, { recursive: true, mode: 0o700 })
  const incoming = path.join(folder, crypto.randomUUID())
  await fs.promises.writeFile(incoming, file.bytes, { mode: 0o600 })
  return { ...(await work.files.keep(reviewId, incoming)), name: file.name }
}

const KINDS: readonly store.MadeKind[] = ['document', 'term', 'facet']
const AT_ONCE = 200

/** Deletes what was made, each on its own, and ends with what stays because somebody has worked on it since. */
async function takeAllOut(job: Job<ProjectJob>, work: Work, withProgress = true): Promise<Made> {
  const { projectId } = job.input
  const { ctx } = work
  const made = await store.listMade(ctx.db, job.reviewId, projectId)
  const { finishedAt } = await store.getProjectFile(ctx.db, job.reviewId, projectId)
  const documents = made.filter(one => one.kind === 'document').map(one => one.id)
  const worked = new Set<number>()
  for (let at = 0; at < documents.length; at += AT_ONCE)
    for (const id of await store.listWorkedOn(
      ctx.db,
      job.reviewId,
      documents.slice(at, at + AT_ONCE),
      finishedAt ?? '',
    ))
      worked.add(id)
  const stayed: { kind: string; id: number }[] = []
  let done = 0
  for (const kind of KINDS)
    for (const { id } of made.filter(one => one.kind === kind)) {
      const stays = kind === 'document' && worked.has(id)
      if (stays || !(await takeOut(ctx, projectId, kind, id))) stayed.push({ kind, id })
      done++
      if (withProgress) await work.progress(done, made.length)
    }
  await endProject(ctx, projectId, 'undone', { stayed })
  return { stayed }
}

/** GUIDs of sources that are documents of this very review, by which an export of our own is known. */
async function ownSources(work: Pick<Work, 'ctx'>, reviewId: number): Promise<ReadonlyMap<string, number>> {
  const guid = guidsOf(await store.getReviewStart(work.ctx.db, reviewId))
  return new Map((await store.listDocumentIds(work.ctx.db, reviewId)).map(id => [guid('document', id), id]))
}
