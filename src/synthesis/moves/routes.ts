// The story of the synthesis: its moves, latest first, and the reason of each.
import { z } from 'zod'
import { LayerAnswer } from '../../configurations/answers.ts'
import { INFERENCES } from '../../configurations/domain.ts'
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { changeMove, makeMove } from './actions.ts'
import { MOVE_KINDS } from './domain.ts'
import { MoveChangeForm, MoveFilter, MoveForm } from './forms.ts'
import { countUnreasoned, getMove, listMoves } from './store.ts'

const PAGE = 100

export const MoveAnswer = z.object({
  id: z.number(),
  kind: z.enum(MOVE_KINDS),
  inference: z.enum(INFERENCES).nullable(),
  configurationId: z.number().nullable(),
  configurationTitle: z.string().nullable(),
  theoryId: z.number().nullable(),
  theoryTitle: z.string().nullable(),
  reason: z.string(),
  madeAt: z.string(),
  madeBy: z.string().nullable(),
  version: z.number(),
  inputs: z.array(z.object({ layer: LayerAnswer, id: z.number(), title: z.string() })).readonly(),
})
const Story = z.object({
  moves: z.array(MoveAnswer),
  unreasoned: z.number(),
  onlyUnreasoned: z.boolean(),
  next: z.number().nullable(),
})
const MovePage = z.object({ move: MoveAnswer })

const at = (ctx: MemberCtx, path = '') => `/reviews/${ctx.review.slug}/synthesis${path}`
const crumbs = (ctx: MemberCtx) => [{ label: 'Synthesis', href: at(ctx) }]

async function movePage(ctx: MemberCtx, id: number) {
  return {
    view: 'synthesis/moves/form',
    title: `Move ${id}`,
    nav: 'synthesis',
    crumbs: [...crumbs(ctx), { label: 'Story', href: at(ctx, '/moves') }],
    data: { move: await getMove(ctx.db, ctx.review.id, id) },
  }
}

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/synthesis/moves',
    'review.read',
    { form: MoveFilter, answer: Story, summary: 'How configurations came together, latest first' },
    async (ctx, { form }) => {
      const page = { unreasoned: form.unreasoned, before: form.before, limit: PAGE + 1 }
      const found = await listMoves(ctx.db, ctx.review.id, page)
      const moves = found.slice(0, PAGE)
      return {
        view: 'synthesis/moves/story',
        title: 'The story of the synthesis',
        nav: 'synthesis',
        crumbs: crumbs(ctx),
        data: {
          moves,
          unreasoned: await countUnreasoned(ctx.db, ctx.review.id),
          onlyUnreasoned: form.unreasoned,
          next: found.length > PAGE ? (moves.at(-1)?.id ?? null) : null,
        },
      }
    },
  ),
  route('GET', '/reviews/:review/synthesis/moves/:move', 'review.read', { answer: MovePage }, (ctx, { params }) =>
    movePage(ctx, params.move),
  ),
  route(
    'POST',
    '/reviews/:review/synthesis/moves/:move',
    'synthesis.write',
    {
      form: MoveChangeForm,
      answer: MovePage,
      example: { kind: 'reconcile', reason: 'Time was short in one practice only.', version: 1 },
      again: (ctx, { params }) => movePage(ctx, params.move),
      summary: 'Give a move its kind and reason',
    },
    async (ctx, { params, form }) => {
      const { version, ...set } = form
      await changeMove(ctx, params.move, version, set)
      return { see: at(ctx, '/moves'), done: 'Saved.' }
    },
  ),
  route(
    'POST',
    '/reviews/:review/configurations/:configuration/moves',
    'synthesis.write',
    {
      form: MoveForm,
      example: { kind: 'situate', reason: 'It holds where someone has time.' },
      summary: 'Note a move on a synthesised configuration',
    },
    async (ctx, { params, form }) => {
      const output = { configurationId: params.configuration }
      const id = await makeMove(ctx, { ...form, output, inputs: [] })
      const see = `/reviews/${ctx.review.slug}/configurations/${params.configuration}#moves`
      return { see, done: 'Noted.', data: { id } }
    },
  ),
]
