// The shape of a review's configurations: changed forth and back without touching an element, and said what it shows.
import { expect, it } from 'vitest'
import { addAccount } from '../../../src/configurations/actions.ts'
import { ROLES } from '../../../src/configurations/domain.ts'
import { addElement } from '../../../src/configurations/elements/actions.ts'
import { scene } from '../scene.ts'

/** How the sentence that is made from the elements begins. */
const ORDER = {
  'resource + response': /^Given a context → a strategy by a actor → a resource/,
  SCMO: /^a strategy by a actor → given a context → a resource/,
  ICAMO: /^a strategy → given a context → a actor → a resource/,
}

it('goes through all shapes and back, and every element is as it was', async () => {
  const { api, browser, as, lena, olga, stan, document } = await scene()
  await addAccount(as(lena), document, {})
  for (const role of ROLES) await addElement(as(lena), 'account', 1, { role, wording: `a ${role}`, levelIds: [1] })
  await addAccount(as(lena), document, {})
  await addElement(as(lena), 'account', 2, { role: 'resource', wording: 'time is offered' })
  const elements = async () =>
    Promise.all(
      [1, 2].map(async id => (await api(lena).get(`/reviews/heard/accounts/${id}`)).body.configuration.elements),
    )
  const lacking = async () => (await api(lena).get('/reviews/heard/accounts/2')).body.configuration.toComplete
  const sentence = async () => (await api(lena).get('/reviews/heard/accounts/1')).body.configuration.sentence as string
  const before = [await elements(), await lacking()]
  const change = (shape: string, version: number) =>
    api(lena).post('/reviews/heard/settings', { title: 'Heard', kind: 'realist-review', slug: 'heard', shape, version })
  const lacks = { 'resource + response': 'response', SCMO: 'strategy', ICAMO: 'actor' }
  for (const [at, [shape, role]] of Object.entries(lacks).entries()) {
    expect((await change(shape, at + 1)).status).toBeLessThan(300)
    expect(await elements()).toEqual(before[0])
    expect(await lacking()).toContain(role)
    expect(await sentence()).toMatch(ORDER[shape as keyof typeof ORDER])
    const { present, shapes } = (await api(olga).get('/reviews/heard/shapes')).body
    expect(present).toBe(shape)
    expect(shapes.map((one: { accountsToComplete: number }) => one.accountsToComplete)).toEqual([1, 1, 1, 1])
  }
  await change('CMO', 4)
  expect(await sentence()).toMatch(/^Given a context → a strategy by an? actor → a resource/)
  expect([await elements(), await lacking()]).toEqual(before)
  const page = (await (await browser(olga)).get('/reviews/heard/shapes')).text
  expect(page).toContain('it counts as the mechanism and keeps its own mark')
  expect(page).not.toContain('Change it in the settings')
  expect((await api(stan).get('/reviews/heard/shapes')).status).toBe(404)
})
