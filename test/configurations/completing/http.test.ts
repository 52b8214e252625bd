// What is to be completed: listed by the rule of the review's shape, narrowed, taken on by one person at a time.
import { describe, expect, it } from 'vitest'
import { addAccount, addConfiguration } from '../../../src/configurations/actions.ts'
import { missingRoles, ROLES, type Role, type Shape } from '../../../src/configurations/domain.ts'
import { addElement } from '../../../src/configurations/elements/actions.ts'
import { scene } from '../scene.ts'

const LIST = '/reviews/heard/to-complete'
const SHAPES: readonly Shape[] = ['CMO', 'resource + response', 'SCMO', 'ICAMO']

async function withAccounts(...accounts: (readonly Role[])[]) {
  const s = await scene()
  for (const roles of accounts) {
    const id = await addAccount(s.as(s.ravi), s.document, {})
    for (const role of roles) await addElement(s.as(s.ravi), 'account', id, { role, wording: `a ${role}` })
  }
  const ids = async (query = '', person = s.ravi) => {
    const { body } = await s.api(person).get(`${LIST}${query}`)
    return body.configurations.map((one: { id: number }) => one.id)
  }
  return { ...s, ids }
}

it('lists what missingRoles() calls incomplete, in every shape and for every role', async () => {
  const sets = [[], ['context'], ['context', 'outcome'], ['context', 'mechanism', 'outcome'], ['resource'], ['response', 'outcome', 'context'], ['context', 'resource', 'response', 'outcome'], ['strategy', 'actor', 'context', 'mechanism', 'outcome'], ['strategy', 'context', 'resource', 'outcome']] as const // biome-ignore format: a list
  const { api, lena, ids } = await withAccounts(...sets)
  for (const [at, shape] of SHAPES.entries()) {
    const settings = { title: 'Being heard', kind: 'realist-review', slug: 'heard', shape, version: at + 1 }
    const saved = await api(lena).post('/reviews/heard/settings', settings)
    expect(saved.status, JSON.stringify(saved.body)).toBeLessThan(300)
    const missing = sets.map(roles => missingRoles(roles, shape))
    const numbers = (is: (roles: readonly Role[]) => boolean) =>
      missing.flatMap((roles, i) => (is(roles) ? [i + 1] : []))
    expect(await ids(), shape).toEqual(numbers(roles => roles.length > 0))
    const { roles } = (await api(lena).get(LIST)).body
    for (const role of roles as Role[])
      expect(await ids(`?missing=${encodeURIComponent(role)}`), `${shape}, no ${role}`).toEqual(
        numbers(one => one.includes(role)),
      )
    expect(ROLES).toEqual(expect.arrayContaining(roles))
  }
})

describe('completing', () => {
  it('is taken on, seen by all, taken over on purpose, and given back', async () => {
    const { api, browser, lena, ravi, olga, ids } = await withAccounts(['context'], ['context', 'outcome'])
    const at = '/reviews/heard/accounts/1/completion'
    expect((await api(olga).post(at)).status).toBe(403)
    await api(ravi).post(at).expect(201)
    await api(ravi).post(at).expect(201)
    expect(await ids('?claimed=mine')).toEqual([1])
    expect(await ids('?claimed=nobody')).toEqual([2])
    expect(await ids('?claimed=mine', lena)).toEqual([])
    const page = (await (await browser(lena)).get(LIST)).text
    expect(page).toContain('Ravi Reviewer is completing it')
    expect(page).toContain('I’ll complete this')
    const refused = await api(lena).post(at)
    expect(refused.status).toBe(409)
    expect(refused.body.title).toContain('Ravi Reviewer is completing Account 1 already')
    await api(lena).post(at, { takeOver: 'on' }).expect(201)
    await api(ravi).post(`${at}/withdrawal`).expect(201)
    expect(await ids('?claimed=mine', lena)).toEqual([1])
    await api(lena).post(`${at}/withdrawal`).expect(201)
    expect(await ids('?claimed=nobody')).toEqual([1, 2])
  })

  it('goes with an account that is deleted, and comes back with it', async () => {
    const { api, ravi, ids } = await withAccounts(['context'])
    await api(ravi).post('/reviews/heard/accounts/1/completion').expect(201)
    const gone = await api(ravi).post('/reviews/heard/accounts/1/deletion')
    expect(await ids()).toEqual([])
    await api(ravi).post(gone.body.undo.action).expect(201)
    expect(await ids('?claimed=mine')).toEqual([1])
  })

  it('leaves the list when the last role is there, and narrows by document and coder', async () => {
    const { api, as, lena, ravi, ids, document } = await withAccounts(['context', 'mechanism'])
    await addAccount(as(lena), document, {})
    const people = (await api(ravi).get(LIST)).body.coders as { id: number; name: string }[]
    expect(people.map(one => one.name)).toEqual(['Lena Lead', 'Ravi Reviewer'])
    expect(await ids(`?coder=${people[0]?.id}`)).toEqual([2])
    expect(await ids(`?document=${document}&missing=outcome`)).toEqual([1, 2])
    expect(await ids('?document=99')).toEqual([])
    await addElement(as(ravi), 'account', 1, { role: 'outcome', wording: 'people return' })
    expect(await ids()).toEqual([2])
  })

  it('has synthesised ones too, an empty state, and nothing for a stranger', async () => {
    const { api, browser, as, lena, stan, ids } = await withAccounts()
    expect((await (await browser(lena)).get(LIST)).text).toContain('Nothing to complete')
    await addConfiguration(as(lena), { title: 'Being heard' })
    expect(await ids('?layer=synthesised')).toEqual([1])
    await api(lena).post('/reviews/heard/configurations/1/completion').expect(201)
    expect((await (await browser(lena)).get(`${LIST}?layer=synthesised`)).text).toContain('You are completing it')
    expect((await api(stan).get(LIST)).status).toBe(404)
    expect((await api(lena).get(`${LIST}?missing=hero`)).status).toBe(422)
  })
})
