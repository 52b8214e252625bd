// Where a principle stands: its place in the list, its status, withdrawn and taken back.
import type { Route } from '../../core/http/routes.ts'
import { route } from '../../reviews/guard.ts'
import { PrinciplePage } from '../answers.ts'
import { ActForm, EmptyForm } from '../forms.ts'
import { listPath, pagePath } from '../frame.ts'
import { principlePage } from '../page/routes.ts'
import { movePrinciple, restorePrinciple, setStatus, withdrawPrinciple } from './actions.ts'
import { PrinciplePlaceForm, StatusForm, WithdrawalForm } from './forms.ts'

const ONE = '/reviews/:review/principles/:principle'

export const routes: readonly Route[] = [
  route(
    'POST',
    `${ONE}/place`,
    'principles.write',
    {
      form: PrinciplePlaceForm,
      example: { to: 'up' },
      backTo: ctx => listPath(ctx),
      summary: 'Moves it up, down or to the top, or to a place counted from 1.',
    },
    async (ctx, { params, form }) => {
      if (form.place === null && form.to === null) return { invalid: { to: ['Choose up, down or top, or a place.'] } }
      const was = await movePrinciple(ctx, params.principle, form.place ?? form.to ?? 'up')
      const undo = { action: `${pagePath(ctx, params.principle)}/places/${was}`, label: 'Undo' }
      return { see: `${listPath(ctx)}#principle-${params.principle}`, done: 'Moved.', undo }
    },
  ),
  route(
    'POST',
    `${ONE}/places/:place`,
    'principles.write',
    { form: EmptyForm, example: {}, summary: 'Moves it to a place counted from 1.' },
    async (ctx, { params }) => {
      await movePrinciple(ctx, params.principle, params.place)
      return { see: `${listPath(ctx)}#principle-${params.principle}`, done: 'Moved back.' }
    },
  ),
  route(
    'POST',
    `${ONE}/status`,
    'principles.write',
    {
      form: StatusForm,
      answer: PrinciplePage,
      again: (ctx, { params }) => principlePage(ctx, params.principle),
      example: { to: 'revised', reason: 'Reworded after the meeting.' },
      summary: 'Sets where it stands; its words and version stay, and so does what a panel rated.',
    },
    async (ctx, { params, form }) => {
      await setStatus(ctx, params.principle, form.to, form.reason, form.version)
      return { see: pagePath(ctx, params.principle), done: `The principle is ${form.to} now.` }
    },
  ),
  route(
    'POST',
    `${ONE}/withdrawal`,
    'principles.write',
    {
      form: WithdrawalForm,
      answer: PrinciplePage,
      example: { reason: 'Two principles said the same.' },
      again: (ctx, { params }) => principlePage(ctx, params.principle),
    },
    async (ctx, { params, form }) => {
      await withdrawPrinciple(ctx, params.principle, form.reason, form.version)
      const undo = { action: `${pagePath(ctx, params.principle)}/return`, label: 'Undo' }
      return { see: pagePath(ctx, params.principle), done: 'The principle is withdrawn.', undo }
    },
  ),
  route('POST', `${ONE}/return`, 'principles.write', { form: ActForm, example: {} }, async (ctx, { params, form }) => {
    const status = await restorePrinciple(ctx, params.principle, form.version)
    return { see: pagePath(ctx, params.principle), done: `The principle is ${status} again.` }
  }),
]
