// The measurements: runs the tasks that are named, or all, each in a process of its own, and judges them by ratio.
import { fork } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Figure, judge, lineOf, type Task } from './support/figure.ts'

const self = fileURLToPath(import.meta.url)
const folder = path.join(import.meta.dirname, 'tasks')
const all = fs
  .readdirSync(folder)
  .map(name => name.replace(/\.ts$/, ''))
  .sort()

const [first, second] = process.argv.slice(2)
if (process.send === undefined && first !== undefined && second !== undefined && !all.includes(second))
  await measureFile(first, second)
else if (process.send === undefined) await compareAll(process.argv.slice(2))
else await measureOne(process.argv[2] ?? '')

async function compareAll(named: readonly string[]): Promise<void> {
  const unknown = named.find(name => !all.includes(name))
  if (unknown !== undefined) {
    console.error(`There is no task ${unknown}. The tasks are: ${all.join(', ')}.`)
    process.exitCode = 1
    return
  }
  const budgets = JSON.parse(fs.readFileSync(path.join(import.meta.dirname, 'budgets.json'), 'utf8')) as Record<
    string,
    number
  >
  let broken = 0
  for (const name of named.length > 0 ? named : all) {
    const start = performance.now()
    const figures = await inOwnProcess(name)
    console.log(`${name} (${((performance.now() - start) / 1000).toFixed(0)} s)`)
    if (figures === null) broken++
    for (const figure of figures ?? []) {
      const verdict = judge(figure, budgets)
      console.log(`  ${lineOf(verdict)}`)
      if (!verdict.kept) broken++
    }
  }
  console.log(broken === 0 ? '\nEvery budget is kept.' : `\n${broken} broken.`)
  process.exitCode = broken === 0 ? 0 : 1
}

/** `duplicates FILE`: a task may measure a file that one has; it answers with lines of `name value`. */
async function measureFile(name: string, file: string): Promise<void> {
  const found = all.includes(name)
    ? ((await import(path.join(folder, `${name}.ts`))) as { measureFile?: FileTask })
    : {}
  if (found.measureFile === undefined || !fs.existsSync(file)) return compareAll([name, file])
  try {
    for (const line of await found.measureFile(file)) console.log(line)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}

type FileTask = (file: string) => Promise<readonly string[]>

/** A task leaves no warm code, memory or open file to the next. Null when it failed; its error is on standard error. */
function inOwnProcess(name: string): Promise<readonly Figure[] | null> {
  return new Promise(resolve => {
    let figures: readonly Figure[] | null = null
    // As the launcher does, so that worker threads need not strip types either.
    const kept = path.resolve(import.meta.dirname, '../node_modules/.cache/compiled')
    const child = fork(self, [name], { env: { NODE_COMPILE_CACHE: kept, ...process.env } })
    child.on('message', message => {
      figures = message as readonly Figure[]
    })
    child.on('exit', code => resolve(code === 0 ? figures : null))
  })
}

async function measureOne(name: string): Promise<void> {
  const { task } = (await import(path.join(folder, `${name}.ts`))) as { task: Task }
  const figures = await task()
  process.send?.(figures, () => process.exit(0))
}
