// The brief has four pages and a summary one: what does not fit is counted and said, for texts of any length.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sayIn } from '../../../../src/core/http/page/messages.ts'
import { loadExample } from '../../../../src/reports/example/actions.ts'
import { depthFor, LINES } from '../../../../src/reports/report/kinds/brief.ts'
import { cutText, fitting, LINE } from '../../../../src/reports/report/kinds/fitting.ts'
import { summaryReport } from '../../../../src/reports/report/kinds/summary.ts'
import { wordsIn } from '../../../../src/reports/report/parts/words.ts'
import { reportOf } from '../../../../src/reports/report/report.ts'
import { loadSource } from '../../../../src/reports/report/store.ts'
import type { Block } from '../../../../src/reports/report/writing/blocks.ts'
import { world } from '../../../support/world.ts'
import { everyBlock, textsOf } from './walking.ts'

const countOf = (text: string) => text.split(/\s+/).filter(word => word !== '').length

test('a cut text fits, and its words and those left are all there were', () => {
  fc.assert(
    fc.property(fc.lorem({ maxCount: 300 }), fc.integer({ min: 1, max: 6 }), (text, lines) => {
      const { text: shown, left } = cutText(text, lines)
      expect(shown.length).toBeLessThanOrEqual(lines * LINE + 2)
      expect(countOf(shown.replace(/ …$/, '')) + left).toBe(countOf(text))
    }),
    { numRuns: 60 },
  )
  expect(cutText('x'.repeat(5000), 2).text.length).toBeLessThanOrEqual(2 * LINE + 2)
  const { shown, left } = fitting(['a', 'b'.repeat(200), 'c'], 3, one => one.length)
  expect([shown.length, left]).toEqual([1, 2])
})

test('the fewer the principles, the more is told of each, and those that do not fit are counted', () => {
  expect([5, 11, 20, 60].map(depthFor)).toEqual([
    { depth: 'much', shown: 5 },
    { depth: 'some', shown: 11 },
    { depth: 'little', shown: 20 },
    { depth: 'little', shown: 20 },
  ])
  expect(20 * LINES.little).toBeLessThanOrEqual(140)
})

/** Lines of A4 that blocks take, with the space around them. */
function linesTaken(blocks: readonly Block[]): number {
  return everyBlock(blocks).reduce((sum, block) => {
    if (block.kind === 'group' || block.kind === 'page') return sum
    const text = textsOf(block)
    if (block.kind === 'table') return sum + block.rows.length * 1.6 + 3
    const scale = block.kind === 'heading' ? (block.level === 2 ? 1.6 : 1.25) : 1
    const lines = text.reduce((all, one) => all + Math.max(1, Math.ceil((one.length * scale) / LINE)), 0)
    return sum + lines * scale + 0.6
  }, 0)
}

test('endless texts stay on one page and on four, and what is left is said', async () => {
  const { system, services, database } = await world()
  const review = await loadExample(system, { ...services, sayIn })
  const loaded = await loadSource(database.read, review.id, 'brief')
  const long = 'A sentence of middling length that says a thing or two about practice. '.repeat(80)
  const [first] = loaded.principles
  if (first === undefined) throw new Error('The example has principles.')
  const endless = {
    ...first,
    heading: long,
    whereItHolds: long,
    whereItDoesNot: long,
    plainWords: { en: long, nl: long },
    lines: Array.from({ length: 40 }, (_, at) => ({
      ...first.lines[0]!,
      id: at,
      kind: 'action' as const,
      text: long.slice(0, 150),
    })),
  }
  const source = { ...loaded, principles: Array.from({ length: 40 }, (_, at) => ({ ...endless, id: at + 1 })) }
  for (const language of ['en', 'nl'] as const) {
    const words = wordsIn(language, sayIn(language))
    const summary = summaryReport(source, endless, 1, words).blocks
    expect(linesTaken(summary)).toBeLessThanOrEqual(40)
    expect(everyBlock(summary).flatMap(textsOf).join(' ')).toMatch(/more words in the principle report|nog \d+ woorden/)
    const brief = reportOf(source, 'brief', language, sayIn(language))
    expect(linesTaken(brief.blocks)).toBeLessThanOrEqual(4 * 48)
    const said = brief.blocks.flatMap(textsOf).join(' ')
    expect(said).toMatch(language === 'en' ? /20 more principles did not fit/ : /20 principes pasten niet meer/)
  }
})
