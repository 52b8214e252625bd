// The coding page: a text and the accounts taken from it side by side, and the one form between them.
import { z } from 'zod'
import type { Route } from '../../core/http/routes.ts'
import { ReadingAnswer as TextReading } from '../../documents/answers.ts'
import { listExcerptRows } from '../../documents/excerpts/store.ts'
import { listParkingTerms } from '../../documents/excerpts/terms/store.ts'
import { ToolsAnswer } from '../../documents/pages/answers.ts'
import { readTools } from '../../documents/pages/store.ts'
import { layOut } from '../../documents/reading.ts'
import { getDocument, needDocument } from '../../documents/store.ts'
import { findText } from '../../documents/texts/store.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { listLevels } from '../../reviews/vocabulary/store.ts'
import { listTheoryStatements } from '../../theories/store.ts'
import { addressOf, longName } from '../addresses.ts'
import { DocumentChoice, LevelAnswer, NameAnswer, ReadingAnswer, StatementChoice } from '../answers.ts'
import { nameOf } from '../domain.ts'
import { listAccountsOfDocument, listConfigurationNames, readConfigurations } from '../store.ts'
import { type Coded, codePassage, park } from './actions.ts'
import { CodingForm, CodingQuery } from './forms.ts'
import { marksOf } from './marks.ts'
import { passageOf, placeIn } from './place.ts'
import { listUsesInText } from './store.ts'

const CodingPage = z.object({
  document: DocumentChoice,
  text: z
    .object({
      number: z.number(),
      characters: z.number(),
      paragraphCount: z.number(),
      paragraphs: TextReading,
      tools: ToolsAnswer,
    })
    .nullable(),
  accounts: z.array(ReadingAnswer),
  parked: z.number(),
  /** An excerpt that is to be coded, or the paragraph that is being quoted from by typing. */
  excerpt: z.object({ id: z.number(), quote: z.string(), start: z.number(), end: z.number() }).nullable(),
  quoted: z.object({ number: z.number(), text: z.string() }).nullable(),
  /** What is chosen as the place to code into. */
  into: z.string(),
  shape: z.string(),
  levels: z.array(LevelAnswer),
  terms: z.array(NameAnswer.extend({ facet: z.string(), describes: z.string() })),
  theoryStatements: z.array(StatementChoice),
  cmocs: z.array(NameAnswer),
})

type Query = z.output<typeof CodingQuery>

const at = (ctx: MemberCtx, id: number, rest = '') => `/reviews/${ctx.review.slug}/documents/${id}/coding${rest}`

async function textOf(ctx: MemberCtx, documentId: number, query: Query) {
  const text = await findText(ctx.db, ctx.review.id, documentId)
  const excerpts = await listExcerptRows(ctx.db, ctx.review.id, documentId)
  if (text === undefined) return { text: null, excerpts, quoted: null }
  const uses = await listUsesInText(ctx.db, ctx.review.id, documentId)
  const marks = marksOf(excerpts, uses, ctx.review.slug, at(ctx, documentId))
  const { tools, finds } = await readTools(ctx.db, ctx.review.id, text, query)
  const all = layOut(text.source, text.paragraphs, marks, finds)
  const quoted = query.quote === null ? undefined : all[query.quote - 1]
  const { from, to } = query
  const paragraphs = from === null ? all : all.slice(from - 1, Math.max(to ?? from, from))
  return {
    text: {
      number: text.number,
      characters: text.source.index.points,
      paragraphCount: all.length,
      paragraphs: paragraphs as z.input<typeof TextReading>,
      tools,
    },
    excerpts,
    quoted: quoted === undefined ? null : { number: quoted.number, text: quoted.runs.map(run => run.text).join('') },
  }
}

async function codingPage(ctx: MemberCtx, documentId: number, query: Query) {
  const { id: reviewId, shape } = ctx.review
  const document = await getDocument(ctx.db, reviewId, documentId)
  const { text, excerpts, quoted } = await textOf(ctx, documentId, query)
  const ids = await listAccountsOfDocument(ctx.db, reviewId, documentId)
  const accounts = await readConfigurations(ctx.db, reviewId, 'account', ids, shape)
  const cmocs = await listConfigurationNames(ctx.db, reviewId, 'synthesised')
  const asked = excerpts.find(excerpt => excerpt.id === query.excerpt)
  return {
    view: 'configurations/coding/page',
    fragment: 'configurations/coding/_update',
    worker: text !== null && text.tools.original !== null,
    title: `Code ${document.label}`,
    nav: 'texts',
    crumbs: [
      { label: 'Texts', href: `/reviews/${ctx.review.slug}/documents` },
      { label: document.label, href: `/reviews/${ctx.review.slug}/documents/${documentId}` },
    ],
    data: {
      document,
      text,
      accounts,
      parked: excerpts.filter(excerpt => excerpt.isParked === 1).length,
      excerpt: asked === undefined ? null : { id: asked.id, quote: asked.quote, start: asked.starts, end: asked.ends },
      quoted,
      into: query.into,
      shape,
      levels: await listLevels(ctx.db, reviewId),
      terms: await listParkingTerms(ctx.db, reviewId),
      theoryStatements: await listTheoryStatements(ctx.db, reviewId),
      cmocs: cmocs
        .filter(row => row.status !== 'retired')
        .map(row => ({ id: row.id, name: longName('synthesised', row) })),
    },
  }
}

const NO_QUERY = CodingQuery.parse({})

/** Bad input comes back with the paragraph or the excerpt it was about. */
function againPage(ctx: MemberCtx, documentId: number, form: unknown) {
  const { paragraph, excerptId, into } = (form ?? {}) as Record<string, unknown>
  const asked = CodingQuery.safeParse({ quote: paragraph, excerpt: excerptId, into })
  return codingPage(ctx, documentId, asked.data ?? NO_QUERY)
}

function said(coded: Coded): string {
  const place = nameOf(coded.layer, coded.configuration)
  return coded.mark === null ? `Saved as evidence for ${place}.` : `Saved as ${coded.mark} in ${place}.`
}

/** What of it was new: the account, the element or the evidence. Posting there undoes the coding; the excerpt stays. */
function partToDelete(coded: Coded, into: Exclude<ReturnType<typeof placeIn>, null>): string {
  if (into === 'new') return '/deletion'
  return into.as === 'element' ? `/elements/${coded.element}/deletion` : `/evidence/${coded.evidence}/deletion`
}

const example = { paragraph: 1, quote: 'had time to listen', role: 'context', wording: 'someone has time', into: 'new' }

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/documents/:document/coding',
    'review.read',
    { form: CodingQuery, answer: CodingPage, summary: 'A text with the accounts taken from it' },
    async (ctx, { params, form }) => {
      const { page, view } = form
      if (page === null) return codingPage(ctx, params.document, form)
      return { see: at(ctx, params.document, `${view === null ? '' : `?view=${view}`}#page-${page}`) }
    },
  ),
  route(
    'POST',
    '/reviews/:review/documents/:document/coding',
    'configurations.write',
    {
      form: CodingForm,
      answer: CodingPage,
      example,
      again: (ctx, { params, form }) => againPage(ctx, params.document, form),
      summary: 'From a passage to a configuration in one step: excerpt, element and evidence; or park the passage',
    },
    async (ctx, { params, form }) => {
      await needDocument(ctx.db, ctx.review.id, params.document)
      const passage = passageOf(form)
      if (form.role === 'park') {
        const excerpt = await park(ctx, params.document, passage, form)
        const see = at(ctx, params.document, `#x${excerpt}`)
        return { see, done: 'Parked.', data: { excerpt, said: 'Parked.' } }
      }
      const into = placeIn(form.target) ?? placeIn(form.into)
      if (into === null) return { invalid: { into: ['Choose where it belongs.'] } }
      const coded = await codePassage(ctx, params.document, { ...form, role: form.role, into, passage })
      const place = coded.layer === 'account' ? `?into=account:${coded.configuration}` : ''
      return {
        see: at(ctx, params.document, `${place}#x${coded.excerpt}`),
        done: said(coded),
        data: {
          ...coded,
          said: said(coded),
          address: addressOf(ctx.review.slug, coded.layer, coded.configuration),
          takeBack: addressOf(ctx.review.slug, coded.layer, coded.configuration, partToDelete(coded, into)),
        },
      }
    },
  ),
]
