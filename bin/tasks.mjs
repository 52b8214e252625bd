// What a contributor runs: test, check, bench and schema.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { endLike, runChild } from './child-process.mjs'

const TASKS = {
  test,
  check,
  bench: (root, args) => script(root, 'bench/main.ts', args),
  schema: (root, args) => script(root, 'migrations/write-schema.ts', args),
}

export async function runTask(root, name, args) {
  const task = Object.hasOwn(TASKS, name ?? '') ? TASKS[name] : undefined
  if (!task) {
    console.error(`retroduce run takes one of: ${Object.keys(TASKS).join(', ')}.`)
    process.exitCode = 1
    return
  }
  process.chdir(root)
  if (!process.stdout.isTTY && !process.env.FORCE_COLOR) process.env.NO_COLOR = '1'
  // Under npm the dashes that part its arguments from ours may arrive with them.
  endLike(await task(root, args[0] === '--' ? args.slice(1) : args))
}

function script(root, path, args) {
  return runChild(process.execPath, [join(root, path), ...args])
}

async function check(root) {
  const colours = process.env.NO_COLOR ? '--colors=off' : '--colors=force'
  const format = await script(root, 'node_modules/@biomejs/biome/bin/biome', ['ci', colours, '.'])
  if (format.signal) return format
  const types = await script(root, 'node_modules/typescript/bin/tsc', ['--noEmit', '-p', '.'])
  return types.code === 0 ? format : types
}

/** Everything a contributor must pass; with arguments for vitest, only the tests they choose. The last line is for machines. */
async function test(root, args) {
  const checked = args.length === 0 ? await check(root) : { code: 0 }
  if (checked.signal) return checked
  const folder = mkdtempSync(join(tmpdir(), 'retroduce-test-'))
  try {
    process.env.RETRODUCE_TEST_COUNT = join(folder, 'count.json')
    const reporters = ['--reporter=default', '--reporter=./bin/test-count.mjs']
    const tested = await script(root, 'node_modules/vitest/vitest.mjs', ['run', ...reporters, ...args])
    if (tested.signal) return tested
    if (checked.code !== 0) console.log('The check before the tests failed: formatting, lint or types, see above.')
    return { code: summary(count(), checked.code, tested.code) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function count() {
  try {
    return JSON.parse(readFileSync(process.env.RETRODUCE_TEST_COUNT, 'utf8'))
  } catch {
    return { passed: 0, failed: 0 }
  }
}

/** A failing check, or a run that fails without a failing test, counts as one, so that "0 failed" always means success. */
function summary({ passed, failed }, checked, tested) {
  const broken = failed === 0 && tested !== 0 ? 1 : 0
  const total = failed + broken + (checked === 0 ? 0 : 1)
  console.log(`\n${passed} passed, ${total} failed`)
  return total === 0 ? 0 : 1
}
