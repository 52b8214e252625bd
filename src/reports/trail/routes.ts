// What was done in a review, by whom and when, as far as the reader may see it.
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { listMembers } from '../../reviews/members/store.ts'
import { listHidden } from '../../screening/checks/hiding/store.ts'
import { happened } from '../overview/happened.ts'
import { Trail } from './answers.ts'
import { changesOf } from './changes.ts'
import { type TrailFilter, TrailQuery } from './forms.ts'
import { listKinds, listTrail } from './store.ts'

const A_PAGE = 50
const ACTORS: Readonly<Record<string, string>> = {
  panellist: 'A panellist',
  system: 'Retroduce',
  'command line': 'The command line',
}

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
]

async function trailPage(ctx: MemberCtx, filter: TrailFilter) {
  const { id, slug, role } = ctx.review
  const rows = await listTrail(ctx.db, id, { id: ctx.person.id, role }, filter, A_PAGE + 1)
  // Somebody who has still to check decisions is not told what they were.
  const hidden = await listHidden(ctx.db, id, ctx.person.id)
  const shown = rows
    .slice(0, A_PAGE)
    .filter(row => !(row.subjectKind === 'record' && row.subjectId !== null && hidden.has(row.subjectId)))
  return {
    view: 'reports/trail/page',
    title: 'Activity',
    nav: 'overview',
    data: {
      filter,
      people: (await listMembers(ctx.db, id)).map(one => ({ id: one.personId, name: one.name })),
      kinds: await listKinds(ctx.db, id),
      lines: shown.map(row => ({
        ...{ id: row.id, at: row.at, ...happened(row, slug) },
        who: row.actorName ?? ACTORS[row.actorKind] ?? 'Somebody',
        audience: row.audience === 'team' ? ('' as const) : row.audience,
        changes: changesOf(row.before, row.after),
      })),
      next: rows.length > A_PAGE ? (rows[A_PAGE - 1]?.id ?? null) : null,
    },
  }
}
