// Reading RIS: line ends, wrapped lines, missing ends, stray text, size and speed.
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Entry, LONGEST_ENTRY } from '../../../src/sources/reading/entry.ts'
import { risReader } from '../../../src/sources/reading/ris.ts'
import { spentSince, spentUntilNow } from '../../support/measuring/spent.ts'

const fixture = (name: string) => readFileSync(new URL(`../../fixtures/references/${name}`, import.meta.url), 'utf8')

function read(
  text: string,
  piece = text.length || 1,
): { entries: Entry[]; remarks: readonly { line: number; reason: string }[] } {
  const reader = risReader()
  const entries: Entry[] = []
  for (let at = 0; at < text.length; at += piece) entries.push(...reader.push(text.slice(at, at + piece)))
  entries.push(...reader.end())
  return { entries, remarks: reader.remarks }
}

const value = (entry: Entry | undefined, tag: string) => entry?.fields.filter(f => f.tag === tag).map(f => f.value)

describe('lines', () => {
  test.each(['\n', '\r\n', '\r'])('every record is found with line end %j', end => {
    const { entries, remarks } = read(fixture('plain.ris').replaceAll('\n', end))
    expect(entries.map(e => [e.line, e.type])).toEqual([
      [1, 'JOUR'],
      [23, 'CHAP'],
      [33, 'RPRT'],
    ])
    expect(remarks).toEqual([])
  })

  test('it does not matter where the pieces of the file are cut', () => {
    const text = fixture('awkward.ris').replaceAll('\n', '\r\n')
    const whole = read(text)
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), piece => {
        expect(read(text, piece)).toEqual(whole)
      }),
    )
  })

  test('line ends may be mixed and the last one missing', () => {
    const { entries } = read('TY  - JOUR\rTI  - One\r\nPY  - 2001\nER  - \rTY  - JOUR\nTI  - Two')
    expect(entries.map(e => value(e, 'TI'))).toEqual([['One'], ['Two']])
    expect(entries[1]?.line).toBe(5)
  })
})

describe('records as databases write them', () => {
  const { entries, remarks } = read(fixture('awkward.ris'))

  test('every TY line counts', () => {
    expect(entries.map(e => e.line)).toEqual([5, 22, 27, 32])
  })

  test('wrapped lines are kept with their tag, and an empty line stays a break', () => {
    expect(value(entries[0], 'TI')).toEqual(['A title that the exporting program\nbroke after a few words'])
    expect(value(entries[0], 'AB')).toEqual([
      'First paragraph, which goes on\non the next line.\n\nSecond paragraph: T1 - weighted is no tag here.',
    ])
    expect(value(entries[0], 'KW')).toEqual(['trust\nlink workers\nrural practice'])
  })

  test('unknown tags are kept, and so are the lines as they came', () => {
    expect(value(entries[0], 'XX')).toEqual(['kept although nobody knows this tag'])
    expect(entries[0]?.raw.startsWith('TY  - JOUR\nTI  - A title')).toBe(true)
    expect(entries[0]?.raw.endsWith('ER  - ')).toBe(true)
  })

  test('a record without ER ends before the next TY, without the number that stands between them', () => {
    expect(value(entries[1], 'AB')).toEqual(['A record without a title.'])
    expect(remarks.map(r => r.line)).toEqual([1, 22])
  })

  test('a record of nothing but its type is refused', () => {
    expect(entries.map(e => e.refusal)).toEqual([
      null,
      null,
      null,
      'The record that begins here holds nothing but its type.',
    ])
  })

  test('other spacing is read when the TY line has it too', () => {
    const sloppy = read(fixture('sloppy.ris')).entries
    expect(sloppy.map(e => [e.type, value(e, 'TI')?.[0], value(e, 'PY')?.[0]])).toEqual([
      ['JOUR', 'Written with one space before the hyphen', '2015'],
      ['BOOK', 'Written with tabs', '2014'],
    ])
    expect(value(sloppy[1], 'A1')).toEqual(['Quill, Rosa'])
  })

  test('in a record spaced by the rule, a wrapped line with one space is text', () => {
    const { entries: one } = read('TY  - JOUR\nAB  - Images were\nT2 - weighted.\nTY - the usual mark\nER  - \n')
    expect(one).toHaveLength(1)
    expect(value(one[0], 'AB')).toEqual(['Images were\nT2 - weighted.\nTY - the usual mark'])
  })

  test('byte-order marks inside a file pasted together do not hide a record', () => {
    expect(read('TY  - JOUR\nTI  - A\nER  - \n\uFEFFTY  - JOUR\nTI  - B\nER  - \n').entries).toHaveLength(2)
  })

  test('ER with words behind it ends the record', () => {
    const { entries: one, remarks: noticed } = read('TY  - GEN\nTI  - A\nER  - End of record\nUK  - lost\nER  - \n')
    expect(one).toHaveLength(1)
    expect(noticed).toHaveLength(1)
  })
})

describe('hostile files', () => {
  test('a field of 200,000 characters is read whole', () => {
    const long = 'word '.repeat(40_000).trim()
    expect(value(read(`TY  - JOUR\nAB  - ${long}\nER  - \n`, 65_536).entries[0], 'AB')).toEqual([long])
  })

  test('a record beyond all measure is refused and the next one read', () => {
    const text = `TY  - JOUR\nAB  - ${'x'.repeat(LONGEST_ENTRY + 10)}\nER  - \nTY  - JOUR\nTI  - Next\nER  - \n`
    const { entries } = read(text, 100_000)
    expect(entries.map(e => e.refusal === null)).toEqual([false, true])
    expect(entries[0]?.raw).toBe('')
  })

  test('names of object properties are only words', () => {
    const { entries } = read('TY  - __proto__\nTI  - constructor\nID  - __proto__\nER  - \n')
    expect(value(entries[0], 'TI')).toEqual(['constructor'])
    expect(({} as Record<string, unknown>).TI).toBeUndefined()
  })

  test('as many records come out as TY lines went in, whatever stands around them', () => {
    const line = fc.constantFrom(
      'TY  - JOUR',
      'ER  - ',
      'TI  - A',
      'AB  - text',
      '',
      'stray',
      '12.',
      'T2 - x',
      '\u0000',
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), fc.integer({ min: 1, max: 17 }), (lines, piece) => {
        const found = read(lines.join('\n'), piece).entries
        expect(found).toHaveLength(lines.filter(l => l.startsWith('TY')).length)
        expect(found.map(e => lines[e.line - 1])).toEqual(found.map(() => 'TY  - JOUR'))
      }),
    )
  })

  test('20,000 records of 2 kB take less than a second', () => {
    const one = `TY  - JOUR\r\nTI  - A study\r\nAU  - Mercer, Anna\r\nAB  - ${'context mechanism outcome '.repeat(74)}\r\nER  - \r\n\r\n`
    const piece = one.repeat(50)
    const reader = risReader()
    const start = spentUntilNow()
    let count = 0
    for (let i = 0; i < 400; i += 1) count += reader.push(piece).length
    expect(count).toBe(20_000)
    expect(spentSince(start)).toBeLessThan(1_000)
  })
})
