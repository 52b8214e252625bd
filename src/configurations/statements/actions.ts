// What changes ideas: named, renamed, merged, deleted. None of it ever touches anyone's wording.
import { lastChange, record, refuseOvertaken } from '../../core/db/activity.ts'
import { keepInBin } from '../../core/db/bin.ts'
import { nextId } from '../../core/db/counter.ts'
import { forget, index } from '../../core/db/search.ts'
import { personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { conflict, invalid, stale } from '../../core/errors.ts'
import { isReferredTo } from '../../documents/store.ts'
import type { StatementInput } from './forms.ts'
import {
  connectLoose,
  findElementIdea,
  findStatement,
  findStatementByCode,
  findStatementByName,
  getStatement,
  insertStatement,
  listStandingFor,
  listUses,
  moveUses,
  takeStatementRow,
  updateStatement,
} from './store.ts'

const SAVING = ['changed', 'renamed']
const saved = (id: number) => ({ what: 'This idea', kind: 'statement', id, verbs: SAVING })

/** Names an idea that elements can share; returns its number. */
export function addStatement(
  ctx: ReviewCtx,
  input: Partial<StatementInput> & { readonly name: string },
): Promise<number> {
  return transaction(ctx, async ctx => {
    const statement = { definition: '', code: '', partOfId: null, ...input }
    const id = await nextId(ctx.db, ctx.review.id, 'statement')
    await check(ctx, id, statement)
    const row = { ...statement, code: statement.code === '' ? null : statement.code }
    await insertStatement(ctx.db, {
      ...row,
      reviewId: ctx.review.id,
      id,
      createdAt: ctx.now,
      createdBy: personOf(ctx),
    })
    await index(ctx.db, ctx.review.id, [entryOf(id, statement)])
    await record(ctx, { verb: 'named', subjectKind: 'statement', subjectId: id, after: statement })
    return id
  })
}

/** Renaming never changes the wording of an element. */
export function changeStatement(ctx: ReviewCtx, id: number, version: number, input: StatementInput): Promise<void> {
  return transaction(ctx, async ctx => {
    const before = await getStatement(ctx.db, ctx.review.id, id)
    await check(ctx, id, input)
    const set = { ...input, code: input.code === '' ? null : input.code }
    if (!(await updateStatement(ctx.db, ctx.review.id, id, version, set))) {
      throw stale('This idea', {
        version: before.version,
        ...(await lastChange(ctx.db, ctx.review.id, 'statement', id, SAVING)),
        fields: [
          { name: 'name', label: 'Name', theirs: before.name, mine: input.name },
          { name: 'definition', label: 'Definition', theirs: before.definition, mine: input.definition },
        ],
      })
    }
    await index(ctx.db, ctx.review.id, [entryOf(id, input)])
    const { name, definition, code, partOfId } = before
    await record(ctx, {
      verb: before.name === input.name ? 'changed' : 'renamed',
      subjectKind: 'statement',
      subjectId: id,
      before: { name, definition, code: code ?? '', partOfId },
      after: input,
    })
  })
}

/**
 * Two names for one idea: the elements of the first become those of the second, each keeping its own wording. Returns the
 * bin's number: putting the first back turns to it again what still stands for the second.
 */
export function mergeStatement(
  ctx: ReviewCtx,
  id: number,
  intoId: number,
  version: number | null = null,
): Promise<number> {
  return transaction(ctx, async ctx => {
    const { id: reviewId } = ctx.review
    const from = await getStatement(ctx.db, reviewId, id)
    await refuseOvertaken(ctx, version, from, saved(id))
    if (id === intoId) throw invalid('intoId', 'Choose another idea than this one.')
    const into = await findStatement(ctx.db, reviewId, intoId)
    if (into === undefined) throw invalid('intoId', 'Choose an idea of this review.')
    const { elements, parts } = await listStandingFor(ctx.db, reviewId, id)
    await moveUses(ctx.db, reviewId, id, intoId)
    const row = await remove(ctx, id, `“${from.name}” stays: lines of principles name it. Change them first.`)
    for (const [subjectId, verb] of [
      [id, 'merged away'],
      [intoId, 'merged in'],
    ] as const)
      await record(ctx, {
        verb,
        subjectKind: 'statement',
        subjectId,
        before: { id, name: from.name, elements },
        after: { id: intoId, name: into.name },
      })
    // Where the second was part of the first, it stood alone meanwhile.
    const partsTurned = (ids: readonly number[], now: number | null) =>
      ({ table: 'statement', column: 'partOfId', ids, now, before: id }) as const
    return keepInBin(ctx, {
      kind: 'statement',
      id,
      title: `${from.name}, merged into ${into.name}`,
      rows: [{ table: 'statement', rows: [row] }],
      turned: [
        { table: 'element', column: 'statementId', ids: elements, now: intoId, before: id },
        partsTurned(
          parts.filter(part => part !== intoId),
          intoId,
        ),
        partsTurned(
          parts.filter(part => part === intoId),
          null,
        ),
      ],
      found: [entryOf(id, { ...from, code: from.code ?? '' })],
    })
  })
}

/** Deletes an idea that no element stands for; returns the bin's number. */
export function deleteStatement(ctx: ReviewCtx, id: number, version: number | null = null): Promise<number> {
  return transaction(ctx, async ctx => {
    const statement = await getStatement(ctx.db, ctx.review.id, id)
    await refuseOvertaken(ctx, version, statement, saved(id))
    if ((await listUses(ctx.db, ctx.review.id, id)).length > 0)
      throw conflict(`“${statement.name}” stays: elements stand for it. Merge it into another idea instead.`)
    const row = await remove(ctx, id, `“${statement.name}” stays: parts or lines of principles rest on it.`)
    const found = [entryOf(id, { ...statement, code: statement.code ?? '' })]
    return keepInBin(ctx, {
      kind: 'statement',
      id,
      title: statement.name,
      rows: [{ table: 'statement', rows: [row] }],
      found,
    })
  })
}

async function remove(ctx: ReviewCtx, id: number, sentence: string) {
  try {
    const row = await takeStatementRow(ctx.db, ctx.review.id, id)
    await forget(ctx.db, ctx.review.id, 'statement', [id])
    return row
  } catch (error) {
    if (isReferredTo(error)) throw conflict(sentence)
    throw error
  }
}

/**
 * The idea an element is to stand for, from what its form says: one that was picked, one that another element stands for
 * (named by that element's wording when it has none yet), or a name that is looked up and otherwise added.
 */
export async function resolveIdea(
  ctx: ReviewCtx,
  chosen: { readonly idea: string; readonly sameAs: string | null; readonly wording: string },
): Promise<number | null> {
  const { sameAs } = chosen
  if (sameAs === 'new') return named(ctx, chosen.idea || chosen.wording)
  if (sameAs === null) return chosen.idea === '' ? null : named(ctx, chosen.idea)
  const [kind, number] = sameAs.split(':')
  if (kind === 'statement') {
    const statement = await findStatement(ctx.db, ctx.review.id, Number(number))
    if (statement === undefined) throw invalid('idea', 'Choose an idea of this review.')
    return statement.id
  }
  const element = await findElementIdea(ctx.db, ctx.review.id, Number(number))
  if (element === undefined) throw invalid('idea', 'Choose an idea of this review.')
  if (element.statementId !== null) return element.statementId
  const statementId = await named(ctx, element.wording)
  await connectLoose(ctx.db, ctx.review.id, element, statementId)
  return statementId
}

async function named(ctx: ReviewCtx, words: string): Promise<number> {
  const name = [...words].slice(0, 300).join('').trim()
  return (await findStatementByName(ctx.db, ctx.review.id, name)) ?? addStatement(ctx, { name })
}

async function check(ctx: ReviewCtx, id: number, input: StatementInput): Promise<void> {
  const same = await findStatementByName(ctx.db, ctx.review.id, input.name)
  if (same !== undefined && same !== id)
    throw invalid('name', 'Another idea has this name. Choose another, or merge the two.')
  if (input.code !== '') {
    const coded = await findStatementByCode(ctx.db, ctx.review.id, input.code)
    if (coded !== undefined && coded !== id) throw invalid('code', 'Another idea has this code.')
  }
  for (let above = input.partOfId, steps = 0; above !== null; steps++) {
    if (above === id || steps > 50) throw invalid('partOfId', 'An idea cannot be part of itself.')
    const whole = await findStatement(ctx.db, ctx.review.id, above)
    if (whole === undefined) throw invalid('partOfId', 'Choose an idea of this review.')
    above = whole.partOfId
  }
}

function entryOf(id: number, statement: { readonly name: string; readonly definition: string; readonly code: string }) {
  return { kind: 'statement', id, title: `${statement.code} ${statement.name}`.trim(), body: statement.definition }
}
