// Archetypes: the grid of them by setting, the page of one, and the forms that write, move and delete them.
import { z } from 'zod'
import { NameAnswer } from '../../../configurations/answers.ts'
import { nameOf } from '../../../configurations/domain.ts'
import { toCsv } from '../../../core/csv.ts'
import { decidedOn } from '../../../core/http/fields.ts'
import type { Route } from '../../../core/http/routes.ts'
import { type MemberCtx, route } from '../../../reviews/guard.ts'
import { listTerms } from '../../../reviews/vocabulary/store.ts'
import { linked } from '../../references.ts'
import { list, OffersAnswer, PrincipleNames, TiedAnswer } from '../answers.ts'
import { fileOf, frameOf, frameworkPath } from '../frame.ts'
import { rankSaid } from '../said.ts'
import { listOffers, loadTied } from '../ties/store.ts'
import { tiedTo } from '../ties/tied.ts'
import { addArchetype, changeArchetype, deleteArchetype, moveArchetype } from './actions.ts'
import { ArchetypeForm, BeginningForm, ChangedArchetypeForm, GridFilter } from './forms.ts'
import { gridOf } from './grid.ts'
import { getArchetype, listArchetypes } from './store.ts'

const number = z.number()
const Shown = z.object({
  id: number,
  name: z.string(),
  settingId: number,
  settingName: z.string(),
  portrait: z.string(),
  explainedBy: z.string(),
  principles: PrincipleNames,
  rests: z.string(),
  tied: TiedAnswer,
})
const Grid = z.object({
  filter: GridFilter,
  settings: list(NameAnswer.extend({ count: number })),
  rows: list(list(z.object({ settingId: number, rank: number, of: number, said: z.string(), archetype: Shown }))),
  total: number,
})
const ArchetypePage = z.object({
  archetype: Shown.extend({ version: number, linked: z.string(), rank: number, of: number, said: z.string() }),
  alike: list(NameAnswer),
})
const FormPage = z.object({
  archetype: z
    .object({
      ...{ id: number, name: z.string(), settingId: number, portrait: z.string(), explainedBy: z.string() },
      ...{ version: number, chosen: list(z.string()), principles: list(number) },
    })
    .nullable(),
  settings: list(NameAnswer),
  setting: number.nullable(),
  offers: OffersAnswer,
})

async function settingsOf(ctx: MemberCtx) {
  const terms = await listTerms(ctx.db, ctx.review.id, 'configurations')
  return terms.filter(term => term.facetKey === 'setting').map(({ id, name }) => ({ id, name }))
}

async function readGrid(ctx: MemberCtx, filter: z.output<typeof GridFilter>) {
  const all = await listArchetypes(ctx.db, ctx.review.id)
  const refs = all.flatMap(one => one.configurations)
  const tied = await loadTied(ctx.db, ctx.review.id, refs, ctx.review.shape)
  const shown = all.map(one => {
    const own = tiedTo(one.configurations, tied)
    return { ...one, tied: own, rests: own.rests }
  })
  const grid = gridOf(await settingsOf(ctx), shown)
  const rows = grid.rows.map(row => row.map(cell => ({ ...cell, said: rankSaid(cell.rank, cell.of) })))
  return { ...grid, rows, filter }
}

async function gridCsv(ctx: MemberCtx) {
  const { settings, rows } = await readGrid(ctx, { as: 'sentences' })
  const cells = rows.flat()
  const lines = settings.flatMap(setting =>
    cells
      .filter(cell => cell.settingId === setting.id)
      .map(({ rank, of, archetype: { name, portrait, explainedBy, tied, principles } }) => [
        ...[setting.name, String(rank), String(of), name, portrait, explainedBy],
        ...[tied.configurations.map(one => one.name).join(', '), String(tied.counts.studies)],
        principles.map(one => `${one.id} ${one.heading}`.trim()).join('\n'),
      ]),
  )
  const head = ['Setting', 'Rank', 'Of', 'Archetype', 'Portrait', 'What explains it']
  return fileOf(ctx, 'archetypes', toCsv([...head, 'Configurations', 'Studies', 'Principles'], lines))
}

async function archetypePage(ctx: MemberCtx, id: number) {
  const { alike, ...archetype } = await getArchetype(ctx.db, ctx.review.id, id)
  const tied = tiedTo(
    archetype.configurations,
    await loadTied(ctx.db, ctx.review.id, archetype.configurations, ctx.review.shape),
  )
  const said = rankSaid(archetype.rank, alike.length)
  return {
    view: 'principles/framework/archetypes/page',
    title: archetype.name,
    ...frameOf(ctx, { label: archetype.settingName, href: frameworkPath(ctx) }),
    data: {
      archetype: {
        ...{ ...archetype, tied, rests: tied.rests, of: alike.length, said },
        linked: linked(archetype.explainedBy, ctx.review.slug),
      },
      alike: alike.map(one => ({ id: one.id, name: one.name })),
    },
  }
}

async function formPage(ctx: MemberCtx, id: number | null, setting: number | null) {
  const found = id === null ? null : await getArchetype(ctx.db, ctx.review.id, id)
  const settings = await settingsOf(ctx)
  const isListed = found === null || settings.some(one => one.id === found.settingId)
  return {
    view: 'principles/framework/archetypes/form',
    title: found === null ? 'New archetype' : `Change ${found.name}`,
    ...frameOf(ctx),
    data: {
      archetype:
        found === null
          ? null
          : {
              ...found,
              chosen: found.configurations.map(ref => nameOf(ref.layer, ref.id)),
              principles: found.principles.map(one => one.id),
            },
      settings: isListed || found === null ? settings : [...settings, { id: found.settingId, name: found.settingName }],
      setting,
      offers: await listOffers(ctx.db, ctx.review.id),
    },
  }
}

const ALL = '/reviews/:review/framework/archetypes'
const ONE = `${ALL}/:archetype` as const
const pathOf = (ctx: MemberCtx, id: number) => frameworkPath(ctx, `/archetypes/${id}`)
const example = {
  ...{ name: 'The practice that expects to hear', settingId: 1, portrait: 'The link worker is known by name.' },
  ...{ explainedBy: 'News comes back [CMOC 1].', others: '' },
}

const reading: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/framework',
    'review.read',
    { form: GridFilter, answer: Grid, steady: true, summary: 'Archetypes by setting, best to worst' },
    async (ctx, { form }) => ({
      view: 'principles/framework/archetypes/grid',
      title: 'Archetypes',
      ...frameOf(ctx),
      data: await readGrid(ctx, form),
    }),
  ),
  route('GET', '/reviews/:review/framework/archetypes.csv', 'review.read', { summary: 'The archetypes as CSV' }, ctx =>
    gridCsv(ctx),
  ),
  route('GET', `${ALL}/new`, 'principles.write', { form: BeginningForm, answer: FormPage }, (ctx, { form }) =>
    formPage(ctx, null, form.setting),
  ),
  route('GET', ONE, 'review.read', { answer: ArchetypePage }, (ctx, { params }) =>
    archetypePage(ctx, params.archetype),
  ),
  route('GET', `${ONE}/wording`, 'principles.write', { answer: FormPage }, (ctx, { params }) =>
    formPage(ctx, params.archetype, null),
  ),
]

const writing: readonly Route[] = [
  route(
    'POST',
    ALL,
    'principles.write',
    { form: ArchetypeForm, answer: FormPage, example, again: ctx => formPage(ctx, null, null) },
    async (ctx, { form }) => {
      const id = await addArchetype(ctx, form)
      return { see: pathOf(ctx, id), done: 'Saved. It stands last in its setting until it is moved.', data: { id } }
    },
  ),
  route(
    'POST',
    ONE,
    'principles.write',
    {
      form: ChangedArchetypeForm,
      answer: FormPage,
      example: { ...example, version: 1 },
      again: (ctx, { params }) => formPage(ctx, params.archetype, null),
    },
    async (ctx, { params, form }) => {
      await changeArchetype(ctx, params.archetype, form)
      return { see: pathOf(ctx, params.archetype), done: 'Saved.' }
    },
  ),
  ...(['better', 'worse'] as const).map(to =>
    route(
      'POST',
      `${ONE}/places/${to}`,
      'principles.write',
      { form: z.object({}), example: {}, summary: `Ranks an archetype one place ${to}` },
      async (ctx, { params }) => {
        const see = `${frameworkPath(ctx)}#archetype-${params.archetype}`
        if (!(await moveArchetype(ctx, params.archetype, to))) return { see }
        const back = `${pathOf(ctx, params.archetype)}/places/${to === 'better' ? 'worse' : 'better'}`
        return { see, done: `Ranked one place ${to}.`, undo: { action: back, label: 'Undo' } }
      },
    ),
  ),
  route(
    'POST',
    `${ONE}/deletion`,
    'principles.write',
    { form: z.object({ version: decidedOn() }), example: {} },
    async (ctx, { params, form }) => {
      const bin = await deleteArchetype(ctx, params.archetype, form.version)
      const undo = { action: `/reviews/${ctx.review.slug}/bin/${bin}/restoration`, label: 'Undo' }
      return { see: frameworkPath(ctx), done: 'The archetype was deleted.', undo }
    },
  ),
]

export const routes: readonly Route[] = [...reading, ...writing]
