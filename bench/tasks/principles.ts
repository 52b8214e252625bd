// Principles of a large review: their list, the page of one, its trace down to the searches, and what rests on words; as read, and anew after a change.
import type { Figure, Task } from '../support/figure.ts'
import { benchHouse } from '../support/house.ts'
import { withPrinciples } from '../support/large-principles.ts'
import { fill } from '../support/large-review.ts'
import { freshPageFigure, pageFigure } from '../support/page-figure.ts'

/** Pages of a few lines cost what any request does; a ratio to their bytes would measure that. */
const SMALL = ['what rests on an excerpt', 'what rests on a document']
/** Milliseconds of one core that the first reader after a change may wait. */
const LIMIT = 300
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
