// A review as a REFI-QDA project: valid against the schema, every quotation at its words, nothing left behind.
import fs from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { sayIn } from '../../../src/core/http/page/messages.ts'
import { readZip } from '../../../src/core/zip-parts.ts'
import { loadExample } from '../../../src/reports/example/actions.ts'
import { composeQda } from '../../../src/reports/qda/compose.ts'
import { world } from '../../support/world.ts'
import { faultsOf } from './support/schema.ts'

async function example() {
  const made = await world()
  const review = await loadExample(made.system, { ...made.services, sayIn })
  const inside = { ...made.system, review }
  const compose = async (pseudonyms = false) =>
    (await composeQda(inside, made.services, { format: 'qdpx', pseudonyms })) as Uint8Array
  return { ...made, review, inside, compose }
}

async function unpacked(bytes: Uint8Array) {
  const zip = await readZip(Buffer.from(bytes), () => true)
  if (!zip.ok) throw new Error(zip.sentence)
  const part = (name: string) => zip.files.get(name)?.toString('utf8') ?? ''
  return { names: zip.names, part, project: part('project.qde') }
}

const attribute = (tag: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? ''

test('the example is valid, and every quotation stands where its words are', async () => {
  const { compose, database, review } = await example()
  const { names, part, project } = await unpacked(await compose())
  expect(faultsOf(project)).toEqual([])
  const excerpts = await database.read.selectFrom('excerpt').selectAll().where('reviewId', '=', review.id).execute()
  const selections = [...project.matchAll(/<PlainTextSelection [^>]*>/g)]
  expect(selections.length).toBe(excerpts.length)
  for (const [source = ''] of project.matchAll(/<TextSource [^>]*plainTextPath[\s\S]*?<\/TextSource>/g)) {
    const path = attribute(source, 'plainTextPath').replace('internal://', 'Sources/')
    expect(names).toContain(path)
    const points = [...part(path)]
    for (const [selection] of source.matchAll(/<PlainTextSelection [^>]*>/g)) {
      const words = points.slice(
        Number(attribute(selection, 'startPosition')),
        Number(attribute(selection, 'endPosition')),
      )
      expect(excerpts.map(one => one.quote)).toContain(words.join(''))
    }
  }
  const parked = excerpts.filter(one => one.isParked === 1)
  expect(parked.length).toBeGreaterThan(0)
})

test('roles, levels, terms, configurations, memos and comments go along', async () => {
  const { compose, database, review } = await example()
  const { project } = await unpacked(await compose())
  for (const name of ['context', 'mechanism', 'Interpersonal', 'Theme']) expect(project).toContain(`name="${name}"`)
  expect(project).toMatch(/<Code [^>]*name="context"[^>]*color="#1C508F"/)
  const count = async (table: 'configuration' | 'memo' | 'comment') =>
    (await database.read.selectFrom(table).select('id').where('reviewId', '=', review.id).execute()).length
  const [configurations, memos, comments] = [await count('configuration'), await count('memo'), await count('comment')]
  expect(project.match(/<Set /g)?.length).toBe(configurations)
  expect(project.match(/<Note /g)?.length).toBe(configurations + memos + comments)
  expect(project).toMatch(/<Link [^>]*name="supports/)
  expect(project).toMatch(/Inferred \(retroduction, Lena Example/)
})

test('the same review gives the same bytes; people stand under pseudonyms when that is chosen', async () => {
  const { compose } = await example()
  const first = await compose()
  expect(Buffer.compare(Buffer.from(first), Buffer.from(await compose()))).toBe(0)
  const { project } = await unpacked(await compose(true))
  expect(faultsOf(project)).toEqual([])
  expect(project).toMatch(/<User [^>]*name="Person 1"/)
  expect(project).not.toMatch(/name="Lena Example"/)
  expect(project).not.toMatch(/Inferred \([^)]*Lena/)
})

test('a review without anything is valid, and so is the codebook of the example', async () => {
  const { inside, services, system, heard, compose } = await example()
  const empty = await composeQda({ ...system, review: heard }, services, { format: 'qdpx' })
  expect(faultsOf((await unpacked(empty as Uint8Array)).project)).toEqual([])
  const book = String(await composeQda(inside, services, { format: 'qdc' }))
  expect(faultsOf(book, 'CodeBook')).toEqual([])
  const { project } = await unpacked(await compose())
  const guidOf = (xml: string) => /<Code guid="([^"]+)" name="context"/.exec(xml)?.[1]
  expect(guidOf(book)).toBe(guidOf(project))
  const folder = `${services.config.dataDir}/incoming`
  onTestFinished(() => undefined)
  expect(fs.readdirSync(folder).filter(name => name.endsWith('.qdpx'))).toEqual([])
})
