// What other tools lose without a word: a passage that was kept and given no code yet is in every export that holds passages.
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { sayIn } from '../../../src/core/http/page/messages.ts'
import { compose, OFFERED_FORMATS } from '../../../src/reports/exports/compose.ts'
import type { ExportFormat, ExportTable } from '../../../src/reports/formats.ts'
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
