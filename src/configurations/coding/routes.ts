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
import { countOpenOn } from '../../reviews/discussion/store.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { LASTS_HOURS, signer, togetherNow } from '../../reviews/together/signing.ts'
import { listSessions } from '../../reviews/together/store.ts'
import { listLevels } from '../../reviews/vocabulary/store.ts'
import { sentenceOf } from '../../theories/domain.ts'
import { listTheoryStatements } from '../../theories/store.ts'
import { addressOf, longName } from '../addresses.ts'
import { DocumentChoice, EvidenceAnswer, LevelAnswer, NameAnswer, ReadingAnswer, StatementChoice } from '../answers.ts'
import { AppraisedAnswer } from '../appraising/answers.ts'
import { listAppraised } from '../appraising/store.ts'
import { nameOf } from '../domain.ts'
import { listEvidence } from '../evidence/store.ts'
import { inShort } from '../revisits/domain.ts'
import { readRevisits } from '../revisits/store.ts'
import { signedReasoning } from '../signed.ts'
import { listAccountsOfDocument, listConfigurationNames, readConfigurations } from '../store.ts'
import { type Coded, codePassage, park, quotePassage } from './actions.ts'
import { CodingForm, CodingQuery } from './forms.ts'
import { marksOf } from './marks.ts'
import { nextPlace, passageOf, placeIn } from './place.ts'
import { listCitedIn, listUsesInText } from './store.ts'

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
  /** "account:3", "element:5", "excerpt:7" → open threads about it. */
  openComments: z.record(z.string(), z.number()),
  parked: z.number(),
  /** An excerpt that is to be coded, or the paragraph that is being quoted from by typing. */
  excerpt: z.object({ id: z.number(), quote: z.string(), start: z.number(), end: z.number() }).nullable(),
  quoted: z.object({ number: z.number(), text: z.string() }).nullable(),
  /** Evidence that names this document without its words. */
  cited: z.array(z.object({ id: z.number(), name: z.string() })),
  /** What is chosen as the place to code into, and the account that is shown with its quotations. */
  into: z.string(),
  current: z.object({ id: z.number(), evidence: z.array(EvidenceAnswer), appraised: AppraisedAnswer }).nullable(),
  shape: z.string(),
  levels: z.array(LevelAnswer),
  terms: z.array(NameAnswer.extend({ facet: z.string(), describes: z.string() })),
  theoryStatements: z.array(StatementChoice.extend({ sentence: z.string() })),
  /** The working session that the reader holds, whose people sign what is saved here. */
  together: z
    .object({ id: z.number(), guests: z.number(), startedAt: z.string(), names: z.array(z.string()) })
    .nullable(),
  cmocs: z.array(NameAnswer),
  /** What changed in theories since the document was coded, as long as nobody has read it again. */
  revisits: z.array(z.object({ theoryId: z.number(), from: z.number(), to: z.number(), inShort: z.string() })),
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
  const { from, to, quote } = query
  const wanted = from === null ? text.paragraphs : text.paragraphs.slice(from - 1, Math.max(to ?? from, from))
  const paragraphs = layOut(text.source, wanted, marks, finds)
  const typedFrom = quote === null ? [] : text.paragraphs.slice(quote - 1, quote)
  const quoted = layOut(text.source, typedFrom, [])[0]
  return {
    text: {
      number: text.number,
      characters: text.source.index.points,
      paragraphCount: text.paragraphs.length,
      paragraphs: paragraphs as z.input<typeof TextReading>,
      tools,
    },
    excerpts,
    quoted: quoted === undefined ? null : { number: quoted.number, text: quoted.runs.map(run => run.text).join('') },
  }
}

/** The working sessions that a page can name began at most a day before the first reasoning on it, or before now. */
function sinceOf(
  read: readonly { readonly elements: readonly { readonly reasonedAt: string | null }[] }[],
  now: string,
) {
  const times = read.flatMap(one => one.elements.flatMap(element => element.reasonedAt ?? []))
  const first = times.reduce((least, at) => (at < least ? at : least), now)
  return new Date(Date.parse(first) - LASTS_HOURS * 3_600_000).toISOString()
}

async function codingPage(ctx: MemberCtx, documentId: number, query: Query) {
  const { id: reviewId, shape } = ctx.review
  const document = await getDocument(ctx.db, reviewId, documentId)
  const { text, excerpts, quoted } = await textOf(ctx, documentId, query)
  const ids = await listAccountsOfDocument(ctx.db, reviewId, documentId)
  const read = await readConfigurations(ctx.db, reviewId, 'account', ids, shape)
  const sessions = await listSessions(ctx.db, reviewId, { before: null, limit: 5_000, since: sinceOf(read, ctx.now) })
  const sign = signer(sessions)
  const accounts = read.map(account => signedReasoning(account, sign))
  const cmocs = await listConfigurationNames(ctx.db, reviewId, 'synthesised')
  const statements = await listTheoryStatements(ctx.db, reviewId)
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
      openComments: await openComments(ctx, accounts, excerpts),
      parked: excerpts.filter(excerpt => excerpt.isParked === 1).length,
      excerpt: asked === undefined ? null : { id: asked.id, quote: asked.quote, start: asked.starts, end: asked.ends },
      quoted,
      cited: await citedIn(ctx, documentId),
      into: query.into,
      current: await currentOf(ctx, ids, query.into),
      shape,
      together: togetherNow(sessions, ctx.person.id, ctx.now),
      levels: await listLevels(ctx.db, reviewId),
      terms: await listParkingTerms(ctx.db, reviewId),
      revisits: await changedSince(ctx, documentId),
      theoryStatements: statements.map(one => ({ ...one, sentence: sentenceOf(one) })),
      cmocs: cmocs
        .filter(row => row.status !== 'retired')
        .map(row => ({ id: row.id, name: longName('synthesised', row) })),
    },
  }
}

async function changedSince(ctx: MemberCtx, documentId: number) {
  const found = await readRevisits(ctx.db, ctx.review.id, documentId)
  return found.map(({ theoryId, from, to, changes }) => ({ theoryId, from, to, inShort: inShort(changes) }))
}

type Numbered = readonly { readonly id: number }[]

function openComments(
  ctx: MemberCtx,
  accounts: readonly { readonly id: number; readonly elements: Numbered }[],
  excerpts: Numbered,
) {
  const ids = (rows: Numbered) => rows.map(row => row.id)
  return countOpenOn(ctx.db, ctx.review.id, [
    { kind: 'account', ids: ids(accounts) },
    { kind: 'element', ids: ids(accounts.flatMap(account => account.elements)) },
    { kind: 'excerpt', ids: ids(excerpts) },
  ])
}

/** The account that passages go into, or the last one. */
async function currentOf(ctx: MemberCtx, ids: readonly number[], into: string) {
  const place = placeIn(into)
  const asked = place !== null && place !== 'new' && 'layer' in place && place.layer === 'account' ? place.id : null
  const id = ids.find(one => one === asked) ?? ids.at(-1)
  if (id === undefined) return null
  const evidence = await listEvidence(ctx.db, ctx.review.id, 'account', [id])
  const evidenceIds = evidence.map(row => row.id)
  return { id, evidence, appraised: await listAppraised(ctx.db, ctx.review.id, evidenceIds) }
}

async function citedIn(ctx: MemberCtx, documentId: number) {
  const rows = await listCitedIn(ctx.db, ctx.review.id, documentId)
  return rows.map(row => {
    const place = [nameOf(row.layer, row.configurationId), row.mark, row.locator].filter(Boolean).join(', ')
    return { id: row.id, name: place }
  })
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
function partToDelete(coded: Coded, into: Exclude<ReturnType<typeof placeIn>, null>): string | null {
  if (into === 'new') return '/deletion'
  // What was cited before stays evidence; its quotation is changed on its own page.
  if ('evidenceId' in into) return null
  return into.as === 'element' ? `/elements/${coded.element}/deletion` : `/evidence/${coded.evidence}/deletion`
}

function savedAnswer(ctx: MemberCtx, documentId: number, coded: Coded, part: string | null) {
  const next = nextPlace(coded.layer, coded.configuration)
  const address = addressOf(ctx.review.slug, coded.layer, coded.configuration)
  const takeBack = part === null ? null : `${address}${part}`
  return {
    see: at(ctx, documentId, `?into=${next}#x${coded.excerpt}`),
    done: said(coded),
    data: { ...coded, said: said(coded), address, takeBack, next },
  }
}

const example = { paragraph: 1, quote: 'had time to listen', role: 'context', wording: 'someone has time', into: 'new' }

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/documents/:document/coding',
    'review.read',
    { form: CodingQuery, answer: CodingPage, steady: true, summary: 'A text with the accounts taken from it' },
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
      const coded =
        into !== 'new' && 'evidenceId' in into
          ? await quotePassage(ctx, params.document, into.evidenceId, { ...form, passage })
          : await codePassage(ctx, params.document, { ...form, role: form.role, into, passage })
      return savedAnswer(ctx, params.document, coded, partToDelete(coded, into))
    },
  ),
]
