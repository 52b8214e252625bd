// The story of the synthesis: its moves in the order in which they were made, and the reason of each.
import { z } from 'zod'
import { longName } from '../../configurations/addresses.ts'
import { LayerAnswer, NameAnswer } from '../../configurations/answers.ts'
import { INFERENCES } from '../../configurations/domain.ts'
import { listNamesOf } from '../../configurations/store.ts'
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import type { Sign } from '../../reviews/together/signing.ts'
import { readSigner } from '../../reviews/together/store.ts'
import { changeMove, makeMove } from './actions.ts'
import { ACTS, MOVE_KINDS } from './domain.ts'
import { MoveChangeForm, MoveFilter, MoveForm } from './forms.ts'
import { countUnreasoned, getMove, listMoves, type Move } from './store.ts'

const PAGE = 100
const WHOLE = 5_000

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
  /** What it did; null when it was only noted. */
  act: z.enum(ACTS).nullable(),
  undoneAt: z.string().nullable(),
  undoneBy: z.string().nullable(),
  inputs: z.array(z.object({ layer: LayerAnswer, id: z.number(), title: z.string() })).readonly(),
})
const Story = z.object({
  moves: z.array(MoveAnswer),
  unreasoned: z.number(),
  filter: MoveFilter,
  about: NameAnswer.nullable(),
  next: z.number().nullable(),
})
const MovePage = z.object({ move: MoveAnswer })

const at = (ctx: MemberCtx, path = '') => `/reviews/${ctx.review.slug}/synthesis${path}`
const crumbs = (ctx: MemberCtx) => [{ label: 'Synthesis', href: at(ctx) }]

/** By all who were present, where it was made together. */
export function signedMoves(moves: readonly Move[], sign: Sign): Move[] {
  return moves.map(move => ({ ...move, madeBy: sign(move.madeById, move.madeAt) ?? move.madeBy }))
}

async function story(ctx: MemberCtx, filter: z.output<typeof MoveFilter>) {
  const { unreasoned, configuration, order, after } = filter
  const limit = filter.whole ? WHOLE : PAGE
  const page = { unreasoned, configuration, isForward: order === null, after, limit: limit + 1 }
  const found = await listMoves(ctx.db, ctx.review.id, page)
  const moves = signedMoves(found.slice(0, limit), await readSigner(ctx.db, ctx.review.id))
  const [about] = await listNamesOf(ctx.db, ctx.review.id, 'synthesised', configuration === null ? [] : [configuration])
  return {
    view: 'synthesis/moves/story',
    title: 'The story of the synthesis',
    nav: 'synthesis',
    crumbs: crumbs(ctx),
    data: {
      moves,
      unreasoned: await countUnreasoned(ctx.db, ctx.review.id),
      filter,
      about: about === undefined ? null : { id: about.id, name: longName('synthesised', about) },
      next: found.length > limit ? (moves.at(-1)?.id ?? null) : null,
    },
  }
}

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
    { form: MoveFilter, answer: Story, summary: 'How configurations came together, whole or of one' },
    (ctx, { form }) => story(ctx, form),
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
