// Going back to an earlier version of a principle, and undoing its newest.
import type { Route } from '../../core/http/routes.ts'
import { route } from '../../reviews/guard.ts'
import { EmptyForm } from '../forms.ts'
import { pagePath } from '../frame.ts'
import { returnToVersion } from './actions.ts'
import { ReturnForm } from './forms.ts'

const VERSION = '/reviews/:review/principles/:principle/versions/:version'

export const routes: readonly Route[] = [
  route(
    'POST',
    `${VERSION}/return`,
    'principles.write',
    {
      form: ReturnForm,
      example: { latest: 1 },
      summary: 'Makes an earlier version the newest; `latest` is the one that was the newest until now.',
    },
    async (ctx, { params, form }) => {
      await returnToVersion(ctx, params.principle, params.version, form.latest)
      const undo = { action: `${pagePath(ctx, params.principle)}/versions/${form.latest + 1}/undoing`, label: 'Undo' }
      return { see: pagePath(ctx, params.principle), done: `It reads as version ${params.version} did.`, undo }
    },
  ),
  route(
    'POST',
    `${VERSION}/undoing`,
    'principles.write',
    { form: EmptyForm, example: {}, summary: 'Undoes the newest version: the one before becomes the newest.' },
    async (ctx, { params }) => {
      await returnToVersion(ctx, params.principle, params.version - 1, params.version)
      return { see: pagePath(ctx, params.principle), done: 'Undone.' }
    },
  ),
]
