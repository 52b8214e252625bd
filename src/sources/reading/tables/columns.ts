// Knows which field a column of a table holds, by the names that databases and screening tools give their columns.
import type { Column } from '../entry.ts'
import type { FieldName } from '../record.ts'

export type ColumnField =
  | FieldName
  | 'type'
  | 'citation'
  | 'decision'
  | 'decisionTitleAbstract'
  | 'decisionFullText'
  | 'decisionReason'
  | 'decisionNote'
  | 'decisionBy'

/** Written without case, spaces and punctuation. `citation` is journal, year, volume and pages in one cell. */
const NAMES: Readonly<Partial<Record<ColumnField, string>>> = {
  title:
    'title,primarytitle,articletitle,documenttitle,itemtitle,titleofarticle,originaltitle,papertitle,shorttitle,t1,ti',
  abstract: 'abstract,abstractnote,notesabstract,abstracttext,summary,originalabstract,n2,ab',
  authors:
    'authors,author,authornames,firstauthors,authorfullnames,authorsfullname,authornamesfull,authorlist,creators,creator,a1,au',
  editors: 'editors,editor,secondaryauthors',
  year: 'year,publicationyear,publishedyear,yearpublished,yearofpublication,pubyear,publicationdate,dateofpublication,date,published,py,y1',
  journal:
    'journal,journalbook,journalname,journaltitle,fulljournalname,sourcetitle,publicationtitle,secondarytitle,publicationname,containertitle,booktitle,alternatetitle1,alternatetitle3,periodical,jo,t2',
  volume: 'volume,vol,journalvolume,vl',
  issue: 'issue,number,journalissue,issuenumber,no,is',
  startPage: 'pages,page,pagerange,pagenumbers,startpage,pagestart,pagination,beginningpage,sp',
  endPage: 'endpage,pageend,endingpage,ep',
  articleNumber: 'articlenumber,artno,artnumber',
  publisher: 'publisher,publishername,institution,pb',
  doi: 'doi,digitalobjectidentifier,doilink,doiurl,do',
  pmid: 'pmid,pubmedid,medlinepmid,pubmedidentifier,pubmed',
  serial: 'issn,isbn,eissn,issnisbn,isbnissn,serialnumber',
  url: 'url,urls,link,links,weblink,webaddress,openurllink,fulltextlink,website,ur',
  keywords:
    'keywords,keyword,authorkeywords,indexkeywords,keywordsplus,manualtags,automatictags,subjects,subjectheadings,mesh,meshterms,meshheadings,emtreedrugindextermsmajorfocus,emtreedrugindexterms,emtreemedicalindextermsmajorfocus,emtreemedicalindexterms,kw,de',
  language: 'language,languages,languageoforiginaldocument,la',
  notes: 'notes,note,comments,researchnotes',
  type: 'type,itemtype,documenttype,typeofreference,referencetype,publicationtype,recordtype,sourcetype,ty',
  citation: 'source,citation',
  accession: 'accessionnumber',
  database: 'database,databasename,databaseprovider,nameofdatabase',
  decision:
    'asreviewlabel,labelincluded,included,label,finalincluded,includedlabel,includedfinal,includedflag,include,decision,finaldecision,screeningdecision,screeningstatus,status',
  decisionTitleAbstract:
    'labelabstractscreening,abstractscreening,labelabstract,labelscreening,titleabstractscreening,titleandabstractscreening,titleabstractdecision,tiablabel,abstractdecision,abstractlabel',
  decisionFullText:
    'fulltextscreening,fulltextreview,fulltextdecision,fulltextlabel,labelfulltext,labelfulltextscreening',
  decisionReason: 'exclusionreason,exclusionreasons,reasonforexclusion,reasonforexclusions,exclusionreasonfulltext',
  decisionNote: 'asreviewnote,asreviewnotes,exportednotes1',
  decisionBy: 'reviewer,reviewername,screener,screenedby',
}

/** The names under which ASReview keeps a label. */
const OF_ASREVIEW = /^(?:asreviewlabel|labelincluded|included|finalincluded|includedlabel|includedfinal|includedflag)$/

const BY_NAME = new Map(
  Object.entries(NAMES).flatMap(([field, names]) =>
    names.split(',').map(name => [name, field as ColumnField] as const),
  ),
)
const DELIMITERS = [',', ';', '\t', '|'] as const

/** Columns beyond this many are read like the others, but not listed. */
const MOST_COLUMNS = 200

/** Null for a column that is kept in the raw text alone. */
export function fieldOf(header: string): ColumnField | null {
  return BY_NAME.get(bareName(header)) ?? null
}

function bareName(header: string): string {
  return header
    .slice(0, 200)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/** The fields of the columns, as their names tell, or as a person has chosen. */
export function fieldsOf(
  headers: readonly string[],
  chosen: readonly string[] | null,
): readonly (ColumnField | null)[] {
  if (chosen !== null) return headers.map((_, at) => COLUMN_FIELDS.find(field => field === chosen[at]) ?? null)
  const told = headers.map(fieldOf)
  // A table with a column for the first screen has the outcome of the second in the other.
  const isStaged = told.includes('decisionTitleAbstract')
  return told.map(field => (field === 'decision' && isStaged ? 'decisionFullText' : field))
}

/** Which tool the decisions in a column come from, by its name and those beside it. */
export function originOf(header: string, headers: readonly string[]): string {
  if (OF_ASREVIEW.test(bareName(header))) return 'ASReview'
  return headers.some(name => bareName(name) === 'covidence') ? 'Covidence' : 'column'
}

export function toColumns(headers: readonly string[], chosen: readonly string[] | null = null): readonly Column[] {
  const fields = fieldsOf(headers, chosen)
  return headers
    .slice(0, MOST_COLUMNS)
    .map((name, at) => ({ name: name.trim().slice(0, 100), field: fields[at] ?? '' }))
}

/** Every field that a column can be read into, in the order in which they are offered. */
export const COLUMN_FIELDS: readonly ColumnField[] = [
  ...(['title', 'abstract', 'authors', 'year', 'journal', 'volume', 'issue', 'startPage', 'endPage'] as const),
  ...(['articleNumber', 'publisher', 'doi', 'pmid', 'serial', 'url', 'keywords', 'language', 'notes'] as const),
  ...(['type', 'editors', 'citation', 'accession', 'database', 'decision', 'decisionTitleAbstract'] as const),
  ...(['decisionFullText', 'decisionReason', 'decisionNote', 'decisionBy'] as const),
]

/** Several columns may be read into these; each of the others holds one value. */
const OF_SEVERAL: ReadonlySet<string> = new Set(['authors', 'editors', 'keywords', 'notes', 'url', 'serial'])

/** Two columns for one value, unless their names tell that the second stands in for the first; null when all is well. */
export function doubleIn(headers: readonly string[], chosen: readonly string[]): string | null {
  const told = fieldsOf(headers, null)
  for (const field of new Set(chosen)) {
    if (field === '' || OF_SEVERAL.has(field)) continue
    const places = chosen.flatMap((one, at) => (one === field ? [at] : []))
    if (places.length < 2 || places.every(at => told[at] === field)) continue
    const [first, second] = places.map(at => `“${headers[at]}”`)
    return `${first} and ${second} are both read as the ${fieldWord(field)}. Choose one of them, and keep the other as it came.`
  }
  return null
}

/** The delimiter under which most columns of the first line are known; null when the line is no header of references. */
export function delimiterOf(text: string): string | null {
  const line = headerLine(text)
  const [best] = DELIMITERS.map(delimiter => ({ delimiter, known: knownIn(line.split(delimiter)) })).toSorted(
    (a, b) => b.known.length - a.known.length,
  )
  const known = best?.known ?? []
  const tells = known.some(field => ['title', 'abstract', 'doi', 'pmid'].includes(field))
  const cells = line.split(best?.delimiter ?? ',')
  const isTitled = known[0] === 'title' && cells.every(cell => cell.length <= 60)
  const isOneColumn = cells.length === 1 && /^"?title"?$/i.test(line.trim())
  return tells && (known.length > 1 || (isTitled && cells.length > 1) || isOneColumn) ? best!.delimiter : null
}

/** Rows looked at to tell a table whose columns nobody knows. */
const ROWS_COMPARED = 12

/**
 * The delimiter of a table whose names of columns are unknown: short, different names in the first line, and as many
 * cells in each of the next ones. Null for other text.
 */
export function shapeOf(text: string): string | null {
  const lines = text
    .replace(SEPARATOR_LINE, '')
    .slice(0, 20_000)
    .split(/\r\n|\r|\n/)
    .filter(line => line.trim() !== '')
    .slice(0, ROWS_COMPARED)
  if (lines.length < 3) return null
  return DELIMITERS.find(delimiter => isEven(lines.slice(0, -1), delimiter)) ?? null
}

function isEven(lines: readonly string[], delimiter: string): boolean {
  const names = cellsOf(lines[0]!, delimiter)
  const areNames = names.every(name => name.length > 0 && name.length <= 40 && !/\d{4}|[.;:?!]$/.test(name))
  if (names.length < 3 || !areNames || new Set(names).size < names.length) return false
  return lines.every(line => cellsOf(line, delimiter).length === names.length)
}

function cellsOf(line: string, delimiter: string): readonly string[] {
  return line
    .replace(/"(?:[^"]|"")*"/g, cell => cell.replaceAll(delimiter, ' ').replaceAll('"', ''))
    .split(delimiter)
    .map(cell => cell.trim())
}

const WORDS: Readonly<Record<string, string>> = {
  ...{
    startPage: 'pages',
    endPage: 'last page',
    articleNumber: 'article number',
    doi: 'DOI',
    pmid: 'PMID',
    url: 'web address',
  },
  ...{ serial: 'ISSN or ISBN', citation: 'journal, year, volume and pages', accession: 'accession number' },
  ...{ decision: 'decision', decisionTitleAbstract: 'decision by title and abstract' },
  ...{ decisionFullText: 'decision on the full text', decisionReason: 'reason for the exclusion' },
  ...{ decisionNote: 'note on the decision', decisionBy: 'person who decided' },
}

/** A field as people call it; empty for a column that is not read into any. */
export function fieldWord(field: string): string {
  return Object.hasOwn(WORDS, field) ? WORDS[field]! : field
}

/** Excel writes “sep=;” above the header. */
export const SEPARATOR_LINE = /^\uFEFF?sep=.\r?\n/i

function headerLine(text: string): string {
  return text
    .replace(SEPARATOR_LINE, '')
    .trimStart()
    .slice(0, 20_000)
    .split(/[\r\n]/, 1)[0]!
}

function knownIn(headers: readonly string[]): readonly ColumnField[] {
  return headers.map(fieldOf).filter(field => field !== null)
}
