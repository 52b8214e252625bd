// Knows how DOI, PMID, ISBN, ISSN, years and web addresses are written, and writes each in one way.

/** Longer texts hold no identifier; this keeps every search below linear and short. */
const LOOKED_AT = 2_000

/** The DOI in a text that is one or holds one (an address, “doi: …”), in lower case; null when there is none. */
export function doiIn(text: string): string | null {
  const shown = decoded(text.slice(0, LOOKED_AT)).toLowerCase()
  const start = /(?:^|[^0-9.])(10\.\d{4,9}\/)/.exec(shown)
  if (!start) return null
  const from = start.index + start[0].length - start[1]!.length
  const run = /^[^\s"<>{}|\\^`]{1,300}/.exec(shown.slice(from))![0]
  const doi = closed(run.split(/[?&#;,]?(?:https?:|doi:)/, 1)[0]!)
  return doi.length > start[1]!.length ? doi : null
}

/** Without the brackets and stops that end a sentence rather than the identifier. */
function closed(doi: string): string {
  let text = doi
  for (;;) {
    const last = text.at(-1) ?? ''
    const unopened = (last === ')' && !text.includes('(')) || (last === ']' && !text.includes('['))
    if (!unopened && !'.,;:\'"*'.includes(last)) return text
    if (text === '') return text
    text = text.slice(0, -1)
  }
}

function decoded(text: string): string {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text).replace(/\p{Cc}/gu, ' ')
  } catch {
    return text.replaceAll(/%2f/gi, '/')
  }
}

/** A PMID that says it is one: “PMID: 123”, or an address at PubMed. */
export function pmidIn(text: string): string | null {
  const shown = text.slice(0, LOOKED_AT)
  const found =
    /\bpmid[:\s]{0,3}([1-9]\d{0,8})\b/i.exec(shown) ??
    /pubmed\.ncbi\.nlm\.nih\.gov\/([1-9]\d{0,8})\b/i.exec(shown) ??
    /ncbi\.nlm\.nih\.gov\/pubmed\/([1-9]\d{0,8})\b/i.exec(shown)
  return found?.[1] ?? null
}

/** The first four-figure year, from 1000 to 2999, that is not part of a longer number. */
export function yearIn(text: string): number | null {
  const found = /(?:^|\D)([12]\d{3})(?!\d)/.exec(text.slice(0, LOOKED_AT))
  return found ? Number(found[1]) : null
}

/** ISBN and ISSN, each once, without words such as “(Print)”, several joined by a comma. */
export function serialsIn(texts: readonly string[]): string {
  const serials = new Set<string>()
  for (const text of texts) {
    for (const found of text.slice(0, LOOKED_AT).matchAll(/\d[\d-]{6,16}[\dxX]/g)) {
      const digits = found[0].replaceAll('-', '').toUpperCase()
      if (digits.length === 8) serials.add(`${digits.slice(0, 4)}-${digits.slice(4)}`)
      else if (digits.length === 10 || digits.length === 13) serials.add(digits)
    }
  }
  return [...serials].slice(0, 6).join(', ')
}

/** The first http or https address in a text; nothing else is ever made a link. */
export function webAddressIn(text: string): string | null {
  const found = /https?:\/\/[^\s"<>]{3,1990}/i.exec(text.slice(0, 4_000))
  if (!found) return null
  const address = found[0].split(/[;,](?=https?:)/i, 1)[0]!.replace(/[.,;)]{1,5}$/, '')
  return URL.canParse(address) ? address : null
}
