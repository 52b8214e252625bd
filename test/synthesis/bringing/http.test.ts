// Bringing in a table from the front door: preview, changes, bringing in, undoing, and printing it again.
import { expect, test } from 'vitest'
import { addDocument } from '../../../src/documents/actions.ts'
import { workbookFile } from '../../sources/reading/formats/workbook-file.ts'
import { world } from '../../support/world.ts'
import { CODED, NESTED, THEMED } from './shapes.ts'

type World = Awaited<ReturnType<typeof world>>

async function receive(w: World, body: Record<string, unknown>) {
  const answer = await w.api(w.lena).post('/reviews/heard/tables', body).expect(201)
  return answer.body.id as number
}

async function bring(w: World, id: number, body: Record<string, unknown> = {}) {
  await w.api(w.lena).post(`/reviews/heard/tables/${id}/confirmation`, body).expect(201)
  await w.services.jobs.runAll()
  return (await w.api(w.lena).get(`/reviews/heard/tables/${id}`).expect(200)).body
}

test('a table of tagged sentences becomes configurations under one another, cited and not yet quoted', async () => {
  const w = await world()
  const known = await addDocument(w.as(w.lena), { title: 'Sheds', authors: ['Alder, Ann'], year: 2019 })
  const id = await receive(w, { pasted: NESTED })
  const preview = (await w.api(w.lena).get(`/reviews/heard/tables/${id}`).expect(200)).body
  expect(preview.counts).toMatchObject({ configurations: 4, elements: 15 })
  expect(preview.cited.map((one: { name: string; as: string }) => [one.name, one.as])).toEqual([
    ['Alder 2019', `document:${known}`],
    ['Birch et al. 2020', 'new'],
    ['Cedar and Dogwood 2018', 'new'],
  ])
  const done = await bring(w, id)
  expect(done.bringing).toMatchObject({ state: 'complete', made: { configurations: 4, elements: 15, documents: 2 } })
  const list = (await w.api(w.lena).get('/reviews/heard/configurations').expect(200)).body.configurations
  expect(list.map((one: { label: string | null; parentId: number | null }) => [one.label, one.parentId])).toEqual([
    [null, null],
    ['1b', list[0].id],
    ['2a–2b', list[0].id],
    ['3g', list[0].id],
  ])
  expect(list[1].segments.map((s: { text: string }) => s.text).join('')).toBe(
    'In gardens with a shed, volunteers meet by chance because they have a reason to linger.',
  )
  const unquoted = (await w.api(w.lena).get('/reviews/heard/unquoted').expect(200)).text
  expect(unquoted).toContain('Birch et al. 2020')
})

test('printed again, the table has the same rows', async () => {
  for (const shape of [NESTED, THEMED]) {
    const w = await world()
    await bring(w, await receive(w, { pasted: shape }))
    const first = (await w.api(w.lena).get('/reviews/heard/synthesis/table?style=(C)').expect(200)).body
    const csv = (await w.api(w.lena).get('/reviews/heard/synthesis/table.csv?style=(C)').expect(200)).text
    const again = await world()
    const upload = await (await again.browser(again.lena)).upload('/reviews/heard/tables', 'file', {
      name: 'table.csv',
      content: csv,
    })
    await bring(again, Number(/\/tables\/(\d+)$/.exec(upload.headers.location ?? '')?.[1]))
    const second = (await again.api(again.lena).get('/reviews/heard/synthesis/table?style=(C)').expect(200)).body
    const cells = (page: typeof first) => page.rows.map((row: { cells: string[] }) => row.cells)
    expect(cells(second)).toEqual(cells(first))
    expect(second.head).toEqual(first.head)
  }
})

test('mechanisms that come back under a number are one idea in other words; outcomes keep their sources', async () => {
  const w = await world()
  await bring(w, await receive(w, { pasted: CODED }))
  const db = w.database.read
  const ideas = await db.selectFrom('statement').select(['name', 'code']).where('reviewId', '=', w.heard.id).execute()
  expect(ideas).toContainEqual({ name: 'seeing the whole', code: 'M2' })
  const uses = await db.selectFrom('element').select(['wording']).where('mark', '=', 'M2').orderBy('id').execute()
  expect(uses.map(use => use.wording)).toEqual(['seeing the whole', 'knowing how it all fits'])
  const cited = await db
    .selectFrom('evidence')
    .innerJoin('element', join => join.onRef('element.id', '=', 'evidence.elementId'))
    .select(['element.wording', 'evidence.excerptId'])
    .execute()
  expect(cited).toContainEqual({ wording: 'Fewer changes later', excerptId: null })
  const table = (await w.api(w.lena).get('/reviews/heard/synthesis/table?layout=columns').expect(200)).body
  expect(table.head).toContain('Outcome when mechanism absent')
  expect(table.rows[1].cells.join('|')).toContain('O1: Fewer changes later (Iris 2011)')
})

test('the opposite that was confirmed counts as support and is printed as such', async () => {
  const w = await world()
  await bring(w, await receive(w, { pasted: THEMED }))
  const table = (await w.api(w.lena).get('/reviews/heard/synthesis/table').expect(200)).body
  expect(table.rows[0].theme).toBe('Theme 1: Belonging')
  expect(table.rows[1].cells.at(-1)).toBe('Elder 2015; Fir et al 2016 – opposite confirmed; Stakeholder consultation')
  const db = w.database.read
  const row = await db
    .selectFrom('document')
    .select(['kind', 'label'])
    .where('label', '=', 'Stakeholder consultation')
    .executeTakeFirstOrThrow()
  expect(row.kind).toBe('consultation')
})

test('several texts that fit are asked about before anything is brought in', async () => {
  const w = await world()
  const first = await addDocument(w.as(w.lena), {
    title: 'One',
    authors: ['Alder, Ann'],
    year: 2019,
    label: 'Alder A 2019',
  })
  await addDocument(w.as(w.lena), { title: 'Two', authors: ['Alder, Bo'], year: 2019, label: 'Alder B 2019' })
  const id = await receive(w, { pasted: NESTED })
  const refused = await w.api(w.lena).post(`/reviews/heard/tables/${id}/confirmation`, {}).expect(422)
  expect(JSON.stringify(refused.body)).toContain('Several texts may be meant by Alder 2019')
  const done = await bring(w, id, { cited: ['alder 2019'], as: [`document:${first}`] })
  expect(done.bringing.state).toBe('complete')
})

test('rows can be left out, and what has no column of its own is kept in the note', async () => {
  const w = await world()
  const pasted = 'ID\tContext\tMechanism\tOutcome\tColour\n1\tsun\twarmth\tgrowth\tyellow\n2\train\tdamp\tmoss\tgreen'
  const id = await receive(w, { pasted })
  const done = await bring(w, id, { lines: [3], kinds: ['out'] })
  expect(done.bringing.made.configurations).toBe(1)
  const one = (await w.api(w.lena).get(`/reviews/heard/configurations/${done.into[0].id}`).expect(200)).body
  expect(JSON.stringify(one)).toContain('Colour: yellow')
})

test('columns whose names say nothing are read as one chooses, and no others are taken', async () => {
  const w = await world()
  const id = await receive(w, { pasted: 'Alpha\tBeta\tGamma\nsun\twarmth\tgrowth (Alder 2019)\nrain\tdamp\tmoss' })
  const address = `/reviews/heard/tables/${id}`
  await w.api(w.lena).post(`${address}/reading`, { header: 'yes' }).expect(201)
  const short = await w
    .api(w.lena)
    .post(`${address}/reading`, { header: 'yes', columns: ['context', 'wrong', 'outcome'] })
  expect(short.status).toBe(422)
  await w
    .api(w.lena)
    .post(`${address}/reading`, { header: 'yes', columns: ['context', 'mechanism', 'outcome'] })
    .expect(201)
  const { rows, cited } = (await w.api(w.lena).get(address).expect(200)).body
  expect(
    rows.map((row: { parts: { mark: string; wording: string }[] }) => row.parts.map(p => `${p.mark} ${p.wording}`)),
  ).toEqual([
    ['C1 sun', 'M1 warmth', 'O1 growth'],
    ['C1 rain', 'M1 damp', 'O1 moss'],
  ])
  expect(cited.map((one: { name: string }) => one.name)).toEqual(['Alder 2019'])
})

test('one undo takes all of it out, but for what somebody has worked on', async () => {
  const w = await world()
  const id = await receive(w, { pasted: NESTED })
  const { into } = await bring(w, id)
  const kept = into[2].id
  const config = (await w.api(w.lena).get(`/reviews/heard/configurations/${kept}`).expect(200)).body
  const version = config.configuration?.version ?? config.version
  await w.api(w.lena).post(`/reviews/heard/configurations/${kept}/status`, { status: 'checked', version }).expect(201)
  await w.api(w.lena).post(`/reviews/heard/tables/${id}/reversal`, {}).expect(201)
  await w.services.jobs.runAll()
  const page = (await w.api(w.lena).get(`/reviews/heard/tables/${id}`).expect(200)).body
  expect(page.bringing.state).toBe('undone')
  const list = (await w.api(w.lena).get('/reviews/heard/configurations').expect(200)).body.configurations
  expect(list.map((one: { id: number }) => one.id)).toEqual([into[0].id, kept])
  expect(page.bringing.made.stayed).toContainEqual({ kind: 'configuration', id: kept })
})

test('all of it goes when nobody has worked on it: documents, ideas and themes too', async () => {
  const w = await world()
  const id = await receive(w, { pasted: CODED })
  await bring(w, id)
  await w.api(w.lena).post(`/reviews/heard/tables/${id}/reversal`, {}).expect(201)
  await w.services.jobs.runAll()
  expect((await w.api(w.lena).get(`/reviews/heard/tables/${id}`)).body.bringing.made.stayed).toEqual([])
  const db = w.database.read
  for (const table of ['configuration', 'element', 'evidence', 'statement', 'document'] as const)
    expect(await db.selectFrom(table).selectAll().execute()).toEqual([])
  const terms = await db
    .selectFrom('term')
    .select(['name'])
    .where('name', '=', 'Harvest')
    .where('retiredAt', 'is', null)
    .execute()
  expect(terms).toEqual([])
  await bring(w, await receive(w, { pasted: CODED }))
  expect((await w.api(w.lena).get('/reviews/heard/configurations')).body.configurations).toHaveLength(3)
})

test('accounts of one document; without JavaScript the pages lead through', async () => {
  const w = await world()
  const document = await addDocument(w.as(w.lena), { title: 'A review', authors: ['Elm, E.'], year: 2021 })
  const own = await w.browser(w.lena)
  const bare = await own.post('/reviews/heard/tables', { layer: 'account', pasted: THEMED })
  expect(bare.status).toBe(422)
  expect(bare.text).toContain('Choose the document whose accounts these rows are.')
  expect(bare.text).toContain('When the table is long')
  const sent = await own.post('/reviews/heard/tables', { layer: 'account', documentId: document, pasted: THEMED })
  const at = String(sent.headers.location)
  const preview = (await own.get(at)).text
  expect(preview).toContain('Bring in 3 accounts')
  await own.post(`${at}/confirmation`, { layer: 'account', documentId: document })
  await w.services.jobs.runAll()
  expect((await own.get(at)).text).toContain('3 accounts')
  expect((await own.get('/reviews/heard/accounts')).text).toContain('strangers sit down together')
  expect((await own.get('/reviews/heard/tables')).text).toContain('Pasted table')
})

test('a workbook with a title above its columns, and a source that is a record', async () => {
  const w = await world()
  const search = await w.api(w.lena).post('/reviews/heard/searches', {
    ...{ kind: 'database', source: 'PubMed', status: 'run', runOn: '2026-11-01' },
  })
  const ris = 'TY  - JOUR\nTI  - On sheds\nAU  - Alder, Ann\nPY  - 2019\nER  - \n'
  const imported = await w.api(w.lena).post(`/reviews/heard/searches/${search.body.id}/imports`, { pasted: ris })
  await w.api(w.lena).post(`/reviews/heard/imports/${imported.body.id}/confirmation`, { stage: 'included' })
  await w.services.jobs.runAll()
  const rows = [
    ['Table 3. What was found', '', ''],
    ['ID', 'CMOC', 'Sources'],
    ['1', 'When there is a shed (C), people stay (M) and talk (O).', 'Alder et al. 2019'],
  ]
  const own = await w.browser(w.lena)
  const sent = await own.upload('/reviews/heard/tables', 'file', { name: 'table.xlsx', content: workbookFile(rows) })
  const id = Number(/\/tables\/(\d+)$/.exec(sent.headers.location ?? '')?.[1])
  const preview = (await w.api(w.lena).get(`/reviews/heard/tables/${id}`)).body
  expect(preview.counts).toMatchObject({ configurations: 1, out: 1 })
  expect(preview.cited[0].as).toBe('record:1')
  const done = await bring(w, id)
  expect(done.bringing.made).toMatchObject({ configurations: 1, documents: 1 })
  const documents = await w.database.read.selectFrom('document').select(['title', 'recordId']).execute()
  expect(documents).toEqual([{ title: 'On sheds', recordId: 1 }])
})

test('a reading that someone else has changed is not changed over it', async () => {
  const w = await world()
  const id = await receive(w, { pasted: NESTED })
  const { version } = (await w.api(w.lena).get(`/reviews/heard/tables/${id}`)).body.bringing
  await w
    .api(w.ravi)
    .post(`/reviews/heard/tables/${id}/reading`, { version, lines: [2], kinds: ['out'] })
    .expect(201)
  const late = await w.api(w.lena).post(`/reviews/heard/tables/${id}/reading`, { version, lines: [3], kinds: ['out'] })
  expect(late.status).toBe(409)
  const rows = (await w.api(w.lena).get(`/reviews/heard/tables/${id}`)).body.rows
  expect(rows.map((row: { kind: string }) => row.kind)).toEqual([
    'out',
    'configuration',
    'configuration',
    'configuration',
  ])
})

test('what is cancelled leaves nothing behind', async () => {
  const w = await world()
  const id = await receive(w, { pasted: NESTED })
  await w.api(w.lena).post(`/reviews/heard/tables/${id}/confirmation`, {}).expect(201)
  await w.api(w.lena).post(`/reviews/heard/tables/${id}/cancellation`, {})
  await w.services.jobs.runAll()
  const page = (await w.api(w.lena).get(`/reviews/heard/tables/${id}`)).body
  expect(page.bringing.state).toBe('cancelled')
  expect((await w.api(w.lena).get('/reviews/heard/configurations')).body.configurations).toEqual([])
  await w.api(w.lena).post(`/reviews/heard/tables/${id}/confirmation`, {}).expect(409)
})

test('bad input is answered with a sentence', async () => {
  const w = await world()
  const say = async (body: Record<string, unknown>) =>
    JSON.stringify((await w.api(w.lena).post('/reviews/heard/tables', body).expect(422)).body)
  expect(await say({ pasted: '' })).toContain('Choose a file, or paste a table below.')
  expect(await say({ pasted: `a\tb\nc\t${'x'.repeat(100_001)}` })).toContain('row 2, column 2')
  expect(await say({ pasted: 'a\tb\n'.repeat(10_002) })).toContain('10,002 rows')
  expect(await say({ pasted: `a\tb\n"c\td\n${'e\tf\n'.repeat(60_000)}` })).toContain('never closed')
  const own = await w.browser(w.lena)
  const pdf = await own.upload('/reviews/heard/tables', 'file', { name: 'x.csv', content: '%PDF-1.7 …' })
  expect(pdf.text).toContain('This file is a PDF')
  const picture = await own.upload('/reviews/heard/tables', 'file', {
    name: 'x.csv',
    content: Buffer.from('89504e470d0a1a0a0000000d49484452000000', 'hex'),
  })
  expect(picture.status).toBe(422)
  expect(picture.text).toContain('This is a picture')
  const zip = await own.upload('/reviews/heard/tables', 'file', {
    name: 'x.xlsx',
    content: Buffer.from('PK\u0003\u0004rest'),
  })
  expect(zip.text).toContain('damaged')
})
