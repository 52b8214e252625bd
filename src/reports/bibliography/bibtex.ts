// Writes references as BibTeX in UTF-8: TeX signs escaped, names of organisations and capitals kept, types that have no entry of their own said.
import type { RecordFields, RecordType } from '../../sources/records/fields.ts'
import type { Leaving } from './entry.ts'
import { linesOf, oneLine, paragraphsOf, rangeIn } from './lines.ts'

type Shape = { readonly entry: string; readonly container: string; readonly publisher: string; readonly says: boolean }
const misc: Shape = { entry: 'misc', container: 'journal', publisher: 'publisher', says: true }

/** `says`: the type is told in a field, since `misc` may be anything. */
const SHAPES: Readonly<Record<RecordType, Shape>> = {
  article: { entry: 'article', container: 'journal', publisher: 'publisher', says: false },
  book: { entry: 'book', container: 'series', publisher: 'publisher', says: false },
  chapter: { entry: 'incollection', container: 'booktitle', publisher: 'publisher', says: false },
  conference: { entry: 'inproceedings', container: 'booktitle', publisher: 'publisher', says: false },
  report: { entry: 'techreport', container: 'series', publisher: 'institution', says: false },
  // Whether it is a doctor’s is not known: the words of the style are replaced.
  thesis: { entry: 'phdthesis', container: 'series', publisher: 'school', says: true },
  preprint: misc,
  policy: misc,
  news: misc,
  blog: misc,
  web: misc,
  transcript: misc,
  dataset: misc,
  media: misc,
  other: misc,
}

export function bibtexOf({ fields, id, key, notes }: Leaving): string {
  const { entry, container, publisher, says } = SHAPES[fields.type]
  const lines: string[] = []
  const field = (name: string, value: string) => {
    if (value !== '') lines.push(`  ${name} = {${value}},`)
  }
  field('title', title(fields.title))
  field('author', fields.authors.map(nameOf).filter(Boolean).join(' and '))
  field('year', fields.year === null ? '' : String(fields.year))
  field(container, tex(fields.journal))
  field('volume', tex(fields.volume))
  field('number', tex(fields.issue))
  field('pages', rangeIn(fields.pages)?.map(tex).join('--') ?? tex(fields.pages))
  field(publisher, tex(fields.publisher))
  field('type', says ? (fields.type === 'thesis' ? 'Thesis' : fields.type) : '')
  const serials = fields.isbn.split(',').map(oneLine)
  field('isbn', serials.filter(one => !isSerialOfJournal(one)).join(', '))
  field('issn', serials.filter(isSerialOfJournal).join(', '))
  field('doi', verbatim(fields.doi))
  field('url', verbatim(fields.url))
  field('pmid', tex(fields.pmid))
  field('language', tex(fields.language))
  field('keywords', fields.keywords.map(keywordOf).filter(Boolean).join(', '))
  field('abstract', paragraphsOf(fields.abstract).map(tex).join(PARAGRAPH))
  field('annote', [...notesOf(fields), ...notes].map(tex).join(LINE))
  field('retroduce', String(id))
  return `@${entry}{${key},\n${lines.join('\n')}\n}\n\n`
}

const PARAGRAPH = ' {\\par} '
const LINE = ' {\\newline} '

const notesOf = ({ notes }: RecordFields) => linesOf(notes).filter(line => line !== '')
const isSerialOfJournal = (serial: string) => /^\d{4}-\d{3}[\dX]$/i.test(serial)

/** Braces by their names: BibTeX counts “\{” as one that opens, and one without the other would end the entry. */
const SIGNS: Readonly<Record<string, string>> = {
  '{': '{\\textbraceleft}',
  '}': '{\\textbraceright}',
  '\\': '{\\textbackslash}',
  '~': '{\\textasciitilde}',
  '^': '{\\textasciicircum}',
  '`': '{`}',
}

/** One line in which nothing is a command, and no signs join to others: “--” stays two. */
function tex(text: string): string {
  const line = oneLine(text)
  if (!/[\\~^`&%$#_{}]|--|''|,,/.test(line)) return line
  return line
    .replace(/[\\~^`]|[&%$#_{}]/g, sign => SIGNS[sign] ?? `\\${sign}`)
    .replace(/-(?=-)/g, '-{}')
    .replace(/'(?=')/g, "'{}")
    .replace(/,(?=,)/g, ',{}')
}

/** Words with capitals behind their first letter keep them in styles that write titles small. */
function title(text: string): string {
  return oneLine(text)
    .split(' ')
    .map(word => (/^.{1,40}$/su.test(word) && /.\p{Lu}/u.test(word) ? `{${tex(word)}}` : tex(word)))
    .join(' ')
}

/** Addresses are read as they stand; a brace in one would end the field. */
function verbatim(text: string): string {
  return oneLine(text).replaceAll('{', '%7B').replaceAll('}', '%7D').replaceAll('\\', '%5C')
}

/** “Family, Given” and “Family, Jr., Given”; all else is one name, in braces. */
function nameOf(text: string): string {
  const name = oneLine(text)
  const parts = name.split(',').map(part => part.trim())
  const isWhole = parts.every(part => part !== '')
  if (isWhole && parts.length === 2) return parts.map(partOf).join(', ')
  if (isWhole && parts.length === 3 && /^(?:jr|sr|ii|iii|iv)\.?$/i.test(parts[2]!))
    return [parts[0], parts[2], parts[1]].map(part => partOf(part ?? '')).join(', ')
  return name === '' ? '' : `{${tex(name)}}`
}

/** In braces where a reader of names would take its words or signs for something else. */
const partOf = (part: string) => (/ and |[{}\\"]/i.test(` ${part} `) ? `{${tex(part)}}` : tex(part))

/** In braces where it holds a comma, which would make two of it. */
function keywordOf(text: string): string {
  const word = tex(text)
  return /[,;]/.test(word) ? `{${word}}` : word
}
