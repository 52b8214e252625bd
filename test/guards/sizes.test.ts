// How long things may be, and that every file begins by saying what it knows.
import { dirname } from 'node:path'
import { expect, test } from 'vitest'
import { expectNone, filesUnder, pathsUnder, type SourceFile } from './tree.ts'

const GENERATED = ['src/core/db/schema.ts']
const code = filesUnder(['src', 'migrations', 'bench', 'bin'], /\.(ts|js|mjs)$/).filter(
  file => !GENERATED.includes(file.path),
)
const tests = filesUnder(['test'], /\.ts$/)
const views = filesUnder(['views'], /\.ejs$/)

test.each([
  ['code', code, 300],
  ['tests', tests, 400],
  ['views', views, 150],
] as const)('files of %s stay short', (_name, files, limit) => {
  const long = files.filter(file => file.lines.length > limit).map(file => `${file.path}: ${file.lines.length} lines`)
  expectNone(`At ${limit} lines, name the concept that wants to leave:`, long)
})

test('the median file is short', () => {
  const lengths = code.map(file => file.lines.length).sort((a, b) => a - b)
  expect(lengths[Math.floor(lengths.length / 2)], 'lines of the median file').toBeLessThan(80)
})

test('folders stay small', () => {
  const counts = new Map<string, number>()
  const counted = ['src', 'views', 'test', 'bin']
    .flatMap(pathsUnder)
    .filter(path => /\.(ts|js|mjs|ejs|css)$/.test(path))
  for (const path of counted) counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1)
  const full = [...counts].filter(([, count]) => count > 12).map(([folder, count]) => `${folder}: ${count} files`)
  expectNone('At 12 files, name the concept that wants a folder of its own:', full)
})

test('functions stay short', () => {
  const long = code
    .flatMap(functionsOf)
    .filter(one => one.lines > 60)
    .map(one => `${one.place}: ${one.lines} lines`)
  expectNone('About 40 lines, never above 60:', long)
})

test('every file opens with a sentence on what it knows', () => {
  const mute = [...code, ...tests]
    .filter(file => !/^(#!.*\n)?(\/\/|\/\*\*?) \S+ \S+ /.test(file.text))
    .map(file => `${file.path}:1`)
  expectNone('The first line is a comment that says what the file knows:', mute)
})

const FUNCTION =
  /^\s*(export |default |async )*function\b|=> \(?\{$|^\s*(static |override |async |get |set )*#?\w+(<.*>)?\([^;]*\{$/
const NO_FUNCTION = /^\s*(if|for|while|switch|catch|with)\b/

/** A function ends where a line closes it at the indentation it began with: the formatter sees to that. */
function functionsOf(file: SourceFile): { place: string; lines: number }[] {
  return file.lines.flatMap((line, start) => {
    if (!FUNCTION.test(line) || NO_FUNCTION.test(line)) return []
    const close = `${/^\s*/.exec(line)?.[0]}}`
    const end = file.lines.findIndex((other, index) => index > start && other.startsWith(close) && !other.endsWith('{'))
    return end === -1 ? [] : [{ place: `${file.path}:${start + 1}`, lines: end - start + 1 }]
  })
}
