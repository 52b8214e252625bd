// The synthesis page: accounts in groups on the left, opened one by one, synthesised configurations on the right.
import type { z } from 'zod'
import { headingOf } from '../../configurations/reading.ts'
import { listStatements } from '../../configurations/statements/store.ts'
import { readConfigurations } from '../../configurations/store.ts'
import { plainWording } from '../../configurations/wording.ts'
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { listTheoryStatements } from '../../theories/store.ts'
import { groupsByWording } from '../likeness/kept-groups.ts'
import { alikeTo } from '../likeness/likeness.ts'
import { oppositeIn } from '../likeness/polarity.ts'
import { ListFilter } from '../lists/forms.ts'
import { countConfigurations, findConfigurations } from '../lists/store.ts'
import { MOVE_KINDS } from '../moves/domain.ts'
import { countUnreasoned } from '../moves/store.ts'
import { listContributionsOf, listContributionsTo } from '../store.ts'
import { type TheoryChoice, withSentence } from '../theory-choice.ts'
import { SynthesisAnswer } from './answers.ts'
import { type Group, type Placed, placedUnder, sharedIdeas } from './grouping.ts'
import { SHOWN, type Shown, shownGroups } from './groups.ts'
import { listIdeasOfAccounts, listStatementsOfAccounts, listThemesOfAccounts, listWordsOfAccounts } from './store.ts'

const MOST_ACCOUNTS = 20_000
const MOST_CONFIGURATIONS = 200
const SHOWN_CONTRIBUTIONS = 8
/** Groups by wording; smaller ones than these are no help. */
const MOST_HINTS = 60

type Filter = z.output<typeof ListFilter>
type Statements = readonly z.output<typeof TheoryChoice>[]

export const SynthesisPage = SynthesisAnswer.extend({ filter: ListFilter })

/** `picked` are accounts somebody has chosen in a form that was refused. */
export async function synthesisPage(ctx: MemberCtx, filter: Filter, picked: readonly number[] = []) {
  const { id: reviewId, shape } = ctx.review
  const theoryStatements = (await listTheoryStatements(ctx.db, reviewId)).map(withSentence)
  const found = await findConfigurations(ctx.db, reviewId, 'account', shape, filter, { limit: MOST_ACCOUNTS })
  const { groups, also, alike } =
    filter.like === null
      ? { ...(await grouped(ctx, filter, found, theoryStatements, picked)), alike: new Map() }
      : await likeOne(ctx, found, filter.like)
  const ideas = await listStatements(ctx.db, reviewId, { words: '', after: null, limit: 1_000 })
  return {
    view: 'synthesis/workspace/page',
    fragment: 'synthesis/workspace/_group',
    title: 'Synthesis',
    nav: 'synthesis',
    data: {
      accounts: (await readGroups(ctx, filter, groups)).map(one => ({
        ...one,
        also: also.get(one.id) ?? [],
        alike: alike.get(one.id) ?? null,
      })),
      groups: groups.map(({ id, name, count, isOpen, next }) => ({ id, name, count, isOpen, next })),
      count: found.length,
      all: await countConfigurations(ctx.db, reviewId, 'account', shape, {}),
      configurations: await rightSide(ctx, filter),
      filter,
      theoryStatements,
      ideas: ideas.filter(idea => idea.uses > 1).map(({ id, name, uses }) => ({ id, name, uses })),
      unreasoned: await countUnreasoned(ctx.db, reviewId),
      kinds: [...MOVE_KINDS],
    },
  }
}

async function grouped(
  ctx: MemberCtx,
  filter: Filter,
  found: readonly number[],
  theoryStatements: Statements,
  picked: readonly number[],
) {
  const placed = await placedBy(ctx, filter, found, theoryStatements)
  return { groups: shownGroups(placed, filter, picked), also: placed.also }
}

async function placedBy(ctx: MemberCtx, { by }: Filter, found: readonly number[], theoryStatements: Statements) {
  const { id: reviewId } = ctx.review
  if (by === 'idea') {
    const { headingsOf, order } = sharedIdeas(await listIdeasOfAccounts(ctx.db, reviewId))
    return placedUnder(found, headingsOf, order, 'With no shared idea yet')
  }
  if (by === 'theme') {
    const rows = await listThemesOfAccounts(ctx.db, reviewId)
    const order = [...new Map(rows.map(row => [row.id, row])).values()].sort((a, b) => a.position - b.position)
    return placedUnder(found, headingsBy(rows), order, 'Under no theme yet')
  }
  if (by === 'words') return byWords(ctx, found)
  const order = theoryStatements.map(one => ({ id: one.id, name: `${one.number} ${one.sentence}` }))
  const names = new Map(order.map(one => [one.id, one.name]))
  const rows = (await listStatementsOfAccounts(ctx.db, reviewId)).flatMap(row => {
    const name = names.get(row.id)
    return name === undefined ? [] : [{ ...row, name }]
  })
  return placedUnder(found, headingsBy(rows), order, 'On no theory statement yet')
}

function headingsBy(rows: readonly (Group & { readonly account: number })[]): Map<number, Group[]> {
  const byAccount = Map.groupBy(rows, row => row.account)
  return new Map(
    [...byAccount].map(([account, own]) => [
      account,
      [...new Map(own.map(({ id, name }) => [id, { id, name }])).values()],
    ]),
  )
}

/** Each group is named by the account it stands around. */
async function byWords(ctx: MemberCtx, found: readonly number[]): Promise<Placed> {
  const texts = await wordsOfAccounts(ctx, new Set(found))
  const groups = await groupsByWording(texts)
  const names = new Map(texts.map(({ id, name }) => [id, { id, name: `Worded like account ${id}: ${name}` }]))
  const headings = new Map(
    [...groups].flatMap(([id, leader]) => {
      const group = names.get(leader)
      return group === undefined ? [] : [[id, [group]] as const]
    }),
  )
  const sizes = new Map<number, number>()
  for (const leader of groups.values()) sizes.set(leader, (sizes.get(leader) ?? 0) + 1)
  const order = [...sizes].sort(([a, m], [b, n]) => n - m || a - b).flatMap(([id]) => names.get(id) ?? [])
  const largest = order.slice(0, MOST_HINTS)
  const shown = new Set(largest.map(group => group.id))
  const kept = new Map([...headings].filter(([, [group]]) => group !== undefined && shown.has(group.id)))
  const without = order.length > MOST_HINTS ? 'Worded like few others or none' : 'Worded like no other'
  return placedUnder(found, kept, largest, without)
}

async function wordsOfAccounts(ctx: MemberCtx, among: ReadonlySet<number>) {
  const rows = await listWordsOfAccounts(ctx.db, ctx.review.id)
  return rows
    .filter(row => among.has(row.id))
    .map(({ id, title, wording, elements }) => {
      const words = wording.trim() === '' ? elements.join('; ') : plainWording(wording)
      const name = headingOf({ layer: 'account', id, title, sentence: words })
      return { id, name, text: `${title}. ${words}` }
    })
}

/** The account itself, then those of the filter that are worded most like it. */
async function likeOne(ctx: MemberCtx, found: readonly number[], like: number) {
  const texts = await wordsOfAccounts(ctx, new Set([like, ...found]))
  const own = texts.find(one => one.id === like)
  const ranked = own === undefined ? [] : alikeTo(own.text, texts, SHOWN, like)
  const ids = own === undefined ? [] : [like, ...ranked.map(one => one.id)]
  const name = `Worded like account ${like}`
  const group: Shown = { id: like, name, count: ids.length, isOpen: true, ids, first: like, next: null }
  const alike = new Map(ranked.map(({ id, shared }) => [id, { shared }]))
  return { groups: ids.length === 0 ? [] : [group], also: new Map<number, readonly string[]>(), alike }
}

/** The accounts of the open groups as they read. What is offered as alike says where it takes the other side. */
async function readGroups(ctx: MemberCtx, filter: Filter, groups: readonly Shown[]) {
  const { id: reviewId, shape } = ctx.review
  const isOffered = filter.like !== null || filter.by === 'idea' || filter.by === 'words'
  const open = groups.filter(group => group.ids.length > 0)
  const ids = open.flatMap(group => group.ids)
  const firsts = isOffered ? open.map(group => group.first) : []
  const read = await readConfigurations(ctx.db, reviewId, 'account', [...new Set([...ids, ...firsts])], shape)
  const byId = new Map(read.map(one => [one.id, one]))
  const under = Map.groupBy(await listContributionsOf(ctx.db, reviewId, ids), one => one.accountId)
  return open.flatMap(group =>
    group.ids.flatMap(id => {
      const one = byId.get(id)
      if (one === undefined) return []
      const first = byId.get(group.first)
      const isCompared = isOffered && group.id !== 0 && first !== undefined && first.id !== id
      const how = isCompared ? oppositeIn(first, one) : []
      const opposite = how.length === 0 ? null : { to: group.first, how }
      return [{ ...one, group: group.id, opposite, under: (under.get(id) ?? []).map(row => row.configurationId) }]
    }),
  )
}

async function rightSide(ctx: MemberCtx, { statement, find }: Filter) {
  const { id: reviewId, shape } = ctx.review
  const ids = await findConfigurations(
    ctx.db,
    reviewId,
    'synthesised',
    shape,
    { statement, q: find },
    { limit: MOST_CONFIGURATIONS },
  )
  const rows = Map.groupBy(await listContributionsTo(ctx.db, reviewId, ids), one => one.configurationId)
  const configurations = await readConfigurations(ctx.db, reviewId, 'synthesised', ids, shape)
  return configurations.map(one => {
    const own = rows.get(one.id) ?? []
    return { ...one, contributions: own.slice(0, SHOWN_CONTRIBUTIONS), contributing: own.length }
  })
}

/** Accounts that stand nowhere yet come first; with any filter in the address it is taken as it is. */
export function filterOf(query: Readonly<Record<string, unknown>>, filter: Filter): Filter {
  return 'placed' in query ? filter : { ...filter, placed: 'no' }
}

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/synthesis',
    'review.read',
    {
      form: ListFilter,
      answer: SynthesisPage,
      steady: true,
      summary: 'Accounts in groups and the configurations they could contribute to',
    },
    (ctx, { form, req }) => synthesisPage(ctx, filterOf(req.query, form)),
  ),
]
