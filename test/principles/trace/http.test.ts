// The trace through the front door: whole, of one sentence, drawn, as CSV, and from words back to principles.
import { expect, test } from 'vitest'
import { countQueries, world } from '../../support/world.ts'
import { scene } from '../support/scene.ts'

const HOME = '/reviews/heard'
const TRACE = `${HOME}/principles/1/trace`

async function drafted() {
  const w = await world()
  await scene(w)
  const api = w.api(w.lena)
  expect((await api.post(`${HOME}/principles`, { chosen: ['CMOC 1', 'CMOC 2'] })).status).toBe(201)
  const explanation = 'People return when heard [CMOC 1]. Rush sends them away [CMOC 2]. Nobody knows why.'
  const words = { heading: 'Give time', explanation, status: 'draft', version: 1 }
  expect((await api.post(`${HOME}/principles/1`, words)).status).toBe(201)
  return w
}

test('each sentence and each line has its own chain, or is said to be tied to nothing', async () => {
  const w = await drafted()
  const api = w.api(w.olga)
  const { sentences, lines } = (await api.get(TRACE)).body
  expect(sentences.map((one: { ties: { name: string }[] }) => one.ties.map(tie => tie.name))).toEqual([
    ['CMOC 1'],
    ['CMOC 2'],
    [],
  ])
  expect(lines.length).toBeGreaterThan(2)
  const second = (await api.get(`${TRACE}?sentence=2`)).body
  expect(second.chosen).toBe('sentence 2')
  expect(second.configurations.map((one: { name: string }) => one.name)).toEqual(['CMOC 2'])
  expect(second.configurations[0].ends).toBe('1 reasoned')
  expect(second.origins).toEqual([])
  const line = lines.find((one: { ties: { name: string }[] }) => one.ties[0]?.name === 'CMOC 1')
  expect((await api.get(`${TRACE}?line=${line.id}`)).body.configurations).toHaveLength(1)
  const browser = await w.browser(w.olga)
  const none = (await browser.get(`${TRACE}?sentence=3`)).text
  expect(none).toContain('the words are the team’s own')
  expect((await browser.get(TRACE)).text).toContain('nothing: the team’s own words')
  expect((await api.get(`${TRACE}?configuration=1`)).body.configurations).toHaveLength(1)
  expect((await api.get(`${TRACE}?sentence=x`)).status).toBe(422)
})

test('reasoning, what is cited and not yet quoted, and gaps are set apart in words', async () => {
  const w = await drafted()
  const html = (await (await w.browser(w.olga)).get(TRACE)).text
  expect(html).toContain('Inferred by retroduction, Lena Lead')
  expect(html).toContain('reasoning, not a quotation')
  expect(html).toContain('cited, not yet quoted')
  expect(html).toContain('Nothing of its own; what stands behind the configuration as a whole follows.')
  expect(html).toContain('href="/reviews/heard/excerpts/1/trace"')
})

test('an outside theory and a theory statement are said apart, and are no evidence', async () => {
  const w = await drafted()
  const reviewId = w.heard.id
  const made = { reviewId, createdAt: '2026-11-21T09:00:00.000Z' }
  await w.database.write.transaction().execute(async db => {
    const outside = { ...made, id: 1, name: 'Recognition', citation: 'Honneth 1995' }
    await db.insertInto('substantiveTheory').values(outside).execute()
    const tie = { reviewId, layer: 'synthesised', configurationId: 1, substantiveId: 1 }
    await db.insertInto('configurationSubstantive').values(tie).execute()
  })
  const [first] = (await w.api(w.olga).get(TRACE)).body.configurations
  expect(first.theories).toEqual([{ kind: 'substantive theory', id: 1, name: 'Recognition', said: 'Honneth 1995' }])
  const html = (await (await w.browser(w.olga)).get(TRACE)).text
  expect(html).toContain('Not evidence, said apart')
})

test('a document without a record says that it was added without a search, a consultation that it is one', async () => {
  const w = await drafted()
  await w.database.write.transaction().execute(async db => {
    await db.updateTable('document').set({ recordId: null }).where('id', '=', 1).execute()
    await db.updateTable('document').set({ recordId: null, kind: 'consultation' }).where('id', '=', 2).execute()
  })
  const { origins } = (await w.api(w.olga).get(TRACE)).body
  expect(origins.map((one: { gap: string }) => one.gap)).toEqual([
    'Added without a search.',
    'A consultation: heard, not searched for.',
  ])
  expect((await (await w.browser(w.olga)).get(TRACE)).text).toContain('(consultation)')
})

test('the drawing is on a page with the same in words, and leaves as SVG and PNG', async () => {
  const w = await drafted()
  const api = w.api(w.olga)
  const { drawing, rows, detail } = (await api.get(`${TRACE}/drawing`)).body
  expect(detail).toBe('words')
  expect(drawing).toContain('inferred: reasoning, not a quotation')
  expect(drawing).toContain('contradicts')
  expect(rows.map((row: { end: string }) => row.end)).toEqual(['quoted', 'cited, not yet quoted', 'reasoned'])
  const html = (await (await w.browser(w.olga)).get(`${TRACE}/drawing`)).text
  expect(html).toContain('The same in words')
  const svg = await api.get(`${TRACE}.svg?sentence=1`)
  expect(svg.headers['content-type']).toContain('image/svg+xml')
  expect(String(svg.body)).toContain('Trace of principle 1, sentence 1')
  expect(String(svg.body)).not.toContain('href=')
  const png = await api.get(`${TRACE}.png`)
  expect(png.headers['content-type']).toBe('image/png')
})

test('as CSV every end is a row, with sentences, page, record and search', async () => {
  const w = await drafted()
  const { text } = await w.api(w.olga).get(`${TRACE}.csv`)
  const [head, ...rows] = text.trim().split('\r\n')
  expect(head).toContain('principle,heading,sentences,lines,configuration')
  expect(rows).toHaveLength(3)
  expect(rows[0]).toContain('felt listened to')
  expect(rows[0]).toContain('1 PubMed 2026-05-04')
  expect(rows[2]).toContain('reasoned')
})

test('from an excerpt back to configurations, principles and their sentences', async () => {
  const w = await drafted()
  const api = w.api(w.olga)
  const found = (await api.get(`${HOME}/excerpts/1/trace`)).body
  expect(found.configurations.map((one: { layer: string; id: number }) => `${one.layer} ${one.id}`)).toEqual([
    'synthesised 1',
    'account 1',
  ])
  expect(found.principles).toMatchObject([
    { id: 1, through: ['CMOC 1'], stances: [{ stance: 'supports', isConverse: false }] },
  ])
  expect(found.principles[0].sentences).toEqual([{ number: 1, text: 'People return when heard [CMOC 1].' }])
  const contradicting = (await api.get(`${HOME}/documents/2/trace`)).body
  expect(contradicting.principles[0].stances).toEqual([{ stance: 'contradicts', isConverse: false }])
  for (const path of ['/records/1/trace', '/searches/1/trace']) {
    const { principles } = (await api.get(HOME + path)).body
    expect(
      principles.map((one: { id: number }) => one.id),
      path,
    ).toEqual([1])
  }
  const browser = await w.browser(w.olga)
  for (const path of ['/excerpts/1', '/documents/1', '/records/2', '/searches/1'])
    expect((await browser.get(`${HOME}${path}/trace`)).status, path).toBe(200)
  expect((await browser.get(`${HOME}/excerpts/1`)).text).toContain('/excerpts/1/trace')
  expect((await browser.get(`${HOME}/documents/1`)).text).toContain('/documents/1/trace')
  expect((await api.get(`${HOME}/excerpts/1/trace.csv`)).text).toContain('CMOC 1')
  expect((await api.get(`${HOME}/excerpts/99/trace`)).status).toBe(404)
  expect((await w.api(w.stan).get(`${HOME}/excerpts/1/trace`)).status).toBe(404)
})

test('a principle on nothing, and an excerpt that nothing rests on, say so', async () => {
  const w = await world()
  await scene(w)
  await w.api(w.lena).post(`${HOME}/principles`, { empty: true })
  const browser = await w.browser(w.olga)
  for (const path of [TRACE, `${TRACE}/drawing`])
    expect((await browser.get(path)).text, path).toContain('rests on no configuration and no evidence')
  expect((await w.api(w.olga).get(`${TRACE}.svg`)).status).toBe(200)
  await w.database.write.transaction().execute(db => db.deleteFrom('evidence').execute())
  expect((await browser.get(`${HOME}/excerpts/1/trace`)).text).toContain('Nothing rests on it yet')
})

test('the trace and the way back ask as many questions for many as for few', async () => {
  const w = await drafted()
  const api = w.api(w.olga)
  let seen = 0
  const counts = async () => {
    const found: number[] = []
    for (const path of [TRACE, `${HOME}/excerpts/1/trace`, `${HOME}/documents/1/trace`, `${HOME}/searches/1/trace`]) {
      const read = async () => expect((await api.get(`${path}?seen=${++seen}`)).status).toBe(200)
      await read()
      found.push(await countQueries(w.database, read))
    }
    return found
  }
  const few = await counts()
  const reviewId = w.heard.id
  const made = { reviewId, createdAt: '2026-11-21T09:00:00.000Z' }
  const ids = Array.from({ length: 60 }, (_, at) => at + 10)
  await w.database.write.transaction().execute(async db => {
    const account = { ...made, layer: 'account' as const, documentId: 1 }
    await db
      .insertInto('configuration')
      .values(ids.map(id => ({ ...account, id })))
      .execute()
    await db
      .insertInto('contribution')
      .values(ids.map(id => ({ ...made, id, accountId: id, configurationId: 1, stance: 'supports' as const })))
      .execute()
    const evidence = { ...made, layer: 'account' as const, documentId: 1, excerptId: 1, stance: 'supports' as const }
    await db
      .insertInto('evidence')
      .values(ids.map(id => ({ ...evidence, id, configurationId: id })))
      .execute()
  })
  expect(await counts()).toEqual(few)
})
