// The thread of apart.ts: calls what it was told to call, once, and says what came of it.
import { parentPort, workerData } from 'node:worker_threads'
import type { ApartTask } from './apart.ts'

const { module, name, input } = workerData as Omit<ApartTask, 'limits'>
const found = (await import(module)) as Readonly<Record<string, (input: unknown) => unknown>>
parentPort?.postMessage(await found[name]?.(input))
