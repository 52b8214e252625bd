// Duplicates: pairs to settle one at a time, what was set aside or told apart with the way back, and looking again.
import { z } from 'zod'
import { conflict } from '../../core/errors.ts'
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { getRecord } from '../records/store.ts'
import {
  adoptFields,
  answerPair,
  bringBack,
  LOOK_KIND,
  lookAgain,
  reopenPair,
  setAside,
  stopLooking,
} from './actions.ts'
import { ApartPage, CopyPage, LookPage, PairPage, SetAsidePage } from './answers.ts'
import type { FoundBy, PairReason } from './domain.ts'
import {
  AdoptionForm,
  AnswerForm,
  ApartQuery,
  PairQuery,
  SettingAsideForm,
  type SettledFilter,
  SettledQuery,
} from './forms.ts'
import { shownPair } from './shown.ts'
import {
  countPairs,
  countUpTo,
  findLastAnswer,
  findLastLook,
  findOpenPair,
  getPair,
  listOrigins,
  listSetAside,
  listSides,
  listToldApart,
} from './store.ts'

const at = (ctx: MemberCtx, path = '') => `/reviews/${ctx.review.slug}${path}`
const crumbs = (ctx: MemberCtx) => [{ label: 'Records', href: at(ctx, '/records') }]
const deeper = (ctx: MemberCtx) => [...crumbs(ctx), { label: 'Duplicates', href: at(ctx, '/duplicates') }]

async function pairPage(ctx: MemberCtx, asked: z.output<typeof PairQuery>) {
  const { db, review } = ctx
  const id = asked.pair ?? (await findOpenPair(db, review.id, 'after', 0))
  const counts = await countPairs(db, review.id)
  const last = await findLastAnswer(db, review.id, ctx.person.id)
  const base = { counts, last, look: await lookOf(ctx) }
  const page = { view: 'sources/duplicates/pair', title: 'Duplicates', nav: 'records', crumbs: crumbs(ctx) }
  if (id === null) return { ...page, data: { ...base, pair: null, shown: null, place: 0, previous: null, next: null } }
  const row = await getPair(db, review.id, id)
  const sides = await listSides(db, review.id, [row.left, row.right])
  const [left, right] = [sides.find(side => side.id === row.left), sides.find(side => side.id === row.right)]
  if (left === undefined || right === undefined) throw conflict('The records of this pair are being taken out.')
  const data = {
    ...base,
    pair: { ...row, reason: row.reason as PairReason, foundBy: row.foundBy as FoundBy },
    shown: shownPair(left, right, await listOrigins(db, review.id, [row.left, row.right]), asked.keep),
    place: await countUpTo(db, review.id, id),
    previous: await findOpenPair(db, review.id, 'before', id),
    next: await nextAfter(ctx, id),
  }
  return { ...page, data }
}

/** After the last one come those that were skipped. */
async function nextAfter(ctx: MemberCtx, id: number): Promise<number | null> {
  const next = await findOpenPair(ctx.db, ctx.review.id, 'after', id)
  if (next !== null) return next
  const first = await findOpenPair(ctx.db, ctx.review.id, 'after', 0)
  return first === id ? null : first
}

async function lookOf(ctx: MemberCtx) {
  const row = await findLastLook(ctx.db, ctx.review.id, LOOK_KIND)
  if (row === undefined) return null
  const result = row.result === null ? null : (JSON.parse(row.result) as { pairs?: number })
  return { ...row, found: result?.pairs ?? null }
}

async function lookPage(ctx: MemberCtx, id: number) {
  const look = await lookOf(ctx)
  if (look === null || look.id !== id) throw conflict('The records have been looked through again since.')
  return {
    view: 'sources/duplicates/look',
    fragment: 'sources/duplicates/_look',
    title: 'Looking for duplicates',
    nav: 'records',
    crumbs: deeper(ctx),
    data: { look },
  }
}

async function setAsidePage(ctx: MemberCtx, filter: SettledFilter) {
  const { rows, next } = await listSetAside(ctx.db, ctx.review.id, filter)
  const counts = await countPairs(ctx.db, ctx.review.id)
  const data = { records: rows, next, counts, filter }
  return { view: 'sources/duplicates/set-aside', title: 'Set aside', nav: 'records', crumbs: deeper(ctx), data }
}

async function apartPage(ctx: MemberCtx, after: number | null) {
  const { rows, next } = await listToldApart(ctx.db, ctx.review.id, after)
  const data = { pairs: rows, next, counts: await countPairs(ctx.db, ctx.review.id) }
  return { view: 'sources/duplicates/apart', title: 'Told apart', nav: 'records', crumbs: deeper(ctx), data }
}

async function copyPage(ctx: MemberCtx, id: number) {
  const { title } = await getRecord(ctx.db, ctx.review.id, id)
  const data = { record: { id, title } }
  return {
    view: 'sources/duplicates/copy',
    title: `Is record ${id} a copy?`,
    nav: 'records',
    crumbs: crumbs(ctx),
    data,
  }
}

const undoOf = (ctx: MemberCtx, pair: number) => ({ action: at(ctx, `/duplicates/${pair}/reopening`), label: 'Undo' })

const pages: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/duplicates',
    'review.read',
    {
      form: PairQuery,
      answer: PairPage,
      summary: 'The next pair of records that may be duplicates, or the one asked for',
    },
    (ctx, { form }) => pairPage(ctx, form),
  ),
  route(
    'GET',
    '/reviews/:review/duplicates/set-aside',
    'review.read',
    {
      form: SettledQuery,
      answer: SetAsidePage,
      summary: 'Records set aside as duplicates, newest first; page with after',
    },
    (ctx, { form }) => setAsidePage(ctx, form),
  ),
  route(
    'GET',
    '/reviews/:review/duplicates/told-apart',
    'review.read',
    { form: ApartQuery, answer: ApartPage, summary: 'Pairs that people said are no duplicates; page with after' },
    (ctx, { form }) => apartPage(ctx, form.after),
  ),
  route(
    'GET',
    '/reviews/:review/duplicates/looks/:look',
    'review.read',
    { answer: LookPage, summary: 'How far looking for duplicates again has come' },
    (ctx, { params }) => lookPage(ctx, params.look),
  ),
]

const answers: readonly Route[] = [
  route(
    'POST',
    '/reviews/:review/duplicates/:pair/answer',
    'sources.write',
    {
      form: AnswerForm,
      answer: PairPage,
      example: { answer: 'not a duplicate', version: '1' },
      again: (ctx, { params }) => pairPage(ctx, { pair: params.pair, keep: null }),
      summary: 'Say whether a pair is a duplicate, and which record is kept',
    },
    async (ctx, { params, form }) => {
      if (form.answer === 'duplicate' && form.keep === null) return { invalid: { keep: ['Say which record is kept.'] } }
      const aside = await answerPair(ctx, params.pair, { ...form, kept: form.keep })
      const next = await nextAfter({ ...ctx, db: ctx.database.read }, params.pair)
      return {
        see: at(ctx, next === null ? '/duplicates' : `/duplicates?pair=${next}`),
        done:
          aside === null
            ? 'Told apart; this will not be asked again.'
            : `Record ${aside} was set aside, record ${form.keep} is kept.`,
        undo: undoOf(ctx, params.pair),
        data: { pair: params.pair, aside, next },
      }
    },
  ),
  route(
    'POST',
    '/reviews/:review/duplicates/:pair/reopening',
    'sources.write',
    { form: z.object({}), summary: 'Take the answer to a pair back' },
    async (ctx, { params }) => {
      const isOpen = await reopenPair(ctx, params.pair)
      const see = isOpen ? `/duplicates?pair=${params.pair}` : '/duplicates/set-aside'
      return { see: at(ctx, see), done: isOpen ? 'Taken back; the pair is open again.' : 'Taken back.' }
    },
  ),
  route(
    'POST',
    '/reviews/:review/duplicates/looks',
    'sources.write',
    {
      form: z.object({}),
      example: {},
      summary: 'Look through all records for duplicates again, by the rules of today',
    },
    async ctx => {
      const job = await lookAgain(ctx)
      ctx.services.jobs.poke()
      return { see: at(ctx, `/duplicates/looks/${job}`), data: { id: job } }
    },
  ),
  route(
    'POST',
    '/reviews/:review/duplicates/looks/:look/cancellation',
    'sources.write',
    { form: z.object({}), summary: 'Stop looking for duplicates' },
    async (ctx, { params }) => {
      await stopLooking(ctx, params.look)
      return { see: at(ctx, '/duplicates'), done: 'Stopped. Nothing that it found is kept.' }
    },
  ),
]

const byHand: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/records/:record/setting-aside',
    'sources.write',
    { answer: CopyPage },
    (ctx, { params }) => copyPage(ctx, params.record),
  ),
  route(
    'POST',
    '/reviews/:review/records/:record/setting-aside',
    'sources.write',
    {
      form: SettingAsideForm,
      answer: CopyPage,
      example: { of: '2' },
      again: (ctx, { params }) => copyPage(ctx, params.record),
      summary: 'Say that two records are duplicates; by default the other one is kept',
    },
    async (ctx, { params, form }) => {
      const pair = await setAside(ctx, params.record, form.of, form.keep, form.version)
      const { asideId } = await getPair(ctx.database.read, ctx.review.id, pair)
      return {
        see: at(ctx, `/records/${params.record}`),
        done: `Record ${asideId} was set aside as a copy.`,
        undo: undoOf(ctx, pair),
        data: { pair, aside: asideId },
      }
    },
  ),
  route(
    'POST',
    '/reviews/:review/records/:record/bringing-back',
    'sources.write',
    { form: z.object({}), summary: 'Put back a record that is no duplicate; it is not set aside again' },
    async (ctx, { params }) => {
      const pair = await bringBack(ctx, params.record)
      return {
        see: at(ctx, `/records/${params.record}`),
        done: `Record ${params.record} stands on its own again, and is remembered as no duplicate.`,
        data: { pair },
      }
    },
  ),
  route(
    'POST',
    '/reviews/:review/records/:record/adoption',
    'sources.write',
    {
      form: AdoptionForm,
      example: { from: '2', fields: 'abstract', version: '1' },
      summary: 'Take over fields that are empty here from a copy',
    },
    async (ctx, { params, form }) => {
      await adoptFields(ctx, params.record, form)
      return {
        see: at(ctx, `/records/${params.record}`),
        done: `Taken over from record ${form.from}. What came in is kept beside it.`,
      }
    },
  ),
]

export const routes: readonly Route[] = [...pages, ...answers, ...byHand]
