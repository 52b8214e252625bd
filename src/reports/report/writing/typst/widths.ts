// How the columns of a table share the width: none narrower than its longest word, the rest by how much each has to say.

/** What a line of a table holds, in characters of the widest sort of text. */
const UPRIGHT = 106
const ON_ITS_SIDE = 160
const LONGEST_WORD = 16
const MOST = 70

export type Texts = readonly (readonly string[])[]

export type Widths = {
  readonly shares: readonly number[]
  /** Letters of one word for which each column has room. */
  readonly rooms: readonly number[]
  /** The longest words do not stand beside each other on an upright page. */
  readonly isWide: boolean
}

/** `wide`: meant to lie on its side in any case. */
export function widthsOf(rows: Texts, columns: number, wide: boolean): Widths {
  const all = Array.from({ length: columns }, (_, at) => column(rows.map(row => row[at] ?? '')))
  const needed = sum(all.map(one => one.need))
  const isWide = wide || needed > UPRIGHT
  const line = isWide ? ON_ITS_SIDE : UPRIGHT
  const wanted = sum(all.map(one => one.want - one.need)) || 1
  const left = Math.max(0, line - needed)
  const given = all.map(one => one.need + (left * (one.want - one.need)) / wanted)
  const scale = line / Math.max(1, sum(given))
  return {
    shares: given.map(one => Math.max(1, Math.round(one * 10))),
    rooms: given.map(one => Math.max(3, Math.floor(one * Math.min(1, scale)) - 1)),
    isWide,
  }
}

function column(texts: readonly string[]): { need: number; want: number } {
  const longest = texts.reduce((most, text) => Math.max(most, longestWord(text)), 3)
  const lengths = texts.map(text => text.length).sort((a, b) => a - b)
  const usual = lengths[Math.floor(lengths.length * 0.85)] ?? 0
  const need = Math.min(longest, LONGEST_WORD) + 2
  return { need, want: Math.max(need, Math.min(usual, MOST)) }
}

function longestWord(text: string): number {
  let most = 0
  for (const word of text.slice(0, 2_000).split(/[\s/–—-]+/)) most = Math.max(most, word.length)
  return most
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)
