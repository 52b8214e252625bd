// A review as a REFI-QDA project: valid against the schema, every quotation at its words, nothing left behind.
import fs from 'node:fs'
import { expect, test } from 'vitest'
import { sayIn } from '../../../src/core/http/page/messages.ts'
import { readZip } from '../../../src/core/zip-parts.ts'
import { addDocument } from '../../../src/documents/actions.ts'
import { addExcerpt } from '../../../src/documents/excerpts/actions.ts'
import { addPastedText } from '../../../src/documents/texts/actions.ts'
import { loadExample } from '../../../src/reports/example/actions.ts'
import { composeQda } from '../../../src/reports/qda/compose.ts'
import { commentOn } from '../../../src/reviews/discussion/actions.ts'
import { world } from '../../support/world.ts'
import { faultsOf } from './support/schema.ts'

async function unpacked(bytes: Uint8Array) {
  const zip = await readZip(Buffer.from(bytes), () => true)
  if (!zip.ok) throw new Error(zip.sentence)
  const part = (name: string) => zip.files.get(name)?.toString('utf8') ?? ''
  return { names: zip.names, part, project: part('project.qde') }
}

const attribute = (tag: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? ''

test('the example is valid, holds every quotation at its words, and all that was said', async () => {
  const { system, services, database } = await world()
  const review = await loadExample(system, { ...services, sayIn })
  const inside = { ...system, review }
  const compose = async (pseudonyms = false) =>
    (await composeQda(inside, services, { format: 'qdpx', pseudonyms })) as Uint8Array
  const bytes = await compose()
  const { names, part, project } = await unpacked(bytes)
  expect(faultsOf(project)).toEqual([])

  const of = (table: 'configuration' | 'memo' | 'comment' | 'excerpt') =>
    database.read.selectFrom(table).selectAll().where('reviewId', '=', review.id).execute()
  const excerpts = (await of('excerpt')) as unknown as { quote: string; isParked: number }[]
  expect(project.match(/<PlainTextSelection /g)?.length).toBe(excerpts.length)
  expect(excerpts.some(one => one.isParked === 1)).toBe(true)
  for (const [source = ''] of project.matchAll(/<TextSource [^>]*plainTextPath[\s\S]*?<\/TextSource>/g)) {
    const path = attribute(source, 'plainTextPath').replace('internal://', 'Sources/')
    expect(names).toContain(path)
    const points = [...part(path)]
    for (const [selection] of source.matchAll(/<PlainTextSelection [^>]*>/g)) {
      const [start, end] = ['startPosition', 'endPosition'].map(name => Number(attribute(selection, name)))
      expect(excerpts.map(one => one.quote)).toContain(points.slice(start, end).join(''))
    }
  }

  for (const name of ['context', 'mechanism', 'Interpersonal', 'Theme']) expect(project).toContain(`name="${name}"`)
  expect(project).toMatch(/<Code [^>]*name="context"[^>]*color="#1C508F"/)
  const [configurations, memos, comments] = [await of('configuration'), await of('memo'), await of('comment')]
  expect(project.match(/<Set /g)?.length).toBe(configurations.length)
  expect(project.match(/<Note /g)?.length).toBe(configurations.length + memos.length + comments.length)
  expect(project).toMatch(/<Link [^>]*name="supports/)
  expect(project).toMatch(/Inferred \(retroduction, Lena Example/)

  expect(Buffer.compare(Buffer.from(bytes), Buffer.from(await compose())), 'the same bytes again').toBe(0)
  const nameless = (await unpacked(await compose(true))).project
  expect(faultsOf(nameless)).toEqual([])
  expect(nameless).toMatch(/<User [^>]*name="Person 1"/)
  expect(nameless).not.toMatch(/name="Lena Example"|Inferred \([^)]*Lena/)

  const book = String(await composeQda(inside, services, { format: 'qdc' }))
  expect(faultsOf(book, 'CodeBook')).toEqual([])
  const guidOf = (xml: string) => /<Code guid="([^"]+)" name="context"/.exec(xml)?.[1]
  expect(guidOf(book)).toBe(guidOf(project))
  expect(fs.readdirSync(`${services.config.dataDir}/incoming`)).toEqual([])
})

test('nothing at all, no text yet, a text that was replaced, and words that XML cannot hold', async () => {
  const w = await world()
  const ctx = w.as(w.ravi)
  const compose = async () => await unpacked((await composeQda(ctx, w.services, { format: 'qdpx' })) as Uint8Array)
  expect(faultsOf((await compose()).project)).toEqual([])

  await addDocument(ctx, { title: 'Not here yet', label: 'Absent 2020', authors: ['A & B'], year: 2020 })
  const id = await addDocument(ctx, { title: 'A "quoted" <title>\u0001', label: 'Odd 2021' })
  await addPastedText(ctx, id, 'Ünlike 😀 words stand here, and they go away.')
  const lost = await addExcerpt(
    ctx,
    id,
    { start: 9, end: 14, quote: 'words' },
    { note: 'a\u0002note\u0000 & <more>\n=1+1' },
  )
  await addPastedText(ctx, id, 'Something else altogether.')
  await commentOn(ctx, { kind: 'excerpt', id: lost }, 'Look at this again.')
  const { project, part } = await compose()
  expect(faultsOf(project)).toEqual([])
  expect(project).toContain('This document has no text in the review yet.')
  const earlier = /<TextSource [^>]*name="Odd 2021 \(earlier text 1\)"[\s\S]*?<\/TextSource>/.exec(project)?.[0] ?? ''
  const text = part(attribute(earlier, 'plainTextPath').replace('internal://', 'Sources/'))
  const selection = /<PlainTextSelection [^>]*>/.exec(earlier)?.[0] ?? ''
  const [start, end] = ['startPosition', 'endPosition'].map(name => Number(attribute(selection, name)))
  expect([...text].slice(start, end).join('')).toBe('words')
  expect(earlier).toContain('<Description>anote &amp; &lt;more&gt;\n=1+1</Description>')
  expect(earlier).toContain('<NoteRef ')
})
