// Conflicts that cannot be made to go away by those who are in them, and conflicts about a reason, through the front door.
import { describe, expect, test } from 'vitest'
import { world } from '../../../support/world.ts'

const HOME = '/reviews/heard/screening'

/** Lena includes record 1 and Ravi excludes it; Olga is a third reviewer. */
async function inConflict(resolver: 'anyone' | 'third person') {
  const w = await world()
  const [lena, ravi, olga] = [w.api(w.lena), w.api(w.ravi), w.api(w.olga)]
  await lena.post(`/reviews/heard/members/${w.olga.id}/role`, { role: 'reviewer' }).expect(201)
  await lena.post('/reviews/heard/records', { type: 'article', title: 'A record to differ about' }).expect(201)
  for (const text of ['wrong setting', 'wrong people']) await lena.post(`${HOME}/reasons`, { text }).expect(201)
  for (const screen of ['title-abstract', 'full-text'])
    await lena.post(`${HOME}/${screen}/rules`, { screeners: 2, version: 0, resolver }).expect(201)
  const decide = (who: typeof lena, choice: string, screen = 'title-abstract') => {
    w.time.forward(5)
    return who.post(`${HOME}/${screen}/decisions`, { record: 1, choice })
  }
  const standing = async () => (await lena.get('/reviews/heard/records/1')).body.record.standing
  const onFullText = async (...choices: readonly string[]) => {
    for (const who of [lena, ravi]) await decide(who, 'include').expect(201)
    for (const [at, who] of [lena, ravi].entries()) await decide(who, choices[at] ?? '', 'full-text').expect(201)
  }
  const differ = async () => {
    const { body } = await decide(lena, 'include').expect(201)
    await decide(ravi, 'exclude').expect(201)
    return body.id as number
  }
  const page = (who: typeof lena, screen = 'title-abstract') => who.get(`${HOME}/${screen}/conflicts/1`)
  return { w, lena, ravi, olga, decide, standing, onFullText, differ, page }
}

describe('where a third person alone resolves', () => {
  test('a changed vote is kept and the conflict stays', async () => {
    const { w, lena, ravi, olga, decide, differ, standing, page } = await inConflict('third person')
    await differ()
    await decide(ravi, 'include').expect(201)
    expect(await standing()).toBe('conflict')
    const { body } = await page(lena)
    expect(body.conflict.votes.map((vote: { choice: string }) => vote.choice)).toEqual(['include', 'include'])
    expect(body.first).toEqual([
      { name: 'Lena Lead', choice: 'include' },
      { name: 'Ravi Reviewer', choice: 'exclude' },
    ])
    const shown = (await (await w.browser(w.ravi)).get(`${HOME}/title-abstract?record=1`)).text
    expect(shown).toContain('stays a conflict until a third person resolves it')
    await olga.post(`${HOME}/title-abstract/conflicts/1`, { choice: 'include' }).expect(201)
    expect(await standing()).toBe('full text to screen')
  })

  test('neither is it lost by taking a vote back, nor can its owner resolve it then', async () => {
    const { lena, olga, decide, differ, standing, page } = await inConflict('third person')
    const vote = await differ()
    await lena.post(`/reviews/heard/decisions/${vote}/withdrawal`).expect(201)
    expect(await standing()).toBe('conflict')
    expect((await page(lena)).body).toMatchObject({ isVoter: true, refusal: expect.stringContaining('third person') })
    expect((await lena.post(`${HOME}/title-abstract/conflicts/1`, { choice: 'exclude' })).status).toBe(403)
    expect((await decide(olga, 'exclude')).status).toBe(409)
    await decide(lena, 'exclude').expect(201)
    expect(await standing()).toBe('conflict')
  })

  test('a talk is neither offered nor taken', async () => {
    const { w, olga, differ, page } = await inConflict('third person')
    await differ()
    const refused = await olga.post(`${HOME}/title-abstract/conflicts/1`, { choice: 'include', how: 'talk' })
    expect(refused.status).toBe(422)
    expect(refused.body.errors.how[0]).toContain('a third person resolves conflicts alone')
    expect((await page(olga)).body.mayTalk).toBe(false)
    expect((await (await w.browser(w.olga)).get(`${HOME}/title-abstract/conflicts/1`)).text).not.toContain('name="how"')
  })

  test('it is settled by the votes once anyone may resolve', async () => {
    const { lena, ravi, decide, differ, standing } = await inConflict('third person')
    await differ()
    await decide(ravi, 'include').expect(201)
    await lena.post(`${HOME}/title-abstract/rules`, { screeners: 2, version: 1, resolver: 'anyone' }).expect(201)
    expect(await standing()).toBe('full text to screen')
    await lena.post(`${HOME}/title-abstract/rules`, { screeners: 2, version: 2, resolver: 'third person' }).expect(201)
    expect(await standing()).toBe('conflict')
  })
})

test('where anyone resolves, a changed vote settles it and stays listed', async () => {
  const { w, lena, ravi, decide, differ, standing } = await inConflict('anyone')
  await differ()
  await decide(ravi, 'include').expect(201)
  expect(await standing()).toBe('full text to screen')
  const list = (await lena.get(`${HOME}/title-abstract/conflicts?state=resolved`)).body
  expect(list).toMatchObject({ resolved: 0, changed: [{ recordId: 1, status: 'included' }] })
  const text = (await (await w.browser(w.lena)).get(`${HOME}/title-abstract/conflicts?state=resolved`)).text
  expect(text).toContain('Settled by a changed vote')
  expect(text).toContain('Lena Lead include, Ravi Reviewer exclude')
  const own = (await lena.get('/reviews/heard/records/1')).body
  expect(own.changedVotes).toMatchObject([{ screen: 'title-abstract' }])
})

describe('two who exclude a full text for different reasons', () => {
  test('are in conflict, the resolution chooses the reason, and they agree in the figures', async () => {
    const { lena, ravi, onFullText, standing } = await inConflict('anyone')
    await onFullText('exclude 1', 'exclude 2')
    expect(await standing()).toBe('conflict')
    await ravi.post(`${HOME}/full-text/conflicts/1`, { choice: 'exclude 1' }).expect(201)
    expect((await lena.get('/reviews/heard/records/1')).body).toMatchObject({
      record: { standing: 'excluded' },
      reason: 'wrong setting',
    })
    const { pairs } = (await lena.get(`${HOME}/agreement`)).body
    expect(pairs.find((one: { screen: string }) => one.screen === 'full-text').table.neither).toBe(1)
  })

  test('and cannot settle it by a changed vote where a third person resolves', async () => {
    const { ravi, olga, onFullText, decide, standing } = await inConflict('third person')
    await onFullText('exclude 1', 'exclude 2')
    await decide(ravi, 'exclude 1', 'full-text').expect(201)
    expect(await standing()).toBe('conflict')
    await olga.post(`${HOME}/full-text/conflicts/1`, { choice: 'exclude 1' }).expect(201)
    expect(await standing()).toBe('excluded')
  })

  test('agree by title and abstract; the page of rules says both', async () => {
    const { w, lena, ravi, decide, standing } = await inConflict('anyone')
    await decide(lena, 'exclude 1').expect(201)
    await decide(ravi, 'exclude 2').expect(201)
    expect(await standing()).toBe('excluded')
    const rules = async (screen: string) => (await (await w.browser(w.lena)).get(`${HOME}/${screen}/rules`)).text
    expect(await rules('full-text')).toContain('exclude for different reasons, since full texts are counted by reason')
    expect(await rules('title-abstract')).toContain('agree by title and abstract')
  })
})
