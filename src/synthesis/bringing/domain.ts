// What bringing in a table is: the states it goes through, what a person chooses, and the order in which its rows become configurations.
import type { Layer } from '../../configurations/domain.ts'
import { type Choices, NO_CHOICES } from './reading/table.ts'
import type { Understood } from './reading/types.ts'

export const BRINGING_STATES = ['preview', 'running', 'complete', 'cancelled', 'failed', 'undone'] as const
export type BringingState = (typeof BRINGING_STATES)[number]

export type Chosen = Choices & {
  readonly layer: Layer
  /** The document whose accounts the rows are. */
  readonly documentId: number | null
}

export const NOTHING_CHOSEN: Chosen = { ...NO_CHOICES, layer: 'synthesised', documentId: null }

export function readChosen(json: string): Chosen {
  return { ...NOTHING_CHOSEN, ...(JSON.parse(json) as Partial<Chosen>) }
}

/** What came of it, or what stayed when it was undone. */
export type Made = {
  readonly configurations?: number
  readonly elements?: number
  readonly sources?: number
  readonly documents?: number
  readonly ideas?: number
  readonly themes?: number
  /** When it was undone: what others have worked on since and stays. */
  readonly stayed?: readonly { readonly kind: string; readonly id: number }[]
}

/** The rows that become configurations, each behind the one it stands under, else in the order of the table. */
export function inTurn(rows: readonly Understood[]): readonly Understood[] {
  const byLine = new Map(rows.filter(row => row.kind === 'configuration').map(row => [row.line, row]))
  const out = new Set<Understood>()
  const put = (row: Understood, below: number) => {
    const above = row.parent === null ? undefined : byLine.get(row.parent)
    if (above !== undefined && !out.has(above) && below < 20) put(above, below + 1)
    out.add(row)
  }
  for (const row of byLine.values()) put(row, 0)
  return [...out]
}

const LONGEST_NOTE = 45_000

/** The note of a row: its own, then whatever had no place, under the name of its column. */
export function noteOf(row: Understood, file: string): string {
  const left = row.leftOver.map(({ column, text }) => `- ${column}: ${text.replaceAll('\n', ' ')}`)
  const kept = left.length === 0 ? '' : `Kept from ${file}, row ${row.line}:\n\n${left.join('\n')}`
  const note = [row.note, kept].filter(Boolean).join('\n\n')
  if (note.length <= LONGEST_NOTE) return note
  return `${note.slice(0, LONGEST_NOTE).toWellFormed()} …\n\nThe rest stands in the table itself, row ${row.line}.`
}
