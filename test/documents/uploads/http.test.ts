// Many full texts at once, through the front door: placed where something tells, asked about where nothing does.
import { describe, expect, test } from 'vitest'
import { world } from '../../support/world.ts'

const HOME = '/reviews/heard'
const TEXTS = {
  'a.txt':
    'Time to listen in a village practice\n\nAda Winter\n\nhttps://doi.org/10.1234/vp.11\n\nLink workers had an hour.',
  'b.txt': 'Referral letters and what they leave out\n\nLetters named illnesses and left out loneliness.',
  'Autumn 2018.txt': 'People met beside the surgery and grew beans.',
  'scan.txt': 'Something that nobody sought.\n\nIt goes on for a while.',
  'empty.txt': ' ',
}

async function uploaded(texts: Readonly<Record<string, string>> = TEXTS) {
  const w = await world()
  const api = w.api(w.lena)
  for (const more of [
    { title: 'Time to listen in a village practice', doi: '10.1234/vp.11' },
    { title: 'Referral letters and what they leave out' },
    { title: 'A garden beside the surgery', authors: ['Autumn, Dan'], year: 2018 },
  ])
    await api.post(`${HOME}/records`, { type: 'article', ...more })
  const lena = await w.browser(w.lena)
  const token = (await lena.get(`${HOME}/uploads/new`)).text.match(/name="_token" value="([^"]+)"/)?.[1] ?? ''
  const form = lena.agent.post(`${HOME}/uploads`).field('_token', token)
  for (const [name, text] of Object.entries(texts)) form.attach('files', Buffer.from(text), name)
  const answer = await form
  await w.services.jobs.runAll()
  const files = async () => (await api.get(`${HOME}/uploads/1`)).body.files
  const place = (file: number, more: object) => api.post(`${HOME}/uploads/1/files/${file}/placement`, more)
  return { w, api, lena, answer, files, place }
}

describe('files', () => {
  test('are placed by DOI, title and name; the rest waits or is refused with a sentence', async () => {
    const { answer, api, files, lena } = await uploaded()
    expect(answer.status).toBe(303)
    expect(
      (await files()).map((file: Record<string, unknown>) => [file.fileName, file.state, file.how, file.recordId]),
    ).toEqual([
      ['a.txt', 'added', 'doi', 1],
      ['b.txt', 'added', 'title', 2],
      ['Autumn 2018.txt', 'added', 'file name', 3],
      ['scan.txt', 'unmatched', '', null],
      ['empty.txt', 'refused', '', null],
    ])
    expect((await files())[4].sentence).toContain('empty')
    expect((await api.get(`${HOME}/documents/1`)).body.texts).toHaveLength(1)
    const page = (await lena.get(`${HOME}/uploads/1`)).text
    expect(page).toContain('Nothing tells of which record it is')
    expect(page).toContain('by the name of the file')
    const fresh = (await lena.agent.get(`${HOME}/uploads/1`).set('hx-request', 'true')).text
    expect(fresh).toContain('5 of 5')
    expect(fresh).toMatch(/id="upload-counts" hx-swap-oob="true">5 files, 3 placed, 1 to place/)
    expect(fresh).toMatch(/id="upload-files" hx-swap-oob="true">[\s\S]+by the name of the file/)
    expect(fresh).not.toContain('waits to be read')
  })

  test('are placed by a person, made a new record, or left aside and taken up again', async () => {
    const { w, api, files, place } = await uploaded({
      'one.txt': 'Words of one.',
      'two.txt': 'Words of two.',
      'three.txt': 'Three.',
    })
    expect((await place(1, { answer: 'record', record: 3 })).status).toBe(201)
    expect((await place(2, { answer: 'new' })).status).toBe(201)
    expect((await place(3, { answer: 'aside' })).status).toBe(201)
    await w.services.jobs.runAll()
    expect((await files()).map((file: Record<string, unknown>) => [file.state, file.recordId])).toEqual([
      ['added', 3],
      ['added', 4],
      ['left aside', null],
    ])
    expect((await api.get(`${HOME}/records/4`)).body.record.title).toBe('Words of two.')
    expect((await place(1, { answer: 'aside' })).status).toBe(409)
    expect((await api.post(`${HOME}/uploads/1/files/3/return`, {})).status).toBe(201)
    expect((await files())[2].state).toBe('unmatched')
  })

  test('never replace a text unasked; asked, the earlier text is kept', async () => {
    const { w, api, files, place } = await uploaded({ 'a.txt': TEXTS['a.txt'] })
    const lena = await w.browser(w.lena)
    const token = (await lena.get(`${HOME}/uploads/new`)).text.match(/name="_token" value="([^"]+)"/)?.[1] ?? ''
    await lena.agent
      .post(`${HOME}/uploads`)
      .field('_token', token)
      .attach('files', Buffer.from(`${TEXTS['a.txt']} And more.`), 'better.txt')
    await w.services.jobs.runAll()
    const [second] = (await api.get(`${HOME}/uploads/2`)).body.files
    expect([second.state, second.documentId]).toEqual(['has text', 1])
    expect((await files())[0].state).toBe('added')
    await api.post(`${HOME}/uploads/2/files/1/placement`, { answer: 'record', record: 1 })
    await w.services.jobs.runAll()
    expect((await api.get(`${HOME}/documents/1`)).body.texts).toHaveLength(2)
    await api.post(`${HOME}/documents/1/excerpts`, { paragraph: 4, quote: 'And more' }).expect(201)
    await api.post(`${HOME}/documents/1/texts`, { text: 'Other words.' }).expect(201)
    expect((await lena.get(`${HOME}/uploads/2`)).text).toContain('1 passage of texts that were replaced is not in')
    expect((await place(9, { answer: 'aside' })).status).toBe(404)
  })
})

test('bad answers are named, and strangers find nothing', async () => {
  const { w, api, place } = await uploaded({ 'one.txt': 'Words of one.' })
  expect(
    (await place(1, { answer: 'record' })).body.errors?.[0] ?? (await place(1, { answer: 'record' })).body,
  ).toBeDefined()
  expect((await place(1, { answer: 'record', record: 99 })).status).toBe(404)
  expect((await place(1, { answer: 'elsewhere' })).status).toBe(422)
  expect((await w.api(w.stan).get(`${HOME}/uploads/1`)).status).toBe(404)
  expect((await w.api(w.olga).post(`${HOME}/uploads/1/files/1/placement`, { answer: 'aside' })).status).toBe(403)
  expect((await api.post(`${HOME}/uploads`, {})).status).toBe(422)
})

test('stopped and gone on with, every file is read once', async () => {
  const { w, api, files } = await uploaded({ 'one.txt': 'Words of one.' })
  expect((await api.post(`${HOME}/uploads/1/cancellation`, {})).status).toBe(201)
  expect((await api.post(`${HOME}/uploads/1/continuation`, {})).status).toBe(201)
  await w.services.jobs.runAll()
  expect((await files())[0].state).toBe('unmatched')
})
