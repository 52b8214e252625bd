// The searches of a review together: the page of all, round by round, and the log as a table to download.
import { toCsv } from '../../../core/csv.ts'
import type { Route } from '../../../core/http/routes.ts'
import { type MemberCtx, route } from '../../../reviews/guard.ts'
import { sentenceOf } from '../../../theories/domain.ts'
import { sumOf } from '../../counts/domain.ts'
import { listTypedCounts } from '../../counts/store.ts'
import { addedBy, countIncluded, NOTHING } from '../added/domain.ts'
import { listCredits, listFound } from '../added/store.ts'
import { SearchList } from '../answers.ts'
import { checklistOf } from '../checklist/domain.ts'
import { listAnswers } from '../checklist/store.ts'
import { listIterations } from '../iterations/store.ts'
import { GROUND_WORDS, standingStop } from '../stopping/domain.ts'
import { listStops } from '../stopping/store.ts'
import { listSearches, listTheoryStatements } from '../store.ts'
import { LOG_COLUMNS, logRows } from './log.ts'

async function load(ctx: MemberCtx) {
  const { id } = ctx.review
  const searches = await listSearches(ctx.db, id)
  const found = await listFound(ctx.db, id)
  const credits = await listCredits(ctx.db, id)
  const added = addedBy(found, credits)
  const written = new Map((await listIterations(ctx.db, id)).map(one => [one.number, one]))
  const numbers = new Set([...searches.map(one => one.iteration), ...written.keys()])
  const counts = await listTypedCounts(ctx.db, id)
  const records = found.reduce((sum, one) => sum + one.count, 0)
  const duplicates = found.reduce((sum, one) => sum + (one.standing === 'duplicate' ? one.count : 0), 0)
  const duplicatesElsewhere = sumOf(counts, 'databases', 'duplicates') + sumOf(counts, 'others', 'duplicates')
  const answers = await listAnswers(ctx.db, id)
  const items = checklistOf(searches, { records, duplicates, duplicatesElsewhere }, answers)
  return {
    searches: searches.map(one => ({ ...one, added: added.get(one.id) ?? NOTHING })),
    iterations: [...numbers]
      .sort((a, b) => a - b)
      .map(number => written.get(number) ?? { number, title: '', reason: '' }),
    byHand: added.get(null) ?? null,
    included: countIncluded(credits),
    stopped: stoppedOf(standingStop(await listStops(ctx.db, id))),
    answered: items.filter(item => item.state === 'answered').length,
    typed: counts.length,
  }
}

function stoppedOf(stop: ReturnType<typeof standingStop>) {
  if (stop === undefined || stop.grounds === '') return null
  const { memoId, grounds, reason, writtenAt, writtenBy } = stop
  return { memoId, because: GROUND_WORDS[grounds], reason, writtenAt, writtenBy }
}

async function logFile(ctx: MemberCtx) {
  const { id } = ctx.review
  const statements = await listTheoryStatements(ctx.db, id)
  const iterations = await listIterations(ctx.db, id)
  const names = {
    iterations: new Map(iterations.map(one => [one.number, one.title])),
    statements: new Map(statements.map(one => [one.id, `${one.number} ${sentenceOf(one)}`])),
  }
  const added = addedBy(await listFound(ctx.db, id), await listCredits(ctx.db, id))
  const body = toCsv(LOG_COLUMNS, logRows(await listSearches(ctx.db, id), names, added))
  return { file: { body, type: 'text/csv; charset=utf-8', name: `${ctx.review.slug}-searches.csv` } }
}

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/searches',
    'review.read',
    { steady: true, answer: SearchList, summary: 'The searches of a review, and what each added' },
    async ctx => ({ view: 'sources/searches/list', title: 'Searches', nav: 'searches', data: await load(ctx) }),
  ),
  route(
    'GET',
    '/reviews/:review/searches.csv',
    'review.export',
    { summary: 'The log of searches in PRISMA-S terms, one row a search' },
    logFile,
  ),
]
