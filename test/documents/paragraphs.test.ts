/** Texts fall into paragraphs and runs without a character being lost or changed. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anchorText, sliceSpan } from '../../src/documents/anchoring/anchor.ts'
import { pageAt, paragraphAt, splitParagraphs } from '../../src/documents/paragraphs.ts'
import { layOut, type Mark } from '../../src/documents/reading.ts'

const shown = (text: string): string[] => splitParagraphs(text).map(p => sliceSpan(anchorText(text), p))
const mark = (id: number, start: number, end: number, role = 'context'): Mark => ({
  id,
  start,
  end,
  role,
  label: `C${id}`,
  href: '',
})

describe('paragraphs', () => {
  test('are parted by blank lines; a paragraph wrapped by hand stays one', () => {
    const wrapped =
      'Link workers said that they had the time to listen to\npeople, who had not been heard by anyone in years and\nsaid so.'
    expect(shown(`${wrapped}\n \n\nNext.`)).toEqual([wrapped, 'Next.'])
  })

  test('are lines where lines are long, or short and uneven', () => {
    const long = 'word '.repeat(40).trim()
    expect(shown(`${long}\n${long}`)).toEqual([long, long])
    expect(shown('Interviewer: And then?\nP3: Nothing.\nInterviewer: Why?')).toHaveLength(3)
  })

  test('of enormous length are divided at the end of a sentence', () => {
    const sentence = `${'word '.repeat(19)}word. `
    const parts = shown(sentence.repeat(100))
    expect(parts.length).toBeGreaterThan(1)
    expect(parts.every(part => part.endsWith('.') && part.length <= 4_000)).toBe(true)
    expect(shown('😀'.repeat(6_000)).join('')).toBe('😀'.repeat(6_000))
  })

  test('know their heading level and their page', () => {
    const paragraphs = splitParagraphs(
      'Title\n\nOne.\n\nTwo.',
      [{ start: 0, level: 1 }],
      [
        { number: 236, start: 0 },
        { number: 237, start: 13 },
      ],
    )
    expect(paragraphs.map(p => [p.number, p.level, p.page])).toEqual([
      [1, 1, 236],
      [2, 0, 236],
      [3, 0, 237],
    ])
    expect(paragraphAt(paragraphs, 8)?.number).toBe(2)
    expect(pageAt([{ number: 2, start: 5 }], 3)).toBeNull()
  })

  test('none for an empty text', () => {
    expect(splitParagraphs(' \n\n ')).toEqual([])
  })

  test('together hold every word of the text, in order', () => {
    const text = fc.array(fc.constantFrom('a', 'bc', ' ', '\n', '\n\n', '😀', 'ש.', 'x'.repeat(130)), { maxLength: 80 })
    fc.assert(
      fc.property(
        text.map(parts => parts.join('')),
        value => {
          expect(shown(value).join('').replace(/\s/g, '')).toBe(value.replace(/\s/g, ''))
        },
      ),
    )
  })
})

describe('runs', () => {
  const text = 'People felt heard.\n\nThey came back.'
  const source = anchorText(text)
  const laid = (marks: Mark[]) => layOut(source, splitParagraphs(text), marks)

  test('are cut where excerpts begin and end, and overlap is counted', () => {
    const [first, second] = laid([mark(1, 0, 11), mark(2, 7, 24)])
    expect(first!.runs.map(run => [run.text, run.marks.map(m => m.id)])).toEqual([
      ['People ', [1]],
      ['felt', [1, 2]],
      [' heard.', [2]],
    ])
    expect(first!.overlapping).toBe(2)
    expect(second!.runs.map(run => run.text)).toEqual(['They', ' came back.'])
    expect(second!.margin).toMatchObject([{ id: 2, continued: true }])
    expect([...first!.runs, ...second!.runs].map(run => run.opens)).toEqual([[1], [2], [], [], []])
  })

  test('an excerpt of the whole text and one ending at a paragraph are laid out', () => {
    const [first, second] = laid([mark(1, 0, 35), mark(2, 0, 18)])
    expect(first!.runs).toHaveLength(1)
    expect(second!.runs[0]!.marks.map(m => m.id)).toEqual([1])
  })

  test('together are exactly the paragraph, whatever covers it', () => {
    const spans = fc.array(fc.tuple(fc.nat(35), fc.nat(35)), { maxLength: 12 })
    fc.assert(
      fc.property(spans, pairs => {
        const marks = pairs.flatMap(([a, b], id) => (a === b ? [] : [mark(id, Math.min(a, b), Math.max(a, b))]))
        for (const paragraph of laid(marks)) {
          expect(paragraph.runs.map(run => run.text).join('')).toBe(sliceSpan(source, paragraph))
          const covering = marks.filter(m => m.start < paragraph.end && m.end > paragraph.start)
          expect(paragraph.margin.map(m => m.id).sort()).toEqual(covering.map(m => m.id).sort())
        }
      }),
    )
  })
})
