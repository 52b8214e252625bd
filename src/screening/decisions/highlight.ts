// Knows how to mark words in a title or an abstract, so that the eye finds them: those of the intervention, and the review's own terms.

export type Kind = 'topic' | 'include' | 'exclude'
/** `isStem`: the word may go on, as “prescri*” does in “prescribing”. */
export type Term = { readonly words: string; readonly isStem: boolean; readonly kind: Kind }
/** `kind` is null where nothing is marked. */
export type Stretch = { readonly text: string; readonly isHit: boolean; readonly kind: Kind | null }

const SHORTEST = 3
const MOST_TERMS = 20

/** What an intervention is called, part by part: “social prescribing, link workers” is two terms; either may go on. */
export function termsOf(intervention: string): readonly Term[] {
  const parts = intervention.split(/[,;/]| and | or /).map(part => part.trim().toLowerCase())
  return [...new Set(parts)]
    .filter(part => part.length >= SHORTEST)
    .slice(0, MOST_TERMS)
    .map(words => ({ words, isStem: true, kind: 'topic' as const }))
}

/** Where of two terms the same words are marked, the later kind of this list is shown. */
const ORDER: readonly Kind[] = ['topic', 'include', 'exclude']

type Node = { readonly next: Map<string, Node>; whole: Kind | null; stem: Kind | null }

export type Marker = (text: string) => readonly Stretch[]

/**
 * Cuts a text into stretches that are one of the terms and stretches that are not; joined they are the text again. Whole words
 * count, the longest term first, whatever the case; any white space in the text fits a space of the term. From each beginning
 * of a word the longest term is the most that is read, so that the time grows with the text alone.
 */
export function markerOf(terms: readonly Term[]): Marker {
  const root = treeOf(terms)
  return text => {
    const stretches: Stretch[] = []
    let shown = 0
    for (let at = 0; at < text.length; ) {
      const hit = isWord(text, at) && isWord(text, at - 1) ? null : hitAt(text, at, root)
      if (hit === null) {
        at += 1
        continue
      }
      if (at > shown) stretches.push({ text: text.slice(shown, at), isHit: false, kind: null })
      stretches.push({ text: text.slice(at, hit.end), isHit: true, kind: hit.kind })
      at = hit.end
      shown = at
    }
    if (shown < text.length) stretches.push({ text: text.slice(shown), isHit: false, kind: null })
    return stretches
  }
}

function treeOf(terms: readonly Term[]): Node {
  const root = newNode()
  for (const kind of ORDER)
    for (const term of terms.filter(one => one.kind === kind)) {
      let node = root
      const words = term.words.trim().replaceAll(/\s+/g, ' ')
      for (let at = 0; at < words.length; at += 1) {
        const letter = folded(words, at)
        const next = node.next.get(letter) ?? newNode()
        node.next.set(letter, next)
        node = next
      }
      if (node === root) continue
      if (term.isStem) node.stem = kind
      else node.whole = kind
    }
  return root
}

const newNode = (): Node => ({ next: new Map(), whole: null, stem: null })

/** A space of a term takes at most this much white space. */
const MOST_SPACE = 20

/** The longest term that begins here; where it is a stem, to the end of the word. */
function hitAt(text: string, from: number, root: Node): { end: number; kind: Kind } | null {
  let node: Node | undefined = root
  let hit: { at: number; kind: Kind } | null = null
  for (let at = from; at < text.length; ) {
    node = node.next.get(folded(text, at))
    if (node === undefined) break
    at = isSpace(text, at) ? pastSpace(text, at) : at + 1
    const isEnd = !(isWord(text, at - 1) && isWord(text, at))
    const kind = isEnd ? (node.whole ?? node.stem) : node.stem
    if (kind !== null) hit = { at, kind }
  }
  if (hit === null) return null
  const goesOn = isWord(text, hit.at - 1) && isWord(text, hit.at)
  return { end: goesOn ? pastWord(text, hit.at) : hit.at, kind: hit.kind }
}

/** Unit by unit, since lower case may be longer than what it is made of and positions have to fit. */
function folded(text: string, at: number): string {
  const letter = text.charAt(at)
  if (isSpace(text, at)) return ' '
  const lower = letter.toLowerCase()
  return lower.length === 1 ? lower : letter
}

function pastSpace(text: string, from: number): number {
  let at = from
  while (at < text.length && at - from < MOST_SPACE && isSpace(text, at)) at += 1
  return at
}

function pastWord(text: string, from: number): number {
  let at = from
  while (at < text.length && isWord(text, at)) at += 1
  return at
}

const isSpace = (text: string, at: number) => /\s/.test(text.charAt(at))

/** Letters, digits and what belongs to them; both halves of a character beyond the first plane count as part of a word. */
function isWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (Number.isNaN(code)) return false
  if (code < 128) return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122)
  return (code >= 0xd800 && code <= 0xdfff) || /[\p{L}\p{N}\p{M}]/u.test(text.charAt(at))
}
