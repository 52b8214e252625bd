// A review leaves as one file and comes back the same, into either engine.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { expect, onTestFinished, test } from 'vitest'
import { addPerson } from '../../../src/accounts/actions.ts'
import { listPeople } from '../../../src/accounts/store.ts'
import { keepFileRow } from '../../../src/core/db/kept-files.ts'
import { migrate } from '../../../src/core/db/migrating/migrate.ts'
import { openSqlite } from '../../../src/core/db/open.ts'
import { find } from '../../../src/core/db/search.ts'
import type { Ctx } from '../../../src/core/db/transaction.ts'
import { type Files, openFiles } from '../../../src/core/files/kept.ts'
import { exportArchive, exportReviewFile, restoreReviewFile } from '../../../src/reports/exchange/actions.ts'
import { listKeptFiles } from '../../../src/reports/exchange/store.ts'
import { createReview } from '../../../src/reviews/actions.ts'
import { findReviewBySlug, listReviewsOf } from '../../../src/reviews/store.ts'
import { world } from '../../support/world.ts'
import { fillReview } from '../support/generated.ts'

function folder(): string {
  const made = fs.mkdtempSync(path.join(os.tmpdir(), 'retroduce-exchange-'))
  onTestFinished(() => fs.rmSync(made, { recursive: true, force: true }))
  return made
}

/** Another server: a SQLite database and a data folder of its own. */
async function elsewhere() {
  const dataDir = folder()
  const database = openSqlite(path.join(dataDir, 'retroduce.db'))
  onTestFinished(() => database.close())
  await migrate(database)
  const ctx: Ctx = { database, db: database.read, now: '2026-11-21T09:00:00.000Z', actor: { kind: 'system', id: null } }
  return { ctx, storage: { files: openFiles(dataDir), config: { dataDir } } }
}

/** A generated review on a SQLite database of its own, as JSON. */
async function generated(seed: number): Promise<string> {
  const { ctx } = await elsewhere()
  const people = []
  for (const name of ['Unused', 'Ann', 'Bob'])
    people.push(await addPerson(ctx, { name, email: `${name.toLowerCase()}@example.org`, isAdmin: false }))
  const review = await createReview(ctx, { title: 'Generated', kind: 'realist-review', leadId: people[1] ?? 0 })
  await fillReview(ctx.database.write, review.id, people.slice(1), seed)
  return exportReviewFile({ ...ctx, review })
}

/** A file of the review whose content follows from the seed. */
async function keepSome(ctx: Ctx, files: Files, reviewId: number, dataDir: string, seed: number): Promise<string> {
  const content = path.join(dataDir, `content-${seed}`)
  fs.writeFileSync(content, `${seed}`.repeat(seed % 50_000))
  const { hash, bytes } = await files.keep(reviewId, content)
  const row = { reviewId, hash, name: `é ${seed}.pdf`, kind: 'text', bytes, keptAt: ctx.now }
  await ctx.database.write.transaction().execute(trx => keepFileRow(trx, row))
  return hash
}

const withoutSlug = (json: string) => {
  const file = JSON.parse(json)
  return { ...file, review: { ...file.review, slug: '' } }
}

test('export, import, export: nothing is lost and nothing added, there and back between engines', async () => {
  const { system, services, database, folder: dataDir } = await world()
  const file = path.join(folder(), 'review.json')
  const away = await elsewhere()
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), async seed => {
      const before = await generated(seed)
      fs.writeFileSync(file, before)
      const { restored } = await restoreReviewFile(system, services, file, null)
      const review = (await findReviewBySlug(database.read, restored)) as { id: number; slug: string }
      const after = await exportReviewFile({ ...system, review })
      expect(withoutSlug(after)).toEqual(withoutSlug(before))
      const hash = await keepSome(system, services.files, review.id, dataDir, seed)
      const archive = await exportArchive({ ...system, review }, services)
      const back = await restoreReviewFile(away.ctx, away.storage, archive, null)
      fs.rmSync(archive)
      const there = (await findReviewBySlug(away.ctx.db, back.restored)) as { id: number; slug: string }
      expect(withoutSlug(await exportReviewFile({ ...away.ctx, review: there }))).toEqual(withoutSlug(before))
      const kept = away.storage.files.find(there.id, hash) ?? ''
      expect(fs.readFileSync(kept, 'utf8')).toBe(`${seed}`.repeat(seed % 50_000))
      expect(await listKeptFiles(away.ctx.db, there.id)).toEqual(await listKeptFiles(database.read, review.id))
    }),
    { numRuns: process.env.ENGINE === 'pglite' ? 1 : 3 },
  )
})

test('figures with a fraction and versions of items come back as they were', async () => {
  const w = await world()
  const { id: reviewId } = w.heard
  const createdAt = '2026-11-21T09:00:00.000Z'
  const panel = { reviewId, id: 1, kind: 'expert', name: 'Experts', consentText: 'Yes.', createdAt } as const
  await w.database.write.insertInto('panel').values(panel).execute()
  const round = { reviewId, id: 1, panelId: 1, title: 'First', createdAt, rule: 'IQR', ruleRange: 1.5 } as const
  await w.database.write.insertInto('round').values(round).execute()
  const words = { subjectKind: 'free text', heading: 'Who pays?', plainWords: '' } as const
  await w.database.write
    .insertInto('item')
    .values({ reviewId, id: 1, roundId: 1, ...words, position: 1, version: 4 })
    .execute()
  const file = path.join(folder(), 'review.json')
  fs.writeFileSync(file, await exportReviewFile(w.as(w.lena)))
  const { restored } = await restoreReviewFile(w.system, w.services, file, null)
  const review = (await findReviewBySlug(w.database.read, restored)) as { id: number; slug: string }
  expect(JSON.parse(await exportReviewFile({ ...w.system, review }))).toMatchObject({
    rounds: [{ ruleRange: 1.5 }],
    items: [{ version: 4 }],
  })
})

test('the file holds names of people and no addresses, codes of panellists and no names', async () => {
  const json = await generated(7)
  expect(json).not.toMatch(/@example\.org/)
  expect(JSON.parse(json).people.map((person: { name: string }) => person.name)).toContain('Ann')
  expect(json).not.toContain('Unused')
  for (const panellist of JSON.parse(json).panellists) expect(panellist).not.toHaveProperty('name')
})

test('people of a restored review cannot sign in, and its words can be searched', async () => {
  const { as, lena, system, services, database, heard } = await world()
  const { transaction } = await import('../../../src/core/db/transaction.ts')
  const { writeMemo } = await import('../../../src/reviews/journal/actions.ts')
  await transaction(as(lena), ctx =>
    writeMemo(ctx, { kind: 'reflexive', title: 'Porcupines', text: 'All about quills.', about: [] }),
  )
  const file = path.join(folder(), 'review.json')
  fs.writeFileSync(file, await exportReviewFile({ ...system, review: heard }))
  const { restored } = await restoreReviewFile(system, services, file, null)
  const review = await findReviewBySlug(database.read, restored)
  expect((await find(database.read, review?.id ?? 0, 'quills', { limit: 5 })).count).toBe(1)
  const made = await database.read
    .selectFrom('person')
    .select(['email', 'disabledAt', 'passwordHash'])
    .where('email', 'like', '%invalid')
    .execute()
  expect(made.length).toBeGreaterThan(0)
  expect(made.every(person => person.disabledAt !== null && person.passwordHash === null)).toBe(true)
  expect((await listPeople(database.read)).filter(person => person.disabledAt !== null)).toEqual([])
})

test('a restored review is told from its original in the list of reviews', async () => {
  const { system, services, database, heard, lena } = await world()
  const file = path.join(folder(), 'review.json')
  fs.writeFileSync(file, await exportReviewFile({ ...system, review: heard }))
  const { restored } = await restoreReviewFile(system, services, file, lena.id)
  const reviews = await listReviewsOf(database.read, lena.id)
  expect(reviews.find(review => review.slug === restored)?.restoredAt).toBe(system.now)
  expect(reviews.find(review => review.slug === heard.slug)?.restoredAt).toBeNull()
})

test('an archive brings the files along and refuses to be tampered with', async () => {
  const { system, services, database, heard, folder: data } = await world()
  const incoming = path.join(data, 'text.txt')
  fs.writeFileSync(incoming, 'the full text')
  const files = openFiles(data)
  const { hash, bytes } = await files.keep(heard.id, incoming)
  await database.write
    .transaction()
    .execute(trx =>
      keepFileRow(trx, { reviewId: heard.id, hash, name: 'text.txt', kind: 'text', bytes, keptAt: system.now }),
    )
  const archive = await exportArchive({ ...system, review: heard }, services)
  const { restored } = await restoreReviewFile(system, services, archive, null)
  const review = await findReviewBySlug(database.read, restored)
  expect(fs.readFileSync(files.find(review?.id ?? 0, hash) ?? '', 'utf8')).toBe('the full text')

  const damaged = fs.readFileSync(archive)
  damaged[200] = (damaged[200] ?? 0) ^ 0xff
  fs.writeFileSync(archive, damaged)
  const before = (await database.read.selectFrom('review').select('id').execute()).length
  await expect(restoreReviewFile(system, services, archive, null)).rejects.toThrow(/Nothing was changed/)
  expect((await database.read.selectFrom('review').select('id').execute()).length).toBe(before)
})

test('an archive that we wrote comes back, however well its files pack', async () => {
  const { system, services, database, heard, folder: data } = await world()
  const incoming = path.join(data, 'rows.csv')
  fs.writeFileSync(incoming, Buffer.alloc(60_000_000, 'a'))
  const { hash, bytes } = await services.files.keep(heard.id, incoming)
  await database.write
    .transaction()
    .execute(trx =>
      keepFileRow(trx, { reviewId: heard.id, hash, name: 'rows.csv', kind: 'references', bytes, keptAt: system.now }),
    )
  const archive = await exportArchive({ ...system, review: heard }, services)
  expect(fs.statSync(archive).size).toBeLessThan(bytes / 200)
  const { restored } = await restoreReviewFile(system, services, archive, null)
  const review = await findReviewBySlug(database.read, restored)
  expect(fs.statSync(services.files.find(review?.id ?? 0, hash) ?? '').size).toBe(bytes)
})

test.each([
  ['not json at all', /no export of a review/],
  ['{"format":"other"}', /no export of a review from Retroduce/],
  ['{"format":"retroduce-review","version":2}', /newer Retroduce/],
  ['{"format":"retroduce-review","version":1,"extra":[]}', /“extra”/],
  ['{"format":"retroduce-review","version":1}', /no list “questions”/],
  ['PK\u0003\u0004 not really', /no zip|damaged/],
])('what is no export is refused with a sentence: %s', async (text, sentence) => {
  const { system, services } = await world()
  const file = path.join(folder(), 'foreign')
  fs.writeFileSync(file, text)
  await expect(restoreReviewFile(system, services, file, null)).rejects.toThrow(sentence)
})

/** What the first versions wrote: fewer lists, and in a list of now fewer columns. */
const LATER_LISTS = [
  ...['textPages', 'uploads', 'uploadFiles', 'completions', 'demiRegularities', 'codingChecks', 'codingCheckItems'],
  ...['codingAnswers', 'tables', 'tablesMade', 'mentions', 'threadsNoted', 'workingSessions', 'workingSessionMembers'],
]
const LATER_COLUMNS = {
  documentTexts: { remark: '' },
  elements: { otherWordings: [] },
  moves: { act: null, undoing: null, undoneAt: null, undoneBy: null },
  searches: { together: '', tool: '', plannedAt: null },
  documents: { stakeholders: '' },
  comments: { version: 1, answerTo: null },
}

test('an export of an earlier version comes back, with what it did not know empty', async () => {
  const { system, services, database } = await world()
  const now = JSON.parse(await generated(7))
  const old = { ...now }
  for (const list of LATER_LISTS) delete old[list]
  for (const [list, columns] of Object.entries(LATER_COLUMNS)) {
    const names = new Set(Object.keys(columns))
    const strip = (row: object) => Object.fromEntries(Object.entries(row).filter(([name]) => !names.has(name)))
    old[list] = now[list].map(strip)
  }
  const file = path.join(folder(), 'old.json')
  fs.writeFileSync(file, JSON.stringify(old))
  const { restored } = await restoreReviewFile(system, services, file, null)
  const review = await findReviewBySlug(database.read, restored)
  const after = JSON.parse(await exportReviewFile({ ...system, review: review as { id: number; slug: string } }))
  for (const list of LATER_LISTS) expect(after[list], list).toEqual([])
  for (const [list, columns] of Object.entries(LATER_COLUMNS)) {
    expect(after[list].length, list).toBe(now[list].length)
    expect(after[list], list).toEqual(now[list].map((row: object) => ({ ...row, ...columns })))
  }
  const gone = { ...old, excerpts: undefined }
  fs.writeFileSync(file, JSON.stringify(gone))
  await expect(restoreReviewFile(system, services, file, null)).rejects.toThrow(
    /no list “excerpts”. Nothing was changed/,
  )
  const [first, ...rest] = now.documentTexts as { remark?: string }[]
  const { remark: _, ...torn } = first ?? {}
  fs.writeFileSync(file, JSON.stringify({ ...now, documentTexts: [torn, ...rest, ...rest] }))
  await expect(restoreReviewFile(system, services, file, null)).rejects.toThrow(/Nothing was changed/)
})

test('an archive that the first version wrote comes back with all that it held', async () => {
  const { system, services, database } = await world()
  const archive = 'test/fixtures/exchange/first-version.zip'
  const { restored } = await restoreReviewFile(system, services, archive, null)
  const review = (await findReviewBySlug(database.read, restored)) as { id: number; slug: string }
  const after = JSON.parse(await exportReviewFile({ ...system, review }))
  const { 'review.json': json = new Uint8Array() } = unzipSync(fs.readFileSync(archive))
  const before = JSON.parse(strFromU8(json)) as Record<string, unknown>
  for (const [list, rows] of Object.entries(before)) {
    if (!Array.isArray(rows)) continue
    // Who made a point stays with the lead since.
    const kept = rows.map(({ saidBy: _, ...row }) => row)
    expect(after[list], list).toMatchObject(kept)
  }
  expect(await listKeptFiles(database.read, review.id)).toHaveLength(5)
})

test('rows that do not fit are refused whole', async () => {
  const { system, services, database, heard } = await world()
  const json = JSON.parse(await exportReviewFile({ ...system, review: heard }))
  const attempts = [
    { ...json, levels: [{ ...json.levels[0], name: 12 }] },
    { ...json, levels: [{ ...json.levels[0], hidden: 'x' }] },
    { ...json, terms: [{ ...json.terms[0], facetId: 999 }] },
    { ...json, review: { ...json.review, kind: 'other' } },
    { ...json, people: [{ id: 2, name: 'x' }] },
  ]
  const file = path.join(folder(), 'review.json')
  const count = async () => (await database.read.selectFrom('review').select('id').execute()).length
  const before = await count()
  for (const attempt of attempts) {
    fs.writeFileSync(file, JSON.stringify(attempt))
    await expect(restoreReviewFile(system, services, file, null)).rejects.toThrow(/Nothing was changed/)
  }
  expect(await count()).toBe(before)
})
