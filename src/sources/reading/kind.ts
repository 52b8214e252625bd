// Knows what kind of file some text is, by its content, and what to tell people whose file is of another kind.

import { isList } from './pasted/list.ts'
import { delimiterOf, shapeOf } from './tables/columns.ts'

export type FileKind =
  | 'ris'
  | 'nbib'
  | 'web-of-science'
  | 'ovid'
  | 'endnote-refer'
  | 'pubmed-xml'
  | 'endnote-xml'
  | 'xml'
  | 'bibtex'
  | 'json'
  | 'csv'
  | 'xlsx'
  | 'list'
  | 'html'
  | 'pdf'
  | 'zip'
  | 'empty'
  | 'unknown'

/** How much of the beginning is looked at; a RIS file may open with a long note of the database. */
export const SNIFF_CHARACTERS = 65_536

const OPENINGS: readonly (readonly [FileKind, RegExp])[] = [
  ['pdf', /^%PDF-/],
  ['zip', /^PK\P{L}{2}/u],
  ['html', /^(?:<!--[^>]{0,500}-->\s{0,20})?<(?:!doctype\s+html|html|head|body)\b/i],
  ['web-of-science', /^(?:FN [A-Z]|PT [A-Z]\s)/],
  ['ovid', /^(?:<\d{1,7}>[. ]{0,3}$|VN {1,2}- Ovid)/m],
  ['endnote-refer', /^%[0A] \S/m],
  ['bibtex', /^[ \t]{0,8}@[a-zA-Z]{3,20}\s{0,4}[{(]/m],
  ['json', /^(?:\{\s{0,200}["}]|\[\s{0,200}[[{\]])/],
]

/** The kind of a file whose text begins so. RIS wins wherever a TY line stands, whatever comes before it. */
export function kindOf(beginning: string): FileKind {
  const text = beginning.slice(0, SNIFF_CHARACTERS).replace(/^[\uFEFF\s]+/, '')
  if (text === '') return 'empty'
  if (/^[ \t\uFEFF]{0,8}TY[ \t]{1,4}-/m.test(text.replaceAll('\r', '\n'))) return 'ris'
  const lines = text.replace(/\r\n?/g, '\n')
  if (/^PMID ?- ?\d/m.test(lines)) return 'nbib'
  for (const [kind, opening] of OPENINGS) if (opening.test(lines)) return kind
  if (/^<[?!a-z]/i.test(lines)) return xmlKindOf(lines)
  if (delimiterOf(lines) !== null || shapeOf(lines) !== null) return 'csv'
  return isList(lines) ? 'list' : 'unknown'
}

/** Both open with the same four bytes; what an archive holds is seen when it is opened. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4
}

function xmlKindOf(text: string): FileKind {
  const root = /<(Pubmed(?:Article|BookArticle)(?:Set)?|xml|records|record|html)[\s>]/i.exec(text)?.[1]?.toLowerCase()
  if (root === undefined) return 'xml'
  if (root === 'html') return 'html'
  return root.startsWith('pubmed') ? 'pubmed-xml' : 'endnote-xml'
}

const NAMES: Readonly<Record<FileKind, string>> = {
  ris: 'RIS',
  nbib: 'PubMed (NBIB)',
  'web-of-science': 'Web of Science, tagged',
  ovid: 'Ovid, tagged',
  'endnote-refer': 'EndNote, tagged',
  'pubmed-xml': 'PubMed XML',
  'endnote-xml': 'EndNote XML',
  xml: 'an XML file of neither PubMed nor EndNote',
  bibtex: 'BibTeX',
  json: 'JSON',
  csv: 'a table (CSV or TSV)',
  xlsx: 'a workbook (XLSX)',
  list: 'a list of references in plain text',
  html: 'a web page, perhaps the message of a database that the export failed',
  pdf: 'a PDF',
  zip: 'a zip archive',
  empty: 'empty',
  unknown: 'not a list of references that Retroduce can recognise',
}

/** What a file was read as, in words; a kind of an earlier version is shown as it was stored. */
export function kindName(kind: string): string {
  return Object.hasOwn(NAMES, kind) ? NAMES[kind as FileKind] : kind.toUpperCase()
}

const UNREAD: ReadonlySet<FileKind> = new Set(['xml', 'html', 'pdf', 'zip', 'empty', 'unknown'])

/** Why a file is not read, as a sentence for the person who chose it; null for a kind that is read. */
export function refusalOf(kind: FileKind): string | null {
  if (!UNREAD.has(kind)) return null
  if (kind === 'empty') return 'This file is empty.'
  const advice = 'Export the references as RIS, NBIB, XML, BibTeX, JSON or a table and choose that file.'
  return `This file is ${NAMES[kind]}. ${advice}`
}
