// Two worlds that differ in nothing but what one person voted: the other person must not be able to tell them apart.
import { describe, expect, test } from 'vitest'
import { routes } from '../../../src/app.ts'
import type { Route } from '../../../src/core/http/routes.ts'
import { world } from '../../support/world.ts'

const HOME = '/reviews/heard/screening'
const words: Readonly<Record<string, readonly string[]>> = {
  screen: ['title-abstract', 'full-text'],
  section: ['principles', 'full'],
  format: ['html', 'md', 'json', 'ris'],
  language: ['en'],
  name: ['name'],
}
/** Filters, orders and places by which a list might tell what its rows do not. */
const asked: Readonly<Record<string, readonly string[]>> = {
  '/reviews/:review/records': [
    ...['awaiting second reviewer', 'conflict', 'included', 'excluded', 'maybe', 'full text to screen'].map(
      standing => `standing=${encodeURIComponent(standing)}`,
    ),
    ...['sort=title', 'sort=year', 'q=secret', 'q=record', 'reason=1', 'text=with', 'from=1990'],
  ],
  '/reviews/:review/screening/:screen': ['after=1', 'record=1', 'record=2', 'record=4', 'before=3'],
  '/reviews/:review/screening/:screen/conflicts': ['state=resolved'],
  '/reviews/:review/retrieval': ['state=open'],
}

/** What the scene has four of: records, and people. */
const HAVE_FOUR = ['record', 'person', 'pair']

function addressesOf(route: Route): string[] {
  let found = [route.path.replace(':review', 'heard')]
  for (const [, name = ''] of route.path.matchAll(/:(\w+)/g)) {
    if (name === 'review') continue
    // Nothing else here has a third: those would be looked for in vain in both worlds.
    const values = words[name] ?? (HAVE_FOUR.includes(name) ? ['1', '2', '3', '4'] : ['1', '2'])
    found = found.flatMap(path => values.map(value => path.replace(`:${name}`, value)))
  }
  const queries = asked[route.path] ?? []
  return [...found, ...found.flatMap(path => queries.map(query => `${path}?${query}`))]
}

const pages = routes.filter(route => route.method === 'GET' && route.path.startsWith('/reviews/:review'))

type Vote = readonly [choice: string, note: string]

/** Lena votes on four records; Ravi has voted on the fourth alone, before her. Both screens are blind. */
async function scene(votes: readonly Vote[]) {
  const w = await world()
  const lena = w.api(w.lena)
  for (let n = 1; n <= 5; n += 1)
    await lena.post('/reviews/heard/records', { type: 'article', title: `Record with the number ${n}` }).expect(201)
  for (const text of ['wrong setting', 'wrong people']) await lena.post(`${HOME}/reasons`, { text }).expect(201)
  const decide = (who: typeof lena, screen: string, record: number, [choice, note]: Vote) =>
    who.post(`${HOME}/${screen}/decisions`, { record, choice, note }).expect(201)
  for (const screen of ['title-abstract', 'full-text'])
    await lena.post(`${HOME}/${screen}/rules`, { screeners: 2, version: 0 }).expect(201)
  for (const who of [lena, w.api(w.ravi)]) await decide(who, 'title-abstract', 5, ['include', ''])
  for (const [at, vote] of votes.entries()) await decide(lena, 'title-abstract', at + 1, vote)
  await decide(lena, 'full-text', 5, votes[0] ?? ['include', ''])
  return { w, lena, ravi: w.api(w.ravi) }
}

/** What changes from one run to the next whatever people do. */
function steady(text: string): string {
  return text
    .replaceAll(/nonce="[^"]*"/g, '')
    .replaceAll(/(name="_(?:token|submission)" value=")[^"]*/g, '$1')
    .replaceAll(/[0-9a-f]{64}(?=")/g, '')
    .replaceAll(/said=[\w-]+/g, '')
}

type Seen = ReadonlyMap<string, string>

async function everythingSeenBy(w: Awaited<ReturnType<typeof scene>>['w'], person: typeof w.lena): Promise<Seen> {
  const api = w.api(person)
  const browser = await w.browser(person)
  const seen = new Map<string, string>()
  for (const route of pages) {
    for (const address of addressesOf(route)) {
      const json = await api.get(address)
      seen.set(
        `JSON ${address}`,
        steady(`${json.status} ${json.text ?? ''} ${json.body instanceof Buffer ? json.body.toString('base64') : ''}`),
      )
      if (json.status >= 400) continue
      const html = await browser.get(address)
      seen.set(`HTML ${address}`, steady(`${html.status} ${html.text ?? ''}`))
    }
  }
  return seen
}

/** The addresses that answer differently, each with the first line that does. */
function differing(one: Seen, other: Seen): string[] {
  return [...one].flatMap(([address, text]) => {
    const lines = (other.get(address) ?? '').split('\n')
    const at = text.split('\n').findIndex((line, number) => line !== lines[number])
    return other.get(address) === text ? [] : [`${address}: ${text.split('\n')[at] ?? ''} / ${lines[at] ?? ''}`]
  })
}

const worlds: readonly (readonly Vote[])[] = [
  [
    ['include', 'secret note A'],
    ['include', ''],
    ['maybe', ''],
    ['include', ''],
  ],
  [
    ['exclude 1', 'secret note B, longer'],
    ['maybe', 'secret'],
    ['exclude', ''],
    ['exclude 2', 'secret'],
  ],
]

describe('what somebody voted', () => {
  test.each(['ravi', 'olga'] as const)(
    'cannot be told by %s from any page',
    async name => {
      const [first = [], second = []] = worlds
      const one = await scene(first)
      const seen = await everythingSeenBy(one.w, one.w[name])
      const two = await scene(second)
      expect(differing(seen, await everythingSeenBy(two.w, two.w[name]))).toEqual([])
      expect(seen.size).toBeGreaterThan(100)
    },
    120_000,
  )

  test('cannot be told by a lead who has not voted, save from the whole of the review', async () => {
    const seen: Seen[] = []
    for (const votes of worlds) {
      const { w, lena } = await scene([])
      await lena.post(`/reviews/heard/members/${w.ravi.id}/role`, { role: 'lead' }).expect(201)
      for (const [at, [choice, note]] of votes.entries())
        await w
          .api(w.ravi)
          .post(`${HOME}/title-abstract/decisions`, { record: at + 1, choice, note })
          .expect(201)
      seen.push(await everythingSeenBy(w, w.lena))
    }
    const [one = new Map(), two = new Map()] = seen
    expect(differing(one, two).filter(address => !address.includes('/exports/'))).toEqual([])
  })

  test('is seen once one’s own vote is cast, and by everyone once both are', async () => {
    const { w, lena, ravi } = await scene(worlds[0] ?? [])
    const votes = async (who: typeof lena) => (await who.get('/reviews/heard/records/1')).body.decisions.length
    expect([await votes(lena), await votes(ravi), await votes(w.api(w.olga))]).toEqual([1, 0, 0])
    await ravi.post(`${HOME}/title-abstract/decisions`, { record: 1, choice: 'exclude' }).expect(201)
    expect([await votes(lena), await votes(ravi), await votes(w.api(w.olga))]).toEqual([2, 2, 2])
    expect((await ravi.get(`${HOME}/title-abstract?record=1`)).body.others).toMatchObject([
      { name: 'Lena Lead', choice: 'include', note: 'secret note A' },
    ])
  })

  test('is seen at once where the lead opens the screen', async () => {
    const { lena, ravi } = await scene(worlds[0] ?? [])
    expect((await ravi.get(`${HOME}/title-abstract?record=1`)).body.others).toEqual([])
    await lena.post(`${HOME}/title-abstract/rules`, { screeners: 2, open: 'on', version: 1 }).expect(201)
    expect((await ravi.get(`${HOME}/title-abstract?record=1`)).body.others).toMatchObject([{ choice: 'include' }])
  })
})

describe('what a checker has still to choose on', () => {
  /** Two of four are included and two excluded, so that no number tells; all four are checked by one person. */
  async function checked(choices: readonly string[], who: 'ravi' | 'olga') {
    const w = await world()
    const lena = w.api(w.lena)
    for (let n = 1; n <= 4; n += 1)
      await lena.post('/reviews/heard/records', { type: 'article', title: `Record with the number ${n}` }).expect(201)
    for (const [at, choice] of choices.entries())
      await lena
        .post(`${HOME}/title-abstract/decisions`, { record: at + 1, choice, note: `said ${choice}` })
        .expect(201)
    const asked = { screen: 'title-abstract', drawnFrom: 'all', share: 100, count: '', seed: 'seven' }
    await lena.post(`${HOME}/checks`, { ...asked, checker: w[who].id }).expect(201)
    return w
  }
  const orders = [
    ['include', 'include', 'exclude', 'exclude'],
    ['exclude', 'exclude', 'include', 'include'],
  ] as const

  test.each(['ravi', 'olga'] as const)(
    'cannot be told by %s from any page',
    async who => {
      const [first, second] = orders
      const one = await checked(first, who)
      const seen = await everythingSeenBy(one, one[who])
      const two = await checked(second, who)
      expect(differing(seen, await everythingSeenBy(two, two[who]))).toEqual([])
      const position = async () => (await two.api(two[who]).get(`${HOME}/checks/1/items/1`)).body.record.id
      const id = await position()
      const record = async () => (await two.api(two[who]).get(`/reviews/heard/records/${id}`)).body
      expect(await record()).toMatchObject({ record: { standing: null }, decisions: [] })
      await two.api(two[who]).post(`${HOME}/checks/1/items/1/choice`, { choice: 'include' }).expect(201)
      expect((await record()).decisions).toHaveLength(1)
    },
    120_000,
  )
})
