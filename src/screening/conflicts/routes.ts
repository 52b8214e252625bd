// What two people decided differently: the list, one of them with both votes side by side, and its resolution.
import { z } from 'zod'
import { notFound } from '../../core/errors.ts'
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { listHidden, listHiddenScreens } from '../checks/hiding/store.ts'
import { listReasons } from '../criteria/store.ts'
import { getScreened } from '../decisions/store.ts'
import { SCREEN_NAMES, SCREENS, type Screen } from '../domain.ts'
import { countConflicts } from '../progress/store.ts'
import { notRetrievedSentence } from '../retrieval/domain.ts'
import { getRules } from '../rules/store.ts'
import { findFirstVotes, findStatus } from '../settling/store.ts'
import { resolveConflict, withdrawResolution } from './actions.ts'
import { List, Page } from './answers.ts'
import { changedSince, isOneOfTwo, isOpenConflict, whyNot } from './domain.ts'
import { findFirst, listSettledByChange } from './first/store.ts'
import { ListQuery, ResolutionForm } from './forms.ts'
import {
  countResolved,
  findNeighbours,
  listOpen,
  listResolutionsOf,
  listResolved,
  listTalks,
  listVotesOn,
  PAGE,
} from './store.ts'

const home = (ctx: MemberCtx, path = '') => `/reviews/${ctx.review.slug}/screening${path}`

/** With one member there is nobody to differ from. */
function screenOf(ctx: MemberCtx, name: string): Screen {
  const screen = SCREENS.find(known => known === name)
  if (screen === undefined || ctx.review.members < 2) throw notFound('This page')
  return screen
}

const crumbs = (ctx: MemberCtx, screen: Screen) => [
  { label: 'Screening', href: home(ctx) },
  { label: SCREEN_NAMES[screen], href: home(ctx, `/${screen}`) },
]

async function counts(ctx: MemberCtx, screen: Screen) {
  const open = await countConflicts(ctx.db, ctx.review.id, screen)
  return { open, resolved: await countResolved(ctx.db, ctx.review.id, screen) }
}

async function list(ctx: MemberCtx, screen: Screen, { state, after }: z.output<typeof ListQuery>) {
  const { db, review } = ctx
  const rules = await getRules(db, review.id, screen)
  const { screeners } = rules
  const read = state === 'open' ? listOpen : listResolved
  // Where one person decides, a maybe is theirs to look at again and nobody's conflict.
  const rows = state === 'open' && screeners < 2 ? [] : await read(db, review.id, screen, after ?? 0)
  const hidden = await listHidden(db, review.id, ctx.person.id)
  const shown = rows.slice(0, PAGE)
  const number = await counts(ctx, screen)
  return {
    view: 'screening/conflicts/list',
    title: 'Conflicts',
    nav: 'screening',
    crumbs: crumbs(ctx, screen),
    data: {
      ...{ screen, name: SCREEN_NAMES[screen], state, resolved: number.resolved },
      open: screeners < 2 ? 0 : number.open,
      conflicts: await withVotes(
        ctx,
        screen,
        shown.filter(row => !hidden.has(row.recordId)),
      ),
      changed:
        state === 'resolved' && after === null
          ? (await listSettledByChange(db, review.id, screen, rules)).filter(row => !hidden.has(row.recordId))
          : [],
      next: rows.length > PAGE ? (shown.at(-1)?.recordId ?? null) : null,
    },
  }
}

async function withVotes(
  ctx: MemberCtx,
  screen: Screen,
  rows: readonly { readonly recordId: number; readonly title: string }[],
) {
  const { db, review, person } = ctx
  const ids = rows.map(row => row.recordId)
  const votes = await listVotesOn(db, review.id, screen, ids)
  const resolutions = await listResolutionsOf(db, review.id, screen, ids)
  const talks = await listTalks(
    db,
    review.id,
    resolutions.map(one => one.id),
  )
  return rows.map(({ recordId, title }) => {
    const own = votes.filter(vote => vote.recordId === recordId)
    const found = resolutions.find(one => one.recordId === recordId)
    const resolution = found && {
      ...found,
      with: talks.filter(talk => talk.resolutionId === found.id).map(talk => talk.name),
      isOlderThanVotes: changedSince(own, found.resolvedAt),
      mayTakeBack: review.role === 'lead' || found.resolvedBy === person.id,
    }
    return { recordId, title, votes: own, resolution: resolution ?? null }
  })
}

async function page(ctx: MemberCtx, screen: Screen, recordId: number) {
  const { db, review, person } = ctx
  const { title, isResolved: _, ...record } = await getScreened(db, review.id, recordId, screen)
  const votes = await listVotesOn(db, review.id, screen, [recordId])
  const rules = await getRules(db, review.id, screen)
  const [conflict] = await withVotes(ctx, screen, [{ recordId, title }])
  const [status] = await findStatus(db, review.id, recordId, screen)
  const isOpen = isOpenConflict(votes, status)
  const hidden = await listHiddenScreens(db, review.id, person.id, recordId)
  if (hidden.length > 0 || conflict === undefined || (!isOpen && conflict.resolution === null))
    throw notFound('This conflict')
  const { next, previous } = await findNeighbours(db, review.id, screen, recordId)
  const first = await findFirst(db, review.id, screen, recordId, rules)
  const [pair] = await findFirstVotes(db, review.id, recordId, screen)
  const isVoter = isOneOfTwo(votes, pair ?? null, person.id)
  const isAsCast = first?.votes.every(one => votes.some(vote => vote.name === one.name && vote.choice === one.choice))
  return {
    view: 'screening/conflicts/page',
    title: `Conflict about record ${recordId}`,
    nav: 'screening',
    crumbs: [...crumbs(ctx, screen), { label: 'Conflicts', href: home(ctx, `/${screen}/conflicts`) }],
    data: {
      ...{ screen, name: SCREEN_NAMES[screen], conflict, record, next, previous },
      ...(await counts(ctx, screen)),
      refusal:
        screen === 'full-text' && record.notRetrieved !== null
          ? notRetrievedSentence(recordId, record.notRetrieved)
          : whyNot(isVoter, rules),
      mayTalk: rules.resolver === 'anyone',
      first: isAsCast === false ? (first?.votes ?? null) : null,
      isVoter,
      reasons: await listReasons(db, review.id),
    },
  }
}

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/screening/:screen/conflicts',
    'review.read',
    { form: ListQuery, answer: List, summary: 'What two people decided differently; page with after' },
    (ctx, { params, form }) => list(ctx, screenOf(ctx, params.screen), form),
  ),
  route(
    'GET',
    '/reviews/:review/screening/:screen/conflicts/:record',
    'review.read',
    { answer: Page, summary: 'Both votes on a record side by side, with its resolution' },
    (ctx, { params }) => page(ctx, screenOf(ctx, params.screen), params.record),
  ),
  route(
    'POST',
    '/reviews/:review/screening/:screen/conflicts/:record',
    'screening.decide',
    {
      form: ResolutionForm,
      answer: Page,
      example: { choice: 'include', note: 'We read the methods again.' },
      again: (ctx, { params }) => page(ctx, screenOf(ctx, params.screen), params.record),
      summary: 'Resolve a conflict by talk or as a third person; votes stay as they are',
    },
    async (ctx, { params, form }) => {
      const screen = screenOf(ctx, params.screen)
      const id = await resolveConflict(ctx, screen, params.record, form)
      const { next } = await findNeighbours(ctx.db, ctx.review.id, screen, params.record)
      return {
        see: home(ctx, `/${screen}/conflicts${next === null ? '' : `/${next}`}`),
        done: `Record ${params.record} is resolved: ${form.choice}.`,
        undo: { action: `/reviews/${ctx.review.slug}/resolutions/${id}/withdrawal`, label: 'Undo' },
        data: { id },
      }
    },
  ),
  route(
    'POST',
    '/reviews/:review/resolutions/:resolution/withdrawal',
    'screening.decide',
    { form: z.object({}), summary: 'Take a resolution back; the record is in conflict again' },
    async (ctx, { params }) => {
      const { screen, record } = await withdrawResolution(ctx, params.resolution, ctx.review.role === 'lead')
      return { see: home(ctx, `/${screen}/conflicts/${record}`), done: 'The resolution was taken back.' }
    },
  ),
]
