// Putting accounts under synthesised configurations, judging how they stand there, taking them off.
import { z } from 'zod'
import { LayerAnswer } from '../../configurations/answers.ts'
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { ListFilter } from '../lists/forms.ts'
import { Contribution } from '../workspace/answers.ts'
import { filterOf, SynthesisPage, synthesisPage } from '../workspace/routes.ts'
import { changeContribution, contribute, synthesise, withdrawContribution } from './actions.ts'
import { ContributionChangeForm, ContributionForm, WithdrawalForm } from './forms.ts'
import { getContribution } from './store.ts'

const MOST_PICKED = 500

const ContributionPage = z.object({ contribution: Contribution.extend({ version: z.number() }), layer: LayerAnswer })

/** Only what this page itself could have been asked for comes back as its address. */
function returnTo(ctx: MemberCtx, back: string): string {
  const asked = Object.fromEntries(new URLSearchParams(back.slice(0, 500)))
  const known = Object.entries(asked).filter(([name]) => name in ListFilter.shape)
  const query = new URLSearchParams(known).toString()
  const group = asked.open === undefined || asked.open === '' ? '' : `#g-${Number(asked.open)}`
  return `/reviews/${ctx.review.slug}/synthesis${query === '' ? '' : `?${query}`}${group}`
}

const undoOf = (ctx: MemberCtx, move: number) => ({
  action: `/reviews/${ctx.review.slug}/synthesis/moves/${move}/undoing`,
  label: 'Undo',
})

async function contributionPage(ctx: MemberCtx, id: number) {
  const row = await getContribution(ctx.db, ctx.review.id, id)
  return {
    view: 'synthesis/contributions/form',
    title: `Account ${row.accountId} under CMOC ${row.configurationId}`,
    nav: 'synthesis',
    crumbs: [
      {
        label: `CMOC ${row.configurationId}`,
        href: `/reviews/${ctx.review.slug}/configurations/${row.configurationId}`,
      },
    ],
    data: { contribution: { ...row, isConverse: row.isConverse === 1 }, layer: 'synthesised' as const },
  }
}

const placing: readonly Route[] = [
  route(
    'POST',
    '/reviews/:review/synthesis/contributions',
    'synthesis.write',
    {
      form: ContributionForm,
      answer: SynthesisPage,
      example: { accountIds: [1], under: 'new', title: 'Being heard takes time', why: 'Both turn on time.' },
      again: (ctx, { form }) => {
        const { back = '', accountIds = [] } = (form ?? {}) as { back?: unknown; accountIds?: unknown }
        const query = Object.fromEntries(new URLSearchParams(String(back).slice(0, 500)))
        const asked = ListFilter.safeParse(query).data ?? ListFilter.parse({})
        const picked = [accountIds].flat().slice(0, MOST_PICKED).map(Number).filter(Number.isSafeInteger)
        return synthesisPage(ctx, filterOf(query, asked), picked)
      },
      summary: 'Put accounts under a configuration, or begin one with them; that is a move',
    },
    async (ctx, { form }) => {
      const { under, title, copyElements, back, ...placed } = form
      if (under !== 'new') {
        const configuration = Number(under)
        const move = await contribute(ctx, configuration, placed)
        const done = `Put under CMOC ${under}.`
        return { see: returnTo(ctx, back), done, undo: undoOf(ctx, move), data: { move, configuration } }
      }
      if (title === '') return { invalid: { title: ['Enter a title for the new configuration.'] } }
      const { id, move } = await synthesise(ctx, { title, copyElements }, placed)
      const done = `CMOC ${id} has begun.`
      return { see: returnTo(ctx, back), done, undo: undoOf(ctx, move), data: { move, configuration: id } }
    },
  ),
]

const judging: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/synthesis/contributions/:contribution',
    'review.read',
    { answer: ContributionPage, summary: 'How one account stands to a configuration' },
    (ctx, { params }) => contributionPage(ctx, params.contribution),
  ),
  route(
    'POST',
    '/reviews/:review/synthesis/contributions/:contribution',
    'synthesis.write',
    {
      form: ContributionChangeForm,
      answer: ContributionPage,
      example: { stance: 'contradicts', note: 'Trust was lost there.', version: 1 },
      again: (ctx, { params }) => contributionPage(ctx, params.contribution),
      summary: 'Judge a contribution anew',
    },
    async (ctx, { params, form }) => {
      const { version, ...said } = form
      const id = await changeContribution(ctx, params.contribution, version, said)
      return { see: `/reviews/${ctx.review.slug}/configurations/${id}#contributions`, done: 'Saved.' }
    },
  ),
  route(
    'POST',
    '/reviews/:review/synthesis/contributions/:contribution/deletion',
    'synthesis.write',
    { form: WithdrawalForm, example: {}, summary: 'Take an account off a configuration' },
    async (ctx, { params, form }) => {
      const { configurationId, bin } = await withdrawContribution(ctx, params.contribution, form.version)
      return {
        see: `/reviews/${ctx.review.slug}/configurations/${configurationId}#contributions`,
        done: 'The account was taken off. The story keeps the move.',
        undo: { action: `/reviews/${ctx.review.slug}/bin/${bin}/restoration`, label: 'Undo' },
      }
    },
  ),
]

export const routes: readonly Route[] = [...placing, ...judging]
