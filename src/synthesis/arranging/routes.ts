// The page on which a synthesised configuration is joined, split, nested, labelled, retired or brought back.
import { z } from 'zod'
import { addressOf, longName } from '../../configurations/addresses.ts'
import { NameAnswer, ReadingAnswer } from '../../configurations/answers.ts'
import { STANCES } from '../../configurations/domain.ts'
import { listEvidence } from '../../configurations/evidence/store.ts'
import { headingOf } from '../../configurations/reading.ts'
import {
  getConfiguration,
  listChildren,
  listConfigurationNames,
  readConfigurations,
} from '../../configurations/store.ts'
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { join } from '../joining/actions.ts'
import { MOVE_KINDS } from '../moves/domain.ts'
import { split } from '../splitting/actions.ts'
import { listContributionsTo } from '../store.ts'
import { label, nest, retire } from './actions.ts'
import { ArrangingQuery, FORMS, JoinForm, LabelForm, NestForm, RetireForm, SplitForm } from './forms.ts'

const LAYER = 'synthesised'
const Divided = z.object({ id: z.number(), name: z.string(), words: z.string(), stance: z.enum(STANCES) })

const Arranging = z.object({
  act: z.enum(FORMS),
  configuration: ReadingAnswer,
  /** Those it can be joined into or stand under. */
  others: z.array(NameAnswer),
  children: z.array(NameAnswer),
  contributions: z.array(Divided.extend({ accountId: z.number() })),
  evidence: z.array(Divided),
  kinds: z.array(z.enum(MOVE_KINDS)),
})

const path = (last: string) => `/reviews/:review/configurations/:configuration/${last}` as const
const undoOf = (ctx: MemberCtx, move: number) => ({
  action: `/reviews/${ctx.review.slug}/synthesis/moves/${move}/undoing`,
  label: 'Undo',
})

async function page(ctx: MemberCtx, id: number, act: (typeof FORMS)[number]) {
  const { id: reviewId, shape, slug } = ctx.review
  const configuration = await getConfiguration(ctx.db, reviewId, LAYER, id, shape)
  const names = await listConfigurationNames(ctx.db, reviewId, LAYER)
  const inUse = names.filter(one => one.id !== id && (one.status !== 'retired' || one.id === configuration.parentId))
  const named = (row: Parameters<typeof longName>[1]) => ({ id: row.id, name: longName(LAYER, row) })
  const name = `CMOC ${id}`
  return {
    view: 'synthesis/arranging/page',
    title: `Rearrange ${name}`,
    nav: 'configurations',
    crumbs: [
      { label: 'Configurations', href: addressOf(slug, LAYER) },
      { label: name, href: addressOf(slug, LAYER, id) },
    ],
    data: {
      act,
      configuration,
      others: inUse.map(named),
      children: (await listChildren(ctx.db, reviewId, LAYER, id)).map(named),
      ...(await hangingOn(ctx, id, act)),
      kinds: [...MOVE_KINDS],
    },
  }
}

/** What can be divided; read for splitting alone. */
async function hangingOn(ctx: MemberCtx, id: number, act: (typeof FORMS)[number]) {
  if (act !== 'split') return { contributions: [], evidence: [] }
  const rows = await listContributionsTo(ctx.db, ctx.review.id, [id])
  const accounts = await readConfigurations(
    ctx.db,
    ctx.review.id,
    'account',
    rows.map(row => row.accountId),
    ctx.review.shape,
  )
  const byId = new Map(accounts.map(account => [account.id, account]))
  const evidence = await listEvidence(ctx.db, ctx.review.id, LAYER, [id])
  return {
    contributions: rows.flatMap(({ id, accountId, stance }) => {
      const account = byId.get(accountId)
      const name = `account ${accountId}, ${account?.documentLabel ?? ''}`
      return account === undefined ? [] : [{ id, accountId, stance, name, words: headingOf(account) }]
    }),
    evidence: evidence.map(({ id, documentLabel, stance, quote, note, mark }) => ({
      id,
      stance,
      name: `${documentLabel}${mark === null ? '' : `, ${mark}`}`,
      words: quote ?? (note || 'cited, not yet quoted'),
    })),
  }
}

const becoming: readonly Route[] = [
  route(
    'GET',
    path('arrangement'),
    'synthesis.write',
    { form: ArrangingQuery, answer: Arranging, summary: 'What joining, splitting or nesting one would touch' },
    (ctx, { params, form }) => page(ctx, params.configuration, form.act),
  ),
  route(
    'POST',
    path('union'),
    'synthesis.write',
    {
      form: JoinForm,
      answer: Arranging,
      example: { intoId: 2, reason: 'They say the same of two settings.' },
      again: (ctx, { params }) => page(ctx, params.configuration, 'join'),
      summary: 'Join one into another, to which everything moves; that is a move',
    },
    async (ctx, { params, form }) => {
      const { intoId, ...why } = form
      const { move, both } = await join(ctx, params.configuration, intoId, why)
      const twice =
        both === 0
          ? ''
          : ` ${both} of its accounts stood under CMOC ${intoId} already and stay as they were judged there.`
      return {
        see: addressOf(ctx.review.slug, LAYER, intoId),
        done: `CMOC ${params.configuration} was joined into CMOC ${intoId} and points on to it.${twice}`,
        undo: undoOf(ctx, move),
        data: { move, configuration: intoId },
      }
    },
  ),
  route(
    'POST',
    path('division'),
    'synthesis.write',
    {
      form: SplitForm,
      answer: Arranging,
      example: { title: 'At home it takes longer', contributionIds: [1], reason: 'The settings differ.' },
      again: (ctx, { params }) => page(ctx, params.configuration, 'split'),
      summary: 'Split one: what is chosen goes to a new one; that is a move',
    },
    async (ctx, { params, form }) => {
      const { id, move } = await split(ctx, params.configuration, form)
      return {
        see: addressOf(ctx.review.slug, LAYER, id),
        done: `CMOC ${id} was split off from CMOC ${params.configuration}.`,
        undo: undoOf(ctx, move),
        data: { move, configuration: id },
      }
    },
  ),
]

const standing: readonly Route[] = [
  route(
    'POST',
    path('place'),
    'synthesis.write',
    {
      form: NestForm,
      answer: Arranging,
      example: { parentId: 2, version: 1, reason: 'It details it for one setting.' },
      again: (ctx, { params }) => page(ctx, params.configuration, 'nest'),
      summary: 'Put one under an overarching one, or under none; that is a move',
    },
    async (ctx, { params, form }) => {
      const { parentId, version, ...why } = form
      const move = await nest(ctx, params.configuration, version, parentId, why)
      const where = parentId === null ? 'stands under none now' : `stands under CMOC ${parentId} now`
      return {
        see: addressOf(ctx.review.slug, LAYER, params.configuration),
        done: `CMOC ${params.configuration} ${where}.`,
        undo: undoOf(ctx, move),
        data: { move },
      }
    },
  ),
  route(
    'POST',
    path('label'),
    'synthesis.write',
    {
      form: LabelForm,
      answer: Arranging,
      example: { label: '2a–2b', version: 1 },
      again: (ctx, { params }) => page(ctx, params.configuration, 'label'),
      summary: 'Give one the label by which the report names it; that is a move',
    },
    async (ctx, { params, form }) => {
      const move = await label(ctx, params.configuration, form.version, form.label, form)
      return {
        see: addressOf(ctx.review.slug, LAYER, params.configuration),
        done: form.label === '' ? 'The label was taken away.' : `The label is ${form.label}.`,
        undo: undoOf(ctx, move),
        data: { move },
      }
    },
  ),
  ...(['retirement', 'return'] as const).map(last =>
    route(
      'POST',
      path(last),
      'synthesis.write',
      {
        form: RetireForm,
        answer: Arranging,
        example: { version: 1, reason: 'Two studies speak against it.' },
        again: (ctx, { params }) => page(ctx, params.configuration, 'retire'),
        summary: last === 'retirement' ? 'Retire one; that is a move' : 'Bring a retired one back; that is a move',
      },
      async (ctx, { params, form }) => {
        const { version, ...why } = form
        const act = last === 'retirement' ? 'retire' : 'bring back'
        const move = await retire(ctx, params.configuration, version, act, why)
        return {
          see: addressOf(ctx.review.slug, LAYER, params.configuration),
          done: `CMOC ${params.configuration} ${act === 'retire' ? 'is retired; its number stays' : 'is back as a draft'}.`,
          undo: undoOf(ctx, move),
          data: { move },
        }
      },
    ),
  ),
]

export const routes: readonly Route[] = [...becoming, ...standing]
