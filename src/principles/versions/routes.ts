// The history of a principle, and two versions of it side by side.
import { notFound } from '../../core/errors.ts'
import type { Route } from '../../core/http/routes.ts'
import { route } from '../../reviews/guard.ts'
import { ComparisonPage, HistoryPage } from '../answers.ts'
import { ComparisonForm } from '../forms.ts'
import { frameOf, pagePath } from '../frame.ts'
import { getPrinciple } from '../store.ts'
import { compare } from './compare.ts'
import { listSnapshots, listVersions } from './store.ts'

const VERSIONS = '/reviews/:review/principles/:principle/versions'

export const routes: readonly Route[] = [
  route('GET', VERSIONS, 'review.read', { answer: HistoryPage }, async (ctx, { params }) => ({
    view: 'principles/history',
    title: `History of principle ${params.principle}`,
    ...frameOf(ctx, params.principle),
    data: {
      principle: await getPrinciple(ctx.db, ctx.review.id, params.principle),
      versions: await listVersions(ctx.db, ctx.review.id, params.principle),
    },
  })),
  route(
    'GET',
    `${VERSIONS}/:version`,
    'review.read',
    { form: ComparisonForm, answer: ComparisonPage },
    async (ctx, { params, form }) => {
      const principle = await getPrinciple(ctx.db, ctx.review.id, params.principle)
      const against = form.with ?? params.version - 1
      const found = await listSnapshots(ctx.db, ctx.review.id, params.principle, [params.version, against])
      const newer = found.find(version => version.version === params.version)
      if (newer === undefined) throw notFound('This version')
      const older = found.find(version => version.version === against && against !== params.version) ?? null
      return {
        view: 'principles/comparison',
        title: `Version ${params.version} of principle ${params.principle}`,
        nav: 'principles',
        crumbs: [
          ...frameOf(ctx, params.principle).crumbs,
          { label: 'History', href: `${pagePath(ctx, params.principle)}/versions` },
        ],
        data: {
          principle,
          older,
          newer,
          fields: compare(older?.snapshot ?? null, newer.snapshot).map(field => ({
            ...field,
            parts: [...field.parts],
          })),
          versions: (await listVersions(ctx.db, ctx.review.id, params.principle)).map(version => version.version),
        },
      }
    },
  ),
]
