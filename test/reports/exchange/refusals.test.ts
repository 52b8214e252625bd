// Archives made by hand to do harm, or broken on the way: each is refused with a sentence, and nothing is left of it.
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { Zip, ZipDeflate, type Zippable, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { transaction } from '../../../src/core/db/transaction.ts'
import { exportReviewFile, restoreReviewFile } from '../../../src/reports/exchange/actions.ts'
import { writeMemo } from '../../../src/reviews/journal/actions.ts'
import { world } from '../../support/world.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const sha = (content: Uint8Array) => createHash('sha256').update(content).digest('hex')
const TEXT = bytes('the full text')
const HASH = sha(TEXT)

type Json = Record<string, unknown> & { readonly [list: string]: unknown }
type Parts = { review: Uint8Array; manifest: Record<string, unknown>; files: Record<string, Uint8Array> }

/** A whole archive, as we write it. */
function partsOf(json: string): Parts {
  const review = bytes(json)
  const files = [
    { path: 'review.json', sha256: sha(review), bytes: review.length },
    { path: `files/${HASH}`, sha256: HASH, bytes: TEXT.length },
  ]
  const kept = [{ hash: HASH, name: 'text.txt', kind: 'text', bytes: TEXT.length, keptAt: '2026-11-21T09:00:00.000Z' }]
  return {
    review,
    manifest: { format: 'retroduce-archive', version: 1, files, kept },
    files: { [`files/${HASH}`]: TEXT },
  }
}

function zipOf({ review, manifest, files }: Parts, more: Zippable = {}): Buffer {
  const all: Zippable = {
    'review.json': review,
    ...files,
    'manifest.json': bytes(JSON.stringify(manifest)),
    ...more,
  }
  return Buffer.from(zipSync(all))
}

/** The same part twice, which no library writes by itself. */
function twice(parts: Parts): Buffer {
  const pieces: Uint8Array[] = []
  const zip = new Zip((_, piece) => void pieces.push(piece))
  const all = [['review.json', parts.review], ...Object.entries(parts.files)] as [string, Uint8Array][]
  for (const [name, content] of [...all, ...all, ['manifest.json', bytes(JSON.stringify(parts.manifest))] as const]) {
    const entry = new ZipDeflate(name)
    zip.add(entry)
    entry.push(content, true)
  }
  zip.end()
  return Buffer.concat(pieces)
}

/** Changes what the central directory says of sizes, so that a small zip claims little and holds much. */
function lying(zip: Buffer): Buffer {
  const at = zip.lastIndexOf(Buffer.from('PK\u0001\u0002', 'latin1'))
  zip.writeUInt32LE(3, at + 24)
  return zip
}

const withList = (parts: Parts, change: (files: { path: string; sha256: string; bytes: number }[]) => unknown) => ({
  ...parts,
  manifest: { ...parts.manifest, files: change([...(parts.manifest.files as [])]) },
})
const withKept = (parts: Parts, kept: unknown) => ({ ...parts, manifest: { ...parts.manifest, kept } })
const renamed = (parts: Parts, name: string, attrs = 0) =>
  zipOf({ ...parts, files: {} }, { [name]: [TEXT, attrs === 0 ? {} : { os: 3, attrs }] })

const DAMAGED = /damaged/
const NEVER = /a part that Retroduce never writes|is damaged/
const LARGE = /unpacks to more than Retroduce takes/
const FOREIGN = /no archive of a review from Retroduce/
const UNFIT = /do(es)? not fit/

const ARCHIVES: Readonly<Record<string, [make: (parts: Parts) => Buffer, sentence: RegExp]>> = {
  'cut short': [parts => zipOf(parts).subarray(0, -40), /no zip, or it is damaged/],
  'cut at its beginning': [parts => Buffer.concat([Buffer.from('PK'), zipOf(parts).subarray(60)]), DAMAGED],
  'a byte changed': [
    parts => {
      const zip = zipOf(parts)
      zip[120] = (zip[120] ?? 0) ^ 0xff
      return zip
    },
    DAMAGED,
  ],
  'a zip of something else': [() => Buffer.from(zipSync({ 'letter.txt': TEXT })), FOREIGN],
  'an empty zip': [() => Buffer.from(zipSync({})), /no archive of a review|no export/],
  'a list that is no JSON': [parts => zipOf(parts, { 'manifest.json': bytes('{') }), FOREIGN],
  'a list that is a word': [parts => zipOf(parts, { 'manifest.json': bytes('"list"') }), FOREIGN],
  'a newer version': [parts => zipOf({ ...parts, manifest: { ...parts.manifest, version: 2 } }), /newer Retroduce/],
  'a version that is a word': [parts => zipOf({ ...parts, manifest: { ...parts.manifest, version: '1' } }), FOREIGN],
  'a backup of a server': [
    parts => zipOf({ ...parts, manifest: { ...parts.manifest, format: 'retroduce-backup' } }),
    /retroduce restore/,
  ],
  'a way up': [parts => renamed(parts, '../../escaped.txt'), NEVER],
  'a way up in the middle': [parts => renamed(parts, 'files/../../escaped.txt'), NEVER],
  'a way to itself': [parts => renamed(parts, 'files/./here'), NEVER],
  'an absolute name': [parts => renamed(parts, '/tmp/escaped.txt'), NEVER],
  'a drive': [parts => renamed(parts, 'C:/escaped.txt'), NEVER],
  'a backslash': [parts => renamed(parts, '..\\escaped.txt'), NEVER],
  'a link': [parts => renamed(parts, `files/${HASH}`, 0o120777 << 16), NEVER],
  'a device': [parts => renamed(parts, `files/${HASH}`, 0o060644 << 16), NEVER],
  'a folder': [parts => zipOf(parts, { 'files/': new Uint8Array(0) }), NEVER],
  'a name twice': [twice, NEVER],
  'a name with NUL': [parts => renamed(parts, 'files/a\u0000b'), NEVER],
  'a checksum changed': [
    parts => zipOf(withList(parts, ([first, ...rest]) => [{ ...first, sha256: '0'.repeat(64) }, ...rest])),
    /review\.json is not what was written/,
  ],
  'a text changed': [
    parts => zipOf({ ...parts, files: { [`files/${HASH}`]: bytes('another text.') } }),
    /files\/.* is not what was written/,
  ],
  'a file missing': [parts => zipOf({ ...parts, files: {} }), /files\/.* is missing/],
  'a file missing from the list as well': [
    parts => zipOf(withList({ ...parts, files: {} }, files => files.slice(0, 1))),
    /files\/.* is missing/,
  ],
  'no review': [parts => zipOf(withList(parts, files => files.slice(1))), /review\.json is missing/],
  'a file added': [parts => zipOf(parts, { 'files/added': TEXT }), /files\/added was added/],
  'a file that is listed and has no name': [parts => zipOf(withKept(parts, [])), /has no name/],
  'a file listed twice': [parts => zipOf(withList(parts, files => [...files, ...files])), /listed twice/],
  'sizes that are words': [
    parts => zipOf(withList(parts, ([first, ...rest]) => [{ ...first, bytes: 'many' } as never, ...rest])),
    UNFIT,
  ],
  'names that are lists': [
    parts => zipOf(withKept(parts, [{ ...(parts.manifest.kept as object[])[0], name: ['x'] }])),
    UNFIT,
  ],
  'a hash that leads elsewhere': [
    parts => zipOf(withKept(parts, [{ ...(parts.manifest.kept as object[])[0], hash: '../../../etc/passwd' }])),
    UNFIT,
  ],
  'more words than a review has': [
    parts => zipOf(parts, { 'review.json': new Uint8Array(60_000_000).fill(32) }),
    LARGE,
  ],
  'a part that is larger than it says': [parts => lying(zipOf(parts, { zz: new Uint8Array(9_000_000) })), DAMAGED],
  'more parts than there can be': [
    parts => {
      const zip = zipOf(parts)
      zip.writeUInt16LE(65_100, zip.length - 22 + 8)
      zip.writeUInt16LE(65_100, zip.length - 22 + 10)
      return zip
    },
    LARGE,
  ],
}

const REVIEWS: Readonly<Record<string, [change: (json: Json) => unknown, sentence: RegExp]>> = {
  'a list that is a word': [json => ({ ...json, memos: 'none' }), /no list “memos”/],
  'rows that are words': [json => ({ ...json, memos: ['one'] }), /no list “memos”/],
  'a number that is a word': [json => ({ ...json, memos: [{ ...first(json.memos), id: '1' }] }), UNFIT],
  'a word that is a number': [json => ({ ...json, memos: [{ ...first(json.memos), title: 7 }] }), UNFIT],
  'a number too large for the database': [json => ({ ...json, memos: [{ ...first(json.memos), id: 2 ** 40 }] }), UNFIT],
  'a key of the language': [
    json => ({ ...json, memos: [JSON.parse('{"__proto__": {"id": 1}, "id": 1}')] }),
    /not known to this version|does not fit/,
  ],
  'a column of another table': [json => ({ ...json, memos: [{ ...first(json.memos), secret: 'x' }] }), /not known/],
  'a list of another version': [json => ({ ...json, dreams: [] }), /“dreams”, which this version does not know/],
  'a row twice': [json => ({ ...json, memos: [first(json.memos), first(json.memos)] }), /do not fit together/],
  'a memo that follows none': [
    json => ({ ...json, memos: [{ ...first(json.memos), followsId: 99 }] }),
    /do not fit together/,
  ],
  'a term of no facet': [json => ({ ...json, terms: [{ ...first(json.terms), facetId: 999 }] }), /do not fit together/],
  'a kind that there is not': [json => ({ ...json, memos: [{ ...first(json.memos), kind: 'dream' }] }), /do not fit/],
  'people who are not counted': [json => ({ ...json, people: [{ id: 3, name: 'X' }] }), /“people” does not fit/],
  'a review without a title': [json => ({ ...json, review: { ...(json.review as object), title: null } }), UNFIT],
  'a newer version': [json => ({ ...json, version: 2 }), /newer Retroduce/],
  'no version': [json => ({ ...json, version: -1 }), /no export of a review/],
  'a list in the place of the whole': [json => [json], /no export/],
}

const first = (rows: unknown) => ({ ...((rows as object[])[0] as Record<string, unknown>) })

async function scene() {
  const made = await world()
  const { as, lena, system, services, database, heard, folder } = made
  await transaction(as(lena), ctx =>
    writeMemo(ctx, { kind: 'reflexive', title: 'Porcupines', text: 'All about quills.', about: [] }),
  )
  const json = await exportReviewFile({ ...system, review: heard })
  const file = path.join(folder, 'sent.zip')
  const state = async () => ({
    reviews: await database.read.selectFrom('review').select('id').execute(),
    people: (await database.read.selectFrom('person').select('id').execute()).length,
    files: await database.read.selectFrom('file').selectAll().execute(),
    disk: fs
      .readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(name => /^(files|incoming)/.test(name) && fs.statSync(path.join(folder, name)).isFile()),
    review: await exportReviewFile({ ...system, review: heard }),
  })
  const restore = (content: Buffer | string) => {
    fs.writeFileSync(file, content)
    return restoreReviewFile(system, services, file, null)
  }
  return { ...made, json, state, restore }
}

test('an archive that was tampered with or broke is refused, and nothing is left of it', async () => {
  const { json, state, restore, folder } = await scene()
  const before = await state()
  for (const [what, [make, sentence]] of Object.entries(ARCHIVES)) {
    const refused = await restore(make(partsOf(json))).then(
      () => 'nothing was refused',
      (error: Error) => error.message,
    )
    expect(refused, what).toMatch(sentence)
    expect(refused, what).toMatch(/Nothing was changed\.$|--review\.$/)
  }
  expect(await state()).toEqual(before)
  expect(fs.existsSync(path.join(folder, '..', 'escaped.txt'))).toBe(false)
  expect(fs.readdirSync(path.join(folder, 'incoming'))).toEqual([])
})

test('a review whose rows do not hold is refused with its archive, files and all', async () => {
  const { json, state, restore, folder } = await scene()
  const before = await state()
  for (const [what, [change, sentence]] of Object.entries(REVIEWS)) {
    const changed = JSON.stringify(change(JSON.parse(json) as Json))
    for (const content of [zipOf(partsOf(changed)), changed]) {
      const refused = await restore(content).then(
        () => 'nothing was refused',
        (error: Error) => error.message,
      )
      expect(refused, what).toMatch(sentence)
    }
  }
  expect(await state()).toEqual(before)
  expect(fs.readdirSync(path.join(folder, 'incoming'))).toEqual([])
})

test('the archive itself comes back with its file', async () => {
  const { json, restore, services, database } = await scene()
  const { restored } = await restore(zipOf(partsOf(json)))
  const { id } = await database.read
    .selectFrom('review')
    .select('id')
    .where('slug', '=', restored)
    .executeTakeFirstOrThrow()
  expect(fs.readFileSync(services.files.find(id, HASH) ?? '', 'utf8')).toBe('the full text')
})
