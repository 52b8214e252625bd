// A lead at a machine of their own who takes one export after the other: in a thread, so that receiving large files delays nobody who is timed.
import { parentPort, Worker, workerData } from 'node:worker_threads'
import { signedIn } from './browser.ts'
import { pause } from './people.ts'

export type Taken = { readonly taken: number; readonly failed: number }
type Asked = { readonly port: number; readonly link: string; readonly paths: readonly string[] }

const PAUSE_MS = 250

/** Signs in by the link and goes on until `stop`, which answers how many files were taken and how many failed. */
export async function leadExporting(asked: Asked): Promise<{ stop(): Promise<Taken> }> {
  const thread = new Worker(new URL(import.meta.url), { workerData: asked })
  const next = <T>() => new Promise<T>((resolve, reject) => thread.once('message', resolve).once('error', reject))
  await next<'signed in'>()
  return {
    stop: () => {
      thread.postMessage('stop')
      return next<Taken>()
    },
  }
}

async function exporting({ port, link, paths }: Asked, talk: NonNullable<typeof parentPort>): Promise<void> {
  const lead = await signedIn(port, link)
  let going = true
  talk.once('message', () => {
    going = false
  })
  talk.postMessage('signed in')
  let [taken, failed] = [0, 0]
  for (; going; taken++) {
    const { status } = await lead.get(paths[taken % paths.length] ?? '/').catch(() => ({ status: 0 }))
    if (status !== 200) failed++
    await pause(PAUSE_MS)
  }
  lead.close()
  talk.postMessage({ taken, failed } satisfies Taken)
}

if (parentPort !== null) await exporting(workerData as Asked, parentPort)
