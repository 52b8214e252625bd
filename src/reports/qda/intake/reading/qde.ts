// Makes a project of what stands in project.qde; what a review has no place for becomes a line of the report.
import type { Code, Line, Note, Project, Selection, Source, Tie } from './project.ts'
import { type Node, treeReader } from './tree.ts'

export type QdeReader = {
  push(text: string): string | null
  /** The project, or a sentence why it cannot be read. */
  end(): Project | string
}

type Filling = {
  name: string
  origin: string
  codes: Code[]
  sources: Source[]
  notes: Map<string, Note>
  people: Map<string, string>
  variables: Map<string, string>
  others: Map<string, string>
  links: Tie[]
  lines: Line[]
}

export function qdeReader(): QdeReader {
  const project: Filling = {
    ...{ name: '', origin: '', codes: [], sources: [], links: [], lines: [] },
    ...{ notes: new Map(), people: new Map(), variables: new Map(), others: new Map() },
  }
  const reader = treeReader((thing, list) => take(project, thing, list))
  return {
    push: reader.push,
    end: () => reader.end() ?? project,
  }
}

const of = (thing: Node, key: string): string => thing.attributes[key] ?? ''
/** Braces around a GUID and capitals in it make no difference. */
const guid = (text: string): string => text.replace(/[{}\s]/g, '').toUpperCase()
const guidOf = (thing: Node) => guid(of(thing, 'guid'))
const inside = (thing: Node, name: string): readonly Node[] => thing.children.filter(child => child.name === name)
const words = (thing: Node, name: string): string => inside(thing, name)[0]?.text.trim() ?? ''
const targets = (thing: Node, name: string): readonly string[] =>
  inside(thing, name).map(child => guid(of(child, 'targetGUID')))

function take(project: Filling, thing: Node, list: string): void {
  if (list === '') {
    project.name = of(thing, 'name')
    project.origin = of(thing, 'origin')
  } else if (list === 'Users') project.people.set(guidOf(thing), of(thing, 'name'))
  else if (list === 'Codes') addCodes(project.codes, thing, null)
  else if (list === 'Variables') project.variables.set(guidOf(thing), of(thing, 'name'))
  else if (list === 'Notes') addNote(project, thing)
  else if (list === 'Links')
    project.links.push({
      ...{ name: of(thing, 'name') || of(thing, 'direction') },
      ...{ from: guid(of(thing, 'originGUID')), to: guid(of(thing, 'targetGUID')) },
    })
  else if (list === 'Sources') addSource(project, thing)
  else if (list === 'Project') addOfProject(project, thing)
  else addOther(project, thing, list)
}

/** What stands in the project itself: a description; that notes are of the whole is said with the notes. */
function addOfProject(project: Filling, thing: Node): void {
  if (thing.name === 'NoteRef' || thing.text.trim() === '') return
  const why = 'A review has a question and a journal in its place.'
  project.lines.push({ kind: thing.name.toLowerCase(), name: project.name, where: '', why, words: thing.text.trim() })
}

function addCodes(codes: Code[], thing: Node, parent: string | null): void {
  const own = guidOf(thing)
  const notes = targets(thing, 'NoteRef')
  codes.push({ guid: own, name: of(thing, 'name'), description: words(thing, 'Description'), parent, notes })
  for (const child of inside(thing, 'Code')) addCodes(codes, child, own)
}

function addNote(project: Filling, thing: Node): void {
  const description = words(thing, 'Description')
  const text = [description, inside(thing, 'PlainTextContent')[0]?.text ?? ''].filter(Boolean).join('\n\n')
  const marked = inside(thing, 'PlainTextSelection').length
  const own = guidOf(thing)
  const plainPath = of(thing, 'plainTextPath') || of(thing, 'richTextPath')
  project.notes.set(own, { guid: own, name: of(thing, 'name'), text, plainPath, marked })
}

const WHY: Readonly<Record<string, string>> = {
  Cases: 'Retroduce knows no cases; documents can be grouped as studies.',
  Sets: 'Retroduce knows no sets of codes and sources.',
  Graphs: 'Drawings are made from configurations, and not brought in.',
  PictureSource: 'Retroduce reads texts and PDFs, and no pictures.',
  AudioSource: 'Retroduce reads texts and PDFs, and no recordings. Add the transcript as a text.',
  VideoSource: 'Retroduce reads texts and PDFs, and no recordings. Add the transcript as a text.',
}
const KINDS: Readonly<Record<string, string>> = {
  ...{ Cases: 'case', Sets: 'set', Graphs: 'graph' },
  ...{ PictureSource: 'picture', AudioSource: 'audio', VideoSource: 'video' },
}

function addOther(project: Filling, thing: Node, list: string): void {
  const remember = (node: Node) => {
    if (of(node, 'name') !== '') project.others.set(guidOf(node), of(node, 'name'))
    for (const child of node.children) remember(child)
  }
  remember(thing)
  project.lines.push(lineOf(thing, list))
}

function lineOf(thing: Node, list: string): Line {
  const why = WHY[list] ?? WHY[thing.name] ?? 'Retroduce does not know this kind of thing.'
  const kind = KINDS[list] ?? KINDS[thing.name] ?? thing.name.toLowerCase()
  return { kind, name: of(thing, 'name'), where: '', why, words: allWords(thing) }
}

/** What the parts of a thing are called here. */
const SAID: Readonly<Record<string, string>> = {
  ...{ MemberCode: 'code', MemberSource: 'source', MemberNote: 'note', CodeRef: 'code', SourceRef: 'source' },
  ...{ SelectionRef: 'quotation', NoteRef: 'note', Description: 'description', PlainTextContent: 'text' },
  ...{ VariableRef: 'variable', TextValue: 'value', IntegerValue: 'value', BooleanValue: 'value', DateValue: 'value' },
  ...{ PictureSelection: 'place', AudioSelection: 'stretch', VideoSelection: 'stretch', Transcript: 'transcript' },
}

/** Everything below a thing, a line each: names, texts and the GUIDs it points to, which the report later turns into names. */
function allWords(thing: Node): string {
  const said: string[] = []
  const add = (node: Node) => {
    for (const child of node.children) {
      const facts = [
        of(child, 'name'),
        child.text.trim(),
        guid(of(child, 'targetGUID') || of(child, 'representedGUID')),
      ]
      const box = ['begin', 'end', 'firstX', 'firstY', 'secondX', 'secondY', 'fromSyncPoint', 'toSyncPoint']
        .flatMap(key => (key in child.attributes ? [`${key} ${of(child, key)}`] : []))
        .join(', ')
      const line = [...facts, box].filter(Boolean).join(' · ')
      if (line !== '') said.push(`${SAID[child.name] ?? child.name}: ${line}`)
      add(child)
    }
  }
  add(thing)
  return said.join('\n')
}

function addSource(project: Filling, thing: Node): void {
  if (thing.name !== 'TextSource' && thing.name !== 'PDFSource') {
    addOther(project, thing, '')
    return
  }
  const isPdf = thing.name === 'PDFSource'
  const text = isPdf ? inside(thing, 'Representation')[0] : thing
  const content = text === undefined ? undefined : inside(text, 'PlainTextContent')[0]
  const selections = text === undefined ? [] : inside(text, 'PlainTextSelection').map(selectionOf)
  const known = new Set(selections.map(one => one.guid))
  const places = inside(thing, 'PDFSelection')
    .map(selectionOf)
    .filter(one => !known.has(one.guid))
  const parts = isPdf && text !== undefined ? [thing, text] : [thing]
  project.sources.push({
    ...{ guid: guidOf(thing), name: of(thing, 'name'), description: words(thing, 'Description') },
    content: content === undefined ? null : content.text,
    plainPath: text === undefined ? '' : of(text, 'plainTextPath'),
    richPath: text === undefined ? '' : of(text, 'richTextPath'),
    pdfPath: isPdf ? of(thing, 'path') || of(thing, 'currentPath') : '',
    selections: [...selections, ...places],
    codes: parts.flatMap(part => inside(part, 'Coding')).flatMap(coding => targets(coding, 'CodeRef')),
    notes: parts.flatMap(part => targets(part, 'NoteRef')),
    values: parts.flatMap(part => inside(part, 'VariableValue')).map(valueIn),
  })
}

function valueIn(thing: Node) {
  const value = thing.children.find(child => child.name !== 'VariableRef')?.text.trim() ?? ''
  return { variable: targets(thing, 'VariableRef')[0] ?? '', value }
}

const POSITION = /^\s*\d{1,9}\s*$/
const whole = (text: string): number | null => (POSITION.test(text) ? Number(text) : null)

function selectionOf(thing: Node): Selection {
  const start = whole(of(thing, 'startPosition'))
  const end = whole(of(thing, 'endPosition'))
  const codings = inside(thing, 'Coding')
  const representation = inside(thing, 'Representation')[0]
  return {
    ...{ guid: guidOf(thing), name: of(thing, 'name'), description: words(thing, 'Description') },
    span: start === null || end === null ? null : { start, end },
    words: representation === undefined ? '' : (inside(representation, 'PlainTextContent')[0]?.text ?? ''),
    page: whole(of(thing, 'page')),
    codes: [...new Set(codings.flatMap(coding => targets(coding, 'CodeRef')))],
    notes: [...targets(thing, 'NoteRef'), ...codings.flatMap(coding => targets(coding, 'NoteRef'))],
    people: [
      ...new Set(
        [of(thing, 'creatingUser'), ...codings.map(coding => of(coding, 'creatingUser'))].filter(Boolean).map(guid),
      ),
    ],
  }
}
