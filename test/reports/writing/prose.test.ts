// What the team wrote in Markdown, read for formats that are not HTML.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { markdown } from '../../../src/core/markdown.ts'
import { printable } from '../../../src/reports/report/writing/printable.ts'
import { type Prose, proseOf, type Span } from '../../../src/reports/report/writing/prose.ts'

const words = (spans: readonly Span[]) => spans.map(span => span.text).join('')

function told(blocks: readonly Prose[]): string {
  return blocks
    .map(block => {
      switch (block.kind) {
        case 'list':
          return block.items.map(told).join(' ')
        case 'quotation':
          return told(block.blocks)
        case 'code':
          return block.text
        case 'rule':
          return ''
        case 'table':
          return [block.head, ...block.rows].flat().map(words).join(' ')
        default:
          return words(block.spans)
      }
    })
    .join(' ')
}

test.each([
  [
    'a **b** *c* ~~d~~ `e<f`',
    [
      { text: 'a ' },
      { text: 'b', strong: true },
      { text: ' ' },
      { text: 'c', emphasis: true },
      { text: ' ' },
      { text: 'd', struck: true },
      { text: ' ' },
      { text: 'e<f', code: true },
    ],
  ],
  ['see [CMOC 1](#c1) &amp; on', [{ text: 'see ' }, { text: 'CMOC 1', href: '#c1' }, { text: ' & on' }]],
  ['[x](javascript:alert(1))', [{ text: 'x' }]],
  ['a&#1;b&#xFFFF;&#xD800;', [{ text: 'ab\uFFFD' }]],
  ['one  \ntwo', [{ text: 'one' }, { text: '\n' }, { text: 'two' }]],
  ['<b>bare</b><script>alert(1)</script>', [{ text: 'bare' }]],
])('%j is one paragraph', (text, spans) => {
  expect(proseOf(text)).toEqual([{ kind: 'paragraph', spans }])
})

test('lists, quotations, code, tables and headings keep their shape', () => {
  const text = '# Big\n\n- a\n  1. b\n\n> q\n\n```\nx <y>\n  z\n```\n\n---\n\n|h|i|\n|-|-|\n|1|2|'
  expect(proseOf(text)).toEqual([
    { kind: 'heading', level: 3, spans: [{ text: 'Big' }] },
    {
      kind: 'list',
      ordered: false,
      items: [
        [
          { kind: 'paragraph', spans: [{ text: 'a' }] },
          { kind: 'list', ordered: true, items: [[{ kind: 'paragraph', spans: [{ text: 'b' }] }]] },
        ],
      ],
    },
    { kind: 'quotation', blocks: [{ kind: 'paragraph', spans: [{ text: 'q' }] }] },
    { kind: 'code', text: 'x <y>\n  z' },
    { kind: 'rule' },
    { kind: 'table', head: [[{ text: 'h' }], [{ text: 'i' }]], rows: [[[{ text: '1' }], [{ text: '2' }]]] },
  ])
})

test('whatever is written, it says what the page says', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom(
      '**',
      '_',
      '`',
      '> ',
      '- ',
      '1. ',
      '\n',
      '\n\n',
      '|',
      '<b>',
      '</p>',
      '<!--',
      '&lt;',
      '[a](#b)',
      '\u0000',
      '\ud800',
      '😀',
      'שלום',
    ),
  )
  const squeezed = (text: string) => text.replaceAll(/\s+/g, '')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), pieces => {
      const text = pieces.join('')
      const shown = markdown(printable(text))
        .replaceAll(/<[^>]*>/g, '')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&amp;', '&')
      expect(squeezed(told(proseOf(text)))).toBe(squeezed(printable(shown)))
    }),
    { numRuns: 100 },
  )
})
