// What the review's data say to a RAMESES item: a sentence, and where a reader finds what it was counted from.

export type Fact = {
  readonly text: string
  /** Below the review's address, for example `/searches`; null where there is no page. */
  readonly path: string | null
}

export const fact = (text: string, path: string | null = null): Fact => ({ text, path })

/** The fact only where it holds. */
export const when = (holds: boolean, text: () => string, path: string | null = null): Fact[] =>
  holds ? [fact(text(), path)] : []

const NAMED = 8

/** "MEDLINE, Scopus and 3 more". */
export function named(names: readonly string[]): string {
  const shown = names.slice(0, NAMED).join(', ')
  return names.length <= NAMED ? shown : `${shown} and ${names.length - NAMED} more`
}

/** "12 articles, 3 reports": counts by name, most first. */
export function tallied(rows: readonly { readonly name: string; readonly count: number }[]): string {
  return named([...rows].sort((a, b) => b.count - a.count).map(row => `${row.name} (${row.count})`))
}

export const share = (part: number, whole: number) => `${Math.round((100 * part) / Math.max(1, whole))} %`
