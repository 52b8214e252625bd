// What changes the lines of a principle: each edit is a version of the principle.
import { nextIds } from '../../core/db/counter.ts'
import type { ReviewCtx } from '../../core/db/transaction.ts'
import { invalid, notFound } from '../../core/errors.ts'
import { listTerms } from '../../reviews/vocabulary/store.ts'
import type { Line, LineKind, Ref, Snapshot } from '../domain.ts'
import type { Principle } from '../store.ts'
import { changing } from '../versions/actions.ts'
import { deleteLine, insertLines, updateLine } from './store.ts'

export type NewLine = {
  readonly kind: LineKind
  readonly text: string
  readonly polarity?: Line['polarity']
  readonly audience?: string
  readonly themeId?: number | null
  readonly statementId?: number | null
  readonly layer?: Ref['layer'] | null
  readonly configurationId?: number | null
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

export type LineWords = {
  readonly kind: LineKind
  readonly text: string
  readonly polarity: Line['polarity']
  readonly audience: string
  readonly themeId: number | null
}

export function addLine(ctx: ReviewCtx, principleId: number, line: LineWords): Promise<void> {
  return changing(ctx, principleId, { verb: 'added a line to', reason: `New line: ${line.kind}` }, async (ctx, now) => {
    await checkTheme(ctx, line.themeId)
    await addLines(ctx, principleId, [tidy(line)], now.lines.at(-1)?.position ?? 0)
    return {}
  })
}

/** The line's ties to a configuration or shared idea stay; its words, side, audience and theme are as given. */
export function changeLine(
  ctx: ReviewCtx,
  principleId: number,
  id: number,
  line: LineWords & { readonly version: number },
): Promise<void> {
  const { version, ...words } = line
  const fields = (now: Principle, was: Snapshot) => [
    {
      name: 'text',
      label: 'Line',
      theirs: lineOf(now, id).text,
      mine: line.text,
      was: was.lines.find(other => other.id === id)?.text ?? '',
    },
  ]
  return changing(
    ctx,
    principleId,
    { verb: 'changed a line of', reason: `Line: ${line.kind}`, version, fields },
    async (ctx, now) => {
      lineOf(now, id)
      await checkTheme(ctx, line.themeId)
      await updateLine(ctx.db, ctx.review.id, id, tidy(words))
      return {}
    },
  )
}

export function removeLine(
  ctx: ReviewCtx,
  principleId: number,
  id: number,
  decidedOn: number | null = null,
): Promise<void> {
  const change = { verb: 'removed a line from', reason: 'Line removed', decidedOn }
  return changing(ctx, principleId, change, async (ctx, now) => {
    lineOf(now, id)
    await deleteLine(ctx.db, ctx.review.id, id)
    return {}
  })
}

/** One place up or down among the lines of its kind. */
export function moveLine(
  ctx: ReviewCtx,
  principleId: number,
  id: number,
  to: 'up' | 'down',
  decidedOn: number | null = null,
): Promise<void> {
  const change = { verb: 'moved a line of', reason: 'Order of lines', decidedOn }
  return changing(ctx, principleId, change, async (ctx, now) => {
    const line = lineOf(now, id)
    const alike = now.lines.filter(other => other.kind === line.kind)
    const other = alike[alike.findIndex(one => one.id === id) + (to === 'up' ? -1 : 1)]
    if (other !== undefined) {
      await updateLine(ctx.db, ctx.review.id, id, { position: other.position })
      await updateLine(ctx.db, ctx.review.id, other.id, { position: line.position })
    }
    return {}
  })
}

function lineOf(principle: Principle, id: number): Line {
  const line = principle.lines.find(other => other.id === id)
  if (line === undefined) throw notFound('This line')
  return line
}

/** Only contexts and mechanisms have sides, only actions an audience. */
function tidy(line: LineWords): LineWords {
  const sided = line.kind === 'context' || line.kind === 'mechanism'
  return { ...line, polarity: sided ? line.polarity : null, audience: line.kind === 'action' ? line.audience : '' }
}

async function checkTheme(ctx: ReviewCtx, themeId: number | null): Promise<void> {
  if (themeId === null) return
  const themes = await listTerms(ctx.db, ctx.review.id, 'configurations')
  if (!themes.some(term => term.id === themeId && term.facetKey === 'theme'))
    throw invalid('themeId', 'Choose a theme from the list.')
}
