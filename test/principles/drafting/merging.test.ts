// A newer draft beside an edited explanation: every sentence has one fate, and the team's own words survive whatever is taken.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { draftedSentences, mergeDraft, takeOver } from '../../../src/principles/drafting/merging.ts'

const A = 'Where someone has time, people return [CMOC 1].'
const B = 'Trust grows [CMOC 2].'
const C = 'This rests on one study: Bos 2023 [CMOC 1].'
const C2 = 'This rests on 2 studies: Bos 2023 and Luton 2018 [CMOC 1].'
const fates = (drafted: string, explanation: string, draft: string) =>
  mergeDraft(drafted, explanation, draft).told.map(one => [one.fate, one.text])

describe('each sentence has a fate', () => {
  test('kept, new and gone where nobody has edited', () => {
    expect(fates(`${A} ${B}\n\n${C}`, `${A} ${B}\n\n${C}`, `${A} ${B}\n\n${C2}`)).toEqual([
      ['kept', A],
      ['kept', B],
      ['new', C2],
      ['gone', C],
    ])
  })
  test('edited by the team, with what the draft says of the same beside it', () => {
    const own = 'Trust grows, but slowly [CMOC 2].'
    const { told, counts } = mergeDraft(`${A} ${B}`, `${A} ${own}`, `${A} ${B}`)
    expect(told.map(one => [one.fate, one.text, one.beside])).toEqual([
      ['kept', A, null],
      ['own', own, B],
    ])
    expect(counts).toEqual({ kept: 1, new: 0, gone: 0, own: 1, dropped: 0 })
  })
  test('taken out by the team: not offered as new', () => {
    expect(fates(`${A} ${B}`, A, `${A} ${B}`)).toEqual([
      ['kept', A],
      ['dropped', B],
    ])
  })
  test('without an earlier draft all that the draft does not say is the team’s own', () => {
    expect(fates('', `${A} Our words.`, `${A} ${B}`)).toEqual([
      ['kept', A],
      ['new', B],
      ['own', 'Our words.'],
    ])
  })
})

test('taking over replaces what changed in its place and leaves paragraphs as they are', () => {
  const text = `Our first words.\n\n${A} And ours [CMOC 1] too. ${B}\n\n${C}`
  const draft = `${A} ${B}\n\n${C2}`
  const merge = mergeDraft(`${A} ${B}\n\n${C}`, text, draft)
  const keys = new Set(merge.told.map(one => one.key))
  expect(takeOver(text, merge, keys, draft)).toBe(`Our first words.\n\n${A} And ours [CMOC 1] too. ${B}\n\n${C2}`)
  expect(takeOver(text, merge, new Set(), draft)).toBe(text)
})

const sentence = fc
  .tuple(
    fc.constantFrom('Trust grows', 'People come', 'It is e.g. slow. And so', 'Time, (sic) matters'),
    fc.integer({ min: 1, max: 6 }),
  )
  .map(([words, n]) => `${words} [CMOC ${n}].`)
const drafted = fc
  .uniqueArray(sentence, { maxLength: 8 })
  .chain(all =>
    fc.array(fc.boolean(), { minLength: all.length, maxLength: all.length }).map(breaks => ({ all, breaks })),
  )
  .map(({ all, breaks }) =>
    all.reduce((text, one, at) => (text === '' ? one : `${text}${breaks[at] ? '\n\n' : ' '}${one}`), ''),
  )
const own = fc.constantFrom(
  'We say so.',
  'Not so in cities [CMOC 3]?',
  '- a list\n- of two',
  '**Bold** [x](y).',
  'ünï 😀',
)
const edited = fc
  .tuple(drafted, fc.array(fc.tuple(own, fc.nat(8), fc.constantFrom(' ', '\n\n')), { maxLength: 4 }))
  .map(([text, additions]) => {
    const parts = text.split(/(?<=\]\.)(\s+)/)
    for (const [words, at, gap] of additions) parts.splice(Math.min(parts.length, at * 2), 0, words, gap)
    return parts.join('').trim()
  })

describe('whatever the drafts and edits', () => {
  test('nothing taken leaves the text as it is; all taken keeps every word of the team and says all that is new', () => {
    fc.assert(
      fc.property(drafted, edited, drafted, (before, text, after) => {
        const merge = mergeDraft(before, text, after)
        expect(takeOver(text, merge, new Set(), after)).toBe(text.trim())
        const taken = takeOver(text, merge, new Set(merge.told.map(one => one.key)), after)
        for (const one of merge.told) {
          if (one.fate !== 'gone') expect(taken).toContain(one.text)
        }
        const again = mergeDraft(after, taken, after)
        expect(again.counts.new + again.counts.gone).toBe(0)
        const words = (told: typeof merge.told) =>
          told
            .filter(one => one.fate === 'own')
            .map(one => one.text)
            .join(' ')
        expect(words(again.told)).toBe(words(merge.told))
      }),
    )
  })
  test('every sentence of the draft is kept, new, taken out, or beside what the team made of it', () => {
    fc.assert(
      fc.property(drafted, edited, drafted, (before, text, after) => {
        const { told } = mergeDraft(before, text, after)
        const said = new Set(told.flatMap(one => [one.text, one.beside]))
        for (const one of draftedSentences(after)) expect(said.has(one)).toBe(true)
        expect(new Set(told.map(one => one.key)).size).toBe(told.length)
      }),
    )
  })
})
