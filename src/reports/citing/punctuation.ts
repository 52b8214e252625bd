// Puts the parts of a reference side by side: what is empty leaves no sign, and no sign stands twice.
import type { Inline } from '../report/writing/blocks.ts'
import { trimmed } from './names.ts'

export type Piece = string | Inline | null | readonly Piece[]

/** A field as it can stand in a sentence: one line, without stops at its ends. */
export function clean(text: string): string {
  const line = text.replace(/[\p{Cc}\s]+/gu, ' ').trim()
  const bare = trimmed(line, ' .,;:')
  return line.endsWith('...') && bare !== '' ? `${bare}…` : bare
}

export function italic(text: string): Inline | null {
  const bare = clean(text)
  return bare === '' ? null : { text: bare, tone: 'title' }
}

export const textOf = (piece: Piece): string => flat(piece).reduce((all, one) => all + one.text, '')
const isEmpty = (piece: Piece): boolean => textOf(piece) === ''

/** The parts that hold something, with the sign between them. */
export function joined(pieces: readonly Piece[], sign: string): Piece {
  return pieces.filter(piece => !isEmpty(piece)).flatMap((piece, at) => (at === 0 ? [piece] : [sign, piece]))
}

/** Nothing, where there is nothing to stand in between. */
export function around(before: string, piece: Piece, after: string): Piece {
  return isEmpty(piece) ? null : [before, piece, after]
}

/** Each part that holds something closed with one stop. */
export function sentences(pieces: readonly Piece[]): Piece {
  return joined(
    pieces.map(piece => (isEmpty(piece) || isClosed(textOf(piece)) ? piece : [piece, '.'])),
    ' ',
  )
}

const isClosed = (text: string) => /[.?!…]$/.test(text) || (/[.?!…][’”"')\]]$/.test(text) && !/[)\]]$/.test(text))

/** One list without empty parts; plain text beside plain text is one. */
export function flat(piece: Piece): readonly Inline[] {
  const all: Inline[] = []
  const take = (one: Piece): void => {
    if (one === null || one === '') return
    if (typeof one === 'string') add({ text: one })
    else if (isList(one)) for (const part of one) take(part)
    else if (one.text !== '') add(one)
  }
  const add = (one: Inline) => {
    const last = all.at(-1)
    if (last !== undefined && isPlain(last) && isPlain(one)) all[all.length - 1] = { text: last.text + one.text }
    else all.push(one)
  }
  take(piece)
  return all
}

const isList = (piece: Inline | readonly Piece[]): piece is readonly Piece[] => Array.isArray(piece)
const isPlain = (one: Inline) => one.tone === undefined && one.href === undefined

/** The DOI as a link, else the address; nothing that is no web address is one. */
export function linkOf({ doi, url }: { readonly doi: string; readonly url: string }): Inline | null {
  const bare = doi.trim()
  if (bare !== '') return { text: `https://doi.org/${bare}`, href: doiLink(bare) }
  const address = url.trim()
  return /^https?:\/\/[^\s"<>]+$/i.test(address.slice(0, 2_000)) ? { text: address, href: address } : null
}

export function doiLink(doi: string): string {
  return `https://doi.org/${encodeURI(doi.replace(/[\ud800-\udfff]/g, ''))
    .replaceAll('#', '%23')
    .replaceAll('?', '%3F')}`
}
