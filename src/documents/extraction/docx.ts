/** Knows how a Word file becomes text. It is unpacked and packed anew within limits before the reader sees it. */

import { readZip } from '../../core/zip-parts.ts'
import type { Blocks } from './blocks.ts'
import { findDoi } from './clean-text.ts'
import { zipRefusal } from './file-kind.ts'
import { type Refusal, readMarkup, type WebText } from './html.ts'

const MAIN_PART = 'word/document.xml'
const LARGEST_PARTS = 40_000_000

const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => p:fresh",
  "p[style-name='heading 1'] => h1:fresh",
  "p[style-name='heading 2'] => h2:fresh",
  "p[style-name='heading 3'] => h3:fresh",
]

export async function readDocx(bytes: Buffer): Promise<WebText | Refusal> {
  const zip = await readZip(bytes, name => isTextPart(name) || name === 'mimetype')
  if (!zip.ok) return zip
  if (!zip.files.has(MAIN_PART))
    return refuse(zipRefusal(zip.names, zip.files.get('mimetype')?.toString('latin1') ?? ''))
  for (const part of zip.files.values()) {
    if (hasDoctype(part))
      return refuse('This Word file holds a document type definition, which Word never writes, and is not opened.')
  }
  if (sizeOf(zip.files) > LARGEST_PARTS)
    return refuse('This Word file holds more than 40 MB of text. Divide it into several documents.')
  const html = await convert(zip.files)
  const blocks = html === null ? null : await readMarkup(html)
  if (!blocks) return refuse('This Word file is damaged and cannot be read. Save it anew in Word and add it again.')
  return { ok: true, ...blocks, title: titleOf(blocks), doi: findDoi(blocks.text.slice(0, 5_000)) }
}

/** Packed anew, so that the reader cannot find other parts in the file than those that were checked. Pictures stay out. */
async function convert(files: ReadonlyMap<string, Buffer>): Promise<string | null> {
  const { zipSync } = await import('fflate')
  const { default: mammoth } = await import('mammoth')
  const parts = Object.fromEntries([...files].filter(([name]) => isTextPart(name)))
  const buffer = Buffer.from(zipSync(parts, { level: 0 }))
  try {
    const noPicture = mammoth.images.imgElement(async () => ({ src: '' }))
    const result = await mammoth.convertToHtml(
      { buffer },
      { styleMap: STYLES, convertImage: noPicture, externalFileAccess: false },
    )
    return result.value
  } catch {
    return null
  }
}

function sizeOf(files: ReadonlyMap<string, Buffer>): number {
  return [...files.values()].reduce((sum, part) => sum + part.length, 0)
}

function isTextPart(name: string): boolean {
  return name === '[Content_Types].xml' || /^(?:_rels|word)\/[^.]{0,200}(?:\.xml)?(?:\.rels|\.xml)$/.test(name)
}

function hasDoctype(part: Buffer): boolean {
  return (
    part.includes('<!DOCTYPE') ||
    part.includes(Buffer.from('<!DOCTYPE', 'utf16le')) ||
    part.includes(Buffer.from('\u0000<\u0000!\u0000D\u0000O\u0000C', 'latin1'))
  )
}

/** The first heading of the highest level, else the first paragraph when it is short enough to be one. */
function titleOf(blocks: Blocks): string | null {
  const first = blocks.headings.find(heading => heading.level === 1)
  const points = first ? [...blocks.text.slice(0, (first.start + 1_000) * 2)].slice(first.start).join('') : blocks.text
  const line = points.trimStart().split('\n', 1)[0]!.trim()
  return line !== '' && line.length <= 300 ? line : null
}

function refuse(sentence: string): Refusal {
  return { ok: false, sentence }
}
