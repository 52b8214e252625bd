// A review whose imports brought records that are certainly, and others that are doubtfully, the same.
import { expect } from 'vitest'
import { type World, world } from '../../support/world.ts'

export const HOME = '/reviews/heard'

/** The same title, author and journal: by the year alone they may be two. */
export const listening = (year: number, more = '') =>
  `TY  - JOUR\nTI  - Listening to patients in general practice\nAU  - Mercer, Anna\nJO  - Family Practice\nVL  - 3\nSP  - 10\nEP  - 20\nPY  - ${year}\n${more}ER  - \n`
export const trusting = (year: number, more = '') =>
  `TY  - JOUR\nTI  - Trusting the person who sends you somewhere else\nAU  - Holt, Ben\nJO  - Health Expectations\nVL  - 7\nSP  - 101\nEP  - 119\nPY  - ${year}\n${more}ER  - \n`

export async function twoSearches() {
  const w = await world()
  for (const source of ['PubMed', 'Embase'])
    await w.api(w.lena).post(`${HOME}/searches`, { source, kind: 'database', status: 'run', runOn: '2026-03-02' })
  return w
}

export async function importText(w: World, text: string, search = 1) {
  const { body, status } = await w.api(w.lena).post(`${HOME}/searches/${search}/imports`, { pasted: text })
  expect(status).toBe(201)
  expect((await w.api(w.lena).post(`${HOME}/imports/${body.id}/confirmation`, {})).status).toBe(201)
  await w.services.jobs.runAll()
  return (await w.api(w.lena).get(`${HOME}/imports/${body.id}`)).body
}

/** Records 1 and 2 from PubMed; from Embase 3, doubtfully 1, and 4, doubtfully 2. Pairs 1 and 2. */
export async function doubtful() {
  const w = await twoSearches()
  await importText(w, listening(2019) + trusting(2018))
  await importText(w, listening(2022, 'AB  - What people said.\nDO  - 10.1000/three\n') + trusting(2021), 2)
  return w
}

export const pairs = async (w: World, query = '') => (await w.api(w.lena).get(`${HOME}/duplicates${query}`)).body
export const record = async (w: World, id: number) => (await w.api(w.lena).get(`${HOME}/records/${id}`)).body
export const answer = (w: World, pair: number, body: object, by = w.lena) =>
  w.api(by).post(`${HOME}/duplicates/${pair}/answer`, { version: 1, ...body })
/** The numbers of the records that stand on their own. */
export async function kept(w: World): Promise<number[]> {
  const { body } = await w.api(w.lena).get(`${HOME}/records`)
  return body.records.map((one: { id: number }) => one.id)
}
