// The story of the synthesis: its moves in the order in which they were made, and the reason of each.
import { z } from 'zod'
import { longName } from '../../configurations/addresses.ts'
import { NameAnswer } from '../../configurations/answers.ts'
import { listNamesOf } from '../../configurations/store.ts'
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import type { Sign } from '../../reviews/together/signing.ts'
import { readSigner } from '../../reviews/together/store.ts'
import { getTheory } from '../../theories/store.ts'
import { changeMove, makeMove } from './actions.ts'
import { MoveAnswer, VersionTold } from './answers.ts'
import { MoveChangeForm, MoveFilter, MoveForm } from './forms.ts'
import { countUnreasoned, getMove, listMoves, type Move } from './store.ts'
import { listVersionsTold } from './theories/store.ts'
import { spanOf, woven } from './told.ts'

const PAGE = 100
const WHOLE = 5_000

const Story = z.object({
  moves: z.array(MoveAnswer),
  /** Versions of theories that nobody told as a move; `before` is the move they come before, null after all of these. */
  versions: z.array(VersionTold.extend({ before: z.number().nullable() })),
  unreasoned: z.number(),
  filter: MoveFilter,
  about: NameAnswer.nullable(),
  /** The theory whose story it is. */
  theory: NameAnswer.nullable(),
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
  const { unreasoned, configuration, theory, order, after } = filter
  const limit = filter.whole ? WHOLE : PAGE
  const page = { unreasoned, configuration, theory, isForward: order === null, after, limit: limit + 1 }
  const found = await listMoves(ctx.db, ctx.review.id, page)
  const moves = signedMoves(found.slice(0, limit), await readSigner(ctx.db, ctx.review.id))
  const next = found.length > limit ? (moves.at(-1)?.id ?? null) : null
  const [about] = await listNamesOf(ctx.db, ctx.review.id, 'synthesised', configuration === null ? [] : [configuration])
  return {
    view: 'synthesis/moves/story',
    title: 'The story of the synthesis',
    nav: 'synthesis',
    crumbs: crumbs(ctx),
    data: {
      moves,
      versions: await versionsAmong(ctx, filter, moves, next !== null),
      unreasoned: await countUnreasoned(ctx.db, ctx.review.id),
      filter,
      about: about === undefined ? null : { id: about.id, name: longName('synthesised', about) },
      theory: theory === null ? null : { id: theory, name: (await getTheory(ctx.db, ctx.review.id, theory)).title },
      next,
    },
  }
}

/** Theories are written between the moves: the story reads through both, unless it is of one configuration or of what is missing. */
async function versionsAmong(
  ctx: MemberCtx,
  { unreasoned, configuration, theory, order, after }: z.output<typeof MoveFilter>,
  moves: readonly Move[],
  goesOn: boolean,
) {
  if (unreasoned || configuration !== null) return []
  const first = after === null ? null : (await getMove(ctx.db, ctx.review.id, after)).madeAt
  const span = spanOf({ first, last: moves.at(-1)?.madeAt ?? null, goesOn }, order === null)
  return woven(moves, await listVersionsTold(ctx.db, ctx.review.id, { theory, ...span }), order === null)
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
