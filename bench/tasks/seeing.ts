// The ways of seeing a synthesis at 2,000 configurations: map, matrices, regularities, saturation; each looked at anew.
import { machinery } from '../../src/core/db/transaction.ts'
import type { Figure, Task } from '../support/figure.ts'
import { benchHouse, type House } from '../support/house.ts'
import { fill } from '../support/large-review.ts'
import { freshPageFigure } from '../support/page-figure.ts'
import { AT, inserting } from '../support/rows.ts'

/** Milliseconds of one core that a page may take. */
const LIMIT = 300
const LINKS = 60
const SYNTHESISED = 100

/** Under /synthesis of a review. */
const PAGES: Readonly<Record<string, string>> = {
  'map of 100 synthesised': '/map',
  'map of 2,000 accounts': '/map?layer=account',
  'map around one idea, 2,000 accounts': '/map?layer=account&idea=9',
  'matrix of levels, 2,000 accounts': '/matrix?layer=account',
  'matrix of levels as sentences, 2,000 accounts': '/matrix?layer=account&as=sentences',
  'contexts by mechanisms, 2,000 accounts': '/matrix/contexts?layer=account',
  'demi-regularities by mechanism, 2,000 accounts': '/regularities?layer=account',
  'demi-regularities by context, 2,000 accounts': '/regularities?layer=account&kind=context',
  'one regularity with its evidence, 2,000 accounts': '/regularities/found?layer=account&idea=8',
  'what rests on an idea, 2,000 accounts': '/resting?layer=account&mechanism=8',
  'saturation, 2,000 accounts': '/saturation',
}

export const task: Task = async () => {
  const house = await benchHouse()
  try {
    await fill(house)
    await withLinks(house)
    const figures: Figure[] = []
    for (const [name, path] of Object.entries(PAGES)) {
      const figure = await freshPageFigure(name, house.browser, `/reviews/${house.review.slug}/synthesis${path}`)
      const against = `limit; ${figure.against} ${figure.baseline.toFixed(2)} ms`
      figures.push({ ...figure, baseline: LIMIT, against })
    }
    return figures
  } finally {
    await house.close()
  }
}

/** Ripples, alternatives and contradictions between synthesised configurations. */
async function withLinks(house: House): Promise<void> {
  const kinds = ['ripple', 'ripple', 'alternative', 'contradicts'] as const
  await machinery(house.services.database, async db => {
    const links = Array.from({ length: LINKS }, (_, at) => ({
      reviewId: house.review.id,
      id: at + 1,
      kind: kinds[at % kinds.length] as 'ripple',
      fromLayer: 'synthesised',
      fromId: (at % SYNTHESISED) + 1,
      toLayer: 'synthesised',
      toId: ((at * 7 + 3) % SYNTHESISED) + 1,
      createdAt: AT,
    }))
    await inserting(db)('link', links)
  })
}
