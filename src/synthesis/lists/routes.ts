// The lists of accounts and of synthesised configurations, as sentences or as a table, narrowed by filters.
import { z } from 'zod'
import {
  DocumentChoice,
  LayerAnswer,
  LevelAnswer,
  NameAnswer,
  ReadingAnswer,
  TermAnswer,
} from '../../configurations/answers.ts'
import { LAYERS, type Layer, placeOf } from '../../configurations/domain.ts'
import { readConfigurations } from '../../configurations/store.ts'
import type { Route } from '../../core/http/routes.ts'
import { listLabels } from '../../documents/store.ts'
import { listStudies } from '../../documents/studies/store.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { listLevels, listTerms } from '../../reviews/vocabulary/store.ts'
import { listTheoryStatements } from '../../theories/store.ts'
import { restsOn } from '../evidence.ts'
import { evidenceOf } from '../store.ts'
import { TheoryChoice, withSentence } from '../theory-choice.ts'
import { ListFilter } from './forms.ts'
import { countConfigurations, findConfigurations } from './store.ts'

const PAGE = 50

const ConfigurationList = z.object({
  layer: LayerAnswer,
  configurations: z.array(ReadingAnswer.extend({ studies: z.number().nullable(), contradicting: z.number() })),
  count: z.number(),
  next: z.number().nullable(),
  filter: ListFilter,
  levels: z.array(LevelAnswer),
  terms: z.array(TermAnswer),
  theoryStatements: z.array(TheoryChoice),
  documents: z.array(DocumentChoice),
  studies: z.array(NameAnswer),
})

async function list(ctx: MemberCtx, layer: Layer, filter: z.output<typeof ListFilter>) {
  const { id: reviewId, shape } = ctx.review
  const page = { after: filter.after, limit: PAGE + 1 }
  const found = await findConfigurations(ctx.db, reviewId, layer, shape, filter, page)
  const ids = found.slice(0, PAGE)
  const readings = await readConfigurations(ctx.db, reviewId, layer, ids, shape)
  const studies = layer === 'synthesised' ? await studiesBy(ctx, ids) : null
  return {
    view: 'synthesis/lists/list',
    title: layer === 'account' ? 'Accounts' : 'Configurations',
    nav: 'configurations',
    data: {
      layer,
      configurations: readings.map(one => ({
        ...one,
        studies: studies?.get(one.id)?.length ?? (studies === null ? null : 0),
        contradicting: studies?.get(one.id)?.filter(study => study.stance === 'contradicts').length ?? 0,
      })),
      count: await countConfigurations(ctx.db, reviewId, layer, shape, filter),
      next: found.length > PAGE ? (ids.at(-1) ?? null) : null,
      filter,
      levels: await listLevels(ctx.db, reviewId),
      terms: await listTerms(ctx.db, reviewId, 'configurations'),
      theoryStatements: (await listTheoryStatements(ctx.db, reviewId)).map(withSentence),
      documents: await listLabels(ctx.db, reviewId),
      studies: await listStudies(ctx.db, reviewId),
    },
  }
}

/** What each of them rests on, counted once per study. */
async function studiesBy(ctx: MemberCtx, ids: readonly number[]) {
  const rows = await evidenceOf(ctx.db, ctx.review.id, 'synthesised', ids)
  return new Map([...Map.groupBy(rows, row => row.of)].map(([id, own]) => [id, restsOn(own).studies]))
}

export const routes: readonly Route[] = LAYERS.map(layer =>
  route(
    'GET',
    `/reviews/:review/${placeOf(layer)}`,
    'review.read',
    {
      form: ListFilter,
      answer: ConfigurationList,
      steady: true,
      summary: layer === 'account' ? 'What single documents claim' : 'Synthesised configurations',
    },
    (ctx, { form }) => list(ctx, layer, form),
  ),
)
