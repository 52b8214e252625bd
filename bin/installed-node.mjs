// Finds the pinned Node of bin/runtime, installing it once from its lock file.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { forwardSignals } from './child-process.mjs'
import { withLock } from './install-lock.mjs'
import { NEEDED_MAJOR, pinnedNode } from './node-version.mjs'

const RUNTIME = join(dirname(fileURLToPath(import.meta.url)), 'runtime')
const OFFLINE = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ENOTCACHED|network/

/** The path of a Node that is new enough; throws an Error whose message is a sentence for the person at the keyboard. */
export async function installedNode() {
  const pinned = pinnedNode(readLock('package-lock.json'), process.platform, process.arch)
  if (!pinned)
    throw new Error(
      `${needed()} There is no pinned one for ${process.platform} ${process.arch}: install Node ${NEEDED_MAJOR} from nodejs.org.`,
    )
  const path = join(RUNTIME, 'node_modules', pinned.name, pinned.file)
  if (isComplete(pinned, path)) return path
  try {
    mkdirSync(join(RUNTIME, '.cache'), { recursive: true })
    await withLock(join(RUNTIME, '.cache', 'install.lock'), () =>
      isComplete(pinned, path) ? undefined : install(pinned),
    )
    if (!isComplete(pinned, path)) throw new Error('npm reported success but left no Node behind')
    if (spawnSync(path, ['--version']).status !== 0)
      throw new Error('the installed program does not run on this machine')
  } catch (error) {
    throw new Error(
      `${needed()} Installing the pinned Node ${pinned.version} failed: ${error.message}. Install Node ${NEEDED_MAJOR} yourself, or try again.`,
    )
  }
  return path
}

function needed() {
  return `Retroduce needs Node ${NEEDED_MAJOR} or newer and this is ${process.version}.`
}

/** npm writes its own note of what it installed last of all, so an installation that was cut short is seen. */
function isComplete(pinned, path) {
  if (!existsSync(path)) return false
  try {
    return (
      readLock('node_modules', '.package-lock.json').packages[`node_modules/${pinned.name}`].version === pinned.version
    )
  } catch {
    return false
  }
}

function readLock(...names) {
  return JSON.parse(readFileSync(join(RUNTIME, ...names), 'utf8'))
}

function install(pinned) {
  console.error(
    `Retroduce: this is Node ${process.versions.node}; installing Node ${pinned.version} into bin/runtime, once.`,
  )
  const args = [
    'ci',
    '--ignore-scripts',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--fetch-retries=1',
    '--prefix',
    '.',
  ]
  return new Promise((resolve, reject) => {
    const npm = spawn('npm', args, {
      cwd: RUNTIME,
      stdio: ['ignore', 'ignore', 'pipe'],
      shell: process.platform === 'win32',
    })
    forwardSignals(npm)
    let said = ''
    npm.stderr.setEncoding('utf8').on('data', text => {
      said = (said + text).slice(-20_000)
    })
    npm.once('error', () => reject(new Error('npm was not found')))
    npm.once('close', (code, signal) => {
      if (code === 0) resolve()
      else reject(new Error(signal ? 'it was interrupted' : reason(said)))
    })
  })
}

function reason(said) {
  if (OFFLINE.test(said)) return 'the package registry could not be reached; connect to the network once'
  const lines = said.split('\n').filter(line => line.startsWith('npm error') || line.startsWith('npm ERR!'))
  return (lines[0] ?? 'npm ci did not finish').replace(/^npm (error|ERR!)\s*/, 'npm says: ').replace(/\.$/, '')
}
