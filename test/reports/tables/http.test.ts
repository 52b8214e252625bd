// Tables as people get them: what is in each, what a reader may not see yet, and what a review full of odd words does to them.
import { expect, test } from 'vitest'
import { EXPORT_TABLES } from '../../../src/reports/formats.ts'
import { composeTable } from '../../../src/reports/tables/compose.ts'
import { type Someone, type World, world } from '../../support/world.ts'
import { fillReview } from '../support/generated.ts'
import { csvRows, firstRows, linesOf, partsOf, sheetsOf } from './written.ts'

const HOME = '/reviews/heard'

async function file(w: World, who: Someone, address: string): Promise<Buffer> {
  const asked = w.api(who).get(`${HOME}/exports/${address}`).buffer()
  const answer = await asked
    .parse((res, done) => {
      const pieces: Buffer[] = []
      res.on('data', (piece: string | Buffer) => pieces.push(Buffer.from(piece)))
      res.on('end', () => done(null, Buffer.concat(pieces)))
    })
    .expect(200)
  return answer.body as Buffer
}

const table = async (w: World, who: Someone, of: string, more = '') =>
  linesOf(csvRows(await file(w, who, `csv?of=${of}${more}`)))

async function screenedBlind() {
  const w = await world()
  for (const n of [1, 2, 3]) {
    const record = { type: 'article', title: `Record number ${n}`, authors: 'Other, Ben', year: 2020 }
    await w.api(w.lena).post(`${HOME}/records`, record).expect(201)
  }
  for (const screen of ['title-abstract', 'full-text'])
    await w.api(w.lena).post(`${HOME}/screening/${screen}/rules`, { screeners: 2, version: 0 }).expect(201)
  const vote = (who: Someone, screen: string, record: number, note: string) =>
    w.api(who).post(`${HOME}/screening/${screen}/decisions`, { record, choice: 'include', note }).expect(201)
  return { w, vote }
}

test('votes that a reader has not seen are left out in both screens, and the table says how many', async () => {
  const { w, vote } = await screenedBlind()
  await vote(w.ravi, 'title-abstract', 1, 'note of the first screen')
  await vote(w.ravi, 'title-abstract', 2, 'another note')
  await vote(w.lena, 'title-abstract', 2, 'mine')
  await vote(w.ravi, 'full-text', 2, 'note of the second screen')
  const [first, second, third] = await table(w, w.lena, 'records')
  expect(first).toMatchObject({ title_abstract_votes: '', notes_on_votes: '', votes_left_out: '1' })
  expect(first?.standing).toBe('awaiting second reviewer')
  expect(second).toMatchObject({
    title_abstract_votes: 'Lena Lead: include; Ravi Reviewer: include',
    votes_left_out: '1',
  })
  expect(second).toMatchObject({ full_text_votes: '', title_abstract_decision: 'included' })
  expect(third).toMatchObject({ votes_left_out: '0', standing: 'not screened' })
  for (const address of ['csv?of=records', 'csv?of=activity', 'csv?of=documents']) {
    const text = (await file(w, w.lena, address)).toString('utf8')
    expect(text).not.toMatch(/note of the (first|second) screen/)
    expect(text).not.toMatch(/"choice"[^\n]*"include"[^\n]*Ravi/)
  }
  expect((await table(w, w.lena, 'activity')).filter(line => line.who === 'Ravi Reviewer')).toEqual([])
  const workbook = await file(w, w.lena, 'xlsx')
  const everything = [...partsOf(workbook).values()].join('')
  expect(everything).not.toMatch(/note of the (first|second) screen/)
  expect(sheetsOf(workbook).get('codebook')).toContain('2 votes on 2 records')

  const own = await table(w, w.ravi, 'records')
  expect(own[0]).toMatchObject({ title_abstract_votes: 'Ravi Reviewer: include', votes_left_out: '0' })
  expect(own[1]).toMatchObject({ full_text_votes: 'Ravi Reviewer: include' })
  const whole = linesOf(
    csvRows(await composeTable(w.as(null), { format: 'csv', of: 'records', list: null, person: null })),
  )
  expect(whole[0]).toMatchObject({ title_abstract_votes: 'Ravi Reviewer: include', votes_left_out: '0' })
})

test('who is to check without seeing the first decision is told nothing of it', async () => {
  const w = await world()
  await w.api(w.lena).post(`${HOME}/records`, { type: 'article', title: 'The one to check' }).expect(201)
  const decision = { record: 1, choice: 'include', note: 'because' }
  await w.api(w.lena).post(`${HOME}/screening/title-abstract/decisions`, decision).expect(201)
  const check = { screen: 'title-abstract', drawnFrom: 'all', share: 100, count: '', checker: w.olga.id, seed: 'a' }
  await w.api(w.lena).post(`${HOME}/screening/checks`, check).expect(201)
  const [line] = await table(w, w.olga, 'records')
  expect(line).toMatchObject({
    standing: '',
    title_abstract_decision: '',
    title_abstract_votes: '',
    votes_left_out: '1',
  })
  expect((await table(w, w.olga, 'activity')).some(one => one.verb === 'decided on')).toBe(false)
  expect((await table(w, w.ravi, 'records'))[0]).toMatchObject({ title_abstract_votes: 'Lena Lead: include' })
})

test('a list gives the records of its filter in its order', async () => {
  const w = await world()
  for (const year of [2001, 2020, 2010])
    await w
      .api(w.lena)
      .post(`${HOME}/records`, { type: 'article', title: `Of ${year}`, year })
      .expect(201)
  await w.api(w.lena).post(`${HOME}/screening/title-abstract/decisions`, { record: 2, choice: 'include' }).expect(201)
  expect((await table(w, w.olga, 'records', '&sort=year')).map(line => line.year)).toEqual(['2020', '2010', '2001'])
  const open = await table(w, w.olga, 'records', `&standing=${encodeURIComponent('not screened')}`)
  expect(open.map(line => line.record)).toEqual(['1', '3'])
})

test('ratings are the lead’s alone, in a file of their own and in the workbook', async () => {
  const w = await world()
  expect((await table(w, w.lena, 'ratings')).length).toBe(0)
  for (const who of [w.ravi, w.olga]) await w.api(who).get(`${HOME}/exports/csv?of=ratings`).expect(403)
  expect([...sheetsOf(await file(w, w.lena, 'xlsx')).keys()]).toContain('ratings')
  const without = sheetsOf(await file(w, w.ravi, 'xlsx'))
  expect([...without.keys()]).not.toContain('ratings')
  expect(without.get('codebook')).toContain('The ratings of the panel are not in this file')
  await w.api(w.stan).get(`${HOME}/exports/xlsx`).expect(404)
})

test('a review full of odd words leaves in every table, the same each time', async () => {
  const w = await world()
  await fillReview(w.database.write, w.heard.id, [w.lena.id, w.ravi.id], 7)
  const [excerpts] = await w.database.read
    .selectFrom('excerpt')
    .select(eb => eb.fn.countAll<number>().as('n'))
    .where('reviewId', '=', w.heard.id)
    .execute()
    .then(rows => rows.map(row => Number(row.n)))
  for (const of of EXPORT_TABLES) {
    const asked = { of, list: null, person: null }
    const csv = csvRows(await composeTable(w.as(null), { ...asked, format: 'csv' }))
    expect(new Set(csv.map(row => row.length)).size, of).toBe(1)
    expect(new Set(csv[0]).size, of).toBe(csv[0]?.length)
    if (of === 'excerpts') expect(csv.length - 1).toBe(excerpts)
    const workbook = await composeTable(w.as(null), { ...asked, format: 'xlsx' })
    expect(Buffer.compare(workbook, await composeTable(w.as(null), { ...asked, format: 'xlsx' })), of).toBe(0)
    expect((await firstRows(workbook))[0], of).toEqual(csv[0])
  }
})

test('columns that a team named oddly keep their cells, each under a name of its own', async () => {
  const w = await world()
  await w.api(w.lena).post(`${HOME}/documents`, { title: 'One text', kind: 'article', label: 'One 2020' }).expect(201)
  const names = ['=SUM(A1)', 'Study', 'measures', '__proto__', '😀 “odd”, name']
  for (const [at, name] of names.entries()) {
    await w.api(w.lena).post(`${HOME}/characteristics/columns`, { name, kind: 'text' }).expect(201)
    await w.database.write
      .insertInto('characteristicValue')
      .values({
        ...{ reviewId: w.heard.id, documentId: 1, characteristicId: at + 1, value: JSON.stringify([`=cell ${at}`]) },
        ...{ notedAt: w.services.clock(), notedBy: w.lena.id },
      })
      .execute()
  }
  const [head = [], row = []] = csvRows(await file(w, w.lena, 'csv?of=studies'))
  expect(new Set(head.map(name => name.toLowerCase())).size).toBe(head.length)
  expect(head).toEqual(
    expect.arrayContaining(["'=SUM(A1)", 'Study (2)', 'measures', 'measures (2)', '__proto__', names[4]]),
  )
  // Those of every review keep their names, wherever they stand.
  expect(head.indexOf('measures')).toBeGreaterThan(head.indexOf('measures (2)'))
  expect(row[head.indexOf("'=SUM(A1)")]).toBe("'=cell 0")
  expect(row[head.indexOf('__proto__')]).toBe("'=cell 3")
  expect((await firstRows(await file(w, w.lena, 'xlsx?of=studies')))[0]).toEqual(head)
})
