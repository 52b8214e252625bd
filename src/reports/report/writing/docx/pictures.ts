// Drawings of a report as pictures, since not every Word shows SVG: twice as fine as they are printed, and never wider or higher than the page.
import { ImageRun } from 'docx'
import type { Block } from '../blocks.ts'
import { LONG_SIDE, MARGIN, SHORT_SIDE } from './styles.ts'

type Figure = Extract<Block, { kind: 'figure' }>

const PIXEL = 15
/** Of the height of a page, so that a caption has room below. */
const TALLEST = 0.85

export function figuresIn(blocks: readonly Block[]): Figure[] {
  return blocks.flatMap(block => (block.kind === 'figure' ? [block] : 'blocks' in block ? figuresIn(block.blocks) : []))
}

export function imageOf(picture: Uint8Array, name: string, words: string, inwards: number): ImageRun {
  const { width, height } = sizeOf(picture)
  const widest = (SHORT_SIDE - 2 * MARGIN - inwards) / PIXEL
  const tallest = ((LONG_SIDE - 2 * MARGIN) / PIXEL) * TALLEST
  const scale = Math.min(1, widest / width, tallest / height)
  const image = new ImageRun({
    type: 'png',
    data: picture,
    transformation: { width: Math.round(width * scale), height: Math.round(height * scale) },
    altText: { name, title: name, description: words },
  })
  // The library says it of the frame alone and leaves the picture inside without name and description.
  const write = image.prepForXml.bind(image)
  return Object.assign(image, {
    prepForXml: (...given: Parameters<typeof write>) => named(write(...given), name, words),
  })
}

function named<T>(written: T, name: string, words: string): T {
  if (Array.isArray(written)) for (const part of written) named(part, name, words)
  else if (typeof written === 'object' && written !== null)
    for (const [key, part] of Object.entries(written))
      if (key === 'pic:cNvPr') Object.assign((Array.isArray(part) ? part[0] : part)._attr, { name, descr: words })
      else named(part, name, words)
  return written
}

/** As the drawing has it; the picture is twice that, where it is not huge. */
function sizeOf(picture: Uint8Array): { width: number; height: number } {
  const header = new DataView(picture.buffer, picture.byteOffset)
  return { width: header.getUint32(16) / 2, height: header.getUint32(20) / 2 }
}
