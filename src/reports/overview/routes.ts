// The overview of a review: the loop, the panel along it, what waits, the matrix, what happened last.
import type { z } from 'zod'
import { countRevisits } from '../../configurations/revisits/store.ts'
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { listMembers } from '../../reviews/members/store.ts'
import type { Screen } from '../../screening/domain.ts'
import { countTexts } from '../../screening/flow/store.ts'
import { listTold } from '../../screening/history/store.ts'
import { countAwaiting, countProgress } from '../../screening/progress/store.ts'
import { countWaiting } from '../../synthesis/checking/store.ts'
import { quietAtEnd, saturationOf } from '../../synthesis/saturation/counting.ts'
import { listCoded, listSayings } from '../../synthesis/saturation/store.ts'
import { loadItems } from '../rameses/store.ts'
import { listLatest } from '../trail/store.ts'
import { Overview } from './answers.ts'
import { routes as bare } from './bare/routes.ts'
import { linesOf, within } from './happened.ts'
import { countLacks } from './lacking/store.ts'
import { lackingWords } from './lacking/words.ts'
import { type Numbers, placesOf, waitingOf } from './loop.ts'
import { countUnansweredMentions, listWaitingByPerson } from './others/store.ts'
import { othersOf } from './others/words.ts'
import { panelDaysOf } from './panel-days.ts'
import { stagesOf } from './stages/stages.ts'
import {
  countAll,
  countByLevelAndTerm,
  findLatestQuestion,
  listLevels,
  listMatrixTerms,
  listPanelDays,
} from './store.ts'
import { routes as unanswered } from './unanswered/routes.ts'

const LATEST = 12
/** Rows of the activity that the lines are made of: long runs become one line. */
const LOOKED_AT = 200
export const overviewRoutes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review',
    'review.read',
    { answer: Overview, steady: true, summary: 'Where the review stands and what comes next' },
    async ctx => ({
      view: 'reports/overview/page',
      title: 'Overview',
      nav: 'overview',
      data: await overviewOf(ctx),
    }),
  ),
  ...unanswered,
  ...bare,
]

async function overviewOf(ctx: MemberCtx): Promise<z.input<typeof Overview>> {
  const { db, review, may } = ctx
  const home = `/reviews/${review.slug}`
  const titles = await countProgress(db, review.id, 'title-abstract')
  const texts = await countProgress(db, review.id, 'full-text')
  const checks = await listWaitingByPerson(db, review.id)
  const numbers = {
    ...(await countAll(db, review.id, review.shape)),
    ...(await countTexts(db, review.id)),
    toScreen: titles.total - titles.done,
    toReadInFull: texts.total - texts.done,
    toRevisit: await countRevisits(db, review.id),
    toCheck: await countWaiting(db, review.id, ctx.person.id),
    recordsToCheck: checks.find(one => one.personId === ctx.person.id && one.what === 'records to check')?.count ?? 0,
  }
  const own = await forReader(ctx, numbers)
  const today = ctx.now.slice(0, 10)
  const reach = { slug: review.slug, seesPanel: may('panel.results'), mayRestore: may('review.restore') }
  return {
    question: (await findLatestQuestion(db, review.id)) ?? null,
    isRapid: review.kind === 'rapid-realist-review',
    isExample: review.isExample,
    numbers,
    places: placesOf(own, home, { mayWrite: may('configurations.write') }),
    panel: panelDaysOf(await listPanelDays(db, review.id), home, today, dayWords).map(one => within(reach, one)),
    waiting: [
      ...waitingOf(own, home, may),
      ...(numbers.principles > 0 && may('principles.write')
        ? lackingWords(await countLacks(db, review.id, review.shape), home)
        : []),
    ],
    others: othersOf(
      {
        people: (await listMembers(db, review.id)).map(one => ({ id: one.personId, name: one.name })),
        checks,
        mentions: await countUnansweredMentions(db, review.id),
      },
      ctx.person.id,
    ),
    stages: stagesOf({ ...numbers, titles, texts, rameses: await countRameses(db, review.id) }, home),
    saturation: await readSaturation(db, review.id),
    matrix: await matrixOf(ctx, numbers.synthesised > 0 ? 'synthesised' : 'account'),
    activity: await latestOf(ctx),
  }
}

/** Without records that wait for somebody else, since the reader has decided on them. */
async function forReader({ db, review, person }: MemberCtx, numbers: Numbers): Promise<Numbers> {
  const decided = async (screen: Screen) =>
    (await countAwaiting(db, review.id, screen)).find(one => one.votedBy === person.id)?.count ?? 0
  return {
    ...numbers,
    toScreen: numbers.toScreen - (await decided('title-abstract')),
    toReadInFull: numbers.toReadInFull - (await decided('full-text')),
  }
}

async function countRameses(db: MemberCtx['db'], reviewId: number) {
  const items = await loadItems(db, reviewId)
  return { done: items.filter(item => item.status !== 'open').length, total: items.length }
}

async function readSaturation(db: MemberCtx['db'], reviewId: number) {
  const coded = await listCoded(db, reviewId, 'coding')
  const steps = saturationOf(
    coded.map(document => document.id),
    await listSayings(db, reviewId),
  )
  const quiet = quietAtEnd(steps)
  return quiet === null ? null : { quiet, documents: steps.length }
}

function dayWords(iso: string): string {
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(iso),
  )
}

async function matrixOf({ db, review }: MemberCtx, layer: 'account' | 'synthesised') {
  const all = await listMatrixTerms(db, review.id)
  const facet = all[0]
  if (facet === undefined) return null
  const terms = all.filter(term => term.facetId === facet.facetId)
  const counts = await countByLevelAndTerm(db, review.id, facet.facetId, layer)
  const most = Math.max(1, ...counts.map(cell => cell.count))
  const count = (levelId: number, termId: number) =>
    counts.find(cell => cell.levelId === levelId && cell.termId === termId)?.count ?? 0
  return {
    facet: facet.facetName,
    facetId: facet.facetId,
    list: layer === 'account' ? 'accounts' : 'configurations',
    terms: terms.map(({ id, name }) => ({ id, name })),
    rows: (await listLevels(db, review.id)).map(level => ({
      level: level.name,
      levelId: level.id,
      cells: terms.map(term => {
        const here = count(level.id, term.id)
        return { termId: term.id, count: here, heat: Math.ceil((here / most) * 4) }
      }),
    })),
  }
}

/** Votes and ratings are their owner's until released, so they are not among the latest; nor is what tells of a decision that is still blind. */
async function latestOf({ db, review, person, may }: MemberCtx) {
  const latest = await listLatest(db, review.id, { id: person.id, role: review.role }, LOOKED_AT)
  const rows = await listTold(db, review.id, person.id, latest)
  const reach = { slug: review.slug, seesPanel: may('panel.results'), mayRestore: may('review.restore') }
  return linesOf(rows, review.slug, LATEST).map(line => within(reach, line))
}
