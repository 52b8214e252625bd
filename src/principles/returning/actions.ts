// Going back to an earlier version of a principle: it becomes the newest one, and nothing in between is lost.
import { type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { conflict, notFound } from '../../core/errors.ts'
import { listLevels, listTerms } from '../../reviews/vocabulary/store.ts'
import { LANGUAGES, type Snapshot } from '../domain.ts'
import { listExisting } from '../drafting/store.ts'
import { deleteLine, insertLines, updateLine } from '../lines/store.ts'
import { writePlainWords } from '../plain-words/actions.ts'
import { readReference } from '../references.ts'
import { type Principle, setConfigurationRefs, setLevelIds } from '../store.ts'
import { changing } from '../versions/actions.ts'
import { listSnapshots } from '../versions/store.ts'

/**
 * Words, lines, levels and what it rests on as they were at `version`; where it stands stays. `latest` is the version that
 * the reader saw as the newest: when someone has saved since, nothing is done.
 */
export function returnToVersion(ctx: ReviewCtx, id: number, version: number, latest: number): Promise<void> {
  return transaction(ctx, async ctx => {
    const [was] = await listSnapshots(ctx.db, ctx.review.id, id, [version])
    if (was === undefined) throw notFound('This version')
    const { snapshot } = was
    await changing(ctx, id, { verb: 'went back with', reason: `Version ${version} again` }, async (ctx, now) => {
      if (now.version !== latest)
        throw conflict('Someone has saved this principle since. Its history shows what changed.')
      await returnLines(ctx, now, snapshot)
      await returnGround(ctx, id, snapshot)
      for (const language of LANGUAGES)
        if ((now.plainWords[language] ?? '') !== (snapshot.plainWords[language] ?? ''))
          await writePlainWords(ctx, id, language, snapshot.plainWords[language] ?? '')
      const { heading, explanation, whereItHolds, whereItDoesNot } = snapshot
      return { heading, explanation, whereItHolds, whereItDoesNot, levelsAreSet: snapshot.levels === null ? 0 : 1 }
    })
  })
}

async function returnLines(ctx: ReviewCtx, now: Principle, snapshot: Snapshot): Promise<void> {
  const reviewId = ctx.review.id
  const themes = (await listTerms(ctx.db, reviewId, 'configurations')).filter(term => term.facetKey === 'theme')
  const refs = snapshot.lines.flatMap(({ layer, configurationId }) =>
    layer === null || configurationId === null ? [] : [{ layer, id: configurationId }],
  )
  const there = await listExisting(ctx.db, reviewId, refs)
  const lines = snapshot.lines.map(({ themeName, ...line }, at) => {
    const isTied = there.some(ref => ref.layer === line.layer && ref.id === line.configurationId)
    return {
      ...line,
      ...(isTied ? {} : { layer: null, configurationId: null }),
      themeId: themes.find(theme => theme.name === themeName)?.id ?? null,
      position: at + 1,
    }
  })
  for (const line of now.lines)
    if (!lines.some(other => other.id === line.id)) await deleteLine(ctx.db, reviewId, line.id)
  for (const { id, ...line } of lines.filter(line => now.lines.some(other => other.id === line.id)))
    await updateLine(ctx.db, reviewId, id, line)
  const missing = lines.filter(line => !now.lines.some(other => other.id === line.id))
  await insertLines(
    ctx.db,
    missing.map(line => ({ ...line, reviewId, principleId: now.id })),
  )
}

/** What it rested on, as far as it is still there, and the levels the team had set. */
async function returnGround(ctx: ReviewCtx, id: number, snapshot: Snapshot): Promise<void> {
  const reviewId = ctx.review.id
  const refs = snapshot.configurations.flatMap(name => readReference(name) ?? [])
  const there = await listExisting(ctx.db, reviewId, refs)
  await setConfigurationRefs(
    ctx.db,
    reviewId,
    id,
    refs.filter(ref => there.some(other => other.layer === ref.layer && other.id === ref.id)),
  )
  const levels = await listLevels(ctx.db, reviewId)
  const named = snapshot.levels ?? []
  await setLevelIds(
    ctx.db,
    reviewId,
    id,
    levels.filter(level => named.includes(level.name)).map(level => level.id),
  )
}
