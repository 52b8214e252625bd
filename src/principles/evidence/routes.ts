// Evidence on a principle itself: looking at it, adding and removing it.
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { EvidencePage } from '../answers.ts'
import { EmptyForm } from '../forms.ts'
import { frameOf, pagePath } from '../frame.ts'
import { readPrinciple } from '../reading.ts'
import { loadGround } from '../resting/store.ts'
import { shownPrinciple } from '../showing.ts'
import { getPrinciple } from '../store.ts'
import { addPrincipleEvidence, removePrincipleEvidence } from './actions.ts'
import { PrincipleEvidenceForm } from './forms.ts'
import { listDocumentNames } from './store.ts'

async function evidencePage(ctx: MemberCtx, id: number) {
  const principle = await getPrinciple(ctx.db, ctx.review.id, id)
  const ground = await loadGround(ctx.db, ctx.review.id, [principle], ctx.review.shape)
  return {
    view: 'principles/evidence',
    title: `Evidence on principle ${id}`,
    ...frameOf(ctx, id),
    data: {
      principle: shownPrinciple(readPrinciple(principle, ground), ground, ctx.review.slug),
      documents: await listDocumentNames(ctx.db, ctx.review.id),
    },
  }
}

const EVIDENCE = '/reviews/:review/principles/:principle/evidence'

export const routes: readonly Route[] = [
  route('GET', EVIDENCE, 'principles.write', { answer: EvidencePage }, (ctx, { params }) =>
    evidencePage(ctx, params.principle),
  ),
  route(
    'POST',
    EVIDENCE,
    'principles.write',
    {
      form: PrincipleEvidenceForm,
      answer: EvidencePage,
      example: { document: 1, locator: 'p. 236', stance: 'supports', note: '' },
      again: (ctx, { params }) => evidencePage(ctx, params.principle),
    },
    async (ctx, { params, form }) => {
      const id = await addPrincipleEvidence(ctx, params.principle, form)
      return { see: `${pagePath(ctx, params.principle)}/evidence`, done: 'The evidence is added.', data: { id } }
    },
  ),
  route(
    'POST',
    `${EVIDENCE}/:evidence/deletion`,
    'principles.write',
    { form: EmptyForm, example: {} },
    async (ctx, { params }) => {
      const bin = await removePrincipleEvidence(ctx, params.principle, params.evidence)
      return {
        see: `${pagePath(ctx, params.principle)}/evidence`,
        done: 'The evidence is removed.',
        undo: { action: `/reviews/${ctx.review.slug}/bin/${bin}/restoration`, label: 'Undo' },
      }
    },
  ),
]
