// Makes a reference of what a record or a document holds.
import type { RecordType } from '../../sources/records/fields.ts'
import { EMPTY_REFERENCE, type Reference, type ReferenceKind } from './reference.ts'

/** Records have a type, documents a kind; either is read. */
export type Bibliographic = {
  readonly authors: readonly string[]
  readonly year: number | null
  readonly title: string
  readonly journal: string
  readonly volume: string
  readonly issue: string
  readonly pages: string
  readonly publisher: string
  readonly doi: string
  readonly url: string
}

const OF_RECORD: Readonly<Record<RecordType, ReferenceKind>> = {
  article: 'article',
  book: 'book',
  chapter: 'chapter',
  conference: 'conference',
  report: 'report',
  thesis: 'thesis',
  preprint: 'preprint',
  policy: 'report',
  news: 'news',
  blog: 'blog',
  web: 'web',
  transcript: 'other',
  dataset: 'dataset',
  media: 'other',
  other: 'other',
}
const OF_DOCUMENT: Readonly<Record<string, ReferenceKind>> = {
  article: 'article',
  opinion: 'article',
  report: 'report',
  policy: 'report',
  thesis: 'thesis',
  blog: 'blog',
}

/** `kind` is a document's; the type of the record that it came from says more where there is one. */
export function referenceTo(
  fields: Bibliographic,
  { type = null, kind = null }: { readonly type?: string | null; readonly kind?: string | null },
): Reference {
  const known = type !== null && type !== 'other' ? OF_RECORD[type as RecordType] : undefined
  const { authors, year, title, journal, volume, issue, pages, publisher, doi, url } = fields
  const own = known ?? OF_DOCUMENT[kind ?? ''] ?? 'other'
  const held = { authors, year, title, container: journal, volume, issue, pages, publisher, doi, url }
  return { ...EMPTY_REFERENCE, ...held, kind: seen(own, held) }
}

/** Opinions and works of no known kind that stand in a volume of something are articles; those without a journal are not. */
function seen(
  kind: ReferenceKind,
  { container, volume, url }: Pick<Reference, 'container' | 'volume' | 'url'>,
): ReferenceKind {
  if (kind === 'other') return container !== '' && volume !== '' ? 'article' : url !== '' ? 'web' : 'other'
  return kind
}
