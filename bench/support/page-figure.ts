// Measures one page of the product against the bare page of its rows and bytes.
import { type Bare, barePage } from './bare-page.ts'
import type { Browser, Reply } from './browser.ts'
import type { Figure } from './figure.ts'
import { interleaved, median, percentile } from './measure.ts'

const WARM_UP = 40
const ROUNDS = 400
const SECONDS = 15

/** The same page worked out anew each time, as the first reader after a change has it. */
export function freshPageFigure(name: string, browser: Browser, path: string): Promise<Figure> {
  let seen = 0
  return figureOf(name, browser, path, () => `${path}${path.includes('?') ? '&' : '?'}seen=${++seen}`)
}

export function pageFigure(name: string, browser: Browser, path: string): Promise<Figure> {
  return figureOf(name, browser, path, () => path)
}

async function figureOf(name: string, browser: Browser, path: string, next: () => string): Promise<Figure> {
  const page = expectOk(await browser.get(path))
  const bytes = Buffer.byteLength(page.body)
  const rows = rowsIn(page.body)
  const bare: Bare = await barePage(rows, bytes)
  try {
    const size = Buffer.byteLength(expectOk(await bare.browser.get('/')).body)
    const subject = async () => void expectOk(await browser.get(next()))
    const floor = async () => void expectOk(await bare.browser.get('/'))
    const times = await interleaved(subject, floor, { warmUp: WARM_UP, rounds: ROUNDS, seconds: SECONDS })
    return {
      name,
      unit: 'ms',
      measured: median(times.subject),
      baseline: median(times.floor),
      against: `bare page of ${kilo(size)} with ${rows} rows`,
      note: `${kilo(bytes)}; p95 ${percentile(times.subject, 0.95).toFixed(2)} ms beside ${percentile(times.floor, 0.95).toFixed(2)} ms; ${times.subject.length} times each`,
    }
  } finally {
    await bare.close()
  }
}

export function expectOk(reply: Reply): Reply {
  if (reply.status !== 200) throw new Error(`A page answered ${reply.status}: ${reply.body.slice(0, 300)}`)
  return reply
}

/** Rows as a reader counts them: table rows, list items, articles and rows to pick of the content, not of the frame. */
function rowsIn(html: string): number {
  const content = html.slice(html.indexOf('<main'), html.indexOf('</main>'))
  return Math.max(1, content.match(/<(tr|li|article)\b|class="pick"/g)?.length ?? 0)
}

const kilo = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`
