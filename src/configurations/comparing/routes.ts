// Accounts of one document side by side: what each person made of it, passage by passage, as a page and as a table.
import type { z } from 'zod'
import { toCsv } from '../../core/csv.ts'
import type { Route } from '../../core/http/routes.ts'
import { shorten } from '../../core/text.ts'
import { listExcerpts } from '../../documents/excerpts/store.ts'
import { getDocument, needDocument } from '../../documents/store.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { readSigner } from '../../reviews/together/store.ts'
import { listLevels } from '../../reviews/vocabulary/store.ts'
import { addressOf } from '../addresses.ts'
import { nameOf } from '../domain.ts'
import { listElements } from '../store.ts'
import { adoptAccount } from './actions.ts'
import { ComparisonPage } from './answers.ts'
import { factsOf, type Row, rowsOf, type Said } from './domain.ts'
import { AdoptionForm, ComparisonQuery, MOST_COMPARED } from './forms.ts'
import { listAccountsWithAuthors, listCodedIn, listNamesOfPeople } from './store.ts'
import { type Sources, takenOf, unplacedOf } from './taken.ts'

const MOST_EXCERPTS = 5_000

const at = (ctx: MemberCtx, id: number, rest = '') => `/reviews/${ctx.review.slug}/documents/${id}${rest}`

async function sourcesOf(ctx: MemberCtx, documentId: number) {
  const { id: reviewId } = ctx.review
  const coded = await listCodedIn(ctx.db, reviewId, documentId)
  const accounts = await listAccountsWithAuthors(ctx.db, reviewId, documentId)
  const synthesised = coded.filter(row => row.layer === 'synthesised').map(row => row.configurationId)
  const excerpts = await listExcerpts(ctx.db, reviewId, { documentId }, MOST_EXCERPTS)
  const ids = { account: accounts.map(account => account.id), synthesised: [...new Set(synthesised)] }
  const own = await listElements(ctx.db, reviewId, 'account', ids.account)
  const theirs = await listElements(ctx.db, reviewId, 'synthesised', ids.synthesised)
  const sources: Sources = {
    coded,
    excerpts,
    accounts,
    elements: [
      ...own.map(element => ({ ...element, layer: 'account' as const })),
      ...theirs.map(element => ({ ...element, layer: 'synthesised' as const })),
    ],
    levelNames: new Map((await listLevels(ctx.db, reviewId)).map(level => [level.id, level.name])),
    sign: await readSigner(ctx.db, reviewId),
  }
  return { sources, paragraphs: new Map(excerpts.map(excerpt => [excerpt.id, excerpt.paragraph])) }
}

/** Of those who were asked for, or all who coded it. */
async function readComparison(ctx: MemberCtx, documentId: number, { who, take }: z.output<typeof ComparisonQuery>) {
  const { id, label, title } = await getDocument(ctx.db, ctx.review.id, documentId)
  const { sources, paragraphs } = await sourcesOf(ctx, documentId)
  const taken = takenOf(sources)
  const unplaced = unplacedOf(sources)
  const ids = [...taken, ...unplaced, ...sources.accounts.map(row => ({ personId: row.createdBy ?? 0 }))]
  const coders = await listNamesOfPeople(ctx.db, [...new Set(ids.map(one => one.personId))])
  const wanted = new Set<number>(who)
  const asked = coders.filter(coder => wanted.has(coder.id))
  const people = asked.length > 0 ? asked : coders.slice(0, MOST_COMPARED)
  const chosen = people.map(person => person.id)
  const rows = rowsOf(
    taken.filter(one => chosen.includes(one.personId)),
    chosen,
  )
  const mayAdopt = sources.accounts.filter(account => account.createdBy !== ctx.person.id && account.createdBy !== null)
  return {
    document: { id, label, title },
    coders,
    people,
    facts: factsOf(rows, chosen),
    rows: rows.map(row => ({ ...row, paragraph: paragraphOf(row, paragraphs) })),
    unplaced: chosen.flatMap(personId => {
      const said = unplaced.filter(one => one.personId === personId).map(one => one.said)
      return said.length === 0 ? [] : [{ personId, said }]
    }),
    others: mayAdopt.map(account => ({ id: account.id, name: describe(account, sources, coders) })),
    take,
  }
}

/** "account 2 by Ravi: time is there; people leave", to tell one from another. */
function describe(
  account: Sources['accounts'][number],
  sources: Sources,
  coders: readonly { readonly id: number; readonly name: string }[],
): string {
  const author = coders.find(coder => coder.id === account.createdBy)?.name ?? ''
  const words = sources.elements
    .filter(element => element.layer === 'account' && element.configurationId === account.id)
    .map(element => element.wording)
    .join('; ')
  return shorten(`${nameOf('account', account.id)} by ${author}${words === '' ? '' : `: ${words}`}`, 110)
}

function paragraphOf(row: Row, paragraphs: ReadonlyMap<number, number | null>): number | null {
  const first = row.columns.flatMap(column => column.passages).find(passage => passage.start === row.start)
  return first === undefined ? null : (paragraphs.get(first.excerptId) ?? null)
}

async function comparisonPage(ctx: MemberCtx, documentId: number, query: z.output<typeof ComparisonQuery>) {
  const data = await readComparison(ctx, documentId, query)
  return {
    view: 'configurations/comparing/page',
    title: `${data.document.label}: accounts side by side`,
    nav: 'texts',
    crumbs: [
      { label: 'Texts', href: `/reviews/${ctx.review.slug}/documents` },
      { label: data.document.label, href: at(ctx, documentId) },
    ],
    data,
  }
}

const HEAD = [
  ...['row', 'paragraph', 'from', 'to', 'person', 'marked by', 'passage', 'account', 'element', 'role', 'in words'],
  ...['polarity', 'levels', 'explicit', 'reasoning', 'stance', 'opposite confirmed', 'note', 'together', 'differs in'],
]

const said = (one: Said) => [
  nameOf(one.layer, one.configurationId),
  ...[one.mark ?? '', one.role ?? '', one.wording, one.polarity ?? '', one.levels.join('; ')],
  one.role === null ? '' : one.isInferred ? 'inferred' : 'explicit',
  ...[one.reasoning, one.stance, one.isConverse ? 'yes' : '', one.note, one.together ?? ''],
]

async function comparisonCsv(ctx: MemberCtx, documentId: number, query: z.output<typeof ComparisonQuery>) {
  const { rows, people, unplaced } = await readComparison(ctx, documentId, query)
  const names = new Map(people.map(person => [person.id, person.name]))
  const lines = rows.flatMap((row, number) => {
    const place = [String(number + 1), String(row.paragraph ?? '')]
    const by = row.by.map(id => names.get(id) ?? '').join('; ')
    const differs = row.differences.map(difference => difference.aspect).join('; ')
    return row.columns.flatMap(({ personId, passages }) =>
      passages.flatMap(passage => {
        const range = row.isLost ? ['', ''] : [String(passage.start), String(passage.end)]
        const head = [...place, ...range, names.get(personId) ?? '', by, passage.quote]
        const all = passage.said.length === 0 ? [Array.from({ length: 12 }, () => '')] : passage.said.map(said)
        return all.map(cells => [...head, ...cells, differs])
      }),
    )
  })
  const without = unplaced.flatMap(({ personId, said: all }) =>
    all.map(one => ['', '', '', '', names.get(personId) ?? '', names.get(personId) ?? '', '', ...said(one), '']),
  )
  const name = `${ctx.review.slug}-document-${documentId}-side-by-side.csv`
  return { file: { body: toCsv(HEAD, [...lines, ...without]), type: 'text/csv; charset=utf-8', name } }
}

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/documents/:document/comparison',
    'review.read',
    {
      form: ComparisonQuery,
      answer: ComparisonPage,
      steady: true,
      summary: 'What each person made of a document, passage by passage',
    },
    (ctx, { params, form }) => comparisonPage(ctx, params.document, form),
  ),
  route(
    'GET',
    '/reviews/:review/documents/:document/comparison.csv',
    'review.export',
    { form: ComparisonQuery, summary: 'The same as a table' },
    (ctx, { params, form }) => comparisonCsv(ctx, params.document, form),
  ),
  route(
    'POST',
    '/reviews/:review/documents/:document/comparison/adoptions',
    'configurations.write',
    {
      form: AdoptionForm,
      answer: ComparisonPage,
      example: { account: 1 },
      again: (ctx, { params }) => comparisonPage(ctx, params.document, { who: [], take: null }),
      summary: 'Take over an account: one of your own with the same elements on the same passages',
    },
    async (ctx, { params, form }) => {
      await needDocument(ctx.db, ctx.review.id, params.document)
      const id = await adoptAccount(ctx, params.document, form.account)
      return {
        see: addressOf(ctx.review.slug, 'account', id),
        done: `Account ${id} is yours: the same elements on the same passages. Account ${form.account} stays as it is.`,
        undo: { action: addressOf(ctx.review.slug, 'account', id, '/deletion'), label: 'Undo' },
        data: { id },
      }
    },
  ),
]
