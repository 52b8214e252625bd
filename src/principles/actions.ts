// What changes principles: beginning one, every save as a version with its snapshot, plain words, and what it rests on.
import { kindOf, nameOf, type Polarity } from '../configurations/domain.ts'
import { record } from '../core/db/activity.ts'
import { nextId, nextIds } from '../core/db/counter.ts'
import { index } from '../core/db/search.ts'
import { personOf, type ReviewCtx, transaction } from '../core/db/transaction.ts'
import { invalid, stale } from '../core/errors.ts'
import { listLevels } from '../reviews/vocabulary/store.ts'
import {
  LANGUAGE_NAMES,
  type Language,
  type LineKind,
  overwritten,
  type PlainWords,
  type PrincipleStatus,
  type Ref,
  type Snapshot,
} from './domain.ts'
import { listExisting } from './drafting/store.ts'
import { insertLines } from './lines/store.ts'
import {
  type Change,
  getPrinciple,
  insertPrinciple,
  lastPosition,
  type Principle,
  setConfigurationRefs,
  setLevelIds,
  setPlainWords,
  updatePrinciple,
} from './store.ts'
import { insertVersion, listSnapshots } from './versions/store.ts'

export type NewLine = {
  readonly kind: LineKind
  readonly text: string
  readonly polarity?: Polarity | null
  readonly audience?: string
  readonly themeId?: number | null
  readonly statementId?: number | null
  readonly layer?: Ref['layer'] | null
  readonly configurationId?: number | null
}

export type NewPrinciple = {
  readonly heading: string
  readonly explanation: string
  readonly configurations: readonly Ref[]
  readonly lines: readonly NewLine[]
  /** Set by the team; null takes those of the configurations. */
  readonly levelIds?: readonly number[] | null
  readonly draftedHow?: string
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

/**
 * Every change of a principle's words goes through here: `work` writes the parts and returns what changes in the row; the
 * version goes up and the whole is kept as a snapshot. With `fields`, what the form would overwrite unseen is refused as stale.
 */
export function changing(
  ctx: ReviewCtx,
  id: number,
  change: {
    readonly verb: string
    readonly reason: string
    readonly version?: number
    readonly fields?: (now: Principle, was: Snapshot) => Parameters<typeof overwritten>[0]
  },
  work: (ctx: ReviewCtx, now: Principle) => Promise<Change>,
): Promise<void> {
  return transaction(ctx, async ctx => {
    const now = await getPrinciple(ctx.db, ctx.review.id, id)
    if (change.version !== undefined && change.version !== now.version && change.fields !== undefined) {
      const versions = await listSnapshots(ctx.db, ctx.review.id, id, [change.version, now.version])
      const was = versions.find(version => version.version === change.version)
      const latest = versions.find(version => version.version === now.version)
      const fields = was === undefined ? [] : overwritten(change.fields(now, was.snapshot))
      if (was === undefined || fields.length > 0)
        throw stale('This principle', {
          version: now.version,
          savedBy: latest?.writtenBy ?? null,
          savedAt: latest?.writtenAt ?? null,
          fields,
          ...(was === undefined ? {} : { was: [was.snapshot] }),
        })
    }
    const set = await work(ctx, now)
    if (!(await updatePrinciple(ctx.db, ctx.review.id, id, now.version, set)))
      throw stale('This principle', { version: now.version, fields: [] })
    await keepVersion(ctx, id, change.verb, change.reason, now.version)
  })
}

/** Keeps the principle as it stands now, indexes it and notes the change. */
async function keepVersion(
  ctx: ReviewCtx,
  id: number,
  verb: string,
  reason: string,
  before: number | undefined,
): Promise<void> {
  const principle = await getPrinciple(ctx.db, ctx.review.id, id)
  const levels = await listLevels(ctx.db, ctx.review.id)
  const snapshot = snapshotOf(principle, new Map(levels.map(level => [level.id, level.name])))
  await insertVersion(ctx.db, {
    reviewId: ctx.review.id,
    principleId: id,
    version: principle.version,
    snapshot: JSON.stringify(snapshot),
    reason,
    writtenAt: ctx.now,
    writtenBy: personOf(ctx),
  })
  const body = [
    principle.explanation,
    principle.whereItHolds,
    principle.whereItDoesNot,
    ...Object.values(principle.plainWords),
    ...principle.lines.map(line => line.text),
  ]
  await index(ctx.db, ctx.review.id, [{ kind: 'principle', id, title: principle.heading, body: body.join('\n') }])
  await record(ctx, {
    verb,
    subjectKind: 'principle',
    subjectId: id,
    before: before === undefined ? undefined : { version: before },
    after: { version: principle.version, heading: principle.heading, reason },
  })
}

function snapshotOf(principle: Principle, levels: ReadonlyMap<number, string>): Snapshot {
  return {
    heading: principle.heading,
    explanation: principle.explanation,
    status: principle.status,
    whereItHolds: principle.whereItHolds,
    whereItDoesNot: principle.whereItDoesNot,
    levels: principle.levelsAreSet ? principle.levelIds.map(id => levels.get(id) ?? '') : null,
    configurations: principle.configurations.map(ref => nameOf(ref.layer, ref.id)),
    plainWords: principle.plainWords,
    lines: principle.lines.map(({ position, themeId, ...line }) => line),
  }
}

/** New lines after those that are there. */
export async function addLines(
  ctx: ReviewCtx,
  principleId: number,
  lines: readonly NewLine[],
  after = 0,
): Promise<void> {
  if (lines.length === 0) return
  const first = await nextIds(ctx.db, ctx.review.id, 'principle line', lines.length)
  await insertLines(
    ctx.db,
    lines.map((line, at) => ({
      reviewId: ctx.review.id,
      id: first + at,
      principleId,
      kind: line.kind,
      text: line.text,
      polarity: line.polarity ?? null,
      audience: line.audience ?? '',
      themeId: line.themeId ?? null,
      statementId: line.statementId ?? null,
      layer: line.layer ?? null,
      configurationId: line.layer == null ? null : (line.configurationId ?? null),
      position: after + at + 1,
    })),
  )
}

export type Wording = {
  readonly heading: string
  readonly explanation: string
  readonly whereItHolds: string
  readonly whereItDoesNot: string
  readonly status: PrincipleStatus
  readonly levelsAreSet: boolean
  readonly levelIds: readonly number[]
  readonly reason: string
  readonly version: number
}

/** Saves heading, explanation, reach, standing and levels as a new version. */
export function changePrinciple(ctx: ReviewCtx, id: number, wording: Wording): Promise<void> {
  const { levelIds, reason, version, levelsAreSet, ...set } = wording
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
  return changing(ctx, id, { verb: 'changed', reason, version, fields }, async ctx => {
    const known = new Set((await listLevels(ctx.db, ctx.review.id)).map(level => level.id))
    if (levelIds.some(level => !known.has(level))) throw invalid('levelIds', 'Choose levels from the list.')
    await setLevelIds(ctx.db, ctx.review.id, id, levelsAreSet ? levelIds : [])
    return { ...set, levelsAreSet: levelsAreSet ? 1 : 0 }
  })
}

/** Saves the plain words of each language given; empty ones are taken away. */
export function changePlainWords(
  ctx: ReviewCtx,
  id: number,
  words: { readonly en: string; readonly nl: string; readonly version: number },
): Promise<void> {
  const languages = ['en', 'nl'] as const
  const fields = (now: Principle, was: Snapshot) =>
    languages.map(language => ({
      name: language,
      label: `Plain words in ${LANGUAGE_NAMES[language]}`,
      theirs: now.plainWords[language] ?? '',
      mine: words[language],
      was: was.plainWords[language] ?? '',
    }))
  return changing(
    ctx,
    id,
    { verb: 'put in plain words', reason: 'Plain words', version: words.version, fields },
    async (ctx, now) => {
      for (const language of languages)
        if ((now.plainWords[language] ?? '') !== words[language])
          await writePlainWords(ctx, id, language, words[language])
      return {}
    },
  )
}

function writePlainWords(ctx: ReviewCtx, principleId: number, language: Language, text: string): Promise<void> {
  return setPlainWords(ctx.db, {
    reviewId: ctx.review.id,
    principleId,
    language,
    text,
    writtenAt: ctx.now,
    writtenBy: personOf(ctx),
  })
}

/** Sets what the principle rests on; its words stay as they are. */
export function changeConfigurations(ctx: ReviewCtx, id: number, refs: readonly Ref[]): Promise<void> {
  return changing(ctx, id, { verb: 'changed what it rests on', reason: 'What it rests on' }, async ctx => {
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
