// Reports made up by chance: every kind of block, in any order and depth, with words that tempt a format to read them as its own.
import fc from 'fast-check'
import type { Block, Inline, Report } from '../../../src/reports/report/writing/blocks.ts'
import * as b from '../../../src/reports/report/writing/blocks.ts'

const TEMPTING = [
  ...[
    'felt listened to',
    'samenwerkingsverbanden',
    'naïve Ångström',
    'Γνώση',
    '≥ 75 %',
    '“quoted”',
    'two  spaces',
    'l1\nl2',
  ],
  ...[
    '# not a heading',
    '1. not a list',
    '- nor this',
    '*stars*',
    '_lines_',
    '`ticks`',
    '[brackets]',
    '| pipe |',
    '~~gone~~',
  ],
  ...[
    '<b>tag</b>',
    '<script>x</script>',
    '&amp;',
    '&lt;i&gt;',
    '#let a = $b$',
    '@cite',
    '<label>',
    '*/',
    '\\\\ back',
    '{json: 1}',
  ],
  ...[
    '😀 smile',
    '中文',
    'مرحبا',
    'x\u0000y',
    'half \ud800',
    'A\u0301',
    'a\u00adb',
    `https://example.org/${'a'.repeat(60)}?b=c`,
  ],
]
const text = fc.array(fc.constantFrom(...TEMPTING), { minLength: 1, maxLength: 3 }).map(parts => parts.join(' '))
const OWN_WORDS = [
  'A *word* and **another**, [a link](#place) and `code`.\n\nSecond paragraph.',
  '- one\n- two\n  - deeper\n\n1. first\n2. second',
  '> said by somebody\n\n### Their heading\n\n| a | b |\n| --- | --- |\n| 1 | 2 |',
  'Before\n\n---\n\n```\ncode # not $ markup\n```\n\n&copy; and <b>bold</b> & more',
]
const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30" width="90" height="30"><rect width="90" height="30"/></svg>'

const plainInline = fc.record(
  {
    text,
    tone: fc.constantFrom('strong', 'quiet', 'title'),
    href: fc.constantFrom('#place', 'https://example.org/'),
  },
  { requiredKeys: ['text'] },
) as fc.Arbitrary<Inline>
const inline: fc.Arbitrary<Inline> = fc.oneof(
  { weight: 4, arbitrary: plainInline },
  fc.record({ text, role: fc.constantFrom('context', 'outcome'), mark: fc.constantFrom('C1', 'O2') }),
  text.map(words => b.footnote(words)),
)
const words = fc.array(inline, { minLength: 1, maxLength: 3 })
const stance = fc.constantFrom('supports', 'refines', 'contradicts', 'background')
const square = fc.record({
  label: text,
  words: text,
  stance,
  richness: fc.constantFrom('rich', 'moderate', 'thin', 'none'),
})
const tone = fc.constantFrom('plain', 'lead', 'quiet', 'missing', 'reading', 'wording')
const level = fc.constantFrom(2, 3, 4, 5)

const leaf: fc.Arbitrary<Block> = fc.oneof(
  fc.record({
    kind: fc.constant('heading' as const),
    level,
    text,
    id: fc.constantFrom(null, 'place', 'elsewhere'),
  }) as fc.Arbitrary<Block>,
  fc.record({ kind: fc.constant('paragraph' as const), words, tone }) as fc.Arbitrary<Block>,
  fc.record({ kind: fc.constant('markdown' as const), text: fc.constantFrom(...OWN_WORDS) }),
  fc.record({
    kind: fc.constant('list' as const),
    ordered: fc.boolean(),
    items: fc.array(words, { minLength: 1, maxLength: 3 }),
  }),
  fc
    .tuple(fc.boolean(), text, fc.array(fc.tuple(words, words, words), { minLength: 1, maxLength: 4 }))
    .map(([wide, caption, rows]) => (wide ? b.wideTable : b.table)(caption, ['One', 'Two', 'Three'], rows)),
  fc.record({
    kind: fc.constant('quotation' as const),
    text: fc.option(text),
    source: words,
    stance,
    stanceWord: text,
  }),
  text.map(caption => b.figure(SVG, 'A bar', caption)),
  fc.constant(b.newPage),
  fc.record({
    kind: fc.constant('squares' as const),
    sentence: text,
    studies: fc.array(square, { maxLength: 3 }),
  }) as fc.Arbitrary<Block>,
)
const folded = fc
  .tuple(text, fc.array(leaf, { minLength: 1, maxLength: 3 }))
  .map(([summary, inside]) => b.details(summary, inside, 'folded'))
const blocks = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: leaf },
    folded,
    fc.array(folded, { maxLength: 2 }).map(all => b.group(all)),
  ),
  {
    minLength: 18,
    maxLength: 26,
  },
)

export function anyReport(): fc.Arbitrary<Report> {
  return fc.record({ language: fc.constantFrom('en', 'nl'), title: text, subtitle: text, notice: text, blocks })
}
