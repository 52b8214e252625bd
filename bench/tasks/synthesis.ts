// The synthesis of a large review: 2,000 accounts in each grouping, likeness hints, a configuration, the lists; each looked at anew.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { machinery } from '../../src/core/db/transaction.ts'
import type { Figure, Task } from '../support/figure.ts'
import { benchHouse, type House } from '../support/house.ts'
import { fill } from '../support/large-review.ts'
import { median, timed } from '../support/measure.ts'
import { expectOk, freshPageFigure } from '../support/page-figure.ts'
import { prose } from '../support/prose.ts'
import { AT, type Insert, inserting } from '../support/rows.ts'

const ACCOUNTS = 1900
/** Milliseconds of one core that a page may take. */
const LIMIT = 300
/** Milliseconds that others may have to wait behind a page at a time. */
const LONGEST_STRETCH = 50
const ROUNDS = 15
const MORE = 100
const THEORY_STATEMENTS = 12
const THEMES = 20

export const task: Task = async () => {
  const house = await benchHouse()
  try {
    await fill(house)
    await withGroups(house)
    const home = `/reviews/${house.review.slug}`
    const all = `${home}/synthesis?placed=`
    const pages: readonly (readonly [string, string])[] = [
      ['synthesis by theory statement, 2,000 accounts', all],
      ['synthesis by theme, 2,000 accounts', `${all}&by=theme`],
      ['synthesis by shared idea, 2,000 accounts', `${all}&by=idea`],
      ['synthesis by wording, 2,000 accounts', `${all}&by=words`],
      ['accounts worded alike, 2,000 accounts', `${all}&like=7`],
      ['a configuration and its evidence, 2,000 accounts', `${home}/configurations/7`],
      ['list of accounts, 2,000 accounts', `${home}/accounts`],
      ['list of configurations, 2,000 accounts', `${home}/configurations`],
      ['story of the synthesis, 2,000 accounts', `${home}/synthesis/moves`],
    ]
    const figures: Figure[] = []
    for (const [name, path] of pages) {
      const figure = await freshPageFigure(name, house.browser, path)
      const against = `limit; ${figure.against} ${figure.baseline.toFixed(2)} ms`
      figures.push({ ...figure, baseline: LIMIT, against })
    }
    return [...figures, ...(await regrouped(house, `${all}&by=words`))]
  } finally {
    await house.close()
  }
}

/** Grouping by wording when a wording has changed since: how long it takes, and how long others wait at most behind it. */
async function regrouped(house: House, path: string): Promise<readonly Figure[]> {
  const stretches: number[] = []
  const times: number[] = []
  for (const round of numbers(ROUNDS)) {
    await machinery(house.services.database, db =>
      db
        .updateTable('configuration')
        .set({ title: words(ACCOUNTS + round, 6) })
        .where('reviewId', '=', house.review.id)
        .where('layer', '=', 'account')
        .where('id', '=', round)
        .execute(),
    )
    const delay = monitorEventLoopDelay({ resolution: 1 })
    delay.enable()
    times.push(await timed(async () => expectOk(await house.browser.get(`${path}&seen=changed-${round}`))))
    delay.disable()
    stretches.push(delay.max / 1e6)
  }
  const limit = { unit: 'ms', against: 'limit' } as const
  return [
    { name: 'synthesis by wording after a change', ...limit, measured: median(times), baseline: LIMIT },
    { name: 'longest stretch of it', ...limit, measured: median(stretches), baseline: LONGEST_STRETCH },
  ]
}

/** Accounts in words of their own, what they are grouped by, 100 more that stand under none yet, and the moves that placed the others. */
async function withGroups(house: House): Promise<void> {
  const reviewId = house.review.id
  await machinery(house.services.database, async db => {
    const insert = inserting(db)
    await theory(insert, reviewId)
    const facet = await db
      .selectFrom('facet')
      .select('id')
      .where('reviewId', '=', reviewId)
      .where('key', '=', 'theme')
      .executeTakeFirstOrThrow()
    const term = (id: number) => ({
      reviewId,
      id: 1000 + id,
      facetId: facet.id,
      name: `Theme ${id}`,
      position: 100 + id,
    })
    await insert('term', numbers(THEMES).map(term))
    await insert(
      'configuration',
      numbers(MORE).map(at => {
        const documentId = (at % 140) + 1
        return { reviewId, layer: 'account' as const, id: ACCOUNTS + at, documentId, createdAt: AT }
      }),
    )
    await insert(
      'configurationTerm',
      numbers(ACCOUNTS + MORE).map(id => {
        const termId = 1001 + (id % THEMES)
        return { reviewId, layer: 'account', configurationId: id, termId }
      }),
    )
    for (const id of numbers(ACCOUNTS + MORE)) {
      const theoryStatementId = id % (THEORY_STATEMENTS + 3) < THEORY_STATEMENTS ? (id % THEORY_STATEMENTS) + 1 : null
      const [title, c, m, o] = [6, 9, 7, 8].map(count => words(id, count))
      const wording = `When [${c}](C1), [${m}](M1), and so [${o}](O1).`
      await db
        .updateTable('configuration')
        .set({ theoryStatementId, title: title ?? '', wording })
        .where('reviewId', '=', reviewId)
        .where('layer', '=', 'account')
        .where('id', '=', id)
        .execute()
    }
    await moves(insert, reviewId)
  })
}

async function moves(insert: Insert, reviewId: number): Promise<void> {
  await insert(
    'move',
    numbers(ACCOUNTS / 5).map(id => {
      const of = { configurationLayer: 'synthesised', configurationId: (id % 100) + 1, act: 'put under' } as const
      return { reviewId, id, kind: 'consolidate' as const, reason: words(id, 9), madeAt: AT, ...of }
    }),
  )
  await insert(
    'moveInput',
    numbers(ACCOUNTS).map(id => {
      const moveId = Math.ceil(id / 5)
      return { reviewId, moveId, layer: 'account', configurationId: id }
    }),
  )
}

async function theory(insert: Insert, reviewId: number): Promise<void> {
  const status = 'initial' as const
  const title = 'How it works'
  await insert('theory', [{ reviewId, id: 1, title, status, createdAt: AT }])
  const written = { text: '', reason: '', writtenAt: AT }
  await insert('theoryVersion', [{ reviewId, theoryId: 1, version: 1, title, status, ...written }])
  await insert(
    'theoryStatement',
    numbers(THEORY_STATEMENTS).map(id => ({ reviewId, id, theoryId: 1, createdAt: AT })),
  )
  await insert(
    'theoryStatementVersion',
    numbers(THEORY_STATEMENTS).map(id => {
      const texts = { ifText: words(id, 9), thenText: words(id + 50, 8), becauseText: words(id + 90, 8) }
      return { reviewId, statementId: id, theoryId: 1, version: 1, number: `1.${id}`, position: id, ...texts }
    }),
  )
}

const numbers = (count: number) => Array.from({ length: count }, (_, at) => at + 1)
const drawn = prose(11)

/** Few words that many have and many that few have, as in real text; accounts of the same ten speak of the same thing. */
function words(id: number, count: number): string {
  const own = Math.floor(id / 10)
  return Array.from({ length: count }, (_, at) => {
    if (at % 3 === 0) return spelled('topic', (own * 7 + at) % 900)
    const share = drawn.pick(1000) / 1000
    return spelled('word', Math.floor(3000 * share ** 4))
  }).join(' ')
}

/** In letters: figures are no words. */
const spelled = (word: string, number: number) =>
  `${word}${[...String(number)].map(digit => 'abcdefghij'[Number(digit)]).join('')}`
