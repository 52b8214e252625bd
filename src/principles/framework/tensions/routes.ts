// Tensions: the list, the page of one, and the forms that write and delete them.
import { z } from 'zod'
import { nameOf } from '../../../configurations/domain.ts'
import { toCsv } from '../../../core/csv.ts'
import { decidedOn } from '../../../core/http/fields.ts'
import type { Route } from '../../../core/http/routes.ts'
import { type MemberCtx, route } from '../../../reviews/guard.ts'
import { linked } from '../../references.ts'
import { list, OffersAnswer, PrincipleNames, TiedAnswer } from '../answers.ts'
import { fileOf, frameOf, frameworkPath } from '../frame.ts'
import { listOffers, loadTied } from '../ties/store.ts'
import { tiedTo } from '../ties/tied.ts'
import { addTension, changeTension, deleteTension } from './actions.ts'
import { ChangedTensionForm, TensionForm } from './forms.ts'
import { getTension, listTensions, type Tension } from './store.ts'

const number = z.number()
const words = {
  name: z.string(),
  about: z.string(),
  firstSide: z.string(),
  secondSide: z.string(),
  holding: z.string(),
}
const Shown = z.object({
  ...{ id: number, version: number, ...words },
  /** About and holding with links to what they name. */
  ...{ aboutLinked: z.string(), holdingLinked: z.string() },
  ...{ first: TiedAnswer, second: TiedAnswer, principles: PrincipleNames },
})
const TensionList = z.object({ tensions: list(Shown) })
const TensionPage = z.object({ tension: Shown })
const names = list(z.string())
const FormPage = z.object({
  tension: z
    .object({ id: number, version: number, ...words, first: names, second: names, principles: list(number) })
    .nullable(),
  offers: OffersAnswer,
})

async function shown(ctx: MemberCtx, tensions: readonly Tension[]) {
  const refs = tensions.flatMap(one => [...one.first, ...one.second])
  const tied = await loadTied(ctx.db, ctx.review.id, refs, ctx.review.shape)
  return tensions.map(one => ({
    ...one,
    aboutLinked: linked(one.about, ctx.review.slug),
    holdingLinked: linked(one.holding, ctx.review.slug),
    first: tiedTo(one.first, tied),
    second: tiedTo(one.second, tied),
  }))
}

async function tensionsCsv(ctx: MemberCtx) {
  const rows = await shown(ctx, await listTensions(ctx.db, ctx.review.id))
  const side = (one: (typeof rows)[number]['first']) => [
    one.configurations.map(configuration => `${configuration.name}: ${configuration.sentence}`).join('\n'),
    String(one.counts.studies),
  ]
  const head = ['Tension', 'About', 'One side', 'Its configurations', 'Its studies', 'The other side']
  return fileOf(
    ctx,
    'tensions',
    toCsv(
      [...head, 'Its configurations', 'Its studies', 'What helps to hold both', 'Principles'],
      rows.map(one => [
        ...[one.name, one.about, one.firstSide, ...side(one.first), one.secondSide, ...side(one.second), one.holding],
        one.principles.map(principle => `${principle.id} ${principle.heading}`.trim()).join('\n'),
      ]),
    ),
  )
}

async function tensionPage(ctx: MemberCtx, id: number) {
  const found = await getTension(ctx.db, ctx.review.id, id)
  const [tension] = await shown(ctx, [found])
  return {
    view: 'principles/framework/tensions/page',
    title: found.name,
    ...frameOf(ctx, { label: 'Tensions', href: frameworkPath(ctx, '/tensions') }),
    data: { tension: tension as NonNullable<typeof tension> },
  }
}

async function formPage(ctx: MemberCtx, id: number | null) {
  const found = id === null ? null : await getTension(ctx.db, ctx.review.id, id)
  const named = (refs: Tension['first']) => refs.map(ref => nameOf(ref.layer, ref.id))
  return {
    view: 'principles/framework/tensions/form',
    title: found === null ? 'New tension' : `Change ${found.name}`,
    ...frameOf(ctx, { label: 'Tensions', href: frameworkPath(ctx, '/tensions') }),
    data: {
      tension:
        found === null
          ? null
          : {
              ...{ ...found, first: named(found.first), second: named(found.second) },
              principles: found.principles.map(one => one.id),
            },
      offers: await listOffers(ctx.db, ctx.review.id),
    },
  }
}

const ALL = '/reviews/:review/framework/tensions'
const ONE = `${ALL}/:tension` as const
const pathOf = (ctx: MemberCtx, id: number) => frameworkPath(ctx, `/tensions/${id}`)
const example = {
  ...{ name: 'Saving time and giving time', about: 'One role is asked to do both.' },
  ...{ firstSide: 'Saving time', secondSide: 'Giving time', holding: 'Saying which comes first.' },
}

export const routes: readonly Route[] = [
  route(
    'GET',
    ALL,
    'review.read',
    { answer: TensionList, steady: true, summary: 'Tensions with both their sides' },
    async ctx => ({
      view: 'principles/framework/tensions/list',
      title: 'Tensions',
      ...frameOf(ctx),
      data: { tensions: await shown(ctx, await listTensions(ctx.db, ctx.review.id)) },
    }),
  ),
  route('GET', '/reviews/:review/framework/tensions.csv', 'review.read', { summary: 'The tensions as CSV' }, ctx =>
    tensionsCsv(ctx),
  ),
  route('GET', `${ALL}/new`, 'principles.write', { answer: FormPage }, ctx => formPage(ctx, null)),
  route('GET', ONE, 'review.read', { answer: TensionPage }, (ctx, { params }) => tensionPage(ctx, params.tension)),
  route('GET', `${ONE}/wording`, 'principles.write', { answer: FormPage }, (ctx, { params }) =>
    formPage(ctx, params.tension),
  ),
  route(
    'POST',
    ALL,
    'principles.write',
    { form: TensionForm, answer: FormPage, example, again: ctx => formPage(ctx, null) },
    async (ctx, { form }) => {
      const id = await addTension(ctx, form)
      return { see: pathOf(ctx, id), done: 'Saved.', data: { id } }
    },
  ),
  route(
    'POST',
    ONE,
    'principles.write',
    {
      form: ChangedTensionForm,
      answer: FormPage,
      example: { ...example, version: 1 },
      again: (ctx, { params }) => formPage(ctx, params.tension),
    },
    async (ctx, { params, form }) => {
      await changeTension(ctx, params.tension, form)
      return { see: pathOf(ctx, params.tension), done: 'Saved.' }
    },
  ),
  route(
    'POST',
    `${ONE}/deletion`,
    'principles.write',
    { form: z.object({ version: decidedOn() }), example: {} },
    async (ctx, { params, form }) => {
      const bin = await deleteTension(ctx, params.tension, form.version)
      const undo = { action: `/reviews/${ctx.review.slug}/bin/${bin}/restoration`, label: 'Undo' }
      return { see: frameworkPath(ctx, '/tensions'), done: 'The tension was deleted.', undo }
    },
  ),
]
