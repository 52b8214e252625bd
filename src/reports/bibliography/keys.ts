// Gives each reference the key that texts cite it by: name, year, and a letter for those that have both in common.

/**
 * Ask in the order of the records' numbers, and of all records of the review: so a key stays what it is whichever list is
 * written, and when others come in.
 */
export function keyGiver(): (firstAuthor: string, year: number | null) => string {
  const given = new Map<string, number>()
  return (firstAuthor, year) => {
    const name = firstAuthor.replace(/[^a-z0-9]+/g, '').slice(0, 40) || 'anon'
    const base = `${name}-${year ?? 'nd'}`
    const at = given.get(base) ?? 0
    given.set(base, at + 1)
    return at === 0 ? base : `${base}-${letter(at)}`
  }
}

/** The second is b; after z comes aa. */
function letter(at: number): string {
  const last = String.fromCharCode(97 + (at % 26))
  return at < 26 ? last : `${letter(Math.floor(at / 26) - 1)}${last}`
}
