// Work beside the server's own thread: a refusal keeps its status and its sentence on the way out.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { openBeside } from '../../src/core/jobs/beside.ts'

const folder = await mkdtemp(path.join(os.tmpdir(), 'beside-'))
const beside = openBeside(readConfig({ data: folder }, {}))
afterAll(async () => {
  await beside.close()
  await rm(folder, { recursive: true })
})

test('a refusal in the thread is one outside, anything else stays an error', async () => {
  const errors = pathToFileURL(path.resolve('src/core/errors.ts')).href
  const file = path.join(folder, 'work.mjs')
  await writeFile(
    file,
    `import { Refusal } from '${errors}'
     export const refuse = () => { throw new Refusal(422, 'This cannot be printed.') }
     export const fail = () => { throw new TypeError('a bug') }
     export const make = () => 'made'`,
  )
  const module = pathToFileURL(file).href
  const run = (name: string) => beside.run({ module, name, input: null })
  expect(await run('make')).toBe('made')
  await expect(run('refuse')).rejects.toMatchObject({ status: 422, message: 'This cannot be printed.' })
  await expect(run('fail')).rejects.not.toHaveProperty('status')
})
