// Taking a passage from a text of 50,000 characters as a coder does, beside a bare POST with one committed insert.
import { bareSave } from '../support/bare-save.ts'
import type { Reply } from '../support/browser.ts'
import type { Task } from '../support/figure.ts'
import { benchHouse } from '../support/house.ts'
import { fill } from '../support/large-review.ts'
import { interleaved, median, percentile } from '../support/measure.ts'
import { expectOk } from '../support/page-figure.ts'

const DOCUMENTS_AT_HAND = 5

export const task: Task = async () => {
  const house = await benchHouse()
  const bare = await bareSave()
  try {
    const { text } = await fill(house)
    let at = 0
    const form = () => {
      at++
      const start = (at * 811) % (text.length - 300)
      return {
        start: String(start),
        end: String(start + 200),
        quote: text.slice(start, start + 200),
        note: 'To look at',
      }
    }
    // The coder has opened the texts before, as one does.
    for (let number = 1; number <= DOCUMENTS_AT_HAND; number++)
      expectOk(await house.browser.get(`/reviews/${house.review.slug}/documents/${number}/text`))
    const path = () => `/reviews/${house.review.slug}/documents/${(at % DOCUMENTS_AT_HAND) + 1}/excerpts`
    const key = () => ({ _submission: `measured-${at}` })
    const subject = async () => expectSaved(await house.browser.post(path(), { ...form(), ...key() }))
    const floor = async () => expectSaved(await bare.browser.post('/', form()))
    const times = await interleaved(subject, floor, { warmUp: 40, rounds: 400, seconds: 15 })
    const [late, lateFloor] = [percentile(times.subject, 0.95), percentile(times.floor, 0.95)]
    return [
      {
        name: 'adding an excerpt',
        unit: 'ms',
        measured: median(times.subject),
        baseline: median(times.floor),
        against: 'bare POST with one committed insert',
        note: `p95 ${late.toFixed(2)} ms beside ${lateFloor.toFixed(2)} ms; ${times.subject.length} times each`,
      },
    ]
  } finally {
    await house.close()
    await bare.close()
  }
}

function expectSaved(reply: Reply): void {
  if (reply.status !== 303) throw new Error(`A save answered ${reply.status}: ${reply.body.slice(0, 300)}`)
}
