// Cells that no spreadsheet takes for a formula, and that come back as they were.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { neutral, restored, toCsv } from '../../../src/core/csv.ts'

test.each([
  ['=1+1', "'=1+1"],
  ['  =cmd', "'  =cmd"],
  ['@sum', "'@sum"],
  ['-1.5', '-1.5'],
  ['+31 20', "'+31 20"],
  ['first\n=second', "first\n'=second"],
  ["'=1", "''=1"],
  ['plain', 'plain'],
  ["it's fine", "it's fine"],
  ['', ''],
])('%j becomes %j', (text, safe) => {
  expect(neutral(text)).toBe(safe)
  expect(restored(safe)).toBe(text)
})

test('no line of any cell begins a formula, and every text comes back', () => {
  const piece = fc.constantFrom('=', '+', '-', '@', '\t', "'", ' ', '\n', 'a', '1', '.', '"', ',')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), pieces => {
      const text = pieces.join('')
      const safe = neutral(text)
      if (!/^[+-]?\d+([.,]\d+)?$/.test(safe))
        for (const line of safe.split(/[\r\n]/)) expect(line.trimStart()).not.toMatch(/^[=+\-@\t]/)
      expect(restored(safe)).toBe(text)
    }),
    { numRuns: 2000 },
  )
})

test('a cell with a quotation mark, a comma or a line break is quoted', () => {
  expect(toCsv(['a', 'b'], [['say "yes", now', 'two\nlines']])).toBe('\uFEFFa,b\r\n"say ""yes"", now","two\nlines"\r\n')
})
