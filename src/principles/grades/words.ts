// The grades of a review as the lines of a text, and what is wrong with them.

const MOST = 10
const LONGEST = 60

/** Lines in their order without empty ones and repetitions. */
export function readGrades(text: string): string[] {
  return [
    ...new Set(
      text
        .split('\n')
        .map(line => line.trim())
        .filter(line => line !== ''),
    ),
  ]
}

/** A sentence, or null when nothing is wrong. */
export function gradesRefused(words: readonly string[]): string | null {
  if (words.length === 1) return 'Give at least two grades, or none.'
  if (words.length > MOST) return `Use at most ${MOST} grades.`
  const long = words.find(word => word.length > LONGEST)
  return long === undefined ? null : `Use at most ${LONGEST} characters for a grade: “${long.slice(0, 30)}…” is longer.`
}

/** A number that tells one list from another, for noticing that someone saved in between. */
export function stampOf(words: readonly string[]): number {
  let stamp = words.length
  for (const character of words.join('\n')) stamp = (stamp * 31 + (character.codePointAt(0) ?? 0)) % 900_000_000
  return stamp
}
