// What changes archetypes: written, moved between better and worse, deleted.
import { lastChange, record, refuseOvertaken } from '../../../core/db/activity.ts'
import { keepInBin } from '../../../core/db/bin.ts'
import { nextId } from '../../../core/db/counter.ts'
import { personOf, type ReviewCtx, transaction } from '../../../core/db/transaction.ts'
import { invalid, stale } from '../../../core/errors.ts'
import { listTerms } from '../../../reviews/vocabulary/store.ts'
import { checkPrinciples, checkRefs } from '../ties/actions.ts'
import { refsNamed } from '../ties/naming.ts'
import {
  deleteArchetypeRows,
  getArchetype,
  insertArchetype,
  listArchetypeRows,
  nextPosition,
  replaceTies,
  updateArchetype,
  updatePosition,
} from './store.ts'

const KIND = 'archetype'

export type ArchetypeWords = {
  readonly settingId: number
  readonly name: string
  readonly portrait: string
  readonly explainedBy: string
  /** Names such as "CMOC 12", ticked; `others` are typed. */
  readonly chosen: readonly string[]
  readonly others: string
  readonly principles: readonly number[]
}

/** Returns its number; a new one is the worst of its setting until it is moved. */
export function addArchetype(ctx: ReviewCtx, words: ArchetypeWords): Promise<number> {
  return transaction(ctx, async ctx => {
    await checkSetting(ctx, words.settingId, null)
    const ties = await tiesOf(ctx, words)
    const id = await nextId(ctx.db, ctx.review.id, KIND)
    const { settingId, name, portrait, explainedBy } = words
    const own = { settingId, name, portrait, explainedBy }
    await insertArchetype(ctx.db, {
      ...{ reviewId: ctx.review.id, id, ...own },
      position: await nextPosition(ctx.db, ctx.review.id, settingId),
      ...{ createdAt: ctx.now, createdBy: personOf(ctx) },
    })
    await replaceTies(ctx.db, ctx.review.id, id, ties)
    await record(ctx, { verb: 'added', subjectKind: KIND, subjectId: id, after: { ...own, ...ties } })
    return id
  })
}

export function changeArchetype(
  ctx: ReviewCtx,
  id: number,
  words: ArchetypeWords & { readonly version: number },
): Promise<void> {
  return transaction(ctx, async ctx => {
    const before = await getArchetype(ctx.db, ctx.review.id, id)
    await checkSetting(ctx, words.settingId, before.settingId)
    const ties = await tiesOf(ctx, words)
    const { settingId, name, portrait, explainedBy } = words
    const own = { settingId, name, portrait, explainedBy }
    const stays = settingId === before.settingId
    const position = stays ? before.position : await nextPosition(ctx.db, ctx.review.id, settingId)
    if (!(await updateArchetype(ctx.db, ctx.review.id, id, words.version, { ...own, position })))
      throw stale('This archetype', {
        version: before.version,
        ...(await lastChange(ctx.db, ctx.review.id, KIND, id, ['changed'])),
        fields: [
          { name: 'name', label: 'Name', theirs: before.name, mine: name },
          { name: 'portrait', label: 'Portrait', theirs: before.portrait, mine: portrait },
          { name: 'explainedBy', label: 'What explains it', theirs: before.explainedBy, mine: explainedBy },
        ],
      })
    await replaceTies(ctx.db, ctx.review.id, id, ties)
    const was = {
      ...{ settingId: before.settingId, name: before.name, portrait: before.portrait, explainedBy: before.explainedBy },
      ...{ configurations: before.configurations, principles: before.principles.map(one => one.id) },
    }
    await record(ctx, { verb: 'changed', subjectKind: KIND, subjectId: id, before: was, after: { ...own, ...ties } })
  })
}

/** One place towards the best or the worst of its setting; false where it stands there already. */
export function moveArchetype(ctx: ReviewCtx, id: number, to: 'better' | 'worse'): Promise<boolean> {
  return transaction(ctx, async ctx => {
    const { alike, rank } = await getArchetype(ctx.db, ctx.review.id, id)
    const order = alike.map(one => one.id)
    const other = to === 'better' ? rank - 2 : rank
    if (other < 0 || other >= order.length) return false
    order.splice(rank - 1, 1)
    order.splice(other, 0, id)
    for (const [at, one] of order.entries()) await updatePosition(ctx.db, ctx.review.id, one, at + 1)
    const [before, after] = [{ rank }, { rank: other + 1 }]
    await record(ctx, { verb: 'moved', subjectKind: KIND, subjectId: id, before, after })
    return true
  })
}

/** Returns the bin's number. */
export function deleteArchetype(ctx: ReviewCtx, id: number, decidedOn: number | null = null): Promise<number> {
  return transaction(ctx, async ctx => {
    const { name, version } = await getArchetype(ctx.db, ctx.review.id, id)
    await refuseOvertaken(ctx, decidedOn, { version }, { what: 'This archetype', kind: KIND, id, verbs: ['changed'] })
    const rows = await listArchetypeRows(ctx.db, ctx.review.id, id)
    const bin = await keepInBin(ctx, { kind: KIND, id, title: name, rows, see: `/framework/archetypes/${id}` })
    await deleteArchetypeRows(ctx.db, ctx.review.id, id)
    return bin
  })
}

/** A term of the facet of settings; one that was retired since may stay. */
async function checkSetting(ctx: ReviewCtx, id: number, now: number | null): Promise<void> {
  if (id === now) return
  const terms = await listTerms(ctx.db, ctx.review.id, 'configurations')
  if (!terms.some(term => term.id === id && term.facetKey === 'setting'))
    throw invalid('settingId', 'Choose a setting from the list.')
}

async function tiesOf(ctx: ReviewCtx, { chosen, others, explainedBy, principles }: ArchetypeWords) {
  return {
    configurations: await checkRefs(ctx, refsNamed(chosen, others, [explainedBy]), 'others'),
    principles: await checkPrinciples(ctx, principles),
  }
}
