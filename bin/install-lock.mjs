// Lets one process at a time install, and takes over from one that died while it did.
import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'

const BEAT = 2_000
const SILENCE = 30_000
const PATIENCE = 10 * 60_000

/** Runs `work` while holding `file`; others wait for it, whatever process they are in. */
export async function withLock(file, work) {
  const patience = Date.now() + PATIENCE
  while (!take(file)) {
    if (Date.now() > patience)
      throw new Error(`another start has been installing for ten minutes; if none runs, delete ${file}`)
    if (isAbandoned(file)) takeOver(file)
    await wait(200)
  }
  const release = () => rmSync(file, { force: true })
  const beat = setInterval(() => touch(file), BEAT)
  process.once('exit', release)
  try {
    return await work()
  } finally {
    clearInterval(beat)
    process.removeListener('exit', release)
    release()
  }
}

function take(file) {
  try {
    writeFileSync(file, JSON.stringify({ pid: process.pid, host: hostname() }), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

function touch(file) {
  const now = new Date()
  try {
    utimesSync(file, now, now)
  } catch {
    // Someone deleted the lock by hand: the installation itself goes on.
  }
}

/** The beat decides where a process number means nothing: on another machine, or after it was given out again. */
function isAbandoned(file) {
  try {
    if (Date.now() - statSync(file).mtimeMs > SILENCE) return true
    const { pid, host } = JSON.parse(readFileSync(file, 'utf8'))
    return host === hostname() && !isAlive(pid)
  } catch {
    return false
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code !== 'ESRCH'
  }
}

/** Of several who found the lock abandoned, one removes it; it looks again first, since the lock may be a new one by now. */
function takeOver(file) {
  const claim = `${file}.claim`
  if (!take(claim)) {
    if (isAbandoned(claim)) rmSync(claim, { force: true })
    return
  }
  if (isAbandoned(file)) rmSync(file, { force: true })
  rmSync(claim, { force: true })
}
