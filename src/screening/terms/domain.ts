// How lists of terms to highlight are written: one a line, a star at the end for a stem.
import type { Kind, Term } from '../decisions/highlight.ts'

export const MOST_TERMS = 200
const LONGEST = 100

/** The lines of a list, each once, without empty ones. */
export function linesOf(list: string): readonly string[] {
  const lines = list.split('\n').map(line => line.trim().replaceAll(/\s+/g, ' '))
  const seen = new Map<string, string>()
  for (const line of lines) if (line !== '' && !seen.has(line.toLowerCase())) seen.set(line.toLowerCase(), line)
  return [...seen.values()]
}

export function termOf(line: string, kind: Kind): Term {
  const isStem = line.endsWith('*')
  return { words: isStem ? line.slice(0, -1) : line, isStem, kind }
}

export function termsOfList(list: string, kind: Kind): readonly Term[] {
  return linesOf(list).map(line => termOf(line, kind))
}

/** What is wrong with a list, as a sentence; null when nothing is. */
export function problemOf(list: string): string | null {
  const lines = linesOf(list)
  if (lines.length > MOST_TERMS) return `Use at most ${MOST_TERMS} terms; these are ${lines.length}.`
  const long = lines.find(line => line.length > LONGEST)
  if (long !== undefined) return `Keep each term below ${LONGEST} characters; one begins “${long.slice(0, 30)}”.`
  const starred = lines.find(line => line.slice(0, -1).includes('*'))
  if (starred !== undefined) return `Put a star at the end of a word only: “${starred}”.`
  const short = lines.find(line => line.endsWith('*') && line.length < 4)
  if (short !== undefined) return `Write at least three letters before a star: “${short}”.`
  return null
}

/** The first term that stands in both lists, which then would say nothing; null when none does. */
export function inBoth(include: string, exclude: string): string | null {
  const other = new Set(linesOf(exclude).map(line => line.toLowerCase()))
  return linesOf(include).find(line => other.has(line.toLowerCase())) ?? null
}
