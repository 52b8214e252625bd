// Starts a program in this one's place: its output, its signals and its end are passed through.
import { spawn } from 'node:child_process'

const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP']

/** Resolves to `{ code, signal }` when the program has ended; a `watched` one is told when this process is gone. */
export function runChild(file, args, { watched = false, env = process.env } = {}) {
  const child = spawn(file, args, { stdio: watched ? ['inherit', 'inherit', 'inherit', 'ipc'] : 'inherit', env })
  forwardSignals(child)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve({ code, signal }))
  })
}

/** From here on until the child has ended, signals to this process are the child's to answer. */
export function forwardSignals(child) {
  const forward = signal => child.kill(signal)
  for (const signal of SIGNALS) process.on(signal, forward)
  child.once('exit', () => {
    for (const signal of SIGNALS) process.removeListener(signal, forward)
  })
}

/** Ends this process as the child ended: with its exit code, or by the same signal. */
export function endLike({ code, signal }) {
  if (signal) process.kill(process.pid, signal)
  process.exitCode = code ?? 1
}
