// Long answers to one person's request, put together in a thread with a connection of its own while everybody else is served.
import path from 'node:path'
import type { Config } from '../../config.ts'
import type { Database } from '../db/open.ts'
import { Refusal } from '../errors.ts'
import type { Files } from '../files/kept.ts'
import { sayIn } from '../http/page/messages.ts'

/** What such a function works with, the words of reports among it; it only reads. */
export type Reading = {
  readonly database: Database
  readonly config: Config
  readonly files: Files
  readonly sayIn: typeof sayIn
  /** Within a job: how far it is. Throws when somebody stopped it. */
  readonly progress?: Progress
}

export type Progress = (done: number, total: number) => Promise<void>

/** Address of a module, and which of its exports is called with a `Reading` and the input. What goes in is copied, and what comes out too, but bytes that fill their buffer: they are handed over as an ArrayBuffer. */
export type BesideTask = { readonly module: string; readonly name: string; readonly input: unknown }

/** How a refusal comes out of the thread. */
export type Refused = { readonly refusedWith: number; readonly sentence: string }

const IDLE_MS = 60_000
/** Far more than an export needs. Up to this limit a heap grows in small steps, and beyond it by leaps. */
export const MOST_HEAP_MB = 2000

/** The thread begins with the first task and ends when there has been none for a while; several tasks wait for each other. */
export function openBeside(config: Config) {
  let pool: Promise<import('piscina').Piscina> | null = null
  const begin = async () => {
    const { Piscina } = await import('piscina')
    const filename = path.resolve(import.meta.dirname, 'beside-thread.ts')
    // Without limits what is young grows to tens of megabytes and what is old to several times its size before it is collected: exports of a large review took two to three times the memory, and no less time.
    const resourceLimits = { maxYoungGenerationSizeMb: 12, maxOldGenerationSizeMb: MOST_HEAP_MB }
    const threads = { minThreads: 0, maxThreads: 1, idleTimeout: IDLE_MS, resourceLimits }
    return new Piscina({ filename, ...threads, workerData: { config } })
  }
  return {
    run: async (task: BesideTask): Promise<unknown> => {
      pool ??= begin()
      const made: unknown = await (await pool).run(task)
      if (isRefused(made)) throw new Refusal(made.refusedWith, made.sentence)
      return made
    },
    close: async () => {
      await (await pool)?.destroy()
    },
  }
}

const isRefused = (made: unknown): made is Refused => typeof made === 'object' && made !== null && 'refusedWith' in made

/** The same in this thread, for tests and commands. */
export async function runHere(services: Omit<Reading, 'sayIn'>, { module, name, input }: BesideTask): Promise<unknown> {
  const found = (await import(module)) as Readonly<Record<string, (reading: Reading, input: unknown) => unknown>>
  const work = found[name]
  if (work === undefined) throw new Error(`${module} has no ${name}.`)
  return work({ ...services, sayIn }, input)
}
