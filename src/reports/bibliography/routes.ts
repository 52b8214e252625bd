// The references of pages that list studies or records by themselves, as each is filtered and ordered: included studies, full texts sought, one's own decisions.

import { dayOf } from '../../core/clock.ts'
import type { Route } from '../../core/http/routes.ts'
import { readWholeTable } from '../../documents/characteristics/store.ts'
import { narrowed, readWanted, rowsOf, sorted } from '../../documents/characteristics/table.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { listHiddenFirst } from '../../screening/checks/hiding/store.ts'
import { SCREENS } from '../../screening/domain.ts'
import { listOwnRecords } from '../../screening/own/store.ts'
import { listSoughtIds } from '../../screening/retrieval/store.ts'
import { noteExport } from '../exports/actions.ts'
import { offeredOf } from '../exports/guard.ts'
import { fileFor } from '../formats.ts'
import { composeDocuments, composeThese } from './compose.ts'
import { IncludedForm, OwnForm, SoughtForm } from './forms.ts'

const FORMATS = ['ris', 'bib'] as const

type Format = (typeof FORMATS)[number]

/** What a page lists, in its order, as a file that is named for it. */
async function leave(ctx: MemberCtx, format: Format, what: string, compose: () => Promise<Uint8Array>) {
  await noteExport(ctx, format)
  const { name, type } = fileFor(format, ctx.review.slug, what)
  return { file: { body: Buffer.from(await compose()), name, type, isNoted: true } }
}

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/characteristics/references/:format',
    'review.export',
    { form: IncludedForm, summary: 'The references of the table of included studies as RIS (ris) or BibTeX (bib)' },
    async (ctx, { params, form }) => {
      const format = offeredOf(FORMATS, params.format)
      const { columns, documents } = await readWholeTable(ctx.db, ctx.review.id)
      const asked = form.column === '' ? form.where : [...form.where, `${form.column}:${form.value}`]
      const fitting = narrowed(rowsOf(documents, columns, form.rows), columns, readWanted(asked, columns))
      const ids = sorted(fitting, columns, form.sort, form.down).flatMap(row => row.documents.map(one => one.id))
      return leave(ctx, format, 'included-studies', () => composeDocuments(ctx, format, ids))
    },
  ),
  route(
    'GET',
    '/reviews/:review/retrieval/references/:format',
    'review.export',
    { form: SoughtForm, summary: 'The references of full texts that are sought as RIS (ris) or BibTeX (bib)' },
    async (ctx, { params, form }) => {
      const format = offeredOf(FORMATS, params.format)
      const hidden = await listHiddenFirst(ctx.db, ctx.review.id, ctx.person.id)
      const ids = await listSoughtIds(ctx.db, ctx.review.id, form.state, dayOf(ctx.now), hidden)
      return leave(ctx, format, 'full-texts-sought', () => composeThese(ctx, format, ids, ctx.person.id))
    },
  ),
  route(
    'GET',
    '/reviews/:review/screening/:screen/mine/references/:format',
    'screening.decide',
    { form: OwnForm, summary: 'The references of one’s own decisions in a screen as RIS (ris) or BibTeX (bib)' },
    async (ctx, { params, form }) => {
      const format = offeredOf(FORMATS, params.format)
      const screen = offeredOf(SCREENS, params.screen, 'This screen')
      const ids = await listOwnRecords(ctx.db, ctx.review.id, ctx.person.id, screen, form.choice)
      return leave(ctx, format, `my-decisions-${screen}`, () => composeThese(ctx, format, ids, ctx.person.id))
    },
  ),
]
