/** Knows how positions in Unicode code points, which excerpts use, relate to the UTF-16 units that JavaScript strings count. */

/** Where the pairs of a text stand: `pairs[i]` is the UTF-16 offset of the i-th character outside the basic plane. */
export type PointIndex = {
  readonly units: number
  readonly points: number
  readonly pairs: Uint32Array
}

/** One pass over the text; texts without emoji or rare scripts need no table at all. */
export function indexPoints(text: string): PointIndex {
  const found: number[] = []
  for (let unit = 0; unit < text.length - 1; unit++) {
    const code = text.charCodeAt(unit)
    if (code < 0xd800 || code > 0xdbff) continue
    const next = text.charCodeAt(unit + 1)
    if (next < 0xdc00 || next > 0xdfff) continue
    found.push(unit)
    unit++
  }
  return { units: text.length, points: text.length - found.length, pairs: Uint32Array.from(found) }
}

/** The UTF-16 offset of a code point position; positions outside the text are drawn to its nearest end. */
export function unitAt(index: PointIndex, point: number): number {
  const wanted = Math.min(Math.max(point, 0), index.points)
  return wanted + countWhere(index.pairs, (pair, i) => pair - i < wanted)
}

/** The code point position of a UTF-16 offset; an offset inside a pair belongs to the character it cuts. */
export function pointAt(index: PointIndex, unit: number): number {
  const wanted = Math.min(Math.max(unit, 0), index.units)
  return wanted - countWhere(index.pairs, pair => pair < wanted)
}

export function countPoints(text: string): number {
  return indexPoints(text).points
}

/** The first or last characters of a text, never half a pair. */
export function firstPoints(text: string, count: number): string {
  const index = indexPoints(text.slice(0, count * 2))
  return text.slice(0, unitAt(index, count))
}

export function lastPoints(text: string, count: number): string {
  const tail = text.slice(Math.max(0, text.length - count * 2))
  const index = indexPoints(tail)
  return tail.slice(unitAt(index, index.points - count))
}

/** `test` holds for a leading stretch of the sorted table only; its length is found by halving. */
function countWhere(sorted: Uint32Array, test: (value: number, index: number) => boolean): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (test(sorted[middle]!, middle)) low = middle + 1
    else high = middle
  }
  return low
}
