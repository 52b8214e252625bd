// A very long report as PDF: what is folded deepest stays away, and how much that is stands on top.
import { expect, test } from 'vitest'
import { sayIn } from '../../../../src/core/http/page/messages.ts'
import type { Block, Report } from '../../../../src/reports/report/writing/blocks.ts'
import * as b from '../../../../src/reports/report/writing/blocks.ts'
import { toPdf } from '../../../../src/reports/report/writing/pdf/compose.ts'
import { MOST_BLOCKS, shortened } from '../../../../src/reports/report/writing/typst/length.ts'
import { readTagged, textOf } from '../../support/tagged.ts'

const quotation = (text: string): Block => ({
  kind: 'quotation',
  text,
  source: [b.plain('Bos 2023')],
  stance: 'supports',
  stanceWord: 'supports',
})
const account = (at: number) =>
  b.details(`Account ${at}`, [b.paragraph('Its wording.'), quotation('first'), quotation('second')])
const blocks = [
  b.heading(2, 'Principles', 'principles'),
  b.group([b.paragraph('Open.'), b.details('Behind it', [b.paragraph('Folded once.'), account(1), account(2)])]),
]

test('a report that fits is whole', () => {
  expect(shortened(blocks, 13)).toEqual({ blocks, headings: 0, quotations: 0 })
})

test('what is folded within what is folded goes first, then what is folded, never what is open', () => {
  const first = shortened(blocks, 12)
  expect(first).toMatchObject({ headings: 2, quotations: 4 })
  expect(JSON.stringify(first.blocks)).toContain('Folded once.')
  expect(JSON.stringify(first.blocks)).toContain('Account 2')
  const second = shortened(blocks, 5)
  expect(second).toMatchObject({ headings: 1, quotations: 4 })
  expect(JSON.stringify(second.blocks)).not.toContain('Folded once.')
  expect(JSON.stringify(shortened(blocks, 1).blocks)).toContain('Open.')
})

test('the file says what it leaves out', async () => {
  const many = Array.from({ length: MOST_BLOCKS }, () => quotation('said'))
  const report: Report = {
    language: 'en',
    title: 'Long',
    subtitle: '',
    notice: '',
    blocks: [b.details('All', [b.details('Account 7', many)])],
  }
  const say = sayIn('en')
  const frame = { contents: '', made: '', lacking: '', shortened: say('report.shortened') }
  const { parts } = await readTagged(await toPdf(report, frame))
  const text = parts
    .map(part => textOf(part))
    .join(' ')
    .replaceAll(/\s+/g, ' ')
  expect(text).toContain(`beneath 1 of its headings is left out here, ${MOST_BLOCKS} quotations among it`)
  expect(text).toContain('Account 7')
  expect(text).not.toContain('said')
})
