// What adds a configuration in one piece, with its elements and its evidence, as a row of a table brings it.
import { record } from '../../core/db/activity.ts'
import { nextId, nextIds } from '../../core/db/counter.ts'
import type { Entry } from '../../core/db/search.ts'
import { personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { entryOf } from '../actions.ts'
import { kindOf, type Layer, type Polarity, type Role, type Stance, type Status } from '../domain.ts'
import { insertElement, insertElementLevels } from '../elements/store.ts'
import { insertEvidence } from '../evidence/store.ts'
import { insertConfiguration } from '../store.ts'
import { isLabelTaken, replaceLevels, replaceTerms } from '../ties/store.ts'

export type Whole = {
  /** Dropped where another one has it by now. */
  readonly label: string
  readonly title: string
  readonly wording: string
  readonly parentId: number | null
  readonly note: string
  readonly levelIds: readonly number[]
  readonly termIds: readonly number[]
  readonly elements: readonly {
    readonly role: Role
    readonly mark: string
    readonly wording: string
    readonly statementId: number | null
    readonly mechanismAbsent: boolean
    readonly more?: MoreOfElement
  }[]
  /** Cited, and quoted where an excerpt is named; `mark` is the element it is cited for. */
  readonly evidence: readonly {
    readonly documentId: number
    readonly mark: string | null
    readonly stance: Stance
    readonly isConverse: boolean
    readonly locator: string
    readonly excerptId?: number | null
    readonly note?: string
  }[]
  /** A draft when left out. */
  readonly status?: Status
  /** The table and the row it comes from. */
  readonly from: { readonly bringing: number; readonly line: number }
}

export type MoreOfElement = {
  readonly polarity: Polarity | null
  /** Then with its reasoning, signed by whoever adds it. */
  readonly isInferred: boolean
  readonly inference: 'abduction' | 'retroduction' | null
  readonly reasoning: string
  readonly otherWordings: readonly string[]
  readonly intended: 'intended' | 'unintended' | null
  readonly valence: 'positive' | 'negative' | null
  readonly distance: 'proximal' | 'intermediate' | 'distal' | null
  readonly forWhom: string
  readonly levelIds: readonly number[]
}

const NO_MORE: MoreOfElement = {
  ...{ polarity: null, isInferred: false, inference: null, reasoning: '', otherWordings: [], levelIds: [] },
  ...{ intended: null, valence: null, distance: null, forWhom: '' },
}

/**
 * Returns its number, and its words for the search index: who adds many hands them to `index` together. `verb` of the one
 * activity row: brought in.
 */
export function addWhole(
  ctx: ReviewCtx,
  layer: Layer,
  documentId: number | null,
  whole: Whole,
): Promise<{ readonly id: number; readonly entry: Entry }> {
  return transaction(ctx, async ctx => {
    const { id: reviewId } = ctx.review
    const id = await nextId(ctx.db, reviewId, kindOf(layer))
    const isTaken = whole.label !== '' && (await isLabelTaken(ctx.db, reviewId, layer, whole.label, id))
    const label = whole.label === '' || isTaken ? null : whole.label
    const { title, wording, parentId, note, levelIds, termIds, elements, from, status = 'draft' } = whole
    const stamp = { createdAt: ctx.now, createdBy: personOf(ctx) }
    const levelsAreSet = levelIds.length > 0 ? (1 as const) : (0 as const)
    const row = { label, title, wording, parentId, note, levelsAreSet, status }
    await insertConfiguration(ctx.db, { ...row, ...stamp, reviewId, layer, id, documentId })
    if (levelIds.length > 0) await replaceLevels(ctx.db, reviewId, layer, id, levelIds)
    if (termIds.length > 0) await replaceTerms(ctx.db, reviewId, layer, id, termIds)
    const ids = await addElements(ctx, { layer, id }, elements)
    await addCitations(ctx, { layer, id }, whole.evidence, ids)
    const after = {
      ...from,
      label: label ?? '',
      title,
      wording,
      elements: elements.length,
      evidence: whole.evidence.length,
    }
    await record(ctx, { verb: 'brought in', subjectKind: kindOf(layer), subjectId: id, after })
    return { id, entry: entryOf(layer, { id, label, title, wording }, elements) }
  })
}

type Of = { readonly layer: Layer; readonly id: number }

/** Returns the number of each element by its mark. */
async function addElements(ctx: ReviewCtx, of: Of, elements: Whole['elements']): Promise<ReadonlyMap<string, number>> {
  if (elements.length === 0) return new Map()
  const first = await nextIds(ctx.db, ctx.review.id, 'element', elements.length)
  for (const [at, { role, mark, wording, statementId, mechanismAbsent, more = NO_MORE }] of elements.entries()) {
    const { levelIds, isInferred, otherWordings, ...rest } = more
    await insertElement(ctx.db, {
      ...{ role, mark, wording, statementId, position: at + 1, mechanismAbsent: mechanismAbsent ? 1 : 0 },
      ...{ ...rest, isInferred: isInferred ? 1 : 0, otherWordings: JSON.stringify(otherWordings) },
      ...{ reasonedBy: isInferred ? personOf(ctx) : null, reasonedAt: isInferred ? ctx.now : null },
      ...{ reviewId: ctx.review.id, id: first + at, layer: of.layer, configurationId: of.id },
      ...{ createdAt: ctx.now, createdBy: personOf(ctx) },
    })
    await insertElementLevels(ctx.db, ctx.review.id, first + at, levelIds)
  }
  return new Map(elements.map((element, at) => [element.mark, first + at]))
}

async function addCitations(
  ctx: ReviewCtx,
  of: Of,
  evidence: Whole['evidence'],
  elements: ReadonlyMap<string, number>,
): Promise<void> {
  if (evidence.length === 0) return
  const first = await nextIds(ctx.db, ctx.review.id, 'evidence', evidence.length)
  for (const [at, { documentId, mark, stance, isConverse, locator, excerptId = null, note = '' }] of evidence.entries())
    await insertEvidence(ctx.db, {
      ...{ documentId, stance, locator, isConverse: isConverse ? 1 : 0, excerptId, note },
      ...{ reviewId: ctx.review.id, id: first + at, layer: of.layer, configurationId: of.id },
      elementId: mark === null ? null : (elements.get(mark) ?? null),
      ...{ createdAt: ctx.now, createdBy: personOf(ctx) },
    })
}
