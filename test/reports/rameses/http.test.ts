// The RAMESES items through the front door: nothing counts without the team's own words, and nothing that was written is lost.
import { beforeEach, describe, expect, it } from 'vitest'
import { loadFacts } from '../../../src/reports/rameses/facts/store.ts'
import { STANDARD } from '../../../src/reports/rameses/items.ts'
import { countQueries, world } from '../../support/world.ts'
import { fillReview } from '../support/generated.ts'

let w: Awaited<ReturnType<typeof world>>
beforeEach(async () => {
  w = await world()
})

const at = (item: number | string) => `/reviews/heard/rameses/${item}`
const memo = { kind: 'scoping', title: 'First look', text: 'We read ten papers to find our way.' }

describe('the list', () => {
  it('has the 19 items in order, all open, and says where to begin', async () => {
    const { body } = await w.api(w.olga).get('/reviews/heard/rameses')
    expect(body.items.map((one: { item: number }) => one.item)).toEqual(Array.from({ length: 19 }, (_, n) => n + 1))
    expect(body).toMatchObject({ counts: { reported: 0, notDone: 0, open: 19, begun: 0 }, next: 1 })
    expect(body.items[5]).toMatchObject({ name: 'Methods: Rationale for using realist synthesis', status: 'open' })
    const page = await (await w.browser(w.olga)).get('/reviews/heard/rameses')
    expect(page.text).toContain('0 of 19 reported')
    expect(page.text).not.toContain('Write item 1')
  })

  it('counts what was written, and says when the outline leaves it out', async () => {
    await w.api(w.ravi).post(at(8), { status: 'reported', words: 'In three rounds.', version: 0 })
    await w.api(w.ravi).post(at(7), { status: 'not done', reason: 'The field was known.', version: 0 })
    await w.api(w.ravi).post(at(1), { words: 'A beginning.', version: 0 })
    const { body } = await w.api(w.lena).get('/reviews/heard/rameses')
    expect(body).toMatchObject({ counts: { reported: 1, notDone: 1, open: 17, begun: 1 }, next: 1 })
    expect(body.items[7].where).toBe('Reported: section “Searching processes”')
    expect(body.items[6].where).toBe('Not done: The field was known.')
    const outline = (await w.api(w.lena).get('/reviews/heard/report-outline')).body
    const sections = outline.sections.map((one: { key: string }) => one.key)
    const shown = sections.filter((key: string) => key !== 'searches')
    const change = { sections, shown, style: 'apa', tags: 'numbered', language: 'en', version: 0 }
    expect((await w.api(w.lena).post('/reviews/heard/report-outline', change)).status).toBe(201)
    const after = (await w.api(w.lena).get('/reviews/heard/rameses')).body.items[7]
    expect(after).toMatchObject({ isLeftOut: true })
    expect(after.where).toContain('left out')
  })
})

describe('writing an item', () => {
  it('is refused as reported without words and as not done without a reason, with the field named', async () => {
    const bare = await w.api(w.ravi).post(at(6), { status: 'reported', words: '  ', version: 0 })
    expect(bare.status).toBe(422)
    expect(Object.keys(bare.body.errors)).toEqual(['words'])
    const unsaid = await w.api(w.ravi).post(at(6), { status: 'not done', words: 'Hm.', version: 0 })
    expect(Object.keys(unsaid.body.errors)).toEqual(['reason'])
    expect((await w.api(w.ravi).get(at(6))).body.item).toMatchObject({ status: 'open', version: 0 })
  })

  it('belongs to leads and reviewers, and to items that there are', async () => {
    expect((await w.api(w.olga).post(at(6), { words: 'Mine.', version: 0 })).status).toBe(403)
    expect((await w.api(w.stan).get(at(6))).status).toBe(404)
    expect((await w.api(w.ravi).get(at(20))).status).toBe(404)
    expect((await w.api(w.ravi).post(at(20), { words: 'None.', version: 0 })).status).toBe(404)
  })

  it('keeps both texts of a stale save', async () => {
    await w.api(w.lena).post(at(3), { words: 'Hers.', version: 0 })
    const late = await (await w.browser(w.ravi)).post(at(3), { words: 'His.', version: '0', status: 'open' })
    expect(late.status).toBe(409)
    expect(late.text).toContain('Hers.')
    expect(late.text).toContain('His.')
    expect((await w.api(w.ravi).post(at(3), { words: 'Both.', version: 1 })).body.version).toBe(2)
  })

  it('writes no version where nothing was changed', async () => {
    await w.api(w.lena).post(at(3), { words: 'Hers.', version: 0 })
    expect((await w.api(w.lena).post(at(3), { words: 'Hers.', version: 1 })).body.version).toBe(1)
  })

  it('shows how the words will read and saves nothing', async () => {
    const page = await (await w.browser(w.ravi)).post(`${at(3)}/preview`, {
      words: 'It **matters** <script>',
      version: '0',
    })
    expect(page.text).toContain('<strong>matters</strong>')
    expect(page.text).not.toContain('<script>It')
    expect(page.text).toContain('It **matters** &lt;script&gt;</textarea>')
    expect((await w.api(w.ravi).get(at(3))).body.item.words).toBe('')
  })
})

describe('memos of the journal', () => {
  it('are taken into the words by a button, behind what was typed, once, and undone', async () => {
    await w.api(w.ravi).post('/reviews/heard/memos', memo)
    await w.api(w.ravi).post('/reviews/heard/memos', { ...memo, kind: 'change', title: 'Elsewhere' })
    expect((await w.api(w.ravi).get(at(7))).body.memos).toMatchObject([{ id: 1, title: 'First look', isTaken: false }])
    const taken = await w.api(w.ravi).post(at(7), { words: 'First of all:', take: 1, version: 0 })
    const after = (await w.api(w.ravi).get(at(7))).body
    expect(after.item).toMatchObject({ words: `First of all:\n\n${memo.text}`, status: 'open' })
    expect(after.memos[0].isTaken).toBe(true)
    const again = await w.api(w.ravi).post(at(7), { words: after.item.words, take: 1, version: 2 })
    expect(again.body.version).toBe(2)
    await w.api(w.ravi).post(taken.body.undo.action, {})
    expect((await w.api(w.ravi).get(at(7))).body.item).toMatchObject({ words: 'First of all:', version: 3 })
  })
})

describe('the history', () => {
  it('has every version, and goes back to one unless somebody saved since', async () => {
    await w.api(w.lena).post(at(9), { words: 'One.', version: 0 })
    await w.api(w.ravi).post(at(9), { words: 'One and two.', status: 'reported', version: 1 })
    const { body } = await w.api(w.olga).get(`${at(9)}/versions`)
    expect(body.versions).toMatchObject([
      { version: 2, words: 'One and two.', writtenBy: 'Ravi Reviewer', status: 'reported' },
      { version: 1, words: 'One.', writtenBy: 'Lena Lead' },
    ])
    expect((await w.api(w.lena).post(`${at(9)}/versions/1/return`, { latest: 1 })).status).toBe(409)
    expect((await w.api(w.lena).post(`${at(9)}/versions/1/return`, { latest: 2 })).status).toBe(201)
    expect((await w.api(w.lena).get(at(9))).body.item).toMatchObject({ words: 'One.', status: 'open', version: 3 })
    expect((await w.api(w.lena).post(`${at(9)}/versions/2/withdrawal`, {})).status).toBe(409)
    expect((await w.api(w.lena).post(`${at(9)}/versions/7/return`, { latest: 3 })).status).toBe(404)
  })
})

describe('the checklist', () => {
  it('is a table to print and a CSV, in both languages, with formulas kept harmless', async () => {
    await w.api(w.lena).post(at(2), { status: 'reported', words: 'In short.', page: '=1+1', version: 0 })
    const page = await (await w.browser(w.olga)).get('/reviews/heard/rameses/checklist?language=nl')
    expect(page.text).toContain('Gegevensextractie')
    expect(page.text).toContain('lang="nl"')
    const csv = (await w.api(w.olga).get('/reviews/heard/rameses/checklist.csv')).text
    expect(csv.split('\r\n')).toHaveLength(21)
    expect(csv).toContain('Reported: =1+1')
    expect(csv).toContain('Methods: Data extraction')
  })
})

describe('what the data say', () => {
  it('can be said of any review, in sentences', async () => {
    for (const seed of [11, 12]) {
      await fillReview(w.database.write, seed === 11 ? w.heard.id : w.elsewhere.id, [w.lena.id, w.ravi.id], seed)
      for (const { item } of STANDARD)
        for (const { text } of await loadFacts(w.database.read, seed === 11 ? w.heard.id : w.elsewhere.id, item))
          expect(text, `item ${item}`).not.toMatch(/\b(undefined|null|NaN)\b|\[object/)
    }
  })

  it('takes as many queries for many as for few', async () => {
    const at = '2026-11-21T09:00:00.000Z'
    const add = async (from: number, to: number) => {
      for (let id = from; id <= to; id += 1) {
        const row = { reviewId: w.heard.id, id, createdAt: at }
        await w.database.write
          .insertInto('document')
          .values({ ...row, kind: 'article', label: `D ${id}`, title: `D ${id}`, country: `C ${id}` })
          .execute()
        await w.api(w.ravi).post('/reviews/heard/memos', { kind: 'search', title: `M ${id}`, text: 'Why.' })
      }
    }
    const count = (item: number) => countQueries(w.database, () => w.api(w.olga).get(`/reviews/heard/rameses/${item}`))
    await add(1, 1)
    const few = [await count(8), await count(9), await count(13)]
    await add(2, 12)
    expect([await count(8), await count(9), await count(13)]).toEqual(few)
  })
})
