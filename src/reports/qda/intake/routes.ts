// Bringing in a project of another program: the form, the preview, progress, what came of it, what had no place, the way back.
import { z } from 'zod'
import { toCsv } from '../../../core/csv.ts'
import type { Route } from '../../../core/http/routes.ts'
import { findJob } from '../../../core/jobs/store.ts'
import { type MemberCtx, route } from '../../../reviews/guard.ts'
import { cancelProject, receiveProject, startProject, startUndo } from './actions.ts'
import { ProjectPage, ProjectsPage } from './answers.ts'
import { ProjectForm } from './forms.ts'
import type { Line } from './reading/project.ts'
import { findSameFile, getProjectFile, listLines, listMadeDocuments, listProjects } from './store.ts'

const MOST_EARLIER = 50
const MOST_DOCUMENTS = 500
const MOST_LINES = 40
const LONGEST_SHOWN = 600
const MEGA = 1024 * 1024
const upload = { field: 'file', bytes: 300 * MEGA, kinds: ['.qdpx'] }
const PATH = '/reviews/:review/projects'
const at = (ctx: MemberCtx, path: string) => `/reviews/${ctx.review.slug}${path}`

async function projectsPage(ctx: MemberCtx) {
  const projects = await listProjects(ctx.db, ctx.review.id, MOST_EARLIER)
  return {
    view: 'reports/qda/new',
    title: ctx.may('documents.write') ? 'Bring in a project' : 'Projects',
    nav: 'documents',
    data: {
      projects: projects.map(({ id, fileName, state, createdAt, createdByName, made }) => ({
        ...{ id, fileName, state, createdAt, createdByName, made: plainly(made) },
      })),
    },
  }
}

async function projectPage(ctx: MemberCtx, id: number) {
  const { id: reviewId } = ctx.review
  const row = await getProjectFile(ctx.db, reviewId, id)
  const { fileName, state, version, createdAt, createdByName, finishedAt, bytes, found, choices } = row
  const lines = state === 'reading' ? [] : await listLines(ctx.db, reviewId, id)
  const { name, origin, codes, merged, documents } = found
  const sum = (key: 'quotations' | 'unplaced') => documents.reduce((all, one) => all + one[key], 0)
  const job = row.jobId === null ? undefined : await findJob(ctx.db, reviewId, row.jobId)
  return {
    view: 'reports/qda/page',
    fragment: 'reports/qda/_progress',
    title: fileName,
    nav: 'documents',
    crumbs: [{ label: 'Projects', href: at(ctx, '/projects') }],
    data: {
      project: {
        ...{ id, fileName, state, version, createdAt, createdByName, finishedAt, bytes, made: plainly(row.made) },
        ...{ name, origin, codes, merged },
      },
      choices,
      job: job === undefined ? null : { ...job, problem: job.problem ?? '' },
      same: state === 'preview' ? await findSameFile(ctx.db, reviewId, id, row.fileHash) : null,
      documents: documents.slice(0, MOST_DOCUMENTS).map(({ guid: _guid, ...one }) => one),
      counts: {
        ...{ documents: documents.length, quotations: sum('quotations'), unplaced: sum('unplaced') },
        lines: lines.length,
      },
      without: grouped(lines),
      into: state === 'complete' ? await listMadeDocuments(ctx.db, reviewId, id, MOST_DOCUMENTS) : [],
    },
  }
}

function plainly({ stayed, ...made }: Awaited<ReturnType<typeof getProjectFile>>['made']) {
  return stayed === undefined ? made : { ...made, stayed: [...stayed] }
}

function grouped(lines: readonly Line[]) {
  return [...Map.groupBy(lines, line => line.kind)].map(([kind, own]) => ({
    kind,
    count: own.length,
    lines: own.slice(0, MOST_LINES).map(({ kind: _kind, words, ...line }) => ({
      ...line,
      words: words.length <= LONGEST_SHOWN ? words : `${words.slice(0, LONGEST_SHOWN).toWellFormed()} …`,
    })),
  }))
}

export const projectRoutes: readonly Route[] = [
  route(
    'GET',
    PATH,
    'review.read',
    { answer: ProjectsPage, summary: 'Projects of other programs that were brought in' },
    ctx => projectsPage(ctx),
  ),
  route(
    'POST',
    PATH,
    'documents.write',
    {
      ...{ form: z.object({}), answer: ProjectsPage, upload, example: {} },
      again: ctx => projectsPage(ctx),
      summary: 'Send a REFI-QDA project (QDPX); a preview follows before anything is saved',
    },
    async (ctx, { upload: file }) => {
      if (file === null) return { invalid: { file: ['Choose a file that ends in .qdpx.'] } }
      const id = await receiveProject(ctx, ctx.services.files, file)
      ctx.services.jobs.poke()
      return { see: at(ctx, `/projects/${id}`), data: { id } }
    },
  ),
  route(
    'GET',
    `${PATH}/:project`,
    'review.read',
    { answer: ProjectPage, summary: 'A project: its preview, its progress, or what came of it' },
    (ctx, { params }) => projectPage(ctx, params.project),
  ),
  route(
    'GET',
    `${PATH}/:project/report.csv`,
    'review.read',
    { summary: 'What of a project has no place in the review, a row for each thing' },
    async (ctx, { params }) => {
      const lines = await listLines(ctx.db, ctx.review.id, params.project)
      const rows = lines.map(({ kind, name, where, why, words }) => [kind, name, where, why, words])
      const body = Buffer.from(toCsv(['kind', 'name', 'where', 'why', 'words'], rows))
      const name = `${ctx.review.slug}-project-${params.project}-report.csv`
      return { file: { body, name, type: 'text/csv; charset=utf-8' } }
    },
  ),
  route(
    'POST',
    `${PATH}/:project/confirmation`,
    'documents.write',
    {
      ...{ form: ProjectForm, answer: ProjectPage, example: { into: 'theme', kind: 'article' } },
      again: (ctx, { params }) => projectPage(ctx, params.project),
      summary: 'Bring in a project that was previewed',
    },
    async (ctx, { params, form }) => {
      const { again, version, ...choices } = form
      const job = await startProject(ctx, params.project, choices, { again, version })
      ctx.services.jobs.poke()
      return { see: at(ctx, `/projects/${params.project}`), data: { job } }
    },
  ),
  route(
    'POST',
    `${PATH}/:project/cancellation`,
    'documents.write',
    { form: z.object({}), summary: 'Give up a project, or stop bringing it in' },
    async (ctx, { params }) => {
      await cancelProject(ctx, params.project)
      return { see: at(ctx, `/projects/${params.project}`), done: 'Nothing of this project is kept.' }
    },
  ),
  route(
    'POST',
    `${PATH}/:project/reversal`,
    'documents.write',
    { form: z.object({}), summary: 'Take out what a project brought in' },
    async (ctx, { params }) => {
      await startUndo(ctx, params.project)
      ctx.services.jobs.poke()
      return { see: at(ctx, `/projects/${params.project}`) }
    },
  ),
]
