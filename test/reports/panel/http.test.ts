// The panel in the reports: figures, rule, roles and drawings of closed rounds; nothing of an open one.
import { expect, test } from 'vitest'
import { drafted, PANEL } from '../../panel/support/round.ts'
import type { World } from '../../support/world.ts'

const REPORTS = '/reviews/heard/reports'

/** Five practitioners and Nel of the public answer on 1–9 under RAND/UCLA, entered by the lead. */
async function asked() {
  const w = await drafted()
  const lena = w.api(w.lena)
  for (let n = 1; n <= 4; n++)
    await lena.post(`${PANEL}/panels/1/panellists`, { name: `Practitioner ${n}`, role: 'practitioner' }).expect(201)
  const round = { title: 'First round', rule: 'RAND/UCLA', q1Text: 'Is it right?', q1Scale: '1-9', version: 1 }
  await lena.post(`${PANEL}/rounds/1`, { ...round, q1Low: 'wrong', q1High: 'right', principles: [1, 2] }).expect(201)
  await lena.post(`${PANEL}/rounds/1/opening`).expect(201)
  for (const [at, q1] of [7, 2, 8, 9, 8, 7].entries()) {
    const seat = `${PANEL}/rounds/1/panellists/${at + 1}`
    await lena.post(`${seat}/consent`, { mayQuote: at !== 0 }).expect(201)
    await lena.post(`${seat}/items/1`, { q1, comment: at < 2 ? `Words of ${at + 1}` : '' }).expect(201)
  }
  await lena.post(`${PANEL}/rounds/1/items/1/groups/1/sentence`, { text: 'They miss their carers.' }).expect(201)
  return w
}

const report = async (w: World, address: string) => (await (await w.browser(w.lena)).get(`${REPORTS}/${address}`)).text

test('a report shows nothing of a round that is open', async () => {
  const w = await asked()
  for (const address of ['principles/html', 'full/html', 'full/md'])
    expect(await report(w, address)).not.toMatch(/They miss|Words of|Is it right|IPRAS/)
})

test('a closed round stands with drawing, figures, rule, roles and the sentence on a small group', async () => {
  const w = await asked()
  await w.api(w.lena).post(`${PANEL}/rounds/1/closure`).expect(201)
  const full = await report(w, 'full/html')
  for (const words of [
    '6 of 6 people asked answered (100%); 6 gave a score.',
    'Median 7.5, interquartile range 1, 83.3% agree (7 to 9), RAND/UCLA: appropriate',
    'By the rule: consensus in.',
    'First round: RAND/UCLA; in when the median is 6.5 or more',
    'They miss their carers.',
    'Words of 2',
    '<svg',
    'linearly interpolated',
  ])
    expect(full, words).toContain(words)
  // Neither quoted without consent, nor a column for practitioners from which Nel's answer could be worked out.
  expect(full).not.toContain('Words of 1')
  expect(full).not.toMatch(/<th scope="col">practitioner/)
  expect(full).toMatch(/<th scope="row">patient or public<\/th><td>1<\/td><td>1<\/td><td>1<\/td>/)
  const dutch = await report(w, 'principles/html?language=nl')
  expect(dutch).toContain('Mediaan 7,5, interkwartielafstand 1, 83,3% is het eens (7 tot en met 9)')
  expect(dutch).not.toMatch(/mediaan 7\.5|\d\.\d%/i)
  const plain = await report(w, 'full/md')
  expect(plain).toContain('By the rule: consensus in.')
  expect(plain).not.toContain('<svg')
})
