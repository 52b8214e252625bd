// The table of included studies through the front door: columns, cells, what two people do at once, grouping, CSV; on both engines.
import { expect, test } from 'vitest'
import { addDocument } from '../../../src/documents/actions.ts'
import { addTerm } from '../../../src/reviews/vocabulary/actions.ts'
import { findFacetByKey } from '../../../src/reviews/vocabulary/store.ts'
import { countQueries, type World, world } from '../../support/world.ts'

const HOME = '/reviews/heard'
const TABLE = `${HOME}/characteristics`

async function withTwo(): Promise<World> {
  const w = await world()
  await addDocument(w.as(w.ravi), { title: 'One', label: 'Alder 2018', country: 'UK', design: 'Realist evaluation' })
  await addDocument(w.as(w.ravi), { title: 'Two', label: 'Birch 2019', country: 'UK' })
  await addDocument(w.as(w.ravi), { title: 'Notes', label: 'Meeting', kind: 'consultation' })
  return w
}

const fill = (w: World, who: World['ravi'], id: number, body: object) =>
  w.api(who).post(`${HOME}/documents/${id}/characteristics`, body)

async function cellIn(w: World, name: string, row: string, query = ''): Promise<Record<string, unknown>> {
  const { columns, rows } = (await w.api(w.olga).get(`${TABLE}${query}`)).body
  const at = columns.findIndex((column: { name: string }) => column.name === name)
  return rows.find((one: { name: string }) => one.name === row).cells[at]
}

test('has shipped columns, the vocabulary’s and the team’s; cells are filled, counted, filtered and sorted', async () => {
  const w = await withTwo()
  const setting = await findFacetByKey(w.database.read, w.heard.id, 'setting')
  const practice = await addTerm(w.as(w.lena), setting?.id ?? 0, { name: 'General practice' })
  const column = { name: 'Funding', kind: 'one', options: 'public\nprivate\npublic', help: 'Who paid' }
  expect((await w.api(w.ravi).post(`${TABLE}/columns`, column)).status).toBe(201)
  expect((await w.api(w.ravi).post(`${TABLE}/columns`, { name: 'People', kind: 'number' })).status).toBe(201)
  expect((await w.api(w.ravi).post(`${TABLE}/columns`, { name: 'country' })).status).toBe(422)
  expect((await w.api(w.ravi).post(`${TABLE}/columns`, { name: 'List', kind: 'several' })).status).toBe(422)
  const { columns, rows, all } = (await w.api(w.olga).get(TABLE)).body
  expect(columns.map((one: { name: string }) => one.name)).toEqual([
    ...['Design', 'Country', 'Participants', 'Stakeholders', 'Setting', 'Population', 'Intervention type'],
    ...['Funding', 'People'],
  ])
  expect([all, rows.map((row: { name: string }) => row.name)]).toEqual([2, ['Alder 2018', 'Birch 2019']])

  const body = {
    version: 1,
    'column-1': 'public',
    'column-2': ['41'],
    stakeholders: 'Link workers',
    [`facet-${setting?.id}`]: String(practice),
    'country-at': 'p. 2',
  }
  const saved = await fill(w, w.ravi, 1, body)
  expect(saved.status).toBe(201)
  expect(saved.body.cells['column-1']).toEqual({ text: 'public', was: 'public' })
  expect(await cellIn(w, 'Setting', 'Alder 2018')).toMatchObject({ text: 'General practice', was: String(practice) })
  expect(await cellIn(w, 'Country', 'Alder 2018')).toMatchObject({ text: 'UK', locator: 'p. 2' })
  expect((await w.api(w.olga).get(`${HOME}/documents/1`)).body.document).toMatchObject({ stakeholders: 'Link workers' })

  const bad = await fill(w, w.ravi, 2, { version: 1, 'column-1': 'stolen', 'column-2': 'many' })
  expect(bad.status).toBe(422)
  expect(bad.body.errors['column-1']).toEqual(['Funding: choose from the list.'])
  expect((await fill(w, w.ravi, 2, { version: 1, 'country-excerpt': '999' })).status).toBe(422)
  expect((await fill(w, w.olga, 2, { version: 1, country: 'NL' })).status).toBe(403)

  const counted = (await w.api(w.olga).get(TABLE)).body.counts
  expect(counted.find((one: { key: string }) => one.key === 'country').values).toEqual([{ label: 'UK', count: 2 }])
  expect(counted.find((one: { key: string }) => one.key === 'column-1').missing).toBe(1)
  const some = (await w.api(w.olga).get(`${TABLE}?where=column-1:public&where=country:u&sort=column-2&down=on`)).body
  expect(some.rows.map((row: { name: string }) => row.name)).toEqual(['Alder 2018'])
  expect((await w.api(w.olga).get(`${TABLE}?column=column-2&value=`)).body.rows[0].name).toBe('Birch 2019')
  const missing = (await w.api(w.olga).get(`${TABLE}/missing`)).body
  expect(missing.cells).toBe(3 + 8)
})

test('two people fill one row at once; one cell is not overwritten unseen', async () => {
  const w = await withTwo()
  expect((await fill(w, w.ravi, 1, { version: 1, country: 'Wales', 'country-was': 'UK' })).status).toBe(201)
  expect(
    (await fill(w, w.lena, 1, { version: 1, design: 'Case study', 'design-was': 'Realist evaluation' })).status,
  ).toBe(201)
  const late = await fill(w, w.lena, 1, { version: 1, country: 'England', 'country-was': 'UK' })
  expect(late.status).toBe(409)
  expect(late.body.stale.fields).toMatchObject([{ name: 'country', theirs: 'Wales', mine: 'England' }])
  const page = await (await w.browser(w.lena)).post(`${HOME}/documents/1/characteristics`, {
    ...{ version: '1', country: 'England', 'country-was': 'UK' },
  })
  expect(page.status).toBe(409)
  expect(page.text).toContain('Wales')
  const again = { version: late.body.stale.version, country: 'England', 'country-was': 'UK' }
  expect((await fill(w, w.lena, 1, again)).status).toBe(201)
  expect(await cellIn(w, 'Country', 'Alder 2018')).toMatchObject({ text: 'England' })
  expect(await cellIn(w, 'Design', 'Alder 2018')).toMatchObject({ text: 'Case study' })
})

test('a study shows what its documents say, and loses nothing when they part', async () => {
  const w = await withTwo()
  await w.api(w.ravi).post(`${TABLE}/columns`, { name: 'Funding' })
  await fill(w, w.ravi, 1, { version: 1, 'column-1': 'Lottery' })
  await fill(w, w.ravi, 2, { version: 1, country: 'NL', 'country-was': 'UK' })
  const group = { name: 'Alder study', documentIds: [1, 2] }
  expect((await w.api(w.ravi).post(`${HOME}/studies`, group)).status).toBe(201)
  expect(await cellIn(w, 'Funding', 'Alder study')).toMatchObject({ text: 'Lottery', differs: false, was: null })
  expect(await cellIn(w, 'Country', 'Alder study')).toMatchObject({
    text: 'Alder 2018: UK; Birch 2019: NL',
    differs: true,
  })
  expect(await cellIn(w, 'Country', 'Birch 2019', '?rows=documents')).toMatchObject({ text: 'NL', was: 'NL' })
  expect((await w.api(w.ravi).post(`${HOME}/studies/1/partings`, { documentIds: [1, 2] })).status).toBe(201)
  expect(await cellIn(w, 'Funding', 'Alder 2018')).toMatchObject({ text: 'Lottery' })
  expect(await cellIn(w, 'Country', 'Birch 2019')).toMatchObject({ text: 'NL' })
})

test('columns are renamed, moved, retired and taken up again without loss', async () => {
  const w = await withTwo()
  const column = (path: string, body: object = {}) => w.api(w.ravi).post(`${TABLE}/columns/${path}`, body)
  for (const name of ['Funding', 'Ethics'])
    await w.api(w.ravi).post(`${TABLE}/columns`, { name, kind: 'one', options: 'a\nb' })
  await fill(w, w.ravi, 1, { version: 1, 'column-1': 'a' })
  expect((await column('1', { name: 'Funder', kind: 'text', version: 1 })).status).toBe(422)
  expect((await column('1', { name: 'Funder', kind: 'one', options: 'b\nc', version: 1 })).status).toBe(201)
  expect((await column('1', { name: 'Other', kind: 'one', options: 'b', version: 1 })).status).toBe(409)
  expect((await column('1', { name: 'Ethics', kind: 'one', options: 'b', version: 2 })).status).toBe(422)
  expect(await cellIn(w, 'Funder', 'Alder 2018')).toMatchObject({ text: 'a' })
  const form = await (await w.browser(w.ravi)).get(`${HOME}/documents/1/characteristics`)
  expect(form.text).toContain('<option value="a" selected>')
  await column('2/position', { to: 'earlier' })
  const names = async () =>
    (await w.api(w.olga).get(TABLE)).body.columns.map((one: { name: string }) => one.name).slice(-2)
  expect(await names()).toEqual(['Ethics', 'Funder'])
  expect((await column('1/retirement')).status).toBe(201)
  expect((await names())[1]).toBe('Ethics')
  expect((await column('1/restoration')).status).toBe(201)
  expect(await cellIn(w, 'Funder', 'Alder 2018')).toMatchObject({ text: 'a' })
})

test('CSV is safe, deleting brings the cells back, and hostile fields change nothing', async () => {
  const w = await withTwo()
  await w.api(w.ravi).post(`${TABLE}/columns`, { name: '=1+1' })
  await fill(w, w.ravi, 1, { version: 1, 'column-1': '=cmd|calc', 'column-1-at': 'p. 3' })
  const csv = await w.api(w.olga).get(`${TABLE}.csv?where=country:UK`)
  expect(csv.text).toContain("'=cmd|calc")
  expect(csv.text).not.toContain(',=cmd')
  const odd = { version: 99, __proto__: { country: 'x' }, constructor: 'y', 'column-99': 'z', toString: 'q' }
  expect((await fill(w, w.ravi, 1, odd)).status).toBe(201)
  expect((await fill(w, w.ravi, 1, { version: 99, country: 'x'.repeat(300) })).status).toBe(422)
  expect((await fill(w, w.ravi, 1, { version: 99, country: { a: 1 } })).status).toBe(422)
  expect(await cellIn(w, 'Country', 'Alder 2018')).toMatchObject({ text: 'UK' })
  const gone = await w.api(w.ravi).post(`${HOME}/documents/1/deletion`)
  await w.api(w.ravi).post(gone.body.undo.action)
  expect(await cellIn(w, '=1+1', 'Alder 2018')).toMatchObject({ text: '=cmd|calc', locator: 'p. 3' })
})

test('asks the same number of questions for 300 documents and 20 columns', async () => {
  const w = await withTwo()
  const read = () => w.api(w.olga).get(TABLE)
  const before = await countQueries(w.database, read)
  for (let n = 1; n <= 16; n++) await w.api(w.ravi).post(`${TABLE}/columns`, { name: `Column ${n}` })
  for (let n = 0; n < 298; n++) await addDocument(w.as(w.ravi), { title: `T ${n}`, study: `Study ${n % 150}` })
  const cells = Object.fromEntries(Array.from({ length: 16 }, (_, n) => [`column-${n + 1}`, `value ${n}`]))
  for (let id = 4; id < 60; id++) await fill(w, w.ravi, id, { version: 1, ...cells })
  expect(await countQueries(w.database, read)).toBe(before)
  const page = await (await w.browser(w.olga)).get(TABLE)
  expect(page.status).toBe(200)
  expect(page.text).toContain('152 studies')
})
