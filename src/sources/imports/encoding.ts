// Knows how the bytes of a reference file become text: UTF-8, UTF-16 or Windows-1252, told from the content alone.
import { isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'

/** What a file can be told to be; the first four are told from the content. */
export const ENCODINGS = [
  ...(['utf-8', 'windows-1252', 'utf-16le', 'utf-16be', 'iso-8859-15', 'iso-8859-2', 'windows-1250'] as const),
  ...(['iso-8859-9', 'iso-8859-5', 'windows-1251', 'iso-8859-7', 'macintosh', 'gb18030', 'shift_jis'] as const),
] as const
export type Encoding = (typeof ENCODINGS)[number]

const NAMES: Readonly<Record<Encoding, string>> = {
  ...{ 'utf-8': 'UTF-8', 'windows-1252': 'Windows-1252 (also for ISO-8859-1)', 'utf-16le': 'UTF-16' },
  ...{ 'utf-16be': 'UTF-16, most significant byte first', 'iso-8859-15': 'ISO-8859-15, western with the euro sign' },
  ...{ 'iso-8859-2': 'ISO-8859-2, central European', 'windows-1250': 'Windows-1250, central European' },
  ...{ 'iso-8859-9': 'ISO-8859-9, Turkish', 'iso-8859-5': 'ISO-8859-5, Cyrillic' },
  ...{ 'windows-1251': 'Windows-1251, Cyrillic', 'iso-8859-7': 'ISO-8859-7, Greek', macintosh: 'Macintosh, western' },
  ...{ gb18030: 'GB 18030, Chinese', shift_jis: 'Shift JIS, Japanese' },
}

/** An encoding as people call it; one of an earlier version as it was stored. */
export function encodingName(encoding: string): string {
  return Object.hasOwn(NAMES, encoding) ? NAMES[encoding as Encoding] : encoding
}

export type Decoder = {
  write(bytes: Uint8Array): string
  end(): string
  /** What the bytes so far turned out to be; text in plain ASCII counts as UTF-8. */
  encoding(): Encoding
  /** How many single bytes in a UTF-8 file were not UTF-8 and were read as Windows-1252. */
  mended(): number
}

/** The first piece handed to a decoder should hold at least this much, so that UTF-16 without a mark is recognised. */
export const SAMPLE_BYTES = 4096

/** UTF-16 by its mark or, without one, by where the zero bytes of western letters stand. */
export function sniffUtf16(sample: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le'
  if (sample[0] === 0xfe && sample[1] === 0xff) return 'utf-16be'
  const pairs = Math.floor(Math.min(sample.length, SAMPLE_BYTES) / 2)
  let first = 0
  let second = 0
  for (let i = 0; i < pairs; i += 1) {
    if (sample[2 * i] === 0) first += 1
    if (sample[2 * i + 1] === 0) second += 1
  }
  if (pairs < 2 || Math.max(first, second) < pairs * 0.4 || Math.min(first, second) > pairs * 0.1) return null
  return second > first ? 'utf-16le' : 'utf-16be'
}

/** A decoder that settles on an encoding with the first bytes that tell; pieces may be cut within a character. */
export function decoder(chosen: Encoding | null = null): Decoder {
  let inner: Decoder | null = chosen === null ? null : namedDecoder(chosen)
  return {
    write(bytes) {
      inner ??= chooseDecoder(bytes)
      return inner.write(bytes)
    },
    end: () => inner?.end() ?? '',
    encoding: () => inner?.encoding() ?? 'utf-8',
    mended: () => inner?.mended() ?? 0,
  }
}

function chooseDecoder(sample: Uint8Array): Decoder {
  const wide = sniffUtf16(sample)
  return wide ? utf16Decoder(wide) : byteDecoder()
}

/** As someone said it is, whatever the bytes look like. */
function namedDecoder(encoding: Encoding): Decoder {
  const inner = iconv.getDecoder(encoding)
  return {
    write: bytes => inner.write(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)),
    end: () => inner.end() ?? '',
    encoding: () => encoding,
    mended: () => 0,
  }
}

function utf16Decoder(encoding: 'utf-16le' | 'utf-16be'): Decoder {
  const inner = new TextDecoder(encoding)
  return {
    write: bytes => inner.decode(bytes, { stream: true }),
    end: () => inner.decode(),
    encoding: () => encoding,
    mended: () => 0,
  }
}

/**
 * UTF-8 until a byte says otherwise. When the first byte above 127 is no UTF-8, the whole file is Windows-1252;
 * when UTF-8 has been seen before it, only that byte is, as in files pasted together from two sources.
 */
function byteDecoder(): Decoder {
  let seen: 'ascii' | 'utf-8' | 'windows-1252' = 'ascii'
  let carry = Buffer.alloc(0)
  let mended = 0
  let started = false

  function decode(bytes: Buffer): string {
    if (seen === 'windows-1252') return iconv.decode(bytes, 'win1252')
    if (!isUtf8(bytes)) return decodeMixed(bytes)
    const text = bytes.toString('utf8')
    if (seen === 'ascii' && !isAscii(text, bytes)) seen = 'utf-8'
    return text
  }

  function decodeMixed(bytes: Buffer): string {
    let text = ''
    let good = 0
    let at = 0
    while (at < bytes.length) {
      const length = sequenceLength(bytes, at)
      if (length > 0) {
        if (length > 1 && seen === 'ascii') seen = 'utf-8'
        at += length
        continue
      }
      text += bytes.toString('utf8', good, at)
      if (seen === 'ascii') {
        seen = 'windows-1252'
        return text + iconv.decode(bytes.subarray(at), 'win1252')
      }
      text += iconv.decode(bytes.subarray(at, at + 1), 'win1252')
      mended += 1
      at += 1
      good = at
    }
    return text + bytes.toString('utf8', good)
  }

  return {
    write(piece) {
      let bytes =
        carry.length > 0 ? Buffer.concat([carry, piece]) : Buffer.from(piece.buffer, piece.byteOffset, piece.length)
      const keep = seen === 'windows-1252' ? 0 : unfinishedBytes(bytes)
      carry = Buffer.from(bytes.subarray(bytes.length - keep))
      bytes = bytes.subarray(0, bytes.length - keep)
      const text = decode(bytes)
      if (started || text === '') return text
      started = true
      return text.startsWith('\uFEFF') ? text.slice(1) : text
    },
    end() {
      const bytes = carry
      carry = Buffer.alloc(0)
      return decode(bytes)
    },
    encoding: () => (seen === 'windows-1252' ? seen : 'utf-8'),
    mended: () => mended,
  }
}

/** A character beyond ASCII takes more bytes than it has code units. */
function isAscii(text: string, bytes: Buffer): boolean {
  return text.length === bytes.length
}

/** Bytes at the end that may be the beginning of a UTF-8 character: none to three. */
function unfinishedBytes(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back]!
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return expectedLength(byte) > back ? back : 0
  }
  return 0
}

function expectedLength(lead: number): number {
  if (lead < 0x80) return 1
  if (lead >= 0xc2 && lead <= 0xdf) return 2
  if (lead >= 0xe0 && lead <= 0xef) return 3
  return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0
}

/** Length of the UTF-8 character at this place, 0 when there is none. */
function sequenceLength(bytes: Buffer, at: number): number {
  const length = expectedLength(bytes[at]!)
  if (length <= 1) return length
  return at + length <= bytes.length && isUtf8(bytes.subarray(at, at + length)) ? length : 0
}
