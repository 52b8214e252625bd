// Decisions of other screening tools in a file: what each tool writes, what is none, and text that only looks like it.
import { describe, expect, test } from 'vitest'
import { wordsOf } from '../../../src/sources/reading/decisions.ts'
import { spentSince, spentUntilNow } from '../../support/measuring/spent.ts'
import { readText } from './formats/read-text.ts'

const ris = (notes: readonly string[], tag = 'N1') =>
  `TY  - JOUR\nTI  - Time to listen\n${notes.map(note => `${tag}  - ${note}\n`).join('')}ER  - \n`
const decided = async (text: string) =>
  (await readText(text)).references.map(one =>
    one.decisions.map(({ origin, screen, choice, reason, who }) => [origin, screen, choice, reason, who]),
  )

describe('ASReview', () => {
  test.each([
    ['ASReview_relevant', [['ASReview', null, 'include', '', '']]],
    ['ASReview_irrelevant. More of our own.', [['ASReview', null, 'exclude', '', '']]],
    ['Before. ASReview_irrelevant', [['ASReview', null, 'exclude', '', '']]],
    ['ASReview_not_seen', []],
    ['ASReview is a program.', []],
  ])('in a note: %s', async (note, expected) => {
    expect(await decided(ris([note]))).toEqual([expected])
    expect(await decided(ris([note], 'KW'))).toEqual([expected])
  })

  test.each(['label_included', 'included', 'asreview_label', 'final_included'])('in a column: %s', async name => {
    const rows = ['One,1', 'Two,0', 'Three,', 'Four,-1', 'Five,1.0']
    expect(await decided(`title,${name}\n${rows.join('\n')}\n`)).toEqual([
      [['ASReview', null, 'include', '', '']],
      [['ASReview', null, 'exclude', '', '']],
      [],
      [],
      [['ASReview', null, 'include', '', '']],
    ])
  })

  test('in two columns, one for each stage', async () => {
    const text = 'title,abstract,label_included,label_abstract_screening\nOne,An abstract,0,1\nTwo,An abstract,0,0\n'
    expect(await decided(text)).toEqual([
      [
        ['ASReview', 'full-text', 'exclude', '', ''],
        ['ASReview', 'title-abstract', 'include', '', ''],
      ],
      [
        ['ASReview', 'full-text', 'exclude', '', ''],
        ['ASReview', 'title-abstract', 'exclude', '', ''],
      ],
    ])
  })
})

describe('Rayyan', () => {
  const note =
    'RAYYAN-INCLUSION: {"Ravi"=>"Included", "Lena M."=>"Excluded"} | RAYYAN-LABELS: rural,nurses | RAYYAN-EXCLUSION-REASONS: wrong population,__EXR__wrong outcome'
  const expected = [
    ['Rayyan', null, 'include', '', 'Ravi'],
    ['Rayyan', null, 'exclude', 'wrong population; wrong outcome', 'Lena M.'],
  ]

  test('in a note of RIS, of a table, and of BibTeX', async () => {
    expect(await decided(ris([note]))).toEqual([expected])
    expect(await decided(`key,title,year,notes\nrayyan-1,One,2019,"${note.replaceAll('"', '""')}"\n`)).toEqual([
      expected,
    ])
    const [first] = (await readText(`@article{rayyan-1,\n title={One},\n year={2019},\n note={${note}}\n}\n`))
      .references
    expect(first?.decisions.map(one => one.who).sort()).toEqual(['Lena M.', 'Ravi'])
  })

  test('a maybe, and notes of people behind it', async () => {
    const text = ris(['RAYYAN-INCLUSION: {"Ravi"=>"Maybe"} | USER-NOTES: {"Ravi"=>["\\"Excluded\\"=>\\"Excluded\\""]}'])
    expect(await decided(text)).toEqual([[['Rayyan', null, 'maybe', '', 'Ravi']]])
  })
})

describe('Covidence', () => {
  test('a reason among the notes is an exclusion on the full text', async () => {
    const text =
      'Title,Authors,Abstract,Published Year,Covidence #,Study,Notes,Tags\nOne,Mercer A.,,2019,#12,Mercer 2019,Exclusion reason: Wrong setting; ,\nTwo,Holt B.,,2020,#13,Holt 2020,A note of ours,\n'
    expect(await decided(text)).toEqual([[['Covidence', 'full-text', 'exclude', 'Wrong setting', '']], []])
  })

  test('a status that names its stage', async () => {
    const text =
      'Title,Covidence #,Status\nOne,#12,Title and abstract screening: Irrelevant\nTwo,#13,Full text review: Included\n'
    expect(await decided(text)).toEqual([
      [['Covidence', 'title-abstract', 'exclude', '', '']],
      [['Covidence', 'full-text', 'include', '', '']],
    ])
  })
})

describe('words', () => {
  test.each(['', '-1', 'not seen', 'NA', 'constructor', '__proto__', '2', 'x'.repeat(10_000)])(
    'no decision: %.20s',
    word => expect(wordsOf(word)).toBeNull(),
  )
  test.each([
    ['Included', 'include'],
    ['IRRELEVANT', 'exclude'],
    ['yes', 'include'],
    ['0.0', 'exclude'],
    ['Maybe', 'maybe'],
  ])('%s', (word, choice) => expect(wordsOf(word)?.choice).toBe(choice))
})

test('a note of 200,000 characters of almost a decision takes no time', async () => {
  const began = spentUntilNow()
  const text = ris([`RAYYAN-INCLUSION: {${'"a"=>"b",'.repeat(20_000)}`])
  expect((await decided(text))[0]).toEqual([])
  expect(spentSince(began)).toBeLessThan(1_000)
})
