// Screening: how far it is, one record at a time, the vote, and taking it back.
import { z } from 'zod'
import { dayOf } from '../../core/clock.ts'
import { notFound } from '../../core/errors.ts'
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { fromColumns } from '../../sources/records/rows.ts'
import { getRecord } from '../../sources/records/store.ts'
import { listCriteria, listReasons } from '../criteria/store.ts'
import { CHOICES, SCREEN_NAMES, SCREENS, type Screen } from '../domain.ts'
import { decide, withdrawDecision } from './actions.ts'
import { DecisionForm, PlaceQuery } from './forms.ts'
import { highlight, termsOf } from './highlight.ts'
import {
  countProgress,
  countSince,
  findDocumentOf,
  findLatest,
  findNext,
  findPrevious,
  getScreeningFrame,
  listDecisions,
} from './store.ts'

const Progress = z.object({ total: z.number(), done: z.number() })
const Overview = z.object({
  screens: z.array(z.object({ screen: z.enum(SCREENS), name: z.string(), progress: Progress })),
  criteria: z.number(),
  reasons: z.number(),
  screeners: z.number(),
})
const Stretches = z.array(z.object({ text: z.string(), isHit: z.boolean() })).readonly()
const Screening = z.object({
  screen: z.enum(SCREENS),
  name: z.string(),
  progress: Progress.extend({ today: z.number() }),
  /** Null when nothing waits for this person. */
  record: z
    .object({
      id: z.number(),
      title: z.string(),
      authors: z.array(z.string()).readonly(),
      year: z.number().nullable(),
      journal: z.string(),
      doi: z.string(),
      url: z.string(),
      abstract: Stretches,
      keywords: z.array(z.string()).readonly(),
    })
    .nullable(),
  mine: z
    .object({ id: z.number(), choice: z.enum(CHOICES), reasonId: z.number().nullable(), note: z.string() })
    .nullable(),
  /** This person's newest decision in this screen, to be undone with one key. */
  latest: z.object({ id: z.number(), record: z.number(), choice: z.enum(CHOICES) }).nullable(),
  /** What was made of the record, to read before deciding on its full text. */
  document: z.object({ id: z.number(), hasText: z.boolean() }).nullable(),
  next: z.number().nullable(),
  previous: z.number().nullable(),
  criteria: z.array(z.object({ kind: z.enum(['include', 'exclude']), text: z.string() })),
  reasons: z.array(z.object({ id: z.number(), text: z.string() })),
})

const at = (ctx: MemberCtx, path = '') => `/reviews/${ctx.review.slug}/screening${path}`

function screenOf(name: string): Screen {
  const screen = SCREENS.find(known => known === name)
  if (screen === undefined) throw notFound('This screen')
  return screen
}

async function overview(ctx: MemberCtx) {
  const screens = []
  for (const screen of SCREENS)
    screens.push({ screen, name: SCREEN_NAMES[screen], progress: await countProgress(ctx.db, ctx.review.id, screen) })
  const { screeners } = await getScreeningFrame(ctx.db, ctx.review.id)
  const criteria = (await listCriteria(ctx.db, ctx.review.id)).length
  const reasons = (await listReasons(ctx.db, ctx.review.id)).length
  return {
    view: 'screening/decisions/overview',
    title: 'Screening',
    nav: 'screening',
    data: { screens, criteria, reasons, screeners },
  }
}

type Place = { readonly record: number | null; readonly after: number | null; readonly before: number | null }

/** The record asked for, or the first that waits: after the place one was at, then from the beginning. */
async function recordAt(ctx: MemberCtx, screen: Screen, place: Place): Promise<number | null> {
  if (place.record !== null) return place.record
  if (place.before !== null) return (await findPrevious(ctx.db, ctx.review.id, screen, place.before)) ?? place.before
  const after = place.after ?? 0
  const next = await findNext(ctx.db, ctx.review.id, screen, ctx.person.id, after)
  return next ?? (after === 0 ? undefined : await findNext(ctx.db, ctx.review.id, screen, ctx.person.id, 0)) ?? null
}

async function screenPage(ctx: MemberCtx, screen: Screen, place: Place) {
  const reviewId = ctx.review.id
  const id = await recordAt(ctx, screen, place)
  const frame = await getScreeningFrame(ctx.db, reviewId)
  const today = await countSince(ctx.db, reviewId, screen, ctx.person.id, dayOf(ctx.now))
  const shared = {
    screen,
    name: SCREEN_NAMES[screen],
    progress: { ...(await countProgress(ctx.db, reviewId, screen)), today },
    latest: (await findLatest(ctx.db, reviewId, screen, ctx.person.id)) ?? null,
    criteria: await listCriteria(ctx.db, reviewId),
    reasons: await listReasons(ctx.db, reviewId),
  }
  const data = {
    ...shared,
    ...(id === null
      ? { record: null, mine: null, document: null, next: null, previous: null }
      : await recordPart(ctx, screen, id, termsOf(frame.intervention))),
  }
  return {
    view: 'screening/decisions/screen',
    title: SCREEN_NAMES[screen],
    nav: 'screening',
    crumbs: [{ label: 'Screening', href: at(ctx) }],
    data,
  }
}

async function recordPart(ctx: MemberCtx, screen: Screen, id: number, terms: readonly string[]) {
  const row = await getRecord(ctx.db, ctx.review.id, id)
  const { abstract, ...fields } = fromColumns(row)
  const decisions = await listDecisions(ctx.db, ctx.review.id, id)
  return {
    record: { ...fields, id, abstract: highlight(abstract, terms) },
    mine: decisions.find(one => one.screen === screen && one.personId === ctx.person.id) ?? null,
    document: screen === 'full-text' ? await findDocumentOf(ctx.db, ctx.review.id, id) : null,
    next: (await findNext(ctx.db, ctx.review.id, screen, ctx.person.id, id)) ?? null,
    previous: (await findPrevious(ctx.db, ctx.review.id, screen, id)) ?? null,
  }
}

const words = { include: 'included', exclude: 'excluded', maybe: 'marked maybe' } as const

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/screening',
    'review.read',
    { answer: Overview, summary: 'How far both screens are' },
    overview,
  ),
  route(
    'GET',
    '/reviews/:review/screening/:screen',
    'review.read',
    { form: PlaceQuery, answer: Screening, summary: 'The record that waits in a screen' },
    (ctx, { params, form }) => screenPage(ctx, screenOf(params.screen), form),
  ),
  route(
    'POST',
    '/reviews/:review/screening/:screen/decisions',
    'screening.decide',
    {
      form: DecisionForm,
      answer: Screening,
      example: { record: '1', choice: 'include' },
      again: (ctx, { params, form }) =>
        screenPage(ctx, screenOf(params.screen), { record: numberIn(form), after: null, before: null }),
      summary: 'Include, exclude or maybe',
    },
    async (ctx, { params, form }) => {
      const screen = screenOf(params.screen)
      const id = await decide(ctx, screen, form)
      const undo = { action: `/reviews/${ctx.review.slug}/decisions/${id}/withdrawal`, label: 'Undo' }
      return {
        see: at(ctx, `/${screen}?after=${form.record}`),
        done: `Record ${form.record} was ${words[form.choice]}.`,
        undo,
        data: { id },
      }
    },
  ),
  route(
    'POST',
    '/reviews/:review/decisions/:decision/withdrawal',
    'screening.decide',
    { form: z.object({}), summary: 'Take one’s own decision back' },
    async (ctx, { params }) => {
      const { screen, record } = await withdrawDecision(ctx, params.decision)
      return { see: at(ctx, `/${screen}?record=${record}`), done: 'The decision was taken back.' }
    },
  ),
]

/** The record of a form that was refused, if it named one. */
function numberIn(form: unknown): number | null {
  const value = Number((form as { record?: unknown }).record)
  return Number.isInteger(value) && value > 0 && value < 1_000_000_000 ? value : null
}
