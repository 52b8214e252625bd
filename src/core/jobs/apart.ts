// Runs one function of one module in a thread of its own, which ends when it takes too long or too much: for files of strangers.
import { Worker } from 'node:worker_threads'

export type ApartTask = {
  /** Address of the module, and which of its exports is called with `input`. */
  readonly module: string
  readonly name: string
  readonly input: unknown
  readonly limits: { readonly ms: number; readonly bytes: number }
}

export type Ended = { readonly value: unknown } | { readonly given: 'too long' | 'too much' | 'broken' }

const LOOK_MS = 250
const MEGA = 1_048_576

/** Memory outside the heap, where unpacked streams lie, has no limit of its own and is watched from here. */
export function runApart({ limits, ...task }: ApartTask): Promise<Ended> {
  const worker = new Worker(new URL('./apart-thread.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: Math.ceil(limits.bytes / MEGA) },
    stdout: true,
    stderr: true,
  })
  return new Promise(resolve => {
    const end = (ended: Ended) => {
      clearTimeout(patience)
      clearInterval(watch)
      void worker.terminate()
      resolve(ended)
    }
    const patience = setTimeout(() => end({ given: 'too long' }), limits.ms)
    const watch = setInterval(() => {
      worker.getHeapStatistics().then(
        used => {
          if (used.used_heap_size + used.external_memory > limits.bytes) end({ given: 'too much' })
        },
        () => {},
      )
    }, LOOK_MS)
    worker.on('message', value => end({ value }))
    worker.on('error', error =>
      end({ given: (error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too much' : 'broken' }),
    )
    worker.on('exit', () => end({ given: 'broken' }))
  })
}
