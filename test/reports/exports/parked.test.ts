// What other tools lose without a word: a passage that was kept and given no code yet is in every export that holds passages.
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { addWhole } from '../../../src/configurations/rows/actions.ts'
import { sayIn } from '../../../src/core/http/page/messages.ts'
import { createPrinciple } from '../../../src/principles/actions.ts'
import { withdrawPrinciple } from '../../../src/principles/standing/actions.ts'
import { compose, OFFERED_FORMATS } from '../../../src/reports/exports/compose.ts'
import type { ExportFormat, ExportTable } from '../../../src/reports/formats.ts'
import { addFacet, addTerm, changeTerm } from '../../../src/reviews/vocabulary/actions.ts'
import { getTerm } from '../../../src/reviews/vocabulary/store.ts'
import { world } from '../../support/world.ts'

const HOME = '/reviews/heard'
const QUOTE = 'quietly kept for later'
const HOLDS: readonly [ExportFormat, ExportTable | null][] = [
  ['json', null],
  ['archive', null],
  ['csv', 'excerpts'],
  ['xlsx', null],
  ['qdpx', null],
]

/** The words of a file; those of every part of a zip. */
function wordsOf(made: string | Uint8Array): string {
  if (typeof made === 'string') return made
  if (strFromU8(made.subarray(0, 2)) !== 'PK') return new TextDecoder().decode(made)
  return Object.values(unzipSync(made))
    .map(part => strFromU8(part))
    .join('\n')
}

test('a passage without a code is in every export that holds passages', async () => {
  const { api, as, lena, services } = await world()
  const text = `The nurse said that she had ${QUOTE} what was told to her.`
  await api(lena).post(`${HOME}/records`, { type: 'article', title: 'What nurses keep' }).expect(201)
  const { body } = await api(lena)
    .post(`${HOME}/documents`, { recordId: '1', title: 'What nurses keep', kind: 'article', label: 'Nurse 2020', text })
    .expect(201)
  const start = text.indexOf(QUOTE)
  const excerpt = { start, end: start + QUOTE.length, quote: QUOTE }
  await api(lena).post(`${HOME}/documents/${body.id}/excerpts`, excerpt).expect(201)
  const person = { id: lena.id, role: 'lead' } as const
  const said = { report: 'principles', language: 'en', list: null, person, say: sayIn('en') } as const
  for (const [format, of] of HOLDS) {
    expect(OFFERED_FORMATS).toContain(format)
    const made = await compose(as(lena), services, { ...said, format, of })
    const words = wordsOf(made)
    // In a project the passage is a selection with its place in the text.
    if (format === 'qdpx')
      expect(words, format).toMatch(new RegExp(`startPosition="${start}" endPosition="${start + QUOTE.length}"`))
    else expect(words, format).toMatch(new RegExp(`"${QUOTE}"|>${QUOTE}<|[,"]${QUOTE}[,"]`))
  }
  const appendix = { ...said, report: 'appendix', format: 'md', of: null } as const
  expect(wordsOf(await compose(as(lena), services, appendix))).toContain(`“${QUOTE}”`)
})

test('what is unfinished, left out or resolved is in every export, or named where it has no place', async () => {
  const { api, as, lena, services, database, heard } = await world()
  const id = (answer: { body: { id: number } }) => answer.body.id
  const post = (path: string, body: object) => api(lena).post(`${HOME}/${path}`, body).expect(201)
  const text = `First page with words. ${QUOTE} and more over both pages. Last words, soon gone.`
  await post('records', { type: 'article', title: 'Excluded silently' })
  await post('screening/title-abstract/decisions', { record: 1, choice: 'exclude' })
  const document = id(await post('documents', { title: 'Nurses', kind: 'article', label: 'Nurse 2020', text }))
  const take = async (quote: string, more = {}) => {
    const start = text.indexOf(quote)
    return id(await post(`documents/${document}/excerpts`, { start, end: start + quote.length, quote, ...more }))
  }
  await take(QUOTE)
  await take('First page', { isParked: 'on', note: 'parked by Lena' })
  await take('Last words, soon gone', { note: 'lost its place' })
  await post(`documents/${document}/texts`, { text: text.replace('Last words, soon gone.', ''), form: 'text' })
  await post('memos', { kind: 'reasoning', title: 'Memo without place', text: 'A thought that hangs nowhere.' })
  const configuration = await addWhole(as(lena), 'synthesised', null, {
    ...{ label: '', title: 'Without evidence', wording: '', parentId: null, note: '', levelIds: [], termIds: [] },
    elements: [
      { role: 'context', mark: 'C1', wording: 'resting on nothing', statementId: null, mechanismAbsent: false },
    ],
    ...{ evidence: [], from: { bringing: 1, line: 1 } },
  })
  const facet = await addFacet(as(lena), { name: 'Setting of it', describes: 'documents', isOrdered: false })
  const term = await addTerm(as(lena), facet, { name: 'Old village' })
  const { name, definition, parentId, version } = await getTerm(database.read, heard.id, term)
  await changeTerm(as(lena), term, { name, definition, parentId, version, position: null, retired: true })
  const study = {
    reviewId: heard.id,
    id: 7,
    name: 'Study of no document',
    createdAt: services.clock(),
    createdBy: null,
  }
  await database.write.insertInto('study').values(study).execute()
  const principle = await createPrinciple(as(lena), {
    ...{ heading: 'Taken back by us', explanation: '', configurations: [], lines: [], reason: '' },
  })
  await withdrawPrinciple(as(lena), principle, 'It did not hold.')
  const about = `configuration:${configuration.id}`
  await post('comments', { about, answerTo: '', text: 'Still an open comment', mentioned: [] })
  const resolved = id(await post('comments', { about, answerTo: '', text: 'A comment at rest', mentioned: [] }))
  await post(`comments/${resolved}/resolution`, { resolved: 'on' })

  const said = { report: 'principles', language: 'en', list: null, say: sayIn('en'), of: null } as const
  const person = { id: lena.id, role: 'lead' } as const
  const words = async (format: ExportFormat, of: ExportTable | null = null) =>
    wordsOf(await compose(as(lena), services, { ...said, person, format, of }))
  const everywhere = ['parked by Lena', 'lost its place', 'resting on nothing', 'Without evidence', 'Old village']
  const written = ['Memo without place', 'hangs nowhere', 'Still an open comment', 'A comment at rest']
  const outside = ['Study of no document', 'Taken back by us', 'excluded']
  for (const format of ['json', 'archive', 'qdpx'] as const) {
    const found = await words(format)
    for (const one of [...everywhere, ...written, ...outside]) expect(found, format).toContain(one)
  }
  expect(await words('qdpx')).toContain(', resolved')
  const tables: readonly (readonly [ExportTable, readonly string[]])[] = [
    ['records', ['Excluded silently', 'excluded']],
    ['studies', ['Study of no document']],
    ['excerpts', [QUOTE, 'parked by Lena', 'lost its place', 'soon gone']],
    ['configurations', ['Without evidence', 'resting on nothing']],
    ['elements', ['resting on nothing']],
    ['principles', ['Taken back by us', 'withdrawn']],
    ['codebook', ['Old village']],
  ]
  const workbook = await words('xlsx')
  for (const [of, all] of tables) {
    const table = await words('csv', of)
    for (const one of all) {
      expect(table, of).toContain(one)
      expect(workbook, of).toContain(one)
    }
  }
})
