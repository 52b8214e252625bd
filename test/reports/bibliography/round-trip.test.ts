// Any records, written as RIS or BibTeX, come back through the readers of imports as they were.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bibtexOf } from '../../../src/reports/bibliography/bibtex.ts'
import type { Leaving } from '../../../src/reports/bibliography/entry.ts'
import { risOf } from '../../../src/reports/bibliography/ris.ts'
import { EMPTY_RECORD, RECORD_TYPES, type RecordFields } from '../../../src/sources/records/fields.ts'
import { readText } from '../../sources/reading/formats/read-text.ts'

const letters = 'abcdefghijklmnopqrstuvwxyzäéøñłžשع一'
const capital = (text: string) => text[0]!.toUpperCase() + text.slice(1)
const name = fc.string({ unit: fc.constantFrom(...letters), minLength: 2, maxLength: 9 }).map(capital)
const awkward = fc.constantFrom(
  ...[
    'R&D',
    '“quoted”',
    '"quoted"',
    "it's",
    "''both''",
    '`tick`',
    '``',
    'a,b',
    'a, b',
    '5%',
    '100 %',
    '{x}',
    '{',
    '}',
    '}{',
  ],
  ...[
    '<5',
    'p > 0.05',
    '|',
    '100_000',
    '#1',
    '$3',
    '$x$',
    'x@y',
    '@article{a,',
    '😀',
    '=1+1',
    '\\n',
    '\\',
    '\\textbf{x}',
    '~',
    'x^2',
  ],
  ...[
    '--',
    '---',
    '–',
    'TY',
    'ER  - ',
    'TY  - JOUR',
    'AU  - x',
    'and',
    'McGRATH',
    'RAMESES',
    'iPhone',
    'title = {x},',
    '?`',
    '!`',
    'ﬁ',
    '½',
    '^',
    '^{2}',
    '_',
    'a_{b}',
    '#',
    '$',
    '$$',
    '$5–$9',
    '%',
    '%%',
    '&',
    '~5',
    'a~b',
    '\\&',
    '\\%',
    '{\\"o}',
    "\\'e",
    'C:\\x',
    '\\\\',
  ],
)
/** Nothing but what TeX takes for its own, at either end too. */
const bare = fc
  .array(fc.constantFrom(...['$', '%', '&', '#', '_', '^', '~', '\\', '{', '}', '"', "'", 'x', '5', ' a ']), {
    minLength: 1,
    maxLength: 12,
  })
  .map(signs => signs.join('').trim().replace(/ {2,}/g, ' '))
  .filter(text => /[x5a]/.test(text))
const words = (most: number) =>
  fc
    .array(fc.oneof({ weight: 3, arbitrary: name }, awkward), { minLength: 1, maxLength: most })
    .map(list => `The ${list.join(' ')} end`.replace(/ {2,}/g, ' '))
const person = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(name, name).map(both => both.join(', ')) },
  fc
    .tuple(fc.constantFrom('van der', 'Van der', 'von', 'de la', "d'", "'t", 'al-', 'ter', 'da', 'dos'), name, name)
    .map(([particle, family, given]) => `${particle}${/['-]$/.test(particle) ? '' : ' '}${family}, ${given}`),
  fc.tuple(name, name).map(([family, given]) => `${family}, ${given} “Bill”`),
  fc.tuple(name, name).map(([family, given]) => `${family}, ${given} "Bill"`),
  fc.tuple(name, name).map(([family, given]) => `${family}, ${given} van der`),
  fc.tuple(name, name).map(([family, given]) => `${family}, ${given[0]}.-${given[1]!.toUpperCase()}.`),
  fc.tuple(name, name).map(both => `${both.join(', ')}, Jr.`),
  fc.constantFrom(
    'World Health Organization',
    "O'Neill, Éamon",
    'Department of Health, Social Services and Public Safety',
    'R&D Group',
    'NHS',
    'de la Cruz, María',
    '100% Group',
    'Health and Care Board',
    'The "Listening" Group',
    "'t Huis",
    '{Brace} Group',
    'Open{',
    'Closed}',
    '}{',
    'A_B^C~D Group',
    'Group #1 ($5)',
    'Back\\slash Group',
    'Núñez-Ñandú, Ísak Þór',
    'Ångström, Åsa',
    'Đỗ, Thị Hồng',
    'Şahin, İlker',
    'ßtraße, Öz',
    'Ó Súilleabháin, Seán',
    'van der Berg',
    'DerSimonian, R.',
    'Smith, {J}',
    'Smith, J. and K.',
    'AND, Andy',
    'Band, Rand',
  ),
)
const lines = (part: fc.Arbitrary<string>, sign: string) =>
  fc.array(part, { maxLength: 3 }).map(list => list.join(sign))
const absent = fc.constant('')
const maybe = (text: fc.Arbitrary<string>) => fc.oneof(absent, text)

const fields: fc.Arbitrary<RecordFields> = fc.record({
  type: fc.constantFrom(...RECORD_TYPES),
  title: fc.oneof({ weight: 3, arbitrary: words(8) }, bare),
  authors: fc.uniqueArray(person, { maxLength: 5 }),
  year: fc.option(fc.integer({ min: 1900, max: 2030 })),
  journal: maybe(words(3).map(text => `Journal of ${text}`)),
  volume: maybe(fc.integer({ min: 1, max: 99 }).map(String)),
  issue: maybe(fc.constantFrom('1', '3-4', 'Suppl 1', '2%')),
  pages: fc.constantFrom('', '101–119', 'e12', 'S1–S9', '12, 15–19', '7', 'xi–xx'),
  publisher: maybe(words(2)),
  doi: fc.constantFrom('', '10.1000/x.1', '10.1002/(sici)1097-0258(19980815)17:15/16_a.co;2-2', '10.1000/a_b#c%d'),
  pmid: fc.constantFrom('', '12345678'),
  isbn: fc.constantFrom('', '9781234567897', '1234-567X', '9781234567897, 1234-5678'),
  url: fc.constantFrom('', 'https://example.org/a_b%20c?x=1&y=2#z~q', 'https://example.org/{a}'),
  language: maybe(fc.constantFrom('en', 'Nederlands')),
  abstract: lines(words(20), '\n\n'),
  keywords: fc.uniqueArray(
    fc.oneof(name, fc.constantFrom('Health Services, Rural', 'R&D', 'x {y}', '5 % less', 'trust_')),
    { maxLength: 4 },
  ),
  notes: lines(words(5), '\n'),
})

const written = (list: readonly RecordFields[], write: (one: Leaving) => string) =>
  list
    .map((one, at) =>
      write({
        fields: one,
        id: at + 1,
        key: `k-${at}`,
        notes: [`Retroduce record ${at + 1} (heard): included`, 'Full text: excluded, 5% & {more}'],
      }),
    )
    .join('')
const withNotes = (one: RecordFields, at: number) =>
  [one.notes, `Retroduce record ${at + 1} (heard): included`, 'Full text: excluded, 5% & {more}']
    .filter(Boolean)
    .join('\n')

/** What readers make one of: presentation forms, a doi that is cut at a hash is no matter of ours. */
const composed = (value: unknown) => JSON.parse(JSON.stringify(value).normalize('NFC')) as unknown

async function comesBack(
  list: readonly RecordFields[],
  text: string,
  change: (one: RecordFields) => Partial<RecordFields> = () => ({}),
) {
  const { references, remarks } = await readText(text, 977)
  expect(references.map(one => one.refusal).filter(Boolean)).toEqual([])
  expect(references).toHaveLength(list.length)
  for (const [at, one] of list.entries())
    expect(references[at]!.record).toEqual(composed({ ...one, notes: withNotes(one, at), ...change(one) }))
  expect(remarks).toEqual([])
}

/** As BibTeX itself counts them: a backslash before a brace is no matter. */
const isBalanced = (text: string) => {
  let depth = 0
  for (const sign of text) depth += sign === '{' ? 1 : sign === '}' ? -1 : 0
  return depth === 0
}

describe('references come back from', () => {
  test('RIS', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fields, { minLength: 1, maxLength: 4 }), list => comesBack(list, written(list, risOf))),
      { numRuns: 150 },
    )
  })

  test('BibTeX', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fields, { minLength: 1, maxLength: 3 }), async list => {
        expect(list.map(one => isBalanced(written([one], bibtexOf)))).toEqual(list.map(() => true))
        await comesBack(list, written(list, bibtexOf), one => ({ url: one.url.replace('{a}', '%7Ba%7D') }))
      }),
      { numRuns: 150 },
    )
  })

  test('nothing at all', async () => {
    for (const write of [risOf, bibtexOf]) {
      const text = write({
        fields: EMPTY_RECORD,
        id: 1,
        key: 'anon-nd',
        notes: ['Retroduce record 1 (heard): not screened'],
      })
      const { references } = await readText(text)
      expect(references[0]?.record).toEqual({ ...EMPTY_RECORD, notes: 'Retroduce record 1 (heard): not screened' })
    }
  })
})
