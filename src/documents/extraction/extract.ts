/** Knows how an uploaded file or a pasted text becomes a text to read and quote. Runs in a worker: readers are loaded here only. */

import { isUtf8 } from 'node:buffer'
import { fileKind } from './file-kind.ts'
import type { Apart } from './pdf/apart.ts'
import { type Extraction, finishText, readPlain, refuseText } from './plain.ts'

export const LARGEST_FILE = 25_000_000
/** Pictures and fonts make PDFs large; their text seldom is. */
export const LARGEST_PDF = 50 * 1024 * 1024

/** PDFs are read in the thread that `apart` starts; without it in place, where nothing stops a hostile one. */
export async function extractText(bytes: Buffer, apart: Apart | null = null): Promise<Extraction> {
  const kind = fileKind(bytes)
  const tooLarge = sizeRefusal(kind.kind, bytes.length)
  if (tooLarge !== null) return refuseText(tooLarge)
  if (kind.kind === 'refused') return refuseText(kind.sentence)
  if (kind.kind === 'pdf') return fromPdf(bytes, apart)
  if (kind.kind === 'zip') return fromDocx(bytes)
  const decoded = await decodeText(bytes, kind.kind === 'html')
  if (kind.kind === 'txt') return readPlain(decoded, 'txt')
  const { readHtml } = await import('./html.ts')
  const page = await readHtml(decoded)
  return page.ok ? finishText({ form: 'html', ...page }) : page
}

/** What to say of a file of this kind and size; null where it may be read. */
export function sizeRefusal(kind: ReturnType<typeof fileKind>['kind'], bytes: number): string | null {
  if (kind === 'pdf') {
    return bytes > LARGEST_PDF
      ? 'This PDF is larger than 50 MB. Save it with smaller pictures, or divide it into several documents.'
      : null
  }
  return bytes > LARGEST_FILE
    ? 'This file is larger than 25 MB. Add the text alone, without pictures and appendices.'
    : null
}

async function fromPdf(bytes: Buffer, apart: Apart | null): Promise<Extraction> {
  const { readPdfApart } = await import('./pdf/apart.ts')
  const { readPdf } = await import('./pdf/read.ts')
  const read = apart === null ? await readPdf(bytes) : await readPdfApart(bytes, apart)
  return read.ok ? finishText(read.found) : refuseText(read.sentence)
}

async function fromDocx(bytes: Buffer): Promise<Extraction> {
  const { readDocx } = await import('./docx.ts')
  const word = await readDocx(bytes)
  return word.ok ? finishText({ form: 'docx', ...word }) : word
}

async function decodeText(bytes: Buffer, isHtml: boolean): Promise<string> {
  const declared = isHtml ? declaredCharset(bytes) : null
  if (declared) {
    const { default: iconv } = await import('iconv-lite')
    if (iconv.encodingExists(declared)) return iconv.decode(bytes, declared)
  }
  const { decoder } = await import('../../sources/imports/encoding.ts')
  const reader = decoder()
  return reader.write(bytes) + reader.end()
}

/** What the page says of its encoding, unless its bytes are UTF-8 or UTF-16 whatever it says. */
function declaredCharset(bytes: Buffer): string | null {
  if (bytes[0] === 0xef || bytes[0] === 0xff || bytes[0] === 0xfe || isUtf8(bytes)) return null
  const found = /charset\s{0,4}=\s{0,4}["']?([\w-]{1,40})/i.exec(bytes.subarray(0, 4_096).toString('latin1'))
  return found && !/^utf-?(?:8|16)/i.test(found[1]!) ? found[1]! : null
}
