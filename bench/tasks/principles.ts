// Principles of a large review: their list, the page of one, its trace down to the searches, and what rests on words; as read, and anew after a change.
import { machinery } from '../../src/core/db/transaction.ts'
import type { Figure, Task } from '../support/figure.ts'
import { benchHouse, type House } from '../support/house.ts'
import { fill } from '../support/large-review.ts'
import { freshPageFigure, pageFigure } from '../support/page-figure.ts'
import { prose } from '../support/prose.ts'
import { AT, inserting } from '../support/rows.ts'

const PRINCIPLES = 20
/** Pages of a few lines cost what any request does; a ratio to their bytes would measure that. */
const SMALL = ['what rests on an excerpt', 'what rests on a document']
/** Milliseconds of one core that the first reader after a change may wait. */
const LIMIT = 300
/** Of 100 synthesised configurations, with 19 accounts under each. */
const EACH_RESTS_ON = 5
const SEARCHES = 12
/** Records that a search found; the first 140 of the review have a document. */
const FOUND = 12

export const task: Task = async () => {
  const house = await benchHouse()
  try {
    await fill(house)
    await withPrinciples(house)
    const home = `/reviews/${house.review.slug}`
    const pages: readonly (readonly [string, string])[] = [
      ['list of principles', `${home}/principles`],
      ['principle page', `${home}/principles/7`],
      ['trace of a principle', `${home}/principles/7/trace`],
      ['trace of one sentence', `${home}/principles/7/trace?sentence=1`],
      ['what rests on an excerpt', `${home}/excerpts/7/trace`],
      ['what rests on a document', `${home}/documents/7/trace`],
      ['what rests on a search', `${home}/searches/7/trace`],
    ]
    const figures: Figure[] = []
    for (const [name, path] of pages) {
      if (!SMALL.includes(name)) figures.push(await pageFigure(`${name}, 2,000 configurations`, house.browser, path))
      const anew = await freshPageFigure(`${name}, after a change`, house.browser, path)
      const against = `limit; ${anew.against} ${anew.baseline.toFixed(2)} ms`
      figures.push({ ...anew, baseline: LIMIT, against })
    }
    return figures
  } finally {
    await house.close()
  }
}

async function withPrinciples(house: House): Promise<void> {
  const reviewId = house.review.id
  const words = prose(23)
  const ids = Array.from({ length: PRINCIPLES }, (_, at) => at + 1)
  const restsOn = (id: number) => Array.from({ length: EACH_RESTS_ON }, (_, at) => (id - 1) * EACH_RESTS_ON + at + 1)
  await machinery(house.services.database, async db => {
    const insert = inserting(db)
    await insert(
      'search',
      Array.from({ length: SEARCHES }, (_, at) => {
        const run = { status: 'run', kind: 'database', runOn: '2026-05-04' } as const
        return { reviewId, id: at + 1, source: `Database ${at + 1}`, createdAt: AT, ...run }
      }),
    )
    for (const id of ids.slice(0, SEARCHES))
      await db
        .updateTable('recordRow')
        .set({ searchId: id })
        .where('reviewId', '=', reviewId)
        .where('id', '>', (id - 1) * FOUND)
        .where('id', '<=', id * FOUND)
        .execute()
    await insert(
      'principle',
      ids.map(id => {
        const explanation = restsOn(id)
          .map(of => `When ${words.words(14)} [CMOC ${of}].`)
          .join(' ')
        return { reviewId, id, position: id, heading: words.words(8), explanation, createdAt: AT }
      }),
    )
    await insert(
      'principleConfiguration',
      ids.flatMap(principleId =>
        restsOn(principleId).map((configurationId, position) => {
          const of = { layer: 'synthesised', configurationId, position }
          return { reviewId, principleId, ...of }
        }),
      ),
    )
    const lines = ids.flatMap(principleId =>
      restsOn(principleId).flatMap(configurationId =>
        (['context', 'mechanism', 'outcome'] as const).map(kind => {
          const of = { layer: 'synthesised', configurationId, principleId }
          return { reviewId, kind, text: words.words(9), ...of }
        }),
      ),
    )
    await insert(
      'principleLine',
      lines.map((line, at) => ({ ...line, id: at + 1, position: at + 1 })),
    )
  })
}
