// Two people screen blind in two browsers: doubtful duplicates first, then both screens, a conflict resolved, and the flow counted by hand.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addPerson, makeAccountLink } from '../../../src/accounts/actions.ts'
import type { Ctx } from '../../../src/core/db/transaction.ts'
import { createReview } from '../../../src/reviews/actions.ts'
import { insertMember } from '../../../src/reviews/store.ts'
import { openBrowser, openPage } from '../../support/browser.ts'
import { startServer } from '../../support/server.ts'
import { follow, go, heading, look, main, press } from '../steps.ts'

let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

type Server = Awaited<ReturnType<typeof startServer>>

const record = (title: string, author: string, year: number, more: string) =>
  `TY  - JOUR\nTI  - ${title}\nAU  - ${author}\nPY  - ${year}\nAB  - ${title}, as its authors tell it.\n${more}ER  - \n`

/** Five records, the last the first again: certain. */
const MEDLINE = [
  record(
    'Time to listen in a village practice',
    'Winter, Ada',
    2019,
    'JO  - Village Practice\nVL  - 4\nSP  - 11\nDO  - 10.1234/vp.11\n',
  ),
  record('Referral letters and what they leave out', 'Summer, Ben', 2020, 'JO  - Letters\nVL  - 7\nSP  - 30\n'),
  record('A garden beside the surgery', 'Autumn, Dan', 2018, 'JO  - Gardens\nVL  - 2\nSP  - 5\n'),
  record('A history of waiting rooms', 'Spring, Cleo', 1987, 'JO  - Rooms\nVL  - 1\nSP  - 1\n'),
  record(
    'Time to Listen in a Village Practice.',
    'Winter A',
    2019,
    'JO  - Village Practice\nVL  - 4\nSP  - 11\nDO  - 10.1234/vp.11\n',
  ),
].join('')

/** Found on a website: one more, and one that may be a second telling of the letters: doubtful. */
const WEBSITE = [
  record('Neighbours as link workers', 'Lark, Eve', 2021, ''),
  record('Referral letters and what they leave out: a study of words', 'Summer, B.', 2020, ''),
].join('')

async function signedIn(server: Server, person: number): Promise<Page> {
  const { database, services } = server
  const system: Ctx = { database, db: database.read, now: services.clock(), actor: { kind: 'system', id: null } }
  const secret = await makeAccountLink(system, 'password', person)
  const page = await openPage(browser)
  await page.goto(`${server.base}/password/${secret}`)
  await page.getByLabel('New password').fill('seven quiet otters')
  await press(page, /password/i)
  await page.waitForLoadState()
  await page.goto(`${server.base}/reviews/heard`)
  return page
}

/** A lead, a reviewer and a third reviewer in one review; each with a browser. */
async function team() {
  const server = await startServer()
  const { database, services } = server
  const system: Ctx = { database, db: database.read, now: services.clock(), actor: { kind: 'system', id: null } }
  const someone = (name: string) =>
    addPerson(system, { name, email: `${name.split(' ')[0]!.toLowerCase()}@example.org`, isAdmin: false })
  const [lena, ravi, tess] = [await someone('Lena Lead'), await someone('Ravi Reviewer'), await someone('Tess Third')]
  const review = await createReview(system, {
    title: 'Being heard',
    kind: 'realist-review',
    slug: 'heard',
    leadId: lena,
  })
  for (const personId of [ravi, tess])
    await database.write
      .transaction()
      .execute(trx =>
        insertMember(trx, { reviewId: review.id, personId, role: 'reviewer', joinedAt: services.clock() }),
      )
  return {
    server,
    pages: [await signedIn(server, lena), await signedIn(server, ravi), await signedIn(server, tess)] as const,
  }
}

async function importFile(page: Page, source: string, kind: string, name: string, text: string): Promise<void> {
  await go(page, 'Searches')
  await follow(page, 'New search')
  await page.getByLabel('Source').fill(source)
  await page.getByLabel('Kind', { exact: true }).selectOption(kind)
  await page.getByLabel('Day on which it was run').fill('2026-11-01')
  await press(page, 'Log the search')
  await follow(page, 'Import references')
  await page
    .getByLabel('File', { exact: true })
    .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
  await press(page, 'Show what is in it')
  await press(page, /^Import/)
  await page.getByRole('link', { name: 'See the report' }).click()
}

async function twoDecide(page: Page, screen: string): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/reviews/heard/screening/${screen}/rules`)
  await page.getByLabel('Two, each for themselves').check()
  await look(page, `rules-${screen}`)
  await press(page, 'Save')
}

/** Presses a key for the record of that title and waits for the next page. */
async function vote(page: Page, votes: Readonly<Record<string, string>>, reason?: string): Promise<void> {
  for (let left = Object.keys(votes).length; left > 0; left -= 1) {
    const title = ((await heading(page).textContent()) ?? '').trim()
    const key = votes[title]
    expect(key, `a vote on “${title}”`).toBeDefined()
    if (key === 'e' && reason !== undefined) await page.keyboard.press('1')
    else await page.keyboard.press(key!)
    await expect.poll(async () => (await heading(page).textContent())?.trim()).not.toBe(title)
    await page.waitForLoadState('load')
  }
}

const screening = (page: Page, screen: string) =>
  page.goto(`${new URL(page.url()).origin}/reviews/heard/screening/${screen}`)

const [TIME, LETTERS, GARDEN, ROOMS, NEIGHBOURS] = [
  'Time to listen in a village practice',
  'Referral letters and what they leave out',
  'A garden beside the surgery',
  'A history of waiting rooms',
  'Neighbours as link workers',
]

it('two people screen blind, a third resolves what they see differently, and the flow adds up', async () => {
  const { server, pages } = await team()
  const [lena, ravi, tess] = pages
  await importFile(lena, 'MEDLINE', 'database', 'medline.ris', MEDLINE)
  await expect.poll(() => main(lena).textContent()).toMatch(/5\s+records read:\s+4\s+new,\s+1\s+duplicate set aside/)
  await importFile(lena, 'A network of practices', 'website', 'website.ris', WEBSITE)
  await lena.goto(`${server.base}/reviews/heard/duplicates`)
  await look(lena, 'doubtful-pair')
  expect(await main(lena).textContent()).toContain('a study of words')
  await lena.keyboard.press('d')
  await expect.poll(() => main(lena).textContent()).toContain('The one pair is settled')
  await twoDecide(lena, 'title-abstract')
  await lena.goto(`${server.base}/reviews/heard/screening/criteria`)
  await lena
    .getByLabel(/reason/i)
    .last()
    .fill('No outcome is told')
  await press(lena, 'Add the reason')

  // Title and abstract: they agree on four and differ on the waiting rooms.
  await screening(lena, 'title-abstract')
  await vote(lena, { [TIME!]: 'i', [LETTERS!]: 'i', [GARDEN!]: 'e', [ROOMS!]: 'e', [NEIGHBOURS!]: 'm' })
  await screening(ravi, 'title-abstract')
  await look(ravi, 'blind')
  expect(await main(ravi).textContent()).not.toMatch(/Lena/)
  await ravi.goto(`${server.base}/reviews/heard/records/1`)
  expect(await main(ravi).textContent()).not.toMatch(/Lena/)
  await screening(ravi, 'title-abstract')
  await vote(ravi, { [TIME!]: 'i', [LETTERS!]: 'm', [GARDEN!]: 'e', [ROOMS!]: 'i', [NEIGHBOURS!]: 'm' })

  // One conflict, resolved by a third person; both votes stay.
  await tess.goto(`${server.base}/reviews/heard/screening/title-abstract/conflicts`)
  await look(tess, 'conflicts')
  expect(await main(tess).textContent()).toMatch(/0 of 1 resolved/)
  await follow(tess, 'Resolve one by one')
  await look(tess, 'conflict')
  await tess.keyboard.press('e')
  await expect.poll(() => main(tess).textContent()).toMatch(/1 of 1 resolved/)
  await tess.goto(`${server.base}/reviews/heard/screening/title-abstract/conflicts?state=resolved`)
  expect(await main(tess).textContent()).toMatch(/include\s+Ravi Reviewer/)
  await look(tess, 'conflicts-resolved')

  // Full texts, one person: two are included, one is excluded with its reason.
  await screening(lena, 'full-text')
  await vote(lena, { [TIME!]: 'i', [LETTERS!]: 'e', [NEIGHBOURS!]: 'i' }, 'the first reason')

  // By hand: 7 found, 2 duplicates, 5 screened, 2 excluded, 3 sought and assessed, 1 excluded, 2 included; one of each by the website.
  await lena.goto(`${server.base}/reviews/heard/flow`)
  await look(lena, 'flow')
  const answer = await lena.request.get(`${server.base}/reviews/heard/flow`, {
    headers: { accept: 'application/json' },
  })
  const { flow, broken } = await answer.json()
  expect(flow.databases).toMatchObject({
    identified: 5,
    duplicates: 1,
    screened: 4,
    excluded: 2,
    sought: 2,
    assessed: 2,
    excludedFullText: 1,
    included: 1,
  })
  expect(flow.others).toMatchObject({
    identified: 2,
    duplicates: 1,
    screened: 1,
    excluded: 0,
    sought: 1,
    assessed: 1,
    included: 1,
  })
  expect(flow.total).toMatchObject({
    identified: 7,
    duplicates: 2,
    screened: 5,
    excluded: 2,
    open: 0,
    unscreened: 0,
    included: 2,
  })
  expect(flow.total.reasons).toMatchObject([{ name: 'No outcome is told', count: 1 }])
  expect(broken).toEqual([])

  // Agreement counts the votes, not the resolution: of five, four alike once a maybe is an include.
  await lena.goto(`${server.base}/reviews/heard/screening/agreement`)
  await look(lena, 'agreement')
  expect(await main(lena).textContent()).toMatch(/80/)
})
