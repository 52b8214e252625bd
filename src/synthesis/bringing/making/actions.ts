// What makes configurations, documents, ideas and terms of the rows of a table, and what takes them out again.

import { deleteConfiguration } from '../../../configurations/actions.ts'
import type { Layer } from '../../../configurations/domain.ts'
import { addWhole, type Whole } from '../../../configurations/rows/actions.ts'
import { addStatement, deleteStatement } from '../../../configurations/statements/actions.ts'
import { findStatementByCode, findStatementByName } from '../../../configurations/statements/store.ts'
import { record } from '../../../core/db/activity.ts'
import { type Entry, index } from '../../../core/db/search.ts'
import { type ReviewCtx, transaction } from '../../../core/db/transaction.ts'
import { conflict, Refusal } from '../../../core/errors.ts'
import { addDocument, addDocumentForRecord, deleteDocument } from '../../../documents/actions.ts'
import { freeLabel } from '../../../documents/domain.ts'
import { findDocumentOfRecord, listLabelsLike } from '../../../documents/store.ts'
import { addFacet, addTerm, changeTerm } from '../../../reviews/vocabulary/actions.ts'
import { findFacetByKey, findTermByName, getTerm } from '../../../reviews/vocabulary/store.ts'
import type { Made } from '../domain.ts'
import type { Cited } from '../matching/matching.ts'
import type { Shared } from '../reading/sharing.ts'
import type { Source } from '../reading/types.ts'
import { moveBringing } from '../store.ts'
import { forgetMade, insertMade, isThemeUsed, type MadeKind } from './store.ts'

/** The document of a cited source, made when there is none; null for one that is left out. */
export function documentOf(ctx: ReviewCtx, bringingId: number, { source, as }: Cited): Promise<number | null> {
  return transaction(ctx, async ctx => {
    const [kind, number] = as.split(':')
    if (kind === 'out' || as === '') return null
    if (kind === 'document') return Number(number)
    const recordId = kind === 'record' ? Number(number) : null
    const known = recordId === null ? undefined : await findDocumentOfRecord(ctx.db, ctx.review.id, recordId)
    if (known !== undefined) return known
    // Whoever coded it elsewhere has read it.
    const id =
      recordId === null
        ? await addCited(ctx, source, kind)
        : await addDocumentForRecord(ctx, recordId, { hasText: true })
    await insertMade(ctx.db, ctx.review.id, bringingId, [{ kind: 'document', id, line: null }])
    return id
  })
}

/** A document without a text, under the name it is cited by. */
async function addCited(ctx: ReviewCtx, source: Source, as: string | undefined): Promise<number> {
  const name = [...source.name].slice(0, 76).join('')
  const label = freeLabel(name, await listLabelsLike(ctx.db, ctx.review.id, name))
  const { families, year, doi } = source
  const kind = as === 'consultation' ? ('consultation' as const) : ('article' as const)
  return addDocument(ctx, { kind, label, title: source.title || source.name, authors: [...families], year, doi })
}

/** The idea that elements share: one that has this very name, or a new one. A code that is taken is left to its idea. */
export function ideaOf(ctx: ReviewCtx, bringingId: number, shared: Shared): Promise<number> {
  return transaction(ctx, async ctx => {
    const name = [...shared.name].slice(0, 300).join('').trim()
    const known = await findStatementByName(ctx.db, ctx.review.id, name)
    if (known !== undefined) return known
    const isTaken = shared.code !== '' && (await findStatementByCode(ctx.db, ctx.review.id, shared.code)) !== undefined
    const id = await addStatement(ctx, { name, code: isTaken ? '' : shared.code })
    await insertMade(ctx.db, ctx.review.id, bringingId, [{ kind: 'statement', id, line: null }])
    return id
  })
}

/** A theme or domain as a term of the facet of themes. */
export function themeOf(ctx: ReviewCtx, bringingId: number, theme: string): Promise<number> {
  return transaction(ctx, async ctx => {
    const name = [...theme].slice(0, 200).join('').trim()
    const facet = await findFacetByKey(ctx.db, ctx.review.id, 'theme')
    const facetId = facet?.id ?? (await addFacet(ctx, { name: 'Theme', describes: 'configurations', isOrdered: false }))
    const known = await findTermByName(ctx.db, ctx.review.id, facetId, name)
    if (known !== undefined && known.retiredAt === null) return known.id
    const id = await addTerm(ctx, facetId, { name })
    await insertMade(ctx.db, ctx.review.id, bringingId, [{ kind: 'term', id, line: null }])
    return id
  })
}

export type Brought = { readonly line: number; readonly whole: (ids: ReadonlyMap<number, number>) => Whole }

/** For how long one transaction may keep others from saving. */
const HELD_MS = 40

/**
 * As many of the rows in one transaction as others can wait for, and returns how many; `ids` are the numbers of the rows before, by
 * line, to which these are added.
 */
export function bringRows(
  ctx: ReviewCtx,
  bringingId: number,
  into: { readonly layer: Layer; readonly documentId: number | null },
  rows: readonly Brought[],
  ids: Map<number, number>,
): Promise<number> {
  const kind = into.layer === 'account' ? ('account' as const) : ('configuration' as const)
  return transaction(ctx, async ctx => {
    const until = performance.now() + HELD_MS
    const entries: Entry[] = []
    for (const { line, whole } of rows) {
      const { id, entry } = await addWhole(ctx, into.layer, into.documentId, whole(ids))
      ids.set(line, id)
      entries.push(entry)
      await insertMade(ctx.db, ctx.review.id, bringingId, [{ kind, id, line }])
      if (performance.now() > until) break
    }
    await index(ctx.db, ctx.review.id, entries)
    return entries.length
  })
}

/** The end of it, one way or the other. False when it was ended before. */
export function endBringing(
  ctx: ReviewCtx,
  id: number,
  state: 'complete' | 'cancelled' | 'failed' | 'undone',
  made: Made,
): Promise<boolean> {
  return transaction(ctx, async ctx => {
    const to = { state, made: JSON.stringify(made), finishedAt: ctx.now }
    if (!(await moveBringing(ctx.db, ctx.review.id, id, ['running'], to))) return false
    const verb = state === 'complete' ? 'brought in' : state === 'undone' ? 'took out' : state
    await record(ctx, { verb, subjectKind: 'table', subjectId: id, after: made })
    return true
  })
}

/** Deletes one thing that was made, into the bin; false when something else rests on it and it stays. */
export async function takeOut(ctx: ReviewCtx, bringingId: number, kind: MadeKind, id: number): Promise<boolean> {
  try {
    await transaction(ctx, async ctx => {
      if (kind === 'account') await deleteConfiguration(ctx, 'account', id)
      if (kind === 'configuration') await deleteConfiguration(ctx, 'synthesised', id)
      if (kind === 'statement') await deleteStatement(ctx, id)
      if (kind === 'document') await deleteDocument(ctx, id)
      if (kind === 'term') await retireTheme(ctx, id)
      await forgetMade(ctx.db, ctx.review.id, bringingId, kind, id)
    })
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

/** A theme that no configuration has any more is no longer offered. */
async function retireTheme(ctx: ReviewCtx, id: number): Promise<void> {
  if (await isThemeUsed(ctx.db, ctx.review.id, id)) throw conflict('This theme stays: configurations have it.')
  const { name, definition, parentId, version } = await getTerm(ctx.db, ctx.review.id, id)
  await changeTerm(ctx, id, { name, definition, parentId, version, position: null, retired: true })
}
