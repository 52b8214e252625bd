// Lists, screening and decisions in a review of 100,000 records, beside one of 1,000 and beside bare pages and saves.
import { bareSave } from '../support/bare-save.ts'
import type { Browser } from '../support/browser.ts'
import type { Figure, Task } from '../support/figure.ts'
import { benchHouse, type House } from '../support/house.ts'
import { type Screened, screenedReview } from '../support/large-screening.ts'
import { interleaved, median, percentile } from '../support/measure.ts'
import { expectOk, pageFigure } from '../support/page-figure.ts'

const FEW = 1_000
const MANY = 100_000
const ROUNDS = { warmUp: 8, rounds: 60, seconds: 6 }

/** Under the address of a review. A page in the middle of an order begins after a record that both reviews have. */
const PAGES: Readonly<Record<string, string>> = {
  'list by number': '/records',
  'list by year': '/records?sort=year',
  'list by author': '/records?sort=author',
  'list by title': '/records?sort=title',
  'list by title, in the middle': '/records?sort=title&after=500',
  'list by number, last page': '/records?last=on',
  'list of one standing': '/records?standing=excluded',
  'list of one standing by year': '/records?standing=excluded&sort=year',
  'list of conflicts by author': '/records?standing=conflict&sort=author',
  'list of duplicates': '/records?standing=duplicate',
  'list of one search': '/records?search=2',
  'list of one search and standing': '/records?search=2&standing=conflict',
  'list of one import': '/records?import=3',
  'list without abstract': '/records?without=abstract',
  'list without year': '/records?without=year',
  'list without title': '/records?without=title',
  'search for a rare word': '/records?q=rarely',
  'search for a word of some': '/records?q=seldom',
  'search for a common word': '/records?q=evidence',
  'search for two common words': '/records?q=trust+evidence',
  'search for a common word, one standing': '/records?q=evidence&standing=conflict',
  'screening overview': '/screening',
  'screening by title and abstract': '/screening/title-abstract',
  'screening of full texts': '/screening/full-text',
  'full texts sought': '/retrieval',
  'list of searches': '/searches',
  'flow diagram': '/flow',
  'pairs of duplicates': '/duplicates',
}

export const task: Task = async () => {
  const house = await benchHouse()
  try {
    const few = await screenedReview(house, FEW)
    const many = await screenedReview(house, MANY)
    const figures: Figure[] = []
    for (const [name, path] of Object.entries(PAGES)) figures.push(await beside(name, house.browser, path, few, many))
    figures.push(await pageFigure('screening page', house.browser, `/reviews/${many.slug}/screening/title-abstract`))
    figures.push(await decisions(house, few, many))
    figures.push(await bareDecisions(house, many))
    return figures
  } finally {
    await house.close()
  }
}

async function beside(name: string, browser: Browser, path: string, few: Screened, many: Screened): Promise<Figure> {
  const open = (review: Screened) => async () => void expectOk(await browser.get(`/reviews/${review.slug}${path}`))
  const times = await interleaved(open(many), open(few), ROUNDS)
  return grown(name, times)
}

function grown(
  name: string,
  times: { readonly subject: readonly number[]; readonly floor: readonly number[] },
): Figure {
  const [late, lateFew] = [percentile(times.subject, 0.95), percentile(times.floor, 0.95)]
  return {
    name: `${name}, 100,000 records`,
    unit: 'ms',
    measured: median(times.subject),
    baseline: median(times.floor),
    against: 'the same among 1,000',
    note: `p95 ${late.toFixed(2)} ms beside ${lateFew.toFixed(2)} ms; ${times.subject.length} times each`,
  }
}

/** Votes on one record after the other that nobody has screened. */
function deciding(house: House, review: Screened) {
  let record = Math.floor(review.records * 0.6)
  return async () => {
    do record++
    while (record % 10 === 9)
    const form = {
      record: String(record),
      choice: record % 4 === 0 ? 'include' : 'exclude',
      _submission: `${review.slug}-${record}`,
    }
    const reply = await house.browser.post(`/reviews/${review.slug}/screening/title-abstract/decisions`, form)
    if (reply.status !== 303) throw new Error(`A decision answered ${reply.status}: ${reply.body.slice(0, 300)}`)
  }
}

async function decisions(house: House, few: Screened, many: Screened): Promise<Figure> {
  const rounds = { warmUp: 10, rounds: 150, seconds: 10 }
  return grown('decision', await interleaved(deciding(house, many), deciding(house, few), rounds))
}

async function bareDecisions(house: House, many: Screened): Promise<Figure> {
  const bare = await bareSave()
  try {
    // Goes on where the other figure stopped, so that every vote is a first one.
    const vote = deciding(house, { ...many, records: many.records + 2_000 })
    const floor = async () => {
      const reply = await bare.browser.post('/', { record: '1', choice: 'include', note: '', reasonId: '' })
      if (reply.status !== 303) throw new Error(`A save answered ${reply.status}.`)
    }
    const times = await interleaved(vote, floor, { warmUp: 40, rounds: 400, seconds: 15 })
    return {
      name: 'decision',
      unit: 'ms',
      measured: median(times.subject),
      baseline: median(times.floor),
      against: 'bare POST with one committed insert',
      note: `${times.subject.length} times each`,
    }
  } finally {
    await bare.close()
  }
}
