// What documents are called for short.
import { expect, test } from 'vitest'
import { freeLabel, kindOfRecord, labelOf } from '../../src/documents/domain.ts'

test.each([
  [['Bertotti, Marcello', 'Frostick, Caroline'], 2018, 'T', 'Bertotti 2018'],
  [['Bertotti M'], 2018, 'T', 'Bertotti 2018'],
  [['Marcello Bertotti'], 2018, 'T', 'Bertotti 2018'],
  [['de Weger, E.'], 2018, 'T', 'de Weger 2018'],
  [['Liu R.'], 2014, 'T', 'Liu 2014'],
  [['Eloubeidi M.A.'], 2004, 'T', 'Eloubeidi 2004'],
  [['Sartre J.-P.'], 1943, 'T', 'Sartre 1943'],
  [['World Health Organization'], 2020, 'T', 'World Health Organization 2020'],
  [['National Academy for Social Prescribing'], 2021, 'T', 'National Academy for Social Prescribing 2021'],
  [['王伟'], null, 'T', '王伟'],
  [[], 2020, 'What link workers do all day', 'What link workers do 2020'],
  [[], null, '', 'Document'],
] as const)('%j %s is %s', (authors, year, title, label) => {
  expect(labelOf({ authors, year, title })).toBe(label)
})

test('a label that is taken is told apart', () => {
  expect(freeLabel('Husk 2020', new Set())).toBe('Husk 2020')
  expect(freeLabel('Husk 2020', new Set(['Husk 2020', 'Husk 2020b']))).toBe('Husk 2020c')
  expect(freeLabel('Notes', new Set(['Notes']))).toBe('Notes (2)')
})

test('a record of a kind that documents do not have is an article', () => {
  expect(['book', 'web', 'conference', 'unheard of'].map(kindOfRecord)).toEqual([
    'report',
    'blog',
    'article',
    'article',
  ])
})
