// The example's searches, the files imported under them, and what was decided about each record.
import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { record } from '../../../core/db/activity.ts'
import type { ReviewCtx } from '../../../core/db/transaction.ts'
import { addCriterion, addReason } from '../../../screening/criteria/actions.ts'
import { decide } from '../../../screening/decisions/actions.ts'
import { noteRetrieval } from '../../../screening/retrieval/actions.ts'
import { setAside } from '../../../sources/duplicates/actions.ts'
import { receiveImport } from '../../../sources/imports/actions.ts'
import { lookUp, openFinder, saveBatch } from '../../../sources/imports/saving/actions.ts'
import { prepare } from '../../../sources/imports/saving/batch.ts'
import { completeImport, moveImport } from '../../../sources/imports/store.ts'
import { readReferences } from '../../../sources/reading/references.ts'
import { correctRecord } from '../../../sources/records/actions.ts'
import { fromColumns } from '../../../sources/records/rows.ts'
import { getRecord } from '../../../sources/records/store.ts'
import { logSearch } from '../../../sources/searches/actions.ts'
import type { Loading } from '../actions.ts'
import type { Stage } from '../stage.ts'
import { listRecordsOf } from '../store.ts'

export async function findSources(stage: Stage, loading: Loading, folder: string): Promise<void> {
  await log(stage)
  const { content, numbers, on } = stage
  for (const { key, search, file, at } of content.imports) {
    const ctx = on(at)
    const id = await importFile(ctx, loading, numbers.get('search', search), path.join(folder, file))
    const rows = await listRecordsOf(ctx.db, ctx.review.id, id)
    for (const one of content.records.filter(row => row.import === key))
      numbers.set('record', one.key, rows[one.position - 1] ?? 0)
  }
  await tidy(stage)
}

async function log({ content, numbers, on }: Stage): Promise<void> {
  for (const { key, theoryStatement, plannedOn = null, ...search } of content.searches) {
    const theoryStatementId = numbers.find('theory statement', theoryStatement)
    numbers.set('search', key, await logSearch(on(search.runOn ?? plannedOn), { ...search, theoryStatementId }))
  }
}

/** What a worker does with a file, in one piece: nobody else is here yet. */
async function importFile(ctx: ReviewCtx, { files, config }: Loading, searchId: number, file: string): Promise<number> {
  const bytes = fs.readFileSync(file)
  const incoming = path.join(config.dataDir, 'incoming', crypto.randomUUID())
  fs.mkdirSync(path.dirname(incoming), { recursive: true, mode: 0o700 })
  fs.writeFileSync(incoming, bytes)
  const kept = await files.keep(ctx.review.id, incoming)
  const reading = readReferences([bytes])
  const references = []
  let next = await reading.next()
  for (; next.done !== true; next = await reading.next()) references.push(...next.value)
  const { kind, encoding } = next.value
  const id = await receiveImport(ctx, searchId, { ...kept, name: path.basename(file), format: kind, encoding })
  await moveImport(ctx.db, ctx.review.id, id, ['preview'], { state: 'running' })
  const batch = references.flatMap(one => (one.record === null ? [] : [prepare(one.record, one.raw, one.line)]))
  const finder = await openFinder(ctx)
  const lookedUp = batch.map(one => lookUp(one, finder))
  const saved = await saveBatch(ctx, id, lookedUp, finder)
  const counts = { read: references.length, refused: references.length - batch.length, ...saved }
  const problems = JSON.stringify({ refused: [], remarks: next.value.remarks })
  await completeImport(ctx.db, ctx.review.id, id, counts, problems, encoding, ctx.now)
  await record(ctx, { verb: 'imported', subjectKind: 'import', subjectId: id, after: counts })
  return id
}

/** Copies that only a person could see, and years that were those of publication online. */
async function tidy({ content, numbers, on }: Stage): Promise<void> {
  for (const { key, duplicateOf, duplicateBy } of content.records)
    if (duplicateBy === 'person' && duplicateOf !== undefined)
      await setAside(
        on(content.imports.at(-1)?.at ?? null),
        numbers.get('record', key),
        numbers.get('record', duplicateOf),
      )
  for (const { record: key, field, value, at } of content.corrections) {
    const ctx = on(at)
    const row = await getRecord(ctx.db, ctx.review.id, numbers.get('record', key))
    const corrected = { ...fromColumns(row), [field]: field === 'year' ? Number(value) : value }
    await correctRecord(ctx, row.id, row.version, corrected)
  }
}

export async function screenRecords({ content, numbers, on }: Stage): Promise<void> {
  const first = on(content.decisions[0]?.at ?? null)
  for (const criterion of content.criteria) await addCriterion(first, criterion)
  for (const text of content.exclusionReasons) numbers.set('reason', text, await addReason(first, text))
  const inOrder = [
    ...content.decisions.filter(one => one.screen === 'title-abstract'),
    ...content.decisions.filter(one => one.screen === 'full-text'),
  ]
  for (const { record: key, screen, choice, reason, note, at, by } of inOrder)
    await decide(on(at, by), screen, {
      record: numbers.get('record', key),
      choice,
      reasonId: numbers.find('reason', reason),
      note,
    })
  for (const { record: key, state, reason, at } of content.retrievals)
    await noteRetrieval(on(at), numbers.get('record', key), { state, reason, version: null })
}
