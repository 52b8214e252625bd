// Who may take what out of a review, and what a report says when there is nothing to report.
import { expect, test } from 'vitest'
import { world } from '../../support/world.ts'

test('an empty review has a report that says what is missing', async () => {
  const { api, browser, lena } = await world()
  const md = (await api(lena).get('/reviews/heard/reports/full/md').expect(200)).text
  for (const sentence of [
    'No question has been written down yet',
    'No search has been logged',
    'No principle has been drafted yet',
    'No panel has met',
  ])
    expect(md).toContain(sentence)
  const page = await (await browser(lena)).get('/reviews/heard/reports')
  expect(page.text).toContain('Nothing to report yet')
})
