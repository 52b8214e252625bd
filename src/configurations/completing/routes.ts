// What is to be completed, for whoever can: configurations that lack a role, narrowed, and taken on.
import { z } from 'zod'
import type { Route } from '../../core/http/routes.ts'
import { listLabels } from '../../documents/store.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { readSigner } from '../../reviews/together/store.ts'
import { DocumentChoice, LayerAnswer, NameAnswer, ReadingAnswer } from '../answers.ts'
import { LAYERS, type Layer, placeOf, ROLES, titleOf } from '../domain.ts'
import { CommandForm } from '../forms.ts'
import { readConfigurations } from '../store.ts'
import { giveBack, takeOn } from './actions.ts'
import { neededRoles } from './domain.ts'
import { CompletionForm, ToCompleteFilter } from './forms.ts'
import { countIncomplete, findIncomplete, listBegun, listCoders } from './store.ts'

const PAGE = 50

const ToComplete = z.object({
  layer: LayerAnswer,
  filter: ToCompleteFilter,
  count: z.number(),
  next: z.number().nullable(),
  configurations: z.array(
    ReadingAnswer.extend({
      createdAt: z.string(),
      createdBy: z.string().nullable(),
      completer: z.object({ id: z.number(), name: z.string(), since: z.string(), isMe: z.boolean() }).nullable(),
    }),
  ),
  /** The roles that the review's shape asks for. */
  roles: z.array(z.enum(ROLES)).readonly(),
  documents: z.array(DocumentChoice),
  coders: z.array(NameAnswer),
  /** With one member nothing needs to be taken on. */
  isShared: z.boolean(),
})

async function list(ctx: MemberCtx, filter: z.output<typeof ToCompleteFilter>) {
  const { id: reviewId, shape } = ctx.review
  const { layer } = filter
  const asked = { reviewId, shape, filter, personId: ctx.person.id }
  const found = await findIncomplete(ctx.db, asked, { after: filter.after, limit: PAGE + 1 })
  const ids = found.slice(0, PAGE)
  const sign = await readSigner(ctx.db, reviewId)
  const signed = (row: Begun) => ({ ...row, createdBy: sign(row.createdById, row.createdAt) ?? row.createdBy })
  const begun = new Map((await listBegun(ctx.db, reviewId, layer, ids)).map(row => [row.id, signed(row)]))
  const readings = await readConfigurations(ctx.db, reviewId, layer, ids, shape)
  return {
    view: 'configurations/completing/list',
    title: 'To complete',
    nav: 'configurations',
    data: {
      layer,
      filter,
      count: await countIncomplete(ctx.db, asked),
      next: found.length > PAGE ? (ids.at(-1) ?? null) : null,
      configurations: readings.map(one => ({ ...one, ...withCompleter(begun.get(one.id), ctx.person.id) })),
      roles: neededRoles(shape),
      documents: layer === 'account' ? await listLabels(ctx.db, reviewId) : [],
      coders: await listCoders(ctx.db, reviewId, layer),
      isShared: ctx.review.members > 1,
    },
  }
}

type Begun = Awaited<ReturnType<typeof listBegun>>[number]

function withCompleter(row: Begun | undefined, me: number) {
  const { createdAt = '', createdBy = null, completerId = null, completer = null, claimedAt = null } = row ?? {}
  const by =
    completerId === null
      ? null
      : { id: completerId, name: completer ?? '', since: claimedAt ?? '', isMe: completerId === me }
  return { createdAt, createdBy, completer: by }
}

const listAt = (ctx: MemberCtx, layer: Layer) =>
  `/reviews/${ctx.review.slug}/to-complete${layer === 'account' ? '' : '?layer=synthesised'}`

const taking = (layer: Layer): readonly Route[] => [
  route(
    'POST',
    `/reviews/:review/${placeOf(layer)}/:configuration/completion`,
    'configurations.write',
    { form: CompletionForm, example: {}, summary: 'Say that one will complete it' },
    async (ctx, { params, form }) => {
      await takeOn(ctx, layer, params.configuration, ctx.person.id, form.takeOver)
      const done = `${titleOf(layer, params.configuration)} is yours to complete.`
      return { see: `${listAt(ctx, layer)}#to-complete-${params.configuration}`, done }
    },
  ),
  route(
    'POST',
    `/reviews/:review/${placeOf(layer)}/:configuration/completion/withdrawal`,
    'configurations.write',
    { form: CommandForm, example: {}, summary: 'Leave it to others to complete' },
    async (ctx, { params }) => {
      await giveBack(ctx, layer, params.configuration, ctx.person.id)
      const done = `${titleOf(layer, params.configuration)} is left to whoever takes it on.`
      return { see: `${listAt(ctx, layer)}#to-complete-${params.configuration}`, done }
    },
  ),
]

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/to-complete',
    'review.read',
    { form: ToCompleteFilter, answer: ToComplete, summary: 'Configurations that lack a role, and who completes them' },
    (ctx, { form }) => list(ctx, form),
  ),
  ...LAYERS.flatMap(taking),
]
