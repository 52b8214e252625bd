// References in running text, `[CMOC 12]` and `[account 230]`: finding them, leading them to their pages, noticing foreign ones.
import { nameOf, placeOf } from '../configurations/domain.ts'
import type { Ref } from './domain.ts'

const REFERENCE = /\[(CMOC|account) ([1-9]\d{0,8})\](?!\()/gi

/** In the order of the text, each once. */
export function referencesIn(text: string): Ref[] {
  const seen = new Map<string, Ref>()
  for (const [, word = '', number = ''] of text.matchAll(REFERENCE)) {
    const ref = refOf(word, number)
    seen.set(nameOf(ref.layer, ref.id), ref)
  }
  return [...seen.values()]
}

/** Running text in parts, with the reference that a part is. */
export function partsOf(text: string): { readonly text: string; readonly ref: Ref | null }[] {
  const parts: { text: string; ref: Ref | null }[] = []
  let from = 0
  for (const found of text.matchAll(REFERENCE)) {
    if (found.index > from) parts.push({ text: text.slice(from, found.index), ref: null })
    parts.push({ text: found[0], ref: refOf(found[1] ?? '', found[2] ?? '') })
    from = found.index + found[0].length
  }
  return from < text.length ? [...parts, { text: text.slice(from), ref: null }] : parts
}

/** For people who read no configurations: the words alone. */
export function withoutReferences(text: string): string {
  const words = partsOf(text).filter(part => part.ref === null)
  return words.length === 1 && words[0]?.text === text
    ? text
    : words
        .map(part => part.text)
        .join('')
        .replaceAll(/[ \t]{1,20}(?=[.,;:)]|[ \t]|$)/gm, '')
}

/** `CMOC 12` or `account 230` as a form or JSON sends it; null when it is neither. */
export function readReference(name: string): Ref | null {
  const found = /^(CMOC|account) ([1-9]\d{0,8})$/i.exec(name.trim().slice(0, 40))
  return found === null ? null : refOf(found[1] ?? '', found[2] ?? '')
}

/** `[CMOC 12]`, as it stands in an explanation. */
export function referenceTo(ref: Ref): string {
  return `[${nameOf(ref.layer, ref.id)}]`
}

/** The Markdown with every reference a link to its configuration; `review` is the address of the review. */
export function linked(markdown: string, review: string): string {
  return markdown.replace(REFERENCE, (_whole, word: string, number: string) => {
    const ref = refOf(word, number)
    return `[${nameOf(ref.layer, ref.id).replace(' ', '\u00a0')}](/reviews/${review}/${placeOf(ref.layer)}/${ref.id})`
  })
}

/** Names in the text of configurations that are not among `refs`. */
export function foreignReferences(text: string, refs: readonly Ref[]): string[] {
  const known = new Set(refs.map(ref => nameOf(ref.layer, ref.id)))
  return referencesIn(text)
    .map(ref => nameOf(ref.layer, ref.id))
    .filter(name => !known.has(name))
}

function refOf(word: string, number: string): Ref {
  return { layer: word.toLowerCase() === 'cmoc' ? 'synthesised' : 'account', id: Number(number) }
}
