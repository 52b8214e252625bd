// What an import is: the states it goes through, its report, and whether the report adds up.
import type { Remark } from '../reading/entry.ts'

export const IMPORT_STATES = ['preview', 'running', 'complete', 'cancelled', 'failed', 'undone'] as const
export type ImportState = (typeof IMPORT_STATES)[number]

/** `included`: the records were chosen before they came here, and skip both screens. */
export const IMPORT_STAGES = ['screening', 'included'] as const
export type ImportStage = (typeof IMPORT_STAGES)[number]

export type Counts = {
  readonly read: number
  readonly new: number
  readonly duplicates: number
  readonly refused: number
}

/** What import.problems holds: records refused, and remarks about records kept and lines that belong to none. */
export type Problems = { readonly refused: readonly Remark[]; readonly remarks: readonly Remark[] }

/** Beyond this many, problems of one kind are counted and no longer listed. */
export const MOST_LISTED = 500

/** What a file was, as the command line prints it. */
export type ImportReport = Counts & { readonly format: string; readonly problems: readonly Remark[] }

export function addsUp(counts: Counts): boolean {
  return counts.read === counts.new + counts.duplicates + counts.refused
}

export function readProblems(json: string): Problems {
  const stored = JSON.parse(json) as Partial<Problems> | readonly Remark[]
  if (Array.isArray(stored)) return { refused: stored as readonly Remark[], remarks: [] }
  const { refused = [], remarks = [] } = stored as Partial<Problems>
  return { refused, remarks }
}
