// The overview and the list of configurations of a large review, as one signed-in person reads them.
import type { Task } from '../support/figure.ts'
import { benchHouse } from '../support/house.ts'
import { fill } from '../support/large-review.ts'
import { pageFigure } from '../support/page-figure.ts'

export const task: Task = async () => {
  const house = await benchHouse()
  try {
    await fill(house)
    const home = `/reviews/${house.review.slug}`
    return [
      await pageFigure('overview page', house.browser, home),
      await pageFigure('configuration list', house.browser, `${home}/configurations`),
    ]
  } finally {
    await house.close()
  }
}
