// Every way of asking for a file either counts whole or is refused in a sentence: nothing that was asked for is left unheeded.
import { expect, test } from 'vitest'
import { unheededIn } from '../../../src/reports/exports/combining.ts'
import { EXPORT_FORMATS, EXPORT_TABLES, type ExportFormat, type ExportTable } from '../../../src/reports/formats.ts'
import { world } from '../../support/world.ts'

const NOTHING = { report: null, of: null, language: null, list: false, pseudonyms: false }
const REPORTS = ['html', 'docx', 'pdf', 'md']

/** Which formats heed what, written a second time. */
function heeds(format: ExportFormat, of: ExportTable | null) {
  const isList = format === 'ris' || format === 'bib'
  return {
    report: REPORTS.includes(format),
    language: REPORTS.includes(format),
    of: of === null || format === 'csv' || format === 'xlsx' || (isList && (of === 'records' || of === 'documents')),
    list:
      of === 'records' ? isList || format === 'csv' || format === 'xlsx' : of === null && (isList || format === 'xlsx'),
    pseudonyms: format === 'qdpx',
  }
}

test('what goes with what', () => {
  for (const format of EXPORT_FORMATS)
    for (const of of [null, ...EXPORT_TABLES])
      for (const report of [null, 'full'])
        for (const language of [null, 'nl'])
          for (const list of [false, true])
            for (const pseudonyms of [false, true]) {
              const said = { format, of, report, language, list, pseudonyms }
              const heeded = heeds(format, of)
              const asked = { of: of !== null, report: report !== null, language: language !== null, list, pseudonyms }
              const wrong = Object.entries(asked).filter(([name, is]) => is && !heeded[name as keyof typeof heeded])
              const found = unheededIn(said, name => `--${name}`)
              if (wrong.length === 0) expect(found, JSON.stringify(said)).toBeNull()
              else
                expect(
                  wrong.map(([name]) => name),
                  JSON.stringify(said),
                ).toContain(found?.field)
            }
  const sentence = unheededIn({ ...NOTHING, format: 'csv', report: 'full' }, name => `--${name}`)?.sentence
  expect(sentence).toBe('--report goes with html, docx, pdf or md, and not with --as csv.')
})

test('an address that asks for what a file cannot heed is answered with a sentence', async () => {
  const { api, browser, lena, services } = await world()
  const home = '/reviews/heard'
  const refused: readonly [string, string, string][] = [
    ['csv?report=full', 'report', 'Report goes with html, docx, pdf or md, and not with format csv.'],
    ['archive?language=nl', 'language', 'Language goes with html, docx, pdf or md'],
    ['json?of=records', 'of', 'Of goes with csv or xlsx'],
    ['ris?of=ratings', 'of', 'of records or documents with ris and bib'],
    ['csv?standing=included', 'list', 'does not choose among records'],
    ['html?pseudonyms=on', 'pseudonyms', 'goes with qdpx'],
  ]
  for (const [address, field, sentence] of refused) {
    const { body } = await api(lena).get(`${home}/exports/${address}`).expect(422)
    expect(body.errors[field]?.[0], address).toContain(sentence)
  }
  for (const address of ['ris?of=records', 'csv?of=records&standing=included', 'xlsx?of=records&q=heard'])
    await api(lena).get(`${home}/exports/${address}`).expect(200)
  await api(lena).post(`${home}/export-files`, { format: 'archive', report: 'full' }).expect(422)
  expect((await (await browser(lena)).get(`${home}/exports/csv?report=full`)).text).toContain('Report goes with html')

  await api(lena).post(`${home}/memos`, { title: 'A thought', text: 'On being heard.', kind: 'reasoning' }).expect(201)
  // The same project with names and without are two files, and are called so.
  const ask = async (body: object) => (await api(lena).post(`${home}/export-files`, body).expect(201)).body.id as number
  const named = await ask({ format: 'qdpx' })
  const nameless = await ask({ format: 'qdpx', pseudonyms: 'on' })
  expect(nameless).not.toBe(named)
  expect(await ask({ format: 'qdpx', pseudonyms: 'on' })).toBe(nameless)
  expect(await ask({ format: 'xlsx', of: 'records', q: 'one' })).not.toBe(
    await ask({ format: 'xlsx', of: 'records', q: 'other' }),
  )
  await services.jobs.runAll()
  const files = (await api(lena).get(`${home}/export-files`).expect(200)).body.files
  const nameOf = (id: number) => files.find((file: { id: number }) => file.id === id)?.fileName
  expect([nameOf(named), nameOf(nameless)]).toEqual(['heard-review.qdpx', 'heard-review-without-names.qdpx'])
  const saved = async (id: number) =>
    (
      await api(lena)
        .get(`${home}/export-files/${id}/file`)
        .expect(200)
        .buffer(true)
        .parse((res, done) => {
          const parts: Buffer[] = []
          res.on('data', part => parts.push(part))
          res.on('end', () => done(null, Buffer.concat(parts)))
        })
    ).body as Buffer
  const { unzipSync } = await import('fflate')
  const textOf = async (id: number) => Buffer.from(unzipSync(await saved(id))['project.qde'] ?? []).toString('utf8')
  expect(await textOf(named)).toContain('Lena')
  expect(await textOf(nameless)).not.toContain('Lena')
  expect(await textOf(nameless)).toContain('Person 1')
})
