// What was done in a review, by whom and when, as far as the reader may see it.
import { Buffer } from 'node:buffer'
import { sayIn } from '../../core/http/page/messages.ts'
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { listTold } from '../../screening/history/store.ts'
import { noteExport } from '../exports/actions.ts'
import { happened, whoDid, within } from '../overview/happened.ts'
import { kindWord } from '../overview/sentences.ts'
import { Trail } from './answers.ts'
import { changesOf } from './changes.ts'
import { TrailFileQuery, type TrailFilter, TrailQuery } from './forms.ts'
import type { Trailed } from './jobs.ts'
import { listKinds, listNames, listPeople, listTrail } from './store.ts'

const A_PAGE = 50
const WRITING = new URL('./jobs.ts', import.meta.url).href

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/activity',
    'review.read',
    {
      form: TrailQuery,
      answer: Trail,
      again: ctx => trailPage(ctx, TrailQuery.parse({})),
      summary: 'What was done, by whom and when; before=ID goes on from a line',
    },
    (ctx, { form }) => trailPage(ctx, form),
  ),
  route(
    'GET',
    '/reviews/:review/activity.csv',
    'review.export',
    {
      form: TrailFileQuery,
      again: ctx => trailPage(ctx, TrailQuery.parse({})),
      summary: 'What was done, chosen as on the page of activity, as CSV; oldest first',
    },
    async (ctx, { form }) => {
      const { id: reviewId, slug, role } = ctx.review
      const input: Trailed = { reviewId, reader: { id: ctx.person.id, role }, filter: form }
      await noteExport(ctx, 'csv')
      const made = await ctx.services.jobs.beside({ module: WRITING, name: 'writeTrail', input })
      const body = Buffer.from(made as Uint8Array)
      return { file: { body, name: `${slug}-activity.csv`, type: 'text/csv; charset=utf-8', isNoted: true } }
    },
  ),
]

async function trailPage(ctx: MemberCtx, filter: TrailFilter) {
  const { id, slug, role } = ctx.review
  const rows = await listTrail(ctx.db, id, { id: ctx.person.id, role }, filter, A_PAGE + 1)
  // Decisions that are still blind for the reader are told neither here nor in the file.
  const shown = await listTold(ctx.db, id, ctx.person.id, rows.slice(0, A_PAGE))
  const people = withActors(await listPeople(ctx.db, id), shown)
  const names = await listNames(ctx.db, id, people, sayIn('en'))
  const kinds = await listKinds(ctx.db, id)
  const reach = { slug, seesPanel: ctx.may('panel.results'), mayRestore: ctx.may('review.restore') }
  return {
    view: 'reports/trail/page',
    title: 'Activity',
    nav: 'overview',
    data: {
      filter,
      people,
      kinds,
      kindWords: Object.fromEntries(kinds.map(kind => [kind, kindWord(kind)])),
      lines: shown.map(row => ({
        ...{ id: row.id, at: row.at, who: whoDid(row), ...within(reach, happened(row, slug)) },
        audience: row.audience === 'team' ? ('' as const) : row.audience,
        changes: changesOf(row.before, row.after, names),
      })),
      next: rows.length > A_PAGE ? (rows[A_PAGE - 1]?.id ?? null) : null,
    },
  }
}

type Actor = { readonly actorKind: string; readonly actorId: number | null; readonly actorName: string | null }

/** Those who did what is shown are among the people, though they were never members: what is restored was done by others. */
function withActors(people: readonly { readonly id: number; readonly name: string }[], rows: readonly Actor[]) {
  const known = new Map(people.map(one => [one.id, one.name]))
  for (const { actorKind, actorId, actorName } of rows)
    if (actorKind === 'person' && actorId !== null && actorName !== null) known.set(actorId, actorName)
  return [...known].map(([id, name]) => ({ id, name }))
}
