// Pages of outside theories.
import { z } from 'zod'
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { sentenceOf } from '../domain.ts'
import { listTheoryStatements } from '../store.ts'
import { changeSubstantiveTheory, nameSubstantiveTheory } from './actions.ts'
import { informedBy, SubstantiveChangeForm, SubstantiveForm } from './forms.ts'
import { getSubstantiveTheory, listInformed } from './store.ts'

const Page = z.object({
  theory: z.object({
    id: z.number().nullable(),
    name: z.string(),
    summary: z.string(),
    citation: z.string(),
    url: z.string(),
    version: z.number(),
  }),
  informs: z.array(z.number()),
  /** How it informs each of these statements. */
  notes: z.array(z.object({ statementId: z.number(), note: z.string() })),
  statements: z.array(z.object({ id: z.number(), number: z.string(), sentence: z.string() })),
})
const blank = { id: null, name: '', summary: '', citation: '', url: '', version: 0 }

const wordsOf = ({ name, summary, citation, url, ...lists }: z.output<typeof SubstantiveForm>) => ({
  ...{ name, summary, citation, url },
  informs: informedBy(lists),
})

async function editPage(ctx: MemberCtx, id: number | null) {
  const theory = id === null ? blank : await getSubstantiveTheory(ctx.db, ctx.review.id, id)
  const notes = id === null ? [] : await listInformed(ctx.db, ctx.review.id, id)
  const informs = notes.map(row => row.statementId)
  const statements = (await listTheoryStatements(ctx.db, ctx.review.id)).map(row => ({
    id: row.id,
    number: row.number,
    sentence: sentenceOf(row),
  }))
  return {
    view: 'theories/substantive',
    title: id === null ? 'Name a substantive theory' : theory.name,
    nav: 'theory',
    crumbs: [{ label: 'Theory', href: `/reviews/${ctx.review.slug}/theories` }],
    data: { theory, informs, notes, statements },
  }
}

export const routes: readonly Route[] = [
  route('GET', '/reviews/:review/substantive-theories/new', 'theory.write', { answer: Page }, ctx =>
    editPage(ctx, null),
  ),
  route(
    'POST',
    '/reviews/:review/substantive-theories',
    'theory.write',
    {
      form: SubstantiveForm,
      answer: Page,
      example: { name: 'Social capital', summary: 'What people can do through whom they know.' },
      again: ctx => editPage(ctx, null),
    },
    async (ctx, { form }) => {
      const id = await nameSubstantiveTheory(ctx, wordsOf(form))
      return { see: `/reviews/${ctx.review.slug}/theories`, done: `${form.name} is in the list.`, data: { id } }
    },
  ),
  route(
    'GET',
    '/reviews/:review/substantive-theories/:substantive',
    'review.read',
    { answer: Page },
    (ctx, { params }) => editPage(ctx, params.substantive),
  ),
  route(
    'POST',
    '/reviews/:review/substantive-theories/:substantive',
    'theory.write',
    {
      form: SubstantiveChangeForm,
      answer: Page,
      example: { name: 'Social capital', summary: 'What people can do through whom they know.', version: 1 },
      again: (ctx, { params }) => editPage(ctx, params.substantive),
    },
    async (ctx, { params, form }) => {
      await changeSubstantiveTheory(ctx, params.substantive, form.version, wordsOf(form))
      return { see: `/reviews/${ctx.review.slug}/theories`, done: 'Saved.' }
    },
  ),
]
