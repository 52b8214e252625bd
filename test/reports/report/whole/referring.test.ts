// References in the words of a principle as its reports print them: to accounts, to what it does not rest on, and to nothing.
import { expect, test } from 'vitest'
import { scene } from '../../../principles/support/scene.ts'
import { world } from '../../../support/world.ts'

const HOME = '/reviews/heard'
const ONE = `${HOME}/principles/1`

test('a reference leads to an account beneath a configuration, and one to nothing is said to', async () => {
  const w = await world()
  await scene(w)
  const api = w.api(w.lena)
  await api.post(`${HOME}/principles`, { chosen: ['CMOC 1'] }).expect(201)
  const words = {
    ...{ heading: 'Give time', explanation: 'Bos was small [CMOC 1] [account 2]. Nobody says [CMOC 99] [CMOC 2].' },
    ...{ whereItHolds: 'Where someone is known [CMOC 1].', whereItDoesNot: 'In a rush [account 2]', version: 1 },
  }
  await api.post(ONE, words).expect(201)
  const judged = { relevance: 'high', relevanceReason: 'Says how listening works', rigour: 'low', rigourReason: 'Ten people', version: 0 } // biome-ignore format: long
  const { id } = await w.database.read
    .selectFrom('evidence')
    .select('id')
    .where('configurationId', '=', 1)
    .executeTakeFirstOrThrow()
  await api.post(`${HOME}/evidence/${id}/appraisal`, judged).expect(201)
  const browser = await w.browser(w.lena)
  for (const kind of ['principles', 'full']) {
    const page = (await browser.get(`${HOME}/reports/${kind}/html`)).text
    expect(page, kind).toContain('#principle-1-c1" rel="noopener noreferrer">[1]</a> <a href="#principle-1-a2"')
    expect(page.split('id="principle-1-a2"'), kind).toHaveLength(2)
    expect(page, kind).toMatch(/id="principle-1-a2"[^>]*>\s*<summary>2\. /)
    expect(page, kind).toContain('[3]: named here, and nothing by that number is in this review.')
    expect(page, kind).toContain('[4]: named here, and the principle does not rest on it.')
    expect(page, kind).toMatch(/Where someone is known <a href="#principle-1-c1">\[1\]<\/a>\./)
    expect(page, kind).toMatch(/In a rush <a href="#principle-1-a2">\[2\]<\/a>/)
    expect(page, kind).toContain('Side not said')
    const here = 'Judged for this use: relevance high (Says how listening works); rigour low (Ten people).'
    expect(page.includes(here), kind).toBe(kind === 'full')
  }
  const summary = (await browser.get(`${ONE}/summary`)).text
  expect(summary).toContain('Where someone is known.')
  expect(summary).not.toContain('[CMOC')
  for (const format of ['docx', 'pdf', 'md'])
    expect((await api.get(`${HOME}/reports/principles/${format}`)).status, format).toBeLessThan(400)
})
