// Where a principle stands with the panel, as the report says it; on both engines.
import { expect, test } from 'vitest'
import { opened, PANEL } from '../../panel/support/round.ts'

test('a principle is in the panel until the round closes, and then the panel has answered', async () => {
  const { w } = await opened()
  const api = w.api(w.lena)
  const report = async (language = 'en') =>
    (await api.get(`/reviews/heard/reports/full/md?language=${language}`).expect(200)).text
  expect(await report()).toContain('In the panel, version 1')
  await api.post(`${PANEL}/rounds/1/closure`)
  const closed = await report()
  expect(closed).toContain('The panel has answered; not revised yet, version 1')
  expect(closed).toMatch(/I can’t judge \| 0/)
  expect(await report('nl')).toContain('Het panel heeft geantwoord; nog niet herzien, versie 1')
})
