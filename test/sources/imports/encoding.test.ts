// From bytes to text: UTF-8, UTF-16 and Windows-1252, told from the content, cut anywhere.
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { decoder, SAMPLE_BYTES } from '../../../src/sources/imports/encoding.ts'

function decode(bytes: Buffer, piece = bytes.length || 1): { text: string; encoding: string; mended: number } {
  const inner = decoder()
  let text = ''
  for (let at = 0; at < bytes.length; at += piece) text += inner.write(bytes.subarray(at, at + piece))
  text += inner.end()
  return { text, encoding: inner.encoding(), mended: inner.mended() }
}

const sample = 'TY  - JOUR\r\nTI  - Étude “première” – naïve café, 5 €\r\nER  - \r\n'

describe('encodings', () => {
  test.each([
    ['utf-8', Buffer.from(sample)],
    ['utf-8', Buffer.from(`\uFEFF${sample}`)],
    ['utf-16le', iconv.encode(sample, 'utf-16le', { addBOM: true })],
    ['utf-16be', iconv.encode(sample, 'utf-16be', { addBOM: true })],
    ['utf-16le', iconv.encode(sample, 'utf-16le')],
    ['utf-16be', iconv.encode(sample, 'utf-16be')],
    ['windows-1252', iconv.encode(sample, 'win1252')],
  ])('%s is recognised and read', (encoding, bytes) => {
    expect(decode(bytes)).toEqual({ text: sample, encoding, mended: 0 })
  })

  test('pieces may be cut inside a character', () => {
    const text = `${'plain text '.repeat(400)}é – 𝔘 – 日本語 – ’`
    const wide = iconv.encode(text, 'utf-16le', { addBOM: true })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), piece => {
        expect(decode(Buffer.from(text), piece).text).toBe(text)
        expect(decode(iconv.encode('it’s “so” – here', 'win1252'), piece).text).toBe('it’s “so” – here')
        expect(decode(wide, SAMPLE_BYTES + piece).text).toBe(text)
      }),
    )
  })

  test('Windows-1252 is recognised however late its first special character comes', () => {
    const text = `${'a'.repeat(200_000)}it’s`
    expect(decode(iconv.encode(text, 'win1252'), 65_536)).toEqual({ text, encoding: 'windows-1252', mended: 0 })
  })

  test('single foreign bytes in a UTF-8 file are mended and counted', () => {
    const bytes = Buffer.concat([Buffer.from('café '), Buffer.from([0x92]), Buffer.from(' naïve')])
    expect(decode(bytes)).toEqual({ text: 'café ’ naïve', encoding: 'utf-8', mended: 1 })
  })

  test('a character cut off by the end of the file is not lost silently', () => {
    expect(decode(Buffer.concat([Buffer.from('café '), Buffer.from([0xc3])])).text).toBe('café Ã')
  })

  test('any text survives UTF-8, and no bytes at all break the decoder', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        expect(decode(Buffer.from(`x${text}`)).text).toBe(`x${text}`)
      }),
    )
    fc.assert(
      fc.property(fc.uint8Array(), fc.integer({ min: 1, max: 7 }), (bytes, piece) => {
        expect(decode(Buffer.from(bytes), piece).text).toBeTypeOf('string')
      }),
    )
  })
})
