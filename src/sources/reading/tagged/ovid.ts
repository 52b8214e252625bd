// Reads citations as Ovid writes them: “<1>” before each, with short tags, or labels in words above indented values.
import type { EntryReader } from '../entry.ts'
import type { FieldTable } from '../record.ts'
import { type Draft, type Tag, taggedReader, withoutStop } from './reader.ts'

export const OVID_TABLE: FieldTable = {
  title: ['TI', 'BT'],
  abstract: ['AB'],
  authors: ['AU', 'FA'],
  editors: ['ED'],
  year: ['YR', 'PY', 'DP', 'SO YEAR', 'SO'],
  journal: ['JN', 'SO JOURNAL', 'JA'],
  volume: ['VO', 'VI', 'SO VOLUME'],
  issue: ['IP', 'NO', 'SO ISSUE'],
  startPage: ['PG', 'SO PAGES'],
  publisher: ['PB', 'PU'],
  doi: ['DO', 'DI'],
  pmid: ['PM'],
  pmidInText: ['UI'],
  database: ['DB'],
  accession: ['UI', 'AN'],
  serial: ['IS', 'SN', 'IB'],
  url: ['UR', 'XL'],
  keywords: ['KW', 'MH', 'SH', 'HW', 'DE', 'OT', 'CW'],
  language: ['LG', 'LA'],
  notes: ['NT'],
}

const LABELS: Readonly<Record<string, string>> = {
  ...{ title: 'TI', 'article title': 'TI', 'book title': 'BT', abstract: 'AB', authors: 'AU', author: 'AU' },
  ...{ 'authors full name': 'FA', source: 'SO', 'unique identifier': 'UI', 'accession number': 'AN', database: 'DB' },
  ...{ doi: 'DO', 'digital object identifier': 'DO', pmid: 'PM', 'pubmed identifier': 'PM', issn: 'IS', isbn: 'IB' },
  ...{ 'year of publication': 'YR', 'publication year': 'YR', year: 'YR', 'date of publication': 'DP' },
  ...{ 'publication type': 'PT', language: 'LG', publisher: 'PB', 'journal name': 'JN', journal: 'JN', volume: 'VO' },
  ...{ issue: 'IP', pages: 'PG', 'page numbers': 'PG', 'keyword heading': 'KW', keywords: 'KW', keyword: 'KW' },
  ...{
    'mesh subject headings': 'MH',
    'subject headings': 'SH',
    'heading word': 'HW',
    'candidate terms': 'CW',
    notes: 'NT',
  },
  ...{ 'link to the ovid full text or citation': 'XL', status: 'ST', institution: 'IN', country: 'CP', version: 'VN' },
}
const OPENING = /^<\d{1,7}>[. ]*$/

export function ovidReader(): EntryReader {
  return taggedReader({ tagOf, opens, closes: () => false, settle })
}

function tagOf(line: string, draft: Draft | null): Tag | null {
  if (OPENING.test(line)) return { name: '<', value: line }
  const short = /^([A-Z][A-Z0-9]) {0,2}- ?/.exec(line)
  if (short) return { name: short[1]!, value: line.slice(short[0].length) }
  if (draft === null || /^\s/.test(line) || line.length > 60) return null
  const label = line.trim().replace(/[.:]$/, '').toLowerCase()
  return Object.hasOwn(LABELS, label) ? { name: LABELS[label]!, value: '' } : null
}

function opens(tag: Tag, draft: Draft | null): boolean {
  return tag.name === '<' || (tag.name === 'VN' && (draft === null || draft.first !== '<'))
}

function settle(given: readonly Tag[]): { type: string; fields: Tag[] } {
  const fields = given.flatMap(({ name, value }): Tag[] => {
    const text = value.replaceAll('\n', ' ')
    if (name === 'TI' || name === 'BT')
      return [{ name, value: withoutStop(text.replace(/ \[[A-Z][\w /-]{2,40}\]\.?$/, '')) }]
    if (name === 'AU' || name === 'FA') return namesIn(value).map(one => ({ name, value: one }))
    if (['KW', 'MH', 'SH', 'HW', 'DE', 'CW'].includes(name)) return [{ name, value: value.replaceAll('*', '') }]
    return name === 'SO' ? [{ name, value: text }, ...sourceIn(text)] : [{ name, value: text }]
  })
  const full = fields.some(tag => tag.name === 'FA')
  const type = given.find(tag => tag.name === 'PT')?.value ?? 'article'
  return {
    type: /chapter|book|thesis|dissertation|conference|report/i.exec(type)?.[0] ?? 'article',
    fields: full ? fields.filter(tag => tag.name !== 'AU') : fields,
  }
}

/** One name a line, or several with semicolons; addresses in brackets and dots at the end are left out. */
function namesIn(value: string): readonly string[] {
  return value
    .split(/[\n;]/)
    .map(name =>
      name
        .replace(/\s*[[(][^\])]{0,300}[\])]?/g, '')
        .replace(/\.$/, '')
        .trim(),
    )
    .filter(Boolean)
}

/** “Journal of Examples. 12(3):101-19, 2019 Mar.” */
function sourceIn(text: string): readonly Tag[] {
  const shown = text.slice(0, 600)
  const found =
    /^(.{2,300}?)\. (?:Vol\.? ?)?(\w{1,12}) ?(?:\(([^)]{1,40})\))?(?:[:,] ?(?:pp?\.? ?)?([\w-]{1,30}))?[,.;]/.exec(
      shown,
    )
  if (!found) return []
  const [, journal = '', volume = '', issue = '', pages = ''] = found
  const rest = [
    ['JOURNAL', journal],
    ['VOLUME', volume],
    ['ISSUE', issue],
    ['PAGES', pages],
  ] as const
  return rest.filter(([, value]) => value !== '').map(([name, value]) => ({ name: `SO ${name}`, value }))
}
