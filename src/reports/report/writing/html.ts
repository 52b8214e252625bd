// A report as one HTML file: navigable, printable, light and dark, nothing to load and no script.
import { markdown } from '../../../core/markdown.ts'
import { type Block, contentsOf, type Inline, type Report } from './blocks.ts'
import { printable } from './printable.ts'
import { SHEET } from './sheet.ts'

export type Frame = {
  readonly contents: string
  readonly made: string
  /** Heading of the footnotes, where there are any. */
  readonly notes: string
  /** The first link, for those who do not see where the report begins; a page without contents needs none. */
  readonly skip?: string
  /** For a page that is shown by the server, whose policy lets only styles of its own in. */
  readonly nonce?: string
  /** Ways to save a page that is shown by the server, and to its other language; they are not printed. */
  readonly ways?: Ways
}

export type Ways = {
  readonly title: string
  readonly save: string
  readonly links: readonly { readonly text: string; readonly href: string }[]
  readonly other: { readonly text: string; readonly href: string; readonly language: string }
}

export function toHtml(report: Report, frame: Frame): string {
  const contents = contentsOf(report.blocks)
  const notes: Notes = []
  const main = report.blocks.map(one => block(one, notes)).join('\n')
  return `<!doctype html>
<html lang="${report.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(report.title)}</title>
<style${frame.nonce === undefined ? '' : ` nonce="${escaped(frame.nonce)}"`}>${SHEET}</style>
</head>
<body>
${frame.skip === undefined ? '' : `<a class="skip" href="#report-begins">${escaped(frame.skip)}</a>`}
<header>
<h1>${escaped(report.title)}</h1>
${report.subtitle === '' ? '' : `<p class="subtitle">${escaped(report.subtitle)}</p>`}
${report.notice === '' ? '' : `<p class="notice">${escaped(report.notice)}</p>`}
</header>
${contents.length > 3 ? contentsHtml(contents, frame.contents) : ''}${frame.ways === undefined ? '' : waysHtml(frame.ways)}
<main id="report-begins" tabindex="-1">
${main}${notesHtml(notes, frame.notes)}
</main>
<footer><p>${escaped(frame.made)}</p></footer>
</body>
</html>
`
}

function contentsHtml(contents: ReturnType<typeof contentsOf>, title: string): string {
  const parts: { readonly line: string; readonly inside: string[] }[] = []
  for (const { id, text, level } of contents) {
    const line = `<a href="#${escaped(id)}">${escaped(text)}</a>`
    if (level > 2 && parts.length > 0) parts.at(-1)?.inside.push(`<li>${line}</li>`)
    else parts.push({ line, inside: [] })
  }
  const lines = parts.map(
    ({ line, inside }) => `<li>${line}${inside.length === 0 ? '' : `<ol>${inside.join('')}</ol>`}</li>`,
  )
  return `<nav aria-label="${escaped(title)}"><h2>${escaped(title)}</h2><ol>${lines.join('')}</ol></nav>`
}

function waysHtml({ title, save, links, other }: Ways): string {
  const files = links.map(({ text, href }) => `<a href="${escaped(href)}">${escaped(text)}</a>`).join(' ')
  return `<div class="ways" role="group" aria-label="${escaped(title)}"><span>${escaped(save)}</span> ${files} <a href="${escaped(other.href)}" hreflang="${other.language}" lang="${other.language}">${escaped(other.text)}</a></div>`
}

/** Footnotes, numbered in the order in which they are met. */
type Notes = (readonly Inline[])[]

function notesHtml(notes: Notes, title: string): string {
  if (notes.length === 0) return ''
  const lines = notes.map(
    (note, at) =>
      `<li id="note-${at + 1}">${inlines(note, [])} <a href="#to-note-${at + 1}" role="doc-backlink" aria-label="${at + 1}">↩</a></li>`,
  )
  return `\n<section role="doc-endnotes" class="notes" aria-label="${escaped(title)}"><h2>${escaped(title)}</h2><ol>${lines.join('')}</ol></section>`
}

function block(one: Block, notes: Notes): string {
  switch (one.kind) {
    case 'heading':
      return `<h${one.level}${idOf(one.id)}>${escaped(one.text)}</h${one.level}>`
    case 'paragraph':
      return `<p${one.tone === 'plain' ? '' : ` class="${one.tone}"`}>${inlines(one.words, notes)}</p>`
    case 'markdown':
      return `<div class="reading">${markdown(printable(one.text))}</div>`
    case 'list': {
      const tag = one.ordered ? 'ol' : 'ul'
      return `<${tag}>${one.items.map(item => `<li>${inlines(item, notes)}</li>`).join('')}</${tag}>`
    }
    case 'table':
      return tableHtml(one, notes)
    case 'quotation':
      return `<figure data-stance="${escaped(one.stance)}"${one.text === null ? ' data-unquoted' : ''}>${one.text === null ? '' : `<blockquote>“${escaped(one.text)}”</blockquote>`}<figcaption><b>${escaped(one.stanceWord)}</b> ${inlines(one.source, notes)}</figcaption></figure>`
    case 'figure':
      return `<figure class="drawing"><div role="group" aria-label="${escaped(one.label || one.caption)}">${one.svg}</div>${one.caption === '' ? '' : `<figcaption>${escaped(one.caption)}</figcaption>`}</figure>`
    case 'page':
      return '<div class="new-page"></div>'
    case 'squares':
      return squaresHtml(one)
    case 'details':
      return `<details${idOf(one.id)}><summary>${escaped(one.summary)}</summary>\n${one.blocks.map(inner => block(inner, notes)).join('\n')}\n</details>`
    case 'group':
      return `<section${idOf(one.id)}>${one.blocks.map(inner => block(inner, notes)).join('\n')}</section>`
  }
}

function tableHtml({ caption, head, rows, wide }: Extract<Block, { kind: 'table' }>, notes: Notes): string {
  const cells = (row: (typeof rows)[number]) =>
    row
      .map((cell, at) => {
        const tag = at === 0 ? 'th scope="row"' : 'td'
        const close = at === 0 ? 'th' : 'td'
        return `<${tag}>${cell.map(line => inlines(line, notes)).join('<br>')}</${close}>`
      })
      .join('')
  return `<div class="wide"${wide === true ? ' data-landscape' : ''} tabindex="0" role="group" aria-label="${escaped(caption || head.join(', '))}"><table>${caption === '' ? '' : `<caption>${escaped(caption)}</caption>`}<thead><tr>${head.map(text => `<th scope="col">${escaped(text)}</th>`).join('')}</tr></thead><tbody>${rows.map(row => `<tr>${cells(row)}</tr>`).join('')}</tbody></table></div>`
}

function squaresHtml({ sentence, studies }: Extract<Block, { kind: 'squares' }>): string {
  const squares = studies.map(
    one =>
      `<li data-richness="${one.richness}" data-stance="${escaped(one.stance)}" title="${escaped(`${one.label}, ${one.words}`)}"><span>${escaped(`${one.label}, ${one.words}`)}</span></li>`,
  )
  return `<div class="rests"><p>${escaped(sentence)}</p>${squares.length === 0 ? '' : `<ul class="squares">${squares.join('')}</ul>`}</div>`
}

function inlines(words: readonly Inline[], notes: Notes): string {
  return words.map(one => inline(one) + (one.note === undefined ? '' : noteMark(notes.push(one.note)))).join('')
}

function noteMark(n: number): string {
  return `<sup class="note-mark"><a id="to-note-${n}" href="#note-${n}" role="doc-noteref">${n}</a></sup>`
}

function inline({ text, href, tone, role, mark }: Inline): string {
  let out = escaped(text)
  if (role !== undefined)
    out = `<span class="el" data-role="${escaped(role)}">${out}<sup>${escaped(mark ?? '')}</sup></span>`
  if (tone === 'strong') out = `<strong>${out}</strong>`
  if (tone === 'quiet') out = `<span class="quiet">${out}</span>`
  if (tone === 'title') out = `<cite>${out}</cite>`
  if (href === undefined) return out
  const outside = /^https?:/.test(href) ? ' rel="noopener noreferrer"' : ''
  // An address that stands there already is not printed once more.
  const name = tone === 'note' ? 'note' : outside !== '' && href.endsWith(text.trim()) ? 'bare' : null
  return `<a${name === null ? '' : ` class="${name}"`} href="${escaped(href)}"${outside}>${out}</a>`
}

const idOf = (id: string | null) => (id === null ? '' : ` id="${escaped(id)}"`)

function escaped(text: string): string {
  return printable(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}
