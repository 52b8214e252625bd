// How a screen is done, through the front door: one or two people, what a change moves, who has left, and one person alone.
import { describe, expect, test } from 'vitest'
import { world } from '../../support/world.ts'

const HOME = '/reviews/heard/screening'
const RULES = `${HOME}/title-abstract/rules`

async function withRecords(count = 3) {
  const w = await world()
  const [lena, ravi] = [w.api(w.lena), w.api(w.ravi)]
  for (let n = 1; n <= count; n += 1)
    await lena.post('/reviews/heard/records', { type: 'article', title: `Record with the number ${n}` }).expect(201)
  const decide = (who: typeof lena, record: number, choice: string) =>
    who.post(`${HOME}/title-abstract/decisions`, { record, choice }).expect(201)
  const standing = async (record: number) => (await lena.get(`/reviews/heard/records/${record}`)).body.record.standing
  const standings = async () => [await standing(1), await standing(2), await standing(3)]
  return { w, lena, ravi, decide, standing, standings }
}

describe('how many people decide', () => {
  test('is the lead’s to change at any time, and what was decided is settled anew', async () => {
    const { lena, ravi, decide, standings } = await withRecords()
    expect((await ravi.get(RULES)).status).toBe(403)
    await decide(lena, 1, 'include')
    await decide(lena, 2, 'exclude')
    await decide(ravi, 2, 'maybe')
    expect(await standings()).toEqual(['full text to screen', 'maybe', 'not screened'])
    await lena.post(RULES, { screeners: 2, version: 0 }).expect(201)
    expect(await standings()).toEqual(['awaiting second reviewer', 'conflict', 'not screened'])
    expect((await lena.get(RULES)).body).toMatchObject({ moves: { awaiting: 1, conflicts: 1 }, rules: { version: 1 } })
    expect((await lena.post(RULES, { screeners: 1, version: 0 })).status).toBe(409)
    await lena.post(RULES, { screeners: 1, version: 1, maybe: 'forward' }).expect(201)
    expect(await standings()).toEqual(['full text to screen', 'full text to screen', 'not screened'])
    expect((await lena.post(RULES, { screeners: 3, version: 2 })).status).toBe(422)
  })

  test('is said with what it moves, before it is changed', async () => {
    const { w, lena, decide } = await withRecords()
    await decide(lena, 1, 'include')
    const page = (await (await w.browser(w.lena)).get(RULES)).text
    expect(page).toContain('1 record with one decision will await a second one')
    await lena.post(RULES, { screeners: 2, version: 0 }).expect(201)
    expect((await (await w.browser(w.lena)).get(RULES)).text).toContain('will be settled by the first')
  })

  test('of many records is settled by a job', async () => {
    const { w, lena, decide, standing } = await withRecords(3)
    for (let n = 4; n <= 120; n += 1)
      await lena.post('/reviews/heard/records', { type: 'article', title: `Record with the number ${n}` })
    for (let n = 1; n <= 120; n += 1) await decide(lena, n, 'include')
    await lena.post(RULES, { screeners: 2, version: 0 }).expect(201)
    await w.services.jobs.runAll()
    expect(await standing(120)).toBe('awaiting second reviewer')
    expect((await w.api(w.ravi).get(HOME)).body.screens[0].together).toMatchObject({ waitingForMe: 120, people: null })
    expect((await lena.get(HOME)).body.screens[0].together).toMatchObject({
      waitingForMe: 0,
      people: [
        { name: 'Lena Lead', decided: 120, waiting: 0 },
        { name: 'Ravi Reviewer', decided: 0, waiting: 120 },
      ],
    })
  })
})

describe('who leaves', () => {
  test('leaves their votes, and somebody else finishes what waits', async () => {
    const { w, lena, ravi, decide, standing } = await withRecords()
    await lena.post(RULES, { screeners: 2, version: 0 }).expect(201)
    await decide(ravi, 1, 'exclude')
    await lena.post(`/reviews/heard/members/${w.ravi.id}/removal`).expect(201)
    await w.services.jobs.runAll()
    expect(await standing(1)).toBe('awaiting second reviewer')
    expect((await lena.get(`${HOME}/title-abstract`)).body.record.id).toBe(1)
    await decide(lena, 1, 'exclude')
    expect(await standing(1)).toBe('excluded')
    const { decisions } = (await lena.get('/reviews/heard/records/1')).body
    expect(decisions.map((one: { personName: string }) => one.personName)).toEqual(['Ravi Reviewer', 'Lena Lead'])
  })

  test('leaves one person alone: nothing waits, and nothing is said of others', async () => {
    const { w, lena, ravi, decide, standings } = await withRecords()
    await lena.post(RULES, { screeners: 2, version: 0 }).expect(201)
    await decide(ravi, 1, 'include')
    await decide(lena, 2, 'exclude')
    for (const person of [w.ravi, w.olga]) await lena.post(`/reviews/heard/members/${person.id}/removal`).expect(201)
    await w.services.jobs.runAll()
    expect(await standings()).toEqual(['full text to screen', 'excluded', 'not screened'])
    expect((await lena.post(RULES, { screeners: 2, version: 2 })).status).toBe(422)
    const own = await w.browser(w.lena)
    const words = /second reviewer|awaiting|conflict|agreement|\bvotes?\b|two people/i
    for (const path of ['', '/title-abstract', '/title-abstract/mine', '/title-abstract/rules', '/criteria']) {
      const page = (await own.get(`${HOME}${path}`)).text
      expect([path, words.exec(page.slice(page.indexOf('<main')))?.[0] ?? null]).toEqual([path, null])
    }
    expect((await own.get(`${HOME}/title-abstract/conflicts`)).status).toBe(404)
  })
})
