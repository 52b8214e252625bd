// Worlds that differ in nothing but one panellist, what they answered and when: until the lead releases it nobody else can tell them apart.
import { describe, expect, test } from 'vitest'
import { routes } from '../../../src/app.ts'
import type { Route } from '../../../src/core/http/routes.ts'
import { opened, PANEL, panellist, secretOf } from '../support/round.ts'

const words: Readonly<Record<string, readonly string[]>> = {
  screen: ['title-abstract'],
  section: ['principles', 'full'],
  format: ['html', 'md', 'json', 'archive'],
  language: ['en', 'nl'],
  secret: ['nothing-like-it'],
  review: ['heard'],
}
const isOwn = (route: Route) => route.path.startsWith('/panel')
const pages = routes.filter(route => route.method === 'GET')

function addressesOf(route: Route): string[] {
  let found = [route.path]
  for (const [, name = ''] of route.path.matchAll(/:(\w+)/g)) {
    const values = words[name] ?? (isOwn(route) || route.path.includes('/panel/') ? ['1', '2', '3'] : ['1', '2'])
    found = found.flatMap(path => values.map(value => path.replace(`:${name}`, value)))
  }
  return found
}

/** What changes from one run to the next whatever people do; everybody's code is drawn at random. */
function steady(text: string): string {
  return text
    .replaceAll(/nonce="[^"]*"/g, '')
    .replaceAll(/(name="_(?:token|submission)" value=")[^"]*/g, '$1')
    .replaceAll(/[0-9a-f]{64}(?=")/g, '')
    .replaceAll(/\b[A-HJ-NP-Z]{2}\d\d\b/g, 'CODE')
    .replaceAll(/"reference":"[\w-]+"/g, '')
    .replaceAll(/<code>[\w-]{8,}<\/code>/g, '')
}

type Other = {
  readonly name: string
  readonly role: string
  readonly email: string
  readonly q1: number | 'cannot'
  readonly comment: string
  readonly quote: boolean
  readonly isFirst: boolean
}

const others: readonly Other[] = [
  { name: 'Nel Deelnemer', role: 'policy', email: '', q1: 1, comment: 'secret A', quote: true, isFirst: true },
  {
    ...{ name: 'A very different name', role: 'expert', email: 'different@example.org' },
    ...{ q1: 'cannot', comment: 'Another secret altogether, and a good deal longer.', quote: false, isFirst: false },
  },
]

/** Pat has answered one of two items of an open, anonymous round; the other has answered everything, before Pat or after. */
async function scene(other: Other) {
  const { w, secrets } = await opened()
  const lena = w.api(w.lena)
  const { name, role, email } = other
  await lena
    .post(`${PANEL}/panellists/2`, { name, role, email, organisation: name, language: 'nl', version: 1 })
    .expect(201)
  const pat = await panellist(w, secrets[0])
  const own = () => pat.post('/panel/answer/items/1', { q1: 4, comment: 'My own words.' }).expect(303)
  if (!other.isFirst) await own()
  const nel = await panellist(w, secrets[1], false)
  await nel.post('/panel/answer/consent', other.quote ? { mayQuote: 'on', mayThank: 'on' } : {}).expect(303)
  const said = { comment: other.comment, setting: other.comment, differs: other.comment, because: other.comment }
  for (const item of [1, 2]) await nel.post(`/panel/answer/items/${item}`, { q1: other.q1, ...said }).expect(303)
  await nel.post('/panel/answer/missing', { comment: other.comment }).expect(303)
  if (other.isFirst) await own()
  return { w, pat, secret: secrets[0] }
}

type Seen = ReadonlyMap<string, string>
type Reader = (address: string, accept: string) => Promise<import('supertest').Response>

/** Body, and what else of an answer could tell: where it leads and how a file is called. */
async function everythingSeen(read: Reader): Promise<Seen> {
  const seen = new Map<string, string>()
  for (const route of pages)
    for (const address of addressesOf(route))
      for (const accept of ['application/json', 'text/html']) {
        const answer = await read(address, accept)
        const body = answer.text ?? (answer.body instanceof Buffer ? answer.body.toString('base64') : '')
        const { location = '', 'content-disposition': file = '' } = answer.headers
        seen.set(`${accept} ${address}`, steady(`${answer.status} ${location} ${file} ${body}`))
        if (answer.status >= 400) break
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

const secretWords = /secret A|Another secret|Nel Deelnemer|very different|different@/

describe('what another panellist is called and answered', () => {
  test('cannot be told by a panellist from any page, file or refusal while the round is open and when it has closed', async () => {
    const seen: Seen[] = []
    for (const other of others) {
      const { w, pat, secret } = await scene(other)
      const read: Reader = (address, accept) => pat.agent.get(address).set('accept', accept)
      const open = await everythingSeen(read)
      expect(open.size).toBeGreaterThan(100)
      expect(open.get('text/html /panel/answer/items/1')).toContain('My own words.')
      // The lead does read it, so there is something to leak.
      expect((await w.api(w.lena).get(`${PANEL}/rounds/1`)).text).toMatch(/secret A|Another secret/)
      await w.api(w.lena).post(`${PANEL}/rounds/1/closure`).expect(201)
      const closed = await everythingSeen(async (address, accept) =>
        address.startsWith('/panel') ? read(address, accept) : ({ status: 404, headers: {}, text: '' } as never),
      )
      const all = new Map([...open, ...[...closed].map(([address, text]) => [`closed ${address}`, text] as const)])
      seen.push(new Map([...all].map(([address, text]) => [address, text.replaceAll(secret, '')])))
    }
    const [one = new Map(), two = new Map()] = seen
    expect(differing(one, two)).toEqual([])
    for (const [address, text] of one) expect(secretWords.test(text), address).toBe(false)
  })

  test('cannot be told from reports, activity and search by those of the team who may not read results', async () => {
    const seen: Seen[] = []
    for (const other of others) {
      // The same number of changes in both, so that what counts them says the same.
      const { w } = await scene({ ...other, isFirst: true, role: 'policy' })
      const api = w.api(w.olga)
      const browser = await w.browser(w.olga)
      seen.push(
        await everythingSeen((address, accept) => (accept === 'text/html' ? browser.get(address) : api.get(address))),
      )
    }
    const [one = new Map(), two = new Map()] = seen
    expect(one.get(`text/html ${PANEL}`)).toMatch(/^200/)
    expect(differing(one, two)).toEqual([])
    for (const [address, text] of one) expect(secretWords.test(text), address).toBe(false)
  })

  test('reaches others in the next round as a distribution of four and more, and as the words the lead chose', async () => {
    const { w, secret } = await scene(others[0] as Other)
    const lena = w.api(w.lena)
    await lena.post(`${PANEL}/rounds/1/closure`).expect(201)
    const again = { panel: 1, follows: 1, title: 'Second', principles: [1, 2] }
    await lena.post(`${PANEL}/rounds`, again).expect(201)
    await lena.post(`${PANEL}/rounds/2/opening`).expect(201)
    const { made } = (await lena.post(`${PANEL}/rounds/2/invitations`, { panellists: [1] }).expect(200)).body
    const pat = await panellist(w, secretOf(made[0].link))
    await pat.post('/panel/answer/items/3', { q1: 4 }).expect(303)
    const page = await pat.agent.get('/panel/answer/items/3').set('accept', 'application/json').expect(200)
    // Two people rated: a distribution would be Nel's answer.
    expect(page.body.earlier.answers).toMatchObject([{ own: '4', counts: [] }])
    expect(page.text).not.toMatch(secretWords)
    expect(secret).not.toBe('')
  })
})
