// A report as Markdown: the same content as the HTML, in plain characters.
import type { Block, Inline, Report } from './blocks.ts'
import { contentsOf } from './blocks.ts'
import { ownMarkdown } from './own-markdown.ts'
import { printable } from './printable.ts'

const SYMBOLS: Readonly<Record<string, string>> = { rich: '■', moderate: '◧', thin: '▱', none: '□' }

export function toMarkdown(report: Report, contentsTitle: string): string {
  const parts = [`# ${escaped(report.title)}`]
  if (report.subtitle !== '') parts.push(opening(escaped(report.subtitle)))
  if (report.notice !== '') parts.push(`> ${opening(escaped(report.notice))}`)
  const contents = contentsOf(report.blocks)
  if (contents.length > 3)
    parts.push(
      `**${escaped(contentsTitle)}**`,
      contents.map(one => `${'  '.repeat(one.level - 2)}- [${escaped(one.text)}](#${one.id})`).join('\n'),
    )
  const notes: Notes = []
  const text = inside(report.blocks, notes)
  parts.push(text, notes.map((note, at) => `[^${at + 1}]: ${opening(inlines(note, []))}`).join('\n'))
  return `${parts.filter(part => part !== '').join('\n\n')}\n`
}

/** Footnotes, numbered in the order in which they are met. */
type Notes = (readonly Inline[])[]

function blockText(block: Block, notes: Notes): string {
  switch (block.kind) {
    case 'heading':
      return `${anchor(block.id)}${'#'.repeat(block.level)} ${escaped(block.text)}`
    case 'paragraph':
      return block.tone === 'missing' ? `*${inlines(block.words, notes).trim()}*` : opening(inlines(block.words, notes))
    case 'markdown':
      return ownMarkdown(printable(block.text)).trim()
    case 'list':
      return block.items
        .map((item, at) => `${block.ordered ? `${at + 1}.` : '-'} ${opening(inlines(item, notes))}`)
        .join('\n')
    case 'table':
      return tableText(block, notes)
    case 'quotation':
      return quotationText(block, notes)
    case 'figure': {
      const image = `![${escaped(block.label || block.caption)}](data:image/svg+xml;base64,${Buffer.from(printable(block.svg)).toString('base64')})`
      return block.caption === '' ? image : `${image}\n\n*${escaped(block.caption)}*`
    }
    case 'page':
      return ''
    case 'squares': {
      const squares = block.studies.map(one => (one.stance === 'contradicts' ? '☒' : (SYMBOLS[one.richness] ?? '□')))
      const named = block.studies.map((one, at) => `${squares[at]} ${escaped(one.label)} (${escaped(one.words)})`)
      return [opening(escaped(block.sentence)), named.join(' · ')].filter(part => part !== '').join('\n\n')
    }
    case 'details':
      return `${anchor(block.id)}<details>\n<summary>${html(block.summary)}</summary>\n\n${inside(block.blocks, notes)}\n\n</details>`
    case 'group':
      return [anchor(block.id).trim(), inside(block.blocks, notes)].filter(part => part !== '').join('\n\n')
  }
}

function inside(blocks: readonly Block[], notes: Notes): string {
  return blocks
    .map(block => blockText(block, notes))
    .filter(part => part !== '')
    .join('\n\n')
}

function anchor(id: string | null): string {
  return id === null ? '' : `<a id="${id}"></a>\n\n`
}

function quotationText({ text, source, stanceWord }: Extract<Block, { kind: 'quotation' }>, notes: Notes): string {
  const words = text === null ? [] : [`> “${escaped(text).replaceAll('\n', '\n> ')}”`, '>']
  return [...words, `> ${opening(escaped(stanceWord))}: ${inlines(source, notes)}`].join('\n')
}

function tableText({ caption, head, rows }: Extract<Block, { kind: 'table' }>, notes: Notes): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell => cell.replaceAll('\n', ' ')).join(' | ')} |`
  const body = rows.map(row => line(row.map(cell => cell.map(one => inlines(one, notes)).join('<br>'))))
  return [
    ...(caption === '' ? [] : [`**${escaped(caption)}**`, '']),
    line(head.map(escaped)),
    line(head.map(() => '---')),
    ...body,
  ].join('\n')
}

function inlines(words: readonly Inline[], notes: Notes): string {
  return words.map(one => inline(one) + (one.note === undefined ? '' : `[^${notes.push(one.note)}]`)).join('')
}

function inline({ text, href, tone, mark }: Inline): string {
  let out = escaped(text)
  // Emphasis may not begin or end with a space.
  const [, before = '', core = '', after = ''] = /^(\s*)(.*?)(\s*)$/.exec(out) ?? []
  if (core !== '' && mark !== undefined) out = `${before}**${core}** (${escaped(mark)})${after}`
  else if (core !== '' && tone === 'strong') out = `${before}**${core}**${after}`
  else if (core !== '' && tone === 'title') out = `${before}*${core}*${after}`
  return href === undefined ? out : `[${out}](${href.replaceAll(/[\s()<>]/g, encodeURIComponent)})`
}

/** What people wrote stays what they wrote: nothing in it becomes markup. */
function escaped(text: string): string {
  return (
    printable(text)
      .replaceAll(/[\\`*_[\]|~]/g, character => `\\${character}`)
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      // A bare address becomes a link in many readers, and swallows what stands directly after it.
      .replaceAll(/\b(https?|ftp):\/\//gi, '$1\\://')
      .replaceAll(/\bwww\./gi, 'www\\.')
      .replaceAll(/[^\S\n]*\n\s*/g, ' ')
  )
}

/** At the beginning of a line, signs that would make it a heading or a list. */
function opening(text: string): string {
  return text.replace(/^(\d{1,9})([.)] )/, '$1\\$2').replace(/^(#{1,6} |[-+] )/, '\\$1')
}

function html(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
