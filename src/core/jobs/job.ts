// What a long task is given: its row, a database of its own, progress that is also the place to pause and to stop.
import type { Config } from '../../config.ts'
import type { Database } from '../db/open.ts'
import type { Ctx } from '../db/transaction.ts'
import type { Files } from '../files/kept.ts'

export type Job<Input = unknown> = {
  readonly id: number
  readonly reviewId: number
  readonly kind: string
  readonly personId: number | null
  readonly input: Input
}

/** Thrown by progress() when someone pressed cancel; the job's own sweep then removes what it had begun. */
export class Cancelled extends Error {}

export type Work = {
  readonly ctx: Ctx & { readonly review: { readonly id: number; readonly slug: string } }
  readonly files: Files
  readonly config: Config
  /** Call it every 100–200 rows, outside transactions: writes the bar, pauses while others wait to write, throws Cancelled. */
  progress(done: number, total?: number | null, stage?: string): Promise<void>
}

export type JobKind = {
  /** Returns what the job's page shows when it is done; what it throws as a Refusal or Invalid is shown as a sentence. */
  run(job: Job<never>, work: Work): Promise<unknown>
  /** Removes what an interrupted or cancelled run left behind; runs once more at start-up. */
  sweep?(job: Job<never>, work: Work): Promise<void>
}

export type Services = { readonly database: Database; readonly config: Config; readonly files: Files }
