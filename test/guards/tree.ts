// The project as text: its files, what they import, and how a guard says what it found.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, sep } from 'node:path'

export type SourceFile = { readonly path: string; readonly text: string; readonly lines: readonly string[] }
export type Import = {
  readonly file: SourceFile
  readonly line: number
  /** Path in the project, or the name of a package. */
  readonly to: string
  readonly own: boolean
  readonly typeOnly: boolean
  readonly dynamic: boolean
}

/** Features in the order in which a review first needs them: each may import earlier ones only. */
export const LAYERS = [
  ...['config', 'core', 'accounts', 'reviews', 'theories', 'sources', 'screening', 'documents', 'configurations'],
  ...['synthesis', 'principles', 'panel', 'reports', 'worker', 'app', 'main'],
] as const
export const FEATURES: readonly string[] = LAYERS.slice(2, -3)

const STATIC = /^(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm
const DYNAMIC = /\bimport\(\s*'([^']+)'/g

export function pathsUnder(folder: string): string[] {
  if (!existsSync(folder)) return []
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
  const paths = found.map(entry => join(entry.parentPath, entry.name).split(sep).join('/'))
  return paths.filter(path => !path.includes('node_modules')).sort()
}

export function filesUnder(folders: readonly string[], ending: RegExp): SourceFile[] {
  return folders
    .flatMap(pathsUnder)
    .filter(path => ending.test(path))
    .map(read)
}

function read(path: string): SourceFile {
  const text = readFileSync(path, 'utf8')
  return { path, text, lines: text.replace(/\n$/, '').split('\n') }
}

export function importsOf(file: SourceFile): Import[] {
  const one = (index: number, specifier: string, typeOnly: boolean, dynamic: boolean): Import => {
    const own = specifier.startsWith('.')
    const to = own ? posix.normalize(posix.join(dirname(file.path), specifier)) : packageName(specifier)
    return { file, line: lineAt(file.text, index), to, own, typeOnly, dynamic }
  }
  const fixed = [...file.text.matchAll(STATIC)].map(m => one(m.index, m[2] ?? '', m[1] !== undefined, false))
  const later = [...file.text.matchAll(DYNAMIC)].map(m => one(m.index, m[1] ?? '', false, true))
  return [...fixed, ...later]
}

function packageName(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}

export function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length
}

/** Where a pattern stands in the files, as `path:line: what` . Comments do not count. */
export function placesOf(pattern: RegExp, files: readonly SourceFile[]): string[] {
  return files.flatMap(file =>
    file.lines.flatMap((line, index) => {
      const found = /^\s*(\/\/|\/?\*)/.test(line) ? null : pattern.exec(line)
      return found ? [`${file.path}:${index + 1}: ${found[0].trim()}`] : []
    }),
  )
}

/** Fails with the rule and every place that breaks it. */
export function expectNone(rule: string, places: readonly string[]): void {
  if (places.length > 0) throw new Error(`${rule}\n  ${places.join('\n  ')}`)
}
