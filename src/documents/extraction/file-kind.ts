/** Knows what kind of file an upload is, by its content alone, and what to tell people whose file cannot be read here. */

import { sniffUtf16 } from '../../sources/imports/encoding.ts'

export type KindOrRefusal =
  | { readonly kind: 'txt' | 'html' | 'zip' | 'pdf' }
  | { readonly kind: 'refused'; readonly sentence: string }

const SNIFF_BYTES = 8_192
const ENCRYPTED_PACKAGE = Buffer.from('EncryptedPackage', 'utf16le')

const HOW = 'Texts can be added from PDF, Word (.docx), web page (.html) or plain text (.txt) files, or pasted.'

/** The first that fits decides, so a file that is two kinds at once is never taken for the weaker one. */
const REFUSED: readonly (readonly [(head: Buffer, whole: Buffer) => boolean, string])[] = [
  [(head, whole) => whole.length === 0 || head.toString('latin1').trim() === '', 'This file is empty.'],
  [
    head => !isPdf(head) && head.subarray(0, 1_024).includes('%PDF-'),
    'This PDF has something else before its beginning, so that programs may take it for another kind of file. Print it to a new PDF and add that one.',
  ],
  [
    (head, whole) => isCompound(head) && whole.includes(ENCRYPTED_PACKAGE),
    'This Word file is protected by a password. Save it without one and add it again.',
  ],
  [isCompound, 'This is a file of an old Office program (.doc, .xls or .ppt). Save it as .docx and add it again.'],
  [head => startsWith(head, '{\\rtf'), `This is a rich text (.rtf) file. Save it as .docx and add it again. ${HOW}`],
  [isPicture, `This is a picture, not a text. ${HOW}`],
  [isWebArchive, 'This is a web archive (.mht). Save the page as HTML and add it again.'],
]

export function fileKind(bytes: Buffer): KindOrRefusal {
  const head = bytes.subarray(0, SNIFF_BYTES)
  for (const [fits, sentence] of REFUSED) if (fits(head, bytes)) return { kind: 'refused', sentence }
  if (isPdf(head)) return { kind: 'pdf' }
  if (startsWith(head, 'PK\u0003\u0004') || startsWith(head, 'PK\u0005\u0006')) return { kind: 'zip' }
  if (isBinary(head)) return { kind: 'refused', sentence: `This file is not a text. ${HOW}` }
  return { kind: looksLikeHtml(readable(head)) ? 'html' : 'txt' }
}

export function zipRefusal(names: ReadonlySet<string>, mimetype: string): string {
  if (names.has('xl/workbook.xml')) return `This is an Excel workbook, not a text. ${HOW}`
  if (names.has('ppt/presentation.xml')) return `This is a PowerPoint file. Copy its text and paste it. ${HOW}`
  if (mimetype.startsWith('application/epub')) return `This is an e-book (.epub). Copy its text and paste it. ${HOW}`
  if (mimetype.startsWith('application/vnd.oasis'))
    return 'This is an OpenDocument file. Save it as .docx and add it again.'
  return `This is a zip archive without a Word document in it. ${HOW}`
}

function startsWith(head: Buffer, signature: string): boolean {
  return head.subarray(0, signature.length).equals(Buffer.from(signature, 'latin1'))
}

/** At its very beginning, or after white space that mail programs leave there. */
function isPdf(head: Buffer): boolean {
  return /^(?:\u00ef\u00bb\u00bf)?\s{0,16}%PDF-/.test(head.subarray(0, 32).toString('latin1'))
}

function isCompound(head: Buffer): boolean {
  return startsWith(head, '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1')
}

function isPicture(head: Buffer): boolean {
  const signatures = ['\u0089PNG', '\u00ff\u00d8\u00ff', 'GIF8', 'RIFF', 'II*\u0000', 'MM\u0000*', 'BM\u0000']
  return (
    signatures.some(signature => startsWith(head, signature)) ||
    /^\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,500}>\s*)?<svg[\s>]/i.test(readable(head))
  )
}

/** Whether the beginning of a file, a few thousand bytes of it, is of a picture or of anything else that holds no text. */
export function holdsNoText(head: Buffer): boolean {
  return isPicture(head) || isBinary(head)
}

function isWebArchive(head: Buffer): boolean {
  const text = head.subarray(0, 2_048).toString('latin1')
  return /^mime-version:/im.test(text) && /multipart\/related/i.test(text)
}

/** Zero bytes in a file that is not UTF-16, or many control characters, are no text. */
function isBinary(head: Buffer): boolean {
  const text = readable(head)
  let control = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 0 || (code < 32 && code !== 9 && code !== 10 && code !== 12 && code !== 13 && code !== 27)) control++
  }
  return control > text.length / 100
}

function looksLikeHtml(text: string): boolean {
  const opening = text.replace(/^\ufeff/, '').trimStart()
  if (!opening.startsWith('<')) return false
  return /<(?:!doctype html|html|head|body|article|main|div|p|h1|table)[\s>]/i.test(opening)
}

/** The beginning as text, good enough to look for ASCII words in it. */
function readable(head: Buffer): string {
  const wide = sniffUtf16(head)
  return wide ? new TextDecoder(wide).decode(head) : head.toString('latin1')
}
