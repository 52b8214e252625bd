// Widths of a table's columns from what stands in them: no word is broken that fits, and long texts get the room that is left.

/** Twips of a character at the size of tables, about, and of the space at both sides of a cell. */
const CHARACTER = 105
const SIDES = 200
const LONGEST_WORD = 18
const LONGEST_TEXT = 90
const LOOKED_AT = 300

/** `rows` hold the texts of the cells, those of the head among them; a narrow table stays narrow. In twips, at most `room` together. */
export function columnWidths(rows: readonly (readonly string[])[], columns: number, room: number): number[] {
  const least = Array.from({ length: columns }, () => 3)
  const wanted = Array.from({ length: columns }, () => 3)
  for (const row of rows.slice(0, LOOKED_AT))
    for (const [at, text] of row.entries()) {
      const start = text.slice(0, 1000)
      const word = start.split(/[\s/-]+/).reduce((most, one) => Math.max(most, one.length), 0)
      least[at] = Math.max(least[at] ?? 3, Math.min(word, LONGEST_WORD))
      wanted[at] = Math.max(wanted[at] ?? 3, Math.min(start.length, LONGEST_TEXT))
    }
  const narrow = least.map(characters => characters * CHARACTER + SIDES)
  const broad = wanted.map((characters, at) => Math.max(characters * CHARACTER + SIDES, narrow[at] ?? 0))
  const most = sum(broad)
  const fewest = sum(narrow)
  if (most <= room) return broad
  if (fewest >= room) return narrow.map(width => Math.floor((width * room) / fewest))
  const share = (room - fewest) / (most - fewest)
  return narrow.map((width, at) => Math.floor(width + share * ((broad[at] ?? width) - width)))
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)
