// Two people screening, through the front door: conflicts, how they are resolved apart from the votes, and what a change afterwards does.
import { describe, expect, test } from 'vitest'
import { world } from '../../support/world.ts'

const HOME = '/reviews/heard/screening'

/** Lena and Ravi decide on the same records; Olga becomes a third reviewer where one is needed. */
async function together(rules: object = {}, count = 3) {
  const w = await world()
  const [lena, ravi] = [w.api(w.lena), w.api(w.ravi)]
  for (let n = 1; n <= count; n += 1)
    await lena.post('/reviews/heard/records', { type: 'article', title: `Record with the number ${n}` }).expect(201)
  await lena.post(`${HOME}/reasons`, { text: 'wrong setting' }).expect(201)
  for (const screen of ['title-abstract', 'full-text'])
    await lena.post(`${HOME}/${screen}/rules`, { screeners: 2, version: 0, ...rules }).expect(201)
  const decide = (who: typeof lena, record: number, choice: string, screen = 'title-abstract', more: object = {}) =>
    who.post(`${HOME}/${screen}/decisions`, { record, choice, ...more })
  const standing = async (record: number) => (await lena.get(`/reviews/heard/records/${record}`)).body.record.standing
  return { w, lena, ravi, decide, standing }
}

async function inConflict(rules: object = {}) {
  const scene = await together(rules)
  await scene.decide(scene.lena, 1, 'include', 'title-abstract', { note: 'speaks of trust' }).expect(201)
  await scene.decide(scene.ravi, 1, 'exclude 1').expect(201)
  return scene
}

describe('two people', () => {
  test('agree, or are in conflict; maybe goes forward', async () => {
    const { lena, ravi, decide, standing } = await together({}, 4)
    await decide(lena, 1, 'include')
    expect(await standing(1)).toBe('awaiting second reviewer')
    await decide(ravi, 1, 'maybe')
    expect(await standing(1)).toBe('full text to screen')
    await decide(lena, 2, 'exclude')
    await decide(ravi, 2, 'exclude 1')
    expect(await standing(2)).toBe('excluded')
    await decide(lena, 3, 'maybe')
    await decide(ravi, 3, 'exclude')
    expect(await standing(3)).toBe('conflict')
    await decide(lena, 1, 'maybe', 'full-text')
    await decide(ravi, 1, 'include', 'full-text')
    expect(await standing(1)).toBe('conflict')
  })

  test('each is led to what waits for them, and a third vote is refused', async () => {
    const { w, lena, ravi, decide } = await together({}, 2)
    await decide(lena, 1, 'include')
    expect((await lena.get(`${HOME}/title-abstract`)).body.record.id).toBe(2)
    expect((await ravi.get(`${HOME}/title-abstract`)).body.record.id).toBe(1)
    await decide(ravi, 1, 'exclude')
    await w.api(w.lena).post(`/reviews/heard/members/${w.olga.id}/role`, { role: 'reviewer' })
    expect((await w.api(w.olga).get(`${HOME}/title-abstract`)).body.record.id).toBe(2)
    expect((await decide(w.api(w.olga), 1, 'include')).status).toBe(409)
  })

  test('the list shows both votes, and is not there for one alone', async () => {
    const { w, ravi } = await inConflict()
    const { body } = await ravi.get(`${HOME}/title-abstract/conflicts`)
    expect(body).toMatchObject({
      open: 1,
      conflicts: [
        {
          recordId: 1,
          votes: [
            { name: 'Lena Lead', choice: 'include', note: 'speaks of trust' },
            { name: 'Ravi Reviewer', choice: 'exclude', reason: 'wrong setting' },
          ],
        },
      ],
    })
    expect((await w.api(w.stan).get('/reviews/elsewhere/screening/title-abstract/conflicts')).status).toBe(404)
    expect((await ravi.get(`${HOME}/title-abstract/conflicts/2`)).status).toBe(404)
    const page = (await (await w.browser(w.ravi)).get(`${HOME}/title-abstract/conflicts/1`)).text
    expect(page).toContain('speaks of trust')
    expect(page).toContain('data-key="i"')
    expect(page).toContain('kept as the result of a talk')
  })
})

describe('a resolution', () => {
  test('by talk stands apart from the votes, and can be taken back', async () => {
    const { w, lena, ravi, standing } = await inConflict()
    const made = await ravi.post(`${HOME}/title-abstract/conflicts/1`, { choice: 'include', note: 'We talked.' })
    expect(made.status).toBe(201)
    expect(await standing(1)).toBe('full text to screen')
    const conflict = (await lena.get(`${HOME}/title-abstract/conflicts/1`)).body.conflict
    expect(conflict.resolution).toMatchObject({
      ...{ choice: 'include', how: 'talk', name: 'Ravi Reviewer', with: ['Lena Lead'], isOlderThanVotes: false },
    })
    expect(conflict.votes.map((vote: { choice: string }) => vote.choice)).toEqual(['include', 'exclude'])
    await w.api(w.lena).post(`/reviews/heard/members/${w.olga.id}/role`, { role: 'reviewer' })
    expect((await w.api(w.olga).post(made.body.undo.action)).status).toBe(403)
    expect((await ravi.post(made.body.undo.action)).status).toBe(201)
    expect(await standing(1)).toBe('conflict')
    expect((await lena.get(`${HOME}/title-abstract/conflicts`)).body).toMatchObject({ open: 1, resolved: 0 })
  })

  test('can be changed, and a late change meets the other', async () => {
    const { lena, ravi, standing } = await inConflict()
    await ravi.post(`${HOME}/title-abstract/conflicts/1`, { choice: 'include' }).expect(201)
    const late = await lena.post(`${HOME}/title-abstract/conflicts/1`, { choice: 'exclude' })
    expect(late.status).toBe(409)
    await lena.post(`${HOME}/title-abstract/conflicts/1`, { choice: 'exclude 1', version: 1 }).expect(201)
    expect(await standing(1)).toBe('excluded')
    expect(
      (await ravi.get(`${HOME}/title-abstract/conflicts?state=resolved`)).body.conflicts[0].resolution,
    ).toMatchObject({ choice: 'exclude', reason: 'wrong setting', version: 2 })
  })

  test('stands when a voter changes the vote, and the page says so', async () => {
    const { w, ravi, decide, standing } = await inConflict()
    await ravi.post(`${HOME}/title-abstract/conflicts/1`, { choice: 'include' }).expect(201)
    w.time.forward(5)
    await decide(ravi, 1, 'maybe')
    expect(await standing(1)).toBe('full text to screen')
    expect((await ravi.get(`${HOME}/title-abstract?record=1`)).body.isResolved).toBe(true)
    const { conflict } = (await ravi.get(`${HOME}/title-abstract/conflicts/1`)).body
    expect(conflict.resolution.isOlderThanVotes).toBe(true)
    expect((await (await w.browser(w.ravi)).get(`${HOME}/title-abstract/conflicts/1`)).text).toContain(
      'A vote was changed after this.',
    )
  })

  test('is a third person’s alone where the lead says so', async () => {
    const { w, lena, ravi, standing } = await inConflict({ resolver: 'third person' })
    expect((await ravi.post(`${HOME}/title-abstract/conflicts/1`, { choice: 'include' })).status).toBe(403)
    expect((await lena.get(`${HOME}/title-abstract/conflicts/1`)).body.refusal).toContain('third person')
    await lena.post(`/reviews/heard/members/${w.olga.id}/role`, { role: 'reviewer' })
    const olga = w.api(w.olga)
    await olga.post(`${HOME}/title-abstract/conflicts/1`, { choice: 'exclude 1' }).expect(201)
    expect(await standing(1)).toBe('excluded')
    const { resolution } = (await lena.get(`${HOME}/title-abstract/conflicts/1`)).body.conflict
    expect(resolution).toMatchObject({ how: 'third person', name: 'Olga Observer', with: [] })
  })

  test('of a full text needs a reason, and nothing is resolved that is not in conflict', async () => {
    const { lena, ravi, decide } = await together()
    await decide(lena, 1, 'include')
    expect((await ravi.post(`${HOME}/title-abstract/conflicts/1`, { choice: 'include' })).status).toBe(409)
    await decide(ravi, 1, 'include')
    await decide(lena, 1, 'exclude 1', 'full-text')
    await decide(ravi, 1, 'include', 'full-text')
    expect((await ravi.post(`${HOME}/full-text/conflicts/1`, { choice: 'exclude' })).status).toBe(422)
    expect((await ravi.post(`${HOME}/full-text/conflicts/1`, { choice: 'maybe' })).status).toBe(422)
    await ravi.post(`${HOME}/full-text/conflicts/1`, { choice: 'exclude 1' }).expect(201)
    const flow = (await lena.get('/reviews/heard/flow')).body.flow
    expect(JSON.stringify(flow)).toContain('wrong setting')
  })
})
