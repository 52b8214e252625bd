// Links through the front door: element to element, in circles, told on both pages and as chains.
import { expect, it } from 'vitest'
import { addConfiguration } from '../../../src/configurations/actions.ts'
import { addElement } from '../../../src/configurations/elements/actions.ts'
import { scene } from '../scene.ts'

async function withThree() {
  const s = await scene()
  const ctx = s.as(s.ravi)
  for (const title of ['Trust grows', 'People return', 'Money follows']) {
    const id = await addConfiguration(ctx, { title })
    for (const role of ['context', 'outcome'] as const)
      await addElement(ctx, 'synthesised', id, { role, wording: `${title}: ${role}` })
  }
  const link = (from: number, to: string, more: object = {}) =>
    s.api(s.ravi).post(`/reviews/heard/configurations/${from}/links`, { kind: 'ripple', to, ...more })
  return { ...s, link }
}

it('runs from outcome to context, round again, and says where it comes round', async () => {
  const { api, browser, olga, ravi, stan, link } = await withThree()
  expect((await (await browser(olga)).get('/reviews/heard/ripples')).text).toContain('No ripples yet')
  for (const [from, to] of [[1, 'CMOC 2'], [2, '3'], [3, 'cmoc 1']] as const) // biome-ignore format: pairs
    await link(from, to, { fromMark: 'o1', toMark: 'C1' }).expect(201)
  const { steps, count } = (await api(olga).get('/reviews/heard/ripples')).body
  expect(count).toBe(3)
  expect(steps.map((one: { id: number; depth: number; again: string }) => [one.depth, one.id, one.again])).toEqual([
    [0, 1, null],
    [1, 2, null],
    [2, 3, null],
    [3, 1, 'round'],
  ])
  expect(steps[1]).toMatchObject({ fromMark: 'O1', toMark: 'C1' })
  expect((await (await browser(olga)).get('/reviews/heard/ripples')).text).toContain('comes round to CMOC 1')
  const { chain } = (await api(ravi).get('/reviews/heard/configurations/2')).body
  expect(chain).toMatchObject({ after: [{ id: 3 }, { id: 1 }], before: [], comesRound: [{ id: 1 }] })
  expect((await (await browser(ravi)).get('/reviews/heard/configurations/2')).text).toContain('It comes round:')
  expect((await api(stan).get('/reviews/heard/ripples')).status).toBe(404)
})

it('has alternatives and contradictions, which ripple nowhere', async () => {
  const { api, ravi, link } = await withThree()
  await link(1, '2', { kind: 'alternative' }).expect(201)
  await link(1, '1', { kind: 'contradicts', fromMark: 'C1', toMark: 'O1' }).expect(201)
  expect((await api(ravi).get('/reviews/heard/ripples')).body.steps).toEqual([])
  const there = (await api(ravi).get('/reviews/heard/configurations/2')).body.links
  expect(there).toMatchObject([{ kind: 'alternative', isOutgoing: false, other: { id: 1 } }])
})

it.each([
  [{ to: '9' }, 'to'],
  [{ to: 'the second' }, 'to'],
  [{ to: '1' }, 'to'],
  [{ to: '1', fromMark: 'C1', toMark: 'C1' }, 'toMark'],
  [{ to: '2', fromMark: 'M7' }, 'fromMark'],
  [{ to: '2', toMark: 'X1' }, 'toMark'],
  [{ to: '2', kind: 'likes' }, 'kind'],
])('is refused with %j', async (part, field) => {
  const { link } = await withThree()
  const answer = await link(1, part.to, part)
  expect(answer.status).toBe(422)
  expect(Object.keys(answer.body.errors)).toContain(field)
})
