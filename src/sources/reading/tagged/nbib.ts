// Reads the tagged files of PubMed (NBIB, MEDLINE): one record for every PMID line.
import type { EntryReader } from '../entry.ts'
import type { FieldTable } from '../record.ts'
import { type Draft, type Tag, taggedReader, withoutStop } from './reader.ts'

export const NBIB_TABLE: FieldTable = {
  title: ['TI', 'BTI', 'TT'],
  abstract: ['AB', 'OAB'],
  authors: ['FAU', 'AU', 'CN'],
  editors: ['FED', 'ED'],
  year: ['DP', 'DEP'],
  journal: ['JT', 'CTI', 'TA'],
  volume: ['VI'],
  issue: ['IP'],
  startPage: ['PG'],
  publisher: ['PB'],
  doi: ['DOI'],
  pmid: ['PMID'],
  serial: ['IS', 'ISBN'],
  keywords: ['OT', 'MH'],
  language: ['LA'],
  notes: ['GN'],
}

export function nbibReader(): EntryReader {
  return taggedReader({ tagOf, opens, closes: () => false, settle })
}

function tagOf(line: string): Tag | null {
  const found = /^([A-Z]{2,4}) {0,3}- ?/.exec(line)
  const hyphen = line.indexOf('-')
  return found && hyphen >= 4 && hyphen <= 5 ? { name: found[1]!, value: line.slice(found[0].length) } : null
}

function opens(tag: Tag, draft: Draft | null): boolean {
  return tag.name === 'PMID' || draft === null || (draft.blank && tag.name === draft.first)
}

/** Full names before short ones; DOIs stand among other locators and say so behind them. */
function settle(given: readonly Tag[]): { type: string; fields: Tag[] } {
  const hasFull = given.some(tag => tag.name === 'FAU')
  const fields = given.flatMap(({ name, value }): Tag[] => {
    const text = value.replaceAll('\n', ' ')
    if (hasFull && name === 'AU') return []
    if (name === 'TI' || name === 'BTI') return [{ name, value: withoutStop(text) }]
    if (name === 'LID' || name === 'AID') return /\[doi\]/i.test(text) ? [{ name: 'DOI', value: text }] : []
    if (name === 'MH') return [{ name, value: text.replaceAll('*', '') }]
    return [{ name, value: text }]
  })
  return { type: typeIn(given), fields }
}

/** PubMed names every kind of study; what is no article says so, or is a book by its tags. */
function typeIn(given: readonly Tag[]): string {
  const kinds = given.filter(tag => tag.name === 'PT').map(tag => tag.value.toLowerCase())
  const has = (name: string) => given.some(tag => tag.name === name)
  if (has('BTI')) return has('TI') ? 'chapter' : 'book'
  if (kinds.includes('preprint')) return 'preprint'
  if (kinds.includes('dataset')) return 'dataset'
  if (kinds.some(kind => /^(?:news|newspaper article)$/.test(kind))) return 'news'
  if (kinds.some(kind => kind.includes('technical report'))) return 'report'
  if (kinds.some(kind => kind === 'academic dissertation')) return 'thesis'
  return kinds.length === 1 && kinds[0] === 'video-audio media' ? 'media' : 'article'
}
