// The PRISMA-S checklist of a review: what the log answers, what is missing, and answers in words.
import { notFound } from '../../../core/errors.ts'
import type { Route } from '../../../core/http/routes.ts'
import { type MemberCtx, route } from '../../../reviews/guard.ts'
import { sumOf } from '../../counts/domain.ts'
import { listTypedCounts } from '../../counts/store.ts'
import { listFound } from '../added/store.ts'
import { listSearches } from '../store.ts'
import { answerItem } from './actions.ts'
import { Checklist, ItemPage } from './answers.ts'
import { checklistOf, DOI, REFERENCE } from './domain.ts'
import { AnswerForm } from './forms.ts'
import { listAnswers } from './store.ts'

const CHECKLIST = '/reviews/:review/searches/checklist'
const at = (ctx: MemberCtx, path = '') => `/reviews/${ctx.review.slug}/searches${path}`

async function itemsOf(ctx: MemberCtx) {
  const { id } = ctx.review
  const found = await listFound(ctx.db, id)
  const counts = await listTypedCounts(ctx.db, id)
  const sum = (rows: typeof found) => rows.reduce((all, row) => all + row.count, 0)
  const facts = {
    records: sum(found),
    duplicates: sum(found.filter(row => row.standing === 'duplicate')),
    duplicatesElsewhere: sumOf(counts, 'databases', 'duplicates') + sumOf(counts, 'others', 'duplicates'),
  }
  return checklistOf(await listSearches(ctx.db, id), facts, await listAnswers(ctx.db, id))
}

async function page(ctx: MemberCtx) {
  return {
    view: 'sources/searches/checklist',
    title: 'PRISMA-S checklist',
    nav: 'searches',
    crumbs: [{ label: 'Searches', href: at(ctx) }],
    data: { items: await itemsOf(ctx), reference: REFERENCE, doi: DOI },
  }
}

async function itemPage(ctx: MemberCtx, number: number) {
  const item = (await itemsOf(ctx)).find(one => one.item === number)
  if (item === undefined) throw notFound('This item')
  return {
    view: 'sources/searches/checklist-item',
    title: `PRISMA-S item ${number}`,
    nav: 'searches',
    crumbs: [
      { label: 'Searches', href: at(ctx) },
      { label: 'PRISMA-S checklist', href: at(ctx, '/checklist') },
    ],
    data: { item },
  }
}

export const routes: readonly Route[] = [
  route(
    'GET',
    CHECKLIST,
    'review.read',
    { answer: Checklist, summary: 'What the log says to the 16 items of PRISMA-S' },
    page,
  ),
  route('GET', `${CHECKLIST}/:item`, 'sources.write', { answer: ItemPage }, (ctx, { params }) =>
    itemPage(ctx, params.item),
  ),
  route(
    'POST',
    `${CHECKLIST}/:item`,
    'sources.write',
    {
      form: AnswerForm,
      answer: ItemPage,
      example: { text: 'No register was searched: they hold trials only.', version: 0 },
      again: (ctx, { params }) => itemPage(ctx, params.item),
      summary: 'Answer an item of PRISMA-S in words',
    },
    async (ctx, { params, form }) => {
      await answerItem(ctx, params.item, form.version, form.text)
      return { see: at(ctx, `/checklist#item-${params.item}`), done: 'Saved.' }
    },
  ),
]
