// The duplicate matcher: over 50,000 invented records beside one pass that makes their titles plain, or over a labelled file.
import type { Comparable } from '../../src/sources/duplicates/matching/comparable.ts'
import type { Task } from '../support/figure.ts'
import { inventedLibrary } from '../support/invented-library.ts'
import { readLabelled } from '../support/labelled.ts'
import { median } from '../support/measure.ts'
import { inGroups, matched, type Score, scored } from '../support/scored.ts'

const RECORDS = 50_000
const SEED = 20_261
const ROUNDS = 3
const LIMIT_MB = 500
const WRONG_LIMIT = 2
const MISSED_LIMIT = 10
const DOUBTFUL_LIMIT = 20

export const task: Task = async () => {
  const library = inventedLibrary(RECORDS, SEED)
  const records = library.map(entry => entry.record)
  const floor: number[] = []
  const rounds = []
  for (let round = 0; round < ROUNDS; round++) {
    floor.push(plainPass(records))
    rounds.push(matched(records))
  }
  const { certain, doubtful } = rounds[0]!
  const known = inGroups(library.length, copies(library.map(entry => entry.work)))
  const found = scored(inGroups(library.length, [...certain, ...doubtful]), known)
  const wrong = certain.filter(([a, b]) => library[a]!.work !== library[b]!.work).length
  const seconds = rounds.map(round => round.seconds)
  const shown = (number: number) => number.toLocaleString('en-GB')
  return [
    {
      name: 'matching 50,000 records',
      unit: 'ms',
      measured: median(seconds) * 1_000,
      baseline: median(floor),
      against: 'one pass that makes title and authors plain and looks them up',
      note: `${shown(RECORDS)} records in ${median(seconds).toFixed(1)} s, asked for 5 s, ${median(rounds.map(round => round.processorSeconds)).toFixed(1)} s of processor time; precision ${found.precision.toFixed(4)}, recall ${found.recall.toFixed(4)}`,
    },
    {
      name: 'memory of matching',
      unit: 'MB',
      measured: Math.max(...rounds.map(round => round.megabytes)),
      baseline: LIMIT_MB,
      against: 'limit',
    },
    {
      name: 'wrong among certain duplicates',
      unit: 'errors',
      measured: (wrong / certain.length) * 1_000,
      baseline: WRONG_LIMIT,
      against: 'limit for 1,000',
      note: `${shown(wrong)} of ${shown(certain.length)}`,
    },
    {
      name: 'duplicates missed',
      unit: 'errors',
      measured: (1 - found.recall) * 1_000,
      baseline: MISSED_LIMIT,
      against: 'limit for 1,000',
    },
    {
      name: 'doubtful pairs',
      unit: 'rows',
      measured: (doubtful.length / RECORDS) * 1_000,
      baseline: DOUBTFUL_LIMIT,
      against: 'limit for 1,000 records',
      note: `${shown(doubtful.length)} to look at`,
    },
  ]
}

/** `npm run bench -- duplicates FILE`: what people marked in an EndNote library beside what is found in it. */
export async function measureFile(file: string): Promise<readonly string[]> {
  const { records, positive, inferred } = await readLabelled(file)
  const { certain, doubtful, seconds, megabytes } = matched(records)
  return [
    ...linesOf('', scored(inGroups(records.length, [...certain, ...doubtful]), positive)),
    ...linesOf('certain-', scored(inGroups(records.length, certain), positive)),
    `records ${records.length}`,
    `duplicates ${positive.filter(Boolean).length}`,
    `originals-inferred ${inferred}`,
    `certain-pairs ${certain.length}`,
    `doubtful-pairs ${doubtful.length}`,
    `doubtful-pairs-per-1000 ${((doubtful.length / records.length) * 1_000).toFixed(1)}`,
    `seconds ${seconds.toFixed(3)}`,
    `megabytes ${megabytes.toFixed(0)}`,
  ]
}

function linesOf(prefix: string, { precision, recall, f1 }: Score): readonly string[] {
  const line = (name: string, value: number) => `${prefix}${name} ${value.toFixed(4)}`
  return [line('precision', precision), line('recall', recall), line('F1', f1)]
}

/** Each later record of a work with the first one. */
function copies(works: readonly number[]): readonly (readonly [number, number])[] {
  const first = new Map<number, number>()
  return works.flatMap((work, at) => {
    const original = first.get(work)
    if (original !== undefined) return [[at, original] as const]
    first.set(work, at)
    return []
  })
}

/** What any comparison begins with; milliseconds. */
function plainPass(records: readonly Comparable[]): number {
  const start = performance.now()
  const seen = new Map<string, number>()
  for (const [at, record] of records.entries()) {
    const text = `${record.title} ${record.authors.join(' ')} ${record.abstract}`
    const key = text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
    if (!seen.has(key)) seen.set(key, at)
  }
  return performance.now() - start
}
