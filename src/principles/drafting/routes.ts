// Choosing configurations, drafting a principle from them, changing what one rests on, and comparing with a newer draft.
import { nameOf } from '../../configurations/domain.ts'
import { readConfigurations } from '../../configurations/store.ts'
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { listLevels, listTerms } from '../../reviews/vocabulary/store.ts'
import { changeConfigurations } from '../actions.ts'
import { ChoosePage, DraftPage } from '../answers.ts'
import type { Ref } from '../domain.ts'
import { ChoiceForm, FilterForm, RestingForm } from '../forms.ts'
import { frameOf, pagePath } from '../frame.ts'
import { readReference } from '../references.ts'
import { shownConfiguration } from '../showing.ts'
import { getPrinciple } from '../store.ts'
import { draftAgain, draftNewPrinciple, stampOf, takeLines, takeSentences } from './actions.ts'
import { TakeForm } from './forms.ts'
import { missingLines } from './lines.ts'
import { mergeDraft } from './merging.ts'
import { unreadyOf } from './sources.ts'
import { type Filter, listFitting, listTheoryStatements } from './store.ts'

/** As many configurations as one page offers; a filter makes them fewer. */
const MOST = 300

async function choosePage(ctx: MemberCtx, filter: Filter, chosen: readonly Ref[], principleId: number | null) {
  const principle = principleId === null ? null : await getPrinciple(ctx.db, ctx.review.id, principleId)
  const picked = chosen.length > 0 || principle === null ? chosen : principle.configurations
  const ids = await listFitting(ctx.db, ctx.review.id, filter, MOST + 1)
  const readings = await readConfigurations(ctx.db, ctx.review.id, filter.layer, ids.slice(0, MOST), ctx.review.shape)
  const levels = await listLevels(ctx.db, ctx.review.id)
  const names = new Map(levels.map(level => [level.id, level.name]))
  const isChosen = (id: number) => picked.some(ref => ref.layer === filter.layer && ref.id === id)
  return {
    view: 'principles/drafting/choose',
    title: principle === null ? 'Draft a principle' : `What principle ${principle.id} rests on`,
    ...frameOf(ctx, principle?.id),
    data: {
      principle,
      filter,
      choices: readings.map(reading => ({
        ...shownConfiguration(reading, names),
        chosen: isChosen(reading.id),
        lacks: unreadyOf([reading])[0]?.lacks ?? '',
      })),
      elsewhere: picked
        .filter(ref => !readings.some(reading => reading.layer === ref.layer && reading.id === ref.id))
        .map(ref => nameOf(ref.layer, ref.id)),
      more: ids.length > MOST,
      levels,
      terms: (await listTerms(ctx.db, ctx.review.id, 'configurations')).map(term => ({
        id: term.id,
        name: term.name,
        facet: term.facetName,
      })),
      statements: (await listTheoryStatements(ctx.db, ctx.review.id)).map(one => ({
        id: one.id,
        name: `${one.number} ${one.thenText}`,
      })),
    },
  }
}

type Chosen = Filter & { readonly chosen: readonly string[]; readonly all: boolean; readonly empty: boolean }

/** The configurations a form asks for, and how they were chosen; null when a name among them is none. */
async function refsOf(ctx: MemberCtx, form: Chosen): Promise<{ refs: Ref[]; how: string } | null> {
  const named = form.chosen.map(readReference)
  if (named.includes(null)) return null
  const refs = named as Ref[]
  if (!form.all) return { refs: unique(refs), how: 'chosen by hand' }
  const fitting = await listFitting(ctx.db, ctx.review.id, form, 2000)
  const words = [
    form.level === null
      ? ''
      : `level ${(await listLevels(ctx.db, ctx.review.id)).find(level => level.id === form.level)?.name ?? form.level}`,
    form.term === null
      ? ''
      : termWords(
          (await listTerms(ctx.db, ctx.review.id)).find(term => term.id === form.term),
          form.term,
        ),
    form.statement === null
      ? ''
      : `theory statement ${(await listTheoryStatements(ctx.db, ctx.review.id)).find(one => one.id === form.statement)?.number ?? form.statement}`,
    form.status === null ? '' : `status ${form.status}`,
  ].filter(word => word !== '')
  const how = `chosen by filter (${words.length === 0 ? `all ${form.layer === 'account' ? 'accounts' : 'synthesised configurations'}` : words.join(', ')})`
  return { refs: unique([...refs, ...fitting.map(id => ({ layer: form.layer, id }))]), how }
}

function termWords(term: { readonly name: string; readonly facetName: string } | undefined, id: number): string {
  return term === undefined ? `term ${id}` : `${term.facetName.toLowerCase()} ${term.name}`
}

function unique(refs: readonly Ref[]): Ref[] {
  return [...new Map(refs.map(ref => [nameOf(ref.layer, ref.id), ref])).values()]
}

/** Says after drafting which configurations could say more once somebody words or completes them. */
async function draftedWords(ctx: MemberCtx, refs: readonly Ref[]): Promise<string> {
  const unready = unreadyOf(await readBoth(ctx, refs))
  const names = unready.slice(0, 5).map(one => one.name)
  const more = unready.length > names.length ? ` and ${unready.length - names.length} more` : ''
  const ask = unready.length === 0 ? '' : ` Some are not worded or not whole yet: ${names.join(', ')}${more}.`
  return `Drafted. Read it against its references, and write the heading.${ask}`
}

async function readBoth(ctx: MemberCtx, refs: readonly Ref[]) {
  const ids = (layer: Ref['layer']) => refs.filter(ref => ref.layer === layer).map(ref => ref.id)
  return [
    ...(await readConfigurations(ctx.db, ctx.review.id, 'synthesised', ids('synthesised'), ctx.review.shape)),
    ...(await readConfigurations(ctx.db, ctx.review.id, 'account', ids('account'), ctx.review.shape)),
  ]
}

const NONE = 'Choose at least one configuration.'
const UNKNOWN = 'Name configurations as CMOC 12 or account 230.'

/** The page again after bad input, with what was ticked still ticked. */
function chooseAgain(ctx: MemberCtx, form: unknown, principleId: number | null) {
  const filter = FilterForm.safeParse(form)
  const chosen = [(form as { chosen?: unknown }).chosen ?? []].flat().flatMap(name => readReference(String(name)) ?? [])
  return choosePage(ctx, filter.success ? filter.data : FilterForm.parse({}), chosen, principleId)
}

async function draftPage(ctx: MemberCtx, id: number) {
  const principle = await getPrinciple(ctx.db, ctx.review.id, id)
  const draft = await draftAgain(ctx, principle)
  const { told, counts } = mergeDraft(principle.drafted, principle.explanation, draft.explanation)
  return {
    view: 'principles/drafting/draft',
    title: `New draft of principle ${id}`,
    ...frameOf(ctx, id),
    data: {
      principle,
      version: principle.version,
      explanation: draft.explanation,
      seen: stampOf(draft.explanation),
      wasDrafted: principle.drafted !== '',
      told: told.map(({ stands, ...one }) => one),
      counts,
      unready: unreadyOf(await readBoth(ctx, principle.configurations)),
      missing: missingLines(draft.lines, principle.lines),
      draftedHow: draft.draftedHow,
    },
  }
}

const ONE = '/reviews/:review/principles/:principle'

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/principles/new',
    'principles.write',
    { form: FilterForm, answer: ChoosePage, again: ctx => choosePage(ctx, FilterForm.parse({}), [], null) },
    (ctx, { form }) => choosePage(ctx, form, [], null),
  ),
  route(
    'POST',
    '/reviews/:review/principles',
    'principles.write',
    {
      form: ChoiceForm,
      answer: ChoosePage,
      example: { empty: true },
      again: (ctx, { form }) => chooseAgain(ctx, form, null),
      summary: 'Drafts a principle from the configurations chosen, or from all that fit the filter.',
    },
    async (ctx, { form }) => {
      const found = form.empty ? { refs: [], how: '' } : await refsOf(ctx, form)
      if (found === null) return { invalid: { chosen: [UNKNOWN] } }
      if (found.refs.length === 0 && !form.empty) return { invalid: { chosen: [NONE] } }
      const id = await draftNewPrinciple(ctx, found.refs, found.how)
      return {
        see: `${pagePath(ctx, id)}/wording`,
        done: form.empty ? 'Begun.' : await draftedWords(ctx, found.refs),
        data: { id },
      }
    },
  ),
  route(
    'GET',
    `${ONE}/configurations`,
    'principles.write',
    {
      form: FilterForm,
      answer: ChoosePage,
      again: (ctx, { params }) => choosePage(ctx, FilterForm.parse({}), [], params.principle),
    },
    (ctx, { params, form }) => choosePage(ctx, form, [], params.principle),
  ),
  route(
    'POST',
    `${ONE}/configurations`,
    'principles.write',
    {
      form: RestingForm,
      answer: ChoosePage,
      example: { chosen: ['CMOC 1'] },
      again: (ctx, { params, form }) => chooseAgain(ctx, form, params.principle),
    },
    async (ctx, { params, form }) => {
      const found = await refsOf(ctx, form)
      if (found === null) return { invalid: { chosen: [UNKNOWN] } }
      await changeConfigurations(ctx, params.principle, found.refs, form.version)
      return {
        see: `${pagePath(ctx, params.principle)}/draft`,
        done: 'Saved. Its words are as they were; below is what a new draft would say.',
      }
    },
  ),
  route('GET', `${ONE}/draft`, 'principles.write', { answer: DraftPage }, (ctx, { params }) =>
    draftPage(ctx, params.principle),
  ),
  route(
    'POST',
    `${ONE}/draft`,
    'principles.write',
    {
      form: TakeForm,
      answer: DraftPage,
      example: { part: 'lines' },
      again: (ctx, { params }) => draftPage(ctx, params.principle),
    },
    async (ctx, { params, form }) => {
      const all = { keys: null, seen: null, version: form.version }
      const chosen = { keys: form.take, seen: form.seen, version: form.version }
      if (form.part === 'lines') await takeLines(ctx, params.principle)
      else await takeSentences(ctx, params.principle, form.part === 'sentences' ? chosen : all)
      const { version } = await getPrinciple(ctx.db, ctx.review.id, params.principle)
      return {
        see: pagePath(ctx, params.principle),
        done:
          form.part === 'lines'
            ? 'The missing lines are added.'
            : 'The draft is taken over as you chose. Sentences of your own are as they were.',
        undo: { action: `${pagePath(ctx, params.principle)}/versions/${version}/undoing`, label: 'Undo' },
      }
    },
  ),
]
