/** Knows how the tree of a web page becomes plain paragraphs, with headings remembered by position. */

import { countPoints } from '../anchoring/code-points.ts'
import type { Heading } from '../paragraphs.ts'
import { cleanText } from './clean-text.ts'

/** As much of a DOM node as the walk needs, so that any DOM library will do. */
export type TreeNode = {
  readonly nodeType: number
  readonly nodeName: string
  readonly textContent: string | null
  readonly firstChild: TreeNode | null
  readonly nextSibling: TreeNode | null
  readonly parentNode: TreeNode | null
}

export type Blocks = { readonly text: string; readonly headings: readonly Heading[] }

const TEXT_NODE = 3
const ELEMENT_NODE = 1
const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TFOOT THEAD TR UL'.split(
    ' ',
  ),
)
const SKIPPED = new Set(
  'AUDIO BUTTON CANVAS IFRAME INPUT NOSCRIPT OBJECT SCRIPT SELECT STYLE SVG TEMPLATE TEXTAREA VIDEO'.split(' '),
)

/** A loop, not a recursion: a page may be a hundred thousand elements deep. */
export function blocksOf(root: TreeNode): Blocks {
  const page = pageText()
  let node: TreeNode | null = root
  while (node) {
    const child: TreeNode | null = enter(page, node) ? node.firstChild : null
    if (child) {
      node = child
      continue
    }
    leave(page, node)
    while (node !== root && !node.nextSibling && node.parentNode) {
      node = node.parentNode
      leave(page, node)
    }
    node = node === root ? null : node.nextSibling
  }
  return page.finish()
}

/** Returns whether what is inside counts. */
function enter(page: PageText, node: TreeNode): boolean {
  if (node.nodeType === TEXT_NODE) page.append(node.textContent ?? '')
  if (node.nodeType !== ELEMENT_NODE) return node.nodeType > ELEMENT_NODE && node.nodeType !== TEXT_NODE
  const name = node.nodeName.toUpperCase()
  if (SKIPPED.has(name)) return false
  if (name === 'BR') page.breakLine()
  if (name === 'TD' || name === 'TH') page.openCell()
  if (BLOCKS.has(name)) page.edge(name, 1)
  return true
}

function leave(page: PageText, node: TreeNode): void {
  const name = node.nodeName.toUpperCase()
  if (node.nodeType === ELEMENT_NODE && BLOCKS.has(name)) page.edge(name, -1)
}

type PageText = {
  readonly append: (text: string) => void
  readonly breakLine: () => void
  readonly openCell: () => void
  /** The beginning (1) or end (-1) of a block. */
  readonly edge: (name: string, step: 1 | -1) => void
  readonly finish: () => Blocks
}

/** Collects paragraphs. A table row is one paragraph with tabs between its cells, so that it can be quoted as a whole. */
function pageText(): PageText {
  const paragraphs: string[] = []
  const headings: Heading[] = []
  let current = ''
  let points = 0
  let level = 0
  let rows = 0
  let preformatted = 0
  let lineIsDue = false

  function close(): void {
    const lines = current.trim()
    const paragraph = level > 0 ? lines.replace(/\s+/g, ' ') : lines
    current = ''
    lineIsDue = false
    if (paragraph === '') return
    if (paragraphs.length > 0) points += 2
    if (level > 0) headings.push({ start: points, level })
    paragraphs.push(paragraph)
    points += countPoints(paragraph)
  }

  function append(raw: string): void {
    const text = cleanText(raw)
    const words = preformatted > 0 ? text : text.replace(/[ \t\n\f]+/g, ' ')
    if (words.trim() === '' && (current === '' || /\s$/.test(current.slice(-1)))) return
    if (lineIsDue && words.trim() !== '') {
      current = `${current.trimEnd()}\n`
      lineIsDue = false
    }
    current += /\s/.test(current.slice(-1)) && preformatted === 0 ? words.trimStart() : words
  }

  return {
    append,
    breakLine: () => {
      current = `${current.trimEnd()}\n`
    },
    openCell: () => {
      lineIsDue = false
      if (current !== '') current = `${current.trimEnd()}\t`
    },
    edge: (name, step) => {
      if (rows > 0 && name !== 'TR' && name !== 'TABLE') lineIsDue = current !== '' && !current.endsWith('\t')
      else close()
      if (/^H[1-6]$/.test(name)) level = step === 1 ? Number(name[1]) : 0
      if (name === 'PRE') preformatted += step
      if (name === 'TR') rows += step
    },
    finish: () => {
      close()
      return { text: paragraphs.join('\n\n'), headings }
    },
  }
}
