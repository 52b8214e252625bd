// Takes a project from its package: project.qde, then each source with its text and its quotations in their places.
import { Refusal } from '../../../../core/errors.ts'
import { countPoints } from '../../../../documents/anchoring/code-points.ts'
import type { ExtractedText, Extraction } from '../../../../documents/extraction/plain.ts'
import { finishText } from '../../../../documents/extraction/plain.ts'
import type { Page } from '../../../../documents/paragraphs.ts'
import { decoder } from '../../../../sources/imports/encoding.ts'
import { TEXT_STATES } from '../../writing/sources.ts'
import { type Placing, placeAll } from './placing.ts'
import { keptText } from './positions.ts'
import { isOurs, type Project, type Source } from './project.ts'
import { qdeReader } from './qde.ts'

/** What is needed of the outside: the parts of the package, and how a PDF or Word file is read. */
export type Reach = {
  readonly names: readonly string[]
  read(name: string, most: number): Promise<Buffer>
  extract(bytes: Buffer): Promise<Extraction>
}

export type Gathered = {
  readonly source: Source
  /** Null where no text came along, or none that can be kept. */
  readonly text: ExtractedText | null
  readonly file: { readonly name: string; readonly bytes: Buffer } | null
  readonly placing: Placing
  /** Why there is no text; empty where there is one, or none was meant. */
  readonly problem: string
}

const MEGA = 1_000_000
const LARGEST_PROJECT = 150 * MEGA
const LARGEST_TEXT_FILE = 25 * MEGA
const LARGEST_FILE = 50 * MEGA
/** Control characters have no place in XML; some programs write them all the same. */
const FORBIDDEN = /[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu
const PIECE = 1 << 20

export async function readProject(reach: Reach): Promise<Project> {
  const inRoot = reach.names.filter(name => /^[^/]{1,200}\.qde$/i.test(name))
  const name = inRoot.find(one => one.toLowerCase() === 'project.qde') ?? inRoot[0]
  if (name === undefined) throw new Refusal(422, 'There is no REFI-QDA project (project.qde) in this file.')
  const bytes = await reach.read(name, LARGEST_PROJECT)
  const reader = qdeReader()
  const decode = decoder()
  for (let at = 0; at < bytes.length; at += PIECE) {
    const text = decode.write(bytes.subarray(at, at + PIECE)).replace(FORBIDDEN, '')
    const refusal = reader.push(at === 0 ? text.replace(/^\uFEFF/, '') : text)
    if (refusal !== null) throw new Refusal(422, refusal)
  }
  const refusal = reader.push(decode.end())
  if (refusal !== null) throw new Refusal(422, refusal)
  const project = reader.end()
  if (typeof project === 'string') throw new Refusal(422, project)
  return { ...project, notes: await fullNotes(project, reach) }
}

/** Notes may lie in the package as texts of their own. */
async function fullNotes(project: Project, reach: Reach): Promise<Project['notes']> {
  const notes = new Map(project.notes)
  for (const note of project.notes.values()) {
    const bytes = note.text === '' ? await partOf(note.plainPath, reach) : null
    if (bytes !== null) notes.set(note.guid, { ...note, text: decoded(bytes).text })
  }
  return notes
}

/** `thorough`: PDFs are read as well, for their pages, where their text came along and quotations can be placed without. */
export async function gather(project: Project, source: Source, reach: Reach, thorough: boolean): Promise<Gathered> {
  const given = await givenText(project, source, reach)
  const pdf = await partOf(source.pdfPath, reach, LARGEST_FILE)
  const file = pdf === null ? null : { name: fileName(source.name), bytes: pdf }
  if (given !== null) {
    const kept = keptText(given.raw, given.hasMark)
    const placing = placeAll(kept, source.selections, true, !isOurs(project))
    const own = finishText({ form: 'txt', text: kept.text, title: null, doi: null, pages: sheetsOf(kept.text) })
    if (!own.ok) return { source, file, ...nothing(source, own.sentence) }
    const read = thorough && pdf !== null ? await reach.extract(pdf) : null
    const same = read?.ok === true && read.value.text === kept.text
    const remark =
      pdf === null || same ? '' : 'The text is the one that came with the project; its PDF is kept beside it.'
    return { source, file, placing, problem: '', text: same ? read.value : { ...own.value, remark } }
  }
  const rich = pdf ?? (await partOf(source.richPath, reach, LARGEST_TEXT_FILE))
  if (rich === null) return { source, file, ...nothing(source, absenceOf(project, source)) }
  const read = await reach.extract(rich)
  if (!read.ok) return { source, file, ...nothing(source, read.sentence) }
  const placing = placeAll(keptText(read.value.text, false), source.selections, false, !isOurs(project))
  return { source, file, placing, problem: '', text: read.value }
}

function nothing(source: Source, problem: string): Pick<Gathered, 'text' | 'placing' | 'problem'> {
  const why = problem === '' ? 'Its document has no text.' : problem
  const unplaced = source.selections.map(selection => ({ selection, why }))
  return { text: null, placing: { placed: [], unplaced, counting: 'points', merged: 0 }, problem }
}

/** What we export of a document without a text says so. */
function hasNone(project: Project, source: Source): boolean {
  return isOurs(project) && source.values.some(one => one.value === TEXT_STATES.none)
}

function absenceOf(project: Project, source: Source): string {
  return hasNone(project, source) ? '' : 'Its text is not in this file, which names it and does not hold it.'
}

async function givenText(
  project: Project,
  source: Source,
  reach: Reach,
): Promise<{ raw: string; hasMark: boolean } | null> {
  if (hasNone(project, source)) return null
  if (source.content !== null && source.content.trim() !== '') return { raw: source.content, hasMark: false }
  const bytes = await partOf(source.plainPath, reach, LARGEST_TEXT_FILE)
  if (bytes === null) return null
  const { text, hasMark } = decoded(bytes)
  return text.trim() === '' ? null : { raw: text, hasMark }
}

/** UTF-8 as the format asks for, or what the bytes turn out to be. */
export function decoded(bytes: Buffer): { text: string; hasMark: boolean } {
  const decode = decoder()
  const text = decode.write(bytes) + decode.end()
  const hasMark =
    (bytes[0] === 0xef && bytes[1] === 0xbb) || (bytes[0] === 0xff && bytes[1] === 0xfe) || bytes[0] === 0xfe
  return { text: text.replace(/^\uFEFF/, ''), hasMark }
}

/** The part an address leads to; null for a file that lies elsewhere. */
export async function partOf(address: string, reach: Reach, most = LARGEST_TEXT_FILE): Promise<Buffer | null> {
  const inside = /^internal:\/\/(.{1,1000})$/i.exec(address)?.[1]
  if (inside === undefined) return null
  const wanted = new Set([inside, unescaped(inside)].flatMap(name => [name, `sources/${name}`]).map(plain))
  const name = reach.names.find(one => wanted.has(plain(one)))
  return name === undefined ? null : reach.read(name, most)
}

const plain = (name: string) => name.normalize('NFC').toLowerCase().replace(/^\/+/, '')

function unescaped(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

function fileName(name: string): string {
  const own = name.split(/[/\\]/).at(-1)?.slice(0, 180) || 'text'
  return /\.pdf$/i.test(own) ? own : `${own}.pdf`
}

/** Form feeds are page breaks, as programs that turn PDF into text write them; the text stays as it is. */
function sheetsOf(text: string): readonly Page[] {
  if (!text.includes('\f')) return []
  let start = 0
  return text.split('\f').map((sheet, at) => {
    const page = { number: at + 1, start }
    start += countPoints(sheet) + 1
    return page
  })
}
