// The 19 RAMESES items of a review: the list, one item to write, and the checklist for submission.
import { toCsv } from '../../core/csv.ts'
import { notFound } from '../../core/errors.ts'
import { sayIn } from '../../core/http/page/messages.ts'
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { KIND_WORDS } from '../../reviews/journal/domain.ts'
import { loadOutline } from '../outline/store.ts'
import { sayItem, takeMemo } from './actions.ts'
import { Checklist, ItemList, ItemPage } from './answers.ts'
import { loadFacts } from './facts/store.ts'
import { ChecklistQuery, ItemForm, PreviewForm } from './forms.ts'
import { frameOf, LIST, pathOf } from './frame.ts'
import { DOI, holdsMemo, type Item, REFERENCE, STANDARD } from './items.ts'
import { countsOf, shownItem } from './showing.ts'
import { listMemosFor, loadItems, type Written } from './store.ts'
import { routes as versions } from './versions/routes.ts'

async function listPage(ctx: MemberCtx) {
  const items = await loadItems(ctx.db, ctx.review.id)
  const { sections } = await loadOutline(ctx.db, ctx.review.id)
  return {
    view: 'reports/rameses/list',
    title: 'RAMESES items',
    ...frameOf(ctx),
    data: {
      items: items.map(item => shownItem(item, sections, sayIn('en'))),
      counts: countsOf(items),
      next: items.find(item => item.status === 'open')?.item ?? null,
      isRapid: ctx.review.kind === 'rapid-realist-review',
      reference: REFERENCE,
      doi: DOI,
    },
  }
}

/** `typed`: what stands in the form and is not saved, to be shown as it will read. */
async function itemPage(ctx: MemberCtx, number: number, typed: (Written & { readonly version: number }) | null = null) {
  const { db, review } = ctx
  const found = (await loadItems(db, review.id)).find(one => one.item === number)
  if (found === undefined) throw notFound('This item')
  const item: Item = typed === null ? found : { ...found, ...typed }
  const { sections } = await loadOutline(db, review.id)
  const facts = await loadFacts(db, review.id, number)
  const memos = await listMemosFor(db, review.id, item.kinds)
  return {
    view: 'reports/rameses/item',
    fragment: 'reports/rameses/_preview',
    title: `RAMESES item ${number}`,
    ...frameOf(ctx, true),
    data: {
      item: shownItem(item, sections, sayIn('en')),
      facts: facts.map(({ text, path }) => ({ text, href: path === null ? null : `/reviews/${review.slug}${path}` })),
      memos: memos.map(memo => ({
        ...memo,
        kind: KIND_WORDS[memo.kind],
        isTaken: memo.text !== '' && holdsMemo(item.words, memo.text),
      })),
      kinds: item.kinds.map(kind => ({ kind, word: KIND_WORDS[kind] })),
      preview: typed === null ? null : { words: typed.words },
      previous: number > 1 ? number - 1 : null,
      next: number < STANDARD.length ? number + 1 : null,
    },
  }
}

async function checklist(ctx: MemberCtx, language: 'en' | 'nl') {
  const say = sayIn(language)
  const { sections } = await loadOutline(ctx.db, ctx.review.id)
  const items = (await loadItems(ctx.db, ctx.review.id)).map(item => shownItem(item, sections, say, language))
  const head = ['item', 'name', 'asks', 'where'].map(column => say(`report.rameses.${column}`))
  return { language, items, head, say }
}

const example = { status: 'reported', words: 'We searched in three rounds.', page: 'Methods, p. 4', version: 0 }

export const routes: readonly Route[] = [
  route(
    'GET',
    LIST,
    'review.read',
    { answer: ItemList, summary: 'The 19 RAMESES items, and which of them the team has reported' },
    listPage,
  ),
  route(
    'GET',
    `${LIST}/checklist`,
    'review.read',
    { form: ChecklistQuery, answer: Checklist, summary: 'The RAMESES checklist as journals ask for it' },
    async (ctx, { form }) => {
      const { say, ...data } = await checklist(ctx, form.language)
      return {
        view: 'reports/rameses/checklist',
        title: say('report.section.checklist'),
        ...frameOf(ctx, true),
        data: {
          ...data,
          caption: say('report.rameses.caption'),
          source: say('report.rameses.source', { reference: REFERENCE }),
          note: say('report.rameses.synthesesOnly'),
          doi: DOI,
        },
      }
    },
  ),
  route(
    'GET',
    `${LIST}/checklist.csv`,
    'review.export',
    { form: ChecklistQuery, summary: 'The RAMESES checklist as CSV' },
    async (ctx, { form }) => {
      const { items, head } = await checklist(ctx, form.language)
      const rows = items.map(one => [String(one.item), one.name, one.asks, one.where])
      const name = `${ctx.review.slug}-rameses-checklist.csv`
      return { file: { body: toCsv(head, rows), name, type: 'text/csv; charset=utf-8' } }
    },
  ),
  route(
    'GET',
    `${LIST}/:item`,
    'review.read',
    { answer: ItemPage, summary: 'One RAMESES item: the words, what the data say, and memos that belong to it' },
    (ctx, { params }) => itemPage(ctx, params.item),
  ),
  route(
    'POST',
    `${LIST}/:item`,
    'reports.write',
    {
      form: ItemForm,
      answer: ItemPage,
      example,
      again: (ctx, { params }) => itemPage(ctx, params.item),
      summary: 'Write what the team says to a RAMESES item, or take a memo of the journal into it',
    },
    async (ctx, { params, form }) => {
      const { take, version, ...written } = form
      const now =
        take === null
          ? await sayItem(ctx, params.item, written, version)
          : await takeMemo(ctx, params.item, take, written, version)
      const see = pathOf(ctx, take === null ? `#item-${params.item}` : `/${params.item}`)
      if (now === version) return { see, done: 'Nothing was changed.', data: { version: now } }
      const undo = { action: pathOf(ctx, `/${params.item}/versions/${now}/withdrawal`), label: 'Undo' }
      return { see, done: take === null ? 'Saved.' : 'Taken from the journal.', undo, data: { version: now } }
    },
  ),
  route(
    'POST',
    `${LIST}/:item/preview`,
    'reports.write',
    {
      form: PreviewForm,
      answer: ItemPage,
      example: { words: 'We searched in *three* rounds.', version: 0 },
      again: (ctx, { params }) => itemPage(ctx, params.item),
      summary: 'See how the words to a RAMESES item will read; nothing is saved',
    },
    (ctx, { params, form }) => itemPage(ctx, params.item, form),
  ),
  ...versions,
]
