// What changes principles: beginning one, its words, and what it rests on.
import { kindOf, nameOf } from '../configurations/domain.ts'
import { nextId } from '../core/db/counter.ts'
import { personOf, type ReviewCtx, transaction } from '../core/db/transaction.ts'
import { invalid } from '../core/errors.ts'
import { listLevels } from '../reviews/vocabulary/store.ts'
import {
  type Language,
  type PlainWords,
  type PrincipleStatus,
  passageRefused,
  type Ref,
  type Snapshot,
} from './domain.ts'
import { listExisting } from './drafting/store.ts'
import { addLines, type NewLine } from './lines/actions.ts'
import { writePlainWords } from './plain-words/actions.ts'
import { insertPrinciple, lastPosition, type Principle, setConfigurationRefs, setLevelIds } from './store.ts'
import { changing, keepVersion } from './versions/actions.ts'

export type NewPrinciple = {
  readonly heading: string
  readonly explanation: string
  readonly configurations: readonly Ref[]
  readonly lines: readonly NewLine[]
  /** Set by the team; null takes those of the configurations. */
  readonly levelIds?: readonly number[] | null
  readonly draftedHow?: string
  /** The explanation as the rule drafted it, to compare a later draft with. */
  readonly drafted?: string
  readonly whereItHolds?: string
  readonly whereItDoesNot?: string
  readonly status?: PrincipleStatus
  readonly plainWords?: PlainWords
  readonly reason: string
}

/** Adds a principle at the end of the list, as its first version; returns its number. */
export function createPrinciple(ctx: ReviewCtx, principle: NewPrinciple): Promise<number> {
  return transaction(ctx, async ctx => {
    await checkRefs(ctx, principle.configurations)
    const id = await nextId(ctx.db, ctx.review.id, 'principle')
    const levelIds = principle.levelIds ?? null
    await insertPrinciple(ctx.db, {
      reviewId: ctx.review.id,
      id,
      position: (await lastPosition(ctx.db, ctx.review.id)) + 1,
      heading: principle.heading,
      explanation: principle.explanation,
      status: principle.status ?? 'draft',
      levelsAreSet: levelIds === null ? 0 : 1,
      draftedHow: principle.draftedHow ?? '',
      drafted: principle.drafted ?? '',
      whereItHolds: principle.whereItHolds ?? '',
      whereItDoesNot: principle.whereItDoesNot ?? '',
      createdAt: ctx.now,
      createdBy: personOf(ctx),
    })
    await setConfigurationRefs(ctx.db, ctx.review.id, id, principle.configurations)
    await setLevelIds(ctx.db, ctx.review.id, id, levelIds ?? [])
    await addLines(ctx, id, principle.lines)
    for (const [language, text] of Object.entries(principle.plainWords ?? {}))
      await writePlainWords(ctx, id, language as Language, text ?? '')
    await keepVersion(ctx, id, 'began', principle.reason, undefined)
    return id
  })
}

export type Wording = {
  readonly heading: string
  readonly explanation: string
  readonly whereItHolds: string
  readonly whereItDoesNot: string
  /** Null leaves it where it stands. */
  readonly status: PrincipleStatus | null
  readonly levelsAreSet: boolean
  readonly levelIds: readonly number[]
  readonly reason: string
  readonly version: number
}

/** Saves heading, explanation, reach, standing and levels as a new version. */
export function changePrinciple(ctx: ReviewCtx, id: number, wording: Wording): Promise<void> {
  const { levelIds, reason, version, levelsAreSet, status, ...set } = wording
  const labels = {
    heading: 'Heading',
    explanation: 'Explanation',
    whereItHolds: 'Where it holds',
    whereItDoesNot: 'Where it does not',
  } as const
  const fields = (now: Principle, was: Snapshot) =>
    (Object.keys(labels) as (keyof typeof labels)[]).map(name => ({
      name,
      label: labels[name],
      theirs: now[name],
      mine: set[name],
      was: was[name],
    }))
  return changing(ctx, id, { verb: 'changed', reason, version, fields }, async (ctx, now) => {
    const refused = status === null ? null : passageRefused({ ...now, heading: set.heading }, status)
    if (refused !== null) throw invalid('status', refused)
    const known = new Set((await listLevels(ctx.db, ctx.review.id)).map(level => level.id))
    if (levelIds.some(level => !known.has(level))) throw invalid('levelIds', 'Choose levels from the list.')
    await setLevelIds(ctx.db, ctx.review.id, id, levelsAreSet ? levelIds : [])
    return { ...set, ...(status === null ? {} : { status }), levelsAreSet: levelsAreSet ? 1 : 0 }
  })
}

/** Sets what the principle rests on; its words stay as they are. */
export function changeConfigurations(
  ctx: ReviewCtx,
  id: number,
  refs: readonly Ref[],
  decidedOn: number | null = null,
): Promise<void> {
  const change = { verb: 'changed what it rests on', reason: 'What it rests on', decidedOn }
  return changing(ctx, id, change, async ctx => {
    await checkRefs(ctx, refs)
    await setConfigurationRefs(ctx.db, ctx.review.id, id, refs)
    return {}
  })
}

async function checkRefs(ctx: ReviewCtx, refs: readonly Ref[]): Promise<void> {
  const known = await listExisting(ctx.db, ctx.review.id, refs)
  const unknown = refs.filter(ref => !known.some(other => other.layer === ref.layer && other.id === ref.id))
  if (unknown.length > 0)
    throw invalid(
      'chosen',
      `There is no ${unknown.map(ref => nameOf(ref.layer, ref.id)).join(', ')} in this review (${unknown.map(ref => kindOf(ref.layer)).join(', ')}).`,
    )
}
