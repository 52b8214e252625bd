// The thread of beside.ts: opens a connection, does one task with it, and closes it again.
import os from 'node:os'
import { workerData } from 'node:worker_threads'
import { move } from 'piscina'
import type { Config } from '../../config.ts'
import { openPostgres, openSqlite } from '../db/open.ts'
import { Refusal } from '../errors.ts'
import { openFiles } from '../files/kept.ts'
import { type BesideTask, type Refused, runHere } from './beside.ts'

// On Linux a priority is a thread's own, so the server's thread goes first where there are few processors; elsewhere it would be the whole server's.
if (process.platform === 'linux') os.setPriority(0, os.constants.priority.PRIORITY_LOW)

export default async function beside(task: BesideTask): Promise<unknown> {
  const { config } = workerData as { readonly config: Config }
  const database =
    config.databaseUrl === null ? openSqlite(`${config.dataDir}/retroduce.db`) : await openPostgres(config.databaseUrl)
  try {
    const made = await runHere({ database, config, files: openFiles(config.dataDir) }, task)
    return made instanceof Uint8Array && made.byteLength === made.buffer.byteLength
      ? move(made.buffer as ArrayBuffer)
      : made
  } catch (error) {
    // A thread hands on the words of an error and not what it is: a refusal goes over as a value.
    if (error instanceof Refusal) return { refusedWith: error.status, sentence: error.message } satisfies Refused
    throw error
  } finally {
    await database.close()
  }
}
