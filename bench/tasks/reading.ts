// Reading RIS to records: 100,000 references of 2 kB, decoded, cleaned and mapped, beside a plain line scanner of the same file.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { readReferences } from '../../src/sources/reading/references.ts'
import type { Task } from '../support/figure.ts'
import { median, timed } from '../support/measure.ts'
import { writeReferences } from '../support/references.ts'

const RECORDS = 20_000
const MANY = 100_000
const ROUNDS = 5
const MEGA = 1e6
const PIECE = 256 * 1024
const LIMIT_MB = 300

export const task: Task = async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'retroduce-bench-'))
  try {
    const file = path.join(folder, 'references.ris')
    await writeReferences(file, RECORDS)
    const subject: number[] = []
    const floor: number[] = []
    for (let round = 0; round <= ROUNDS; round++) {
      const plain = await timed(() => scan(file))
      const real = await timed(() => read(file, RECORDS))
      // The first round is spent on compiling.
      if (round === 0) continue
      floor.push(plain)
      subject.push(real)
    }
    const bytes = (fs.statSync(file).size / RECORDS / 1000).toFixed(1)
    const rate = (ms: number) => `${Math.round(RECORDS / (ms / 1000)).toLocaleString('en')} records/s`
    const grown = await growth(path.join(folder, 'many.ris'))
    return [
      {
        name: 'reading RIS',
        unit: 'ms',
        measured: median(subject),
        baseline: median(floor),
        against: `plain line scanner, ${RECORDS.toLocaleString('en')} records of ${bytes} kB`,
        note: `${rate(median(subject))} beside ${rate(median(floor))}`,
      },
      {
        name: 'memory of reading 100,000 records',
        unit: 'MB',
        measured: grown,
        baseline: LIMIT_MB,
        against: 'limit',
      },
    ]
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

async function read(file: string, expected: number): Promise<void> {
  let count = 0
  for await (const references of readReferences(fs.createReadStream(file, { highWaterMark: PIECE })))
    for (const one of references) if (one.record !== null && one.record.title !== '') count += 1
  if (count !== expected) throw new Error(`${count} of ${expected} records were read.`)
}

/** What one would write in an afternoon: lines told apart by their tag, kept in an object for each record. */
async function scan(file: string): Promise<void> {
  let rest = ''
  let record: Record<string, string[]> = {}
  let count = 0
  for await (const piece of fs.createReadStream(file, { highWaterMark: PIECE, encoding: 'utf8' })) {
    const lines = (rest + piece).split(/\r?\n/)
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const found = /^([A-Z][A-Z0-9]) {2}- ?(.*)$/.exec(line)
      if (found === null) continue
      const [, tag = '', value = ''] = found
      if (tag === 'TY') record = {}
      if (tag === 'ER') count += 1
      record[tag] ??= []
      record[tag].push(value.trim())
    }
  }
  if (count !== RECORDS) throw new Error(`${count} of ${RECORDS} records were scanned.`)
}

/** How far the memory of the process rises while a large file goes by. */
async function growth(file: string): Promise<number> {
  await writeReferences(file, MANY)
  const before = process.memoryUsage().rss
  let most = before
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss)
  }, 20)
  await read(file, MANY)
  clearInterval(watch)
  return (Math.max(most, process.memoryUsage().rss) - before) / MEGA
}
