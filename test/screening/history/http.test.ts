// The history of a record: what was decided, in which screen and for which reason, and never what is blind for the reader. On both engines.
import { describe, expect, test } from 'vitest'
import { type Someone, world } from '../../support/world.ts'

const REVIEW = '/reviews/heard'
const HOME = `${REVIEW}/screening`
type World = Awaited<ReturnType<typeof world>>
type Line = { who: string; verb: string; what: string; note: string }

async function scene() {
  const w = await world()
  const lena = w.api(w.lena)
  await lena.post(`${REVIEW}/records`, { type: 'article', title: 'A record', year: 2020 }).expect(201)
  for (const text of ['wrong setting', 'wrong people']) await lena.post(`${HOME}/reasons`, { text }).expect(201)
  return w
}

const decide = (w: World, who: Someone, choice: string, screen = 'title-abstract') =>
  w.api(who).post(`${HOME}/${screen}/decisions`, { record: 1, choice, note: 'the note' }).expect(201)
const two = (w: World, version = 0, open?: 'on') =>
  w
    .api(w.lena)
    .post(`${HOME}/title-abstract/rules`, { screeners: 2, version, ...(open ? { open } : {}) })
    .expect(201)
const historyOf = async (w: World, who: Someone): Promise<Line[]> =>
  (await w.api(who).get(`${REVIEW}/records/1`).expect(200)).body.history
const told = async (w: World, who: Someone) => (await historyOf(w, who)).map(line => `${line.who}: ${line.what}`)

/** What somebody can read of the record's past: its page, its JSON, and the activity as a page, as JSON and as a file. */
async function pastSeenBy(w: World, who: Someone): Promise<string> {
  const browser = await w.browser(who)
  const page = (await browser.get(`${REVIEW}/records/1`)).text
  const json = JSON.stringify((await w.api(who).get(`${REVIEW}/records/1`)).body)
  const trail = (await browser.get(`${REVIEW}/activity`)).text
  const lines = JSON.stringify((await w.api(who).get(`${REVIEW}/activity`)).body.lines)
  const file = (await browser.get(`${REVIEW}/activity.csv`)).text
  return [page, json, trail, lines, file].join('\n').replaceAll(/nonce="[^"]*"|value="[^"]{30,}"/g, '')
}

describe('it says', () => {
  test('what was decided, changed and taken back, on which screen and why, and what became of the record', async () => {
    const w = await scene()
    await decide(w, w.lena, 'exclude 1')
    await decide(w, w.lena, 'include')
    await decide(w, w.ravi, 'exclude 2', 'full-text')
    await w.api(w.ravi).post(`${REVIEW}/decisions/2/withdrawal`).expect(201)
    await w.api(w.lena).post(`${REVIEW}/records/1`, { title: 'A record', year: 2021, version: 1 }).expect(201)
    const lines = await told(w, w.olga)
    expect(lines).toEqual([
      'Lena Lead: corrected year',
      'Ravi Reviewer: took back “excluded on the full text: wrong people”',
      'Ravi Reviewer: excluded on the full text: wrong people',
      'Lena Lead: included by title and abstract; before that excluded: wrong setting',
      'Lena Lead: excluded by title and abstract: wrong setting',
      'Lena Lead: added it by hand',
    ])
    const page = (await (await w.browser(w.olga)).get(`${REVIEW}/records/1`)).text
    expect(page).toContain('Lena Lead: included by title and abstract; before that excluded: wrong setting')
  })

  test('with two who are blind each their own, and to all what both said and how they settled it', async () => {
    const w = await scene()
    await two(w)
    await decide(w, w.lena, 'include')
    const added = 'Lena Lead: added it by hand'
    expect(await told(w, w.lena)).toEqual(['Lena Lead: included by title and abstract', added])
    for (const who of [w.ravi, w.olga]) expect(await told(w, who)).toEqual([added])
    await decide(w, w.ravi, 'exclude 1')
    await w
      .api(w.ravi)
      .post(`${HOME}/title-abstract/conflicts/1`, { choice: 'exclude', reason: 1, note: 'We talked.', how: 'talk' })
      .expect(201)
    expect((await historyOf(w, w.olga)).slice(0, 3)).toMatchObject([
      { who: 'Ravi Reviewer', note: 'We talked.', what: expect.stringContaining('after a talk: excluded by title') },
      { what: 'excluded by title and abstract: wrong setting' },
      { what: 'included by title and abstract' },
    ])
  })
})

describe('two worlds that differ in what was decided read the same', () => {
  const worlds = ['include', 'exclude 2'] as const

  test.each(['ravi', 'olga'] as const)('for %s while two decide blind', async name => {
    const seen = []
    for (const choice of worlds) {
      const w = await scene()
      await two(w)
      await decide(w, w.lena, choice)
      seen.push(await pastSeenBy(w, w[name]))
    }
    expect(seen[0]).toBe(seen[1])
    expect(seen[0]).not.toContain('by title and abstract:')
  })

  test.each(['ravi', 'olga'] as const)(
    'for %s where one decided before two were asked, or openly before it was blind',
    async name => {
      const seen = []
      for (const choice of worlds) {
        const w = await scene()
        await decide(w, w.lena, choice)
        await two(w, 0, 'on')
        await decide(w, w.lena, choice)
        await two(w, 1)
        seen.push(await pastSeenBy(w, w[name]))
        expect(await told(w, w.lena), 'one’s own always').toHaveLength(3)
      }
      expect(seen[0]).toBe(seen[1])
    },
  )

  test('for a checker though its full text was sought, which tells that it was included', async () => {
    const w = await scene()
    await decide(w, w.lena, 'include')
    await w
      .api(w.lena)
      .post(`${REVIEW}/records/1/retrieval`, { state: 'sought', reason: 'Asked the library' })
      .expect(201)
    const whole = { screen: 'title-abstract', drawnFrom: 'all', share: 100, count: '', seed: 'a', checker: w.olga.id }
    await w.api(w.lena).post(`${HOME}/checks`, whole).expect(201)
    expect(await told(w, w.lena)).toContain('Lena Lead: noted of the full text: sought')
    expect(await pastSeenBy(w, w.olga)).not.toMatch(/library|retrieval of|of the full text/)
    const latest = JSON.stringify((await w.api(w.olga).get(REVIEW)).body.activity)
    expect(latest).not.toMatch(/retrieval of|decided on/)
  })

  test.each(['ravi', 'olga'] as const)('for %s who has still to check, and who sees it once answered', async name => {
    const seen = []
    for (const choice of worlds) {
      const w = await scene()
      await decide(w, w.lena, choice)
      const check = { screen: 'title-abstract', drawnFrom: 'all', share: 100, count: '', seed: 'a' }
      await w
        .api(w.lena)
        .post(`${HOME}/checks`, { ...check, checker: w[name].id })
        .expect(201)
      seen.push(await pastSeenBy(w, w[name]))
      expect(await told(w, w[name])).toEqual(['Lena Lead: added it by hand'])
      await w.api(w[name]).post(`${HOME}/checks/1/items/1/choice`, { choice: 'include' }).expect(201)
      expect((await told(w, w[name]))[0]).toMatch(/^Lena Lead: (included|excluded) by title and abstract/)
    }
    expect(seen[0]).toBe(seen[1])
  })
})
