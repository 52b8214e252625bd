// A hundred PDFs are sent at once, read and placed while three people work: how much later they are answered than without.
import { createToken, makeAccountLink } from '../../src/accounts/actions.ts'
import { pdf } from '../../test/support/pdf.ts'
import { serve } from '../../test/support/served.ts'
import { typeset } from '../../test/support/typeset.ts'
import { signedIn } from '../support/browser.ts'
import type { Figure, Task } from '../support/figure.ts'
import { benchHouse } from '../support/house.ts'
import { fill } from '../support/large-review.ts'
import { percentile } from '../support/measure.ts'
import { during, pause, type Scene, type Seen } from '../support/people.ts'
import { prose } from '../support/prose.ts'

const FILES = 100
/** Paragraphs of some 400 characters: about eight pages in two columns. */
const PARAGRAPHS = 70
/** The records that the files are of have no document yet. */
const FIRST_RECORD = 500
const QUIET_MS = 6000
const LONGEST_MS = 240_000

export const task: Task = async () => {
  const house = await benchHouse()
  const { text } = await fill(house)
  const link = await makeAccountLink(house.ctx, 'password', house.personId)
  const token = await createToken(house.ctx, house.personId, 'measuring')
  await house.rest()
  const files = Array.from({ length: FILES }, (_, at) => article(FIRST_RECORD + at))
  const server = await serve(house.folder)
  try {
    const browser = await signedIn(server.port, link)
    const scene = { server, text, browser, home: `/reviews/${house.review.slug}` }
    const quiet = await during(scene, () => pause(QUIET_MS))
    const start = performance.now()
    let added = 0
    const busy = await during(scene, async () => {
      added = await readAll(scene, token, files)
    })
    const seconds = (performance.now() - start) / 1000
    browser.close()
    return figures(quiet, busy, `${added} of ${FILES} PDFs read and placed in ${seconds.toFixed(0)} s`)
  } finally {
    await server.end('SIGTERM')
    house.remove()
  }
}

/** Sends the files in one form and waits until none of them waits; how many found their place. */
async function readAll({ server, home }: Scene, token: string, files: readonly Buffer[]): Promise<number> {
  const headers = { authorization: `Bearer ${token}`, accept: 'application/json' }
  const form = new FormData()
  for (const [at, bytes] of files.entries())
    form.append('files', new File([new Uint8Array(bytes)], `article-${at}.pdf`))
  const sent = await fetch(`${server.url}${home}/uploads`, { method: 'POST', headers, body: form })
  if (sent.status !== 201) throw new Error(`The upload answered ${sent.status}: ${(await sent.text()).slice(0, 300)}`)
  const { location } = (await sent.json()) as { location: string }
  const until = performance.now() + LONGEST_MS
  for (;;) {
    const page = await fetch(`${server.url}${location}`, { headers })
    const { files: states } = (await page.json()) as { files: readonly { state: string }[] }
    if (!states.some(file => file.state === 'waiting')) return states.filter(file => file.state === 'added').length
    if (performance.now() > until) throw new Error('The PDFs were not read in time.')
    await pause(500)
  }
}

/** An article with the DOI of a record on its first page. */
function article(record: number): Buffer {
  const words = prose(record)
  const body = Array.from({ length: PARAGRAPHS }, () => words.paragraph(400))
  const setting = { columns: 2, size: 9, hyphenates: true, title: `What ${words.words(6)}`, foot: '#' }
  return pdf(typeset([`https://doi.org/10.5555/r.${record}`, ...body], setting))
}

function figures(quiet: Seen, busy: Seen, note: string): readonly Figure[] {
  const late = (name: string, now: readonly number[], before: readonly number[]): Figure => ({
    name,
    unit: 'ms',
    measured: percentile(now, 0.95),
    baseline: percentile(before, 0.95),
    against: 'p95 of the same people without',
    note: `${note}; median ${percentile(now, 0.5).toFixed(1)} beside ${percentile(before, 0.5).toFixed(1)} ms; slowest ${Math.max(...now).toFixed(0)} ms of ${now.length}`,
  })
  const failures = busy.failures.length
  return [
    late('pages while 100 PDFs are read', busy.pages, quiet.pages),
    late('saves while 100 PDFs are read', busy.saves, quiet.saves),
    { name: 'failures while 100 PDFs are read', unit: 'errors', measured: failures, baseline: 0, against: 'limit' },
  ]
}
