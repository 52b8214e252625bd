// A second check through the front door: an observer is asked, answers without seeing the first decision, and disagreements are settled apart.
import { describe, expect, test } from 'vitest'
import { world } from '../../support/world.ts'

const CHECKS = '/reviews/heard/screening/checks'

async function withDecisions(count = 10) {
  const w = await world()
  const lena = w.api(w.lena)
  const olga = w.api(w.olga)
  for (let n = 1; n <= count; n += 1) {
    const record = { type: 'article', title: `A record with the number ${n}`, abstract: 'Social prescribing' }
    await lena.post('/reviews/heard/records', record)
    const choice = n % 2 === 0 ? 'exclude' : 'include'
    await lena.post('/reviews/heard/screening/title-abstract/decisions', { record: n, choice })
  }
  const ask = (more: object = {}) =>
    lena.post(CHECKS, {
      ...{ screen: 'title-abstract', drawnFrom: 'all', share: 40, count: '', checker: w.olga.id, seed: 'seven' },
      ...more,
    })
  const item = async (position: number) => (await olga.get(`${CHECKS}/1/items/${position}`)).body
  const choose = (position: number, choice: string) => olga.post(`${CHECKS}/1/items/${position}/choice`, { choice })
  const say = (position: number, opinion: string) => olga.post(`${CHECKS}/1/items/${position}/opinion`, { opinion })
  const first = async (record: number) => (await lena.get(`/reviews/heard/records/${record}`)).body.decisions[0].choice
  const other = (choice: string) => (choice === 'include' ? 'exclude' : 'include')
  return { w, lena, olga, ask, item, choose, say, first, other }
}

describe('asking', () => {
  test('draws the share asked for, the same for the same seed', async () => {
    const { lena, ask, olga } = await withDecisions()
    expect((await ask()).status).toBe(201)
    await ask()
    const positions = [1, 2, 3, 4]
    const drawn = async (check: number) =>
      Promise.all(positions.map(async at => (await olga.get(`${CHECKS}/${check}/items/${at}`)).body.record.id))
    expect(await drawn(1)).toEqual(await drawn(2))
    const { check, next } = (await lena.get(`${CHECKS}/1`)).body
    expect(check).toMatchObject({ population: 10, size: 4, share: 40, seed: 'seven', isBlind: true, answered: 0 })
    expect(next).toBeNull()
    expect((await lena.get(`${CHECKS}/1/items/5`)).status).toBe(403)
    expect((await olga.get(`${CHECKS}/1/items/5`)).status).toBe(404)
  })

  test('excluded ones alone, by number, with a seed of its own', async () => {
    const { lena, ask, olga } = await withDecisions()
    await ask({ drawnFrom: 'excluded', share: '', count: 3, seed: '' })
    expect((await lena.get(`${CHECKS}/1`)).body.check).toMatchObject({
      population: 5,
      size: 3,
      seed: 'heard-1',
      share: null,
    })
    for (const at of [1, 2, 3]) expect((await olga.get(`${CHECKS}/1/items/${at}`)).body.record.id % 2).toBe(0)
  })

  test('says what is missing, and is the lead’s alone', async () => {
    const { w, ask } = await withDecisions(1)
    const noShare = await ask({ share: '' })
    expect(noShare.body.errors.share).toEqual(['Enter a share or a number of records.'])
    expect(Object.keys((await ask({ checker: w.stan.id })).body.errors)).toEqual(['checker'])
    // Lena decided on all there is.
    expect((await ask({ checker: w.lena.id })).body.errors.form[0]).toContain('nothing to check yet')
    expect((await ask({ screen: 'full-text' })).status).toBe(422)
    for (const who of [w.ravi, w.olga]) expect((await w.api(who).post(CHECKS, {})).status).toBe(403)
  })
})

describe('answering', () => {
  test('hides the first decision until the checker has chosen, in JSON too', async () => {
    const { ask, item, choose, say, first, other, lena } = await withDecisions()
    await ask()
    const before = await item(1)
    expect(before).toMatchObject({ step: 'choose', first: null })
    const said = other(await first(before.record.id))
    expect((await say(1, 'agree')).status).toBe(409)
    expect((await choose(1, said)).body.location).toBe(`${CHECKS}/1/items/1`)
    expect(await item(1)).toMatchObject({
      step: 'say',
      first: { choice: other(said), name: 'Lena Lead' },
      choice: said,
    })
    expect((await choose(1, other(said))).status).toBe(409)
    expect((await lena.get(`${CHECKS}/1`)).body).toMatchObject({ check: { answered: 0 }, disagreements: [] })
    expect((await say(1, 'disagree')).body.location).toBe(`${CHECKS}/1/items/2`)
    const { check, disagreements } = (await lena.get(`${CHECKS}/1`)).body
    expect(check).toMatchObject({ answered: 1, disagreed: 1, toSettle: 1 })
    expect(disagreements).toMatchObject([{ position: 1, checkersChoice: said, maySettle: true }])
  })

  test('the same choice agrees and goes on; the last one ends at the check', async () => {
    const { ask, item, choose, first, lena } = await withDecisions()
    await ask({ share: 20 })
    for (const at of [1, 2]) {
      const answered = await choose(at, await first((await item(at)).record.id))
      expect(answered.body.location).toBe(at === 1 ? `${CHECKS}/1/items/2` : `${CHECKS}/1`)
    }
    const { checks } = (await lena.get('/reviews/heard/screening/agreement')).body
    expect(checks).toMatchObject([{ id: 1, answered: 2, size: 2, isBlind: true, agreement: { n: 2, observed: 1 } }])
  })

  test('a check that is not blind shows the first decision and asks for agreement', async () => {
    const { ask, item, say, choose, lena } = await withDecisions()
    await ask({ seen: true })
    expect(await item(1)).toMatchObject({ step: 'say', first: { name: 'Lena Lead' }, choice: null })
    expect((await choose(1, 'include')).status).toBe(409)
    await say(1, 'disagree')
    await say(1, 'agree')
    expect((await lena.get(`${CHECKS}/1`)).body.check).toMatchObject({ answered: 1, disagreed: 0 })
  })

  test('by clicking, as an observer, who may not screen', async () => {
    const { w, ask } = await withDecisions()
    await ask()
    const olga = await w.browser(w.olga)
    expect((await olga.get('/reviews/heard/screening')).text).toContain('waits for you: 4 records to answer')
    const page = (await olga.get(`${CHECKS}/1`)).text
    expect(page).toContain('You check 4 records drawn from 10 decided ones')
    expect(page).toContain(`${CHECKS}/1/items/1`)
    const one = await olga.get(`${CHECKS}/1/items/1`)
    expect(one.text).toMatch(/data-key="i"/)
    expect(one.text).not.toContain('First decision')
    const answered = await olga.post(`${CHECKS}/1/items/1/choice`, { choice: 'maybe', note: 'Hard to say' })
    expect(answered.status).toBe(303)
    const refused = await olga.post(`${CHECKS}/1/items/2/choice`, { choice: 'perhaps', note: 'kept' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('kept')
  })
})

describe('settling', () => {
  async function withDisagreement() {
    const scene = await withDecisions()
    await scene.ask()
    const { record } = await scene.item(1)
    const stood = await scene.first(record.id)
    await scene.choose(1, scene.other(stood))
    await scene.say(1, 'disagree')
    const settle = (body: object, who = scene.lena) => who.post(`${CHECKS}/1/items/1/outcome`, body)
    return { ...scene, record: record.id as number, stood, settle }
  }

  test('kept: the decision stays, and it can be opened again', async () => {
    const { settle, first, record, stood, lena, w } = await withDisagreement()
    expect((await settle({ outcome: 'kept' }, w.api(w.ravi))).status).toBe(403)
    const kept = await settle({ outcome: 'kept', note: 'Fits the second criterion.' })
    expect(kept.status).toBe(201)
    expect(await first(record)).toBe(stood)
    expect((await settle({ outcome: 'kept' })).status).toBe(409)
    expect((await lena.get(`${CHECKS}/1`)).body.check).toMatchObject({ toSettle: 0, disagreed: 1, changed: 0 })
    expect((await lena.post(kept.body.undo.action)).status).toBe(201)
    expect((await lena.get(`${CHECKS}/1`)).body.check.toSettle).toBe(1)
  })

  test('changed: the vote changes, the figures do not', async () => {
    const { settle, first, record, stood, other, lena } = await withDisagreement()
    const figures = async () => (await lena.get('/reviews/heard/screening/agreement')).body.checks[0].table
    const before = await figures()
    expect((await settle({ outcome: 'changed', choice: stood })).status).toBe(422)
    expect((await settle({ outcome: 'changed', choice: other(stood) })).status).toBe(201)
    expect(await first(record)).toBe(other(stood))
    expect(await figures()).toEqual(before)
    expect((await lena.get(`${CHECKS}/1`)).body.disagreements[0]).toMatchObject({
      outcome: 'changed',
      outcomeChoice: other(stood),
      firstChoice: stood,
    })
  })

  test('the page for it says both sides', async () => {
    const { w } = await withDisagreement()
    const page = await (await w.browser(w.lena)).get(`${CHECKS}/1/items/1/outcome`)
    expect(page.status).toBe(200)
    expect(page.text).toContain('First decision')
    expect((await w.api(w.ravi).get(`${CHECKS}/1/items/1/outcome`)).status).toBe(403)
  })
})

test('ended early, what was answered counts, and it can be taken up again', async () => {
  const { ask, item, choose, first, lena, olga } = await withDecisions()
  await ask()
  await choose(1, await first((await item(1)).record.id))
  const ended = await lena.post(`${CHECKS}/1/end`)
  expect((await choose(2, 'include')).status).toBe(409)
  expect((await lena.get(CHECKS)).body.checks[0]).toMatchObject({ answered: 1, size: 4 })
  expect((await olga.post(`${CHECKS}/1/end`)).status).toBe(403)
  await lena.post(ended.body.undo.action)
  expect((await choose(2, 'include')).status).toBe(201)
})

test('is not there for other reviews, and leaves with the checker what they said', async () => {
  const { w, ask, item, choose, first, lena } = await withDecisions()
  await ask()
  await choose(1, await first((await item(1)).record.id))
  expect((await w.api(w.stan).get(`/reviews/elsewhere/screening/checks/1`)).status).toBe(404)
  await lena.post(`/reviews/heard/members/${w.olga.id}/removal`)
  expect((await lena.get(`${CHECKS}/1`)).body.check).toMatchObject({ hasLeft: true, answered: 1 })
  expect((await (await w.browser(w.lena)).get(`${CHECKS}/1`)).text).toContain('not a member any more')
})

describe('a choice that differs', () => {
  test('counts as differing after it was settled by agreeing, and is listed', async () => {
    const { ask, item, choose, say, first, other, lena, w } = await withDecisions()
    await ask()
    const said = other(await first((await item(1)).record.id))
    await choose(1, said)
    expect((await item(1)).check.answered).toBe(1)
    await say(1, 'agree')
    await choose(2, await first((await item(2)).record.id))
    const { check, agreedOnSeeing, disagreements } = (await lena.get(`${CHECKS}/1`)).body
    expect(check).toMatchObject({ chosen: 2, differed: 1, agreedOnSeeing: 1, disagreed: 0 })
    expect(agreedOnSeeing).toMatchObject([{ position: 1, checkersChoice: said }])
    expect(disagreements).toEqual([])
    const page = (await (await w.browser(w.lena)).get(`${CHECKS}/1`)).text
    expect(page).toContain('1 of 2 chosen differently, 1 of them settled by agreeing on seeing the first decision')
    expect(page).toContain('Chosen differently, then agreed')
  })

  test('is answered beside the first decision, and the answer can be taken back', async () => {
    const { ask, item, choose, say, first, other, olga, w } = await withDecisions()
    await ask()
    const said = other(await first((await item(1)).record.id))
    await choose(1, said)
    const page = (await (await w.browser(w.olga)).get(`${CHECKS}/1/items/1`)).text
    const bar = page.slice(page.indexOf('class="decisions"'))
    expect(bar).toContain('First decision:')
    expect(bar).toContain('Agree with the first decision')
    const answered = await say(1, 'agree')
    expect((await olga.post(answered.body.undo.action)).status).toBe(201)
    expect(await item(1)).toMatchObject({ step: 'say', opinion: null, choice: said })
    expect((await olga.post(answered.body.undo.action)).status).toBe(409)
    expect((await w.api(w.ravi).post(answered.body.undo.action)).status).toBe(403)
  })

  test('a check that is not blind loses the answer altogether', async () => {
    const { ask, item, say, olga } = await withDecisions()
    await ask({ seen: true })
    const answered = await say(1, 'disagree')
    await olga.post(answered.body.undo.action).expect(201)
    expect(await item(1)).toMatchObject({ step: 'say', opinion: null, choice: null })
  })
})
