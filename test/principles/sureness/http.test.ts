// How sure a team is, its grades, and its answers to what contradicts: written, refused, undone, counted.
import { expect, test } from 'vitest'
import { world } from '../../support/world.ts'
import { scene } from '../support/scene.ts'

const HOME = '/reviews/heard/principles'

async function drafted() {
  const w = await world()
  await scene(w)
  await w.api(w.lena).post(HOME, { chosen: ['CMOC 1', 'CMOC 2'] })
  return { w, api: w.api(w.lena), page: async () => (await w.api(w.lena).get(`${HOME}/1`)).body }
}
const keys = (flags: readonly { key: string }[]) => flags.map(flag => flag.key)

test('the facts stand beside four empty heads, and the team’s words go there', async () => {
  const { w, api, page } = await drafted()
  const { heads } = (await api.get(`${HOME}/1/sureness`)).body
  const facts = Object.fromEntries(heads.map((head: { name: string; facts: string[] }) => [head.name, head.facts]))
  expect(facts.onData).toContain('1 study supports or refines it, among 2 documents.')
  expect(facts.onData).toContain('Richness of the documents: 1 high, 1 not judged.')
  expect(facts.onExplanation).toContain('To complete: CMOC 2.')
  expect(facts.onExplanation).toContain('1 element is inferred and signed, not quoted: CMOC 2.')
  expect(facts.onContradiction).toEqual(['Bos 2023 contradicts it, not answered yet.'])
  const words = { onData: 'Thin but clear.', version: 0 }
  await api.post(`${HOME}/1/sureness`, words).expect(201)
  expect((await page()).sureness).toMatchObject({ version: 1, writtenBy: 'Lena Lead', grade: null })
  expect((await page()).principle.version).toBe(1)
  const late = await (await w.browser(w.ravi)).post(`${HOME}/1/sureness`, { onData: 'Rich.', version: 0 })
  expect(late.status).toBe(409)
  expect(late.text).toContain('Thin but clear.')
  await api.post(`${HOME}/1/sureness`, { onData: 'Thin.', gradeId: 9, version: 1 }).expect(422)
  expect((await w.api(w.olga).post(`${HOME}/1/sureness`, words)).status).toBe(403)
  const html = (await (await w.browser(w.olga)).get(`${HOME}/1`)).text
  expect(html).toContain('Thin but clear.')
})

test('grades are the lead’s own words; one in use stays', async () => {
  const { w, api } = await drafted()
  const set = (words: string, version = 0) => api.post('/reviews/heard/grades', { words, version })
  await set('only one').expect(422)
  await set('confident\n\nfairly confident\nconfident').expect(201)
  const { grades, version } = (await api.get('/reviews/heard/grades')).body
  expect(grades.map((one: { word: string }) => one.word)).toEqual(['confident', 'fairly confident'])
  await api.post(`${HOME}/1/sureness`, { gradeId: grades[1].id, version: 0 }).expect(201)
  expect((await api.get(HOME)).body.principles[0].grade).toBe('fairly confident')
  await set('confident\nnot yet', version).expect(409)
  await set('sure\nunsure').expect(409)
  await set('fairly confident\nsure', version).expect(201)
  expect((await api.get(HOME)).body.principles[0].grade).toBe('fairly confident')
  expect((await w.api(w.ravi).post('/reviews/heard/grades', { words: '', version: 0 })).status).toBe(403)
})

test('an answer to a study that contradicts mends the flag, and comes back from the bin', async () => {
  const { w, api, page } = await drafted()
  const flag = (await page()).principle.flags.find((one: { key: string }) => one.key === 'contradicting')
  expect(flag.mend.to).toBe('/answers')
  const [study] = (await api.get(`${HOME}/1/answers`)).body.contradicting
  expect(study).toMatchObject({ label: 'Bos 2023', documentId: 2, answered: null, answer: null })
  expect(study.passages[0]).toMatchObject({ under: 'CMOC 1, through account 2', quote: null })
  const browser = await w.browser(w.lena)
  const empty = await browser.post(`${HOME}/1/answers/2`, { text: '', version: 0 })
  expect(empty.status).toBe(422)
  expect(empty.text).toContain('Enter the answer.')
  await api.post(`${HOME}/1/answers/2`, { text: 'It looked at towns.', version: 0 }).expect(201)
  expect(keys((await page()).principle.flags)).not.toContain('contradicting')
  expect((await page()).principle.resting.sentence).toContain('one contradicts, answered.')
  await api.post(`${HOME}/1/answers/2`, { text: 'Late', version: 0 }).expect(409)
  await api.post(`${HOME}/1/answers/77`, { text: 'Nothing', version: 0 }).expect(404)
  const gone = await api.post(`${HOME}/1/answers/2/deletion`).expect(201)
  expect(keys((await page()).principle.flags)).toContain('contradicting')
  await api.post(gone.body.undo.action).expect(201)
  expect((await page()).contradicting[0]).toMatchObject({ answered: 'apart', answer: { text: 'It looked at towns.' } })
})
