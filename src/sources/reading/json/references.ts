// Reads JSON of reference managers: CSL-JSON as Zotero and Mendeley write it, and lists of plain objects.
import { COLUMN_TAG, type Entry, type EntryReader, type Field, LONGEST_ENTRY, tooLong } from '../entry.ts'
import { fieldOf } from '../tables/columns.ts'
import { type CutObject, objectCutter } from './objects.ts'

/** Names that columns of tables do not have; null: what stands there is no text for a field. */
const NAMES: Readonly<Record<string, string | null>> = {
  ...{ issued: 'year', 'container-title': 'journal', containerTitle: 'journal', page: 'startPage', editor: 'editors' },
  ...{ 'collection-editor': 'editors', note: 'notes', accessionNum: 'accession', database: 'database', citation: null },
  ...{ databaseProvider: 'database', source: 'database', 'title-short': 'title', keyword: 'keywords', URL: 'url' },
  ...{ abstractNote: 'abstract', publicationTitle: 'journal', creators: 'authors', tags: 'keywords', itemType: 'type' },
  ...{ institution: null, fullTitle: null, link: 'url', number: 'issue', archive_location: null },
}
const LISTS = ['items', 'references', 'records', 'data']

export function jsonReader(): EntryReader {
  const cutter = objectCutter()
  return {
    remarks: [],
    push: text => cutter.push(text).flatMap(toEntries),
    end: () => cutter.end().flatMap(toEntries),
  }
}

function toEntries(cut: CutObject): readonly Entry[] {
  const { line, text, problem } = cut
  if (problem === 'long') return [tooLong(line)]
  const refuse = (refusal: string): Entry => ({ line, type: '', fields: [], raw: text.slice(0, 2_000), refusal })
  if (problem === 'unfinished') {
    const inside = listWithin(text, line)
    return inside ?? [refuse('The file ends within the record that begins here.')]
  }
  const value = parsed(text)
  if (value === null) return [refuse('The record that begins here is no valid JSON.')]
  const list = LISTS.map(name => (Object.hasOwn(value, name) ? value[name] : null)).find(Array.isArray)
  if (list === undefined) return [toEntry(value, line, text)]
  return list.map(item =>
    isObject(item) ? toEntry(item, line, JSON.stringify(item)) : refuse('This part of the list is no reference.'),
  )
}

const isBeside = (tag: string) => tag === 'type' || tag.startsWith(COLUMN_TAG)

/** The objects of a list whose own object is cut off; null when there is no such list. */
function listWithin(text: string, line: number): readonly Entry[] | null {
  const opening = /^\{[^[]{0,2000}"(?:items|references|records|data)"\s{0,20}:\s{0,20}\[/.exec(text)
  if (!opening) return null
  const cutter = objectCutter()
  const before = opening[0].split('\n').length - 1
  const cuts = [...cutter.push(text.slice(opening[0].length)), ...cutter.end()]
  return cuts.flatMap(cut => toEntries({ ...cut, line: line + before + cut.line - 1 }))
}

type Json = Readonly<Record<string, unknown>>

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function parsed(text: string): Json | null {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : null
  } catch {
    return null
  }
}

function toEntry(object: Json, line: number, raw: string): Entry {
  if (raw.length > LONGEST_ENTRY) return tooLong(line)
  const fields = Object.entries(object).flatMap(([name, value]): Field[] => {
    const field = Object.hasOwn(NAMES, name) ? NAMES[name]! : fieldOf(name)
    if (field === null) return asItCame(name, value)
    const texts =
      field === 'authors' || field === 'editors' ? namesOf(value) : field === 'year' ? yearsOf(value) : textsOf(value)
    const read = texts.map(text => ({ tag: field, value: text.replace(/\r\n?/g, '\n') }))
    return field === 'database' ? [...read, ...asItCame(name, value)] : read
  })
  const refusal = fields.some(field => field.value.trim() !== '' && !isBeside(field.tag))
    ? null
    : 'The record that begins here holds no field of a reference.'
  return {
    line,
    type: fields.find(field => field.tag === 'type')?.value ?? '',
    fields: inOrder(fields, object),
    raw,
    refusal,
  }
}

/** A short text that is read into no field may still tell which search a reference came from. */
function asItCame(name: string, value: unknown): Field[] {
  const texts = textsOf(value).filter(text => text.trim() !== '' && text.length <= 200)
  return texts.slice(0, 20).map(text => ({ tag: `${COLUMN_TAG}${name.slice(0, 100)}`, value: text }))
}

/** The title before its short form, whichever came first. */
function inOrder(fields: readonly Field[], object: Json): readonly Field[] {
  const title = textsOf(object.title)[0]
  return title === undefined
    ? fields
    : [{ tag: 'title', value: title }, ...fields.filter(field => field.tag !== 'title')]
}

function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'number') return [String(value)]
  if (Array.isArray(value))
    return value.flatMap(one =>
      isObject(one) ? textsOf(one.tag ?? one.name ?? one.URL) : Array.isArray(one) ? [] : textsOf(one),
    )
  return []
}

/** Names in parts, or as text. */
function namesOf(value: unknown): readonly string[] {
  const list = Array.isArray(value) ? value : [value]
  return list.flatMap(one => (isObject(one) ? nameOf(one) : typeof one === 'string' ? one.split(/ and |;/) : []))
}

function nameOf(name: Json): readonly string[] {
  if (typeof name.creatorType === 'string' && name.creatorType !== 'author') return []
  const part = (...keys: readonly string[]) =>
    textsOf(keys.map(key => name[key]).find(text => text !== undefined))[0]?.trim() ?? ''
  const family = [part('non-dropping-particle'), part('family', 'lastName')].filter(Boolean).join(' ')
  const given = [part('given', 'firstName'), part('dropping-particle')].filter(Boolean).join(' ')
  const whole = [family, given, part('suffix')].filter(Boolean).join(', ')
  return whole === '' ? [part('literal', 'name')].filter(Boolean) : [whole]
}

/** A date of CSL in parts, or as text. */
function yearsOf(value: unknown): readonly string[] {
  if (!isObject(value)) return textsOf(value)
  const parts = value['date-parts']
  const first: unknown = Array.isArray(parts) ? (Array.isArray(parts[0]) ? parts[0][0] : parts[0]) : undefined
  return [...textsOf(first), ...textsOf(value.literal), ...textsOf(value.raw)]
}
