// What is found in a text, and where: in any case, with or without accents, over the ends of lines.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anchorText, sliceSpan } from '../../../src/documents/anchoring/anchor.ts'
import { findWords, MOST_FINDS } from '../../../src/documents/finding/finds.ts'
import { splitParagraphs } from '../../../src/documents/paragraphs.ts'
import { layOut } from '../../../src/documents/reading.ts'
import { spentSince, spentUntilNow } from '../../support/measuring/spent.ts'

const found = (text: string, words: string) => {
  const source = anchorText(text)
  return findWords(source, words).finds.map(span => sliceSpan(source, span))
}

describe('words', () => {
  it.each([
    ['A visit to the Café.', 'cafe', ['Café']],
    ['A visit to the Cafe\u0301 there.', 'CAFÉ', ['Cafe\u0301']],
    ['Patients felt\nlistened   to.\n\nTrust grew.', 'felt listened to. trust', ['felt\nlistened   to.\n\nTrust']],
    ['the “link worker’s” time', '"link worker\'s"', ['“link worker’s”']],
    ['re\u00adferral and ﬁnance', 'referral', ['re\u00adferral']],
    ['re\u00adferral and ﬁnance', 'finance', ['ﬁnance']],
    ['2015–2018', '2015-2018', ['2015–2018']],
    ['👩‍⚕️ trust 😀 trust', 'TRUST', ['trust', 'trust']],
    ['aaaa', 'aa', ['aa', 'aa']],
    ['nothing here', '', []],
    ['nothing here', '   ', []],
    ['', 'x', []],
  ])('in %j, %j finds %j', (text, words, places) => {
    expect(found(text, words)).toEqual(places)
  })

  it('are found wherever they stand, and what is found folds to what was asked', () => {
    const letters = fc.stringMatching(/^[a-eé A-E😀\n]{1,12}$/u)
    fc.assert(
      fc.property(letters, letters, letters, (before, words, after) => {
        fc.pre(words.trim() !== '')
        const text = `${before}x${words.trim()}x${after}`
        const plain = (one: string) => one.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ')
        const places = found(text, words)
        expect(places.length).toBeGreaterThan(0)
        for (const place of places) expect(plain(place)).toBe(plain(words.trim()))
      }),
    )
  })

  it('are counted up to a limit, and it is said that there are more', () => {
    const { finds, isAll } = findWords(anchorText('e '.repeat(MOST_FINDS + 5)), 'e')
    expect(finds).toHaveLength(MOST_FINDS)
    expect(isAll).toBe(false)
  })

  it('are looked for in a megabyte within the time a keystroke has', () => {
    const source = anchorText('Link workers had time to listen, and trust grew.\n\n'.repeat(20_000))
    findWords(source, 'warm')
    const start = spentUntilNow()
    findWords(source, 'nowhere to be found')
    expect(spentSince(start)).toBeLessThan(2_000)
  })
})

it('a text laid out with what was found is still the same text, under the same excerpts', () => {
  const text = 'Patients felt listened to.\n\nTrust grew, and trust stayed.'
  const source = anchorText(text)
  const paragraphs = splitParagraphs(text)
  const marks = [{ id: 1, start: 9, end: 22, role: 'mechanism', label: 'M1', href: '#' }]
  const plain = layOut(source, paragraphs, marks)
  for (const words of ['listened to. trust', 'felt listened', 'trust', 'P']) {
    const marked = layOut(source, paragraphs, marks, findWords(source, words).finds)
    for (const [i, paragraph] of marked.entries()) {
      expect(paragraph.runs.map(run => run.text).join('')).toBe(plain[i]?.runs.map(run => run.text).join(''))
      const coded = paragraph.runs.filter(run => run.marks.length > 0).map(run => run.text)
      expect(coded.join('')).toBe(i === 0 ? 'felt listened' : '')
      expect(paragraph.runs.flatMap(run => run.opens)).toEqual(i === 0 ? [1] : [])
    }
    const finds = marked.flatMap(paragraph => paragraph.runs.filter(run => run.find === 1).map(run => run.text))
    expect(finds.join(' ').replace(/\s+/g, ' ').toLowerCase()).toBe(words.toLowerCase())
  }
})
