// What lies on its side with a wide table, as a table: N a name, S a sentence, W what is wide, P where a page begins, O other things.
import { expect, test } from 'vitest'
import { onTheirSide, type Standing } from '../../../src/reports/report/writing/sides.ts'

const STANDING: Readonly<Record<string, Standing>> = { N: 'name', S: 'sentence', W: 'wide', P: 'page', O: 'other' }

test.each([
  ['headings above it', 'ONNWO', '.###.'],
  ['a heading and its sentences', 'ONSSWO', '.####.'],
  ['no sentence without its heading', 'OSWO', '..#.'],
  ['nor more sentences than three', 'NSSSSWO', '.....#.'],
  ['sentences that end its part', 'WSNO', '##..'],
  ['or the whole, or stand before a new page', 'WSSPWS', '###.##'],
  ['not those that go on', 'WSO', '#..'],
  ['what stands between two', 'WSNSWWSNW', '#########'],
])('a wide table takes along %s', (_, parts, sides) => {
  const turned = onTheirSide([...parts].map(part => STANDING[part] ?? 'other'))
  expect(turned.map(one => (one ? '#' : '.')).join('')).toBe(sides)
})
