// The list of excluded full texts says nothing to somebody who has still to check them without knowing.
import { expect, test } from 'vitest'
import { world } from '../../../support/world.ts'

const HOME = '/reviews/heard'

test('who has still to check decisions on full texts does not read them in a report', async () => {
  const { api, lena, ravi } = await world()
  const lead = api(lena)
  await lead.post(`${HOME}/screening/reasons`, { text: 'wrong setting' }).expect(201)
  for (const n of [1, 2]) {
    await lead.post(`${HOME}/records`, { type: 'article', title: `The record called ${n}` }).expect(201)
    for (const [screen, choice] of [
      ['title-abstract', 'include'],
      ['full-text', n === 1 ? 'exclude 1' : 'include'],
    ])
      await lead.post(`${HOME}/screening/${screen}/decisions`, { record: n, choice }).expect(201)
  }
  const report = async (who: typeof lena, kind: string) =>
    (await api(who).get(`${HOME}/reports/${kind}/md`).expect(200)).text
  for (const kind of ['full', 'appendix']) expect(await report(ravi, kind)).toContain('The record called 1')
  const asked = { screen: 'full-text', drawnFrom: 'all', share: 100, count: '', seed: 'seven' }
  await lead.post(`${HOME}/screening/checks`, { ...asked, checker: ravi.id }).expect(201)
  for (const kind of ['full', 'appendix']) {
    expect(await report(ravi, kind)).not.toContain('The record called 1')
    expect(await report(ravi, kind)).toContain('has still to choose')
    expect(await report(lena, kind)).toContain('The record called 1')
  }
})
