// What is chosen before an import begins, through the front door: columns, encoding, delimiter, searches, earlier decisions.
import { describe, expect, test } from 'vitest'
import { type World, world } from '../../../support/world.ts'

const RECORDS = '/reviews/heard/records'

async function begin(content: string | Buffer) {
  const w = await world()
  await w
    .api(w.lena)
    .post('/reviews/heard/searches', { source: 'PubMed', kind: 'database', status: 'run', runOn: '2026-03-02' })
  const lena = await w.browser(w.lena)
  const sent = await lena.upload('/reviews/heard/searches/1/imports', 'file', { name: 'export.csv', content })
  expect(sent.headers.location, sent.text.slice(0, 2_000)).toBe('/reviews/heard/imports/1')
  return { w, lena }
}

const page = async (w: World) => (await w.api(w.lena).get('/reviews/heard/imports/1')).body
const say = (w: World, said: object) => w.api(w.lena).post('/reviews/heard/imports/1/reading', said)
async function finish(w: World, said: object = {}) {
  const answer = await w.api(w.lena).post('/reviews/heard/imports/1/confirmation', said)
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  await w.services.jobs.runAll()
  return page(w)
}
const titles = async (w: World) => {
  const { body } = await w.api(w.lena).get(RECORDS)
  return body.records.map((one: { title: string }) => one.title).sort()
}

describe('columns', () => {
  const TABLE = 'Titel;Wer;Jahr;Nummer\nHören;Mercer;2019;1\nZeit;Holt;2020;2\nRuhe;Lund;2021;3\n'

  test('that nobody knows are shown, and read as someone says', async () => {
    const { w, lena } = await begin(TABLE)
    const shown = (await lena.get('/reviews/heard/imports/1')).text
    expect(shown).toContain('Titel is read as')
    expect((await page(w)).preview.columns.map((one: { field: string }) => one.field)).toEqual(['', '', '', ''])
    const untitled = await lena.post('/reviews/heard/imports/1/confirmation', {
      columns: ['keep', 'authors', 'year', 'keep'],
    })
    expect(untitled.status).toBe(422)
    expect(untitled.text).toContain('No column is read as the title.')
    expect(untitled.text).toMatch(/<option value="authors" selected/)
    await lena.post('/reviews/heard/imports/1/reading', { columns: ['title', 'authors', 'year', 'keep'] })
    const again = (await page(w)).preview
    expect(again.first[0].record).toMatchObject({ title: 'Hören', authors: ['Mercer'], year: 2019 })
    await finish(w)
    expect(await titles(w)).toEqual(['Hören', 'Ruhe', 'Zeit'])
  })

  test('are refused with a sentence when two hold one value, or their number is wrong', async () => {
    const { w } = await begin('Title,Working title,Year\nOne,Uno,2019\nTwo,Due,2020\n')
    const two = await say(w, { columns: ['title', 'title', 'year'] })
    expect(two.status).toBe(422)
    expect(JSON.stringify(two.body)).toContain('“Title” and “Working title” are both read as the title.')
    const few = await say(w, { columns: ['title'] })
    expect(few.status).toBe(422)
    expect(JSON.stringify(few.body)).toContain('This table has 3 columns, and fields were chosen for 1.')
    expect((await say(w, { columns: ['__proto__', 'title', 'year'] })).status).toBe(422)
    expect((await say(w, { columns: ['title', 'keep', 'keep'] })).status).toBeLessThan(400)
    await finish(w)
    const { body } = await w.api(w.lena).get(RECORDS)
    expect(body.records.map((one: { year: number | null }) => one.year)).toEqual([null, null])
  })

  test('may hold no title when someone says so', async () => {
    const { w } = await begin('DOI,Year\n10.1000/a,2019\n10.1000/b,2020\n')
    expect((await say(w, { columns: ['doi', 'year'] })).status).toBe(422)
    expect((await say(w, { columns: ['doi', 'year'], untitled: true })).status).toBeLessThan(400)
    expect((await finish(w)).import.newCount).toBe(2)
  })

  test('follow another delimiter', async () => {
    const { w } = await begin('Title|Year;Authors\nOne|2019;Mercer\nTwo|2020;Holt\n')
    await say(w, { delimiter: 'semicolon' })
    expect((await page(w)).preview.columns.map((one: { name: string }) => one.name)).toEqual(['Title|Year', 'Authors'])
    await say(w, { delimiter: 'bar' })
    expect((await page(w)).preview.first[0].record.title).toBe('One')
  })
})

test('an encoding can be corrected, for any format of text', async () => {
  const { w, lena } = await begin(
    Buffer.from('TY  - JOUR\nTI  - Čas a ticho\nER  - \n'.replace('Č', '\u00c8'), 'latin1'),
  )
  expect((await page(w)).preview.first[0].record.title).toBe('Èas a ticho')
  await lena.post('/reviews/heard/imports/1/reading', { encoding: 'iso-8859-2' })
  expect((await page(w)).preview.first[0].record.title).toBe('Čas a ticho')
  const done = await finish(w)
  expect([done.import.encoding, await titles(w)]).toEqual(['iso-8859-2', ['Čas a ticho']])
})

describe('one file with several searches', () => {
  const rows = ['One,Scopus', 'Two,Scopus', 'Three,PubMed', 'Four,', 'Five,CINAHL', 'Six,CINAHL']
  const TABLE = `Title,Source database\n${rows.join('\n')}\n`

  test('is told apart by a column, each value an existing search or a new one', async () => {
    const { w, lena } = await begin(TABLE)
    expect((await page(w)).preview.telling).toMatchObject([{ tag: 'column Source database', values: 3 }])
    expect((await say(w, { division: 'field' })).status).toBe(422)
    expect((await say(w, { division: 'field', by: 'column Nothing' })).status).toBe(422)
    await say(w, { division: 'field', by: 'column Source database' })
    const { values, without } = (await page(w)).preview
    expect([values, without]).toEqual([
      [
        { value: 'Scopus', count: 2, search: 'new' },
        { value: 'CINAHL', count: 2, search: 'new' },
        { value: 'PubMed', count: 1, search: '1' },
      ],
      1,
    ])
    expect((await lena.get('/reviews/heard/imports/1')).text).toContain('a new search, logged under this name')
    const strange = await say(w, {
      division: 'field',
      by: 'column Source database',
      values: ['Scopus'],
      searches: ['77'],
    })
    expect(strange.status).toBe(422)
    const done = await finish(w, {
      division: 'field',
      by: 'column Source database',
      values: ['Scopus', 'CINAHL', 'PubMed'],
      searches: ['new', 'none', '1'],
    })
    expect(done.remarks[0].reason).toContain('One record names none of the searches')
    const searches = await w.database.read
      .selectFrom('search')
      .select(['id', 'source', 'runOn'])
      .orderBy('id')
      .execute()
    expect(searches).toEqual([
      { id: 1, source: 'PubMed', runOn: '2026-03-02' },
      { id: 2, source: 'Scopus', runOn: '2026-03-02' },
    ])
    const records = await w.database.read.selectFrom('record').select(['title', 'searchId']).orderBy('id').execute()
    expect(records.map(one => one.searchId)).toEqual([2, 2, 1, null, null, null])
  })

  test('that was merged elsewhere is one search of its own', async () => {
    const { w, lena } = await begin(TABLE)
    expect((await say(w, { division: 'merged' })).status).toBe(422)
    await finish(w, { division: 'merged', mergedName: 'EndNote library of the team' })
    const found = await w.database.read
      .selectFrom('search')
      .select(['id', 'source', 'kind'])
      .where('id', '=', 2)
      .execute()
    expect(found).toEqual([{ id: 2, source: 'EndNote library of the team', kind: 'other' }])
    expect((await page(w)).search.id).toBe(2)
    expect((await lena.get('/reviews/heard/imports/1')).text).toContain('The parts of this library are unknown.')
  })
})

test('observers see no way to choose, and strangers nothing', async () => {
  const { w } = await begin('Title,Year\nOne,2019\nTwo,2020\n')
  expect((await w.api(w.olga).post('/reviews/heard/imports/1/reading', {})).status).toBe(403)
  expect((await w.api(w.stan).post('/reviews/heard/imports/1/reading', {})).status).toBe(404)
  expect((await (await w.browser(w.olga)).get('/reviews/heard/imports/1')).text).not.toContain('Show it again')
})
