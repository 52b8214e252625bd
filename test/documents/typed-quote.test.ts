/** A quotation typed by hand is anchored in its paragraph, or refused with a reason that helps. */
import { describe, expect, test } from 'vitest'
import { anchorText, sliceSpan } from '../../src/documents/anchoring/anchor.ts'
import { findTypedQuote, saysTheSame } from '../../src/documents/anchoring/typed-quote.ts'
import { splitParagraphs } from '../../src/documents/paragraphs.ts'

const TEXT = `Link workers had time 😀 to listen. People felt “known” by them.

Managers gave them time. Staff gave them trust, and time
again when it was needed most by everyone here.

Funding stopped.`
const source = anchorText(TEXT)
const paragraphs = splitParagraphs(TEXT)

function quoted(number: number, typed: string): string {
  const found = findTypedQuote(source, paragraphs, number, typed)
  return found.ok ? sliceSpan(source, found.span) : `refused: ${found.reason}`
}

describe('a quotation typed by hand', () => {
  test.each([
    [1, 'People felt “known” by them', 'People felt “known” by them'],
    [1, 'people  felt "known" by them', 'People felt “known” by them'],
    [1, '"had time 😀 to listen"', 'had time 😀 to listen'],
    [2, 'and time again when', 'and time\nagain when'],
    [2, 'by everyone here.\nFunding stopped', 'by everyone here.\n\nFunding stopped'],
    [1, '“known”', '“known”'],
  ])('in ¶%i: %s', (number, typed, words) => {
    expect(quoted(number, typed)).toBe(words)
  })

  test.each([
    [9, 'Funding', /no ¶9.*3 paragraphs/],
    [1, '  \n ', /Type or paste the words/],
    [2, 'gave them', /occur 2 times in ¶2/],
    [1, 'Funding stopped', /not in ¶1, but in ¶3/],
    [1, 'Link workers had time for nobody', /agrees up to “Link workers had time”/],
    [1, 'Link workers … known', /Words left out/],
    [3, 'xyz', /not in ¶3\. Copy them/],
    [3, 'x'.repeat(20_001), /20,000 characters/],
  ])('in ¶%i is refused: %s', (number, typed, reason) => {
    expect(quoted(number, typed)).toMatch(reason)
  })

  test('two copies of a passage are compared by what they say', () => {
    expect(saysTheSame('felt “known”\nby them', 'felt "known" by them')).toBe(true)
    expect(saysTheSame('felt known', 'felt unknown')).toBe(false)
  })
})
