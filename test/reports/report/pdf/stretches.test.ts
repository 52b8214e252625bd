// Where a long report is cut, as a table: where a page begins anyway, else above the largest heading, never behind one.
import { describe, expect, test } from 'vitest'
import * as b from '../../../../src/reports/report/writing/blocks.ts'
import { stretchesOf } from '../../../../src/reports/report/writing/typst/stretches.ts'

const p = b.paragraph('Words.')
const h = (level: 2 | 3 | 4 | 5) => b.heading(level, 'Heading')
const behind = b.details('Behind', [p, p, p])
const long = b.details('Long', [behind, behind, behind])

describe('a report is cut', () => {
  test.each<[string, readonly b.Block[], number, readonly number[]]>([
    ['not at all where it fits', [h(2), p, p], 3, [3]],
    ['where a page begins anyway', [p, p, p, b.newPage, p, h(2), p, p], 6, [3, 5]],
    ['above the largest heading, the last of equals', [h(2), p, p, h(2), p, h(3), p, p, p], 7, [3, 6]],
    ['above a smaller one where there is none', [h(2), p, p, p, h(4), p, p, p], 6, [4, 4]],
    ['between paragraphs where there is no heading', [p, p, p, p, p, p], 4, [4, 2]],
    ['never behind a heading', [p, p, h(5), behind, behind], 5, [2, 2, 1]],
    ['with the name of what comes', [p, p, p, b.group([h(2), p, p], 'name'), p], 6, [3, 5]],
    ['around what hangs together, however long', [p, behind, behind, behind], 4, [1, 1, 1, 1]],
    ['early rather than with what is too long', [h(2), p, h(2), long, h(2), p], 8, [2, 2, 2]],
  ])('%s', (_, blocks, most, lengths) => {
    expect(stretchesOf(blocks, most).map(one => one.length)).toEqual(lengths)
  })

  test('into what it was', () => {
    const blocks = [h(2), p, b.group([h(3), p, b.group([p], 'inner')]), behind, h(2), p]
    expect(stretchesOf(blocks, 3).flat()).toEqual([h(2), p, h(3), p, b.group([], 'inner'), p, behind, h(2), p])
    expect(stretchesOf([], 3)).toEqual([[]])
  })
})
