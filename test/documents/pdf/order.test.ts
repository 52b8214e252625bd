/** PDFs become text in reading order: columns, paragraphs over pages, what stands around them, whatever the layout. */
import { describe, expect, test } from 'vitest'
import type { FoundText } from '../../../src/documents/extraction/plain.ts'
import { splitParagraphs } from '../../../src/documents/paragraphs.ts'
import { type Print, pdf, widthOf } from '../../support/pdf.ts'
import { typeset } from '../../support/typeset.ts'
import { reading } from './support/reading.ts'

const TALK = 'Link workers had time to listen and people said that they felt heard when someone remembered it.'
const long = (name: string, sentences: number) =>
  `${name} begins here. ${Array.from({ length: sentences }, (_, i) => `${TALK.slice(0, -1)} ${name.toLowerCase()} ${i}.`).join(' ')}`
const several = (name: string, count: number, sentences = 4) =>
  Array.from({ length: count }, (_, i) => long(`${name} ${i + 1}`, sentences))

const paragraphsOf = (found: FoundText) => {
  const points = [...found.text]
  return splitParagraphs(found.text, found.headings, found.pages).map(one => ({
    ...one,
    text: points.slice(one.start, one.end).join(''),
  }))
}
const read = (found: FoundText) => paragraphsOf(found).filter(one => one.level !== -1)
const texts = (found: FoundText) => read(found).map(one => one.text)

describe.each([1, 2, 3])('in %s columns', columns => {
  const paragraphs = ['# Introduction', ...several('Background', 9), '# Findings', ...several('Finding', 9)]
  const setting = {
    columns,
    hyphenates: true,
    head: 'Being heard in practice',
    foot: 'Examples #',
    firstNumber: 236,
    title: 'Time to listen',
  }

  test('every paragraph is whole and in its order, over columns and pages', async () => {
    const found = await reading(pdf(typeset(paragraphs, setting)))
    expect(texts(found)).toEqual(['Time to listen', ...paragraphs.map(one => one.replace('# ', ''))])
    expect(found.title).toBe('Time to listen')
    expect(
      read(found)
        .filter(one => one.level > 0)
        .map(one => [one.text, one.level]),
    ).toEqual([
      ['Time to listen', 1],
      ['Introduction', 2],
      ['Findings', 2],
    ])
  })

  test('heads, feet and printed page numbers are told from the text', async () => {
    const found = await reading(pdf(typeset(paragraphs, setting)))
    const around = paragraphsOf(found).filter(one => one.level === -1)
    expect(around.map(one => [one.page, one.text])).toEqual(
      found.pages!.flatMap((_, i) => [
        [i + 1, 'Being heard in practice'],
        [i + 1, `Examples ${236 + i}`],
      ]),
    )
    expect(found.pages!.map(page => page.label)).toEqual(found.pages!.map((_, i) => String(236 + i)))
  })

  test('paragraphs that stand apart without an indent are parted too', async () => {
    const found = await reading(pdf(typeset(paragraphs, { ...setting, indents: false, isJustified: false })))
    expect(texts(found).length).toBeGreaterThanOrEqual(paragraphs.length + 1)
    expect(texts(found).join(' ')).toBe(['Time to listen', ...paragraphs.map(one => one.replace('# ', ''))].join(' '))
  })
})

describe('words', () => {
  const lines = (all: readonly string[], x = 60, y = 100): Print[] => all.map((text, i) => ({ text, x, y: y + i * 12 }))
  const text = async (all: readonly string[]) => texts(await reading(pdf([{ prints: lines(all) }]))).join('\n')

  test('broken at a line end are joined, compounds keep their hyphen', async () => {
    expect(
      await text([
        'They spoke of their well-being and of language-model methods in the imple-',
        'mentation that was planned with people, and of how their own emotional well-',
        'being changed over a year, of anti-slavery, of self-',
        'management, and of North-',
        'East villages.',
      ]),
    ).toBe(
      'They spoke of their well-being and of language-model methods in the implementation that was planned with people, and of how their own emotional well-being changed over a year, of anti-slavery, of self-management, and of North-East villages.',
    )
  })

  test('with ligatures, accents, quotation marks and bullets are as people type them', async () => {
    expect(await text(['The ﬁrst ﬂoor café said “it’s ﬁne” – really.'])).toBe(
      'The first floor café said “it’s fine” – really.',
    )
    expect(await text(['• One thing that matters', '• Another thing that matters'])).toBe(
      '• One thing that matters\n• Another thing that matters',
    )
  })

  test('placed one by one have spaces, letters placed one by one have none', async () => {
    const apart = ['Staff', 'had', 'time.'].map((word, i) => ({ text: word, x: 60 + i * 40, y: 100 }))
    let x = 60
    const letters = [...'Heard'].map(letter => {
      const print = { text: letter, x, y: 130 }
      x += widthOf(letter)
      return print
    })
    expect(texts(await reading(pdf([{ prints: [...apart, ...letters] }])))).toEqual(['Staff had time.', 'Heard'])
  })

  test('that are raised stay raised when they are figures', async () => {
    const prints = [
      ...lines(['People were heard in 2014']),
      { text: '12', x: 60 + widthOf('People were heard in 2014'), y: 96, size: 6 },
    ]
    expect(texts(await reading(pdf([{ prints }])))).toEqual(['People were heard in 2014¹²'])
  })

  test('of scripts from right to left, and of those without spaces, are in logical order', async () => {
    const hebrew = 'שלום לכל העולם'
    const shown = { text: [...hebrew].reverse().join(''), x: 60, y: 100, font: 'any' as const }
    const han = ['现实主义综述研究方法', '在社区中的应用情况'].map((text, i) => ({
      text,
      x: 60,
      y: 200 + i * 14,
      font: 'any' as const,
    }))
    expect(texts(await reading(pdf([{ prints: [shown] }])))).toEqual([hebrew])
    expect(texts(await reading(pdf([{ prints: han }])))).toEqual(['现实主义综述研究方法在社区中的应用情况'])
  })
})

describe('a page', () => {
  test('with footnotes has them at its end, and a sentence goes on past them', async () => {
    const [sheet, next] = typeset(several('Body', 9, 5), { columns: 2 })
    const note = { text: '1 A note at the foot of the first column, in smaller letters.', x: 60, y: 800, size: 7 }
    const found = await reading(pdf([{ ...sheet!, prints: [...sheet!.prints, note] }, next!].filter(Boolean)))
    const all = read(found)
    const at = all.findIndex(one => one.text.startsWith('1 A note'))
    expect(all[at]?.page).toBe(1)
    expect(all.filter((_, i) => i !== at).map(one => one.text)).toEqual(several('Body', 9, 5))
  })

  test('with a table across its columns keeps rows together, and text goes on below it', async () => {
    const rows = [
      ['Site', 'People', 'Heard'],
      ['North', '12', '9'],
      ['South', '30', '28'],
      ['West', '7', '7'],
    ]
    const table = rows.flatMap((cells, row) => cells.map((text, i) => ({ text, x: 80 + i * 160, y: 100 + row * 14 })))
    const sheets = typeset(several('Body', 12, 4), { columns: 2 })
    const below = sheets[0]!.prints.map(print => ({ ...print, y: print.y + 120 })).filter(print => print.y < 830)
    const found = await reading(pdf([{ prints: [...table, ...below] }]))
    expect(texts(found).slice(0, 4)).toEqual(rows.map(row => row.join('\t')))
    expect(texts(found)[4]).toBe(long('Body 1', 4))
  })

  test.each([90, 180, 270] as const)('turned by %s degrees reads the same', async rotate => {
    const sheets = typeset(several('Body', 4), { columns: 2 })
    const straight = await reading(pdf(sheets))
    const turn = rotate / 90
    const turned = sheets.map(sheet => ({
      ...(rotate === 180 ? {} : { width: 842, height: 595 }),
      rotate,
      prints: sheet.prints.map(print => turnedPrint(print, rotate, turn)),
    }))
    const found = await reading(pdf(turned))
    expect(texts(found)).toEqual(texts(straight))
    const [one, other] = [straight.layout![0]!, found.layout![0]!]
    expect([other.width, other.height]).toEqual([595, 842])
    for (const [i, run] of other.runs.entries())
      for (const [j, value] of run.entries()) expect(value).toBeCloseTo(one.runs[i]![j]!, 0)
  })

  test('with numbered lines has the numbers aside', async () => {
    const sheets = typeset(several('Body', 4), {})
    const prints = sheets[0]!.prints
    const numbers = prints.map((print, i) => ({ text: String(i + 1), x: 30, y: print.y, size: 7 }))
    const found = await reading(pdf([{ prints: [...prints, ...numbers] }]))
    expect(texts(found)).toEqual(several('Body', 4))
    expect(paragraphsOf(found).find(one => one.level === -1)?.text).toBe(numbers.map(one => one.text).join(' '))
  })

  test('that is drawn in any order reads the same', async () => {
    const sheets = typeset(several('Body', 12), { columns: 2, title: 'Time to listen' })
    const shuffled = sheets.map(sheet => ({
      ...sheet,
      prints: sheet.prints.toSorted((a, b) => a.text.localeCompare(b.text)),
    }))
    expect(texts(await reading(pdf(shuffled)))).toEqual(texts(await reading(pdf(sheets))))
  })
})

/** Where a print has to stand on a sheet that is turned when shown, so that it is seen where it was meant. */
function turnedPrint(print: Print, rotate: 90 | 180 | 270, turn: number): Print {
  const [width, height] = [595, 842]
  const place = {
    90: { x: print.y, y: 595 - print.x },
    180: { x: width - print.x, y: height - print.y },
    270: { x: 842 - print.y, y: print.x },
  }[rotate]
  return { ...print, ...place, turn }
}
