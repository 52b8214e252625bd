// Places for the boxes of a graph in columns, and pictures made of drawings: worked out in a thread of their own, so that nobody waits behind them.
import { createHash } from 'node:crypto'
import path from 'node:path'

export type Graph = {
  readonly boxes: readonly {
    readonly id: string
    readonly width: number
    readonly height: number
    readonly column: number
  }[]
  readonly lines: readonly { readonly id: string; readonly from: string; readonly to: string }[]
}

export type Placed = {
  readonly width: number
  readonly height: number
  readonly boxes: readonly { readonly id: string; readonly x: number; readonly y: number }[]
  readonly lines: readonly { readonly id: string; readonly points: readonly (readonly [number, number])[] }[]
}

export type DrawingTask =
  | { readonly place: Graph; readonly picture?: never }
  | { readonly picture: string; readonly place?: never }

const KEPT = 60
const LONGEST_MS = 30_000
const IDLE_MS = 20_000
const placed = new Map<string, Promise<Placed | null>>()

/** Where boxes and lines go; the same graph is placed once. Null when there is no saying within a reasonable time. */
export function placesOf(graph: Graph): Promise<Placed | null> {
  const key = createHash('sha256').update(JSON.stringify(graph)).digest('base64')
  const kept = placed.get(key)
  if (kept !== undefined) return kept
  const fresh = inThread<Placed>({ place: graph }).catch(() => {
    placed.delete(key)
    return null
  })
  placed.set(key, fresh)
  if (placed.size > KEPT) placed.delete(placed.keys().next().value as string)
  return fresh
}

/** The same for a page that cannot wait: `late` when it takes longer than `ms`; it is then ready for a later page. */
export async function placesWithin(graph: Graph, ms: number): Promise<Placed | null | 'late'> {
  const { promise, resolve } = Promise.withResolvers<'late'>()
  const timer = setTimeout(() => resolve('late'), ms)
  const found = await Promise.race([placesOf(graph), promise])
  clearTimeout(timer)
  return found
}

/** A drawing as PNG, twice as fine as on a page if it is not huge; the fonts come along, so that it looks the same everywhere. */
export async function pictureOf(svg: string): Promise<Buffer> {
  return Buffer.from(await inThread<Uint8Array>({ picture: svg }))
}

let pool: Promise<import('piscina').Piscina> | null = null

async function inThread<T>(task: DrawingTask): Promise<T> {
  pool ??= import('piscina').then(
    ({ Piscina }) =>
      new Piscina({
        filename: path.resolve(import.meta.dirname, 'drawing-thread.ts'),
        minThreads: 0,
        maxThreads: 1,
        idleTimeout: IDLE_MS,
      }),
  )
  return (await (await pool).run(task, { signal: AbortSignal.timeout(LONGEST_MS) })) as T
}
