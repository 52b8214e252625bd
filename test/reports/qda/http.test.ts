// Bringing in a project: what was there comes in, what has no place is listed, what is wrong is refused, and all of it goes out again.
import fs from 'node:fs'
import fc from 'fast-check'
import request from 'supertest'
import { expect, test } from 'vitest'
import { addDocument } from '../../../src/documents/actions.ts'
import { addExcerpt, parkPassage } from '../../../src/documents/excerpts/actions.ts'
import { addPastedText } from '../../../src/documents/texts/actions.ts'
import { composeQda } from '../../../src/reports/qda/compose.ts'
import { createReview } from '../../../src/reviews/actions.ts'
import { type World, world } from '../../support/world.ts'
import { codes, id, packageOf, packageWithLink, qde, textSource } from './support/project.ts'

const HOME = '/reviews/heard/projects'

const asked = (w: World) => ({ authorization: `Bearer ${w.lena.token}`, accept: 'text/html' })

/** Sent and looked into; `page` is what a person sees there. */
async function send(w: World, bytes: Buffer, name = 'interviews.qdpx', home = HOME) {
  const answer = await request(w.app).post(home).set(asked(w)).attach('file', bytes, name)
  expect(answer.status, answer.text.slice(0, 500)).toBe(303)
  await w.services.jobs.runAll()
  const address = String(answer.headers.location)
  const post = async (what: string, body: object = {}) => {
    const answer = await request(w.app).post(`${address}/${what}`).set(asked(w)).type('form').send(body)
    await w.services.jobs.runAll()
    return answer
  }
  return { address, post, page: async () => (await request(w.app).get(address).set(asked(w))).text }
}

/** An answer of bytes, which the client would otherwise take for text. */
const bytesOf = (answer: request.Response, done: (error: Error | null, body: unknown) => void) => {
  const pieces: Buffer[] = []
  const stream = answer as unknown as NodeJS.ReadableStream
  stream.on('data', piece => pieces.push(Buffer.from(piece)))
  stream.on('end', () => done(null, Buffer.concat(pieces)))
}

const see = async (w: World, address: string) => (await w.api(w.lena).get(address)).body

async function rows(w: World, reviewId: number) {
  const documents = await w.database.read
    .selectFrom('document')
    .select(['id', 'label', 'title', 'textNumber'])
    .where('reviewId', '=', reviewId)
    .orderBy('id')
    .execute()
  const excerpts = await w.database.read
    .selectFrom('excerpt')
    .selectAll()
    .where('reviewId', '=', reviewId)
    .orderBy('id')
    .execute()
  return { documents, excerpts }
}

const TEXT = 'Anna said: I felt heard. Then I went home.'
const NOTES = `<Notes><Note guid="${id(300)}" name="Thought"><PlainTextContent>Ask about home.</PlainTextContent></Note><Note guid="${id(301)}" name="Plan"><PlainTextContent>Loose ends.</PlainTextContent></Note></Notes>`
const SETS = `<Sets><Set guid="${id(400)}" name="Women"><MemberSource targetGUID="${id(100)}"/></Set></Sets>`
const SOURCES = `<Sources>${textSource([
  { name: 'I felt heard.', from: 11, to: 24, code: 1, inner: '<Description>Telling.</Description>' },
  { from: 25, to: 41, inner: '' },
  { name: 'gone', from: 400, to: 420, code: 2 },
])}<PictureSource guid="${id(101)}" name="garden.jpg"/></Sources>`
const whole = (more = '') =>
  packageOf({
    'project.qde': qde(`${codes('being heard', 'home')}${SOURCES}${NOTES}${SETS}${more}`),
    'Sources/a.txt': TEXT,
  })

test('documents, codes and quotations come in, what has no place is said line by line, and all is taken back', async () => {
  const w = await world()
  const { address, page, post } = await send(w, whole())
  const preview = await see(w, address)
  expect(preview.project).toMatchObject({ state: 'preview', origin: 'NVivo 14', name: 'Interviews', codes: 2 })
  expect(preview.counts).toEqual({ documents: 1, quotations: 2, unplaced: 1, lines: 5 })
  expect(preview.without.map((one: { kind: string }) => one.kind).sort()).toEqual([
    'note',
    'picture',
    'quotation',
    'set',
  ])
  expect(
    preview.without.flatMap((one: { lines: { words: string }[] }) => one.lines.map(line => line.words)).join('\n'),
  ).toContain('Codes: home')
  expect((await rows(w, w.heard.id)).documents).toEqual([])
  const csv = await w.api(w.olga).get(`${address}/report.csv`)
  expect(csv.text.split('\r\n')[0]).toBe('\uFEFFkind,name,where,why,words')
  expect(csv.text).toMatch(/set,Women,.*source: Anna/)

  expect(await page()).toContain('Nothing has been saved yet')
  await post('confirmation', { into: 'theme', kind: 'transcript' })
  const { documents, excerpts } = await rows(w, w.heard.id)
  expect(documents).toMatchObject([{ label: 'Anna', textNumber: 1 }])
  expect(excerpts.map(one => [one.quote, one.isParked, one.note])).toEqual([
    ['I felt heard.', 1, 'Telling.'],
    ['Then I went home', 1, ''],
  ])
  const parked = (await w.api(w.ravi).get('/reviews/heard/excerpts?state=parked')).body
  expect(JSON.stringify(parked)).toContain('being heard')
  const done = await see(w, address)
  expect(done).toMatchObject({ project: { state: 'complete', made: { documents: 1, quotations: 2, terms: 2 } } })
  expect(await page()).toContain('Take it all out')

  await post('reversal')
  expect(await rows(w, w.heard.id)).toEqual({ documents: [], excerpts: [] })
  const terms = await w.database.read
    .selectFrom('term')
    .select('retiredAt')
    .where('name', 'in', ['being heard', 'home'])
    .execute()
  expect(terms.every(term => term.retiredAt !== null)).toBe(true)
  expect((await see(w, address)).project).toMatchObject({ state: 'undone', made: { stayed: [] } })
})

test('the same file twice is noticed, and what was worked on since stays', async () => {
  const w = await world()
  const first = await send(w, whole())
  await first.post('confirmation', { into: 'own', kind: 'article' })
  const again = await send(w, whole(), 'copy.qdpx')
  expect(await again.page()).toContain('This very file came in before')
  const refused = await again.post('confirmation', { into: 'theme', kind: 'article' })
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('Tick that it is to come in twice')
  await again.post('confirmation', { into: 'theme', kind: 'article', again: 'on' })
  await w.services.jobs.runAll()
  const { documents } = await rows(w, w.heard.id)
  expect(documents.map(one => one.label)).toEqual(['Anna', 'Anna (2)'])
  await addExcerpt(w.as(w.ravi), documents[0]?.id ?? 0, { start: 0, end: 4, quote: 'Anna' })
  await first.post('reversal')
  await w.services.jobs.runAll()
  const undone = await see(w, first.address)
  expect(undone.project.made.stayed).toContainEqual({ kind: 'document', id: documents[0]?.id })
  expect((await rows(w, w.heard.id)).documents).toHaveLength(2)
})

test('only who may write documents sends projects; others of the review read, strangers see nothing', async () => {
  const w = await world()
  const { address, post } = await send(w, whole())
  expect((await w.api(w.olga).get(address)).status).toBe(200)
  expect((await w.api(w.olga).post(`${address}/confirmation`, { into: 'theme' })).status).toBe(403)
  expect((await w.api(w.stan).get(address)).status).toBe(404)
  expect((await w.api(w.stan).get(`${address}/report.csv`)).status).toBe(404)
  const left = await w.api(w.olga).get('/reviews/heard/exports/qdpx?pseudonyms=on').buffer().parse(bytesOf)
  expect(left.headers['content-disposition']).toContain('heard-review-without-names.qdpx')
  expect((left.body as Buffer).subarray(0, 2).toString('latin1')).toBe('PK')
  expect((await w.api(w.stan).get('/reviews/heard/exports/qdpx')).status).toBe(404)
  const log = await w.database.read.selectFrom('access').selectAll().execute()
  expect(log.filter(row => JSON.stringify(row).includes('qdpx'))).toHaveLength(1)
  await post('cancellation')
  expect((await see(w, address)).project.state).toBe('cancelled')
  expect((await w.api(w.lena).post(`${address}/confirmation`, { into: 'theme' })).status).toBe(409)
})

const utf16 = (text: string) => new Uint8Array([0xff, 0xfe, ...new Uint8Array(Buffer.from(text, 'utf16le'))])
const QUOTED = `<Sources>${textSource([{ name: 'heard 😀', from: 12, to: 19, code: 1 }])}</Sources>`
const WITH = (text: string | Uint8Array) =>
  packageOf({ 'project.qde': qde(`${codes('c')}${QUOTED}`), 'Sources/a.txt': text })
const bad = (xml: string) => packageOf({ 'project.qde': xml })
/** One byte of the name in both its places: the zip stays whole. */
const renamed = (from: string, to: string) =>
  Buffer.from(
    packageOf({ 'project.qde': qde(''), [from]: 'x' })
      .toString('latin1')
      .replaceAll(from, to),
    'latin1',
  )
const deep = `${'<Code guid="1" name="a" isCodable="true">'.repeat(120)}${'</Code>'.repeat(120)}`

test('right files in other forms are read, wrong ones refused with a sentence, and nothing is changed', async () => {
  const w = await world()
  const text = 'Anna said:\r\nheard 😀 home'
  for (const bytes of [WITH(text), WITH(`\uFEFF${text}`), WITH(utf16(text))]) {
    const { address } = await send(w, bytes)
    const { documents, counts } = await see(w, address)
    expect(counts, JSON.stringify(documents)).toMatchObject({ quotations: 1, unplaced: 0 })
    await w.api(w.lena).post(`${address}/confirmation`, { into: 'theme' })
    await w.services.jobs.runAll()
  }
  const before = await rows(w, w.heard.id)
  expect(before.excerpts.map(one => one.quote)).toEqual(['heard 😀', 'heard 😀', 'heard 😀'])
  const good = whole()
  const refusals: readonly (readonly [Buffer, RegExp])[] = [
    [good.subarray(0, good.length - 40), /damaged or incomplete/],
    [Buffer.from('%PDF-1.7 not a zip'), /no zip/],
    [packageOf({ 'word/document.xml': '<w/>' }), /no REFI-QDA project \(project\.qde\)/],
    [bad('<html/>'), /holds no REFI-QDA project/],
    [bad('<CodeBook xmlns="urn:QDA-XML:codebook:1.0"/>'), /codebook without a project/],
    [bad(qde('').replace('project:1.0', 'project:2.0')), /newer version of REFI-QDA/],
    [bad(qde('<Notes>')), /damaged or incomplete/],
    [bad(`<!DOCTYPE Project [<!ENTITY a "b">]>${qde('').replace(/^<\?xml[^>]*>/, '')}`), /document type or entities/],
    [
      bad(`<!DOCTYPE Project SYSTEM "http://127.0.0.1/x.dtd">${qde('').replace(/^<\?xml[^>]*>/, '')}`),
      /document type or entities/,
    ],
    [bad(qde('<Notes>&xxe;</Notes>')), /damaged or incomplete/],
    [bad(qde(`<CodeBook><Codes>${deep}</Codes></CodeBook>`)), /more than 100 deep/],
    [renamed('xxxxxxxxxx', '../../evil'), /name leads out of its folder/],
    [renamed('xxxxxxxxxx', '/etc/cron1'), /name leads out of its folder/],
    [renamed('xxxxxxxxxx', 'a\\..\\b.txt'.slice(0, 10)), /name leads out of its folder/],
    [packageWithLink(), /holds a link to another file/],
    [renamed('other.qde12', 'project.qde'), /two parts of the same name/],
    [
      packageOf({ 'project.qde': qde(`<Description>${' '.repeat(12_000_000)}</Description>`) }),
      /far more than its size/,
    ],
  ]
  for (const [bytes, sentence] of refusals) {
    const { page, address } = await send(w, bytes)
    const { project, job } = await see(w, address)
    expect([project.state, job.problem], String(sentence)).toEqual(['failed', expect.stringMatching(sentence)])
    expect(await page()).toContain('Nothing of it was kept')
  }
  expect(await rows(w, w.heard.id)).toEqual(before)
  const kept = await w.database.read.selectFrom('file').select('hash').where('kind', '=', 'project').execute()
  expect(kept).toHaveLength(3)
})

test('what we export comes back with the same documents, quotations and positions', async () => {
  const w = await world()
  const words = fc.stringMatching(/^[a-zé😀 ]{1,12}[\n.]?$/u)
  const texts = fc.array(fc.array(words, { minLength: 4, maxLength: 12 }), { minLength: 1, maxLength: 4 })
  await fc.assert(
    fc.asyncProperty(
      texts,
      fc.array(fc.tuple(fc.nat(3), fc.nat(60), fc.nat(60)), { maxLength: 12 }),
      async (all, places) => {
        const from = await createReview(w.system, { title: 'From', kind: 'realist-review', leadId: w.lena.id })
        const ctx = w.as(w.lena, from)
        for (const [at, parts] of all.entries()) {
          const document = await addDocument(ctx, {
            title: `Title ${at} & <more>`,
            authors: ['Ann B', 'C, D'],
            year: 2019,
          })
          if (parts.join('').trim() === '') continue
          await addPastedText(ctx, document, parts.join(' '))
          const points = [
            ...(
              await w.database.read
                .selectFrom('documentText')
                .select('text')
                .where('reviewId', '=', from.id)
                .where('documentId', '=', document)
                .executeTakeFirstOrThrow()
            ).text,
          ]
          for (const [of, a, b] of places) {
            const [start = 0, end = 0] = [a, b].toSorted((x, y) => x - y)
            const quote = points.slice(start, end).join('')
            if (of !== at || quote.trim() === '' || end > points.length) continue
            if ((a + b) % 2 === 0) await addExcerpt(ctx, document, { start, end, quote }, { note: `note ${a}` })
            else
              await parkPassage(
                ctx,
                document,
                { start, end, quote },
                { theoryStatementId: null, termIds: [], note: '', theme: 'trust' },
              )
          }
        }
        const bytes = (await composeQda(ctx, w.services, { format: 'qdpx' })) as Uint8Array
        const into = await createReview(w.system, { title: 'Into', kind: 'realist-review', leadId: w.lena.id })
        const { address } = await send(w, Buffer.from(bytes), 'own.qdpx', `/reviews/${into.slug}/projects`)
        expect((await see(w, address)).counts.unplaced).toBe(0)
        await w.api(w.lena).post(`${address}/confirmation`, { into: 'own' })
        await w.services.jobs.runAll()
        const plain = async (reviewId: number) => {
          const { documents, excerpts } = await rows(w, reviewId)
          const order = new Map(documents.map((one, at) => [one.id, at]))
          return {
            documents: documents.map(({ id: _id, ...one }) => one),
            excerpts: excerpts
              .map(one => ({
                at: order.get(one.documentId),
                starts: one.starts,
                ends: one.ends,
                quote: one.quote,
                note: one.note,
              }))
              .toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b))),
          }
        }
        expect(await plain(into.id)).toEqual(await plain(from.id))
      },
    ),
    { numRuns: process.env.ENGINE === 'pglite' ? 1 : 4 },
  )
  expect(fs.readdirSync(`${w.services.config.dataDir}/incoming`)).toEqual([])
})
