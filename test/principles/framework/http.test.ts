// Archetypes and tensions as a person meets them: written, ranked, tied, deleted and brought back, refused where they should be.
import { describe, expect, it } from 'vitest'
import { createPrinciple } from '../../../src/principles/actions.ts'
import { addTerm } from '../../../src/reviews/vocabulary/actions.ts'
import { findFacetByKey } from '../../../src/reviews/vocabulary/store.ts'
import { countQueries, world } from '../../support/world.ts'
import { scene } from '../support/scene.ts'

const HOME = '/reviews/heard/framework'

async function withSettings() {
  const w = await world()
  await scene(w)
  const ctx = w.as(w.lena)
  const facet = (await findFacetByKey(ctx.db, w.heard.id, 'setting'))?.id ?? 0
  const care = await addTerm(ctx, facet, { name: 'General practice' })
  const town = await addTerm(ctx, facet, { name: 'Community sector' })
  await w.api(w.lena).post('/reviews/heard/principles', { chosen: ['CMOC 1'] })
  const words = { name: 'Expects to hear', settingId: care, portrait: 'One is asked.', chosen: ['CMOC 1'] }
  return { ...w, care, town, words, lead: w.api(w.lena) }
}

describe('archetypes', () => {
  it('stand in a grid by setting, best to worst, with what they rest on', async () => {
    const { lead, browser, olga, words, care, town } = await withSettings()
    const made = await lead.post(`${HOME}/archetypes`, { ...words, explainedBy: 'See [CMOC 2].', principles: [1] })
    expect(made.body).toMatchObject({ id: 1, location: `${HOME}/archetypes/1` })
    await lead.post(`${HOME}/archetypes`, { ...words, name: 'Means well' }).expect(201)
    await lead.post(`${HOME}/archetypes`, { ...words, name: 'The partner', settingId: town }).expect(201)
    const { body } = await lead.get(HOME).expect(200)
    expect(body).toMatchObject({ total: 3, settings: [{ id: care, count: 2 }, { id: town, count: 1 }] }) // biome-ignore format: short
    const names = body.rows.map((row: { archetype: { name: string }; said: string }[]) =>
      row.map(cell => `${cell.archetype.name} ${cell.said}`),
    )
    expect(names).toEqual([['Expects to hear best of 2', 'The partner '], ['Means well worst of 2']])
    const one = (await lead.get(`${HOME}/archetypes/1`)).body.archetype
    expect(one.tied.configurations.map((c: { name: string }) => c.name)).toEqual(['CMOC 1', 'CMOC 2'])
    expect(one).toMatchObject({ rests: '2 studies, 1 of them contradicts', principles: [{ id: 1 }] })
    const page = await (await browser(olga)).get(`${HOME}/archetypes/1`)
    expect(page.text).toContain('href="/reviews/heard/configurations/2"')
    expect(page.text).not.toContain('Delete')
    expect((await (await browser(olga)).get(HOME)).text).toContain('data-label="General practice"')
    expect((await (await browser(olga)).get(`${HOME}?as=counts`)).text).toContain('2 configurations')
    expect((await lead.get(`${HOME}/archetypes.csv`)).text).toContain('Expects to hear,One is asked.')
  })

  it('move between better and worse, with a way back', async () => {
    const { lead, words } = await withSettings()
    for (const name of ['One', 'Two', 'Three']) await lead.post(`${HOME}/archetypes`, { ...words, name })
    const order = async () =>
      (await lead.get(HOME)).body.rows.flatMap((row: { archetype: { name: string } }[]) =>
        row.map(cell => cell.archetype.name),
      )
    const moved = await lead.post(`${HOME}/archetypes/3/places/better`)
    expect(await order()).toEqual(['One', 'Three', 'Two'])
    await lead.post(moved.body.undo.action)
    expect(await order()).toEqual(['One', 'Two', 'Three'])
    expect((await lead.post(`${HOME}/archetypes/1/places/better`)).body.undo).toBeUndefined()
  })

  it('refuse a stale save, names of nothing and a setting of another facet, and keep what was typed', async () => {
    const { lead, browser, lena, words } = await withSettings()
    await lead.post(`${HOME}/archetypes`, words)
    await lead.post(`${HOME}/archetypes/1`, { ...words, name: 'Changed', version: 1 }).expect(201)
    const stale = await (await browser(lena)).post(`${HOME}/archetypes/1`, { ...words, name: 'Mine', version: 1 })
    expect(stale.status).toBe(409)
    expect(stale.text).toContain('Mine')
    const nothing = await (await browser(lena)).post(`${HOME}/archetypes`, { ...words, explainedBy: 'Kept [CMOC 99]' })
    expect(nothing.status).toBe(422)
    expect(nothing.text).toContain('There is no CMOC 99.')
    expect(nothing.text).toContain('Kept [CMOC 99]')
    expect((await lead.post(`${HOME}/archetypes`, { ...words, others: 'CMOC 1, tuesday' })).body.errors.others[0]).toContain('tuesday') // biome-ignore format: long
    expect((await lead.post(`${HOME}/archetypes`, { ...words, settingId: 999 })).status).toBe(422)
    expect((await lead.post(`${HOME}/archetypes`, { ...words, principles: [77] })).status).toBe(422)
  })

  it('are deleted and put back with their ties; nobody else sees or changes them', async () => {
    const { api, lead, olga, stan, ravi, words } = await withSettings()
    await lead.post(`${HOME}/archetypes`, { ...words, principles: [1] })
    expect((await api(olga).post(`${HOME}/archetypes/1/deletion`)).status).toBe(403)
    expect((await api(stan).get(`${HOME}/archetypes/1`)).status).toBe(404)
    const gone = await api(ravi).post(`${HOME}/archetypes/1/deletion`)
    expect((await lead.get(`${HOME}/archetypes/1`)).status).toBe(404)
    const back = await api(ravi).post(gone.body.undo.action)
    expect(back.body.location).toBe(`${HOME}/archetypes/1`)
    const { archetype } = (await lead.get(`${HOME}/archetypes/1`)).body
    expect(archetype.tied.configurations).toHaveLength(1)
    expect(archetype.principles).toHaveLength(1)
  })

  it('ask as many questions for many as for few, and are empty without a fault', async () => {
    const { lead, database, words, browser, lena } = await withSettings()
    expect((await (await browser(lena)).get(HOME)).text).toContain('No archetypes yet')
    await lead.post(`${HOME}/archetypes`, words)
    const few = await countQueries(database, () => lead.get(HOME))
    for (let at = 0; at < 12; at++) await lead.post(`${HOME}/archetypes`, { ...words, name: `Another ${at}` })
    expect(await countQueries(database, () => lead.get(HOME))).toBe(few)
  })
})

describe('tensions', () => {
  const words = { name: 'Saving and giving time', firstSide: 'Saving', secondSide: 'Giving' }

  it('hold configurations on each side, and what helps to hold both', async () => {
    const { lead, browser, lena, olga } = await withSettings()
    const sides = { first: ['CMOC 1'], second: ['CMOC 2'], secondOthers: 'account 1' }
    await lead.post(`${HOME}/tensions`, { ...words, ...sides, holding: 'Say which first [CMOC 1].', principles: [1] }).expect(201) // biome-ignore format: long
    const { tensions } = (await lead.get(`${HOME}/tensions`)).body
    expect(tensions[0].second.configurations.map((c: { name: string }) => c.name)).toEqual(['CMOC 2', 'account 1'])
    expect(tensions[0].holdingLinked).toContain('/reviews/heard/configurations/1')
    expect(tensions[0].second.rests).toBe('1 study')
    expect((await (await browser(olga)).get(`${HOME}/tensions`)).text).toContain('What helps to hold both')
    const form = (await (await browser(lena)).get(`${HOME}/tensions/1/wording`)).text
    expect(form).toMatch(/value="CMOC 2"[^>]*checked/)
    expect(form).toContain('value="account 1"')
    expect((await lead.get(`${HOME}/tensions.csv`)).text).toContain('Saving and giving time')
  })

  it('refuse a stale save and a side without a name; come back from the bin', async () => {
    const { lead, browser, lena } = await withSettings()
    expect((await lead.post(`${HOME}/tensions`, { name: 'One side' })).body.errors.firstSide).toBeDefined()
    await lead.post(`${HOME}/tensions`, { ...words, first: ['CMOC 1'] })
    await lead.post(`${HOME}/tensions/1`, { ...words, holding: 'Theirs', version: 1 })
    const stale = await (await browser(lena)).post(`${HOME}/tensions/1`, { ...words, holding: 'Mine', version: 1 })
    expect(stale.status).toBe(409)
    const gone = await lead.post(`${HOME}/tensions/1/deletion`)
    await lead.post(gone.body.undo.action).expect(201)
    expect((await lead.get(`${HOME}/tensions/1`)).body.tension.holding).toBe('Theirs')
    expect((await lead.post(`${HOME}/tensions/1`, { ...words, holding: 'See [CMOC 44]', version: 2 })).status).toBe(422)
  })
})

it('what an archetype rests on cannot be deleted under it', async () => {
  const { lead, words, as, lena } = await withSettings()
  await createPrinciple(as(lena), {
    ...{ heading: 'Give time', explanation: '', whereItHolds: '', whereItDoesNot: '', plainWords: {}, reason: '' },
    ...{ status: 'draft', configurations: [], levelIds: [], lines: [] },
  } as Parameters<typeof createPrinciple>[1])
  await lead.post(`${HOME}/archetypes`, { ...words, chosen: ['CMOC 2'] })
  const refused = await lead.post('/reviews/heard/configurations/2/deletion')
  expect(refused.status).toBe(409)
})
