// The address of one document's cells: a form with all columns, to which the table sends single cells too.
import { notFound } from '../../../core/errors.ts'
import type { Route } from '../../../core/http/routes.ts'
import { type MemberCtx, route } from '../../../reviews/guard.ts'
import { asWas } from '../domain.ts'
import { listColumns, listDescribed } from '../store.ts'
import { cellOf, type Described } from '../table.ts'
import { fillCells } from './actions.ts'
import { CellsPage } from './answers.ts'
import { CellsForm } from './forms.ts'
import { listExcerptsToPointTo } from './store.ts'

async function cellsPage(ctx: MemberCtx, id: number) {
  const columns = await listColumns(ctx.db, ctx.review.id)
  const [document] = await listDescribed(ctx.db, ctx.review.id, columns, id)
  if (document === undefined) throw notFound('This document')
  const home = `/reviews/${ctx.review.slug}`
  const cells = columns.map(column => {
    const { values, labels, locator, excerptId } = cellOf(document, column.key)
    const gone = values.filter(value => !column.options.some(option => option.value === value))
    const kept =
      column.options.length === 0 ? [] : gone.map(value => ({ value, label: labels[values.indexOf(value)] ?? value }))
    const options = [...column.options, ...kept]
    return { ...column, options, values, text: labels.join('; '), was: asWas(values), locator, excerptId }
  })
  return {
    view: 'documents/characteristics/cells',
    title: `Characteristics of ${document.label}`,
    nav: 'texts',
    crumbs: [
      { label: 'Texts', href: `${home}/documents` },
      { label: 'Included studies', href: `${home}/characteristics` },
    ],
    data: { document, cells, excerpts: await listExcerptsToPointTo(ctx.db, ctx.review.id, id) },
  }
}

/** What the table shows after a cell was saved. */
function savedCells(document: Described) {
  const cells = [...document.cells].map(([key, cell]) => [
    key,
    { text: cell.labels.join('; '), was: asWas(cell.values) },
  ])
  return { version: document.version, cells: Object.fromEntries(cells) as Record<string, unknown> }
}

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/documents/:document/characteristics',
    'documents.write',
    { answer: CellsPage, summary: 'The cells of one document in the table of included studies' },
    (ctx, { params }) => cellsPage(ctx, params.document),
  ),
  route(
    'POST',
    '/reviews/:review/documents/:document/characteristics',
    'documents.write',
    {
      form: CellsForm,
      answer: CellsPage,
      example: {
        version: '1',
        country: 'United Kingdom',
        'country-was': '',
        'country-at': 'p. 2',
        'country-at-was': '',
      },
      again: (ctx, { params }) => cellsPage(ctx, params.document),
      summary: 'Fill cells: KEY, with what stood there as KEY-was; KEY-at says where in the text it is from',
    },
    async (ctx, { params, form }) => {
      const { version, ...cells } = form
      const saved = await fillCells(ctx, params.document, Number(version), cells)
      const see = `/reviews/${ctx.review.slug}/characteristics?rows=documents#document-${params.document}`
      return { see, done: `${saved.label} is saved.`, data: savedCells(saved) }
    },
  ),
]
