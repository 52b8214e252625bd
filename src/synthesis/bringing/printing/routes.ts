// The synthesised configurations as a table in the shapes in which they are published: to print, to copy, as CSV.
import { z } from 'zod'
import type { Route } from '../../../core/http/routes.ts'
import { route } from '../../../reviews/guard.ts'
import { exportTable } from './actions.ts'
import { PrintQuery } from './forms.ts'
import { STYLES } from './sentence.ts'
import { listPrintable } from './store.ts'
import { LAYOUTS, printTable } from './table.ts'

const PrintedPage = z.object({
  layout: z.enum(LAYOUTS),
  style: z.enum(STYLES),
  styles: z.array(z.string()),
  head: z.array(z.string()),
  rows: z.array(z.object({ id: z.number().nullable(), theme: z.string().nullable(), cells: z.array(z.string()) })),
})

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/synthesis/table',
    'review.read',
    { form: PrintQuery, answer: PrintedPage, steady: true, summary: 'The synthesised configurations as a table' },
    async (ctx, { form }) => {
      const { head, rows } = printTable(await listPrintable(ctx.db, ctx.review.id, ctx.review.shape), form)
      return {
        view: 'synthesis/bringing/table',
        title: 'Table of configurations',
        nav: 'configurations',
        crumbs: [{ label: 'Configurations', href: `/reviews/${ctx.review.slug}/configurations` }],
        data: {
          ...{ layout: form.layout, style: form.style, styles: [...STYLES], head: [...head] },
          rows: rows.map(({ id, theme, cells }) => ({ id, theme, cells: [...cells] })),
        },
      }
    },
  ),
  route(
    'GET',
    '/reviews/:review/synthesis/table.csv',
    'review.export',
    { form: PrintQuery, summary: 'The table of synthesised configurations as CSV' },
    async (ctx, { form }) => ({
      file: {
        body: await exportTable(ctx, ctx.review.shape, form),
        name: `${ctx.review.slug}-configurations-${form.layout}.csv`,
        type: 'text/csv; charset=utf-8',
        inline: false,
      },
    }),
  ),
]
