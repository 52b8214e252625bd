// What accounts stand together by on the synthesis page: theory statement, theme or shared idea.
import { describe, expect, it } from 'vitest'
import { addAccount, addConfiguration } from '../../../src/configurations/actions.ts'
import { addElement } from '../../../src/configurations/elements/actions.ts'
import { addEvidence } from '../../../src/configurations/evidence/actions.ts'
import { addExcerpt, addTermsTo } from '../../../src/documents/excerpts/actions.ts'
import { addTerm } from '../../../src/reviews/vocabulary/actions.ts'
import { findFacetByKey } from '../../../src/reviews/vocabulary/store.ts'
import { scene } from '../../configurations/scene.ts'
import { countQueries } from '../../support/world.ts'

const SYNTHESIS = '/reviews/heard/synthesis'

async function withThemes() {
  const s = await scene()
  const ctx = s.as(s.ravi)
  const facet = async (key: string) => (await findFacetByKey(ctx.db, s.heard.id, key))?.id ?? 0
  const trust = await addTerm(ctx, await facet('theme'), { name: 'Trust', definition: '' })
  const time = await addTerm(ctx, await facet('theme'), { name: 'Time', definition: '' })
  const home = await addTerm(ctx, await facet('setting'), { name: 'At home', definition: '' })
  for (const [title, termIds] of [
    ['Alone', [home]],
    ['First', [trust, time, home]],
    ['Second', [trust]],
  ] as const)
    await addAccount(ctx, s.document, { title, termIds: [...termIds] })
  for (const account of [2, 3]) {
    await addElement(ctx, 'account', account, { role: 'context', wording: 'time', idea: 'having time' })
    await addElement(ctx, 'account', account, { role: 'mechanism', wording: 'heard', idea: 'feeling heard' })
  }
  await addElement(ctx, 'account', 1, { role: 'mechanism', wording: 'alone', idea: 'feeling left alone' })
  return { ...s, ctx, trust, facet }
}

const headsOf = (html: string) =>
  [...html.matchAll(/<summary class="group-head">(.*?)<\/summary>/gs)].map(([, head = '']) =>
    head.replaceAll(/<[^>]+>/g, ''),
  )

it('groups by theory statement, theme or shared idea, with what has none last', async () => {
  const { api, browser, ravi } = await withThemes()
  const page = await browser(ravi)
  expect(headsOf((await page.get(SYNTHESIS)).text)).toEqual(['On no theory statement yet 3'])
  const themed = await page.get(`${SYNTHESIS}?by=theme`)
  expect(headsOf(themed.text)).toEqual(['Trust 2', 'Under no theme yet 1'])
  expect(themed.text).toContain('also Time')
  expect(themed.text).toContain('name="back" value="placed=no&amp;by=theme"')
  expect(headsOf((await page.get(`${SYNTHESIS}?by=idea`)).text)).toEqual([
    'feeling heard 2',
    'With no shared idea yet 1',
  ])
  const read = (await api(ravi).get(`${SYNTHESIS}?by=idea`)).body.accounts
  expect(read.map((one: { also: string[] }) => one.also)).toEqual([['having time'], ['having time'], []])
  expect((await api(ravi).get(`${SYNTHESIS}?by=colour`)).status).toBe(422)
})

it.each(['', '?by=theme', '?by=idea', '?by=words'])(
  'asks as many questions for three accounts as for twenty (%s)',
  async query => {
    const { api, ravi, ctx, database, document, trust } = await withThemes()
    const read = () => countQueries(database, () => api(ravi).get(`${SYNTHESIS}${query}`).expect(200))
    await read()
    await addAccount(ctx, document, { title: 'One more' })
    const few = await read()
    for (let at = 0; at < 17; at++) {
      const account = await addAccount(ctx, document, { title: `Account ${at}`, termIds: [trust] })
      await addElement(ctx, 'account', account, { role: 'mechanism', wording: 'heard', idea: 'feeling heard' })
    }
    expect(await read()).toBe(few)
  },
)

describe('more accounts than a page holds', () => {
  async function withMany() {
    const s = await withThemes()
    for (let at = 0; at < 130; at++)
      await addAccount(s.ctx, s.document, { title: `Account ${at}`, termIds: at < 125 ? [s.trust] : [] })
    return s
  }
  type Group = { id: number; name: string; count: number; isOpen: boolean; next: number | null }

  it('shows one group at a time, opened by its address, page by page', async () => {
    const { api, browser, ravi, trust } = await withMany()
    const read = async (query: string) => (await api(ravi).get(`${SYNTHESIS}?by=theme${query}`).expect(200)).body
    const first = await read('')
    expect(first.groups.map((one: Group) => [one.name, one.count, one.isOpen])).toEqual([
      ['Trust', 127, true],
      ['Under no theme yet', 6, false],
    ])
    expect(first.accounts).toHaveLength(60)
    const seen = [...first.accounts]
    for (let next = first.groups[0].next; next !== null; ) {
      const more = await read(`&open=${trust}&after=${next}`)
      seen.push(...more.accounts)
      next = more.groups[0].next
    }
    expect(new Set(seen.map((one: { id: number }) => one.id)).size).toBe(127)
    expect((await read('&open=0')).accounts).toHaveLength(6)
    const page = await browser(ravi)
    const html = (await page.get(`${SYNTHESIS}?by=theme`)).text
    expect(html).toContain('Show these 6')
    expect(html.match(/name="accountIds"/g)).toHaveLength(60)
    const fragment = await page.agent.get(`${SYNTHESIS}?by=theme&open=0`).set('hx-request', 'true').expect(200)
    expect(fragment.text).not.toContain('<main')
    expect(fragment.text.match(/name="accountIds"/g)).toHaveLength(6)
  })

  it('a refused form opens the groups of what was chosen, and success leads back to the open group', async () => {
    const { browser, ravi } = await withMany()
    const page = await browser(ravi)
    const body = { accountIds: ['3', '133'], under: 'new', title: '', back: 'placed=no&by=theme&open=0' }
    const refused = await page.post(`${SYNTHESIS}/contributions`, body)
    expect(refused.status).toBe(422)
    for (const id of [3, 133]) expect(refused.text).toContain(`value="${id}" id="account-${id}" checked`)
    const done = await page.post(`${SYNTHESIS}/contributions`, { ...body, title: 'Being heard' })
    expect(done.headers.location).toMatch(/synthesis\?placed=no&by=theme&open=0&said=[^#]+#g-0$/)
  })
})

it('says it where accounts that share an idea take opposite sides', async () => {
  const { api, browser, ravi, ctx, document } = await withThemes()
  for (const polarity of ['enabling', 'hindering'] as const) {
    const id = await addAccount(ctx, document, { title: polarity })
    await addElement(ctx, 'account', id, { role: 'mechanism', wording: 'trust', idea: 'trust', polarity })
  }
  const { accounts } = (await api(ravi).get(`${SYNTHESIS}?by=idea`)).body
  const hindering = accounts.find((one: { title: string }) => one.title === 'hindering')
  expect(hindering.opposite).toEqual({ to: 4, how: ['one enables, the other hinders'] })
  const page = await (await browser(ravi)).get(`${SYNTHESIS}?by=idea`)
  expect(page.text).toContain('Other side of account 4')
})

it('takes the themes of passages too', async () => {
  const { api, ravi, ctx, document, trust } = await withThemes()
  const excerptId = await addExcerpt(ctx, document, { paragraph: 3, quote: 'Funding ran out' })
  await addTermsTo(ctx, excerptId, [trust])
  await addEvidence(ctx, 'account', 1, { documentId: document, excerptId })
  const { groups } = (await api(ravi).get(`${SYNTHESIS}?by=theme`)).body
  expect(groups).toMatchObject([{ name: 'Trust', count: 3 }])
})

it('narrows the configurations by words', async () => {
  const { api, ravi, ctx } = await withThemes()
  await addConfiguration(ctx, { title: 'Being heard' })
  await addConfiguration(ctx, { title: 'Having time' })
  const { configurations } = (await api(ravi).get(`${SYNTHESIS}?find=time`)).body
  expect(configurations).toMatchObject([{ id: 2 }])
})
