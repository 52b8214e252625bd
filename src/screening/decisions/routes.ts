// Screening one record at a time: the page of a record, the vote, and taking it back.
import { dayOf } from '../../core/clock.ts'
import { notFound } from '../../core/errors.ts'
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { listHiddenFirst, listHiddenScreens } from '../checks/hiding/store.ts'
import { goesForward, isOpenTo, SCREEN_NAMES, SCREENS, type Screen } from '../domain.ts'
import { findNext, findPrevious } from '../queue/store.ts'
import { decide, withdrawDecision } from './actions.ts'
import { Screening } from './answers.ts'
import { DecisionForm, PlaceQuery, WithdrawalForm } from './forms.ts'
import { type Frame, readFrame } from './frame/store.ts'
import { type Marker, markerOf } from './highlight.ts'
import { findDocumentOf, findTextOf, getScreened, listDecisions } from './store.ts'

const at = (ctx: MemberCtx, path = '') => `/reviews/${ctx.review.slug}/screening${path}`

function screenOf(name: string): Screen {
  const screen = SCREENS.find(known => known === name)
  if (screen === undefined) throw notFound('This screen')
  return screen
}

type Place = { readonly record: number | null; readonly after: number | null; readonly before: number | null }

/** The record asked for, or the first that waits: after the place one was at, then from the beginning. */
async function recordAt(ctx: MemberCtx, screen: Screen, place: Place, frame: Frame): Promise<number | null> {
  if (place.record !== null) return place.record
  const hidden = screen === 'title-abstract' ? NOBODY : await listHiddenFirst(ctx.db, ctx.review.id, ctx.person.id)
  if (place.before !== null) {
    const previous = (from: number) => findPrevious(ctx.db, ctx.review.id, screen, from)
    return (await pastHidden(hidden, previous, place.before)) ?? place.before
  }
  const after = place.after ?? 0
  const known = {
    hasBatches: frame.batch !== null,
    isAwaited: frame.counts['awaiting second reviewer'] > 0,
    isImporting: frame.isImporting,
  }
  const next = (from: number) => findNext(ctx.db, ctx.review.id, screen, ctx.person.id, from, known)
  const open = (from: number) => pastHidden(hidden, next, from)
  return (await open(after)) ?? (after === 0 ? undefined : await open(0)) ?? null
}

const NOBODY: ReadonlySet<number> = new Set()

/** That a full text waits tells how its abstract was decided on, which a checker who has still to choose may not see. */
async function pastHidden(
  hidden: ReadonlySet<number>,
  step: (from: number) => Promise<number | undefined>,
  from: number,
): Promise<number | undefined> {
  let id = await step(from)
  for (let n = 0; id !== undefined && hidden.has(id) && n < hidden.size; n += 1) id = await step(id)
  return id === undefined || hidden.has(id) ? undefined : id
}

async function screenPage(ctx: MemberCtx, screen: Screen, place: Place) {
  const frame = await readFrame(ctx.db, ctx.review.id, screen, ctx.person.id, dayOf(ctx.now))
  const id = await recordAt(ctx, screen, place, frame)
  const { rules, progress, today, batch, latest, criteria, reasons } = frame
  const shared = {
    screen,
    name: SCREEN_NAMES[screen],
    maybeGoesForward: goesForward(screen, rules[screen]),
    progress: { ...progress, today },
    ...{ batch, latest, criteria, reasons },
  }
  return {
    view: 'screening/decisions/screen',
    fragment: 'screening/decisions/screen',
    title: SCREEN_NAMES[screen],
    nav: 'screening',
    crumbs: [{ label: 'Screening', href: at(ctx) }],
    data: { ...shared, ...(id === null ? NOTHING : await recordPart(ctx, screen, id, frame)) },
  }
}

const NOTHING = {
  ...{ record: null, mine: null, others: [], isResolved: false },
  ...{ isForThirdPerson: false, isIncluded: false, document: null, text: null },
}

async function recordPart(ctx: MemberCtx, screen: Screen, id: number, { rules, terms }: Frame) {
  const { db, review, person } = ctx
  const { title, abstract, isResolved, standing, status, ...fields } = await getScreened(db, review.id, id, screen)
  const mark = markerOf(terms)
  const decisions = await listDecisions(db, review.id, id)
  const hidden = await listHiddenScreens(db, review.id, person.id, id)
  const open = SCREENS.filter(one => {
    if (hidden.includes(one)) return false
    const votes = decisions.filter(vote => vote.screen === one)
    return isOpenTo(votes, person.id, rules[one])
  })
  const isOther = (vote: (typeof decisions)[number]) =>
    open.includes(vote.screen) && (vote.screen !== screen || vote.personId !== person.id)
  const isIncluded = standing === 'included' && hidden.length === 0
  const isFirstHidden = hidden.includes('title-abstract')
  const document =
    (screen === 'full-text' && !isFirstHidden) || isIncluded ? await findDocumentOf(db, review.id, id) : null
  return {
    record: {
      ...fields,
      notRetrieved: isFirstHidden ? null : fields.notRetrieved,
      id,
      title: mark(title),
      abstract: mark(abstract),
    },
    mine: decisions.find(one => one.screen === screen && one.personId === person.id) ?? null,
    others: decisions.filter(isOther).map(vote => ({ ...vote, name: vote.personName })),
    isResolved: isResolved && hidden.length === 0,
    isForThirdPerson:
      hidden.length === 0 &&
      status === 'conflict' &&
      rules[screen].screeners > 1 &&
      rules[screen].resolver === 'third person',
    isIncluded,
    document,
    text: screen === 'full-text' && document?.hasText === true ? await textPart(ctx, document.id, mark) : null,
  }
}

async function textPart(ctx: MemberCtx, documentId: number, mark: Marker) {
  const found = await findTextOf(ctx.db, ctx.review.id, documentId)
  if (found === null) return null
  const paragraphs = found.text.split(/\n+/).map(line => line.trim())
  return { paragraphs: paragraphs.filter(line => line !== '').map(mark), isCut: found.isCut }
}

const words = { include: 'included', exclude: 'excluded', maybe: 'marked maybe' } as const

export const routes: readonly Route[] = [
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
    { form: WithdrawalForm, summary: 'Take one’s own decision back' },
    async (ctx, { params, form }) => {
      const { screen, record } = await withdrawDecision(ctx, params.decision, form.version)
      return { see: at(ctx, `/${screen}?record=${record}`), done: 'The decision was taken back.' }
    },
  ),
]

/** The record of a form that was refused, if it named one. */
function numberIn(form: unknown): number | null {
  const value = Number((form as { record?: unknown }).record)
  return Number.isInteger(value) && value > 0 && value < 1_000_000_000 ? value : null
}
