// The addresses of kin: links of one document, the list of hints, taking a link off.
import { z } from 'zod'
import type { Route } from '../../../core/http/routes.ts'
import { type MemberCtx, route } from '../../../reviews/guard.ts'
import { listLabels } from '../../store.ts'
import { linkDocuments, unlinkDocuments } from './actions.ts'
import { KIN_KINDS, kinHints, pairKey } from './domain.ts'
import { LinkForm } from './forms.ts'
import { listAlikeRecords, listCandidates, listLinks } from './store.ts'

const Kin = z.object({
  links: z.array(
    z.object({
      id: z.number(),
      kind: z.enum(KIN_KINDS),
      note: z.string(),
      documentId: z.number(),
      label: z.string(),
      ofId: z.number(),
      ofLabel: z.string(),
    }),
  ),
  /** Pairs that may belong together; hints, and no more. */
  hints: z.array(z.object({ a: z.number(), b: z.number(), why: z.string() })),
  documents: z.array(z.object({ id: z.number(), label: z.string(), title: z.string() })),
})

async function kinPage(ctx: MemberCtx) {
  const links = await listLinks(ctx.db, ctx.review.id)
  const known = new Set(links.map(link => pairKey(link.documentId, link.ofId)))
  const alike = await listAlikeRecords(ctx.db, ctx.review.id)
  const hints = kinHints(await listCandidates(ctx.db, ctx.review.id), known, alike)
  const data = { links, hints, documents: await listLabels(ctx.db, ctx.review.id) }
  const home = `/reviews/${ctx.review.slug}`
  const crumbs = [
    { label: 'Texts', href: `${home}/documents` },
    { label: 'Studies', href: `${home}/studies` },
  ]
  return { view: 'documents/studies/kin', title: 'Kin', nav: 'texts', crumbs, data }
}

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/kin',
    'review.read',
    { answer: Kin, summary: 'Documents that belong together, and hints at more' },
    kinPage,
  ),
  route(
    'POST',
    '/reviews/:review/documents/:document/kin',
    'documents.write',
    {
      form: LinkForm,
      answer: Kin,
      example: { kind: 'protocol', ofId: '2' },
      again: kinPage,
      summary: 'Say how a document belongs to another: protocol of, correction of …',
    },
    async (ctx, { params, form }) => {
      const { kind, ofId, turned, note } = form
      const ends = turned === 'yes' ? [ofId, params.document] : [params.document, ofId]
      const id = await linkDocuments(ctx, { documentId: ends[0] ?? 0, kind, ofId: ends[1] ?? 0, note })
      return {
        see: `/reviews/${ctx.review.slug}/documents/${params.document}`,
        done: 'The two are linked.',
        undo: { action: `/reviews/${ctx.review.slug}/kin/${id}/deletion`, label: 'Undo' },
        data: { id },
      }
    },
  ),
  route(
    'POST',
    '/reviews/:review/kin/:link/deletion',
    'documents.write',
    { form: z.object({}), summary: 'Take a link between documents off' },
    async (ctx, { params }) => {
      const bin = await unlinkDocuments(ctx, params.link)
      return {
        see: `/reviews/${ctx.review.slug}/kin`,
        done: 'The link was taken off.',
        undo: { action: `/reviews/${ctx.review.slug}/bin/${bin}/restoration`, label: 'Undo' },
      }
    },
  ),
]
