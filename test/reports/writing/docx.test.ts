// A report as a Word file: what Word and LibreOffice read in it, and that nothing the team wrote can break it.
import fc from 'fast-check'
import mammoth from 'mammoth'
import { expect, test } from 'vitest'
import {
  type Block,
  details,
  figure,
  footnote,
  group,
  heading,
  linkTo,
  list,
  newPage,
  paragraph,
  plain,
  type Report,
  strong,
  table,
  wideTable,
} from '../../../src/reports/report/writing/blocks.ts'
import { toDocx } from '../../../src/reports/report/writing/docx/compose.ts'
import { expectSound, openWord, said, type WordFile, within } from '../support/word-file.ts'

const FRAME = { contents: 'Contents', made: 'Made with Retroduce.', notes: 'Notes', skip: 'Skip' }
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="300"><rect width="900" height="300"/></svg>'

const report = (blocks: readonly Block[], more: Partial<Report> = {}): Report => ({
  ...{ language: 'en', title: 'A & B <review>', subtitle: 'Link work', notice: 'An example.' },
  blocks,
  ...more,
})
const word = async (blocks: readonly Block[], more: Partial<Report> = {}) =>
  openWord(await toDocx(report(blocks, more), FRAME))

const EVERYTHING: readonly Block[] = [
  heading(2, 'Question', 'question'),
  paragraph([
    plain('See '),
    linkTo('the principle', '#principle-1'),
    plain(', '),
    linkTo('nowhere', '#nothing'),
    linkTo('a site', 'https://example.org/a b?x=1&y="2"'),
    linkTo('a trap', 'javascript:alert(1)'),
    plain('.'),
    footnote([plain('Bertotti 2018, '), linkTo('the article', 'https://doi.org/10.1/x')]),
  ]),
  list(['one', [strong('two'), footnote('Second note')]], true),
  list(['three'], true),
  heading(3, 'Wide', 'wide'),
  wideTable('A wide table', ['a', 'b', 'c'], [['1', [[plain('2')], [linkTo('back', '#question')]], '3']]),
  heading(2, 'Principles', 'principles'),
  newPage,
  group(
    [
      heading(3, 'Listen', 'listen'),
      {
        kind: 'paragraph',
        tone: 'wording',
        words: [plain('If '), { text: 'time is given', role: 'context', mark: 'C1' }, plain(' then')],
      },
      {
        kind: 'markdown',
        text: 'Read **this** [CMOC 1](#wide).\n\n1. a\n2. b\n   - c\n\n> said\n\n```\nx  y\n```\n\n|h|\n|-|\n|k|',
      },
      { kind: 'quotation', text: 'words', source: [plain('Bos 2023')], stance: 'supports', stanceWord: 'Supports' },
      { kind: 'quotation', text: null, source: [plain('Luton')], stance: 'contradicts', stanceWord: 'Contradicts' },
      {
        kind: 'squares',
        sentence: 'One study.',
        studies: [{ label: 'Bos 2023', richness: 'rich', stance: 'supports', words: 'rich, supports' }],
      },
      figure(SVG, 'How it flows', 'Flow of records'),
      figure(SVG, ''),
      details(
        'What stands behind it',
        [table('', ['x', 'y'], [['a', 'b']]), details('Deeper', [paragraph('end')])],
        'behind',
      ),
    ],
    'principle-1',
  ),
]

test('is sound, and its structure is the report’s', async () => {
  const file = await word(EVERYTHING, { language: 'nl' })
  expectSound(file)
  const paragraphs = file.all('w:p')
  const styled = (style: string) =>
    paragraphs.filter(one => within(one, 'w:pStyle').some(found => found.at['w:val'] === style)).map(said)
  expect(styled('Title')).toEqual(['A & B <review>'])
  expect(styled('Heading1')).toEqual(['Question', 'Principles'])
  expect(styled('Heading2')).toEqual(['Wide', 'Listen'])
  expect(styled('Caption')).toEqual(['A wide table', 'Flow of records'])
  // Two numbered lists that each begin with 1, and one in the team's own words.
  expect(new Set(styled('ListParagraph'))).toEqual(new Set(['one', 'two', 'three', 'a', 'b', 'c']))
  const lists = paragraphs.flatMap(one =>
    ['one', 'two', 'three', 'a'].includes(said(one)) ? within(one, 'w:numId').map(id => id.at['w:val']) : [],
  )
  expect(lists[0]).toBe(lists[1])
  expect(new Set(lists).size).toBe(3)
  // Contents with their entries and pages, and no question whether to bring them up to date.
  expect(file.all('w:instrText').map(one => one.inside.join(''))[0]).toBe('TOC \\h \\o "1-2"')
  expect(file.all('w:fldChar').some(one => one.at['w:dirty'] === 'true')).toBe(false)
  expect(file.all('w:updateFields', 'word/settings.xml')).toEqual([])
  expect(styled('TOC1').map(line => line.replace(/\d+$/, ''))).toEqual(['Question', 'Principles'])
  for (const entry of [...styled('TOC1'), ...styled('TOC2')]) expect(entry).toMatch(/\d$/)
  // Upright, on its side for the wide table with the heading above it, upright again.
  const sides = file.all('w:pgSz').map(one => [one.at['w:orient'], Number(one.at['w:w']) > Number(one.at['w:h'])])
  expect(sides).toEqual([
    ['portrait', false],
    ['landscape', true],
    ['portrait', false],
  ])
  expect(file.all('w:pageBreakBefore')).toHaveLength(1)
  expect(file.all('w:compatSetting', 'word/settings.xml')[0]?.at['w:val']).toBe('15')
  expect(within(file.part('word/styles.xml'), 'w:lang')[0]?.at['w:val']).toBe('nl-NL')
  const core = file.part('docProps/core.xml')
  const property = (name: string) => within(core, name)[0]?.inside.join('')
  expect(['dc:title', 'dc:subject', 'dc:language'].map(property)).toEqual(['A & B <review>', 'Link work', 'nl-NL'])
  expect(property('dc:creator')).toBeTruthy()
  for (const foot of file.names.filter(name => /^word\/footer\d/.test(name)))
    expect(within(file.part(foot), 'w:instrText').map(one => one.inside.join(''))).toEqual(['PAGE', 'NUMPAGES'])
})

test('notes, links, pictures and roles stay what they are', async () => {
  const file = await word(EVERYTHING)
  const notes = file.all('w:footnote', 'word/footnotes.xml').map(said)
  expect(notes.slice(-2).map(note => note.trim())).toEqual(['Bertotti 2018, the article', 'Second note'])
  const links = file.all('w:hyperlink').filter(one => one.at['w:anchor']?.startsWith('_Toc') !== true)
  expect(links.map(said)).toEqual(['the principle', 'a site', 'back', 'CMOC 1'])
  expect(file.all('wp:docPr').map(one => one.at.descr)).toEqual(['How it flows', 'A & B <review>'])
  // Twice as fine as printed, and as wide as the text at most.
  const width = Number(file.all('wp:extent')[0]?.at.cx) / 635
  expect(width).toBeGreaterThan(9300)
  expect(width).toBeLessThanOrEqual(9412)
  const role = file.all('w:r').find(one => said(one) === 'time is given')
  expect(within(role ?? file.part(''), 'w:u')[0]?.at['w:val']).toBe('single')
  const mark = file.all('w:r').find(one => said(one) === 'C1')
  expect(within(mark ?? file.part(''), 'w:vertAlign')[0]?.at['w:val']).toBe('superscript')
})

test('what mammoth reads is what the report says, in its order', async () => {
  const { bytes } = await word(EVERYTHING)
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) })
  const order = [
    'A & B <review>',
    'Link work',
    'An example.',
    'Contents',
    'See the principle, nowherea sitea trap.',
    'one',
    'two',
    'three',
    'Wide',
    'A wide table',
    '1',
    'back',
    '3',
    'Listen',
    'If time is givenC1 then',
    'Read this CMOC 1.',
    'said',
    'x  y',
    'k',
    '“words”',
    'Supports Bos 2023',
    'Contradicts Luton',
    'One study.',
    '■ Bos 2023 (rich, supports)',
    'Flow of records',
    'What stands behind it',
    'Deeper',
    'end',
    'Made with Retroduce.',
  ]
  let from = 0
  for (const piece of order) {
    const found = value.indexOf(piece, from)
    expect(found, piece).toBeGreaterThanOrEqual(from)
    from = found + piece.length
  }
  const { value: html } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) })
  expect(html.match(/<h1>|<h2>/g)).toHaveLength(4)
})

test('a report too long to lay out is as sound, and has the same in it', async () => {
  // Its body is written in pieces beside the library.
  const endless = 'so much <is> said & "meant" '.repeat(2_500).trimEnd()
  const long = await word([...EVERYTHING, paragraph(endless)])
  expectSound(long)
  expect(long.all('w:updateFields', 'word/settings.xml')).toEqual([])
  expect(bodyOf(long)).toContainEqual(['', endless, '', 0, 0])
  expect(bodyOf(long).filter(([, text]) => text !== endless)).toEqual(bodyOf(await word(EVERYTHING)))
})

/** Style, words, list, links and pictures of each paragraph after the contents. */
function bodyOf(file: WordFile) {
  const paragraphs = file.all('w:p').map(one => {
    const first = (name: string) => within(one, name)[0]?.at['w:val'] ?? ''
    const links = within(one, 'w:hyperlink').filter(link => link.at['w:anchor']?.startsWith('_Toc') !== true)
    return [first('w:pStyle'), said(one), first('w:numId'), links.length, within(one, 'w:drawing').length]
  })
  return paragraphs.slice(paragraphs.findIndex(([style]) => style === 'Heading1'))
}

test('characters that XML forbids, emoji, right to left and endless words', async () => {
  const words = 'a\u0000b\u0001c\uFFFEd\ud800e 😀 שלום עולם \u202E x'
  const endless = 'x'.repeat(5000)
  const file = await word(
    [
      heading(2, words, 'weird id "<>&'),
      paragraph(words),
      paragraph('שלום 12'),
      table(words, [words, words], [[words, endless]]),
      { kind: 'markdown', text: `# ${words}\n\n${endless}\n\n- ${words}` },
      figure(`<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><text>\u0001</text></svg>`, words, words),
      figure('<svg', 'A drawing that is broken'),
      paragraph([linkTo('to', '#weird id "<>&'), linkTo('long', `https://example.org/${endless}`)]),
    ],
    { title: words, subtitle: words, notice: words },
  )
  expectSound(file)
  expect(file.all('w:p').filter(one => said(one).startsWith('abcde 😀 שלום עולם')).length).toBeGreaterThan(5)
  const hebrew = file.all('w:p').find(one => said(one) === 'שלום 12')
  expect(within(hebrew ?? file.part(''), 'w:bidi')).toHaveLength(1)
  expect(within(hebrew ?? file.part(''), 'w:rtl')).toHaveLength(1)
  expect(file.all('wp:docPr')).toHaveLength(1)
  expect(file.all('w:p').map(said)).toContain('A drawing that is broken')
})

test('any words make a sound file that says them', async () => {
  const words = fc.string({ unit: 'binary', maxLength: 20 })
  const block = fc.oneof(
    fc.tuple(words, words).map(([text, id]) => heading(3, text, id)),
    fc.tuple(words, words).map(([text, id]) => paragraph([linkTo(text, `#${id}`), footnote(text)])),
    fc.tuple(words, words).map(([text, caption]) => table(caption, [text, ''], [[text], [text, text, text]])),
    words.map((text): Block => ({ kind: 'markdown', text })),
    fc.tuple(words, words).map(([text, id]) => details(text, [list([text]), newPage], id)),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(block, { maxLength: 6 }), words, async (blocks, title) => {
      expectSound(await word(blocks, { title }))
    }),
    { numRuns: 8 },
  )
})

test('ten thousand rows, and more columns than Word reads', async () => {
  const rows = Array.from({ length: 10_000 }, (_, at) => [`row ${at}`, 'text', [[plain('more')]]])
  const file = await toDocx(report([table('Long', ['a', 'b', 'c'], rows)]), FRAME)
  const text = new TextDecoder().decode((await import('fflate')).unzipSync(file)['word/document.xml'])
  expect(text.match(/<w:tr>|<w:tr /g)).toHaveLength(10_001)
  expect(text.match(/<w:tblHeader\/>/g)).toHaveLength(1)
  const many = Array.from({ length: 130 }, (_, at) => `c${at}`)
  const wide = await word([wideTable('Many', many, [many])])
  expectSound(wide)
  const heads = wide.all('w:tbl').flatMap(one => within(one, 'w:tc').map(said))
  for (const name of many) expect(heads).toContain(name)
})
