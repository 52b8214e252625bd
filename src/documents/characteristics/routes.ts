// The addresses of the table of included studies: to read, filter, sort and count, as CSV, and the list of empty cells.
import type { z } from 'zod'
import { toCsv } from '../../core/csv.ts'
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { listHidden } from '../../screening/checks/hiding/store.ts'
import { listTextStandings } from '../../screening/flow/store.ts'
import { isCounted, studyStanding, type TextStanding } from '../../screening/flow/texts.ts'
import { Missing, Table } from './answers.ts'
import { routes as cells } from './cells/routes.ts'
import { routes as columnRoutes } from './columns/routes.ts'
import { asWas, type Column } from './domain.ts'
import { TableForm } from './forms.ts'
import { readWholeTable } from './store.ts'
import {
  cellOf,
  countsOf,
  missingOf,
  narrowed,
  type Row,
  readWanted,
  rowsOf,
  sorted,
  textOf,
  type Wanted,
} from './table.ts'

const PAGE = 300

type Asked = z.output<typeof TableForm>

async function load(ctx: MemberCtx, form: Asked) {
  const { columns, documents } = await readWholeTable(ctx.db, ctx.review.id)
  const all = rowsOf(documents, columns, form.rows)
  const asked = form.column === '' ? form.where : [...form.where, `${form.column}:${form.value}`]
  const where: Wanted[] = readWanted(asked, columns)
  const hidden = await listHidden(ctx.db, ctx.review.id, ctx.person.id)
  const standings = await listTextStandings(ctx.db, ctx.review.id, hidden)
  const standingOf = (row: Row) => studyStanding(row.documents.flatMap(one => standings.get(one.id) ?? []))
  const rows = sorted(narrowed(all, columns, where), columns, form.sort, form.down)
  return { columns, all, rows, where, standingOf }
}

const briefly = ({ documents }: Row) => documents.map(({ id, label, version }) => ({ id, label, version }))

function rowAnswer(row: Row, columns: readonly Column[], standing: TextStanding) {
  const [only] = row.documents
  return {
    studyId: row.studyId,
    name: row.name,
    standing,
    documents: briefly(row),
    cells: row.cells.map((cell, at) => ({
      text: textOf(cell),
      was: row.documents.length === 1 && only ? asWas(cellOf(only, columns[at]?.key ?? '').values) : null,
      differs: cell.said.length > 0,
      locator: cell.locator,
      excerptId: cell.excerptId,
    })),
  }
}

const frame = (ctx: MemberCtx) => ({
  nav: 'texts',
  crumbs: [{ label: 'Texts', href: `/reviews/${ctx.review.slug}/documents` }],
})

async function tablePage(ctx: MemberCtx, form: Asked) {
  const { columns, all, rows, where, standingOf } = await load(ctx, form)
  const from = form.from ?? 0
  const data = {
    by: form.rows,
    columns: columns.map(column => ({ ...column, isFixed: column.from === 'form' })),
    rows: rows.slice(from, from + PAGE).map(row => rowAnswer(row, columns, standingOf(row))),
    count: rows.length,
    all: all.length,
    notIncluded: all.filter(row => !isCounted(standingOf(row))).length,
    missing: missingOf(rows, columns).reduce((sum, one) => sum + one.columns.length, 0),
    counts: countsOf(rows, columns),
    filter: { where },
    ...{ sort: form.sort, down: form.down, from, next: rows.length > from + PAGE ? from + PAGE : null },
  }
  return { view: 'documents/characteristics/table', title: 'Included studies', ...frame(ctx), data }
}

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/characteristics',
    'review.read',
    { form: TableForm, answer: Table, summary: 'The table of included studies, filtered, sorted, counted by value' },
    (ctx, { form }) => tablePage(ctx, form),
  ),
  route(
    'GET',
    '/reviews/:review/characteristics/missing',
    'review.read',
    { form: TableForm, answer: Missing, summary: 'The empty cells of the table of included studies' },
    async (ctx, { form }) => {
      const { columns, rows } = await load(ctx, form)
      const missing = missingOf(rows, columns)
      const data = {
        by: form.rows,
        rows: missing.slice(0, 1_000).map(({ row, columns }) => ({
          ...{ studyId: row.studyId, name: row.name, documents: briefly(row) },
          columns: columns.map(({ key, name }) => ({ key, name })),
        })),
        cells: missing.reduce((sum, one) => sum + one.columns.length, 0),
      }
      const { nav, crumbs } = frame(ctx)
      const table = { label: 'Included studies', href: `/reviews/${ctx.review.slug}/characteristics` }
      const head = { title: 'Empty cells', nav, crumbs: [...crumbs, table] }
      return { view: 'documents/characteristics/missing', ...head, data }
    },
  ),
  route(
    'GET',
    '/reviews/:review/characteristics.csv',
    'review.export',
    { form: TableForm, summary: 'The table of included studies as CSV, with where each cell is from' },
    async (ctx, { form }) => {
      const { columns, rows, standingOf } = await load(ctx, form)
      const head = [
        ...['name', 'documents', 'standing'],
        ...columns.flatMap(one => (one.from === 'form' ? [one.name] : [one.name, `${one.name}: where`])),
      ]
      const lines = rows.map(row => [
        ...[row.name, row.documents.map(one => one.label).join('; '), standingOf(row)],
        ...row.cells.flatMap((cell, at) =>
          columns[at]?.from === 'form' ? [textOf(cell)] : [textOf(cell), whereOf(cell)],
        ),
      ])
      const name = `${ctx.review.slug}-included-studies.csv`
      return { file: { body: toCsv(head, lines), type: 'text/csv; charset=utf-8', name } }
    },
  ),
  ...columnRoutes,
  ...cells,
]

const whereOf = (cell: { readonly locator: string; readonly excerptId: number | null }) =>
  [cell.locator, cell.excerptId === null ? '' : `excerpt ${cell.excerptId}`].filter(Boolean).join(', ')
