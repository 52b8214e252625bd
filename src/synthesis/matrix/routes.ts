// The matrices: levels by the terms of a facet, and contexts by mechanisms; as counts, as sentences and as CSV.
import { z } from 'zod'
import { LayerAnswer, LevelAnswer, NameAnswer } from '../../configurations/answers.ts'
import { nameOf } from '../../configurations/domain.ts'
import { headingOf } from '../../configurations/reading.ts'
import { readConfigurations } from '../../configurations/store.ts'
import { toCsv } from '../../core/csv.ts'
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { listFacets, listLevels, listTerms } from '../../reviews/vocabulary/store.ts'
import { listAllUses, listAnswering, listIdeaNames } from '../map/store.ts'
import { countMatrix } from './counting.ts'
import { MatrixFilter, MeetingFilter } from './forms.ts'
import { meetingsOf } from './meeting.ts'
import { listPlaces, listThemesOf } from './store.ts'

const number = z.number()
const Counted = NameAnswer.extend({ count: number })
const Matrix = z.object({
  layer: LayerAnswer,
  filter: MatrixFilter,
  facet: NameAnswer.nullable(),
  facets: z.array(NameAnswer),
  levels: z.array(LevelAnswer.extend({ count: number })),
  terms: z.array(Counted),
  cells: z.array(z.object({ levelId: number, termId: number, count: number })),
  /** With sentences: the first of each cell. */
  sentences: z.array(z.object({ levelId: number, termId: number, id: number, sentence: z.string() })),
  /** At no level; with no term of the facet. */
  withoutLevel: number,
  withoutTerm: number,
  total: number,
  inSeveral: number,
})

/** In one cell; the list it leads to has them all. */
const MOST_SENTENCES = 8

async function readMatrix(ctx: MemberCtx, filter: z.output<typeof MatrixFilter>) {
  const { id: reviewId, shape } = ctx.review
  const { layer, hide } = filter
  const all = await listFacets(ctx.db, reviewId)
  const facets = all.filter(one => one.describes === 'configurations' && one.retiredAt === null)
  const inUse = await listTerms(ctx.db, reviewId, 'configurations')
  const withTerms = facets.find(one => inUse.some(term => term.facetId === one.id))
  const facet = facets.find(one => one.id === filter.facet) ?? withTerms ?? facets[0] ?? null
  const ids = await listAnswering(ctx.db, reviewId, layer, shape, {})
  const places = await listPlaces(ctx.db, reviewId, layer, facet?.id ?? null)
  const counted = countMatrix(ids, places.levels, places.terms)
  const levels = await listLevels(ctx.db, reviewId)
  const terms = inUse.filter(term => term.facetId === facet?.id)
  const full = <T extends { id: number }>(list: readonly T[], counts: ReadonlyMap<number, number>) =>
    list.map(one => ({ ...one, count: counts.get(one.id) ?? 0 })).filter(one => !hide || one.count > 0)
  const first = counted.cells.flatMap(cell => cell.configurations.slice(0, MOST_SENTENCES).map(id => ({ ...cell, id })))
  const shown = filter.as === 'sentences' ? [...new Set(first.map(one => one.id))] : []
  const readings = await readConfigurations(ctx.db, reviewId, layer, shown, shape)
  const sentences = new Map(readings.map(one => [one.id, one.sentence || headingOf(one)]))
  return {
    layer,
    filter,
    facet,
    facets,
    levels: full(levels, counted.byLevel),
    terms: full(terms, counted.byTerm),
    cells: counted.cells.map(({ levelId, termId, configurations }) => ({
      levelId,
      termId,
      count: configurations.length,
    })),
    sentences: first.flatMap(({ levelId, termId, id }) => {
      const sentence = sentences.get(id)
      return sentence === undefined ? [] : [{ levelId, termId, id, sentence }]
    }),
    withoutLevel: counted.byLevel.get(0) ?? 0,
    withoutTerm: counted.byTerm.get(0) ?? 0,
    total: counted.total,
    inSeveral: counted.inSeveral,
  }
}

const Headed = z.array(z.object({ key: number, name: z.string(), count: number })).readonly()
const Meeting = z.object({
  layer: LayerAnswer,
  filter: MeetingFilter,
  rows: Headed,
  columns: Headed,
  cells: z
    .array(
      z.object({
        row: number,
        column: number,
        configurations: z.array(number).readonly(),
        outcomes: z
          .array(z.object({ statementId: number.nullable(), name: z.string(), sign: z.string(), count: number }))
          .readonly(),
      }),
    )
    .readonly(),
  total: number,
  rowsLeftOut: number,
  columnsLeftOut: number,
})

async function readMeetings(ctx: MemberCtx, filter: z.output<typeof MeetingFilter>) {
  const { id: reviewId } = ctx.review
  const { layer, by, hide } = filter
  const uses = await listAllUses(ctx.db, reviewId, layer)
  const ideas = new Map((await listIdeaNames(ctx.db, reviewId)).map(one => [one.id, one.name]))
  const themed = by === 'theme' ? await listThemesOf(ctx.db, reviewId, layer) : []
  const of = new Map(
    [...Map.groupBy(themed, row => row.configurationId)].map(([id, rows]) => [id, rows.map(row => row.id)]),
  )
  const names = new Map(themed.map(row => [row.id, row.name]))
  const found = meetingsOf(uses, ideas, by === 'theme' ? { of, names } : null)
  // A context that meets no mechanism, or none that is shown, is an empty row; what lacks a role says nothing of the other.
  const says = found.cells.filter(cell => cell.row >= 0 && cell.column >= 0)
  const [rows, columns] = [new Set(says.map(cell => cell.row)), new Set(says.map(cell => cell.column))]
  return {
    ...found,
    layer,
    filter,
    rows: found.rows.filter(row => !hide || rows.has(row.key)),
    columns: found.columns.filter(column => !hide || columns.has(column.key)),
  }
}

function page(ctx: MemberCtx, view: string, title: string) {
  const crumbs = [{ label: 'Synthesis', href: `/reviews/${ctx.review.slug}/synthesis` }]
  return { view, title, nav: 'synthesis', crumbs }
}

const csv = (ctx: MemberCtx, name: string, head: readonly string[], rows: readonly (readonly string[])[]) => ({
  file: { body: toCsv(head, rows), type: 'text/csv; charset=utf-8', name: `${ctx.review.slug}-${name}.csv` },
})

async function matrixCsv(ctx: MemberCtx, filter: z.output<typeof MatrixFilter>) {
  const found = await readMatrix(ctx, filter)
  const { layer, levels, terms } = found
  const cellOf = (levelId: number, termId: number) => {
    if (filter.as === 'counts')
      return String(found.cells.find(cell => cell.levelId === levelId && cell.termId === termId)?.count ?? 0)
    const own = found.sentences.filter(one => one.levelId === levelId && one.termId === termId)
    return own.map(one => `${nameOf(layer, one.id)}: ${one.sentence}`).join('\n')
  }
  const rows = levels.map(level => [
    level.name,
    ...terms.map(term => cellOf(level.id, term.id)),
    ...(terms.length > 0 ? [cellOf(level.id, 0)] : []),
    String(level.count),
  ])
  const none = ['no level yet', ...terms.map(term => cellOf(0, term.id)), ...(terms.length > 0 ? [cellOf(0, 0)] : [])]
  const all = ['all, each counted once', ...terms.map(term => String(term.count))]
  if (terms.length > 0) all.push(String(found.withoutTerm))
  const head = ['Level', ...terms.map(term => term.name), ...(terms.length > 0 ? ['no term yet'] : [])]
  return csv(
    ctx,
    'matrix',
    [...head, 'all, each counted once'],
    [...rows, [...none, String(found.withoutLevel)], [...all, String(found.total)]],
  )
}

async function meetingsCsv(ctx: MemberCtx, filter: z.output<typeof MeetingFilter>) {
  const { layer, rows, columns, cells } = await readMeetings(ctx, filter)
  const byPlace = new Map(cells.map(cell => [`${cell.row} ${cell.column}`, cell]))
  const said = (row: number, column: number) => {
    const cell = byPlace.get(`${row} ${column}`)
    if (cell === undefined) return ''
    const outcomes = cell.outcomes.map(one => `${one.sign}${one.sign === '' ? '' : ' '}${one.name}`).join('; ')
    return `${outcomes || 'no outcome yet'} (${cell.configurations.map(id => nameOf(layer, id)).join(', ')})`
  }
  return csv(
    ctx,
    'contexts-by-mechanisms',
    ['Context', ...columns.map(one => one.name), 'all, each counted once'],
    [
      ...rows.map(row => [row.name, ...columns.map(column => said(row.key, column.key)), String(row.count)]),
      ['all, each counted once', ...columns.map(column => String(column.count)), ''],
    ],
  )
}

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/synthesis/matrix',
    'review.read',
    {
      form: MatrixFilter,
      answer: Matrix,
      steady: true,
      summary: 'Configurations at each level, by the terms of a facet',
    },
    async (ctx, { form }) => ({
      ...page(ctx, 'synthesis/matrix/levels', 'Levels and terms'),
      data: await readMatrix(ctx, form),
    }),
  ),
  route(
    'GET',
    '/reviews/:review/synthesis/matrix.csv',
    'review.read',
    { form: MatrixFilter, summary: 'The matrix of levels and terms as CSV' },
    (ctx, { form }) => matrixCsv(ctx, form),
  ),
  route(
    'GET',
    '/reviews/:review/synthesis/matrix/contexts',
    'review.read',
    {
      form: MeetingFilter,
      answer: Meeting,
      steady: true,
      summary: 'Contexts against mechanisms, with the outcomes where they meet',
    },
    async (ctx, { form }) => ({
      ...page(ctx, 'synthesis/matrix/contexts', 'Contexts and mechanisms'),
      data: await readMeetings(ctx, form),
    }),
  ),
  route(
    'GET',
    '/reviews/:review/synthesis/matrix/contexts.csv',
    'review.read',
    { form: MeetingFilter, summary: 'Contexts against mechanisms as CSV' },
    (ctx, { form }) => meetingsCsv(ctx, form),
  ),
]
