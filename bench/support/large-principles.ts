// Twenty principles of a large review, each on five configurations, and the searches its records came from.
import { machinery } from '../../src/core/db/transaction.ts'
import type { House } from './house.ts'
import { prose } from './prose.ts'
import { AT, inserting } from './rows.ts'

const PRINCIPLES = 20
/** Of 100 synthesised configurations, with 19 accounts under each. */
const EACH_RESTS_ON = 5
const SEARCHES = 12
/** Records that a search found; the first 140 of the review have a document. */
const FOUND = 12

export async function withPrinciples(house: House): Promise<void> {
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
