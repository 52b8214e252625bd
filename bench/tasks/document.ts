// Opening a document of 60 pages with 500 excerpts for coding, and what the page fetches after a save, beside a bare page of the same bytes.
import type { Task } from '../support/figure.ts'
import { benchHouse } from '../support/house.ts'
import { fillLongDocument } from '../support/long-document.ts'
import { pageFigure } from '../support/page-figure.ts'

export const task: Task = async () => {
  const house = await benchHouse()
  try {
    const { id } = await fillLongDocument(house)
    const page = `/reviews/${house.review.slug}/documents/${id}/coding`
    return [await pageFigure('60 pages with 500 excerpts', house.browser, page)]
  } finally {
    await house.close()
  }
}
