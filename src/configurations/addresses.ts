// Where configurations have their pages, and what they are called in a list of names.
import { type Layer, placeOf, titleOf } from './domain.ts'
import { plainWording } from './wording.ts'

/** `/reviews/x/accounts/230`, or the list without a number. */
export function addressOf(slug: string, layer: Layer, id: number | null = null, rest = ''): string {
  return `/reviews/${slug}/${placeOf(layer)}${id === null ? '' : `/${id}`}${rest}`
}

/** "CMOC 12 (3g): trust grows": enough to tell one from another in a list. */
export function longName(
  layer: Layer,
  row: { readonly id: number; readonly label: string | null; readonly title: string; readonly wording: string },
): string {
  const words = row.title || plainWording(row.wording)
  const short = words.length > 80 ? `${words.slice(0, 79).trimEnd()}…` : words
  return `${titleOf(layer, row.id)}${row.label === null ? '' : ` (${row.label})`}${short === '' ? '' : `: ${short}`}`
}

/** Reads "CMOC 3", "account 12" or a number alone, which is of `layer`; null for anything else. */
export function readName(text: string, layer: Layer): { readonly layer: Layer; readonly id: number } | null {
  const found = /^\s{0,5}(cmoc|configuration|account)?\s{0,5}([1-9]\d{0,8})\b/i.exec(text.slice(0, 60))
  if (found === null) return null
  const word = found[1]?.toLowerCase()
  return { layer: word === undefined ? layer : word === 'account' ? 'account' : 'synthesised', id: Number(found[2]) }
}
