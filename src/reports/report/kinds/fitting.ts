// What fits on a page: texts are cut behind a sentence or word, and what is left out is counted, never dropped in silence.

/** How many characters of running text a line of A4 holds at the size reports are printed in. */
export const LINE = 92

export type Cut = { readonly text: string; readonly left: number }

const wordsIn = (text: string) => text.split(/\s+/).filter(word => word !== '').length

/** The text as it is where it has at most `lines` lines; else its first sentences that do, and how many words are left. */
export function cutText(text: string, lines: number, line = LINE): Cut {
  const most = lines * line
  const flat = text.replaceAll(/\s+/g, ' ').trim()
  if (flat.length <= most) return { text: flat, left: 0 }
  const part = flat.slice(0, most)
  const stop = Math.max(part.lastIndexOf('. '), part.lastIndexOf('? '), part.lastIndexOf('; '))
  const end = stop > most / 3 ? stop + 1 : Math.max(part.lastIndexOf(' '), most / 2)
  const kept = part.slice(0, end).trimEnd()
  return { text: `${kept} …`, left: wordsIn(flat.slice(kept.length)) }
}

/** The first of several texts that together have at most `lines` lines; at least one, cut if need be. */
export function fitting<T>(
  all: readonly T[],
  lines: number,
  lengthOf: (one: T) => number,
): { readonly shown: readonly T[]; readonly left: number } {
  let room = lines
  const shown: T[] = []
  for (const one of all) {
    const needed = Math.max(1, Math.ceil(lengthOf(one) / LINE))
    if (needed > room) break
    shown.push(one)
    room -= needed
  }
  return { shown, left: all.length - shown.length }
}

/** A Markdown text as running words, for places that have room for little: marks and addresses go, references too. */
export function unmarked(markdown: string): string {
  return markdown
    .replaceAll(/\[(?:CMOC|account) \d{1,9}\]/gi, '')
    .replaceAll(/\[([^\]]{0,500})\]\([^)]{0,500}\)/g, '$1')
    .replaceAll(/[*_`>#]{1,6}/g, '')
    .replaceAll(/\s+([.,;])/g, '$1')
    .replaceAll(/\s+/g, ' ')
    .trim()
}
