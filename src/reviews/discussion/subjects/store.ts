// What comments are about, looked up by the names of tables of any feature: whether it is there, and its words.
import { sql } from 'kysely'
import type { Db } from '../../../core/db/open.ts'
import { discussionAt, discussionLink, type Subject, type SubjectKind, subjectLink } from '../../subjects.ts'

type Place = { readonly table: string; readonly words: string | null; readonly layer?: 'account' | 'synthesised' }

const PLACES: Readonly<Record<SubjectKind, Place>> = {
  question: { table: 'question', words: 'text' },
  theory: { table: 'theory', words: 'title' },
  'theory statement': { table: 'theory_statement', words: null },
  search: { table: 'search', words: null },
  record: { table: 'record_row', words: 'title' },
  document: { table: 'document', words: 'label' },
  excerpt: { table: 'excerpt', words: 'quote' },
  account: { table: 'configuration', words: 'title', layer: 'account' },
  configuration: { table: 'configuration', words: 'title', layer: 'synthesised' },
  element: { table: 'element', words: 'wording' },
  statement: { table: 'statement', words: 'name' },
  principle: { table: 'principle', words: 'heading' },
}

type Row = {
  id: number
  words: string | null
  mark: string | null
  layer: string | null
  configurationId: number | null
}

export type Described = {
  readonly kind: string
  readonly id: number
  readonly label: string
  readonly words: string
  readonly isDeleted: boolean
  readonly place: string | null
  readonly href: string
}

/** One query for each kind among them, whatever their number. Things that were deleted say so. */
export async function describeSubjects(
  db: Db,
  review: { readonly id: number; readonly slug: string },
  subjects: readonly { readonly kind: string; readonly id: number }[],
): Promise<(subject: { readonly kind: string; readonly id: number }) => Described> {
  const found = new Map<string, Row>()
  for (const [kind, list] of Map.groupBy(subjects, one => one.kind)) {
    if (!(kind in PLACES)) continue
    const ids = [...new Set(list.map(one => one.id))]
    for (const row of await rowsOf(db, review.id, kind as SubjectKind, ids)) found.set(`${kind}:${row.id}`, row)
  }
  return ({ kind, id }) => {
    const row = found.get(`${kind}:${id}`)
    const isDeleted = row === undefined
    const own = isDeleted ? { ...subjectLink(review.slug, { kind, id }), href: null } : namedAt(review.slug, kind, row)
    const href = isDeleted ? discussionAt(review.slug, { kind, id }) : discussionLink(review.slug, { kind, id })
    return { kind, id, label: own.label, place: own.href, words: row?.words ?? '', isDeleted, href }
  }
}

export async function isThere(db: Db, reviewId: number, subject: Subject): Promise<boolean> {
  return (await rowsOf(db, reviewId, subject.kind, [subject.id])).length > 0
}

/** "C1 of account 12", on the page of that account; everything else by its own number. */
function namedAt(slug: string, kind: string, row: Row): { readonly label: string; readonly href: string } {
  if (kind !== 'element' || row.mark === null || row.configurationId === null)
    return subjectLink(slug, { kind, id: row.id })
  const of = { kind: row.layer === 'account' ? 'account' : 'configuration', id: row.configurationId }
  const { label, href } = subjectLink(slug, of)
  return { label: `${row.mark} of ${label}`, href: `${href}#${row.mark}` }
}

async function rowsOf(db: Db, reviewId: number, kind: SubjectKind, ids: readonly number[]): Promise<Row[]> {
  const { table, words, layer } = PLACES[kind]
  const own =
    kind === 'element' ? sql`mark, layer, configuration_id` : sql`null as mark, null as layer, null as configuration_id`
  const said = words === null ? sql`null` : sql`substr(${sql.ref(words)}, 1, 400)`
  const within = layer === undefined ? sql`` : sql` and layer = ${layer}`
  const { rows } = await sql<Row>`select id, ${said} as words, ${own} from ${sql.table(table)}
    where review_id = ${reviewId} and id in (${sql.join(ids)})${within}`.execute(db)
  return rows
}
