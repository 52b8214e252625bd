// Who may import whom: features in their order, and the kinds of file inside one.
import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import {
  expectNone,
  FEATURES,
  filesUnder,
  type Import,
  importsOf,
  LAYERS,
  pathsUnder,
  placesOf,
  type SourceFile,
} from './tree.ts'

const files = filesUnder(['src'], /\.ts$/)
const imports = files.flatMap(importsOf)

/** Of its own and of earlier features, besides pure files; a type may come from anywhere earlier. */
const MAY_IMPORT: Readonly<Record<string, { readonly own: readonly string[]; readonly earlier: readonly string[] }>> = {
  routes: { own: ['routes', 'forms', 'actions', 'store', 'guard', 'compose'], earlier: ['store', 'guard'] },
  guard: { own: ['store'], earlier: ['store', 'guard'] },
  forms: { own: ['forms'], earlier: ['forms'] },
  actions: { own: ['store', 'actions', 'compose'], earlier: ['actions', 'store'] },
  jobs: { own: ['store', 'actions', 'compose'], earlier: ['actions', 'store'] },
  compose: { own: ['store', 'actions', 'compose'], earlier: ['store'] },
  store: { own: ['store'], earlier: ['store'] },
  pure: { own: [], earlier: [] },
}

/** What of core a kind of file may use, besides the pure files at its top. */
const CORE: Readonly<Record<string, readonly string[]>> = {
  routes: ['http', 'db', 'jobs', 'files', 'mail', 'secrets'],
  guard: ['http', 'db', 'secrets'],
  forms: ['http/fields'],
  actions: ['db', 'jobs', 'files', 'mail', 'secrets'],
  jobs: ['db', 'jobs', 'files', 'secrets'],
  compose: ['db', 'jobs', 'files'],
  store: ['db'],
  pure: [],
}
const IMPURE_PACKAGES =
  /^(node:(fs|http|https|net|tls|child_process|worker_threads|os|process|timers).*|express.*|kysely|better-sqlite3|pg|nodemailer|piscina|pino|multer|undici)$/
const IMPURE_WORDS =
  /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\brandomUUID\(|\brandomBytes\(|\bprocess\.|\bfetch\(|\bconsole\./

function layerOf(path: string): string {
  return path.split('/')[1]?.replace(/\.ts$/, '') ?? ''
}

function kindOf(path: string): string {
  const name = path.split('/').at(-1)?.replace(/\.ts$/, '') ?? ''
  return name in MAY_IMPORT ? name : 'pure'
}

function isPure(file: SourceFile): boolean {
  const impure = importsOf(file).some(
    one => !one.typeOnly && (one.own ? !/^src\/core\/[^/]+$/.test(one.to) : IMPURE_PACKAGES.test(one.to)),
  )
  return !impure && (placesOf(IMPURE_WORDS, [file]).length === 0 || file.path === 'src/core/clock.ts')
}

const pureInCore = new Set(
  files.filter(file => /^src\/core\/[^/]+$/.test(file.path) && isPure(file)).map(file => file.path),
)
const inFeature = (path: string) => FEATURES.includes(layerOf(path))
const place = ({ file, line, to }: Import) => `${file.path}:${line}: imports ${to}`

test('folders of src, views and test carry the names of features', () => {
  const beside: Readonly<Record<string, readonly string[]>> = {
    src: ['public'],
    views: ['layout', 'parts', 'forms'],
    test: ['support', 'fixtures', 'guards', 'launcher', 'journeys', 'permissions', 'durability', 'example', 'public'],
  }
  const strange = Object.entries(beside).flatMap(([root, more]) => {
    const folders = readdirSync(root, { withFileTypes: true }).filter(entry => entry.isDirectory())
    const names = folders.map(entry => entry.name).filter(name => ![...LAYERS, ...more].includes(name))
    return names.map(name => `${root}/${name}`)
  })
  expectNone('One noun, three places: a folder is named for a feature (LAYERS in test/guards/tree.ts):', strange)
})

test('a feature imports only earlier features', () => {
  const rank = (path: string) => LAYERS.indexOf(layerOf(path) as (typeof LAYERS)[number])
  const wrong = imports.filter(
    one => one.own && !one.file.path.startsWith('src/public/') && rank(one.to) > rank(one.file.path),
  )
  const lazy = (one: Import) => one.dynamic && ['worker', 'app'].includes(layerOf(one.to))
  expectNone(`The order is ${LAYERS.join(' ← ')}:`, wrong.filter(one => !lazy(one)).map(place))
})

test('each kind of file imports what its kind may', () => {
  const wrong = imports.filter(one => {
    if (!one.own || one.typeOnly || !inFeature(one.file.path) || one.to.startsWith('data/')) return false
    const kind = kindOf(one.file.path)
    if (layerOf(one.to) === 'core') {
      const part = one.to.replace(/^src\/core\//, '').replace(/\.ts$/, '')
      return !pureInCore.has(one.to) && !CORE[kind]?.some(name => part === name || part.startsWith(`${name}/`))
    }
    const target = kindOf(one.to)
    if (target === 'pure') return !inFeature(one.to)
    const allowed = MAY_IMPORT[kind]
    return !(layerOf(one.to) === layerOf(one.file.path) ? allowed?.own : allowed?.earlier)?.includes(target)
  })
  expectNone(
    'domain ← store ← actions ← routes; pure files import pure files (MAY_IMPORT in this file):',
    wrong.map(place),
  )
})

test('domain.ts and the pure files beside it know no clock, chance, disk, network or database', () => {
  const pure = files.filter(file => inFeature(file.path) && ['pure', 'forms'].includes(kindOf(file.path)))
  const wrong = pure.flatMap(importsOf).filter(one => !one.own && !one.typeOnly && IMPURE_PACKAGES.test(one.to))
  expectNone('A pure file takes what it needs as arguments:', [...wrong.map(place), ...placesOf(IMPURE_WORDS, pure)])
})

test('imports have an ending and lead to a file', () => {
  const paths = new Set(pathsUnder('src').concat(pathsUnder('migrations'), pathsUnder('data'), ['package.json']))
  expectNone(
    'A relative import names a file with its ending:',
    imports.filter(one => one.own && !paths.has(one.to)).map(place),
  )
  expect(imports.length).toBeGreaterThan(0)
})

test('nothing starts that need not: readers and writers of formats are imported by jobs alone', () => {
  const byPath = new Map(files.map(file => [file.path, file]))
  const reached = new Map<string, Import | null>(ROOTS.map(path => [path, null]))
  for (const path of reached.keys()) {
    const file = byPath.get(path)
    const next = file ? importsOf(file).filter(one => !one.typeOnly && !one.dynamic) : []
    for (const one of next) if (!reached.has(one.to)) reached.set(one.to, one)
  }
  const wrong = HEAVY.flatMap(name => (reached.get(name) ? [chain(reached, name)] : []))
  expectNone('These cost memory at start; import them where they are used, await import(…), or in jobs:', wrong)
})

/** What a server runs; main.ts loads its commands when they are asked for. */
const ROOTS = ['src/main.ts', 'src/main/serve.ts', 'src/app.ts']
const HEAVY = [
  ...['mammoth', 'linkedom', '@mozilla/readability', 'fflate', 'yauzl', 'unpdf', 'docx', 'csv-parse', 'saxes', 'elkjs'],
  ...[
    '@myriaddreamin/typst.ts',
    'read-excel-file',
    '@resvg/resvg-js',
    '@retorquere/bibtex-parser',
    'pdfjs-dist',
    'pg',
    'piscina',
    'nodemailer',
  ],
]

function chain(reached: ReadonlyMap<string, Import | null>, name: string): string {
  const way = [name]
  for (let one = reached.get(name); one; one = reached.get(one.file.path)) way.unshift(`${one.file.path}:${one.line}`)
  return way.join(' → ')
}
