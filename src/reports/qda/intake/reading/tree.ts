// Reads project.qde as a stream, thing by thing: no document type, no entity, nothing too deep, and one thing in memory at a time.
import { SaxesParser } from 'saxes'

export type Node = {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly Node[]
  /** The words directly in it. */
  readonly text: string
}

type Growing = { name: string; attributes: Record<string, string>; children: Growing[]; text: string }

export type TreeReader = {
  /** Null while all is well. */
  push(text: string): string | null
  end(): string | null
}

/** Real projects need about ten, and deep trees of codes a few more. */
const DEEPEST = 100
/** Small steps, so that what is refused is noticed before much more of it is parsed. */
const PIECE = 16_384

/** Lists whose members are handed on one by one. */
const LISTS = new Set([
  'Users',
  'CodeBook',
  'Codes',
  'Variables',
  'Cases',
  'Sources',
  'Notes',
  'Links',
  'Sets',
  'Graphs',
])

/** `take` gets each thing with the name of the list it stands in, and the project itself with an empty name first. */
export function treeReader(take: (thing: Node, list: string) => void): TreeReader {
  const parser = new SaxesParser({ xmlns: true })
  const stack: Growing[] = []
  const path: string[] = []
  let refusal: string | null = null
  const refuse = (sentence: string) => {
    refusal ??= sentence
  }
  parser.on('doctype', () => refuse('This project declares a document type or entities, and is not read for safety.'))
  parser.on('error', error =>
    refuse(`The project in this file is damaged or incomplete (${error.message.slice(0, 120)}), and is not read.`),
  )
  parser.on('opentag', tag => {
    const foreign = path.length === 0 ? rootProblem(tag.local, tag.uri) : null
    if (foreign !== null) refuse(foreign)
    if (path.length > DEEPEST) refuse(`This project has elements more than ${DEEPEST} deep, and is not read.`)
    if (refusal !== null) return
    const attributes = Object.fromEntries(
      Object.values(tag.attributes).flatMap(one => (one.prefix === '' ? [[one.local, one.value]] : [])),
    )
    const own: Growing = { name: tag.local, attributes, children: [], text: '' }
    if (path.length === 0) take(own, '')
    const isList = stack.length === 0 && (path.length === 0 || isListAt(path, tag.local))
    path.push(tag.local)
    if (isList) return
    stack.at(-1)?.children.push(own)
    stack.push(own)
  })
  const add = (text: string) => {
    const top = stack.at(-1)
    if (top !== undefined && refusal === null) top.text += text
  }
  parser.on('text', add)
  parser.on('cdata', add)
  parser.on('closetag', () => {
    if (refusal !== null) return
    path.pop()
    const done = stack.pop()
    if (done !== undefined && stack.length === 0) take(done, path.at(-1) ?? '')
  })
  return {
    push(text) {
      for (let at = 0; at < text.length && refusal === null; at += PIECE) parser.write(text.slice(at, at + PIECE))
      return refusal
    },
    end() {
      if (refusal === null) parser.close()
      return refusal
    },
  }
}

/** Codes stand in CodeBook, all other lists in the project itself. */
function isListAt(path: readonly string[], name: string): boolean {
  if (!LISTS.has(name)) return false
  return path.length === 1 ? name !== 'Codes' : path.length === 2 && path[1] === 'CodeBook' && name === 'Codes'
}

function rootProblem(name: string, uri: string): string | null {
  const version = /^urn:QDA-XML:project:(\d{1,3})(?:\.\d{1,3})?$/.exec(uri)
  if (name === 'CodeBook') return 'This is a codebook without a project. Only whole projects are brought in.'
  if (name !== 'Project' || version === null) return 'This file holds no REFI-QDA project, and is not read.'
  return Number(version[1]) > 1
    ? 'This project is of a newer version of REFI-QDA than Retroduce reads (1.0 and 1.5). Save it in one of these.'
    : null
}
