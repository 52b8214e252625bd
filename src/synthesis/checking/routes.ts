// Checks of coding by a second person: how far each is, what was said, asking for one and ending it.
import { z } from 'zod'
import { LayerAnswer } from '../../configurations/answers.ts'
import { listNamesOf } from '../../configurations/store.ts'
import { plainWording } from '../../configurations/wording.ts'
import type { Route } from '../../core/http/routes.ts'
import { listLabels } from '../../documents/store.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { listMembers } from '../../reviews/members/store.ts'
import { askForCheck, endCheck } from './actions.ts'
import { ANSWERS } from './domain.ts'
import { AskForm, ItemsQuery } from './forms.ts'
import { CheckAnswer, SaidAnswer, showCheck, showSaid } from './shown.ts'
import { countAnswers, findUnanswered, getCheck, listChecks, listItems } from './store.ts'

const PAGE = 100

const Checks = z.object({
  checks: z.array(CheckAnswer),
  people: z.array(z.object({ personId: z.number(), name: z.string(), role: z.string() })),
  documents: z.array(z.object({ id: z.number(), label: z.string() })),
})
const Check = z.object({
  check: CheckAnswer,
  /** For the checker: the first position that wants an answer. */
  next: z.number().nullable(),
  filter: z.enum([...ANSWERS, 'none']).nullable(),
  items: z.array(
    z.object({
      position: z.number(),
      layer: LayerAnswer,
      configurationId: z.number(),
      name: z.string(),
      said: SaidAnswer.nullable(),
    }),
  ),
  /** To ask for the next ones with, as `after`; null at the end. */
  after: z.number().nullable(),
})

const at = (ctx: MemberCtx, path = '') => `/reviews/${ctx.review.slug}/synthesis/checks${path}`

async function list(ctx: MemberCtx) {
  const rows = await listChecks(ctx.db, ctx.review.id)
  const answers = await countAnswers(ctx.db, ctx.review.id)
  const people = (await listMembers(ctx.db, ctx.review.id)).filter(person => person.disabledAt === null)
  return {
    view: 'synthesis/checking/list',
    title: 'Checks of coding',
    nav: 'synthesis',
    crumbs: [{ label: 'Synthesis', href: `/reviews/${ctx.review.slug}/synthesis` }],
    data: {
      checks: rows.map(row => showCheck(row, answers, ctx.person.id)),
      people: people.map(({ personId, name, role }) => ({ personId, name, role })),
      documents: (await listLabels(ctx.db, ctx.review.id)).map(({ id, label }) => ({ id, label })),
    },
  }
}

async function page(ctx: MemberCtx, id: number, query: z.output<typeof ItemsQuery>) {
  const { id: reviewId } = ctx.review
  const row = await getCheck(ctx.db, reviewId, id)
  const check = showCheck(row, await countAnswers(ctx.db, reviewId, id), ctx.person.id)
  const found = await listItems(ctx.db, reviewId, id, {
    answer: query.answer,
    after: query.after ?? 0,
    limit: PAGE + 1,
  })
  const shown = found.slice(0, PAGE)
  const ids = shown.map(item => item.configurationId)
  const names = new Map((await listNamesOf(ctx.db, reviewId, row.layer, ids)).map(one => [one.id, one]))
  const isOpen = check.isMine && check.endedAt === null
  return {
    view: 'synthesis/checking/page',
    title: `Check of coding ${id}`,
    nav: 'synthesis',
    crumbs: [
      { label: 'Synthesis', href: `/reviews/${ctx.review.slug}/synthesis` },
      { label: 'Checks', href: at(ctx) },
    ],
    data: {
      check,
      next: isOpen ? await findUnanswered(ctx.db, reviewId, id, 0) : null,
      filter: query.answer,
      items: shown.map(item => {
        const name = names.get(item.configurationId)
        const words = name === undefined ? '' : name.title || plainWording(name.wording)
        const { position, layer, configurationId } = item
        return { position, layer, configurationId, name: words, said: showSaid(item) }
      }),
      after: found.length > PAGE ? (shown.at(-1)?.position ?? null) : null,
    },
  }
}

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/synthesis/checks',
    'review.read',
    { answer: Checks, summary: 'Checks of coding by a second person' },
    list,
  ),
  route(
    'POST',
    '/reviews/:review/synthesis/checks',
    'synthesis.write',
    {
      form: AskForm,
      answer: Checks,
      example: { layer: 'account', document: '', share: 10, checker: 2, seed: '', setsStatus: 'on' },
      again: list,
      summary: 'Ask a colleague to check a sample of configurations, or all',
    },
    async (ctx, { form }) => {
      const { checker, document, ...asked } = form
      const id = await askForCheck(ctx, { ...asked, checkerId: checker, documentId: document })
      return { see: at(ctx, `/${id}`), done: 'The sample was drawn.', data: { id } }
    },
  ),
  route(
    'GET',
    '/reviews/:review/synthesis/checks/:check',
    'review.read',
    { form: ItemsQuery, answer: Check, summary: 'One check of coding, with what was said' },
    (ctx, { params, form }) => page(ctx, params.check, form),
  ),
  route(
    'POST',
    '/reviews/:review/synthesis/checks/:check/end',
    'synthesis.write',
    { form: z.object({}), summary: 'End a check of coding; what was answered counts' },
    async (ctx, { params }) => {
      await endCheck(ctx, params.check, true)
      const undo = { action: at(ctx, `/${params.check}/resumption`), label: 'Undo' }
      return { see: at(ctx, `/${params.check}`), done: 'The check was ended.', undo }
    },
  ),
  route(
    'POST',
    '/reviews/:review/synthesis/checks/:check/resumption',
    'synthesis.write',
    { form: z.object({}), summary: 'Take a check of coding up again' },
    async (ctx, { params }) => {
      await endCheck(ctx, params.check, false)
      return { see: at(ctx, `/${params.check}`), done: 'The check goes on.' }
    },
  ),
]
