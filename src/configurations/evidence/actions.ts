// What changes evidence: hung on a configuration or an element, judged anew, quoted later, taken off.
import { lastChange, record, refuseOvertaken } from '../../core/db/activity.ts'
import { keepInBin } from '../../core/db/bin.ts'
import { nextId } from '../../core/db/counter.ts'
import { personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { invalid, stale } from '../../core/errors.ts'
import { addExcerpt } from '../../documents/excerpts/actions.ts'
import { listExcerpts } from '../../documents/excerpts/store.ts'
import { findDocument } from '../../documents/store.ts'
import { kindOf, type Layer, nameOf, type Stance } from '../domain.ts'
import { listMarks } from '../elements/store.ts'
import { deleteEvidenceRow, listEvidenceRows } from '../rows/store.ts'
import { getConfigurationRow } from '../store.ts'
import { getEvidence, insertEvidence, updateEvidence } from './store.ts'

export type Said = {
  readonly elementId: number | null
  readonly locator: string
  readonly stance: Stance
  readonly isConverse: boolean
  readonly note: string
}

export type NewEvidence = Partial<Said> & {
  readonly documentId: number | null
  readonly excerptId?: number | null
  /** A quotation to be anchored first; the words have to stand in that paragraph. */
  readonly passage?: { readonly paragraph: number; readonly quote: string } | null
}

const SAVING = ['changed evidence of', 'quoted evidence of']

/** Hangs what a document says on a configuration or one of its elements; returns its number. */
export function addEvidence(
  ctx: ReviewCtx,
  layer: Layer,
  configurationId: number,
  input: NewEvidence,
): Promise<number> {
  return transaction(ctx, async ctx => {
    await getConfigurationRow(ctx.db, ctx.review.id, layer, configurationId)
    await refuseForeignElement(ctx, layer, configurationId, input.elementId ?? null)
    const { documentId, excerptId } = await sourceOf(ctx, input)
    const said = withDefaults(input)
    const id = await placeEvidence(ctx, layer, configurationId, { ...said, documentId, excerptId })
    await record(ctx, {
      verb: 'added evidence to',
      subjectKind: kindOf(layer),
      subjectId: configurationId,
      after: { evidence: id, documentId, excerptId, ...said },
    })
    return id
  })
}

/** The write of addEvidence without checks and activity row, for actions that do more in one step. */
export async function placeEvidence(
  ctx: ReviewCtx,
  layer: Layer,
  configurationId: number,
  row: Said & { readonly documentId: number; readonly excerptId: number | null },
): Promise<number> {
  const id = await nextId(ctx.db, ctx.review.id, 'evidence')
  await insertEvidence(ctx.db, {
    ...row,
    isConverse: row.isConverse ? 1 : 0,
    reviewId: ctx.review.id,
    id,
    layer,
    configurationId,
    createdAt: ctx.now,
    createdBy: personOf(ctx),
  })
  return id
}

export function changeEvidence(
  ctx: ReviewCtx,
  layer: Layer,
  configurationId: number,
  id: number,
  version: number,
  said: Said,
): Promise<void> {
  return transaction(ctx, async ctx => {
    const before = await getEvidence(ctx.db, ctx.review.id, layer, configurationId, id)
    await refuseForeignElement(ctx, layer, configurationId, said.elementId)
    const set = { ...said, isConverse: said.isConverse ? 1 : 0 } as const
    if (!(await updateEvidence(ctx.db, ctx.review.id, id, version, set))) {
      throw stale('This evidence', {
        version: before.version,
        ...(await lastChange(ctx.db, ctx.review.id, kindOf(layer), configurationId, SAVING, { evidence: id })),
        fields: [
          { name: 'stance', label: 'Stance', theirs: before.stance, mine: said.stance },
          { name: 'note', label: 'Note', theirs: before.note, mine: said.note },
        ],
      })
    }
    const { elementId, locator, stance, isConverse, note } = before
    await record(ctx, {
      verb: 'changed evidence of',
      subjectKind: kindOf(layer),
      subjectId: configurationId,
      before: { evidence: id, elementId, locator, stance, isConverse, note },
      after: { evidence: id, ...said },
    })
  })
}

/** Gives what is cited its quotation. Words that it has already, by someone else meanwhile, are replaced on purpose only. */
export function quoteEvidence(
  ctx: ReviewCtx,
  layer: Layer,
  configurationId: number,
  id: number,
  source: Pick<NewEvidence, 'excerptId' | 'passage'>,
  version: number | null = null,
): Promise<void> {
  return transaction(ctx, async ctx => {
    const before = await getEvidence(ctx.db, ctx.review.id, layer, configurationId, id)
    const { excerptId } = await sourceOf(ctx, { ...source, documentId: before.documentId })
    if (excerptId === null) throw invalid('quote', 'Type or paste the words you want to quote.')
    if (before.excerptId === excerptId) return
    if (before.excerptId !== null && before.version !== version) {
      const [mine] = await listExcerpts(ctx.db, ctx.review.id, { ids: [excerptId] })
      const verbs = ['quoted evidence of', 'added evidence to']
      throw stale('This evidence', {
        version: before.version,
        ...(await lastChange(ctx.db, ctx.review.id, kindOf(layer), configurationId, verbs, { evidence: id })),
        fields: [{ name: 'quote', label: 'Words', theirs: before.quote ?? '', mine: mine?.quote ?? '' }],
      })
    }
    await updateEvidence(ctx.db, ctx.review.id, id, before.version, { excerptId })
    await record(ctx, {
      verb: 'quoted evidence of',
      subjectKind: kindOf(layer),
      subjectId: configurationId,
      ...(before.excerptId === null ? {} : { before: { excerptId: before.excerptId } }),
      after: { evidence: id, excerptId },
    })
  })
}

/** Takes evidence off; its excerpt stays in the text. Returns the bin's number. */
export function deleteEvidence(
  ctx: ReviewCtx,
  layer: Layer,
  configurationId: number,
  id: number,
  version: number | null = null,
): Promise<number> {
  return transaction(ctx, async ctx => {
    const evidence = await getEvidence(ctx.db, ctx.review.id, layer, configurationId, id)
    const of = { kind: kindOf(layer), id: configurationId, verbs: SAVING, part: { evidence: id } }
    await refuseOvertaken(ctx, version, evidence, { what: 'This evidence', ...of })
    const bin = await keepInBin(ctx, {
      kind: kindOf(layer),
      id: configurationId,
      title: `Evidence from ${evidence.documentLabel} for ${nameOf(layer, configurationId)}`,
      rows: await listEvidenceRows(ctx.db, ctx.review.id, id),
    })
    await deleteEvidenceRow(ctx.db, ctx.review.id, id)
    return bin
  })
}

function withDefaults(input: Partial<Said>): Said {
  const { elementId = null, locator = '', stance = 'supports', isConverse = false, note = '' } = input
  return { elementId, locator, stance, isConverse, note }
}

/** An excerpt brings its document along; words typed from a paragraph become an excerpt. */
async function sourceOf(ctx: ReviewCtx, input: NewEvidence): Promise<{ documentId: number; excerptId: number | null }> {
  const { excerptId = null, passage = null } = input
  if (excerptId !== null) {
    const [excerpt] = await listExcerpts(ctx.db, ctx.review.id, { ids: [excerptId] })
    if (excerpt === undefined) throw invalid('excerptId', `There is no excerpt ${excerptId} in this review.`)
    if (input.documentId !== null && excerpt.documentId !== input.documentId)
      throw invalid('excerptId', `Excerpt ${excerptId} is from ${excerpt.document.label}, not from this document.`)
    return { documentId: excerpt.documentId, excerptId }
  }
  if (input.documentId === null) throw invalid('documentId', 'Choose the document that says it.')
  if ((await findDocument(ctx.db, ctx.review.id, input.documentId)) === undefined)
    throw invalid('documentId', 'Choose a document of this review.')
  if (passage === null) return { documentId: input.documentId, excerptId: null }
  return { documentId: input.documentId, excerptId: await addExcerpt(ctx, input.documentId, passage) }
}

async function refuseForeignElement(
  ctx: ReviewCtx,
  layer: Layer,
  configurationId: number,
  elementId: number | null,
): Promise<void> {
  if (elementId === null) return
  const elements = await listMarks(ctx.db, ctx.review.id, layer, configurationId)
  if (!elements.some(element => element.id === elementId))
    throw invalid('elementId', `Choose an element of ${nameOf(layer, configurationId)}.`)
}
