// What two versions of a text have in common, word by word, so that a page can mark the rest.

export type Part = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string }

/** Beyond this many words on either side the texts are shown whole; the table below would become large. */
const MOST_WORDS = 2000

/** Reads as the way from `before` to `after`: what was removed stands before what was added. */
export function differences(before: string, after: string): Part[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }]
  const from = wordsOf(before)
  const to = wordsOf(after)
  if (from.length > MOST_WORDS || to.length > MOST_WORDS) return joined([part('removed', before), part('added', after)])
  const common = commonLengths(from, to)
  const parts: Part[] = []
  let i = 0
  let j = 0
  while (i < from.length || j < to.length) {
    if (i < from.length && j < to.length && from[i] === to[j]) {
      parts.push(part('same', from[i++] ?? ''))
      j += 1
    } else if (j >= to.length || (i < from.length && at(common, i + 1, j) >= at(common, i, j + 1))) {
      parts.push(part('removed', from[i++] ?? ''))
    } else {
      parts.push(part('added', to[j++] ?? ''))
    }
  }
  return joined(parts)
}

const part = (kind: Part['kind'], text: string): Part => ({ kind, text })

/** Each word with the white space before it, so that a changed line break is a change too. */
function wordsOf(text: string): string[] {
  return text.match(/\s*\S+|\s+$/g) ?? []
}

/** How long the longest common row of words is from each pair of places on. */
function commonLengths(from: readonly string[], to: readonly string[]): Uint16Array[] {
  const rows = Array.from({ length: from.length + 1 }, () => new Uint16Array(to.length + 1))
  for (let i = from.length - 1; i >= 0; i--) {
    for (let j = to.length - 1; j >= 0; j--) {
      const row = rows[i] as Uint16Array
      row[j] = from[i] === to[j] ? at(rows, i + 1, j + 1) + 1 : Math.max(at(rows, i + 1, j), at(rows, i, j + 1))
    }
  }
  return rows
}

const at = (rows: readonly Uint16Array[], i: number, j: number): number => rows[i]?.[j] ?? 0

/** Neighbours of one kind become one part; within a run of changes the removed come first. */
function joined(parts: readonly Part[]): Part[] {
  const result: Part[] = []
  let removed = ''
  let added = ''
  const flush = () => {
    if (removed !== '') result.push(part('removed', removed))
    if (added !== '') result.push(part('added', added))
    removed = ''
    added = ''
  }
  for (const { kind, text } of parts) {
    if (kind === 'removed') removed += text
    else if (kind === 'added') added += text
    else {
      flush()
      const last = result.at(-1)
      if (last?.kind === 'same') result[result.length - 1] = part('same', last.text + text)
      else result.push(part('same', text))
    }
  }
  flush()
  return result
}
