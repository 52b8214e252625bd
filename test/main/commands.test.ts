// The real program on a folder of its own: what it prints, how it ends, and that a server beside it does not mind.
import { execFile, spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { pdf } from '../support/pdf.ts'
import { typeset } from '../support/typeset.ts'

const MAIN = path.resolve('src/main.ts')
const run = promisify(execFile)

function folder(): string {
  const made = fs.mkdtempSync(path.join(os.tmpdir(), 'retroduce-main-'))
  onTestFinished(() => fs.rmSync(made, { recursive: true, force: true }))
  return made
}

/** As the launcher does: the program is compiled once, not for each of these commands. */
const compiled = fs.mkdtempSync(path.join(os.tmpdir(), 'retroduce-compiled-'))
afterAll(() => fs.rmSync(compiled, { recursive: true, force: true }))

const environment = { PATH: process.env.PATH, LOG_LEVEL: 'silent', NODE_COMPILE_CACHE: compiled }

/** Output as text when it succeeded, the sentence on standard error when not. */
async function retroduce(data: string, ...words: string[]): Promise<{ code: number; out: string; error: string }> {
  try {
    const { stdout, stderr } = await run(process.execPath, [MAIN, ...words, '--data', data], { env: environment })
    return { code: 0, out: stdout, error: stderr }
  } catch (failure) {
    const { code, stdout, stderr } = failure as { code: number; stdout: string; stderr: string }
    return { code, out: stdout, error: stderr }
  }
}

const json = async (data: string, ...words: string[]) => JSON.parse((await retroduce(data, ...words, '--json')).out)

/** As the outline page saves Dutch as the language of the first review. */
async function writeOutline(data: string): Promise<void> {
  const { default: Sqlite } = await import('better-sqlite3')
  const database = new Sqlite(path.join(data, 'retroduce.db'))
  database
    .prepare(
      "INSERT INTO report_outline (review_id, sections, style, tags, language, version, written_at) SELECT id, '[]', 'apa', 'numbered', 'nl', 1, '2026-11-21T09:00:00.000Z' FROM review WHERE slug = 'heard'",
    )
    .run()
  database.close()
}

test('from an empty folder to a report and back from a backup', async () => {
  const data = folder()
  expect(await json(data, 'user', 'add', '--email', 'Lena@Uni.org', '--name', 'Lena', '--admin')).toMatchObject({
    id: 1,
    email: 'lena@uni.org',
    isAdmin: true,
  })
  expect((await json(data, 'token', 'create', '--user', 'lena@uni.org')).token).toMatch(/^[\w-]{43}$/)
  const review = ['--title', 'Being heard', '--slug', 'heard', '--lead', 'lena@uni.org']
  expect(await json(data, 'review', 'create', ...review)).toEqual({ id: 1, slug: 'heard' })
  expect((await json(data, 'review', 'list')).map((one: { slug: string }) => one.slug)).toEqual(['heard'])

  const [report] = await json(data, 'import', 'data/example/01-medline.ris', '--review', 'heard')
  expect(report).toMatchObject({ format: 'ris', read: 25, new: 25, duplicates: 0, refused: 0, problems: [] })
  const added = await json(data, 'document', 'add', 'data/example/texts/01-bertotti-2018.md', '--review', 'heard')
  expect(added).toMatchObject({ document: 1 })
  expect(added.characters).toBeGreaterThan(1000)

  const out = path.join(data, 'whole.json')
  expect(await json(data, 'export', '--review', 'heard', '--as', 'json', '--out', out)).toMatchObject({
    format: 'json',
  })
  expect(await json(data, 'import', out)).toEqual([{ restored: 'heard-2', title: 'Being heard', lead: 'Lena' }])
  expect((await retroduce(data, 'export', '--review', 'heard', '--as', 'md')).out).toContain('# Being heard')
  const english = (await retroduce(data, 'export', '--review', 'heard', '--as', 'md')).out
  await writeOutline(data)
  const dutch = (await retroduce(data, 'export', '--review', 'heard', '--as', 'md')).out
  expect(dutch).not.toBe(english)
  expect((await retroduce(data, 'export', '--review', 'heard', '--as', 'md', '--language', 'en')).out).toBe(english)

  const zip = path.join(data, 'backup.zip')
  expect(await json(data, 'backup', zip)).toMatchObject({ file: zip })
  const elsewhere = folder()
  expect(await json(elsewhere, 'restore', zip)).toMatchObject({ files: 2 })
  expect(await json(elsewhere, 'check')).toMatchObject({ ok: true, files: 2 })
  expect((await json(elsewhere, 'review', 'list')).length).toBe(2)
})

test('a PDF becomes a document with its record, and its text leaves with the review', async () => {
  const data = folder()
  await retroduce(data, 'review', 'create', '--title', 'Being heard', '--slug', 'heard')
  const said = 'Link workers had time to listen, and people who came to them in winter felt heard for the first time.'
  const visits = Array.from(
    { length: 20 },
    (_, n) => `Visit ${n} was like this. ${said} ${said} ${said} Visit ${n} ended.`,
  )
  const paragraphs = ['doi:10.1234/heard.7', ...visits]
  const set = { columns: 2, hyphenates: true, head: 'Being heard in practice', foot: '#', firstNumber: 236 }
  const file = path.join(data, 'heard.pdf')
  fs.writeFileSync(file, pdf(typeset(paragraphs, { ...set, title: 'Time to listen' })))
  const added = await json(data, 'document', 'add', file, '--review', 'heard')
  expect(added).toEqual({ document: 1, record: 1, pages: 2, characters: expect.any(Number) })

  const out = path.join(data, 'whole.json')
  await json(data, 'export', '--review', 'heard', '--as', 'json', '--out', out)
  const whole = JSON.parse(fs.readFileSync(out, 'utf8'))
  const [document] = whole.documents
  const text = document.text as string
  expect([...text].length).toBe(added.characters)
  for (const paragraph of paragraphs) expect(text.split('\n\n')).toContain(paragraph)
  expect(text).toContain('Being heard in practice')
  expect(whole.records).toMatchObject([{ title: 'Time to listen', doi: '10.1234/heard.7' }])
})

test('a restored review is led by the one named or the only admin, and by nobody only where nobody is', async () => {
  const data = folder()
  await retroduce(data, 'review', 'create', '--title', 'Being heard', '--slug', 'heard')
  const out = path.join(data, 'whole.json')
  await retroduce(data, 'export', '--review', 'heard', '--as', 'json', '--out', out)
  const lead = ['member', 'add', '--review', 'heard-2', '--role', 'lead', '--email']
  expect((await retroduce(data, 'import', out)).out).toContain('Nobody leads it yet: retroduce member add')
  expect((await retroduce(data, ...lead, 'lena@uni.org')).error).toContain('Nobody here has the e-mail address')
  await retroduce(data, 'user', 'add', '--email', 'lena@uni.org', '--name', 'Lena')
  expect((await retroduce(data, ...lead, 'lena@uni.org')).out).toBe('Lena is now lead in the review heard-2.\n')
  expect(await retroduce(data, 'import', out)).toMatchObject({ code: 1, out: '' })
  expect((await retroduce(data, 'import', out, '--lead', 'lena@uni.org')).out).toContain('Lena leads it.')
  for (const name of ['Ada', 'Ben'])
    await retroduce(data, 'user', 'add', '--email', `${name}@uni.org`, '--name', name, '--admin')
  expect((await retroduce(data, 'import', out)).error).toContain('there are 2 admins')
  expect((await json(data, 'review', 'list')).length).toBe(3)
})

test('a file that is no list of references is said so, and the files beside it are imported', async () => {
  const data = folder()
  await retroduce(data, 'review', 'create', '--title', 'Being heard', '--slug', 'heard')
  const picture = 'docs/pictures/coding.png'
  const alone = await retroduce(data, 'import', picture, '--review', 'heard')
  expect(alone).toMatchObject({ code: 1, out: '' })
  expect(alone.error).toMatch(/^coding\.png was not imported\. .+\n$/)
  const both = await retroduce(data, 'import', picture, 'data/example/01-medline.ris', '--review', 'heard')
  expect(both).toMatchObject({ code: 1, error: '1 of 2 files could not be read.\n' })
  expect(both.out).toContain('coding.png was not imported.')
  expect(both.out).toContain('25 read, 25 new')
  const machine = await retroduce(data, 'import', picture, '--review', 'heard', '--json')
  expect(machine.code).toBe(1)
  expect(JSON.parse(machine.out)).toMatchObject([{ read: 0, problems: [{ line: 1 }] }])
})

const REFUSED: readonly [readonly string[], string][] = [
  [['nothing'], 'There is no command “nothing”'],
  [['review'], 'needs one more word: review create or review list'],
  [['user', 'add', '--email', 'a@b.org'], 'needs --name'],
  [['export', '--review', 'x', '--as', 'exe'], 'exports as html, docx, pdf, md, csv, xlsx, json, archive'],
  [['export', '--review', 'x', '--as', 'csv', '--of', 'dreams'], 'A table is made of records, studies, documents'],
  [['export', '--review', 'x', '--as', 'md'], 'There is no review x'],
  [['review', 'list', '--loud'], "Unknown option '--loud'"],
  [['member', 'add', '--review', 'x', '--email', 'a@b.org', '--role', 'chief'], 'role is lead, reviewer, observer'],
  [['restore', 'package.json'], 'no zip'],
  [['backup', '/no/such/place/x.zip'], 'The folder /no/such/place does not exist.'],
  [['backup'], 'Usage: retroduce backup FILE'],
  [['import', 'missing.ris'], 'missing.ris was not found'],
  [['import', 'data', '--review', 'x'], 'data is a folder.'],
  [['document', 'add', 'data', '--review', 'x'], 'data is a folder.'],
  [['restore', 'data'], 'data is a folder.'],
  [['backup', 'data'], 'data is a folder.'],
  [['consensus', '7,8,x', '--scale', '1-9'], '“x” is not a whole number from 1 to 9'],
]

const UNFITTING: readonly [readonly string[], string][] = [
  [['--as', 'html', '--of', 'records'], '--of goes with csv or xlsx'],
  [['--as', 'csv', '--report', 'full'], '--report goes with html, docx, pdf or md, and not with --as csv.'],
  [['--as', 'qdc', '--pseudonyms'], '--pseudonyms goes with qdpx'],
]

test('options that do not go together are refused in one sentence, before anything is opened', async () => {
  const data = path.join(folder(), 'none')
  const ends = await Promise.all(UNFITTING.map(([words]) => retroduce(data, 'export', '--review', 'x', ...words)))
  for (const [at, end] of ends.entries()) {
    expect(end).toMatchObject({ code: 1, out: '' })
    expect(end.error.trim().split('\n')).toHaveLength(1)
    expect(end.error).toContain(UNFITTING[at]?.[1])
  }
  expect(fs.existsSync(data)).toBe(false)
})

test('a data folder or a database that cannot be used is said in one sentence', async () => {
  const file = path.join(folder(), 'file')
  fs.writeFileSync(file, 'no folder')
  expect((await retroduce(file, 'review', 'list')).error).toMatch(
    /^The data folder \S+ cannot be used: it is a file\. .+\n$/,
  )
  const damaged = folder()
  fs.writeFileSync(path.join(damaged, 'retroduce.db'), 'no database'.repeat(999))
  expect((await retroduce(damaged, 'review', 'list')).error).toMatch(/^The file retroduce\.db .+ is no database.+\n$/)
})

test('what cannot be done ends with 1 and one sentence', async () => {
  const ends = await Promise.all(REFUSED.map(([words]) => retroduce(folder(), ...words)))
  for (const [at, { code, out, error }] of ends.entries()) {
    const [words, sentence] = REFUSED[at] ?? [[], '']
    expect({ code, out }, words.join(' ')).toEqual({ code: 1, out: '' })
    expect(error.trim().split('\n'), words.join(' ')).toHaveLength(1)
    expect(error).toContain(sentence)
  }
})

test('the panel statistics of one item can be checked by hand', async () => {
  const result = await json(folder(), 'consensus', '3,5,6,7,7,7,7,7,8,8,8,8,8,9,9', '--scale', '1-9')
  expect(result).toMatchObject({ n: 15, median: 7, ipras: 6.1, disagreement: false })
})

test('help names every command and needs no data folder', async () => {
  const { stdout } = await run(process.execPath, [MAIN, '--help'], { env: environment })
  for (const command of ['serve', 'user add', 'import FILE', 'consensus', 'restore FILE'])
    expect(stdout).toContain(command)
})

test('a first start loads the example, prints one set-up link, works beside commands and stops when told', async () => {
  const data = folder()
  const server = spawn(process.execPath, [MAIN, 'serve', '--port', '0', '--data', data], { env: environment })
  onTestFinished(() => {
    server.kill('SIGKILL')
  })
  let printed = ''
  server.stdout.on('data', chunk => {
    printed += chunk
  })
  while (!/set-up\/\S+\n/.test(printed)) await new Promise(resolve => setTimeout(resolve, 50))
  const url = /runs at (\S+)/.exec(printed)?.[1] ?? ''
  expect(await (await fetch(`${url}/healthz`)).text()).toBe('ok')
  expect((await json(data, 'review', 'list'))[0]).toMatchObject({ slug: 'example', isExample: true })
  const added = await json(data, 'user', 'add', '--email', 'ben@uni.org', '--name', 'Ben')
  expect(added.link.startsWith(`${url}/password/`), added.link).toBe(true)
  expect(fs.statSync(path.join(data, 'secret')).mode & 0o777).toBe(0o600)
  const ended = new Promise(resolve => server.once('exit', resolve))
  server.kill('SIGTERM')
  expect(await ended).toBe(0)
})

test('in production a server that others reach asks for https', async () => {
  const env = { ...environment, NODE_ENV: 'production', HOST: '0.0.0.0' }
  const failure = await run(process.execPath, [MAIN, 'serve', '--port', '0', '--data', folder()], { env }).catch(
    (error: { stderr: string }) => error,
  )
  expect((failure as { stderr: string }).stderr).toContain('BASE_URL')
})

test('a database of a newer version is left alone', async () => {
  const data = folder()
  await retroduce(data, 'review', 'list')
  const { default: Sqlite } = await import('better-sqlite3')
  const database = new Sqlite(path.join(data, 'retroduce.db'))
  database.prepare(`insert into migration (name, timestamp) values ('9999-later', '2030-01-01')`).run()
  database.close()
  const { code, error } = await retroduce(data, 'review', 'list')
  expect(code).toBe(1)
  expect(error).toContain('newer Retroduce')
})
