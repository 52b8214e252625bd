// Filling cells of one document: each is compared with what stood there, so that two people fill a row at once.
import { lastChange, record } from '../../../core/db/activity.ts'
import { personOf, type ReviewCtx, transaction } from '../../../core/db/transaction.ts'
import { Invalid, notFound, type Stale, stale } from '../../../core/errors.ts'
import { setDocumentTerms } from '../../terms/actions.ts'
import { listTermsOfDocuments } from '../../terms/store.ts'
import { asWas, type Column, type DocumentColumn, readCell } from '../domain.ts'
import { listColumns, listDescribed } from '../store.ts'
import { type Cell, cellOf, type Described } from '../table.ts'
import { isOvertaken, type SentCell, sentCells } from './sent.ts'
import { isExcerptOf, saveSource, saveValue, updateDescribed } from './store.ts'

type Change = { readonly column: Column; readonly values: readonly string[]; readonly before: Cell }
type Source = {
  readonly column: Column
  readonly locator: string
  readonly excerptId: number | null
  readonly before: Cell
}

/** Saves the cells a form sent; those it left as they were are left alone. Returns the version to save against next. */
export function fillCells(
  ctx: ReviewCtx,
  documentId: number,
  version: number,
  form: Readonly<Record<string, unknown>>,
): Promise<Described> {
  return transaction(ctx, async ctx => {
    const columns = await listColumns(ctx.db, ctx.review.id)
    const document = await describedOne(ctx, columns, documentId)
    const sent = sentCells(form, columns)
    const isFresh = document.version === version
    const changes = changesIn(sent, document, isFresh)
    const sources = await sourcesIn(ctx, sent, document)
    const overtaken = overtakenIn(sent, document, isFresh)
    if (overtaken.length > 0)
      throw stale('This row', {
        version: document.version,
        ...(await lastChange(ctx.db, ctx.review.id, 'document', documentId, ['described', 'changed'])),
        was: [],
        fields: overtaken,
      })
    if (changes.length === 0 && sources.length === 0) return document
    await save(ctx, documentId, changes, sources)
    const told = (of: (one: Change) => readonly string[]) =>
      Object.fromEntries([
        ...changes.map(one => [nameOf(one.column), of(one).join('; ')]),
        ...sources.map(one => [`${one.column.name}, where`, of === valuesOf ? placeOf(one) : placeOf(one.before)]),
      ])
    await record(ctx, {
      verb: 'described',
      subjectKind: 'document',
      subjectId: documentId,
      before: told(one => one.before.values),
      after: told(valuesOf),
    })
    return describedOne(ctx, columns, documentId)
  })
}

const valuesOf = (one: Change) => one.values
const nameOf = (column: Column) => (column.from === 'document' ? column.key : column.name)
const placeOf = (one: { readonly locator: string; readonly excerptId: number | null }) =>
  [one.locator, one.excerptId === null ? '' : `excerpt ${one.excerptId}`].filter(Boolean).join(', ')

async function describedOne(ctx: ReviewCtx, columns: readonly Column[], id: number): Promise<Described> {
  const [document] = await listDescribed(ctx.db, ctx.review.id, columns, id)
  if (document === undefined) throw notFound('This document')
  return document
}

function changesIn(sent: readonly SentCell[], document: Described, isFresh: boolean): Change[] {
  const problems: Record<string, string[]> = {}
  const changes = sent.flatMap(({ column, values }) => {
    if (values === null) return []
    const before = cellOf(document, column.key)
    const read = readCell(column, values.now, before.values)
    if ('problem' in read) {
      problems[column.key] = [read.problem]
      return []
    }
    const isSame = asWas(read.values) === asWas(before.values) || (!isFresh && asWas(read.values) === values.was)
    return isSame ? [] : [{ column, values: read.values, before }]
  })
  if (Object.keys(problems).length > 0) throw new Invalid(problems)
  return changes
}

async function sourcesIn(ctx: ReviewCtx, sent: readonly SentCell[], document: Described): Promise<Source[]> {
  const sources: Source[] = []
  for (const { column, locator, excerpt } of sent) {
    const before = cellOf(document, column.key)
    const place = locator !== null && locator.now !== locator.was ? locator.now.slice(0, 200) : before.locator
    const chosen = excerpt !== null && excerpt.now !== excerpt.was ? numberIn(excerpt.now) : before.excerptId
    if (place === before.locator && chosen === before.excerptId) continue
    if (chosen !== null && !(await isExcerptOf(ctx.db, ctx.review.id, document.id, chosen)))
      throw new Invalid({ [`${column.key}-excerpt`]: ['Choose an excerpt of this document.'] })
    sources.push({ column, locator: place, excerptId: chosen, before })
  }
  return sources
}

const numberIn = (text: string) => (text === '' ? null : /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0)

function overtakenIn(sent: readonly SentCell[], document: Described, isFresh: boolean): Stale['fields'][number][] {
  return sent.flatMap(({ column, values, locator, excerpt }) => {
    const cell = cellOf(document, column.key)
    const fields = []
    const label = (value: string) => column.options.find(option => option.value === value)?.label ?? value
    if (values !== null) {
      const mine = values.now.filter(Boolean)
      if (isOvertaken(values, asWas(cell.values), asWas(mine), isFresh))
        fields.push({
          name: column.key,
          label: column.name,
          theirs: cell.labels.join('; '),
          mine: mine.map(label).join('; '),
        })
    }
    if (locator !== null && isOvertaken(locator, cell.locator, locator.now, isFresh))
      fields.push({
        name: `${column.key}-at`,
        label: `${column.name}: where it says so`,
        theirs: cell.locator,
        mine: locator.now,
      })
    const placed = cell.excerptId === null ? '' : String(cell.excerptId)
    if (excerpt !== null && isOvertaken(excerpt, placed, excerpt.now, isFresh))
      fields.push({
        name: `${column.key}-excerpt`,
        label: `${column.name}: excerpt`,
        theirs: placed,
        mine: excerpt.now,
      })
    return fields
  })
}

async function save(ctx: ReviewCtx, documentId: number, changes: readonly Change[], sources: readonly Source[]) {
  const place = { reviewId: ctx.review.id, documentId }
  const noted = { notedAt: ctx.now, notedBy: personOf(ctx) }
  for (const { column, values } of changes.filter(one => one.column.from === 'team'))
    await saveValue(ctx.db, place, column.id, { ...noted, value: JSON.stringify(values) })
  for (const { column, locator, excerptId } of sources)
    await saveSource(ctx.db, place, column.key, { ...noted, locator, excerptId })
  const facets = changes.filter(one => one.column.from === 'facet')
  if (facets.length > 0) await saveTerms(ctx, documentId, facets)
  const own = changes.filter(one => one.column.from === 'document')
  if (own.length + facets.length > 0)
    await updateDescribed(
      ctx.db,
      place,
      Object.fromEntries(own.map(one => [one.column.key as DocumentColumn, one.values[0] ?? ''])),
    )
}

/** Terms of other facets stay as they are. */
async function saveTerms(ctx: ReviewCtx, documentId: number, changes: readonly Change[]): Promise<void> {
  const facets = new Set(changes.map(one => one.column.id))
  const had = (await listTermsOfDocuments(ctx.db, ctx.review.id, [documentId])).get(documentId) ?? []
  const kept = had.filter(term => !facets.has(term.facetId)).map(term => term.id)
  await setDocumentTerms(ctx, documentId, [...kept, ...changes.flatMap(one => one.values.map(Number))])
}
