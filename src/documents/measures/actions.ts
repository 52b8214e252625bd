// Noting what documents measured, naming it, and bringing two names of one thing together.
import { lastChange, record } from '../../core/db/activity.ts'
import { keepInBin } from '../../core/db/bin.ts'
import { nextId } from '../../core/db/counter.ts'
import { personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { conflict, invalid, stale } from '../../core/errors.ts'
import { listLevels } from '../../reviews/vocabulary/store.ts'
import { isExcerptOf } from '../characteristics/cells/store.ts'
import { getDocument, needDocument } from '../store.ts'
import { canCountAs, keyOfName, MOST_LINES, readLines } from './domain.ts'
import {
  deleteMentionRow,
  findMeasureByKey,
  getMeasure,
  getMentionRow,
  insertMeasure,
  insertMention,
  listMeasures,
  updateMeasure,
} from './store.ts'

/** Returns how many the document did not name before. Names that are known keep what was said about them. */
export function noteMeasures(
  ctx: ReviewCtx,
  documentId: number,
  text: string,
  excerptId: number | null = null,
): Promise<{ readonly added: number; readonly known: number }> {
  return transaction(ctx, async ctx => {
    await needDocument(ctx.db, ctx.review.id, documentId)
    const lines = readLines(text)
    if (lines.length === 0) throw invalid('lines', 'Write the name of a measure, one a line.')
    if (lines.length > MOST_LINES) throw invalid('lines', `Paste ${MOST_LINES} lines at a time at most.`)
    if (excerptId !== null && !(await isExcerptOf(ctx.db, ctx.review.id, documentId, excerptId)))
      throw invalid('excerptId', 'Choose an excerpt of this document.')
    const names: string[] = []
    for (const { name, domain, locator } of lines) {
      const measureId = await measureNamed(ctx, name, domain)
      const id = await nextId(ctx.db, ctx.review.id, 'documentMeasure')
      const entry = { reviewId: ctx.review.id, id, documentId, measureId, locator, excerptId }
      if (await insertMention(ctx.db, { ...entry, addedAt: ctx.now, addedBy: personOf(ctx) })) names.push(name)
    }
    if (names.length > 0)
      await record(ctx, {
        verb: 'noted measures of',
        subjectKind: 'document',
        subjectId: documentId,
        after: { measures: names.join('; ') },
      })
    return { added: names.length, known: lines.length - names.length }
  })
}

async function measureNamed(ctx: ReviewCtx, name: string, domain: string): Promise<number> {
  const nameKey = keyOfName(name)
  const known = await findMeasureByKey(ctx.db, ctx.review.id, nameKey)
  if (known !== undefined) return known.id
  const id = await nextId(ctx.db, ctx.review.id, 'measure')
  const created = { createdAt: ctx.now, createdBy: personOf(ctx) }
  await insertMeasure(ctx.db, { reviewId: ctx.review.id, id, name, nameKey, domain, isInstrument: 0, ...created })
  return id
}

/** Takes one entry off a document; returns the bin's number. */
export function takeMeasureOff(
  ctx: ReviewCtx,
  id: number,
): Promise<{ readonly bin: number; readonly documentId: number }> {
  return transaction(ctx, async ctx => {
    const row = await getMentionRow(ctx.db, ctx.review.id, id)
    const measure = await getMeasure(ctx.db, ctx.review.id, row.measureId)
    const { label } = await getDocument(ctx.db, ctx.review.id, row.documentId)
    const see = `/documents/${row.documentId}/measures`
    const rows = [{ table: 'documentMeasure' as const, rows: [row] }]
    const bin = await keepInBin(ctx, {
      kind: 'measure of a document',
      id,
      title: `${measure.name}, ${label}`,
      rows,
      see,
    })
    await deleteMentionRow(ctx.db, ctx.review.id, id)
    return { bin, documentId: row.documentId }
  })
}

export type NamedMeasure = {
  readonly name: string
  readonly domain: string
  readonly isInstrument: boolean
  readonly levelId: number | null
}

export function changeMeasure(ctx: ReviewCtx, id: number, version: number, measure: NamedMeasure): Promise<void> {
  return transaction(ctx, async ctx => {
    const before = await getMeasure(ctx.db, ctx.review.id, id)
    const nameKey = keyOfName(measure.name)
    const same = await findMeasureByKey(ctx.db, ctx.review.id, nameKey)
    if (nameKey === '') throw invalid('name', 'Enter a name.')
    if (same !== undefined && same.id !== id)
      throw invalid('name', `${same.name} is there already. Let this one count as it instead.`)
    const levels = await listLevels(ctx.db, ctx.review.id)
    if (measure.levelId !== null && !levels.some(level => level.id === measure.levelId))
      throw invalid('levelId', 'Choose a level of this review.')
    const set = { ...measure, nameKey, isInstrument: measure.isInstrument ? (1 as const) : (0 as const) }
    if (!(await updateMeasure(ctx.db, ctx.review.id, id, version, set)))
      throw stale('This measure', {
        version: before.version,
        ...(await lastChange(ctx.db, ctx.review.id, 'measure', id, ['changed', 'merged', 'parted'])),
        fields: [
          { name: 'name', label: 'Name', theirs: before.name, mine: measure.name },
          { name: 'domain', label: 'What it measures', theirs: before.domain, mine: measure.domain },
        ],
      })
    await record(ctx, {
      verb: 'changed',
      subjectKind: 'measure',
      subjectId: id,
      before: {
        name: before.name,
        domain: before.domain,
        isInstrument: before.isInstrument === 1,
        levelId: before.levelId,
      },
      after: measure,
    })
  })
}

/** From now on `id` counts as `into`; both names and their entries stay, so that it can be taken back. */
export function mergeMeasures(ctx: ReviewCtx, id: number, into: number): Promise<void> {
  return transaction(ctx, async ctx => {
    const measure = await getMeasure(ctx.db, ctx.review.id, id)
    const all = await listMeasures(ctx.db, ctx.review.id)
    const target = all.find(one => one.id === into)
    if (target === undefined) throw invalid('intoId', 'Choose a measure of this review.')
    if (measure.countsAsId !== null) throw conflict('This name counts as another already. Part them first.')
    if (!canCountAs(all, id, into)) throw invalid('intoId', 'Choose another measure, which does not count as this one.')
    await updateMeasure(ctx.db, ctx.review.id, id, measure.version, { countsAsId: into })
    const after = { name: measure.name, countsAs: target.name }
    await record(ctx, { verb: 'merged', subjectKind: 'measure', subjectId: id, after })
  })
}

/** The name counts by itself again. */
export function partMeasure(ctx: ReviewCtx, id: number): Promise<void> {
  return transaction(ctx, async ctx => {
    const { name, version, countsAsId } = await getMeasure(ctx.db, ctx.review.id, id)
    if (countsAsId === null) return
    await updateMeasure(ctx.db, ctx.review.id, id, version, { countsAsId: null })
    await record(ctx, {
      verb: 'parted',
      subjectKind: 'measure',
      subjectId: id,
      before: { countsAsId },
      after: { name },
    })
  })
}
