// The synthesis page: accounts left, synthesised configurations right, and the form that puts one under the other.
import { z } from 'zod'
import { LayerAnswer, NameAnswer, ReadingAnswer, StatementChoice } from '../../configurations/answers.ts'
import { STANCES } from '../../configurations/domain.ts'
import { listStatements } from '../../configurations/statements/store.ts'
import { listTermsOf, readConfigurations } from '../../configurations/store.ts'
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { listTheoryStatements } from '../../theories/store.ts'
import { type Alike, rankAlike } from '../likeness.ts'
import { ListFilter } from '../lists/forms.ts'
import { countConfigurations, findConfigurations } from '../lists/store.ts'
import { MOVE_KINDS } from '../moves/domain.ts'
import { countUnreasoned } from '../moves/store.ts'
import { listContributionsOf, listContributionsTo } from '../store.ts'
import { changeContribution, contribute, synthesise, withdrawContribution } from './actions.ts'
import { ContributionChangeForm, ContributionForm } from './forms.ts'
import { type Group, sharedIdeasOf, themesOf } from './grouping.ts'
import { getContribution } from './store.ts'

const PAGE = 60
const MOST_CONFIGURATIONS = 200
const SHOWN_CONTRIBUTIONS = 8
const MOST_COMPARED = 3_000

const Contribution = z.object({
  id: z.number(),
  accountId: z.number(),
  configurationId: z.number(),
  stance: z.enum(STANCES),
  isConverse: z.boolean(),
  note: z.string(),
})
const SynthesisPage = z.object({
  accounts: z.array(
    ReadingAnswer.extend({
      under: z.array(z.number()),
      /** The theme or shared idea it stands under when they are grouped so, and its further ones. */
      group: z.object({ id: z.number(), name: z.string() }).nullable(),
      also: z.array(z.string()),
      /** Words in common with the account that others are compared with; a hint. */
      alike: z.object({ shared: z.array(z.string()).readonly(), isNegated: z.boolean() }).nullable(),
    }),
  ),
  count: z.number(),
  all: z.number(),
  next: z.number().nullable(),
  /** The first contributions of each, and how many there are. */
  configurations: z.array(ReadingAnswer.extend({ contributions: z.array(Contribution), contributing: z.number() })),
  filter: ListFilter,
  theoryStatements: z.array(StatementChoice),
  ideas: z.array(NameAnswer.extend({ uses: z.number() })),
  unreasoned: z.number(),
  kinds: z.array(z.enum(MOVE_KINDS)),
})
const ContributionPage = z.object({ contribution: Contribution.extend({ version: z.number() }), layer: LayerAnswer })

type Filter = z.output<typeof ListFilter>

async function synthesisPage(ctx: MemberCtx, filter: Filter) {
  const { id: reviewId, shape } = ctx.review
  const { accounts, alike, next } =
    filter.like === null ? await inOrder(ctx, filter) : await byLikeness(ctx, filter, filter.like)
  const ids = accounts.map(account => account.id)
  const under = Map.groupBy(await listContributionsOf(ctx.db, reviewId, ids), one => one.accountId)
  const right = { statement: filter.statement }
  const limit = { limit: MOST_CONFIGURATIONS }
  const ofStatement = await findConfigurations(ctx.db, reviewId, 'synthesised', shape, right, limit)
  const contributions = Map.groupBy(
    await listContributionsTo(ctx.db, reviewId, ofStatement),
    one => one.configurationId,
  )
  const configurations = await readConfigurations(ctx.db, reviewId, 'synthesised', ofStatement, shape)
  const ideas = await listStatements(ctx.db, reviewId, { words: '', after: null, limit: 1_000 })
  const groups = await groupsOf(ctx, filter, accounts, ideas)
  return {
    view: 'synthesis/page',
    title: 'Synthesis',
    nav: 'synthesis',
    data: {
      accounts: accounts.map(one => ({
        ...one,
        under: (under.get(one.id) ?? []).map(row => row.configurationId),
        alike: alike.get(one.id) ?? null,
        group: groups.get(one.id)?.[0] ?? null,
        also: (groups.get(one.id) ?? []).slice(1).map(group => group.name),
      })),
      count: await countConfigurations(ctx.db, reviewId, 'account', shape, filter),
      all: await countConfigurations(ctx.db, reviewId, 'account', shape, {}),
      next,
      configurations: configurations.map(one => {
        const own = contributions.get(one.id) ?? []
        return { ...one, contributions: own.slice(0, SHOWN_CONTRIBUTIONS), contributing: own.length }
      }),
      filter,
      theoryStatements: await listTheoryStatements(ctx.db, reviewId),
      ideas: ideas.filter(idea => idea.uses > 1).map(({ id, name, uses }) => ({ id, name, uses })),
      unreasoned: await countUnreasoned(ctx.db, reviewId),
      kinds: [...MOVE_KINDS],
    },
  }
}

/** What each account can stand under, the first of them its heading; nothing where they stand by theory statement. */
async function groupsOf(
  ctx: MemberCtx,
  { by }: Filter,
  accounts: Awaited<ReturnType<typeof readConfigurations>>,
  ideas: Awaited<ReturnType<typeof listStatements>>,
): Promise<ReadonlyMap<number, readonly Group[]>> {
  if (by === 'idea') {
    const uses = new Map(ideas.map(idea => [idea.id, idea.uses]))
    return new Map(accounts.map(one => [one.id, sharedIdeasOf(one.elements, uses)]))
  }
  if (by === null) return new Map()
  const ids = accounts.map(one => one.id)
  const terms = Map.groupBy(await listTermsOf(ctx.db, ctx.review.id, 'account', ids), term => term.configurationId)
  return new Map([...terms].map(([id, own]) => [id, themesOf(own)]))
}

async function inOrder(ctx: MemberCtx, filter: Filter) {
  const { id: reviewId, shape } = ctx.review
  const page = { after: filter.after, limit: PAGE + 1 }
  const found = await findConfigurations(ctx.db, reviewId, 'account', shape, filter, page)
  const ids = found.slice(0, PAGE)
  const accounts = await readConfigurations(ctx.db, reviewId, 'account', ids, shape)
  return { accounts, alike: new Map<number, Alike>(), next: found.length > PAGE ? (ids.at(-1) ?? null) : null }
}

/** The account itself, then those of the filter that are worded most like it. */
async function byLikeness(ctx: MemberCtx, filter: Filter, like: number) {
  const { id: reviewId, shape } = ctx.review
  const found = await findConfigurations(ctx.db, reviewId, 'account', shape, filter, { limit: MOST_COMPARED })
  const all = await readConfigurations(ctx.db, reviewId, 'account', [like, ...found.filter(id => id !== like)], shape)
  const [own, ...others] = all
  if (own === undefined || own.id !== like) return { accounts: [], alike: new Map<number, Alike>(), next: null }
  const texts = others.map(other => ({ id: other.id, text: `${other.title} ${other.sentence}` }))
  const ranked = rankAlike(`${own.title} ${own.sentence}`, texts, PAGE)
  const byId = new Map(others.map(other => [other.id, other]))
  const accounts = [own, ...ranked.flatMap(one => byId.get(one.id) ?? [])]
  return { accounts, alike: new Map(ranked.map(one => [one.id, one])), next: null }
}

/** Accounts that stand nowhere yet come first; with any filter in the address it is taken as it is. */
function filterOf(query: Readonly<Record<string, unknown>>, filter: Filter): Filter {
  return 'placed' in query ? filter : { ...filter, placed: 'no' }
}

/** Only what this page itself could have been asked for comes back as its address. */
function returnTo(ctx: MemberCtx, back: string): string {
  const asked = Object.fromEntries(new URLSearchParams(back.slice(0, 500)))
  const known = Object.entries(asked).filter(([name]) => name in ListFilter.shape)
  const query = new URLSearchParams(known).toString()
  return `/reviews/${ctx.review.slug}/synthesis${query === '' ? '' : `?${query}`}`
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
    'GET',
    '/reviews/:review/synthesis',
    'review.read',
    {
      form: ListFilter,
      answer: SynthesisPage,
      steady: true,
      summary: 'Accounts and the configurations they could contribute to',
    },
    (ctx, { form, req }) => synthesisPage(ctx, filterOf(req.query, form)),
  ),
  route(
    'POST',
    '/reviews/:review/synthesis/contributions',
    'synthesis.write',
    {
      form: ContributionForm,
      answer: SynthesisPage,
      example: { accountIds: [1], under: 'new', title: 'Being heard takes time', why: 'Both turn on time.' },
      again: (ctx, { form }) => {
        const back = String((form as { back?: unknown } | null)?.back ?? '')
        const query = Object.fromEntries(new URLSearchParams(back))
        const asked = ListFilter.safeParse(query).data ?? ListFilter.parse({})
        return synthesisPage(ctx, filterOf(query, asked))
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
    { form: z.object({}), example: {}, summary: 'Take an account off a configuration' },
    async (ctx, { params }) => {
      const { configurationId, bin } = await withdrawContribution(ctx, params.contribution)
      return {
        see: `/reviews/${ctx.review.slug}/configurations/${configurationId}#contributions`,
        done: 'The account was taken off. The story keeps the move.',
        undo: { action: `/reviews/${ctx.review.slug}/bin/${bin}/restoration`, label: 'Undo' },
      }
    },
  ),
]

export const routes: readonly Route[] = [...placing, ...judging]
