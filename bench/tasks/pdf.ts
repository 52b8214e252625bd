// Reading a PDF of 20 pages in two columns: order, paragraphs and places, beside the bare text that unpdf gives of the same file.
import { extractText, getDocumentProxy } from 'unpdf'
import { runApart } from '../../src/core/jobs/apart.ts'
import { readPdfApart } from '../../src/documents/extraction/pdf/apart.ts'
import { readPdf } from '../../src/documents/extraction/pdf/read.ts'
import { pdf } from '../../test/support/pdf.ts'
import { typeset } from '../../test/support/typeset.ts'
import type { Figure, Task } from '../support/figure.ts'
import { interleaved, median, timed } from '../support/measure.ts'

const PAGES = 20
const LIMIT_MS = 2_000
const LIMIT_MB = 300
const MEGA = 1e6

export const task: Task = async () => {
  const bytes = pdf(article())
  const subject = async () => void (await readPdf(Buffer.from(bytes)))
  const floor = async () => {
    const document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 })
    await extractText(document, { mergePages: true })
    await document.loadingTask.destroy()
  }
  const times = await interleaved(subject, floor, { warmUp: 1, rounds: 9, seconds: 30 })
  const before = process.memoryUsage().rss
  let most = before
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss)
  }, 20)
  const cold: number[] = []
  for (let round = 0; round < 5; round++) cold.push(await timed(() => readPdfApart(Buffer.from(bytes), runApart)))
  clearInterval(watch)
  const figures: readonly Figure[] = [
    {
      name: 'reading a PDF of 20 pages',
      unit: 'ms',
      measured: median(times.subject),
      baseline: median(times.floor),
      against: `bare text of the same ${Math.round(bytes.length / 1000)} kB by unpdf`,
    },
    {
      name: 'reading a PDF of 20 pages in a fresh thread',
      unit: 'ms',
      measured: median(cold),
      baseline: LIMIT_MS,
      against: 'limit',
    },
    {
      name: 'memory of reading a PDF of 20 pages',
      unit: 'MB',
      measured: Math.max(0, most - before) / MEGA,
      baseline: LIMIT_MB,
      against: 'limit',
    },
  ]
  return figures
}

/** As many pages of made-up sentences as are measured, with heads, feet and headings. */
function article() {
  const words =
    'staff time people heard trust place stories listening ward nurse visit talk worker support changes outcomes'.split(
      ' ',
    )
  const sentence = (n: number) => {
    const list = Array.from({ length: 14 }, (_, i) => words[(n * 7 + i * (1 + (n % 5))) % words.length])
    return `${list.join(' ')}.`.replace(/^./, first => first.toUpperCase())
  }
  const paragraphs = Array.from({ length: 330 }, (_, n) =>
    n % 15 === 0 ? `# Section ${n / 15 + 1}` : Array.from({ length: 5 }, (_, i) => sentence(n * 5 + i)).join(' '),
  )
  const sheets = typeset(paragraphs, {
    columns: 2,
    size: 9,
    hyphenates: true,
    title: 'What makes people feel heard',
    head: 'Examples of listening',
    foot: '#',
  })
  return sheets.slice(0, PAGES)
}
