// One's own decisions, through the front door: by choice, changed and taken back, and nobody else's.
import { expect, test } from 'vitest'
import { world } from '../../support/world.ts'

const HOME = '/reviews/heard/screening/title-abstract'

test('are listed by choice, the newest first, and can be changed', async () => {
  const w = await world()
  const [lena, ravi] = [w.api(w.lena), w.api(w.ravi)]
  for (const [at, choice] of ['include', 'exclude', 'maybe'].entries()) {
    await lena
      .post('/reviews/heard/records', { type: 'article', title: `Record with the number ${at + 1}` })
      .expect(201)
    await lena.post(`${HOME}/decisions`, { record: at + 1, choice }).expect(201)
    w.time.forward(1)
  }
  const own = async (query = '') =>
    (await lena.get(`${HOME}/mine${query}`)).body.decisions.map((one: { recordId: number }) => one.recordId)
  expect(await own()).toEqual([3, 2, 1])
  expect(await own('?choice=exclude')).toEqual([2])
  expect(await own('?after=2')).toEqual([1])
  expect((await ravi.get(`${HOME}/mine`)).body).toMatchObject({ decisions: [], counts: { include: 0 } })
  await lena.post(`${HOME}/decisions`, { record: 1, choice: 'maybe', note: 'read again' }).expect(201)
  expect((await lena.get(`${HOME}/mine?choice=maybe`)).body).toMatchObject({
    counts: { include: 0, exclude: 1, maybe: 2 },
    decisions: [{ recordId: 1, note: 'read again', version: 2 }, { recordId: 3 }],
  })
  expect((await w.api(w.olga).get(`${HOME}/mine`)).status).toBe(403)
  const page = (await (await w.browser(w.lena)).get(`${HOME}/mine`)).text
  expect(page).toContain('changed 1 time')
  expect(page).toContain('/reviews/heard/decisions/1/withdrawal')
})

test('lead on without loading the page anew', async () => {
  const w = await world()
  const lena = w.api(w.lena)
  await lena.post('/reviews/heard/records', { type: 'article', title: 'Record with the number 1' }).expect(201)
  const browser = await w.browser(w.lena)
  const part = (await browser.agent.get(HOME).set('hx-request', 'true').set('accept', 'text/html')).text
  expect(part).toContain('id="screen"')
  expect(part).toContain('id="flashes"')
  expect(part).not.toContain('<html')
})
