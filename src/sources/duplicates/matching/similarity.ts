// Knows how alike two texts are: by the words they share and by the letters that have to change.

/** Share of the words of the longer and of the shorter text that the other has too, each word counted once. */
export type Shared = { readonly ofLonger: number; readonly ofShorter: number }

export function wordsShared(a: string, b: string): Shared {
  const left = new Set(a.split(' '))
  const right = new Set(b.split(' '))
  let both = 0
  for (const word of left) if (right.has(word)) both++
  return { ofLonger: both / Math.max(left.size, right.size), ofShorter: both / Math.min(left.size, right.size) }
}

/** How many letters have to be added, left out or exchanged; `most + 1` when it is more than `most`. */
export function lettersChanged(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let start = 0
  while (start < a.length && start < b.length && a.charCodeAt(start) === b.charCodeAt(start)) start++
  let endA = a.length
  let endB = b.length
  while (endA > start && endB > start && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA--
    endB--
  }
  return distance(a.slice(start, endA), b.slice(start, endB), most)
}

/** Only the band of the table is filled that can stay within `most`. */
function distance(a: string, b: string, most: number): number {
  if (a.length === 0 || b.length === 0) return Math.min(Math.max(a.length, b.length), most + 1)
  let before = new Uint16Array(b.length + 1).map((_, at) => at)
  let row = new Uint16Array(b.length + 1)
  for (let i = 1; i <= a.length; i++) {
    row.fill(most + 1)
    if (i <= most) row[0] = i
    let least = most + 1
    for (let j = Math.max(1, i - most); j <= Math.min(b.length, i + most); j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1
      const cost = Math.min(before[j - 1]! + same, before[j]! + 1, row[j - 1]! + 1)
      row[j] = cost
      if (cost < least) least = cost
    }
    if (least > most) return most + 1
    ;[before, row] = [row, before]
  }
  return Math.min(before[b.length]!, most + 1)
}
