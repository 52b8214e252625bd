// Knows what kind of file some text is, by its content, and what to tell people whose file is of another kind.

export type FileKind =
  | 'ris'
  | 'nbib'
  | 'web-of-science'
  | 'endnote-xml'
  | 'endnote-refer'
  | 'bibtex'
  | 'csl-json'
  | 'csv'
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
  ['endnote-xml', /^<(?:\?xml|xml)[\s>]/i],
  ['html', /^<(?:!doctype\s+html|html)/i],
  ['web-of-science', /^(?:FN [A-Z]|PT [A-Z]\s)/],
  ['endnote-refer', /^%0 [A-Z]/m],
  ['bibtex', /^@[a-zA-Z]{3,20}\s{0,4}[{(]/m],
  ['csl-json', /^[[{]/],
]

/** The kind of a file whose text begins so. RIS wins wherever a TY line stands, whatever comes before it. */
export function kindOf(beginning: string): FileKind {
  const text = beginning.slice(0, SNIFF_CHARACTERS).replace(/^[\uFEFF\s]+/, '')
  if (text === '') return 'empty'
  if (/^[ \t\uFEFF]{0,8}TY[ \t]{1,4}-/m.test(text.replaceAll('\r', '\n'))) return 'ris'
  if (/^PMID ?- ?\d/m.test(text)) return 'nbib'
  for (const [kind, opening] of OPENINGS) if (opening.test(text)) return kind
  return looksLikeTable(text) ? 'csv' : 'unknown'
}

function looksLikeTable(text: string): boolean {
  const header = text
    .slice(0, 2000)
    .split(/[\r\n]/, 1)[0]!
    .toLowerCase()
  return /[,;\t]/.test(header) && /\b(?:title|authors?|abstract|doi)\b/.test(header)
}

const NAMES: Readonly<Record<FileKind, string>> = {
  ris: 'RIS',
  nbib: 'a PubMed file (NBIB)',
  'web-of-science': 'a Web of Science field-tagged file',
  'endnote-xml': 'an XML file',
  'endnote-refer': 'an EndNote tagged file',
  bibtex: 'BibTeX',
  'csl-json': 'JSON',
  csv: 'a table (CSV)',
  html: 'a web page',
  pdf: 'a PDF',
  zip: 'a zip archive or an Office file',
  empty: 'empty',
  unknown: 'not a list of references that Retroduce can recognise',
}

/** Why a file is not read, as a sentence for the person who chose it; null for a kind that is read. */
export function refusalOf(kind: FileKind): string | null {
  if (kind === 'ris') return null
  if (kind === 'empty') return 'This file is empty.'
  const advice = 'Retroduce reads RIS files, which every database and reference manager can export.'
  return `This file is ${NAMES[kind]}. ${advice}`
}
