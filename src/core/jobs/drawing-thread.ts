// The thread that places graphs in columns and turns drawings into pictures.
import { createRequire } from 'node:module'
import path from 'node:path'
import type { ElkNode } from 'elkjs'
import type { DrawingTask, Graph, Placed } from './drawing.ts'

const require = createRequire(import.meta.url)

export default async function draw(task: DrawingTask): Promise<Placed | Uint8Array> {
  return task.place === undefined ? picture(task.picture) : place(task.place)
}

/** Columns are partitions: a box stays in its own, whatever runs back from the last to the first. */
const OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.edgeRouting': 'POLYLINE',
  'elk.partitioning.activate': 'true',
  'elk.separateConnectedComponents': 'false',
  'elk.layered.thoroughness': '3',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.spacing.nodeNodeBetweenLayers': '110',
  'elk.layered.spacing.edgeNodeBetweenLayers': '24',
  'elk.spacing.nodeNode': '14',
  'elk.spacing.edgeNode': '12',
}

async function place({ boxes, lines }: Graph): Promise<Placed> {
  const { default: Elk } = await import('elkjs/lib/elk.bundled.js')
  const elk = new (Elk as unknown as typeof import('elkjs').default)()
  const graph: ElkNode = {
    id: 'all',
    layoutOptions: OPTIONS,
    children: boxes.map(({ id, width, height, column }) => ({
      id,
      width,
      height,
      layoutOptions: { 'elk.partitioning.partition': String(column) },
    })),
    edges: lines.map(({ id, from, to }) => ({ id, sources: [from], targets: [to] })),
  }
  const found: ElkNode = await elk.layout(graph)
  return {
    width: found.width ?? 0,
    height: found.height ?? 0,
    boxes: (found.children ?? []).map(({ id, x = 0, y = 0 }) => ({ id, x, y })),
    lines: (found.edges ?? []).map(({ id, sections = [] }) => ({
      id,
      points: sections.flatMap(({ startPoint, bendPoints = [], endPoint }) =>
        [startPoint, ...bendPoints, endPoint].map(point => [point.x, point.y] as const),
      ),
    })),
  }
}

const FINER = 2
const MOST_PIXELS = 16_000_000

async function picture(svg: string): Promise<Uint8Array> {
  const { Resvg } = await import('@resvg/resvg-js')
  const folder = path.join(path.dirname(require.resolve('pdfjs-dist/package.json')), 'standard_fonts')
  const font = {
    loadSystemFonts: false,
    defaultFontFamily: 'Liberation Sans',
    fontFiles: ['Regular', 'Bold', 'Italic'].map(face => path.join(folder, `LiberationSans-${face}.ttf`)),
  }
  const { width, height } = new Resvg(svg, { font: { loadSystemFonts: false } })
  const finer = Math.min(FINER, Math.sqrt(MOST_PIXELS / (width * height)))
  return new Resvg(svg, { fitTo: { mode: 'zoom', value: finer }, font }).render().asPng()
}
