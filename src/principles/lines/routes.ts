// The lines of a principle: adding, changing, ordering and removing them.
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { listTerms } from '../../reviews/vocabulary/store.ts'
import { LinesPage } from '../answers.ts'
import { ActForm } from '../forms.ts'
import { frameOf, pagePath } from '../frame.ts'
import { readPrinciple } from '../reading.ts'
import { loadGround } from '../resting/store.ts'
import { shownPrinciple } from '../showing.ts'
import { getPrinciple } from '../store.ts'
import { addLine, changeLine, moveLine, removeLine } from './actions.ts'
import { LineForm, NewLineForm, PlaceForm } from './forms.ts'

async function linesPage(ctx: MemberCtx, id: number) {
  const principle = await getPrinciple(ctx.db, ctx.review.id, id)
  const ground = await loadGround(ctx.db, ctx.review.id, [principle], ctx.review.shape)
  const terms = await listTerms(ctx.db, ctx.review.id, 'configurations')
  return {
    view: 'principles/lines',
    title: `Lines of principle ${id}`,
    ...frameOf(ctx, id),
    data: {
      principle: shownPrinciple(readPrinciple(principle, ground), ground, ctx.review.slug),
      themes: terms.filter(term => term.facetKey === 'theme'),
    },
  }
}

const LINES = '/reviews/:review/principles/:principle/lines'
const linesPath = (ctx: MemberCtx, id: number, line?: number) =>
  `${pagePath(ctx, id)}/lines${line === undefined ? '' : `#line-${line}`}`

/** The way back from what was just saved. */
async function undoing(ctx: MemberCtx, id: number) {
  const { version } = await getPrinciple(ctx.db, ctx.review.id, id)
  return { undo: { action: `${pagePath(ctx, id)}/versions/${version}/undoing`, label: 'Undo' } }
}

export const routes: readonly Route[] = [
  route('GET', LINES, 'principles.write', { answer: LinesPage }, (ctx, { params }) => linesPage(ctx, params.principle)),
  route(
    'POST',
    LINES,
    'principles.write',
    {
      form: NewLineForm,
      answer: LinesPage,
      example: { kind: 'action', text: 'Leave time for a first conversation', audience: 'Managers' },
      again: (ctx, { params }) => linesPage(ctx, params.principle),
    },
    async (ctx, { params, form }) => {
      await addLine(ctx, params.principle, form)
      return { see: linesPath(ctx, params.principle), done: 'The line is added.' }
    },
  ),
  route(
    'POST',
    `${LINES}/:line`,
    'principles.write',
    {
      form: LineForm,
      answer: LinesPage,
      example: { kind: 'action', text: 'Leave time for a first conversation', version: 1 },
      again: (ctx, { params }) => linesPage(ctx, params.principle),
    },
    async (ctx, { params, form }) => {
      await changeLine(ctx, params.principle, params.line, form)
      return { see: linesPath(ctx, params.principle, params.line), done: 'Saved.' }
    },
  ),
  route(
    'POST',
    `${LINES}/:line/place`,
    'principles.write',
    {
      form: PlaceForm,
      answer: LinesPage,
      example: { to: 'up' },
      again: (ctx, { params }) => linesPage(ctx, params.principle),
    },
    async (ctx, { params, form }) => {
      await moveLine(ctx, params.principle, params.line, form.to, form.version)
      return {
        see: linesPath(ctx, params.principle, params.line),
        done: 'Moved.',
        ...(await undoing(ctx, params.principle)),
      }
    },
  ),
  route(
    'POST',
    `${LINES}/:line/deletion`,
    'principles.write',
    { form: ActForm, example: {} },
    async (ctx, { params, form }) => {
      await removeLine(ctx, params.principle, params.line, form.version)
      return {
        see: linesPath(ctx, params.principle),
        done: 'The line is removed.',
        ...(await undoing(ctx, params.principle)),
      }
    },
  ),
]
