// The page of one principle: its words, what it rests on at a glance, its two sides, and how sure the team is.

import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { answeredIn, contradictionsOf } from '../answering/contradicting.ts'
import { PrinciplePage } from '../answers.ts'
import { actionsByAudience, coinOf, PASSAGES } from '../domain.ts'
import { draftPrinciple } from '../drafting/draft.ts'
import { mergeDraft } from '../drafting/merging.ts'
import { sourcesOf, unreadyOf } from '../drafting/sources.ts'
import { listContradicting, listDead } from '../drafting/store.ts'
import { frameOf } from '../frame.ts'
import { listFrameworkOf } from '../framework/ties/store.ts'
import { readPrinciple } from '../reading.ts'
import { type Ground, loadGround } from '../resting/store.ts'
import { shownPrinciple } from '../showing.ts'
import { getPrinciple, type Principle } from '../store.ts'
import { factsOf } from '../sureness/facts.ts'
import { HEADS } from '../sureness/heads.ts'
import { listSureness, loadJudged } from '../sureness/store.ts'

/** Also the page that forms of status and withdrawal stand on. */
export async function principlePage(ctx: MemberCtx, id: number) {
  const { db, review } = ctx
  const principle = await getPrinciple(db, review.id, id)
  const ground = await loadGround(db, review.id, [principle], review.shape)
  const read = readPrinciple(principle, ground, await listDead(db, review.id, [principle.explanation]))
  const said = (await listSureness(db, review.id, [id])).get(id) ?? null
  const judged = await loadJudged(
    db,
    review.id,
    read.rows.map(row => row.documentId),
  )
  const facts = factsOf(read, ground.readings, judged)
  const { contradicting, converse } = contradictionsOf(read)
  return {
    view: 'principles/page',
    title: principle.heading || `Principle ${id}`,
    ...frameOf(ctx, id),
    data: {
      principle: shownPrinciple(read, ground, review.slug),
      coin: coinOf(principle.lines),
      actions: actionsByAudience(principle.lines),
      contradicting: contradicting.map(({ passages, ...study }) => study),
      converse: converse.map(study => study.label),
      unready: unreadyOf(ground.readings),
      newer: newerDraft(principle, ground, await listContradicting(db, review.id, principle.configurations)),
      sureness: said,
      heads: HEADS.map(head => ({ ...head, facts: facts[head.name], text: said?.[head.name] ?? '' })),
      passages: [...PASSAGES[principle.status]],
      framework: await listFrameworkOf(db, review.id, id),
    },
  }
}

/** How much a newer draft would change; null where nothing was drafted. */
function newerDraft(
  principle: Principle,
  ground: Ground,
  contradicting: Awaited<ReturnType<typeof listContradicting>>,
): { new: number; gone: number } | null {
  if (principle.drafted === '') return null
  const basis = ground.basis.filter(row => row.ref !== null)
  const sources = sourcesOf(principle.configurations, ground.readings, ground.terms, contradicting)
  const draft = draftPrinciple(sources, basis, '', answeredIn(principle))
  const { counts } = mergeDraft(principle.drafted, principle.explanation, draft.explanation)
  return { new: counts.new, gone: counts.gone }
}

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/principles/:principle',
    'review.read',
    { answer: PrinciplePage, steady: true },
    (ctx, { params }) => principlePage(ctx, params.principle),
  ),
]
