// The references of the table of included studies, as it is filtered and sorted.

import type { Route } from '../../core/http/routes.ts'
import { readWholeTable } from '../../documents/characteristics/store.ts'
import { narrowed, readWanted, rowsOf, sorted } from '../../documents/characteristics/table.ts'
import { route } from '../../reviews/guard.ts'
import { noteExport } from '../exports/actions.ts'
import { offeredOf } from '../exports/guard.ts'
import { fileFor } from '../formats.ts'
import { bibtexOf } from './bibtex.ts'
import { leavingDocuments } from './documents.ts'
import { IncludedForm } from './forms.ts'
import { risOf } from './ris.ts'
import { listReferredTo, listTermsOf } from './store.ts'

const FORMATS = ['ris', 'bib'] as const

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/characteristics/references/:format',
    'review.export',
    { form: IncludedForm, summary: 'The references of the table of included studies as RIS (ris) or BibTeX (bib)' },
    async (ctx, { params, form }) => {
      const format = offeredOf(FORMATS, params.format)
      const { id: reviewId, slug } = ctx.review
      const { columns, documents } = await readWholeTable(ctx.db, reviewId)
      const asked = form.column === '' ? form.where : [...form.where, `${form.column}:${form.value}`]
      const fitting = narrowed(rowsOf(documents, columns, form.rows), columns, readWanted(asked, columns))
      const ids = sorted(fitting, columns, form.sort, form.down).flatMap(row => row.documents.map(one => one.id))
      // Keys are counted over all documents, so that no filter changes one.
      const all = leavingDocuments(
        await listReferredTo(ctx.db, reviewId),
        await listTermsOf(ctx.db, reviewId, ids),
        slug,
      )
      const byId = new Map(all.map(one => [one.id, one]))
      const write = format === 'bib' ? bibtexOf : risOf
      await noteExport(ctx, format)
      const { name, type } = fileFor(format, slug, 'included-studies')
      const body = ids
        .flatMap(id => byId.get(id) ?? [])
        .map(write)
        .join('')
      return { file: { body, name, type, isNoted: true } }
    },
  ),
]
