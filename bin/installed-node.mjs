// Finds the pinned Node of bin/runtime, installing it once from its lock file.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { withLock } from './install-lock.mjs'
import { NEEDED_MAJOR, pinnedNode } from './node-version.mjs'
import { npmCi } from './npm.mjs'

const RUNTIME = join(dirname(fileURLToPath(import.meta.url)), 'runtime')

/** The path of a Node that is new enough; throws an Error whose message is a sentence for the person at the keyboard. */
export async function installedNode() {
  const needed = `Retroduce needs Node ${NEEDED_MAJOR} or newer and this is ${process.version}.`
  const pinned = pinnedNode(readLock('package-lock.json'), process.platform, process.arch)
  if (!pinned) {
    const machine = `${process.platform} ${process.arch}`
    throw new Error(`${needed} No Node for ${machine} comes with it: install Node ${NEEDED_MAJOR} from nodejs.org.`)
  }
  const path = join(RUNTIME, 'node_modules', pinned.name, pinned.file)
  if (isComplete(pinned, path)) return path
  try {
    await installOnce(pinned, path)
  } catch (error) {
    const advice = `Install Node ${NEEDED_MAJOR} yourself, or try again.`
    throw new Error(`${needed} Installing the pinned Node ${pinned.version} failed: ${error.message}. ${advice}`)
  }
  return path
}

async function installOnce(pinned, path) {
  mkdirSync(join(RUNTIME, '.cache'), { recursive: true })
  await withLock(join(RUNTIME, '.cache', 'install.lock'), async () => {
    if (isComplete(pinned, path)) return
    console.error(`Retroduce: installing Node ${pinned.version} into bin/runtime, once.`)
    const problem = await npmCi(RUNTIME)
    if (!isComplete(pinned, path)) throw new Error(problem)
    if (spawnSync(path, ['--version']).status !== 0) throw new Error('it does not run on this machine')
  })
}

/** npm writes its own note of what it installed last of all, so an installation that was cut short is seen. */
function isComplete(pinned, path) {
  if (!existsSync(path)) return false
  try {
    const { packages } = readLock('node_modules', '.package-lock.json')
    return packages[`node_modules/${pinned.name}`].version === pinned.version
  } catch {
    return false
  }
}

function readLock(...names) {
  return JSON.parse(readFileSync(join(RUNTIME, ...names), 'utf8'))
}
