// The items of a draft: what is put to the panel, in which words and in which order.
import { headingOf } from '../../configurations/reading.ts'
import { listConfigurationNames } from '../../configurations/store.ts'
import { sayIn } from '../../core/http/page/messages.ts'
import type { Route } from '../../core/http/routes.ts'
import { shorten } from '../../core/text.ts'
import { listPrinciples } from '../../principles/store.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { listQuestions } from '../../reviews/questions/store.ts'
import { searchName } from '../../sources/searches/domain.ts'
import { listSearchNames } from '../../sources/searches/store.ts'
import { sentenceOf } from '../../theories/domain.ts'
import { listTheoryStatements } from '../../theories/store.ts'
import { standingOf } from '../domain.ts'
import { frameOf, roundPath } from '../frame.ts'
import { getRound } from '../rounds/store.ts'
import { bindSubjects, placeItem, putRoundItem, wordItem } from './actions.ts'
import { ItemsPage, WordsPage } from './answers.ts'
import { ItemForm, PlaceForm, WordsForm } from './forms.ts'
import { getItemRow, listItems } from './store.ts'
import { type Subject, subjectFrom } from './words.ts'

async function choicesOf(ctx: MemberCtx) {
  const { db, review } = ctx
  const [question] = await listQuestions(db, review.id)
  const entry = (kind: string, id: number, words: string) => ({
    value: `${kind} ${id}`,
    label: `${id}. ${shorten(words, 100)}`,
  })
  return [
    {
      label: 'Principles',
      entries: (await listPrinciples(db, review.id))
        .filter(one => one.status !== 'withdrawn')
        .map(one => entry('principle', one.id, one.heading || 'No heading yet')),
    },
    {
      label: 'Theory statements',
      entries: (await listTheoryStatements(db, review.id)).map(one => ({
        value: `theory statement ${one.id}`,
        label: `${one.number}. ${shorten(sentenceOf(one), 100)}`,
      })),
    },
    {
      label: 'Configurations',
      entries: (await listConfigurationNames(db, review.id, 'synthesised'))
        .filter(one => one.status !== 'retired')
        .map(one => entry('configuration', one.id, headingOf({ ...one, layer: 'synthesised', sentence: one.wording }))),
    },
    {
      label: 'The review question',
      entries: question === undefined ? [] : [{ value: `question ${question.id}`, label: shorten(question.text, 100) }],
    },
    {
      label: 'Planned searches',
      entries: (await listSearchNames(db, review.id))
        .filter(one => one.status === 'planned')
        .map(one => entry('search', one.id, searchName(one))),
    },
  ].filter(group => group.entries.length > 0)
}

async function itemsPage(ctx: MemberCtx, roundId: number) {
  const round = await getRound(ctx.db, ctx.review.id, roundId)
  const items = await listItems(ctx.db, ctx.review.id, roundId)
  const isDraft = round.status === 'draft'
  const subjects = items.flatMap((item): Subject[] =>
    item.subjectKind === 'free text' || item.subjectId === null ? [] : [{ kind: item.subjectKind, id: item.subjectId }],
  )
  const now = isDraft ? await bindSubjects(ctx, subjects, sayIn) : []
  return {
    view: 'panel/items/page',
    title: `What is put in ${round.title}`,
    ...frameOf(ctx, { label: round.title, href: roundPath(ctx, roundId) }),
    data: {
      round: { id: roundId, title: round.title, standing: standingOf(round, ctx.now) },
      items: items.map(item => {
        const bound = now.find(
          one =>
            one.subjectKind === item.subjectKind &&
            (one.subjectKind === 'question' || one.subjectId === item.subjectId),
        )
        const shown = item.ownWords === 1 || bound === undefined ? item : bound
        const isGone = isDraft && bound === undefined && item.subjectKind !== 'free text'
        const isNew = bound !== undefined && bound.subjectVersion !== item.subjectVersion
        return {
          id: item.id,
          kind: item.subjectKind,
          subject: shown.subjectId,
          version: shown.subjectVersion,
          heading: shown.heading,
          plainWords: shown.plainWords,
          ownWords: item.ownWords === 1 && item.subjectKind !== 'free text',
          itemVersion: item.version,
          since: isGone
            ? 'It no longer stands in the review. Take it out.'
            : isNew && item.ownWords === 1
              ? `It was changed since you wrote these words: it is at version ${bound.subjectVersion} now. Read it again and save your words.`
              : '',
        }
      }),
      choices: isDraft ? await choicesOf(ctx) : [],
    },
  }
}

/** The same page with the words of one item open to be changed. */
async function wordsPage(ctx: MemberCtx, roundId: number, itemId: number) {
  const { version } = await getItemRow(ctx.db, ctx.review.id, roundId, itemId)
  const page = await itemsPage(ctx, roundId)
  return { ...page, data: { ...page.data, version } }
}

const ITEMS = '/reviews/:review/panel/rounds/:round/items'
const again = (ctx: MemberCtx, { params }: { readonly params: { readonly round: number } }) =>
  itemsPage(ctx, params.round)
const here = (ctx: MemberCtx, round: number, item: number | null = null) =>
  `${roundPath(ctx, round)}/items${item === null ? '' : `#item-${item}`}`

export const routes: readonly Route[] = [
  route('GET', ITEMS, 'panel.manage', { answer: ItemsPage }, (ctx, { params }) => itemsPage(ctx, params.round)),
  route(
    'POST',
    ITEMS,
    'panel.manage',
    { form: ItemForm, answer: ItemsPage, example: { subject: '', heading: 'Who decides?', plainWords: '' }, again },
    async (ctx, { params, form }) => {
      const subject = subjectFrom(form.subject)
      if (subject === 'unknown') return { invalid: { subject: ['Choose from the list.'] } }
      const id = await putRoundItem(ctx, params.round, { ...form, subject }, sayIn)
      return { see: here(ctx, params.round, id), done: 'It is in the round.', data: { id } }
    },
  ),
  route(
    'GET',
    `${ITEMS}/:item/words`,
    'panel.manage',
    { answer: WordsPage, summary: 'The items of a draft, with the version that the words of one are saved against' },
    (ctx, { params }) => wordsPage(ctx, params.round, params.item),
  ),
  route(
    'POST',
    `${ITEMS}/:item/words`,
    'panel.manage',
    {
      form: WordsForm,
      answer: ItemsPage,
      example: { heading: 'Who decides?', plainWords: 'And when?', version: 1 },
      again,
    },
    async (ctx, { params, form }) => {
      await wordItem(ctx, params.round, params.item, form, sayIn)
      return { see: here(ctx, params.round, params.item), done: 'Saved.' }
    },
  ),
  route(
    'POST',
    `${ITEMS}/:item/place`,
    'panel.manage',
    { form: PlaceForm, answer: ItemsPage, example: { to: 'down' }, again },
    async (ctx, { params, form }) => {
      await placeItem(ctx, params.round, params.item, form.to, form.version)
      return form.to === 'out'
        ? { see: here(ctx, params.round), done: 'It is out of the round.' }
        : { see: here(ctx, params.round, params.item) }
    },
  ),
]
