// Importing references, through the front door: preview, report, duplicates, cancel, undo.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { addsUp } from '../../../src/sources/imports/domain.ts'
import { type World, world } from '../../support/world.ts'
import { workbookFile } from '../reading/formats/workbook-file.ts'

const fixture = (name: string) => readFileSync(new URL(`../../fixtures/references/${name}`, import.meta.url), 'utf8')
const one = (n: number, more = '') =>
  `TY  - JOUR\nTI  - A study of the number ${n} and its meaning\nAU  - Mercer, A.\nPY  - 2019\n${more}ER  - \n`
const many = (count: number, from = 1) => Array.from({ length: count }, (_, i) => one(from + i)).join('')

async function withSearch() {
  const w = await world()
  await w
    .api(w.lena)
    .post('/reviews/heard/searches', { source: 'PubMed', kind: 'database', status: 'run', runOn: '2026-03-02' })
  return w
}

async function preview(w: World, text: string): Promise<number> {
  const { body, status } = await w.api(w.lena).post('/reviews/heard/searches/1/imports', { pasted: text })
  expect(status).toBe(201)
  return body.id
}

async function importText(w: World, text: string, choice: object = {}) {
  const id = await preview(w, text)
  expect((await w.api(w.lena).post(`/reviews/heard/imports/${id}/confirmation`, choice)).status).toBe(201)
  await w.services.jobs.runAll()
  return (await w.api(w.lena).get(`/reviews/heard/imports/${id}`)).body
}

const counts = (imported: { readCount: number; newCount: number; duplicateCount: number; refusedCount: number }) => {
  const { readCount, newCount, duplicateCount, refusedCount } = imported
  return { read: readCount, new: newCount, duplicates: duplicateCount, refused: refusedCount }
}
/** The hashes of kept files, as the rows and the disk both have them. */
async function keptFiles(w: World): Promise<string[]> {
  const rows = await w.database.read.selectFrom('file').select('hash').orderBy('hash').execute()
  const place = join(w.services.files.folder, String(w.heard.id))
  const onDisk = existsSync(place) ? readdirSync(place, { recursive: true, encoding: 'utf8' }) : []
  const names = onDisk.map(name => basename(name)).filter(name => name.length === 64)
  expect(names.sort()).toEqual(rows.map(row => row.hash))
  return names
}
const recordsOf = async (w: World, query = '') => (await w.api(w.lena).get(`/reviews/heard/records${query}`)).body

describe('a file', () => {
  test('with copies and refused records counts each of them, in its report and where its bar stood', async () => {
    const w = await withSearch()
    const body = await importText(w, `${many(450)}${many(50, 400)}TY  - JOUR\nER  - \n`)
    const bar = await (await w.browser(w.lena)).agent.get('/reviews/heard/imports/1').set('HX-Request', 'true')
    const { read, ...parts } = counts(body.import)
    expect(parts).toEqual({ new: 450, duplicates: 50, refused: 1 })
    expect(read).toBe(501)
    expect(body.job).toMatchObject({ state: 'done', done: 501, total: 501 })
    expect(bar.text).toContain('501 records read: 450 new, 50 duplicates set aside, 1 refused.')
    expect(bar.text).toContain('501 of 501')
    const page = (await (await w.browser(w.lena)).get('/reviews/heard/imports/1')).text
    expect(page).toContain('501 = 450 + 50 + 1.')
  })

  test('is shown before anything is saved, then imported with a report that adds up', async () => {
    const w = await withSearch()
    const lena = await w.browser(w.lena)
    const sent = await lena.upload('/reviews/heard/searches/1/imports', 'file', {
      name: 'export.ris',
      content: fixture('awkward.ris'),
    })
    expect(sent.headers.location).toBe('/reviews/heard/imports/1')
    const before = (await lena.get('/reviews/heard/imports/1')).text
    expect(before).toContain('Nothing has been saved yet')
    expect(before).toContain('A title that the exporting program broke after a few words')
    expect((await recordsOf(w)).count).toBe(0)
    await lena.post('/reviews/heard/imports/1/confirmation', { stage: 'screening' })
    expect((await lena.get('/reviews/heard/imports/1')).text).toContain('<progress')
    const bar = () => lena.agent.get('/reviews/heard/imports/1').set('HX-Request', 'true')
    expect((await bar()).text).toMatch(/^\s*<div class="progress".*hx-trigger="every 2s"/s)
    await w.services.jobs.runAll()
    expect((await bar()).text).toMatch(/^\s*<div class="progress".*See the report/s)
    const { import: report, refused, remarks } = (await w.api(w.lena).get('/reviews/heard/imports/1')).body
    expect(counts(report)).toEqual({ read: 4, new: 3, duplicates: 0, refused: 1 })
    expect(addsUp(counts(report))).toBe(true)
    expect(refused).toEqual([{ line: 32, reason: 'The record that begins here holds nothing but its type.' }])
    expect(remarks.map((remark: { line: number }) => remark.line)).toEqual([1, 22, 22])
    expect((await lena.get('/reviews/heard/imports/1')).text).toContain('4 = 3 + 0 + 1')
  })

  test.each([
    ['page', 'This file is a web page'],
    ['empty', 'This file is empty.'],
    ['noise', 'This file is not a list of references'],
  ])('of another kind is refused with a sentence: %s', async (name, sentence) => {
    const w = await withSearch()
    const lena = await w.browser(w.lena)
    const content = { page: '<!doctype html><html>Export failed', empty: '', noise: '\u0001\u0002 nothing' }[name] ?? ''
    const refused = await lena.upload('/reviews/heard/searches/1/imports', 'file', { name: 'x.ris', content })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain(sentence)
    expect((await w.database.read.selectFrom('import').select('id').execute()).length).toBe(0)
  })

  test.each([
    [
      'list.nbib',
      'PMID- 1\nTI  - One\nDP  - 2019\n\nPMID- 2\nTI  - Two\n',
      { read: 2, new: 2, duplicates: 0, refused: 0 },
    ],
    [
      'list.bib',
      '@article{a,\n title={One}}\n@article{b,\n title={Two\n',
      { read: 2, new: 1, duplicates: 0, refused: 1 },
    ],
    ['list.json', '[{"title":"One"},{},{"title":"One"}]', { read: 3, new: 1, duplicates: 1, refused: 1 }],
    ['list.csv', 'Title,Who\nOne,x\nTwo,y\n', { read: 2, new: 2, duplicates: 0, refused: 0 }],
    [
      'list.xlsx',
      workbookFile([
        ['Title', 'Year'],
        ['One', 2019],
      ]),
      { read: 1, new: 1, duplicates: 0, refused: 0 },
    ],
  ])('in another format is told by its content: %s', async (name, content, expected) => {
    const w = await withSearch()
    const lena = await w.browser(w.lena)
    await lena.upload('/reviews/heard/searches/1/imports', 'file', { name: name.replace(/\w+$/, 'ris'), content })
    const before = (await lena.get('/reviews/heard/imports/1')).text
    expect(before).toContain('One')
    expect(before.includes('Title is read as')).toBe(/csv|xlsx/.test(name))
    await lena.post('/reviews/heard/imports/1/confirmation', { stage: 'screening' })
    await w.services.jobs.runAll()
    const { import: report, refused } = (await w.api(w.lena).get('/reviews/heard/imports/1')).body
    expect(counts(report)).toEqual(expected)
    expect(refused).toHaveLength(expected.refused)
    const raw = await w.database.read.selectFrom('recordRow').select('raw').orderBy('id').executeTakeFirstOrThrow()
    expect(raw.raw).toContain('One')
  })

  test('or pasted text has to be there; what was pasted is kept when it is refused', async () => {
    const w = await withSearch()
    const lena = await w.browser(w.lena)
    expect((await lena.post('/reviews/heard/searches/1/imports', {})).text).toContain(
      'Choose a file, or paste references below.',
    )
    expect((await lena.post('/reviews/heard/searches/1/imports', { pasted: 'Dear colleague' })).text).toContain(
      'Dear colleague',
    )
  })

  test('with hostile text is only text', async () => {
    const w = await withSearch()
    const evil = '<script>window.__xss=1</script>"\'><img src=x onerror=alert(1)>'
    await importText(
      w,
      `TY  - JOUR\nTI  - ${evil}\nAU  - ${evil}\nAB  - ${evil}\nUR  - javascript:alert(1)\nDO  - 10.1000/x%00y\nN1  - a\u0000b\nER  - \n`,
    )
    const lena = await w.browser(w.lena)
    for (const url of [
      '/records',
      '/records/1',
      '/records/1/edit',
      '/screening/title-abstract',
      '/imports/1',
      '/searches/1',
    ]) {
      const page = await lena.get(`/reviews/heard${url}`)
      expect(page.status).toBe(200)
      expect(page.text).not.toContain('<script>window')
      expect(page.text).not.toContain('<img src=x')
      expect(page.text).not.toContain('href="javascript')
    }
  })
})

describe('duplicates', () => {
  test('within a file and against the review are set aside, not deleted', async () => {
    const w = await withSearch()
    await importText(w, one(1) + one(2))
    const second = await importText(w, one(2) + one(3) + one(3, 'DO  - 10.1000/three\n'))
    expect(counts(second.import)).toEqual({ read: 3, new: 1, duplicates: 2, refused: 0 })
    expect((await recordsOf(w)).records.map((r: { id: number }) => r.id)).toEqual([1, 2, 4])
    const aside = (await recordsOf(w, '?standing=duplicate')).records
    expect(aside.map((r: { id: number; duplicateOf: number }) => [r.id, r.duplicateOf])).toEqual([
      [3, 2],
      [5, 4],
    ])
    expect(second.setAside).toMatchObject([
      { id: 3, line: 1, keptId: 2 },
      { id: 5, keptId: 4 },
    ])
    const report = (await (await w.browser(w.lena)).get('/reviews/heard/imports/2')).text
    expect(report).toContain('href="/reviews/heard/records/2"')
    expect(report).toContain('repeats')
  })

  test('the same file again has to be asked for, and then adds nothing', async () => {
    const w = await withSearch()
    const text = `${fixture('awkward.ris')}${fixture('plain.ris')}`
    await importText(w, text)
    const again = await preview(w, text)
    const lena = await w.browser(w.lena)
    expect((await lena.get(`/reviews/heard/imports/${again}`)).text).toContain('This very file was imported before')
    const refused = await w.api(w.lena).post(`/reviews/heard/imports/${again}/confirmation`, {})
    expect(refused.status).toBe(422)
    expect(refused.body.errors.again[0]).toContain('import 1')
    await w.api(w.lena).post(`/reviews/heard/imports/${again}/confirmation`, { again: true })
    await w.services.jobs.runAll()
    const { body } = await w.api(w.lena).get(`/reviews/heard/imports/${again}`)
    expect(counts(body.import)).toEqual({ read: 7, new: 0, duplicates: 6, refused: 1 })
  })

  test('two imports at once do not both keep a record', async () => {
    const w = await withSearch()
    const [first, second] = [await preview(w, one(1) + one(2)), await preview(w, one(2) + one(3))]
    for (const id of [first, second]) await w.api(w.lena).post(`/reviews/heard/imports/${id}/confirmation`, {})
    await w.services.jobs.runAll()
    expect((await recordsOf(w)).count).toBe(3)
  })
})

describe('cancel and undo', () => {
  test('a cancelled import leaves no record, no word in the index, and a line that says so', async () => {
    const w = await withSearch()
    const id = await preview(w, many(400))
    await w.api(w.lena).post(`/reviews/heard/imports/${id}/confirmation`, {})
    expect((await w.api(w.lena).post(`/reviews/heard/imports/${id}/cancellation`)).status).toBe(201)
    await w.services.jobs.runAll()
    expect((await w.api(w.lena).get(`/reviews/heard/imports/${id}`)).body.import).toMatchObject({
      state: 'cancelled',
      readCount: 0,
      newCount: 0,
    })
    expect(await w.database.read.selectFrom('recordRow').select('id').execute()).toEqual([])
    expect(await w.database.read.selectFrom('searchEntry').select('id').where('kind', '=', 'record').execute()).toEqual(
      [],
    )
    expect(await keptFiles(w)).toEqual([])
  })

  test('a preview can be given up', async () => {
    const w = await withSearch()
    const id = await preview(w, one(1))
    await w.api(w.lena).post(`/reviews/heard/imports/${id}/cancellation`)
    expect((await w.api(w.lena).post(`/reviews/heard/imports/${id}/confirmation`, {})).status).toBe(409)
    expect(await keptFiles(w)).toEqual([])
  })

  test('a file that was given up stays as long as another import or the bin rests on it', async () => {
    const w = await withSearch()
    const text = one(1)
    await importText(w, text)
    const giveUp = async () =>
      w
        .api(w.lena)
        .post(`/reviews/heard/imports/${await preview(w, text)}/cancellation`)
        .expect(201)
    await giveUp()
    const [kept] = await keptFiles(w)
    expect(kept).toBeDefined()
    await w.database.write.updateTable('import').set({ state: 'failed' }).where('id', '=', 1).execute()
    const binned = {
      reviewId: w.heard.id,
      id: 99,
      kind: 'text',
      subjectId: 1,
      title: 'A text',
      deletedAt: '2026-01-01',
    }
    await w.database.write
      .insertInto('bin')
      .values({ ...binned, rows: `[{"fileHash":"${kept}"}]`, deletedBy: null, restoredAt: null })
      .execute()
    await giveUp()
    expect(await keptFiles(w)).toEqual([kept])
    await w.database.write.deleteFrom('bin').where('id', '=', 99).execute()
    await giveUp()
    expect(await keptFiles(w)).toEqual([])
  })

  test('an import is undone until one of its records is screened', async () => {
    const w = await withSearch()
    const api = w.api(w.lena)
    await importText(w, one(1) + one(2))
    await importText(w, one(2) + one(3))
    expect((await api.post('/reviews/heard/imports/1/reversal')).status).toBe(201)
    await w.services.jobs.runAll()
    // Record 3 was the copy of record 2, which is gone: now it stands on its own.
    expect((await recordsOf(w)).records.map((r: { id: number }) => r.id)).toEqual([3, 4])
    expect(counts((await api.get('/reviews/heard/imports/2')).body.import)).toEqual({
      read: 2,
      new: 2,
      duplicates: 0,
      refused: 0,
    })
    await api.post('/reviews/heard/screening/title-abstract/decisions', { record: 4, choice: 'include' })
    expect((await api.post('/reviews/heard/imports/2/reversal')).status).toBe(409)
    expect((await api.get('/reviews/heard/imports/1')).body.import.state).toBe('undone')
  })

  test('an interrupted import is swept', async () => {
    const w = await withSearch()
    const id = await preview(w, many(3))
    await w.api(w.lena).post(`/reviews/heard/imports/${id}/confirmation`, {})
    const { run, sweep } = await import('../../../src/sources/imports/jobs.ts')
    const job = { id: 1, reviewId: w.heard.id, kind: 'import records', personId: w.lena.id, input: { importId: id } }
    let saved = 0
    const work = {
      ctx: w.as(w.lena),
      files: w.services.files,
      config: w.services.config,
      progress: async (done: number) => {
        saved = done
        if (done > 0) throw new Error('power cut')
      },
    }
    await expect(run(job, work)).rejects.toThrow('power cut')
    expect(saved).toBe(3)
    expect((await recordsOf(w)).count).toBe(0)
    await sweep(job, { ...work, progress: async () => {} })
    expect(await w.database.read.selectFrom('recordRow').select('id').execute()).toEqual([])
    expect((await w.api(w.lena).get(`/reviews/heard/imports/${id}`)).body.import.state).toBe('failed')
    expect(await keptFiles(w)).toEqual([])
  })
})

test('strangers find neither import nor search, observers may not import', async () => {
  const w = await withSearch()
  const id = await preview(w, one(1))
  for (const path of [`/imports/${id}`, '/searches/1/imports/new']) {
    expect((await w.api(w.stan).get(`/reviews/heard${path}`)).status).toBe(404)
    expect((await w.api(w.stan).get(`/reviews/elsewhere${path}`)).status).toBe(404)
  }
  expect((await w.api(w.stan).post(`/reviews/elsewhere/imports/${id}/confirmation`, {})).status).toBe(404)
  expect((await w.api(w.stan).post('/reviews/elsewhere/searches/1/imports', { pasted: one(1) })).status).toBe(404)
  expect((await w.api(w.olga).post(`/reviews/heard/imports/${id}/confirmation`, {})).status).toBe(403)
})
