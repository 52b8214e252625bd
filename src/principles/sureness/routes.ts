// Saying how sure the team is of a principle, with the facts beside each head.
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { SurenessPage } from '../answers.ts'
import { frameOf, pagePath } from '../frame.ts'
import { listGrades } from '../grades/store.ts'
import { readPrinciple } from '../reading.ts'
import { loadGround } from '../resting/store.ts'
import { getPrinciple } from '../store.ts'
import { sayHowSure } from './actions.ts'
import { factsOf } from './facts.ts'
import { SurenessForm } from './forms.ts'
import { HEADS } from './heads.ts'
import { listSureness, loadJudged } from './store.ts'

async function surenessPage(ctx: MemberCtx, id: number) {
  const { db, review } = ctx
  const principle = await getPrinciple(db, review.id, id)
  const ground = await loadGround(db, review.id, [principle], review.shape)
  const read = readPrinciple(principle, ground)
  const judged = await loadJudged(
    db,
    review.id,
    read.rows.map(row => row.documentId),
  )
  const said = (await listSureness(db, review.id, [id])).get(id) ?? null
  const facts = factsOf(read, ground.readings, judged)
  return {
    view: 'principles/sureness/write',
    title: `How sure we are of principle ${id}`,
    ...frameOf(ctx, id),
    data: {
      principle: { id, heading: principle.heading },
      heads: HEADS.map(head => ({ ...head, facts: facts[head.name], text: said?.[head.name] ?? '' })),
      grades: await listGrades(db, review.id),
      sureness: said,
    },
  }
}

const SURENESS = '/reviews/:review/principles/:principle/sureness'

export const routes: readonly Route[] = [
  route('GET', SURENESS, 'review.read', { answer: SurenessPage }, (ctx, { params }) =>
    surenessPage(ctx, params.principle),
  ),
  route(
    'POST',
    SURENESS,
    'principles.write',
    {
      form: SurenessForm,
      answer: SurenessPage,
      example: { onData: 'Two rich studies, one of them thin on outcomes.', version: 0 },
      again: (ctx, { params }) => surenessPage(ctx, params.principle),
    },
    async (ctx, { params, form }) => {
      await sayHowSure(ctx, params.principle, form)
      return { see: `${pagePath(ctx, params.principle)}#sure`, done: 'Saved.' }
    },
  ),
]
