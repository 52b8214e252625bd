// Reads XML record by record as a stream: never resolves an entity, never fetches, and keeps one record in memory.
import { SaxesParser } from 'saxes'
import { type Entry, type EntryReader, LONGEST_ENTRY, tooLong } from '../entry.ts'

export type Element = {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly content: (Element | string)[]
}

/** Elements within elements; real exports need about ten. */
const DEEPEST = 40
/** A document type of a public DTD is a name and an address; one with anything of its own inside is refused. */
const PUBLIC = /^\s*[\w-]{1,60}\s+PUBLIC\s+"-\/\/[^"<>[\]]{1,200}"\s+"https?:\/\/[\w./-]{1,300}"\s*$/

type ToEntry = (record: Element) => Omit<Entry, 'line' | 'raw'>

type State = {
  done: Entry[]
  refusal: string | null
  /** Elements open within the record, the record first. */
  open: Element[]
  /** How deep the parser is, record or not. */
  depth: number
  line: number
  /** Text since the beginning of the record, and where in the file it begins. */
  text: string
  offset: number
  start: number
  failed: boolean
}

/** `isRecord` tells by its name which element is a reference; everything around them is passed over. */
export function xmlReader(isRecord: (name: string) => boolean, toEntry: ToEntry): EntryReader {
  const state: State = {
    done: [],
    refusal: null,
    open: [],
    depth: 0,
    line: 1,
    text: '',
    offset: 0,
    start: 0,
    failed: false,
  }
  const parser = listeningParser(state, isRecord, toEntry)
  const isOver = () => state.failed || state.refusal !== null
  return {
    remarks: [],
    refusal: () => state.refusal,
    push(given) {
      const text = given.replace(FORBIDDEN, '')
      state.text += text
      for (let at = 0; at < text.length && !isOver(); at += PIECE) {
        parser.write(text.slice(at, at + PIECE))
        if (state.open.length === 0) dropBefore(state, parser.position)
        else if (state.text.length > LONGEST_ENTRY * 2) state.open[0]!.content.length = 0
      }
      return handOn(state)
    },
    end() {
      if (!isOver()) parser.close()
      return handOn(state)
    },
  }
}

function listeningParser(state: State, isRecord: (name: string) => boolean, toEntry: ToEntry): SaxesParser {
  const parser = new SaxesParser()
  parser.on('doctype', text => {
    if (!PUBLIC.test(text))
      state.refusal = 'This XML file declares entities or a document type of its own, and is not read for safety.'
  })
  parser.on('opentag', tag => {
    state.depth += 1
    if (state.depth > DEEPEST) state.refusal = `This XML file has elements more than ${DEEPEST} deep, and is not read.`
    else
      open(
        state,
        parser,
        { name: tag.name, attributes: tag.attributes as Record<string, string>, content: [] },
        isRecord,
      )
  })
  parser.on('text', text => add(state, text))
  parser.on('cdata', text => add(state, text))
  parser.on('closetag', () => {
    state.depth -= 1
    if (state.open.length === 1) state.done.push(close(state, parser, toEntry))
    state.open.pop()
  })
  parser.on('error', error => {
    if (!state.failed) state.done.push(broken(state, parser.line, error.message))
    state.failed = true
  })
  return parser
}

/** XML has no way to write these; databases export them all the same. */
const FORBIDDEN = /[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu

/** Small steps, so that what is refused is noticed before much more of it is parsed. */
const PIECE = 16_384

function handOn(state: State): readonly Entry[] {
  const entries = state.done
  state.done = []
  return state.refusal === null ? entries : []
}

function dropBefore(state: State, position: number): void {
  // What the parser has read may still end in the middle of an opening tag.
  const keep = Math.max(0, Math.min(position, state.offset + state.text.length) - state.offset - 2_000)
  state.text = state.text.slice(keep)
  state.offset += keep
}

function open(state: State, parser: SaxesParser, element: Element, isRecord: (name: string) => boolean): void {
  if (state.open.length > 0) state.open.at(-1)!.content.push(element)
  else if (isRecord(element.name)) {
    const before = state.text.slice(0, parser.position - state.offset)
    state.start = state.offset + Math.max(0, before.lastIndexOf(`<${element.name}`))
    state.line = parser.line
  } else return
  state.open.push(element)
}

function add(state: State, text: string): void {
  state.open.at(-1)?.content.push(text)
}

function close(state: State, parser: SaxesParser, toEntry: ToEntry): Entry {
  const raw = state.text.slice(state.start - state.offset, parser.position - state.offset)
  const { line } = state
  if (raw.length > LONGEST_ENTRY) return tooLong(line)
  const entry = toEntry(state.open[0]!)
  const refusal = entry.fields.some(field => field.value.trim() !== '')
    ? entry.refusal
    : 'The record that begins here is empty.'
  return { ...entry, line, raw, refusal }
}

/** XML that is broken in one place has no certain beginning of the next record. */
function broken(state: State, line: number, message: string): Entry {
  const why = message.replace(/^\d+:\d+: /, '').slice(0, 120)
  const begun = state.open.length > 0 ? ` The record that begins in line ${state.line} is incomplete.` : ''
  const refusal = `The file is no well-formed XML from line ${line} on (${why}).${begun} What follows was not read.`
  return { line: state.open.length > 0 ? state.line : line, type: '', fields: [], raw: '', refusal }
}

/** All text within an element. */
export function textOf(element: Element | undefined): string {
  if (!element) return ''
  return element.content.map(part => (typeof part === 'string' ? part : textOf(part))).join('')
}

export function childrenOf(element: Element | undefined, name?: string): readonly Element[] {
  const children = element?.content.filter(part => typeof part !== 'string') ?? []
  return name === undefined ? children : children.filter(child => child.name === name)
}

/** The first element along a path of names. */
export function at(element: Element | undefined, path: string): Element | undefined {
  let found = element
  for (const name of path.split('/')) found = childrenOf(found, name)[0]
  return found
}

/** Every element along a path of names. */
export function allAt(element: Element | undefined, path: string): readonly Element[] {
  let found: readonly Element[] = element ? [element] : []
  for (const name of path.split('/')) found = found.flatMap(one => childrenOf(one, name))
  return found
}
