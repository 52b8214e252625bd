// Naming levels, and the review's own vocabularies: adding, renaming, ordering and retiring facets and terms.
import { lastChange, record } from '../../core/db/activity.ts'
import { nextId } from '../../core/db/counter.ts'
import { type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { invalid, notFound, stale } from '../../core/errors.ts'
import { type Describes, slugOf } from '../domain.ts'
import {
  findFacetByKey,
  findTermByName,
  getFacet,
  getTerm,
  insertFacet,
  insertTerm,
  listLevels,
  updateFacet,
  updateLevel,
  updateTerm,
} from './store.ts'

export function renameLevel(
  ctx: ReviewCtx,
  id: number,
  level: { readonly name: string; readonly definition: string; readonly version: number },
): Promise<void> {
  return transaction(ctx, async ctx => {
    const levels = await listLevels(ctx.db, ctx.review.id)
    const before = levels.find(other => other.id === id)
    if (before === undefined) throw notFound('This level')
    if (levels.some(other => other.id !== id && other.name.toLowerCase() === level.name.toLowerCase()))
      throw invalid('name', 'Another level has this name.')
    if (
      !(await updateLevel(ctx.db, ctx.review.id, id, level.version, { name: level.name, definition: level.definition }))
    ) {
      throw stale('This level', {
        version: before.version,
        ...(await lastChange(ctx.db, ctx.review.id, 'level', id, ['renamed'])),
        fields: [
          { name: 'name', label: 'Name', theirs: before.name, mine: level.name },
          { name: 'definition', label: 'Definition', theirs: before.definition, mine: level.definition },
        ],
      })
    }
    await record(ctx, {
      verb: 'renamed',
      subjectKind: 'level',
      subjectId: id,
      before: { name: before.name },
      after: { name: level.name },
    })
  })
}

/** Returns the new facet's number. Its key is made from the name once and stays. */
export function addFacet(
  ctx: ReviewCtx,
  facet: { readonly name: string; readonly describes: Describes; readonly isOrdered: boolean },
): Promise<number> {
  return transaction(ctx, async ctx => {
    const key = slugOf(facet.name)
    if ((await findFacetByKey(ctx.db, ctx.review.id, key)) !== undefined)
      throw invalid('name', 'There is a facet with this name already.')
    const id = await nextId(ctx.db, ctx.review.id, 'facet')
    await insertFacet(ctx.db, {
      reviewId: ctx.review.id,
      id,
      key,
      name: facet.name,
      describes: facet.describes,
      isOrdered: facet.isOrdered ? 1 : 0,
      position: id,
    })
    await record(ctx, { verb: 'added', subjectKind: 'facet', subjectId: id, after: facet })
    return id
  })
}

export function changeFacet(
  ctx: ReviewCtx,
  id: number,
  facet: { readonly name: string; readonly isOrdered: boolean; readonly retired: boolean; readonly version: number },
): Promise<void> {
  return transaction(ctx, async ctx => {
    const before = await getFacet(ctx.db, ctx.review.id, id)
    const retiredAt = facet.retired ? (before.retiredAt ?? ctx.now) : null
    if (
      !(await updateFacet(ctx.db, ctx.review.id, id, facet.version, {
        name: facet.name,
        isOrdered: facet.isOrdered ? 1 : 0,
        retiredAt,
      }))
    ) {
      throw stale('This facet', {
        version: before.version,
        ...(await lastChange(ctx.db, ctx.review.id, 'facet', id, ['changed', 'retired'])),
        fields: [{ name: 'name', label: 'Name', theirs: before.name, mine: facet.name }],
      })
    }
    await record(ctx, {
      verb: facet.retired ? 'retired' : 'changed',
      subjectKind: 'facet',
      subjectId: id,
      before: { name: before.name },
      after: { name: facet.name },
    })
  })
}

/** Returns the number of the term; a retired one of the same name comes back to life. */
export function addTerm(
  ctx: ReviewCtx,
  facetId: number,
  term: { readonly name: string; readonly definition?: string; readonly parentId?: number | null },
): Promise<number> {
  return transaction(ctx, async ctx => {
    await getFacet(ctx.db, ctx.review.id, facetId)
    await checkParent(ctx, facetId, null, term.parentId ?? null)
    const known = await findTermByName(ctx.db, ctx.review.id, facetId, term.name)
    if (known !== undefined && known.retiredAt === null)
      throw invalid('name', 'This facet has a term with this name already.')
    if (known !== undefined) {
      const old = await getTerm(ctx.db, ctx.review.id, known.id)
      await updateTerm(ctx.db, ctx.review.id, known.id, old.version, {
        retiredAt: null,
        definition: term.definition || old.definition,
        parentId: term.parentId ?? null,
      })
      await record(ctx, { verb: 'restored', subjectKind: 'term', subjectId: known.id })
      return known.id
    }
    const id = await nextId(ctx.db, ctx.review.id, 'term')
    await insertTerm(ctx.db, {
      reviewId: ctx.review.id,
      id,
      facetId,
      parentId: term.parentId ?? null,
      name: term.name,
      definition: term.definition ?? '',
      position: id,
    })
    await record(ctx, { verb: 'added', subjectKind: 'term', subjectId: id, after: { facetId, name: term.name } })
    return id
  })
}

export function changeTerm(
  ctx: ReviewCtx,
  id: number,
  term: {
    readonly name: string
    readonly definition: string
    readonly parentId: number | null
    readonly position: number | null
    readonly retired: boolean
    readonly version: number
  },
): Promise<void> {
  return transaction(ctx, async ctx => {
    const before = await getTerm(ctx.db, ctx.review.id, id)
    await checkParent(ctx, before.facetId, id, term.parentId)
    const same = await findTermByName(ctx.db, ctx.review.id, before.facetId, term.name)
    if (same !== undefined && same.id !== id) throw invalid('name', 'This facet has a term with this name already.')
    const set = {
      name: term.name,
      definition: term.definition,
      parentId: term.parentId,
      position: term.position ?? before.position,
      retiredAt: term.retired ? (before.retiredAt ?? ctx.now) : null,
    }
    if (!(await updateTerm(ctx.db, ctx.review.id, id, term.version, set))) {
      throw stale('This term', {
        version: before.version,
        ...(await lastChange(ctx.db, ctx.review.id, 'term', id, ['changed', 'retired', 'restored'])),
        fields: [
          { name: 'name', label: 'Name', theirs: before.name, mine: term.name },
          { name: 'definition', label: 'Definition', theirs: before.definition, mine: term.definition },
        ],
      })
    }
    await record(ctx, {
      verb: term.retired ? 'retired' : 'changed',
      subjectKind: 'term',
      subjectId: id,
      before: { name: before.name },
      after: { name: term.name },
    })
  })
}

/** A parent is a term of the same facet and not the term itself or one below it. */
async function checkParent(ctx: ReviewCtx, facetId: number, id: number | null, parentId: number | null): Promise<void> {
  for (let at = parentId, steps = 0; at !== null; steps++) {
    if (at === id || steps > 50) throw invalid('parentId', 'A term cannot stand under itself.')
    const parent: Awaited<ReturnType<typeof getTerm>> = await getTerm(ctx.db, ctx.review.id, at)
    if (parent.facetId !== facetId) throw invalid('parentId', 'The parent has to be a term of the same facet.')
    at = parent.parentId
  }
}
