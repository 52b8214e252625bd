// People in a review's file: counted 1, 2, 3 and known by name, never by address or account.
import type { Row } from '../../core/db/whole-tables.ts'
import { PERSON_COLUMNS } from './tables.ts'

/** What an activity row is about is a person in two cases. */
const ABOUT_PEOPLE = ['person', 'member']

type Change = (id: number) => number | null

/** The row with every reference to a person changed. */
export function mapPeople(list: string, row: Row, change: Change): Row {
  const mapped: Record<string, unknown> = { ...row }
  for (const column of PERSON_COLUMNS) if (typeof row[column] === 'number') mapped[column] = change(row[column])
  if (list === 'activity') {
    if (row.actorKind === 'person' && typeof row.actorId === 'number') mapped.actorId = change(row.actorId)
    if (ABOUT_PEOPLE.includes(String(row.subjectKind)) && typeof row.subjectId === 'number')
      mapped.subjectId = change(row.subjectId)
  }
  return mapped
}

/** Every person that the rows name, in ascending order. */
export function peopleIn(lists: ReadonlyMap<string, readonly Row[]>, review: Row): number[] {
  const found = new Set<number>()
  const note: Change = id => {
    found.add(id)
    return id
  }
  mapPeople('review', review, note)
  for (const [list, rows] of lists) for (const row of rows) mapPeople(list, row, note)
  return [...found].sort((a, b) => a - b)
}
