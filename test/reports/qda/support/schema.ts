// What the REFI-QDA project schema 1.0 asks of an XML file: which element may stand where, in which order, with which attributes.
import { SaxesParser } from 'saxes'

/** name → how often: ? at most once, * any number, + once or more, 1 exactly once; in this order, or any of them in any order. */
type Children = { readonly any?: true; readonly of: readonly (readonly [name: string, times: string, type?: string])[] }
type Type = {
  readonly attributes: Readonly<Record<string, string>>
  readonly children?: Children
  readonly text?: string
}

const ref: Type = { attributes: { targetGUID: 'guid!' } }
const list = (child: string, type = child): Type => ({ attributes: {}, children: { of: [[child, '+', type]] } })
const made = { creatingUser: 'guid', creationDateTime: 'time' }
const changed = { ...made, modifyingUser: 'guid', modifiedDateTime: 'time' }
const thing = { guid: 'guid!', name: 'text' }
const description = ['Description', '?', 'string'] as const
const tail = [
  ['Coding', '*'],
  ['NoteRef', '*'],
  ['VariableValue', '*'],
] as const
const selectionTail = [
  ['Coding', '*'],
  ['NoteRef', '*'],
] as const
const box = { firstX: 'whole!', firstY: 'whole!', secondX: 'whole!', secondY: 'whole!' }
const stretch = { begin: 'whole!', end: 'whole!' }
const text = (name: string): Type => ({ attributes: {}, text: name })

export const PROJECT: Readonly<Record<string, Type>> = {
  string: text('text'),
  Project: {
    attributes: {
      ...{ name: 'text!', origin: 'text', creatingUserGUID: 'guid', creationDateTime: 'time' },
      ...{ modifyingUserGUID: 'guid', modifiedDateTime: 'time', basePath: 'text' },
    },
    children: {
      of: [
        ...([
          ['Users', '?'],
          ['CodeBook', '?'],
          ['Variables', '?'],
          ['Cases', '?'],
          ['Sources', '?'],
        ] as const),
        ...([['Notes', '?'], ['Links', '?'], ['Sets', '?'], ['Graphs', '?'], description, ['NoteRef', '*']] as const),
      ],
    },
  },
  Users: list('User'),
  User: { attributes: { ...thing, id: 'text' } },
  CodeBook: { attributes: {}, children: { of: [['Codes', '1']] } },
  Codes: list('Code'),
  Code: {
    attributes: { guid: 'guid!', name: 'text!', isCodable: 'truth!', color: 'colour' },
    children: { of: [description, ['NoteRef', '*'], ['Code', '*']] },
  },
  Variables: list('Variable'),
  Variable: {
    attributes: { guid: 'guid!', name: 'text!', typeOfVariable: 'variable!' },
    children: { of: [description] },
  },
  VariableValue: {
    attributes: {},
    children: {
      of: [
        ['VariableRef', '1'],
        ...(['TextValue', 'BooleanValue', 'IntegerValue', 'FloatValue', 'DateValue', 'DateTimeValue'] as const).map(
          name => [name, '?'] as const,
        ),
      ],
    },
  },
  ...{ TextValue: text('text'), IntegerValue: text('whole'), BooleanValue: text('truth'), DateTimeValue: text('time') },
  ...{ NoteRef: ref, CodeRef: ref, SourceRef: ref, SelectionRef: ref, VariableRef: ref },
  ...{ MemberCode: ref, MemberSource: ref, MemberNote: ref },
  Sources: {
    attributes: {},
    children: {
      any: true,
      of: (['TextSource', 'PictureSource', 'PDFSource', 'AudioSource', 'VideoSource'] as const).map(name => [
        name,
        '*',
      ]),
    },
  },
  TextSource: {
    attributes: { ...thing, richTextPath: 'text', plainTextPath: 'text', ...changed },
    children: { of: [description, ['PlainTextContent', '?', 'string'], ['PlainTextSelection', '*'], ...tail] },
  },
  PlainTextSelection: {
    attributes: { ...thing, startPosition: 'whole!', endPosition: 'whole!', ...changed },
    children: { of: [description, ...selectionTail] },
  },
  PDFSource: {
    attributes: { ...thing, path: 'text', currentPath: 'text', ...changed },
    children: { of: [description, ['PDFSelection', '*'], ['Representation', '?', 'TextSource'], ...tail] },
  },
  PDFSelection: {
    attributes: { ...thing, page: 'whole!', ...box, ...changed },
    children: { of: [description, ['Representation', '?', 'TextSource'], ...selectionTail] },
  },
  PictureSource: {
    attributes: { ...thing, path: 'text', currentPath: 'text', ...changed },
    children: { of: [description, ['TextDescription', '?', 'TextSource'], ['PictureSelection', '*'], ...tail] },
  },
  PictureSelection: { attributes: { ...thing, ...box, ...changed }, children: { of: [description, ...selectionTail] } },
  AudioSource: {
    attributes: { ...thing, path: 'text', currentPath: 'text', ...changed },
    children: { of: [description, ['Transcript', '*'], ['AudioSelection', '*'], ...tail] },
  },
  VideoSource: {
    attributes: { ...thing, path: 'text', currentPath: 'text', ...changed },
    children: { of: [description, ['Transcript', '*'], ['VideoSelection', '*'], ...tail] },
  },
  AudioSelection: {
    attributes: { ...thing, ...stretch, ...changed },
    children: { of: [description, ...selectionTail] },
  },
  VideoSelection: {
    attributes: { ...thing, ...stretch, ...changed },
    children: { of: [description, ...selectionTail] },
  },
  Transcript: {
    attributes: { ...thing, richTextPath: 'text', plainTextPath: 'text', ...changed },
    children: {
      of: [
        ...([
          description,
          ['PlainTextContent', '?', 'string'],
          ['SyncPoint', '*'],
          ['TranscriptSelection', '*'],
        ] as const),
        ['NoteRef', '*'],
      ],
    },
  },
  SyncPoint: { attributes: { guid: 'guid!', timeStamp: 'whole', position: 'whole' } },
  Coding: {
    attributes: { guid: 'guid!', ...made },
    children: {
      of: [
        ['CodeRef', '1'],
        ['NoteRef', '*'],
      ],
    },
  },
  Notes: list('Note', 'TextSource'),
  Links: list('Link'),
  Link: {
    attributes: { ...thing, direction: 'direction', color: 'colour', originGUID: 'guid', targetGUID: 'guid' },
    children: { of: [['NoteRef', '*']] },
  },
  Sets: list('Set'),
  Set: {
    attributes: { guid: 'guid!', name: 'text!' },
    children: { of: [description, ['MemberCode', '*'], ['MemberSource', '*'], ['MemberNote', '*']] },
  },
}

/** The codebook schema 1.0: the same codes without notes. */
export const CODEBOOK: Readonly<Record<string, Type>> = {
  string: text('text'),
  CodeBook: {
    attributes: { origin: 'text' },
    children: {
      of: [
        ['Codes', '1'],
        ['Sets', '?'],
      ],
    },
  },
  Codes: list('Code'),
  Code: {
    attributes: { guid: 'guid!', name: 'text!', isCodable: 'truth!', color: 'colour' },
    children: { of: [description, ['Code', '*']] },
  },
}

const GUID = /^(?:[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}|\{[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}\})$/i
const FORMS: Readonly<Record<string, (value: string) => boolean>> = {
  text: () => true,
  guid: value => GUID.test(value),
  time: value =>
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/.test(value) && !Number.isNaN(Date.parse(value)),
  whole: value => /^[+-]?\d+$/.test(value),
  truth: value => ['true', 'false', '0', '1'].includes(value),
  colour: value => /^#([A-Fa-f0-9]{6}|[A-Fa-f0-9]{3})$/.test(value),
  direction: value => ['Associative', 'OneWay', 'Bidirectional'].includes(value),
  variable: value => ['Text', 'Boolean', 'Integer', 'Float', 'Date', 'DateTime'].includes(value),
}

type Open = { readonly name: string; readonly type: string; readonly children: string[]; text: string }

/** What is wrong with the file, a sentence each. References have to lead to something, and no two things share a GUID. */
export function faultsOf(xml: string, root: 'Project' | 'CodeBook' = 'Project'): readonly string[] {
  const schema = root === 'Project' ? PROJECT : CODEBOOK
  const faults: string[] = []
  const guids = new Set<string>()
  const pointed: (readonly [string, string])[] = []
  const stack: Open[] = []
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', error => faults.push(error.message))
  parser.on('doctype', () => faults.push('a document type'))
  parser.on('text', words => {
    const top = stack.at(-1)
    if (top !== undefined) top.text += words
  })
  parser.on('opentag', tag => {
    const name = tag.local
    const parent = stack.at(-1)
    const wanted = `urn:QDA-XML:${root === 'Project' ? 'project' : 'codebook'}:1.0`
    if (tag.uri !== wanted) faults.push(`${name} is in the namespace ${tag.uri}`)
    const place = parent === undefined ? undefined : schema[parent.type]?.children?.of.find(one => one[0] === name)
    if (parent === undefined ? name !== root : place === undefined)
      faults.push(`${name} may not stand in ${parent?.name ?? 'the file'}`)
    parent?.children.push(name)
    const type = place?.[2] ?? name
    stack.push({ name, type, children: [], text: '' })
    const known = schema[type]?.attributes ?? {}
    for (const [key, form] of Object.entries(known))
      if (form.endsWith('!') && !(key in tag.attributes)) faults.push(`${name} has no ${key}`)
    for (const [key, { uri, value, prefix }] of Object.entries(tag.attributes)) {
      if (prefix === 'xmlns' || key === 'xmlns' || uri === 'http://www.w3.org/2001/XMLSchema-instance') continue
      const form = known[key]?.replace('!', '')
      if (form === undefined) faults.push(`${name} may not have ${key}`)
      else if (FORMS[form]?.(value) === false) faults.push(`${name} ${key} is “${value}”`)
      if (key === 'guid') {
        if (guids.has(value)) faults.push(`${name} shares its GUID ${value}`)
        guids.add(value)
      } else if (form === 'guid') pointed.push([`${name} ${key}`, value])
    }
  })
  parser.on('closetag', () => {
    const one = stack.pop()
    if (one === undefined) return
    const type = schema[one.type]
    if (type?.text !== undefined && FORMS[type.text]?.(one.text) === false) faults.push(`${one.name} is “${one.text}”`)
    if (type?.text === undefined && one.text.trim() !== '') faults.push(`${one.name} holds words`)
    faults.push(...orderFaults(one, type?.children))
  })
  parser.write(xml).close()
  for (const [place, value] of pointed) if (!guids.has(value)) faults.push(`${place} leads nowhere: ${value}`)
  return faults
}

function orderFaults({ name, children }: Open, allowed: Children | undefined): string[] {
  const of = allowed?.of ?? []
  const faults = of.flatMap(([child, times]) => {
    const count = children.filter(one => one === child).length
    const fits = { '?': count <= 1, '*': true, '+': count >= 1, '1': count === 1 }[times]
    return fits ? [] : [`${name} has ${count} ${child}`]
  })
  if (allowed?.any === true) return faults
  const rank = (child: string) => of.findIndex(one => one[0] === child)
  children.forEach((child, at) => {
    if (at > 0 && rank(child) < rank(children[at - 1] ?? ''))
      faults.push(`${child} stands behind ${children[at - 1]} in ${name}`)
  })
  return faults
}
