// The files browsers load: our stylesheet in its order, our modules, and the libraries served beside them.
import crypto from 'node:crypto'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import express, { type Express } from 'express'

const folder = path.resolve(import.meta.dirname, '../../../public')
const require = createRequire(import.meta.url)
const libraries: Readonly<Record<string, string>> = {
  'htmx.js': path.join(path.dirname(require.resolve('htmx.org/package.json')), 'dist/htmx.min.js'),
  'fuse.js': path.join(path.dirname(require.resolve('fuse.js')), 'fuse.min.mjs'),
}

const pdfjs = path.dirname(require.resolve('pdfjs-dist/package.json'))
/** What draws the pages of PDFs: the library, the workers that read and draw, and what these ask for by name. */
const pdfFiles = {
  'pdf/pdf.mjs': path.join(pdfjs, 'build/pdf.min.mjs'),
  'pdf/pdf.renderer.mjs': path.join(pdfjs, 'build/pdf.renderer.min.mjs'),
  'pdf/pdf.worker.mjs': path.join(pdfjs, 'build/pdf.worker.min.mjs'),
} as const
const pdfFolders = ['cmaps', 'standard_fonts', 'wasm'] as const
/**
 * A worker follows the policy its own script came with. It fetches the tables it needs and loads the decoders of scanned
 * pages as plain scripts; WebAssembly, eval and everything else stay refused.
 */
const WORKER_POLICY = "default-src 'none'; connect-src 'self'; script-src 'self'"

/** One stylesheet from its parts, so that the order of the cascade is written down in one place. */
function stylesheet(list: string): string {
  const order = path.join(folder, 'css', list)
  if (!fs.existsSync(order))
    return fs.existsSync(path.join(folder, 'app.css')) ? fs.readFileSync(path.join(folder, 'app.css'), 'utf8') : ''
  const names = JSON.parse(fs.readFileSync(order, 'utf8')) as string[]
  return names.map(name => fs.readFileSync(path.join(folder, 'css', name), 'utf8')).join('\n')
}

/** Every page's sheet, and the short one of panellists, who may be on a slow phone. */
const sheets = {
  'app.css': Buffer.from(stylesheet('order.json')),
  'panel.css': Buffer.from(stylesheet('panel.json')),
} as const
const stamp = stampOf()

/** Changes with any asset, so that a new version is never hidden by a cached old one. */
function stampOf(): string {
  const hash = crypto.createHash('sha256').update(sheets['app.css'])
  for (const file of [...Object.values(libraries), path.join(pdfjs, 'package.json')]) hash.update(fs.readFileSync(file))
  const names = fs.existsSync(folder) ? fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort() : []
  for (const name of names) {
    const file = path.join(folder, name)
    if (fs.statSync(file).isFile()) hash.update(fs.readFileSync(file))
  }
  return hash.digest('hex').slice(0, 10)
}

/** The address of an asset with the stamp of this version. */
export function asset(name: string): string {
  return `/assets/${stamp}/${name}`
}

const forever = { immutable: true, maxAge: '365d' } as const

export function serveAssets(app: Express): void {
  // Answers are not kept by default, and what serves files leaves a header alone that is there already.
  app.use(`/assets/${stamp}`, (_req, res, next) => {
    res.removeHeader('Cache-Control')
    next()
  })
  for (const [name, sheet] of Object.entries(sheets))
    app.get(`/assets/${stamp}/${name}`, (_req, res) => {
      res.setHeader('Cache-Control', 'public, max-age=31536000, immutable')
      res.type('text/css').send(sheet)
    })
  for (const [name, file] of Object.entries(libraries))
    app.get(`/assets/${stamp}/${name}`, (_req, res) =>
      res.type('text/javascript').sendFile(file, { ...forever, dotfiles: 'allow' }),
    )
  servePdf(app)
  app.use(`/assets/${stamp}`, express.static(folder, { ...forever, index: false, redirect: false, fallthrough: true }))
  app.use('/assets', (_req, res, next) => {
    res.setHeader('Cache-Control', 'no-store')
    next()
  })
}

function servePdf(app: Express): void {
  for (const [name, file] of Object.entries(pdfFiles))
    app.get(`/assets/${stamp}/${name}`, (_req, res) => {
      res.setHeader('Content-Security-Policy', WORKER_POLICY)
      res.type('text/javascript').sendFile(file, { ...forever, dotfiles: 'allow' })
    })
  for (const folder of pdfFolders)
    app.use(
      `/assets/${stamp}/pdf/${folder}`,
      express.static(path.join(pdfjs, folder), { ...forever, index: false, redirect: false }),
    )
}
