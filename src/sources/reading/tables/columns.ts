// Knows which field a column of a table holds, by the names that databases and screening tools give their columns.
import type { Column } from '../entry.ts'
import type { FieldName } from '../record.ts'

export type ColumnField = FieldName | 'type' | 'citation'

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
}

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
  const bare = header
    .slice(0, 200)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
  return BY_NAME.get(bare) ?? null
}

export function toColumns(headers: readonly string[]): readonly Column[] {
  return headers.slice(0, MOST_COLUMNS).map(name => ({ name: name.trim().slice(0, 100), field: fieldOf(name) ?? '' }))
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
