// Turns a row of a table into an entry, by what its columns hold.
import { COLUMN_TAG, type Entry, type Field } from '../entry.ts'
import { type ColumnField, fieldsOf, originOf } from './columns.ts'
import { keywordsIn, namesIn } from './names.ts'
import { isOwnTable, ownCell, ownList } from './own.ts'

export type RowReader = (cells: readonly string[], line: number, raw: string) => Entry | null

/** A cell longer than this tells no sources apart. */
const LONGEST_TELLING = 200

/** Rows without any text give null. `chosen` are the fields that a person has given to the columns. */
export function rowReader(headers: readonly string[], chosen: readonly string[] | null = null): RowReader {
  const fields = fieldsOf(headers, chosen)
  const tags = headers.map(name => `${COLUMN_TAG}${name.trim().slice(0, 100)}`)
  const decided = fields.findIndex(field => field?.startsWith('decision') && !/Reason|Note|By$/.test(field))
  const isOwn = isOwnTable(headers)
  const origin = decided === -1 ? [] : [{ tag: 'decisionOrigin', value: originOf(headers[decided]!, headers) }]
  return (given, line, raw) => {
    const cells = isOwn ? given.map(ownCell) : given
    if (cells.every(cell => cell.trim() === '')) return null
    const found = cells.flatMap((cell, at): Field[] =>
      cell.trim() === '' ? [] : toFields(fields[at] ?? null, cell, isOwn),
    )
    const citation = cells.find((cell, at) => fields[at] === 'citation' && cell.trim() !== '')
    const named = new Set(found.map(field => field.tag))
    // A column of its own says more than a part of the citation.
    const parts = citation === undefined ? [] : citationIn(citation).filter(field => !named.has(field.tag))
    const type = found.find(field => field.tag === 'type')?.value ?? 'article'
    const asTheyCame = cells.flatMap((cell, at): Field[] =>
      cell.length > LONGEST_TELLING || cell.trim() === '' || at >= tags.length ? [] : [{ tag: tags[at]!, value: cell }],
    )
    return { line, type, fields: [...found, ...parts, ...origin, ...asTheyCame], raw, refusal: null }
  }
}

function toFields(field: ColumnField | null, cell: string, isOwn: boolean): Field[] {
  if (field === null || field === 'citation') return []
  if (isOwn && ['authors', 'editors', 'keywords'].includes(field))
    return ownList(cell).map(value => ({ tag: field, value }))
  if (field === 'authors' || field === 'editors') return namesIn(cell).map(value => ({ tag: field, value }))
  if (field === 'keywords') return keywordsIn(cell).map(value => ({ tag: field, value }))
  return [{ tag: field, value: cell }]
}

/** “Example Journal (2014) 3:3 (152-160). Date of Publication: 2014” */
function citationIn(cell: string): Field[] {
  const found = /^(.{2,300}?) \((\d{4})\) ?([\w.-]{1,20})?(?::([\w .-]{1,30}))? ?(?:\(([\w-]{1,30})\))?/.exec(
    cell.slice(0, 800),
  )
  if (!found) return /^[^\d]{2,200}$/.test(cell) && !KNOWN_DATABASE.test(cell) ? [{ tag: 'journal', value: cell }] : []
  const [, journal, year, volume, issue, startPage] = found
  const given = Object.entries({ journal, year, volume, issue, startPage })
  return given.flatMap(([tag, value]) => (value === undefined ? [] : [{ tag, value }]))
}

const KNOWN_DATABASE = /^(?:scopus|pubmed|medline|embase|web of science|cinahl|psycinfo)\b/i
