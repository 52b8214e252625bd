// What accounts stand together by on the synthesis page: theory statement, theme or shared idea.
import { expect, it } from 'vitest'
import { addAccount } from '../../../src/configurations/actions.ts'
import { addElement } from '../../../src/configurations/elements/actions.ts'
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
  [...html.matchAll(/<h2 class="group-head">(.*?)<\/h2>/gs)].map(([, head = '']) => head.replaceAll(/<[^>]+>/g, ''))

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
  expect(read.map((one: { also: string[] }) => one.also)).toEqual([[], ['having time'], ['having time']])
  expect((await api(ravi).get(`${SYNTHESIS}?by=colour`)).status).toBe(422)
})

it.each(['', '?by=theme', '?by=idea'])('asks as many questions for three accounts as for twenty (%s)', async query => {
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
})
