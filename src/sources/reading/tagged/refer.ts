// Reads the tagged files of EndNote and Refer, whose tags are a per cent sign and a letter.
import type { EntryReader } from '../entry.ts'
import type { FieldTable } from '../record.ts'
import { type Draft, type Tag, taggedReader } from './reader.ts'

export const REFER_TABLE: FieldTable = {
  title: ['%T', '%!'],
  abstract: ['%X'],
  authors: ['%A'],
  editors: ['%E', '%Y'],
  year: ['%D', '%8'],
  journal: ['%J', '%B'],
  volume: ['%V'],
  issue: ['%N'],
  startPage: ['%P'],
  publisher: ['%I'],
  doi: ['%R'],
  doiInLink: ['%U', '%3'],
  pmidInText: ['%M', '%U', '%Z'],
  database: ['%W', '%~'],
  accession: ['%M'],
  serial: ['%@'],
  url: ['%U'],
  keywords: ['%K'],
  language: ['%G'],
  notes: ['%Z'],
}

export function referReader(): EntryReader {
  return taggedReader({
    tagOf: line =>
      /^%[A-Z0-9@!~?&$#^+<>*()=[\]](?: |$)/.test(line) ? { name: line.slice(0, 2), value: line.slice(3) } : null,
    opens,
    closes: () => false,
    settle: given => ({ type: given.find(tag => tag.name === '%0')?.value ?? 'Generic', fields: given }),
  })
}

function opens(tag: Tag, draft: Draft | null): boolean {
  return tag.name === '%0' || draft === null || (draft.blank && (tag.name === draft.first || draft.first !== '%0'))
}
