// What can be searched of a restored review, read from its rows as the features write it.
import { plainWording } from '../../configurations/wording.ts'
import type { Entry } from '../../core/db/search.ts'
import type { Row } from '../../core/db/whole-tables.ts'
import { documentEntry } from '../../documents/domain.ts'
import { searchWords } from '../../reviews/discussion/mentions.ts'
import { sentenceOf } from '../../theories/domain.ts'

type Lists = ReadonlyMap<string, readonly Row[]>
const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const words = (value: unknown): string => (typeof value === 'string' ? (JSON.parse(value) as unknown[]).join('; ') : '')

/** In the order of the lists; a few hundred bytes a row, texts of documents in full. */
export function* searchEntries(lists: Lists): Generator<Entry> {
  const of = (list: string) => lists.get(list) ?? []
  for (const row of of('questions')) yield entry('question', row, text(row.text), text(row.reason))
  for (const row of of('memos')) yield entry('memo', row, text(row.title), text(row.text))
  for (const row of of('comments')) yield entry('comment', row, '', searchWords(text(row.text)))
  yield* theoryEntries(of)
  for (const row of of('records'))
    yield entry(
      'record',
      row,
      text(row.title),
      [words(row.authors), row.year, row.journal, row.abstract, words(row.keywords), row.doi, row.pmid, row.notes]
        .filter(part => part !== null && part !== '')
        .join('\n'),
    )
  yield* documentEntries(of)
  for (const row of of('excerpts')) yield entry('excerpt', row, '', `${text(row.quote)}\n${text(row.note)}`)
  for (const row of of('statements'))
    yield entry('statement', row, `${text(row.code)} ${text(row.name)}`.trim(), text(row.definition))
  yield* configurationEntries(of)
  for (const row of of('moves')) yield entry('move', row, '', text(row.reason))
  yield* principleEntries(of)
}

function entry(kind: string, row: Row, title: string, body: string): Entry {
  return { kind, id: row.id as number, title, body }
}

function* theoryEntries(of: (list: string) => readonly Row[]): Generator<Entry> {
  const latest = new Map(of('theoryVersions').map(row => [row.theoryId, row]))
  for (const row of of('theories')) yield entry('theory', row, text(row.title), text(latest.get(row.id)?.text))
  const worded = new Map(of('theoryStatementVersions').map(row => [row.statementId, row]))
  for (const row of of('theoryStatements')) {
    const { ifText, thenText, becauseText } = worded.get(row.id) ?? {}
    const words = { ifText: text(ifText), thenText: text(thenText), becauseText: text(becauseText) }
    yield entry('theory statement', row, sentenceOf(words), '')
  }
  for (const row of of('substantiveTheories'))
    yield entry('substantive theory', row, text(row.name), `${text(row.summary)} ${text(row.citation)}`)
}

function* principleEntries(of: (list: string) => readonly Row[]): Generator<Entry> {
  const plain = Map.groupBy(of('plainWords'), row => row.principleId)
  const lines = Map.groupBy(of('principleLines'), row => row.principleId)
  for (const row of of('principles')) {
    const more = [...(plain.get(row.id) ?? []), ...(lines.get(row.id) ?? [])].map(one => one.text)
    const body = [row.explanation, row.whereItHolds, row.whereItDoesNot, ...more].map(text)
    yield entry('principle', row, text(row.heading), body.join('\n'))
  }
}

function* documentEntries(of: (list: string) => readonly Row[]): Generator<Entry> {
  const texts = new Map(of('documentTexts').map(row => [`${row.documentId} ${row.number}`, row]))
  for (const row of of('documents')) {
    const body = texts.get(`${row.id} ${row.textNumber}`)
    yield documentEntry(
      row.id as number,
      {
        label: text(row.label),
        title: text(row.title),
        authors: JSON.parse(text(row.authors)) as string[],
        journal: text(row.journal),
      },
      text(body?.text),
    )
  }
}

function* configurationEntries(of: (list: string) => readonly Row[]): Generator<Entry> {
  const elements = Map.groupBy(of('elements'), row => `${row.layer} ${row.configurationId}`)
  for (const row of of('configurations')) {
    const parts = (elements.get(`${row.layer} ${row.id}`) ?? []).map(element => text(element.wording))
    const kind = row.layer === 'account' ? 'account' : 'configuration'
    yield entry(
      kind,
      row,
      `${text(row.label)} ${text(row.title)}`.trim(),
      [plainWording(text(row.wording)), ...parts].join('\n'),
    )
  }
}
