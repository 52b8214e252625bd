// Duplicates, through the front door: found by imports, settled side by side, taken back, remembered, by two people at once.
import { describe, expect, test } from 'vitest'
import { answer, doubtful, HOME, importText, kept, listening, pairs, record, trusting, twoSearches } from './pairs.ts'

describe('an import', () => {
  test('sets aside what is certain and asks about what is doubtful', async () => {
    const w = await twoSearches()
    await importText(w, listening(2019, 'DO  - 10.1000/one\n'))
    const report = await importText(w, listening(2019, 'DO  - 10.1000/one\n') + listening(2022) + trusting(2018), 2)
    expect(report.import).toMatchObject({ readCount: 3, newCount: 2, duplicateCount: 1 })
    expect(report.pairs).toEqual({ open: 1, settled: 0, total: 1 })
    expect(await kept(w)).toEqual([1, 3, 4])
    const page = await pairs(w)
    expect(page).toMatchObject({ pair: { id: 1, state: 'open', foundBy: 'import', importId: 2 }, place: 1, next: null })
    expect(page.shown).toMatchObject({ left: { id: 1, copies: [2] }, right: { id: 3 }, keep: 1, aside: 3 })
    expect(page.shown.left.origins.map((one: { name: string }) => one.name)).toEqual([
      'PubMed, 2026-03-02',
      'Embase, 2026-03-02',
    ])
    const year = page.shown.lines.find((line: { name: string }) => line.name === 'year')
    expect(year).toMatchObject({ verdict: 'differs', left: [{ text: '2019', isOdd: true }] })
    const html = (await (await w.browser(w.lena)).get(`${HOME}/imports/2`)).text
    expect(html).toContain('1 pair to look at')
    expect((await (await w.browser(w.lena)).get(HOME)).text).toContain('1 pair of records that may be duplicates')
  })

  test('within one file as well', async () => {
    const w = await twoSearches()
    const report = await importText(w, listening(2019) + listening(2019) + listening(2022))
    expect(report.import).toMatchObject({ newCount: 2, duplicateCount: 1 })
    expect((await pairs(w)).shown).toMatchObject({ left: { id: 1 }, right: { id: 3 } })
  })

  test('that is undone takes its pairs along', async () => {
    const w = await doubtful()
    expect((await pairs(w)).counts).toEqual({ open: 2, settled: 0, total: 2 })
    await answer(w, 1, { answer: 'not a duplicate' })
    await w.api(w.lena).post(`${HOME}/imports/2/reversal`)
    await w.services.jobs.runAll()
    expect((await pairs(w)).counts).toEqual({ open: 0, settled: 0, total: 0 })
    expect((await (await w.browser(w.lena)).get(`${HOME}/duplicates`)).text).toContain('No doubtful pairs')
  })

  test('whose kept record goes hands place, questions and answers to the next copy', async () => {
    const w = await twoSearches()
    await importText(w, listening(2019))
    await importText(w, listening(2019) + listening(2022), 2)
    expect((await pairs(w)).shown).toMatchObject({ left: { id: 1 }, right: { id: 3 } })
    await answer(w, 1, { answer: 'not a duplicate' })
    await w.api(w.lena).post(`${HOME}/imports/1/reversal`)
    await w.services.jobs.runAll()
    expect(await kept(w)).toEqual([2, 3])
    const apart = (await w.api(w.lena).get(`${HOME}/duplicates/told-apart`)).body.pairs
    expect(apart).toMatchObject([{ recordId: 2, otherId: 3 }])
  })
})

describe('a pair', () => {
  test('is settled as a duplicate, one record kept with both sources, and taken back', async () => {
    const w = await doubtful()
    const { body } = await answer(w, 1, { answer: 'duplicate', keep: 1 })
    expect(body).toMatchObject({ aside: 3, next: 2 })
    expect(await kept(w)).toEqual([1, 2, 4])
    const now = await record(w, 1)
    expect(now.origins.map((one: { name: string }) => one.name)).toEqual(['PubMed, 2026-03-02', 'Embase, 2026-03-02'])
    expect(now.borrowed).toEqual({ from: 3, abstract: 'What people said.' })
    const screen = await (await w.browser(w.ravi)).get(`${HOME}/screening/title-abstract?record=1`)
    expect(screen.text).toContain('What people said.')
    expect(screen.text).toContain('a copy that was set aside')
    expect((await pairs(w)).counts).toEqual({ open: 1, settled: 1, total: 2 })
    expect((await w.api(w.lena).post(`${HOME}/duplicates/1/reopening`)).status).toBe(201)
    expect(await kept(w)).toEqual([1, 2, 3, 4])
    expect((await pairs(w)).pair).toMatchObject({ id: 1, state: 'open' })
    expect((await w.api(w.lena).post(`${HOME}/duplicates/1/reopening`)).status).toBe(409)
  })

  test('is gone through by a browser, left and resumed, to the end', async () => {
    const w = await doubtful()
    const ravi = await w.browser(w.ravi)
    const first = (await ravi.get(`${HOME}/duplicates`)).text
    expect(first).toContain('1 of 2 · 0 settled')
    for (const key of ['d', 'n', 's', 'x', 'j ArrowDown']) expect(first).toContain(`data-key="${key}"`)
    expect(first).toContain('<mark>2019</mark>')
    expect(first).toContain('only in 3')
    const done = await ravi.post(`${HOME}/duplicates/1/answer`, { answer: 'duplicate', keep: '1', version: '1' })
    expect(done.headers.location).toContain(`${HOME}/duplicates?pair=2`)
    const again = (await ravi.get(done.headers.location ?? '')).text
    expect(again).toContain('2 of 2 · 1 settled')
    expect(again).toContain('Record 3 was set aside, record 1 is kept.')
    await ravi.post(`${HOME}/duplicates/2/answer`, { answer: 'not a duplicate', keep: '2', version: '1' })
    const end = (await ravi.get(`${HOME}/duplicates`)).text
    expect(end).toContain('All 2 pairs are settled')
    expect((await ravi.get(`${HOME}/duplicates?pair=1`)).text).toContain('Settled as <strong>duplicate</strong>')
  })

  test('settled by two at once is settled once, and the second is told', async () => {
    const w = await doubtful()
    const both = await Promise.all([
      answer(w, 1, { answer: 'duplicate', keep: 1 }),
      answer(w, 1, { answer: 'not a duplicate' }, w.ravi),
    ])
    expect(both.map(one => one.status).sort()).toEqual([201, 409])
    const late = both.find(one => one.status === 409)
    expect(late?.body.detail ?? late?.text).toMatch(/has been settled by .* in the meantime/)
    const state = (await pairs(w, '?pair=1')).pair.state
    expect(await kept(w)).toEqual(state === 'duplicate' ? [1, 2, 4] : [1, 2, 3, 4])
  })

  test('told apart is never asked again, nor set aside by looking again', async () => {
    const w = await doubtful()
    await answer(w, 1, { answer: 'not a duplicate' })
    await w.api(w.lena).post(`${HOME}/duplicates/looks`)
    await w.services.jobs.runAll()
    const page = await pairs(w)
    expect(page.counts).toEqual({ open: 1, settled: 1, total: 2 })
    expect(page.look).toMatchObject({ state: 'done', found: 0 })
    expect(await kept(w)).toEqual([1, 2, 3, 4])
  })

  test('of three: an answer settles what follows from it, and taking it back opens that again', async () => {
    const w = await twoSearches()
    await importText(w, listening(2015) + listening(2018) + listening(2022))
    const open = (await pairs(w)).counts.open
    expect(open).toBe(3)
    await answer(w, 1, { answer: 'duplicate', keep: 1 })
    const second = await pairs(w, '?pair=2')
    expect(second.shown).toMatchObject({ left: { id: 1, copies: [2] }, right: { id: 3 } })
    await answer(w, 2, { answer: 'not a duplicate' })
    expect((await pairs(w)).counts.open).toBe(0)
    expect((await pairs(w, '?pair=3')).pair).toMatchObject({ state: 'not a duplicate', settledWith: 2 })
    await w.api(w.lena).post(`${HOME}/duplicates/2/reopening`)
    expect((await pairs(w)).counts.open).toBe(2)
    const along = await w.api(w.lena).post(`${HOME}/records/3/setting-aside`, { of: '1' })
    expect(along.status).toBe(201)
    expect((await pairs(w)).counts.open).toBe(0)
  })
})

describe('what was set aside by a rule', () => {
  test('is put back by a person, remembered, and the report of the import stays true', async () => {
    const w = await twoSearches()
    await importText(w, listening(2019) + listening(2019))
    const list = (await w.api(w.lena).get(`${HOME}/duplicates/set-aside?how=automatic&q=patients`)).body
    expect(list.records).toMatchObject([{ id: 2, keptId: 1, duplicateBy: 'title' }])
    expect((await w.api(w.lena).post(`${HOME}/records/2/bringing-back`)).status).toBe(201)
    expect(await kept(w)).toEqual([1, 2])
    const { body } = await w.api(w.lena).get(`${HOME}/imports/1`)
    expect(body.import).toMatchObject({ readCount: 2, newCount: 1, duplicateCount: 1 })
    expect(body.setAsideNow).toBe(0)
    await importText(w, listening(2019), 2)
    expect(await kept(w)).toEqual([1, 2])
    await w.api(w.lena).post(`${HOME}/duplicates/looks`)
    await w.services.jobs.runAll()
    expect((await pairs(w)).counts.open).toBe(0)
  })

  test('lends its fields to the kept record when asked, with what came in beside it', async () => {
    const w = await doubtful()
    await answer(w, 1, { answer: 'duplicate', keep: 1 })
    const { copies, record: row } = await record(w, 1)
    expect(copies[0].fills.map((one: { name: string }) => one.name)).toEqual(['doi', 'abstract'])
    const adopt = (fields: string, version = row.version) =>
      w.api(w.lena).post(`${HOME}/records/1/adoption`, { from: 3, fields, version })
    expect((await adopt('abstract')).status).toBe(201)
    const now = await record(w, 1)
    expect(now.record.abstract).toBe('What people said.')
    expect(now.record.doi).toBe('')
    expect((await adopt('doi')).status).toBe(409)
    expect((await adopt('title', now.record.version)).status).toBe(422)
  })
})
