// Coding a passage of a long document, as excerpt, element and evidence in one step, beside a bare POST with one committed insert.
import { bareSave } from '../support/bare-save.ts'
import type { Reply } from '../support/browser.ts'
import type { Task } from '../support/figure.ts'
import { benchHouse } from '../support/house.ts'
import { fillLongDocument } from '../support/long-document.ts'
import { interleaved, median, percentile } from '../support/measure.ts'
import { expectOk } from '../support/page-figure.ts'

const ACCOUNTS = 110

export const task: Task = async () => {
  const house = await benchHouse()
  const bare = await bareSave()
  try {
    const { id, text } = await fillLongDocument(house)
    const page = `/reviews/${house.review.slug}/documents/${id}/coding`
    expectOk(await house.browser.get(page))
    let at = 0
    const form = () => {
      at++
      const start = (at * 811) % (text.length - 300)
      return {
        start: String(start),
        end: String(start + 200),
        quote: text.slice(start, start + 200).trim(),
        role: 'mechanism',
        wording: `feeling heard by someone with time, ${at}`,
        into: `account:${(at % ACCOUNTS) + 1}`,
      }
    }
    const subject = async () =>
      expectSaved(await house.browser.post(page, { ...form(), _submission: `measured-${at}` }))
    const floor = async () => expectSaved(await bare.browser.post('/', form()))
    const times = await interleaved(subject, floor, { warmUp: 40, rounds: 400, seconds: 15 })
    const [late, lateFloor] = [percentile(times.subject, 0.95), percentile(times.floor, 0.95)]
    return [
      {
        name: 'coding a passage',
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
