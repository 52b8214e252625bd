// The server as an operator starts it: a process of its own on a data folder, with its address, its memory and its end.
import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

const LAUNCHER = path.resolve(import.meta.dirname, '../../bin/retroduce.mjs')
const PATIENCE_MS = 90_000

export type Ending = { readonly code: number | null; readonly signal: NodeJS.Signals | null; readonly ms: number }
export type Served = {
  readonly url: string
  readonly port: number
  readonly pid: number
  /** Sends the signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<Ending>
  /** Resident memory in bytes, where the system tells (Linux); 0 elsewhere. */
  memory(): number
}

/** Starts `serve` on a free port of the loopback and waits until it says where it runs. */
export async function serve(folder: string): Promise<Served> {
  const child = spawn(process.execPath, [LAUNCHER, 'serve', '--data', folder, '--port', '0', '--json'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, LOG_LEVEL: 'error' },
  })
  const url = await addressOf(child)
  const pid = child.pid ?? 0
  const ended = new Promise<Omit<Ending, 'ms'>>(resolve =>
    child.once('exit', (code, signal) => resolve({ code, signal })),
  )
  return {
    url,
    port: Number(new URL(url).port),
    pid,
    end: async signal => {
      const start = performance.now()
      child.kill(signal)
      return { ...(await ended), ms: performance.now() - start }
    },
    memory: () => residentBytes(pid),
  }
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    const late = setTimeout(() => {
      child.kill('SIGKILL')
      reject(new Error(`The server did not start in time. ${said}`))
    }, PATIENCE_MS)
    child.stderr?.on('data', (part: Buffer) => {
      said += part.toString()
    })
    let printed = ''
    child.stdout?.on('data', (part: Buffer) => {
      printed += part.toString()
      if (!printed.includes('\n')) return
      clearTimeout(late)
      resolve((JSON.parse(printed) as { url: string }).url)
    })
    child.once('exit', code => {
      clearTimeout(late)
      reject(new Error(`The server ended with ${code}. ${said}`))
    })
  })
}

function residentBytes(pid: number): number {
  const file = `/proc/${pid}/status`
  if (!fs.existsSync(file)) return 0
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(fs.readFileSync(file, 'utf8'))?.[1] ?? 0) * 1024
}
