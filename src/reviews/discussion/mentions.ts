// How a comment names members: typed as @Name, kept by number, and written out with the name of today.

export type Named = { readonly id: number; readonly name: string }

const KEPT = /@\{([1-9]\d?)\}/g
const MOST = 50

/**
 * A comment as it is kept: `@{2}` stands for the second of `personIds`. Named are the members whose names stand in it after
 * an @, then those chosen from the list. Who shares a name with someone chosen is not meant.
 */
export function readMentions(
  typed: string,
  chosen: readonly number[],
  members: readonly Named[],
): { readonly text: string; readonly personIds: readonly number[] } {
  const byLength = [...members].sort((a, b) => b.name.length - a.name.length || preference(a, b, chosen))
  const personIds: number[] = []
  const numberOf = (id: number) => {
    if (!personIds.includes(id)) personIds.push(id)
    return personIds.indexOf(id) + 1
  }
  // What looks like a kept name and was typed is none.
  const parts = typed.replaceAll(KEPT, '@($1)').split('@')
  const text = parts.reduce((done, part) => {
    const lower = part.toLowerCase()
    const named = byLength.find(one => begins(lower, one.name.toLowerCase()))
    if (named === undefined || (personIds.length >= MOST && !personIds.includes(named.id))) return `${done}@${part}`
    return `${done}@{${numberOf(named.id)}}${part.slice(named.name.length)}`
  })
  for (const id of chosen) if (personIds.length < MOST && members.some(one => one.id === id)) numberOf(id)
  return { text, personIds }
}

function preference(a: Named, b: Named, chosen: readonly number[]): number {
  return Number(chosen.includes(b.id)) - Number(chosen.includes(a.id)) || a.id - b.id
}

/** "Ann" is not begun by "Anna", nor by "Anne-Marie" taken apart. */
function begins(text: string, name: string): boolean {
  return name !== '' && text.startsWith(name) && !/^[\p{L}\p{N}_]/u.test(text.slice(name.length))
}

/** The comment with the names as they are today; `names` in the order of the mentions. */
export function writtenOut(text: string, names: readonly string[]): string {
  return text.replaceAll(KEPT, (kept, number: string) => {
    const name = names[Number(number) - 1]
    return name === undefined ? kept : `@${name}`
  })
}

/** What search finds it by: its words without the names. */
export function searchWords(text: string): string {
  return text.replaceAll(KEPT, '').trim()
}
