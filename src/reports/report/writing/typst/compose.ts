// Sets one stretch of a report as a tagged PDF with Typst, in a thread that was begun for it and ends with it: its memory does not shrink.
import { open, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { setFlagsFromString } from 'node:v8'
import type { Spots } from './nodes.ts'

export type Typesetting = {
  /** A `Sheet` as JSON. */
  readonly sheet: Uint8Array
  /** How many blocks it holds. */
  readonly count: number
  /** From `compiler`, so that stretches share what is made of it. */
  readonly module: WebAssembly.Module
}

/** What Typst says when it refuses is for the log. */
export type Typeset = { readonly pdf: Uint8Array; readonly spots: Spots } | { readonly refused: string }

const FACES = ['Regular', 'Bold', 'Italic', 'BoldItalic']
/** What Typst takes for the smallest report, and for each block. */
const MEMORY = { least: 24_000_000, block: 30_000 }
/** Memory comes in pages; so many are more than 32 MB. `empty` is the length of an empty section. */
const WASM = { page: 65_536, pages: 513, empty: 7 }
const MAIN = { mainFilePath: '/report.typ' }
const SAID = { diagnostics: 'unix' } as const

/**
 * The engine's code for all stretches. Compiled by one thread of the engine, since each of several would keep what it works with, 100 MB in all.
 * It is read into memory that the engine maps by itself, and is longer than 32 MB: when the allocator of Linux (glibc) gets a block of up to
 * that size back, it keeps twice as much of whatever is freed later, in every thread (mallopt(3), M_MMAP_THRESHOLD).
 */
export async function compiler(): Promise<WebAssembly.Module> {
  setFlagsFromString('--wasm-num-compilation-tasks=1')
  const file = await open(createRequire(import.meta.url).resolve('@myriaddreamin/typst-ts-web-compiler/wasm'))
  try {
    const { size } = await file.stat()
    const initial = Math.max(WASM.pages, Math.ceil((size + WASM.empty) / WASM.page))
    const bytes = new Uint8Array(new WebAssembly.Memory({ initial }).buffer)
    await file.read(bytes, 0, size, 0)
    // A section that says nothing fills the rest: kind 0, its length in five times seven bits, a name of no letters.
    const rest = bytes.length - size - WASM.empty + 1
    bytes.set([0, ...[0, 7, 14, 21].map(bits => ((rest >> bits) & 0x7f) | 0x80), (rest >> 28) & 0x7f, 0], size)
    return await WebAssembly.compile(bytes)
  } finally {
    await file.close()
  }
}

export async function typeset({ sheet, count, module }: Typesetting): Promise<Typeset> {
  const { createTypstCompiler, loadFonts } = await import('@myriaddreamin/typst.ts')
  const typst = createTypstCompiler()
  await begin(module, MEMORY.least + MEMORY.block * count)
  await typst.init({ beforeBuild: [loadFonts(await readFonts(), { assets: false })] })
  typst.addSource('/report.typ', await readFile(path.join(import.meta.dirname, 'report.typ'), 'utf8'))
  typst.mapShadow('/report.json', sheet)
  return typst.runWithWorld(MAIN, async world => {
    const laid = await world.compile(SAID)
    const { result, diagnostics } = laid.hasError ? laid : await world.pdf(SAID)
    if (result === undefined) return { refused: (diagnostics ?? []).join('\n') || 'Typst gave no reason.' }
    const [spots = { headings: [], places: [] }] = await world.query<Spots[]>({ selector: '<spots>', field: 'value' })
    return { pdf: result, spots }
  })
}

/**
 * At once, since the other way of beginning would look whether it is to fetch the module and load all that fetches.
 * Memory that grows bit by bit makes the engine look for garbage at each step, which took two thirds of the time of a long report.
 * So the module asks for its room once and gives it back to itself; what it does not fill costs nothing.
 */
async function begin(module: WebAssembly.Module, bytes: number): Promise<void> {
  const { initSync } = await import('@myriaddreamin/typst-ts-web-compiler')
  const { __wbindgen_export: take, __wbindgen_export4: giveBack } = initSync({ module })
  giveBack(take(bytes, 1), bytes, 1)
}

export function readFonts(): Promise<Uint8Array[]> {
  const folder = path.join(
    path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')),
    'standard_fonts',
  )
  return Promise.all(
    FACES.map(async face => new Uint8Array(await readFile(path.join(folder, `LiberationSans-${face}.ttf`)))),
  )
}
