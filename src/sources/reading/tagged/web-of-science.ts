// Reads the tagged files of Web of Science: PT opens a record, ER ends it, names stand one on a line.
import type { EntryReader } from '../entry.ts'
import type { FieldTable } from '../record.ts'
import { type Draft, type Tag, taggedReader } from './reader.ts'

export const WEB_OF_SCIENCE_TABLE: FieldTable = {
  title: ['TI'],
  abstract: ['AB'],
  authors: ['AF', 'AU', 'CA', 'GP'],
  editors: ['BE', 'ED', 'BF'],
  year: ['PY', 'EY', 'EA'],
  journal: ['SO', 'J9', 'JI'],
  volume: ['VL'],
  issue: ['IS'],
  startPage: ['BP'],
  endPage: ['EP'],
  articleNumber: ['AR'],
  publisher: ['PU'],
  doi: ['DI', 'D2'],
  pmid: ['PM'],
  serial: ['SN', 'EI', 'BN'],
  keywords: ['DE', 'ID'],
  language: ['LA'],
}

/** Where each line of a value is one of several. */
const LISTS = new Set(['AU', 'AF', 'BA', 'BF', 'BE', 'CA', 'GP', 'CR', 'ED'])

export function webOfScienceReader(): EntryReader {
  return taggedReader({ tagOf, opens, closes: tag => tag.name === 'ER', ignored: new Set(['FN', 'VR', 'EF']), settle })
}

function tagOf(line: string): Tag | null {
  const found = /^([A-Z][A-Z0-9])(?: |$)/.exec(line)
  return found ? { name: found[1]!, value: line.slice(3) } : null
}

function opens(tag: Tag, draft: Draft | null): boolean {
  return tag.name === 'PT' && (draft === null || draft.fields.length > 0)
}

function settle(given: readonly Tag[]): { type: string; fields: Tag[] } {
  const hasFull = given.some(tag => tag.name === 'AF')
  const fields = given.flatMap(({ name, value }): Tag[] => {
    if (hasFull && name === 'AU') return []
    if (LISTS.has(name)) return value.split('\n').map(one => ({ name, value: one }))
    return [{ name, value: value.replaceAll('\n', ' ') }]
  })
  const textOf = (name: string) => given.find(tag => tag.name === name)?.value ?? ''
  const sort = textOf('PT')
  const document = textOf('DT')
  const isChapter = /book chapter/i.test(document)
  const type = isChapter ? 'chapter' : /proceedings paper|meeting abstract/i.test(document) ? 'conference' : sort
  return { type, fields }
}
