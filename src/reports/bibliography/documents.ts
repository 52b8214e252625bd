// The references of a report: its documents, consultations apart, with what the records they came from add.
import { EMPTY_RECORD, RECORD_TYPES, type RecordFields, type RecordType } from '../../sources/records/fields.ts'
import { authorKey } from '../../sources/records/title.ts'
import type { Leaving } from './entry.ts'
import { keyGiver } from './keys.ts'
import type { listReferredTo } from './store.ts'

const OF_KIND: Readonly<Record<string, RecordType>> = {
  article: 'article',
  opinion: 'article',
  report: 'report',
  thesis: 'thesis',
  blog: 'blog',
  policy: 'policy',
  transcript: 'transcript',
}

export type DocumentRow = Awaited<ReturnType<typeof listReferredTo>>[number]

/** `terms`: by document. */
export function leavingDocuments(
  rows: readonly DocumentRow[],
  terms: ReadonlyMap<number, readonly string[]>,
  slug: string,
): readonly Leaving[] {
  const keyOf = keyGiver()
  return rows.map(row => {
    const authors = JSON.parse(row.authors) as string[]
    const { title, year, journal, volume, issue, pages, publisher, doi, url } = row
    const known = RECORD_TYPES.find(type => type === row.type && type !== 'other')
    const fields: RecordFields = {
      ...EMPTY_RECORD,
      ...{
        type: known ?? OF_KIND[row.kind] ?? 'other',
        authors,
        title,
        year,
        journal,
        volume,
        issue,
        pages,
        publisher,
        doi,
        url,
      },
      ...{ pmid: row.pmid ?? '', isbn: row.isbn ?? '', language: row.language ?? '', abstract: row.abstract ?? '' },
      keywords: row.keywords === null ? [] : (JSON.parse(row.keywords) as string[]),
    }
    const study = row.studyId === null ? '' : `, study ${row.studyId}`
    const record = row.recordId === null ? '' : `, record ${row.recordId}`
    const found = terms.get(row.id) ?? []
    const notes = [
      `Retroduce document ${row.id} (${slug}), ${row.label}${record}${study}`,
      ...(found.length === 0 ? [] : [`Terms: ${found.join('; ')}`]),
    ]
    return { fields, id: row.id, key: keyOf(authorKey(authors), year), notes }
  })
}
