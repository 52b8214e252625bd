// Sets a report as a tagged PDF with Typst, in a thread that was begun for it and ends with it.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { Report } from '../blocks.ts'
import { countOf } from './length.ts'
import { printed } from './printed.ts'
import { coverageOf, named } from './signs.ts'

export type Typesetting = {
  readonly report: Report
  readonly contents: string
  readonly made: string
  /** Said before the list of characters that the font lacks. */
  readonly lacking: string
  /** Said where the report was too long to be whole; null where it is. */
  readonly shortened: string | null
}

/** What Typst says when it refuses is for the log. */
export type Typeset = { readonly pdf: Uint8Array } | { readonly refused: string }

const FACES = ['Regular', 'Bold', 'Italic', 'BoldItalic']
const MOST_NAMED = 60
const PDF = 1
/** What Typst takes for the smallest report, and for each block. */
const MEMORY = { least: 48_000_000, block: 45_000 }

export async function typeset({ report, contents, made, lacking, shortened }: Typesetting): Promise<Typeset> {
  const fonts = await readFonts()
  const faces = fonts.map(coverageOf)
  const { sheet, lacking: signs } = printed(report, contents, sign => faces.every(covers => covers(sign)))
  const after = { made, shortened, lacking: signs.size === 0 ? null : `${lacking} ${named(signs, MOST_NAMED)}` }
  const room = MEMORY.least + MEMORY.block * countOf(report.blocks)
  return compiled(JSON.stringify({ ...sheet, ...after }, wellFormed), fonts, room)
}

/** Half a character cannot be told to Typst, not even in the name of a place. */
function wellFormed(_name: string, value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed() : value
}

async function compiled(data: string, fonts: readonly Uint8Array[], room: number): Promise<Typeset> {
  const { createTypstCompiler, loadFonts } = await import('@myriaddreamin/typst.ts')
  const compiler = createTypstCompiler()
  // Compiled here, so that nothing holds the file's 28 MB any longer.
  const module = await WebAssembly.compile(
    await readFile(createRequire(import.meta.url).resolve('@myriaddreamin/typst-ts-web-compiler/wasm')),
  )
  await compiler.init({
    getModule: () => ({ module_or_path: module }) as never,
    beforeBuild: [loadFonts([...fonts], { assets: false })],
  })
  await reserve(room)
  compiler.addSource('/report.typ', await readFile(path.join(import.meta.dirname, 'report.typ'), 'utf8'))
  compiler.mapShadow('/report.json', new TextEncoder().encode(data))
  const { result, diagnostics } = await compiler.compile({
    mainFilePath: '/report.typ',
    format: PDF,
    diagnostics: 'unix',
  })
  if (result !== undefined) return { pdf: result }
  return { refused: (diagnostics ?? []).join('\n') || 'Typst gave no reason.' }
}

/**
 * Memory that grows bit by bit makes the engine look for garbage at each step, which took two thirds of the time of a long report.
 * So the module asks for its room once and gives it back to itself; what it does not fill costs nothing.
 */
async function reserve(bytes: number): Promise<void> {
  const { default: begun } = await import('@myriaddreamin/typst-ts-web-compiler')
  const { __wbindgen_export: take, __wbindgen_export4: giveBack } = await begun()
  giveBack(take(bytes, 1), bytes, 1)
}

function readFonts(): Promise<Uint8Array[]> {
  const folder = path.join(
    path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')),
    'standard_fonts',
  )
  return Promise.all(
    FACES.map(async face => new Uint8Array(await readFile(path.join(folder, `LiberationSans-${face}.ttf`)))),
  )
}
