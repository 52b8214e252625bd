// The page of a programme theory: its statements with what bears on each, how it came to be, and what it sends back to.

import { readRevisits } from '../../configurations/revisits/store.ts'
import { notFound } from '../../core/errors.ts'
import type { Route } from '../../core/http/routes.ts'
import { readDiscussion } from '../../reviews/discussion/store.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { readSigner } from '../../reviews/together/store.ts'
import { sentenceOf } from '../../theories/domain.ts'
import { getTheory, listVersionStatements, listVersions } from '../../theories/store.ts'
import { signedMoves } from '../moves/routes.ts'
import { listMoves } from '../moves/store.ts'
import { TheoryAnswer } from './answers.ts'
import { routes as bearings } from './bearings/routes.ts'
import { shownBearings } from './bearings/showing.ts'
import { listBearings, readNames, readResting } from './bearings/store.ts'
import { routes as comparing } from './comparing/routes.ts'
import { routes as drawing } from './drawing/routes.ts'
import { routes as revising } from './revising/routes.ts'
import { listInforming, listRaised } from './store.ts'

const MOST_MOVES = 500

async function theoryPage(ctx: MemberCtx, id: number) {
  const { id: reviewId, slug } = ctx.review
  const theory = await getTheory(ctx.db, reviewId, id)
  const versions = await listVersions(ctx.db, reviewId, id)
  const [current] = versions
  if (current === undefined) throw notFound('This theory')
  const all = await listVersionStatements(ctx.db, reviewId, id)
  const statements = all.filter(statement => statement.version === theory.version)
  const ids = statements.map(statement => statement.id)
  const found = await listBearings(ctx.db, reviewId, ids)
  const resting = await readResting(ctx.db, reviewId, found)
  const shown = shownBearings(found, resting, await readNames(ctx.db, reviewId, found))
  const informing = Map.groupBy(await listInforming(ctx.db, reviewId, ids), row => row.statementId)
  const raised = Map.groupBy(await listRaised(ctx.db, reviewId, ids), row => row.statementId ?? 0)
  const page = { unreasoned: false, configuration: null, theory: id, isForward: true, after: null, limit: MOST_MOVES }
  const moves = await listMoves(ctx.db, reviewId, page)
  const revisits = await readRevisits(ctx.db, reviewId)
  return {
    view: 'synthesis/theories/theory',
    title: theory.title,
    nav: 'theory',
    crumbs: [{ label: 'Theory', href: `/reviews/${slug}/theories` }],
    data: {
      theory,
      current,
      statements: statements.map(statement => ({
        ...statement,
        sentence: sentenceOf(statement),
        ...shown.of(statement.id),
        informing: informing.get(statement.id) ?? [],
        raised: raised.get(statement.id) ?? [],
      })),
      versions,
      moves: signedMoves(moves, await readSigner(ctx.db, reviewId)),
      toRevisit: revisits.filter(one => one.theoryId === id).length,
      ...(await readDiscussion(ctx.db, reviewId, 'theory', id)),
    },
  }
}

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/theories/:theory',
    'review.read',
    { answer: TheoryAnswer, summary: 'One theory: its statements, what bears on each, and how it came to be' },
    (ctx, { params }) => theoryPage(ctx, params.theory),
  ),
  ...revising,
  ...comparing,
  ...drawing,
  ...bearings,
]
