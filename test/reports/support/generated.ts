// Reviews made up by chance from the schema itself: every list filled with rows that its constraints allow.
import { readFileSync } from 'node:fs'
import type { Db } from '../../../src/core/db/open.ts'
import { columnsOf, insertRows, type Row } from '../../../src/core/db/whole-tables.ts'
import { LISTS, PERSON_COLUMNS } from '../../../src/reports/exchange/tables.ts'

const camel = (name: string) => name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
const bodies = new Map(
  [...readFileSync('migrations/schema.sql', 'utf8').matchAll(/^CREATE TABLE (\w+) \(([\s\S]*?)\n\) strict;/gm)].map(
    ([, name = '', body = '']) => [camel(name), body],
  ),
)

const TEXTS = [
  '',
  'felt listened to',
  '=1+1',
  '"quoted", and more\nnext line\ttab',
  '👩‍👩‍👧 مرحبا שלום',
  '<script>alert(1)</script>',
  "O'Brien -- ; drop table",
  '  space  ',
  'é\u0301',
  'one\u2028two\u2029three\u0085four\rfive',
]

/** The same numbers for the same seed. */
export function chance(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

type Made = Map<string, Row[]>

/** Fills a review that exists already; rows that break a rule of the schema are left away. */
export async function fillReview(db: Db, reviewId: number, people: readonly number[], seed: number): Promise<void> {
  const next = chance(seed)
  const columns = await columnsOf(db)
  const made: Made = new Map([['review', [{ id: reviewId }]]])
  for (const { table, json = [] } of LISTS) {
    made.set(table, [])
    if (table === 'member' || table === 'counter') continue
    const wanted = Math.floor(next() * 5)
    for (let at = 1; at <= wanted; at++) {
      const row: Record<string, unknown> = { reviewId }
      const parents = parentValues(table, made, next)
      for (const column of columns.get(table) ?? []) {
        if (column.name === 'reviewId') continue
        row[column.name] = cellOf(table, column, at, { next, people, json, parents })
      }
      if (await fits(db, table, row)) made.get(table)?.push(row)
    }
  }
}

async function fits(db: Db, table: string, row: Row): Promise<boolean> {
  try {
    await insertRows(db, table, [row])
    return true
  } catch {
    return false
  }
}

type Chance = {
  readonly next: () => number
  readonly people: readonly number[]
  readonly json: readonly string[]
  readonly parents: ReadonlyMap<string, unknown>
}

function cellOf(
  table: string,
  column: { name: string; type: string; isNullable: boolean },
  at: number,
  chance: Chance,
) {
  const { next, people, json, parents } = chance
  const body = bodies.get(table) ?? ''
  const own = column.name.replaceAll(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T
  if (column.name === 'id') return at
  // An import that is not over is nobody's yet, and one that is has counts that add up.
  if (table === 'import' && column.name === 'state') return 'complete'
  if (table === 'import' && column.name.endsWith('Count')) return 0
  if (parents.has(column.name)) return column.isNullable && next() < 0.3 ? null : parents.get(column.name)
  if (new RegExp(`^ {2}${own} integer.*references person`, 'm').test(body)) return next() < 0.3 ? null : pick(people)
  // Without a foreign key, and yet a person: the file names everybody it speaks of.
  if (PERSON_COLUMNS.includes(column.name)) return column.isNullable && next() < 0.3 ? null : pick(people)
  const union = new RegExp(`\\b${own} in \\(('[^)]*')\\)`).exec(body)?.[1]
  if (union !== undefined)
    return column.isNullable && next() < 0.4 ? null : pick([...union.matchAll(/'([^']*)'/g)].map(found => found[1]))
  if (column.name === 'actorId') return pick(people)
  if (column.name === 'jobId') return null
  if (column.isNullable && next() < 0.4) return null
  if (column.type === 'integer')
    return new RegExp(`\\b${own} in \\(0, 1\\)`).test(body) ? pick([0, 1]) : at + Math.floor(next() * 5)
  if (json.includes(column.name)) return JSON.stringify(pick(shapesOf(column.name)))
  const text = pick(TEXTS)
  return new RegExp(`unique \\([^)]*\\b${own}\\b`).test(body) || text === '' ? `${text}${at}` : text
}

function shapesOf(column: string): unknown[] {
  if (column === 'authors' || column === 'keywords') return [[], ['Ada B', TEXTS[4]]]
  if (column === 'runs') return [[], [0, 5, 720, 720, 300, 120]]
  if (column === 'paragraphs')
    return [
      [],
      [
        [0, 5, 0, null],
        [7, 9, 2, 1],
      ],
    ]
  if (column === 'runs') return [[], [0, 5, 720, 720, 300, 120]]
  if (column === 'snapshot') return [{ heading: TEXTS[2], lines: [], plainWords: { en: TEXTS[3] } }]
  if (['options', 'otherWordings'].includes(column)) return [[], ['x', TEXTS[1]]]
  if (['moved', 'categories'].includes(column)) return [[], [1, 2]]
  if (['cells', 'sections'].includes(column)) return [[], [{ line: 1, cells: [TEXTS[2]] }]]
  if (['pages', 'lines'].includes(column)) return [[], [1, 2], ['x']]
  return [{}, { act: TEXTS[3], list: [1, null] }]
}

/** One parent row for each reference, so that the columns of a composite key belong together. */
function parentValues(table: string, made: Made, next: () => number): ReadonlyMap<string, unknown> {
  const values = new Map<string, unknown>()
  for (const [, own = '', parent = '', theirs = ''] of (bodies.get(table) ?? '').matchAll(
    /foreign key \(([^)]*)\) references (\w+) \(([^)]*)\)/g,
  )) {
    const rows = made.get(camel(parent)) ?? []
    const row = rows[Math.floor(next() * rows.length)]
    const names = theirs.split(', ').map(camel)
    own
      .split(', ')
      .map(camel)
      .forEach((column, at) => {
        if (column !== 'reviewId' && !values.has(column)) values.set(column, row?.[names[at] ?? ''] ?? null)
      })
  }
  return values
}
