// The list of documents to read again because a theory changed after they were coded, and what was settled of it.
import { z } from 'zod'
import type { Route } from '../../core/http/routes.ts'
import { counted } from '../../core/text.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { sentenceOf, type VersionStatement } from '../../theories/domain.ts'
import { settleRevisits, takeBackRevisits } from './actions.ts'
import { inShort, OUTCOMES, type Revisit } from './domain.ts'
import { RevisitFilter, SettlingForm } from './forms.ts'
import { listLabels, listPointingAccounts, listSettled, listTheoryTitles, readRevisits } from './store.ts'

const MOST_SETTLED = 200

const RevisitsPage = z.object({
  filter: RevisitFilter,
  /** The document whose list it is. */
  document: z.object({ id: z.number(), label: z.string() }).nullable(),
  waiting: z.number(),
  theories: z.array(
    z.object({
      id: z.number(),
      title: z.string(),
      version: z.number(),
      /** Documents that have seen the same version, with what changed since. */
      groups: z.array(
        z.object({
          from: z.number(),
          to: z.number(),
          inShort: z.string(),
          changes: z.array(
            z.object({
              id: z.number(),
              change: z.enum(['reworded', 'added', 'dropped', 'same']),
              number: z.string(),
              before: z.string().nullable(),
              after: z.string().nullable(),
            }),
          ),
          documents: z.array(
            z.object({
              id: z.number(),
              label: z.string(),
              title: z.string(),
              /** Its accounts that point to a statement that changed. */
              accounts: z.array(z.number()),
            }),
          ),
        }),
      ),
    }),
  ),
  settled: z.array(
    z.object({
      actId: z.number(),
      documentId: z.number(),
      documentLabel: z.string(),
      theoryId: z.number(),
      theoryTitle: z.string(),
      theoryVersion: z.number(),
      outcome: z.enum(OUTCOMES),
      reason: z.string(),
      settledAt: z.string(),
      settledBy: z.string().nullable(),
    }),
  ),
})

async function page(ctx: MemberCtx, filter: z.output<typeof RevisitFilter>) {
  const { id: reviewId, slug } = ctx.review
  const all = await readRevisits(ctx.db, reviewId, filter.document)
  const found = all.filter(one => filter.theory === null || one.theoryId === filter.theory)
  const asked = filter.document === null ? [] : [filter.document]
  const labels = await listLabels(ctx.db, reviewId, [...new Set([...asked, ...found.map(one => one.documentId)])])
  const statements = [...new Set(found.flatMap(one => one.changes.map(change => change.id)))]
  const accounts = await listPointingAccounts(ctx.db, reviewId, statements)
  const documents = new Map(labels.map(row => [row.id, row]))
  const titles = await listTheoryTitles(ctx.db, reviewId)
  const own = documents.get(filter.document ?? 0)
  return {
    view: 'configurations/revisits/list',
    title: 'To read again',
    nav: 'theory',
    crumbs: [{ label: 'Theory', href: `/reviews/${slug}/theories` }],
    data: {
      filter,
      document: own === undefined ? null : { id: own.id, label: own.label },
      waiting: new Set(found.map(one => one.documentId)).size,
      theories: titles.flatMap(theory => {
        const mine = found.filter(one => one.theoryId === theory.id)
        return mine.length === 0 ? [] : [{ ...theory, groups: groupsOf(mine, documents, accounts) }]
      }),
      settled: await listSettled(ctx.db, reviewId, filter.document, MOST_SETTLED),
    },
  }
}

function groupsOf(
  revisits: readonly Revisit[],
  documents: ReadonlyMap<number, { readonly label: string; readonly title: string }>,
  accounts: Awaited<ReturnType<typeof listPointingAccounts>>,
) {
  const byDocument = Map.groupBy(accounts, row => row.documentId)
  return [...Map.groupBy(revisits, one => one.from)].map(([from, own]) => {
    const [first] = own
    const changes = first?.changes ?? []
    const changed = new Set(changes.map(change => change.id))
    return {
      from,
      to: first?.to ?? from,
      inShort: inShort(changes),
      changes: changes.map(({ id, change, before, after }) => ({
        id,
        change,
        number: (after ?? before)?.number ?? '',
        before: words(before),
        after: words(after),
      })),
      documents: own.map(({ documentId }) => ({
        id: documentId,
        label: documents.get(documentId)?.label ?? `Document ${documentId}`,
        title: documents.get(documentId)?.title ?? '',
        accounts: (byDocument.get(documentId) ?? [])
          .filter(row => changed.has(row.statementId ?? 0))
          .map(row => row.id),
      })),
    }
  })
}

const words = (statement: VersionStatement | null) => (statement === null ? null : sentenceOf(statement))

const NO_FILTER = RevisitFilter.parse({})

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/revisits',
    'review.read',
    {
      form: RevisitFilter,
      answer: RevisitsPage,
      summary: 'Documents to read again, because a theory changed after they were coded',
    },
    (ctx, { form }) => page(ctx, form),
  ),
  route(
    'POST',
    '/reviews/:review/revisits',
    'configurations.write',
    {
      form: SettlingForm,
      answer: RevisitsPage,
      example: {
        documentIds: [1],
        theoryId: 1,
        theoryVersion: 1,
        outcome: 'no need',
        reason: 'It is on another part.',
      },
      again: (ctx, { form }) => {
        const asked = RevisitFilter.safeParse({ document: (form as { document?: unknown } | null)?.document ?? '' })
        return page(ctx, asked.data ?? NO_FILTER)
      },
      summary: 'Say that documents were read again, or that there is no need and why',
    },
    async (ctx, { form }) => {
      const { document, ...settling } = form
      const { act, settled } = await settleRevisits(ctx, settling)
      const home = `/reviews/${ctx.review.slug}`
      return {
        see: `${home}/revisits${document === null ? '' : `?document=${document}`}`,
        done: `Settled for ${counted(settled, 'document')}.`,
        undo: { action: `${home}/revisits/${act}/deletion`, label: 'Undo' },
        data: { act, settled },
      }
    },
  ),
  route(
    'POST',
    '/reviews/:review/revisits/:act/deletion',
    'configurations.write',
    { form: z.object({}), example: {}, summary: 'Take back that documents were settled: they wait again' },
    async (ctx, { params }) => {
      const bin = await takeBackRevisits(ctx, params.act)
      return {
        see: `/reviews/${ctx.review.slug}/revisits`,
        done: 'Taken back: they wait again.',
        undo: { action: `/reviews/${ctx.review.slug}/bin/${bin}/restoration`, label: 'Undo' },
      }
    },
  ),
]
