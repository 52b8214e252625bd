// How the full report says who screened, how far they agreed and what was checked a second time.
import { expect, test } from 'vitest'
import { sayIn } from '../../../src/core/http/page/messages.ts'
import { screeningBlocks } from '../../../src/reports/report/parts/review/screening.ts'
import { wordsIn } from '../../../src/reports/report/parts/words.ts'
import type { Source } from '../../../src/reports/report/source.ts'

const alone: Source['screening'][number] = {
  screen: 'title-abstract',
  screeners: 1,
  decided: 210,
  pairs: [],
  checks: [{ drawnFrom: 'all', population: 210, size: 21, answered: 20, observed: 0.95, isBlind: true }],
}
const two: Source['screening'][number] = {
  screen: 'full-text',
  screeners: 2,
  decided: 50,
  pairs: [{ n: 50, observed: 0.7, kappa: 0.4 }],
  checks: [],
}

const said = (language: 'en' | 'nl', screening: Source['screening']) =>
  JSON.stringify(screeningBlocks({ screening } as unknown as Source, wordsIn(language, sayIn(language))))

test('one person, and a second check of a sample', () => {
  const text = said('en', [alone])
  expect(text).toContain('By title and abstract, one person decided on each record.')
  expect(text).toContain(
    'A second person checked 20 of 21 records that were drawn at random from the 210 decided ones, without seeing the first decision, and agreed on 95%.',
  )
})

test('two people, with their agreement', () => {
  const text = said('en', [alone, two])
  expect(text).toContain('By full text, two people decided on each record.')
  expect(text).toContain('agreed on 70% (Cohen’s kappa 0.40)')
  expect(said('nl', [two])).toContain('Cohens kappa 0,40')
})

test('nothing is said where nothing was decided, nor of a check that nobody answered', () => {
  expect(said('en', [{ ...alone, decided: 0 }])).toBe('[]')
  expect(said('en', [{ ...alone, checks: alone.checks.map(check => ({ ...check, answered: 0 })) }])).not.toContain(
    'checked',
  )
})
