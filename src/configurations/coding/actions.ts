// From a passage to a configuration in one step: excerpt, element and evidence, in a new account or one that is there.
import { record } from '../../core/db/activity.ts'
import { nextId } from '../../core/db/counter.ts'
import { personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { invalid } from '../../core/errors.ts'
import { addExcerpt, addTermsTo, parkPassage, setParked } from '../../documents/excerpts/actions.ts'
import type { Passage } from '../../documents/excerpts/domain.ts'
import { findExcerptAt, listExcerpts } from '../../documents/excerpts/store.ts'
import { kindOf, type Layer, nameOf, type Polarity, type Role, type Stance } from '../domain.ts'
import { placeElement } from '../elements/actions.ts'
import { listMarks } from '../elements/store.ts'
import { placeEvidence, quoteEvidence } from '../evidence/actions.ts'
import { findConfigurationRow, insertConfiguration } from '../store.ts'
import { listCitedIn } from './store.ts'

export type Coding = {
  /** By position or typed from a paragraph; null when an excerpt that exists is coded. */
  readonly passage: Passage | null
  readonly excerptId?: number | null
  /** A new account; a new element of an account or configuration; or evidence for what stands there already. */
  readonly into:
    | 'new'
    | { readonly layer: Layer; readonly id: number; readonly as: 'element' | 'whole' | { readonly elementId: number } }
  readonly role: Role | null
  readonly wording: string
  readonly idea?: string
  readonly sameAs?: string | null
  readonly stance?: Stance
  readonly isConverse?: boolean
  readonly polarity?: Polarity | null
  readonly levelIds?: readonly number[]
  readonly intended?: 'intended' | 'unintended' | null
  readonly valence?: 'positive' | 'negative' | null
  readonly distance?: 'proximal' | 'intermediate' | 'distal' | null
  readonly forWhom?: string
  readonly mechanismAbsent?: boolean
  readonly note?: string
  /** Who is speaking, and whatever else is said about the excerpt. */
  readonly termIds?: readonly number[]
}

type Taken = Pick<Coding, 'passage' | 'excerptId' | 'termIds'>

export type Coded = {
  readonly layer: Layer
  readonly configuration: number
  readonly excerpt: number
  readonly element: number | null
  readonly mark: string | null
  readonly evidence: number
}

const NOWHERE = 'Choose a passage in the text, or quote from a numbered paragraph.'

/** Everything in one transaction: a passage that is not in the text, or a place that is not in the review, saves nothing. */
export function codePassage(ctx: ReviewCtx, documentId: number, coding: Coding): Promise<Coded> {
  return transaction(ctx, async ctx => {
    const configuration = await configurationOf(ctx, documentId, coding)
    const { layer } = configuration
    // The excerpt last: what search learns of in the order it first met it is written out once.
    const element = await elementOf(ctx, configuration, coding)
    const excerpt = await excerptOf(ctx, documentId, coding)
    const { stance = 'supports', isConverse = false } = coding
    const said = { elementId: element?.id ?? null, locator: '', stance, isConverse, note: noteOf(coding, element) }
    const evidence = await placeEvidence(ctx, layer, configuration.id, { ...said, documentId, excerptId: excerpt })
    const { role, wording, polarity = null, levelIds = [] } = coding
    const after = { excerpt, element: element?.id ?? null, mark: element?.mark ?? null, evidence, stance, isConverse }
    await record(ctx, {
      verb: coding.into === 'new' ? 'began from a passage' : 'coded a passage into',
      subjectKind: kindOf(layer),
      subjectId: configuration.id,
      after: element?.isNew ? { ...after, role, wording, polarity, levelIds } : after,
    })
    return {
      layer,
      configuration: configuration.id,
      excerpt,
      element: element?.id ?? null,
      mark: element?.mark ?? null,
      evidence,
    }
  })
}

/** Where no element is made, words that were typed all the same say what the passage shows. */
function noteOf({ note = '', wording }: Coding, element: { readonly isNew: boolean } | null): string {
  if (element?.isNew === true || wording === '') return note
  return [wording, note].filter(Boolean).join('\n\n')
}

/** An excerpt that is coded leaves the pile of parked ones. The same passage is not taken twice. */
async function excerptOf(ctx: ReviewCtx, documentId: number, coding: Taken): Promise<number> {
  const { passage, termIds = [] } = coding
  if (coding.excerptId != null) {
    await refuseForeign(ctx, documentId, coding.excerptId)
    await setParked(ctx, coding.excerptId, false)
    await addTermsTo(ctx, coding.excerptId, termIds)
    return coding.excerptId
  }
  if (passage === null) throw invalid('quote', NOWHERE)
  const same =
    'start' in passage ? await findExcerptAt(ctx.db, ctx.review.id, documentId, passage.start, passage.end) : undefined
  if (same === undefined) return addExcerpt(ctx, documentId, passage, { termIds })
  await setParked(ctx, same, false)
  await addTermsTo(ctx, same, termIds)
  return same
}

type Row = {
  readonly layer: Layer
  readonly id: number
  readonly label: string | null
  readonly title: string
  readonly wording: string
}

async function configurationOf(ctx: ReviewCtx, documentId: number, { into }: Coding): Promise<Row> {
  if (into === 'new') {
    const id = await nextId(ctx.db, ctx.review.id, kindOf('account'))
    await insertConfiguration(ctx.db, {
      reviewId: ctx.review.id,
      layer: 'account',
      id,
      documentId,
      createdAt: ctx.now,
      createdBy: personOf(ctx),
    })
    return { layer: 'account', id, label: null, title: '', wording: '' }
  }
  const row = await findConfigurationRow(ctx.db, ctx.review.id, into.layer, into.id)
  if (row === undefined) throw invalid('into', `There is no ${nameOf(into.layer, into.id)} in this review.`)
  return row
}

async function elementOf(
  ctx: ReviewCtx,
  configuration: Row,
  coding: Coding,
): Promise<{ id: number; mark: string; isNew: boolean } | null> {
  const as = coding.into === 'new' ? 'element' : coding.into.as
  if (as === 'whole') return null
  if (as !== 'element') {
    const marks = await listMarks(ctx.db, ctx.review.id, configuration.layer, configuration.id)
    const found = marks.find(mark => mark.id === as.elementId)
    if (found === undefined)
      throw invalid('target', `Choose an element of ${nameOf(configuration.layer, configuration.id)}.`)
    return { id: found.id, mark: found.mark, isNew: false }
  }
  if (coding.role === null) throw invalid('role', 'Choose a role, or park the passage.')
  const { role, wording, idea = '', sameAs = null, polarity = null, levelIds = [] } = coding
  const { intended = null, valence = null, distance = null, forWhom = '', mechanismAbsent = false } = coding
  const outcome = { intended, valence, distance, forWhom, mechanismAbsent }
  const element = { role, wording, idea, sameAs, polarity, levelIds: [...levelIds], ...outcome }
  return { ...(await placeElement(ctx, configuration.layer, configuration, element)), isNew: true }
}

/** Gives evidence that is cited its words; returns what it is evidence for. */
export function quotePassage(ctx: ReviewCtx, documentId: number, evidenceId: number, coding: Taken): Promise<Coded> {
  return transaction(ctx, async ctx => {
    const cited = await listCitedIn(ctx.db, ctx.review.id, documentId)
    const row = cited.find(one => one.id === evidenceId)
    if (row === undefined) throw invalid('target', 'Choose evidence of this document that has no quotation yet.')
    const excerpt = await excerptOf(ctx, documentId, coding)
    await quoteEvidence(ctx, row.layer, row.configurationId, evidenceId, { excerptId: excerpt })
    const { layer, configurationId: configuration, elementId: element, mark } = row
    return { layer, configuration, excerpt, element, mark, evidence: evidenceId }
  })
}

/** Keeps a passage for later, without a role: with a theme, a theory statement or a memo. Returns the excerpt's number. */
export function park(
  ctx: ReviewCtx,
  documentId: number,
  passage: Passage | null,
  details: {
    readonly excerptId: number | null
    readonly termIds: readonly number[]
    readonly theoryStatementId: number | null
    readonly note: string
  },
): Promise<number> {
  return transaction(ctx, async ctx => {
    const { excerptId, termIds, theoryStatementId, note } = details
    if (excerptId !== null) {
      await refuseForeign(ctx, documentId, excerptId)
      await setParked(ctx, excerptId, true)
      await addTermsTo(ctx, excerptId, termIds)
      return excerptId
    }
    if (passage === null) throw invalid('quote', NOWHERE)
    return parkPassage(ctx, documentId, passage, { termIds, theoryStatementId, note: '' }, note)
  })
}

async function refuseForeign(ctx: ReviewCtx, documentId: number, excerptId: number): Promise<void> {
  const [excerpt] = await listExcerpts(ctx.db, ctx.review.id, { ids: [excerptId] })
  if (excerpt === undefined || excerpt.documentId !== documentId)
    throw invalid('excerptId', `There is no excerpt ${excerptId} in this document.`)
}
