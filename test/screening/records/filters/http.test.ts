// The filters of the record list: years, type, reason and full text, alone and together, few records and many.
import { describe, expect, test } from 'vitest'
import { countQueries, type World, world } from '../../../support/world.ts'

const HOME = '/reviews/heard'
const TYPES = ['JOUR', 'JOUR', 'JOUR', 'BOOK', 'THES']

/** Record n is of the year 1990 + n mod 30 (every seventh of none) and of the type n mod 5. */
async function importMany(w: World, count: number) {
  const text = Array.from({ length: count }, (_, i) => {
    const year = i % 7 === 0 ? '' : `PY  - ${1990 + (i % 30)}\n`
    return `TY  - ${TYPES[i % 5]}\nTI  - Study of the number ${i} and its meaning\nAU  - Family${i % 13}, A.\n${year}DO  - 10.1000/n${i}\nER  - \n`
  }).join('')
  const api = w.api(w.lena)
  await api.post(`${HOME}/searches`, { source: 'PubMed', kind: 'database', status: 'run', runOn: '2026-03-02' })
  const { body } = await api.post(`${HOME}/searches/1/imports`, { pasted: text })
  await api.post(`${HOME}/imports/${body.id}/confirmation`, {})
  await w.services.jobs.runAll()
  return api
}

type Row = { readonly id: number; readonly year: number | null; readonly type: string }
const yearOf = (n: number) => (n % 7 === 0 ? null : 1990 + (n % 30))

async function all(w: World, query: string, person = w.lena): Promise<readonly Row[]> {
  const rows: Row[] = []
  for (let after: number | null = null; ; ) {
    const answer = await w
      .api(person)
      .get(`${HOME}/records?${query}${after === null ? '' : `&after=${after}`}`)
      .expect(200)
    const body: { readonly records: readonly Row[]; readonly next: number | null } = answer.body
    rows.push(...body.records)
    if (body.next === null) return rows
    after = body.next
  }
}

describe('the list by', () => {
  test('years and type holds what is of them, and nothing without a year', async () => {
    const w = await world()
    await importMany(w, 130)
    const of = (fits: (n: number) => boolean) => Array.from({ length: 130 }, (_, n) => n).filter(fits).length
    expect(await all(w, 'from=2000&to=2004')).toHaveLength(
      of(n => (yearOf(n) ?? 0) >= 2000 && (yearOf(n) ?? 9999) <= 2004),
    )
    expect(await all(w, 'to=1995')).toHaveLength(of(n => yearOf(n) !== null && yearOf(n)! <= 1995))
    const books = await all(w, 'type=book&from=2001&sort=year')
    expect(books).toHaveLength(of(n => n % 5 === 3 && (yearOf(n) ?? 0) >= 2001))
    expect(books.every(row => row.type === 'book')).toBe(true)
    expect(books.map(row => row.year)).toEqual(books.map(row => row.year).toSorted((a, b) => (b ?? 0) - (a ?? 0)))
    expect(await all(w, 'type=article&q=number+127')).toHaveLength(1)
    expect(await all(w, 'type=book&q=number+127')).toHaveLength(0)
    expect(await all(w, 'from=2010&to=2000')).toEqual([])
    await w.api(w.lena).get(`${HOME}/records?from=99`).expect(422)
    await w.api(w.lena).get(`${HOME}/records?type=poem`).expect(422)
  })

  test('reason and full text holds what was decided and what can be read', async () => {
    const w = await world()
    const api = await importMany(w, 8)
    for (const text of ['wrong setting', 'wrong people'])
      await api.post(`${HOME}/screening/reasons`, { text }).expect(201)
    const decide = (screen: string, record: number, choice: string) =>
      api.post(`${HOME}/screening/${screen}/decisions`, { record, choice }).expect(201)
    await decide('title-abstract', 1, 'exclude 1')
    await decide('title-abstract', 2, 'include')
    await decide('full-text', 2, 'exclude 1')
    await decide('title-abstract', 3, 'exclude 2')
    await decide('title-abstract', 4, 'include')
    const ids = async (query: string) => (await all(w, query)).map(row => row.id)
    expect(await ids('reason=1')).toEqual([1, 2])
    expect(await ids('reason=2')).toEqual([3])
    expect(await ids('reason=1&type=article&standing=excluded')).toEqual([1, 2])
    expect(await ids('reason=9')).toEqual([])
    await api
      .post(`${HOME}/documents`, { title: 'Study', kind: 'article', label: 'Family3 1993', recordId: '4' })
      .expect(201)
    expect(await ids('text=with')).toEqual([])
    await api.post(`${HOME}/documents/1/texts`, { text: 'What it says, and for whom it holds.' })
    expect(await ids('text=with')).toEqual([4])
    expect(await ids('text=without')).toEqual([1, 2, 3, 5, 6, 7, 8])
    const page = await (await w.browser(w.lena)).get(`${HOME}/records?reason=1&from=1980`)
    expect(page.text).toContain('excluded: wrong setting')
    expect(page.text).toContain('<details class="more-filters" open>')
    expect(page.text).toContain(`${HOME}/exports/ris?from=1980&amp;reason=1`)
  })

  test('reason does not tell a checker what was decided', async () => {
    const w = await world()
    const api = await importMany(w, 6)
    await api.post(`${HOME}/screening/reasons`, { text: 'wrong setting' }).expect(201)
    for (let record = 1; record <= 6; record += 1)
      await api.post(`${HOME}/screening/title-abstract/decisions`, { record, choice: 'exclude 1' }).expect(201)
    const check = { screen: 'title-abstract', drawnFrom: 'excluded', count: '3', checker: String(w.ravi.id), seed: 'x' }
    await api.post(`${HOME}/screening/checks`, check).expect(201)
    expect((await all(w, 'reason=1', w.lena)).length).toBe(6)
    const { body } = await w.api(w.ravi).get(`${HOME}/records`)
    const told = body.records.filter((row: { standing: string | null }) => row.standing !== null)
    expect((await all(w, 'reason=1', w.ravi)).length).toBe(told.length)
    expect(told.length).toBeLessThan(6)
  })
})

describe('many records', () => {
  test('are found page by page, each once, by filters that leave most of them', async () => {
    const w = await world()
    await importMany(w, 2_600)
    for (const [query, fits] of [
      ['type=article', (n: number) => n % 5 < 3],
      ['from=1991', (n: number) => yearOf(n) !== null && yearOf(n)! >= 1991],
      ['text=without', () => true],
    ] as const) {
      const rows = await all(w, query)
      expect(new Set(rows.map(row => row.id)).size).toBe(rows.length)
      expect(rows).toHaveLength(Array.from({ length: 2_600 }, (_, n) => n).filter(fits).length)
    }
    const asked = async (query: string) =>
      countQueries(w.database, () => w.api(w.lena).get(`${HOME}/records?${query}`).expect(200))
    expect(await asked('from=1991&type=article')).toBeLessThan(30)
  })
})
