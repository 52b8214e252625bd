// Whether words that panellists are about to read hold the full name of one of them: for the lead to see before they go out.
import { shorten } from '../../core/text.ts'

/** `what` begins a sentence: "Your reason for point 4". */
export type Written = { readonly what: string; readonly text: string }

/** A name of one word is a word like others, and is not looked for. */
const hasTwoWords = (name: string) => name.includes(' ')

/** One sentence for each text that holds a name. It says neither which nor whose: others may look over the lead's shoulder. */
export function namedIn(written: readonly Written[], names: readonly string[]): string[] {
  const looked = names.map(flat).filter(hasTwoWords)
  return written
    .filter(({ text }) => looked.some(name => isIn(flat(text), name)))
    .map(({ what }) => `${what} contains the name of a panellist.`)
}

type Disposed = { readonly id: number; readonly text: string; readonly reason: string | null }

/** "Your reason for point 4 (“Money is short.”)", with the words of the reason. */
export function reasonFor(what: 'comment' | 'point', { id, text, reason }: Disposed): Written {
  return { what: `Your reason for ${what} ${id} (“${shorten(text, 40)}”)`, text: reason ?? '' }
}

/** In whole words, whatever the case and the room between them. */
function isIn(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    const around = [text.charAt(at - 1), text.charAt(at + name.length)]
    if (!around.some(sign => /[\p{L}\p{N}]/u.test(sign))) return true
  }
  return false
}

const flat = (text: string) => text.normalize('NFC').toLowerCase().replaceAll(/\s+/g, ' ').trim()
