// The sentence of a report on what a principle rests on, in both languages and with consultations beside studies.
import { expect, it } from 'vitest'
import { sayIn } from '../../../src/core/http/page/messages.ts'
import { restingSentence, stancesSaid, wordsIn } from '../../../src/reports/report/parts/words.ts'

const none = { studies: 0, rich: 0, contradicts: 0, settings: 0, consultations: 0 }

it.each([
  ['en', none, [], 'No study stands behind this yet.'],
  ['en', { ...none, consultations: 1 }, [], '1 consultation, and no study yet.'],
  ['nl', { ...none, consultations: 2 }, [], '2 raadplegingen, en nog geen studie.'],
  ['en', { ...none, studies: 3, settings: 2, rich: 1 }, [], '3 studies in 2 settings, 1 of them rich.'],
  ['en', { ...none, studies: 1, settings: 1, rich: 1 }, [], '1 study in 1 setting, rich.'],
  ['en', { ...none, studies: 3, consultations: 2 }, [], '3 studies. 2 consultations beside them.'],
  ['nl', { ...none, studies: 1, consultations: 1 }, [], '1 studie. Daarnaast 1 raadpleging.'],
  [
    'en',
    { ...none, studies: 4, contradicts: 1, consultations: 1 },
    ['Luton 2018'],
    '4 studies; 1 contradicts, not all of it answered yet. 1 consultation beside them.',
  ],
  ['nl', { ...none, studies: 1, contradicts: 1 }, [], '1 studie; die spreekt tegen, beantwoord in de uitleg.'],
] as const)('in %s, %j says what a principle rests on', (language, counts, unanswered, sentence) => {
  expect(restingSentence({ counts, unanswered, contradictions: [] }, wordsIn(language, sayIn(language)))).toBe(sentence)
})

it('says every way in which a study speaks, the strongest first', () => {
  expect(stancesSaid(['contradicts', 'supports', 'background'], sayIn('en'))).toBe('contradicts; also supports')
  expect(stancesSaid(['contradicts', 'refines', 'supports'], sayIn('nl'))).toBe('spreekt tegen; ook: verfijnt, steunt')
  expect(stancesSaid(['background'], sayIn('en'))).toBe('background')
})
