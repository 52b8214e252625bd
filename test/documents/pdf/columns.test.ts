/** Columns are told from what only looks like them: gaps of justified lines, cells of tables, a line that stands by itself. */
import { expect, test } from 'vitest'
import { type Print, pdf } from '../../support/pdf.ts'
import { reading } from './support/reading.ts'

const COLUMNS = [60, 224, 389]
const lines = (name: string, count: number) =>
  Array.from({ length: count }, (_, i) => `${name} line ${i} of it was heard there`)
const set = (texts: readonly string[], x: number, from = 100): readonly Print[] =>
  texts.map((text, i) => ({ text, x, y: from + i * 12, size: 9 }))

async function wordsOf(prints: readonly Print[]): Promise<string> {
  return (await reading(pdf([{ prints }]))).text.replaceAll(/\s+/g, ' ')
}

test('a last column of one line alone is read behind the columns before it', async () => {
  const columns = [lines('First', 40), lines('Second', 40), ['Third and last']]
  const prints = columns.flatMap((texts, i) => set(texts, COLUMNS[i]!))
  expect(await wordsOf(prints)).toBe(columns.flat().join(' '))
})

test('a large heading at the top of the first column stands in it, below a line of authors', async () => {
  const [left, right] = [lines('First', 30), lines('Second', 32)]
  const prints = [
    { text: 'What is heard in gardens and sheds, and by whom', x: 60, y: 70, size: 16 },
    { text: 'By two who were there', x: 60, y: 90, size: 9 },
    { text: 'Beginning', x: 60, y: 128, size: 14 },
    ...set(left, 60, 146),
    ...set(right, 315, 112),
  ]
  const said = [
    'What is heard in gardens and sheds, and by whom',
    'By two who were there',
    'Beginning',
    ...left,
    ...right,
  ]
  expect(await wordsOf(prints)).toBe(said.join(' '))
})

test('two columns beside a third that ends a third of the way down are read one after the other', async () => {
  const columns = [lines('First', 50), lines('Second', 50), lines('Third', 15)]
  const prints = columns.flatMap((texts, i) => set(texts, COLUMNS[i]!, 100 + i * 5))
  expect(await wordsOf(prints)).toBe(columns.flat().join(' '))
})

test('spaces of justified lines that stand one below the other are no gap between columns', async () => {
  const justified = [
    ['quietly gardens grew', 9],
    ['quietly sheds stood', 10],
    ['quietly lamps burnt', 11],
  ] as const
  const above = set(lines('Above', 12), 60)
  const rivers = justified.map(([text, spacing], i): Print => ({ text, spacing, x: 60, y: 244 + i * 12, size: 9 }))
  const below = set(lines('Below', 12), 60, 280)
  const said = [...above, ...rivers, ...below].map(print => print.text)
  expect(await wordsOf([...above, ...rivers, ...below])).toBe(said.join(' '))
})

test('cells of a table are read row by row, below text and above it', async () => {
  const rows = [
    ['Theme', 'Helps', 'Hinders'],
    ['Time', 'An hour for the first meeting', 'Targets in first contacts'],
    ['Being asked', 'They know why they come', 'Sent without being asked'],
    ['Funding', 'Two years of it', 'Three months of it'],
  ]
  const table = rows.flatMap((cells, row) =>
    set([cells[0]!, cells[1]!, cells[2]!], 0).map((print, i) => ({ ...print, x: 60 + i * 150, y: 260 + row * 16 })),
  )
  const wide = (name: string) => lines(name, 10).map(line => `${line}, and ${line.toLowerCase()}, and more of it`)
  const found = await reading(pdf([{ prints: [...set(wide('Above'), 60), ...table, ...set(wide('Below'), 60, 360)] }]))
  for (const cells of rows) expect(found.text.split('\n\n')).toContain(cells.join('\t'))
})

test('an address at the end of a sentence is parted from the next, one that goes on in the next line is not', async () => {
  const text = [
    'All of it stands at https://example.org/heard.',
    'Then it goes on at https://example.org/',
    'gardens/kept for all to read, and again.',
  ]
  expect(await wordsOf(set(text, 60))).toBe(
    'All of it stands at https://example.org/heard. Then it goes on at https://example.org/gardens/kept for all to read, and again.',
  )
})
