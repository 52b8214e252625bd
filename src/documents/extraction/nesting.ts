/** Knows how deep the elements of a web page are nested, before a parser that suffers from depth sees it. */

/** Browsers stop at about as many. */
export const DEEPEST = 500

/** Elements without an end, or whose end may be left out and is implied by the next. */
const NOT_COUNTED = new Set(
  'area base br col colgroup dd dt embed hr img input li link meta optgroup option p param rp rt source tbody td tfoot th thead tr track wbr'.split(
    ' ',
  ),
)
const RAW = new Set(['script', 'style', 'title', 'textarea', 'noscript'])

export function isTooDeep(html: string, deepest = DEEPEST): boolean {
  let depth = 0
  for (let at = html.indexOf('<'); at !== -1; ) {
    const tag = tagAt(html, at)
    if (tag.counts) depth = Math.max(0, depth + tag.step)
    if (depth > deepest) return true
    at = tag.next === -1 ? -1 : html.indexOf('<', tag.next)
  }
  return false
}

type Tag = { readonly counts: boolean; readonly step: 1 | -1; readonly next: number }

function tagAt(html: string, at: number): Tag {
  if (html.startsWith('<!--', at)) return { counts: false, step: 1, next: html.indexOf('-->', at + 4) }
  const closes = html[at + 1] === '/'
  const begins = at + (closes ? 2 : 1)
  const name = /^[a-z][a-z0-9:-]{0,40}/i.exec(html.slice(begins, begins + 42))?.[0]?.toLowerCase()
  if (!name) return { counts: false, step: 1, next: at + 1 }
  const end = html.indexOf('>', begins)
  if (end === -1) return { counts: true, step: closes ? -1 : 1, next: -1 }
  if (RAW.has(name) && !closes) return { counts: false, step: 1, next: html.indexOf(`</${name}`, end) }
  const isWhole = html[end - 1] === '/'
  return { counts: !NOT_COUNTED.has(name) && !isWhole, step: closes ? -1 : 1, next: end }
}
