// Decisions of another tool, from the file to the screening and back again, through the front door.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { exportReviewFile, restoreReviewFile } from '../../../src/reports/exchange/actions.ts'
import { findReviewBySlug } from '../../../src/reviews/store.ts'
import { outcomeOf } from '../../../src/screening/carried/domain.ts'
import { type World, world } from '../../support/world.ts'

const ONE = { 'title-abstract': 1, 'full-text': 1 }
const TWO = { 'title-abstract': 2, 'full-text': 2 }
const vote = (screen: 'title-abstract' | 'full-text', choice: 'include' | 'exclude' | 'maybe', reason = '') => ({
  screen,
  choice,
  reason,
})

describe('what decisions come to', () => {
  test.each([
    ['agreement', [vote('title-abstract', 'exclude'), vote('title-abstract', 'exclude')], ['title-abstract excluded']],
    ['a maybe', [vote('title-abstract', 'maybe'), vote('title-abstract', 'exclude')], ['title-abstract maybe']],
    ['a full text', [vote('full-text', 'include')], ['title-abstract included', 'full-text included']],
    ['both excluded', [vote('title-abstract', 'exclude'), vote('full-text', 'exclude')], ['title-abstract excluded']],
    ['nothing', [], []],
  ])('%s', (_, decisions, expected) => {
    expect(outcomeOf(decisions, TWO).map(one => `${one.screen} ${one.status}`)).toEqual(expected)
  })

  test('disagreement is a conflict where two people screen, and a maybe where one does', () => {
    const split = [vote('title-abstract', 'include'), vote('title-abstract', 'exclude')]
    expect(outcomeOf(split, TWO)[0]?.status).toBe('conflict')
    expect(outcomeOf(split, ONE)[0]?.status).toBe('maybe')
  })
})

const rayyan = (title: string, votes: string, reasons = '') =>
  `TY  - JOUR\nTI  - ${title}\nPY  - 2019\nN1  - RAYYAN-INCLUSION: {${votes}}${reasons === '' ? '' : ` | RAYYAN-EXCLUSION-REASONS: ${reasons}`}\nER  - \n`
const FILE = [
  rayyan('A study of time and what it is for', '"Ravi R."=>"Included", "Noor"=>"Included"'),
  rayyan('Gardens as places of listening', '"Ravi R."=>"Excluded", "Noor"=>"Excluded"', 'wrong population'),
  rayyan('Walking groups in rural practice', '"Ravi R."=>"Included", "Noor"=>"Excluded"'),
  'TY  - JOUR\nTI  - A paper nobody has looked at yet\nER  - \n',
].join('')
const URL = '/reviews/heard/imports/1/carrying'

async function imported(file: string, said: object = {}) {
  const w = await world()
  const lena = w.api(w.lena)
  await lena.post('/reviews/heard/searches', { source: 'Rayyan', kind: 'other', status: 'run', runOn: '2026-03-02' })
  await lena.post('/reviews/heard/searches/1/imports', { pasted: file })
  const preview = (await lena.get('/reviews/heard/imports/1')).body.preview
  expect((await lena.post('/reviews/heard/imports/1/confirmation', said)).status).toBe(201)
  await w.services.jobs.runAll()
  return { w, lena, preview }
}
const standings = async (w: World) => {
  const rows = await w.database.read.selectFrom('record').select(['id', 'standing']).orderBy('id').execute()
  return rows.map(row => row.standing)
}
async function carry(w: World, path = URL) {
  expect((await w.api(w.lena).post(path, {})).status).toBe(201)
  await w.services.jobs.runAll()
  return (await w.api(w.lena).get(URL)).body
}

describe('decisions that came with an import', () => {
  test('are counted before it, kept beside the records, carried in, and taken back', async () => {
    const { w, lena, preview } = await imported(FILE, { earlier: 'in' })
    expect(preview.earlier).toMatchObject({
      records: 3,
      people: 2,
      origins: ['Rayyan'],
    })
    expect(preview.earlier.screens.map((one: Record<string, number>) => [one.include, one.exclude, one.maybe])).toEqual(
      [[3, 3, 0]],
    )
    expect(await standings(w)).toEqual(['not screened', 'not screened', 'not screened', 'not screened'])
    const page = (await (await w.browser(w.lena)).get('/reviews/heard/imports/1')).text
    expect(page).toContain('Carry in 6 decisions')
    const { carried } = await carry(w)
    expect(carried.filter((one: { outcome: string }) => one.outcome === 'carried').length).toBe(3)
    expect(await standings(w)).toEqual(['full text to screen', 'excluded', 'maybe', 'not screened'])
    const reasons = await w.database.read.selectFrom('exclusionReason').select('text').execute()
    expect(reasons).toEqual([{ text: 'wrong population' }])
    const one = (await lena.get('/reviews/heard/records/2')).body.earlier
    expect(one.decisions.map((each: { who: string }) => each.who)).toEqual(['Ravi R.', 'Noor'])
    expect(one.carried).toMatchObject([{ screen: 'title-abstract', outcome: 'carried', status: 'excluded' }])
    expect((await (await w.browser(w.lena)).get('/reviews/heard/records/2')).text).toContain('Decided in another tool')
    const votes = await w.database.read.selectFrom('decision').select('id').execute()
    expect(votes).toEqual([])
    expect((await lena.post(URL, {})).status).toBe(409)
    const activity = await w.database.read.selectFrom('activity').select(['before', 'after']).execute()
    expect(JSON.stringify(activity)).not.toContain('Noor')
    await carry(w, `${URL}/reversal`)
    expect(await standings(w)).toEqual(['not screened', 'not screened', 'not screened', 'not screened'])
    expect((await carry(w)).carried.length).toBeGreaterThan(0)
  })

  test('leave alone what someone here has decided on', async () => {
    const { w, lena } = await imported(FILE)
    const voted = await lena.post('/reviews/heard/screening/title-abstract/decisions', { record: 2, choice: 'include' })
    expect(voted.status).toBeLessThan(300)
    const { carried } = await carry(w)
    expect(carried.filter((one: { outcome: string }) => one.outcome === 'left alone')).toMatchObject([{ count: 1 }])
    expect((await standings(w))[1]).toBe('full text to screen')
  })

  test('go with an import that is undone, as long as nobody here has screened', async () => {
    const { w, lena } = await imported(FILE)
    await carry(w)
    expect((await lena.get('/reviews/heard/imports/1')).body.canUndo).toBe(true)
    expect((await lena.post('/reviews/heard/imports/1/reversal', {})).status).toBeLessThan(300)
    await w.services.jobs.runAll()
    for (const table of ['recordRow', 'carriedDecision', 'carriedScreening', 'screening'] as const)
      expect((await w.database.read.selectFrom(table).selectAll().execute()).length, table).toBe(0)
    const counts = await w.database.read.selectFrom('recordCount').select('count').execute()
    expect(counts.every(row => Number(row.count) === 0)).toBe(true)
  })

  test('belong to the record that was kept, where the file repeats what is there', async () => {
    const { w, lena } = await imported(
      'TY  - JOUR\nTI  - Gardens as places of listening\nPY  - 2019\nDO  - 10.1000/g\nER  - \n',
    )
    await lena.post('/reviews/heard/searches/1/imports', {
      pasted: FILE.replace('TI  - Gardens', 'DO  - 10.1000/g\nTI  - Gardens'),
    })
    await lena.post('/reviews/heard/imports/2/confirmation', {})
    await w.services.jobs.runAll()
    expect((await lena.post('/reviews/heard/imports/2/carrying', {})).status).toBe(201)
    await w.services.jobs.runAll()
    expect((await standings(w))[0]).toBe('excluded')
    expect((await lena.post('/reviews/heard/imports/1/reversal', {})).status).toBe(409)
    expect((await lena.post('/reviews/heard/imports/2/reversal', {})).status).toBeLessThan(300)
    await w.services.jobs.runAll()
    expect(await standings(w)).toEqual(['not screened'])
  })

  test('may be hostile: halves of characters, prototype keys, a name of 100,000 letters', async () => {
    const rows = [
      `One,1,__proto__,${'x'.repeat(199)}😀😀`,
      `Two,0,constructor,"wrong \u0001\ud800 setting"`,
      `Three,0,${'n'.repeat(100_000)},`,
    ]
    const { w } = await imported(`Title,label_included,Reviewer,Exclusion reason\n${rows.join('\n')}\n`)
    const kept = await w.database.read.selectFrom('carriedDecision').select(['who', 'reason']).orderBy('id').execute()
    expect(kept.map(one => one.who.slice(0, 12))).toEqual(['__proto__', 'constructor', 'nnnnnnnnnnnn'])
    expect(kept.every(one => one.reason.isWellFormed() && one.who.length <= 200)).toBe(true)
    await carry(w)
    expect(await standings(w)).toEqual(['full text to screen', 'excluded', 'excluded'])
  })

  test('of one outcome for a whole file are carried too', async () => {
    const list = 'TY  - JOUR\nTI  - Time to listen in practice\nER  - \nTY  - JOUR\nTI  - A garden for all\nER  - \n'
    const { w } = await imported(list, { allWere: 'full-text exclude' })
    await carry(w)
    expect(await standings(w)).toEqual(['excluded', 'excluded'])
  })

  test('that disagree become a conflict where two people screen, which a third person resolves', async () => {
    const { w, lena } = await imported(FILE)
    const rules = await lena.post('/reviews/heard/screening/title-abstract/rules', { screeners: 2 })
    expect(rules.status, JSON.stringify(rules.body)).toBeLessThan(300)
    await w.services.jobs.runAll()
    await carry(w)
    expect((await standings(w))[2]).toBe('conflict')
    const page = '/reviews/heard/screening/title-abstract/conflicts/3'
    expect((await lena.get(page)).status).toBe(200)
    expect((await lena.post(page, { choice: 'include' })).status).toBeLessThan(300)
    expect((await standings(w))[2]).toBe('full text to screen')
    await carry(w, `${URL}/reversal`)
    expect(await standings(w)).toEqual(['not screened', 'not screened', 'full text to screen', 'not screened'])
  })

  test('give way to a vote, and come back with their reason when it is taken back', async () => {
    const { w, lena } = await imported(FILE)
    await carry(w)
    const voted = await lena.post('/reviews/heard/screening/title-abstract/decisions', { record: 2, choice: 'include' })
    expect(voted.status, JSON.stringify(voted.body)).toBeLessThan(300)
    expect((await standings(w))[1]).toBe('full text to screen')
    expect((await lena.get('/reviews/heard/imports/1')).body.canUndo).toBe(false)
    const { id } = await w.database.read.selectFrom('decision').select('id').executeTakeFirstOrThrow()
    expect((await lena.post(`/reviews/heard/decisions/${id}/withdrawal`, {})).status).toBeLessThan(300)
    const row = await w.database.read.selectFrom('screening').selectAll().where('recordId', '=', 2).executeTakeFirst()
    expect(row).toMatchObject({ status: 'excluded', settledHow: 'carried', reasonId: 1 })
  })

  test('leave with the review and come back with it', async () => {
    const { w } = await imported(FILE, { earlier: 'in' })
    await carry(w)
    const file = await exportReviewFile({ ...w.system, review: w.heard })
    const held = JSON.parse(file)
    expect([held.carriedDecisions.length, held.carriedScreenings.length]).toEqual([6, 3])
    expect(held.imports[0].choices).toMatchObject({ earlier: 'in' })
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'retroduce-carried-'))
    onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }))
    fs.writeFileSync(path.join(folder, 'review.json'), file)
    const { restored } = await restoreReviewFile(w.system, w.services, path.join(folder, 'review.json'), null)
    const review = await findReviewBySlug(w.database.read, restored)
    const again = JSON.parse(await exportReviewFile({ ...w.system, review: review as { id: number; slug: string } }))
    for (const list of ['carriedDecisions', 'carriedScreenings', 'imports', 'screenings'])
      expect(again[list], list).toEqual(held[list])
  })

  test('are carried in by the lead alone, and not where there are none', async () => {
    const { w } = await imported('TY  - JOUR\nTI  - One\nER  - \n')
    expect((await w.api(w.ravi).post(URL, {})).status).toBe(403)
    expect((await w.api(w.stan).get(URL)).status).toBe(404)
    expect((await w.api(w.lena).post(URL, {})).status).toBe(409)
    expect((await (await w.browser(w.olga)).get(URL)).text).toContain('No decision of another tool')
  })
})

test('a second check may be drawn from what was decided in another tool, and says so', async () => {
  const { w, lena } = await imported(FILE, { earlier: 'in' })
  await carry(w)
  const checks = '/reviews/heard/screening/checks'
  const asked = { screen: 'title-abstract', drawnFrom: 'excluded', share: 100, count: '', seed: 'seven', seen: true }
  await lena.post(checks, { ...asked, checker: w.olga.id }).expect(201)
  const olga = w.api(w.olga)
  expect((await olga.get(`${checks}/1/items/1`)).body).toMatchObject({
    record: { id: 2 },
    first: { choice: 'exclude', name: null, elsewhere: true },
  })
  expect((await (await w.browser(w.olga)).get(`${checks}/1/items/1`)).text).toContain('decided in another tool')
  await olga.post(`${checks}/1/items/1/opinion`, { opinion: 'disagree' }).expect(201)
  expect((await lena.get(`${checks}/1`)).body.disagreements).toMatchObject([{ isElsewhere: true, maySettle: true }])
})
