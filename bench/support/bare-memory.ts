// What a Node holds that has loaded Express, EJS and better-sqlite3 and nothing of ours.
import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'

const LOADED =
  "await Promise.all(['express', 'ejs', 'better-sqlite3'].map(name => import(name))); console.log(process.memoryUsage.rss())"

export async function bareMemory(): Promise<number> {
  const args = ['--input-type=module', '--eval', LOADED]
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: path.resolve(import.meta.dirname, '..') })
  return Number(stdout)
}
