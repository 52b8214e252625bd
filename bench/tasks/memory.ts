// What a server holds when nobody is working: a process of its own, started a second time, signed in to, read once.
import { makeAccountLink } from '../../src/accounts/actions.ts'
import { serve } from '../../test/support/served.ts'
import { bareMemory } from '../support/bare-memory.ts'
import { signedIn } from '../support/browser.ts'
import type { Task } from '../support/figure.ts'
import { benchHouse } from '../support/house.ts'
import { fill } from '../support/large-review.ts'
import { expectOk } from '../support/page-figure.ts'

const LIMIT_MB = 150
const MEGA = 1e6
const SETTLED_MS = 1500

export const task: Task = async () => {
  const house = await benchHouse()
  await fill(house)
  const link = await makeAccountLink(house.ctx, 'password', house.personId)
  await house.rest()
  const first = await serve(house.folder)
  const atFirst = first.memory() / MEGA
  await first.end('SIGTERM')
  const server = await serve(house.folder)
  try {
    const browser = await signedIn(server.port, link)
    expectOk(await browser.get(`/reviews/${house.review.slug}`))
    browser.close()
    await new Promise(resolve => setTimeout(resolve, SETTLED_MS))
    const measured = server.memory() / MEGA
    const bare = (await bareMemory()) / MEGA
    return [
      {
        name: 'memory at rest',
        unit: 'MB',
        measured,
        baseline: LIMIT_MB,
        against: 'limit',
        note: `${Math.round(atFirst)} MB at the start before, which may have had to strip types; Express, EJS and better-sqlite3 alone in a Node of their own hold ${Math.round(bare)} MB`,
      },
    ]
  } finally {
    await server.end('SIGTERM')
    house.remove()
  }
}
