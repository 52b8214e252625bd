// Second checks: asking for a seeded sample, working through it, and settling what checker and first reviewer see differently.
import { z } from 'zod'
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { listMembers } from '../../reviews/members/store.ts'
import { SCREEN_NAMES } from '../domain.ts'
import { askForCheck, endCheck } from './actions.ts'
import { Checks, Page } from './answers.ts'
import { foundOf } from './domain.ts'
import { CheckForm } from './forms.ts'
import { showDisagreement } from './shown.ts'
import { countVerdicts, findUnanswered, getCheck, listAgreedOnSeeing, listChecks, listDisagreements } from './store.ts'

const MOST_LISTED = 200
const at = (ctx: MemberCtx, path = '') => `/reviews/${ctx.review.slug}/screening${path}`

type Row = Awaited<ReturnType<typeof getCheck>>

function shown(ctx: MemberCtx, row: Row, verdicts: Awaited<ReturnType<typeof countVerdicts>>) {
  const { isBlind, checkerRole, ...check } = row
  return {
    ...check,
    screenName: SCREEN_NAMES[row.screen],
    isBlind: isBlind === 1,
    hasLeft: checkerRole === null,
    isMine: row.checkerId === ctx.person.id,
    ...foundOf(verdicts.filter(one => one.checkId === row.id)),
  }
}

async function list(ctx: MemberCtx) {
  const rows = await listChecks(ctx.db, ctx.review.id)
  const verdicts = await countVerdicts(ctx.db, ctx.review.id)
  const people = (await listMembers(ctx.db, ctx.review.id)).filter(person => person.disabledAt === null)
  return {
    view: 'screening/checks/list',
    title: 'Second checks',
    nav: 'screening',
    crumbs: [{ label: 'Screening', href: at(ctx) }],
    data: { checks: rows.map(row => shown(ctx, row, verdicts)), people },
  }
}

async function page(ctx: MemberCtx, id: number) {
  const row = await getCheck(ctx.db, ctx.review.id, id)
  const check = shown(ctx, row, await countVerdicts(ctx.db, ctx.review.id, id))
  const isOpen = check.isMine && check.endedAt === null
  const differing = await listDisagreements(ctx.db, ctx.review.id, id, MOST_LISTED)
  return {
    view: 'screening/checks/page',
    title: `Second check ${id}`,
    nav: 'screening',
    crumbs: [
      { label: 'Screening', href: at(ctx) },
      { label: 'Second checks', href: at(ctx, '/checks') },
    ],
    data: {
      check,
      next: isOpen ? ((await findUnanswered(ctx.db, ctx.review.id, id, 0)) ?? null) : null,
      agreedOnSeeing: (await listAgreedOnSeeing(ctx.db, ctx.review.id, id, MOST_LISTED)).map(item =>
        showDisagreement(item, ctx.person.id, false),
      ),
      disagreements: differing.map(item => showDisagreement(item, ctx.person.id, ctx.review.role === 'lead')),
    },
  }
}

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/screening/checks',
    'review.read',
    { answer: Checks, summary: 'Second checks of a seeded sample, and how far they are' },
    list,
  ),
  route(
    'POST',
    '/reviews/:review/screening/checks',
    'screening.settings',
    {
      form: CheckForm,
      answer: Checks,
      example: { screen: 'title-abstract', drawnFrom: 'all', share: '10', count: '', checker: '2', seed: '' },
      again: list,
      summary: 'Ask for a second check of a sample',
    },
    async (ctx, { form }) => {
      const { checker, seen, ...asked } = form
      const id = await askForCheck(ctx, { ...asked, checkerId: checker, isBlind: !seen })
      return { see: at(ctx, `/checks/${id}`), done: 'The sample was drawn.', data: { id } }
    },
  ),
  route(
    'GET',
    '/reviews/:review/screening/checks/:check',
    'review.read',
    { answer: Page, summary: 'One second check, with its disagreements' },
    (ctx, { params }) => page(ctx, params.check),
  ),
  route(
    'POST',
    '/reviews/:review/screening/checks/:check/end',
    'screening.settings',
    { form: z.object({}), summary: 'End a second check; what was answered counts' },
    async (ctx, { params }) => {
      await endCheck(ctx, params.check, true)
      const undo = { action: at(ctx, `/checks/${params.check}/resumption`), label: 'Undo' }
      return { see: at(ctx, `/checks/${params.check}`), done: 'The check was ended.', undo }
    },
  ),
  route(
    'POST',
    '/reviews/:review/screening/checks/:check/resumption',
    'screening.settings',
    { form: z.object({}), summary: 'Take a second check up again' },
    async (ctx, { params }) => {
      await endCheck(ctx, params.check, false)
      return { see: at(ctx, `/checks/${params.check}`), done: 'The check goes on.' }
    },
  ),
]
