// How a drawing stands on a page: at its own size where it fits, on the long side where it would be too small to read.
import type { Block } from '../blocks.ts'
import type { Node, Words } from './nodes.ts'
import { plainWords, type Speller } from './words.ts'

type Figure = Extract<Block, { kind: 'figure' }>

/** Room in pixels of a drawing (96 to the inch) within the margins, with a line or two for the caption and, on its side, a heading. */
const UPRIGHT = { width: 620, height: 840 }
const ON_ITS_SIDE = { width: 930, height: 470 }

export function figureNode({ svg, label, caption }: Figure, speller: Speller): Node {
  const size = sizeOf(svg)
  const isWide = size.width > UPRIGHT.width * 1.25 && size.width > size.height * 1.1
  const room = isWide ? ON_ITS_SIDE : UPRIGHT
  const scale = Math.min(1, room.width / size.width, room.height / size.height)
  const share = Math.max(5, Math.floor(((size.width * scale) / room.width) * 100))
  const node: Node = {
    ...{
      k: 'figure',
      svg: shown(svg, speller),
      alt: label,
      caption: plainWords(speller, caption),
      share,
    },
  }
  return isWide ? { k: 'landscape', blocks: [node] } : node
}

/** From its own words about itself; a drawing without any takes the width. */
function sizeOf(svg: string): { width: number; height: number } {
  const [open = ''] = /<svg\b[^>]*>/.exec(svg) ?? []
  const box = /viewBox="[-\d.]+[ ,]+[-\d.]+[ ,]+([\d.]+)[ ,]+([\d.]+)"/.exec(open)
  const width = Number(/\swidth="([\d.]+)"/.exec(open)?.[1] ?? box?.[1] ?? UPRIGHT.width)
  const height = Number(/\sheight="([\d.]+)"/.exec(open)?.[1] ?? box?.[2] ?? UPRIGHT.width / 2)
  return { width: width || UPRIGHT.width, height: height || UPRIGHT.width / 2 }
}

/** In a drawing, too, □ stands for what the font lacks. */
function shown(svg: string, { show }: Speller): string {
  const flat = (words: Words): string =>
    typeof words === 'string'
      ? words
      : Array.isArray(words)
        ? words.map(flat).join('')
        : flat((words as { w: Words }).w)
  return svg.replaceAll(/[^\n\t -~]+/g, text => flat(show(text)))
}
