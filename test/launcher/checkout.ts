// A small checkout with the real launcher, a command that tells what it runs on, and an npm that needs no network.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'

export type Ended = { readonly code: number | null; readonly out: string; readonly err: string }
export type Running = {
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
  said(text: string): Promise<string>
}
export type Checkout = {
  readonly folder: string
  start(node: readonly string[], ...args: string[]): Running
  installs(): number
}

const NAME = `node-${process.platform}-${process.arch}`
const MAIN = `
const [command, code] = process.argv.slice(2)
process.on('SIGTERM', () => { console.log('stopping'); process.exit(7) })
console.log(JSON.stringify({ pid: process.pid, node: process.execPath, path: process.env.PATH, args: process.argv.slice(2), launched: process.env.RETRODUCE_LAUNCHED }))
if (command === 'serve') setInterval(() => {}, 1000)
else process.exitCode = Number(code ?? 0)
`

/** What `npm ci` does to bin/runtime, or how it fails, as the file `npm-mode` in the checkout says. */
const NPM = `
import { appendFileSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
appendFileSync('../../installs', 'x')
if (readFileSync('../../npm-mode', 'utf8') === 'offline') {
  console.error('npm http fetch GET http://localhost:1/${NAME} attempt 2 failed with ECONNREFUSED')
  process.exit(0)
}
rmSync('node_modules', { recursive: true, force: true })
mkdirSync('node_modules/${NAME}/bin', { recursive: true })
await new Promise(resolve => setTimeout(resolve, 300))
symlinkSync(process.execPath, 'node_modules/${NAME}/bin/node')
writeFileSync('node_modules/.package-lock.json', readFileSync('package-lock.json'))
`

/** A Node too old for Retroduce: a real one where the machine has it. */
export function oldNode(): readonly string[] {
  const found = (process.env.PATH ?? '')
    .split(delimiter)
    .map(folder => join(folder, 'node'))
    .find(isOld)
  return found ? [found] : [process.execPath, '--import', resolve('test/launcher/old-node.mjs')]
}

function isOld(path: string): boolean {
  if (!existsSync(path)) return false
  const major = Number(execFileSync(path, ['--version'], { encoding: 'utf8' }).slice(1).split('.')[0])
  return major >= 18 && major < 24
}

export function makeCheckout(mode: 'works' | 'offline' = 'works'): Checkout {
  const folder = mkdtempSync(join(tmpdir(), 'retroduce-launcher-'))
  cpSync('bin', join(folder, 'bin'), { recursive: true, filter: path => !path.includes(join('bin', 'runtime')) })
  for (const name of ['bin/runtime', 'src', 'programs']) mkdirSync(join(folder, name))
  const packages = { [`node_modules/${NAME}`]: { version: '24.0.0', bin: { node: 'bin/node' } } }
  writeFileSync(join(folder, 'bin/runtime/package-lock.json'), JSON.stringify({ packages }))
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  writeFileSync(join(folder, 'src/main.ts'), MAIN)
  writeFileSync(join(folder, 'npm-mode'), mode)
  writeFileSync(join(folder, 'npm.mjs'), NPM)
  const npm = `#!/bin/sh\nexec '${process.execPath}' '${join(folder, 'npm.mjs')}'\n`
  writeFileSync(join(folder, 'programs/npm'), npm, { mode: 0o755 })
  return {
    folder,
    start: (node, ...args) => start(folder, node, args),
    installs: () => (existsSync(join(folder, 'installs')) ? readFileSync(join(folder, 'installs')).length : 0),
  }
}

export function removeCheckout(checkout: Checkout): void {
  rmSync(checkout.folder, { recursive: true, force: true })
}

function start(folder: string, node: readonly string[], args: readonly string[]): Running {
  const [program = '', ...options] = node
  const env = { ...process.env, PATH: join(folder, 'programs') + delimiter + process.env.PATH }
  const child = spawn(program, [...options, join(folder, 'bin/retroduce.mjs'), ...args], { env })
  const heard = { out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', text => {
    heard.out += text
  })
  child.stderr.setEncoding('utf8').on('data', text => {
    heard.err += text
  })
  const ended = new Promise<Ended>(done => child.once('close', code => done({ code, ...heard })))
  return { child, ended, said: text => hear(() => heard.out, text, ended) }
}

async function hear(read: () => string, text: string, ended: Promise<Ended>): Promise<string> {
  let over = false
  ended.then(() => {
    over = true
  })
  while (!read().includes(text)) {
    if (over) throw new Error(`"${text}" was never printed; there was: ${read()}`)
    await new Promise(wait => setTimeout(wait, 20))
  }
  return read()
}
