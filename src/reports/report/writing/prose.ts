// What the team wrote in Markdown as a small tree, for formats that are not HTML; it is read from the safe HTML that pages show, so that both say the same.
import { SaxesParser } from 'saxes'
import { markdown } from '../../../core/markdown.ts'
import { printable } from './printable.ts'

export type Span = {
  readonly text: string
  readonly strong?: true
  readonly emphasis?: true
  readonly struck?: true
  readonly code?: true
  readonly href?: string
}

/** A line break within a paragraph is a span `\n`. */
export type Prose =
  | { readonly kind: 'paragraph'; readonly spans: readonly Span[] }
  | { readonly kind: 'heading'; readonly level: 3 | 4 | 5; readonly spans: readonly Span[] }
  | {
      readonly kind: 'list'
      readonly ordered: boolean
      readonly items: readonly (readonly Prose[])[]
    }
  | { readonly kind: 'quotation'; readonly blocks: readonly Prose[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'rule' }
  | {
      readonly kind: 'table'
      readonly head: readonly (readonly Span[])[]
      readonly rows: readonly (readonly (readonly Span[])[])[]
    }

type Node = { readonly tag: string; readonly href: string | null; readonly inside: (Node | string)[] }

export function proseOf(text: string): readonly Prose[] {
  // Twice: what is forbidden may also be written as `&#1;`.
  return blocksIn(treeOf(printable(markdown(printable(text)))))
}

/** The sanitizer closes every tag and writes only entities that XML has. */
function treeOf(html: string): Node {
  const root: Node = { tag: 'all', href: null, inside: [] }
  const open = [root]
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => {
    const node: Node = { tag: name, href: (attributes as Record<string, string>).href ?? null, inside: [] }
    open.at(-1)?.inside.push(node)
    open.push(node)
  })
  parser.on('closetag', () => open.pop())
  parser.on('text', text => open.at(-1)?.inside.push(text))
  parser.write(`<all>${html}</all>`).close()
  return root.inside[0] as Node
}

const INLINE = new Set(['a', 'em', 'strong', 'del', 'code', 'br'])

/** Words that stand between blocks are a paragraph of their own. */
function blocksIn(node: Node): Prose[] {
  const blocks: Prose[] = []
  let loose: (Node | string)[] = []
  const settle = () => {
    const spans = spansIn({ ...node, tag: 'p', inside: loose })
    loose = []
    if (spans.some(span => span.text.trim() !== '')) blocks.push({ kind: 'paragraph', spans })
  }
  for (const one of node.inside) {
    if (typeof one === 'string' || INLINE.has(one.tag)) {
      loose.push(one)
      continue
    }
    settle()
    blocks.push(...blockOf(one))
  }
  settle()
  return blocks
}

function blockOf(node: Node): Prose[] {
  switch (node.tag) {
    case 'h3':
    case 'h4':
    case 'h5':
      return [{ kind: 'heading', level: Number(node.tag[1]) as 3 | 4 | 5, spans: spansIn(node) }]
    case 'ul':
    case 'ol':
      return [{ kind: 'list', ordered: node.tag === 'ol', items: childrenOf(node, 'li').map(blocksIn) }]
    case 'blockquote':
      return [{ kind: 'quotation', blocks: blocksIn(node) }]
    case 'pre':
      return [{ kind: 'code', text: textOf(node).replace(/\n$/, '') }]
    case 'hr':
      return [{ kind: 'rule' }]
    case 'table': {
      const [head = [], ...rows] = rowsOf(node)
      return [{ kind: 'table', head, rows }]
    }
    default:
      return blocksIn(node)
  }
}

function rowsOf(table: Node): Span[][][] {
  return table.inside.flatMap(part =>
    typeof part === 'string'
      ? []
      : childrenOf(part, 'tr').map(row =>
          row.inside.flatMap(cell => (typeof cell === 'string' ? [] : [spansIn(cell)])),
        ),
  )
}

const childrenOf = (node: Node, tag: string) =>
  node.inside.filter((one): one is Node => typeof one !== 'string' && one.tag === tag)

const textOf = (node: Node): string => node.inside.map(one => (typeof one === 'string' ? one : textOf(one))).join('')

/** White space counts as a browser counts it: any run of it is one space. */
function spansIn(node: Node): Span[] {
  const spans: Span[] = []
  const walk = (inside: Node['inside'], style: Omit<Span, 'text'>) => {
    for (const one of inside) {
      if (typeof one === 'string') spans.push({ ...style, text: one.replaceAll(/[ \t\r\n]+/g, ' ') })
      else if (one.tag === 'br') spans.push({ text: '\n' })
      else walk(one.inside, { ...style, ...styleOf(one) })
    }
  }
  walk(node.inside, {})
  return trimmed(spans)
}

function trimmed(spans: Span[]): Span[] {
  const last = spans.length - 1
  return spans
    .map((span, at) => {
      if (span.text === '\n') return span
      let { text } = span
      if (at === 0 || spans[at - 1]?.text === '\n') text = text.replace(/^ /, '')
      if (at === last || spans[at + 1]?.text === '\n') text = text.replace(/ $/, '')
      return { ...span, text }
    })
    .filter(span => span.text !== '')
}

function styleOf({ tag, href }: Node): Omit<Span, 'text'> {
  if (tag === 'strong') return { strong: true }
  if (tag === 'em') return { emphasis: true }
  if (tag === 'del') return { struck: true }
  if (tag === 'code') return { code: true }
  return tag === 'a' && href !== null ? { href } : {}
}
