// Where the words of a text stand on the pages of its PDF, and how that is kept small.

/**
 * A stretch of the text [start, end) in code points and the box it is printed in: points (1/72 inch) from the top left
 * corner of the page as it is shown, its rotation applied.
 */
export type PlacedRun = readonly [start: number, end: number, x: number, y: number, width: number, height: number]

export type PageLayout = {
  readonly number: number
  /** The number printed on the page or given by the file, where it is known. */
  readonly label: string | null
  readonly width: number
  readonly height: number
  /** In the order of the text; they never overlap in it. */
  readonly runs: readonly PlacedRun[]
}

/** Boxes are kept in tenths of a point, less than a hair's breadth. */
const TENTHS = 10

export const inTenths = (points: number): number => Math.round(points * TENTHS)
export const inPoints = (tenths: number): number => tenths / TENTHS

/** Six numbers a run in one flat list; start counts from the end of the run before, end from its own start. */
export function packRuns(runs: readonly PlacedRun[]): string {
  const flat: number[] = []
  let before = 0
  for (const [start, end, ...box] of runs) {
    flat.push(start - before, end - start, ...box.map(inTenths))
    before = end
  }
  return JSON.stringify(flat)
}

export function unpackRuns(packed: string): readonly PlacedRun[] {
  const flat = JSON.parse(packed) as readonly number[]
  const runs: PlacedRun[] = []
  let before = 0
  for (let at = 0; at + 5 < flat.length; at += 6) {
    const start = before + flat[at]!
    const end = start + flat[at + 1]!
    const [x, y, width, height] = flat.slice(at + 2, at + 6).map(inPoints)
    runs.push([start, end, x!, y!, width!, height!])
    before = end
  }
  return runs
}
