// Resources, stages and what works where, through the front door: what a person reads, in how many queries, and nothing of another review.
import { describe, expect, it } from 'vitest'
import { addConfiguration } from '../../../../src/configurations/actions.ts'
import { addElement } from '../../../../src/configurations/elements/actions.ts'
import { addLink } from '../../../../src/configurations/links/actions.ts'
import { listVoices } from '../../../../src/principles/framework/voices/store.ts'
import { countVoices, voicesOf } from '../../../../src/principles/framework/voices/voices.ts'
import { addTerm } from '../../../../src/reviews/vocabulary/actions.ts'
import { findFacetByKey } from '../../../../src/reviews/vocabulary/store.ts'
import { countsOf, restsOn } from '../../../../src/synthesis/evidence.ts'
import { evidenceOf } from '../../../../src/synthesis/store.ts'
import { countQueries, world } from '../../../support/world.ts'
import { scene } from '../../support/scene.ts'

const HOME = '/reviews/heard/framework'

async function withTerms() {
  const w = await world()
  await scene(w)
  const ctx = w.as(w.lena)
  // The scene writes straight to the tables, below these numbers.
  const counters = ['configuration', 'element'].map(kind => ({ reviewId: w.heard.id, kind, next: 100 }))
  await w.database.write.transaction().execute(db => db.insertInto('counter').values(counters).execute())
  const term = async (key: string, name: string) =>
    addTerm(ctx, (await findFacetByKey(ctx.db, w.heard.id, key))?.id ?? 0, { name })
  const ids = {
    care: await term('setting', 'General practice'),
    town: await term('setting', 'Community sector'),
    trust: await term('theme', 'Trust'),
    first: await term('pathway-stage', 'Referral'),
    second: await term('pathway-stage', 'Meeting'),
  }
  const give = (layer: string, configurationId: number, termId: number) =>
    w.database.write
      .transaction()
      .execute(db => db.insertInto('configurationTerm').values({ reviewId: w.heard.id, layer, configurationId, termId }).execute()) // biome-ignore format: long
  for (const id of [ids.care, ids.trust, ids.first]) await give('synthesised', 1, id)
  for (const id of [ids.town, ids.second]) await give('synthesised', 2, id)
  return { ...w, ...ids, ctx, give, lead: w.api(w.lena) }
}

describe('resources', () => {
  it('show what helps and hinders at a level under a theme, and open into the evidence', async () => {
    const { lead, browser, olga, trust } = await withTerms()
    const { body } = await lead.get(`${HOME}/resources?hide=on`).expect(200)
    expect(body.themes.map((one: { name: string }) => one.name)).toEqual(['Trust', 'no theme yet'])
    const level = body.levels.find((one: { name: string }) => one.name === 'Interpersonal').id
    const cell = body.cells.find((one: { levelId: number; themeId: number }) => one.levelId === level && one.themeId === trust) // biome-ignore format: long
    expect(cell).toMatchObject({ configurations: 1, studies: 2, sides: { unsaid: { count: 1 } } })
    const html = (await (await browser(olga)).get(`${HOME}/resources`)).text
    expect(html).toContain('being heard')
    expect(html).toContain('data-side="hindering"')
    const opened = (await (await browser(olga)).get(`${HOME}/elements?level=${level}&theme=${trust}`)).text
    expect(opened).toContain('felt listened to')
    expect(opened).toContain('contradicts')
    expect((await lead.get(`${HOME}/resources.csv`)).text).toContain('no theme yet,no level yet,hindering,mechanism')
    expect((await (await browser(olga)).get(`${HOME}/resources?as=counts`)).status).toBe(200)
    expect((await (await browser(olga)).get(`${HOME}/elements?theme=999`)).text).toContain('Nothing stands here')
  })
})

describe('stages', () => {
  it('are rows of lists that are not paired, with ripples to the next', async () => {
    const { lead, ctx, browser, olga } = await withTerms()
    const { mark } = await addElement(ctx, 'synthesised', 2, { role: 'context', wording: 'people come again' })
    await addLink(ctx, 'synthesised', 1, {
      kind: 'ripple',
      to: { layer: 'synthesised', id: 2 },
      fromMark: 'O1',
      toMark: mark,
    })
    const { body } = await lead.get(`${HOME}/stages`).expect(200)
    expect(body.stages.map((one: { name: string; configurations: number }) => [one.name, one.configurations])).toEqual([
      ...[['Referral', 1], ['Meeting', 1]], // biome-ignore format: short
    ])
    expect(body.stages[0].ripples.shown[0]).toMatchObject({ way: 'next', toStage: 'Meeting' })
    expect((await (await browser(olga)).get(`${HOME}/stages`)).text).toContain('people come back')
    expect((await lead.get(`${HOME}/stages.csv`)).text).toContain('Referral,outcome,people come back,CMOC 1,')
  })
})

describe('what works, for whom, where', () => {
  const verdictOf = (body: { groups: { verdict: string; configurations: { id: number }[] }[] }, id: number) =>
    body.groups.find(group => group.configurations.some(one => one.id === id))?.verdict

  it('says apart what is disputed, said without a study, and not studied there', async () => {
    const { lead, care, town, browser, olga } = await withTerms()
    await lead.post('/reviews/heard/principles', { chosen: ['CMOC 1'] })
    const { body } = await lead.get(`${HOME}/what-works?term=${care}`).expect(200)
    expect([verdictOf(body, 1), verdictOf(body, 2)]).toEqual(['disputed', 'not studied'])
    expect(body.groups.find((one: { verdict: string }) => one.verdict === 'disputed').principles).toHaveLength(1)
    const inTown = (await lead.get(`${HOME}/what-works?term=${town}`)).body
    expect([verdictOf(inTown, 1), verdictOf(inTown, 2)]).toEqual(['not studied', 'no study yet'])
    const either = (await lead.get(`${HOME}/what-works?term=${town}&term=${care}`)).body
    expect([verdictOf(either, 1), verdictOf(either, 2)]).toEqual(['disputed', 'no study yet'])
    const page = (await (await browser(olga)).get(`${HOME}/what-works?term=${care}`)).text
    expect(page).toContain('Contradicting evidence there')
    expect(page).toContain('there: 2 studies, 1 of them contradicts')
    expect(page).toContain('Not studied there')
    expect((await lead.get(`${HOME}/what-works.csv?term=${care}`)).text).toContain('disputed,CMOC 1')
  })

  it('asks an account where it was; the configuration speaks for it where it is silent', async () => {
    const { lead, care, town, give } = await withTerms()
    await give('account', 2, town)
    const { body } = await lead.get(`${HOME}/what-works?term=${care}`)
    expect(verdictOf(body, 1)).toBe('holds')
    expect(verdictOf((await lead.get(`${HOME}/what-works?term=${town}`)).body, 1)).toBe('does not hold')
  })

  it('asks nothing before something is chosen, and refuses what is no number', async () => {
    const { browser, lena, stan, api } = await withTerms()
    const person = await browser(lena)
    expect((await person.get(`${HOME}/what-works`)).text).toContain('General practice')
    expect((await person.get(`${HOME}/what-works?term=999`)).status).toBe(200)
    expect((await person.get(`${HOME}/what-works?term=x`)).status).toBe(422)
    expect((await api(stan).get(`${HOME}/what-works`)).status).toBe(404)
  })
})

it('the lean count of studies is that of the synthesis', async () => {
  const { ctx, heard } = await withTerms()
  for (const layer of ['synthesised', 'account'] as const) {
    const lean = voicesOf(await listVoices(ctx.db, heard.id, layer))
    for (const id of [1, 2]) {
      const full = countsOf(restsOn(await evidenceOf(ctx.db, heard.id, layer, [id])))
      expect(countVoices(lean.get(id) ?? []), `${layer} ${id}`).toEqual(full)
    }
  }
})

it('every page asks as many questions for many as for few, and is empty without a fault', async () => {
  const { lead, database, ctx, care, give } = await withTerms()
  const paths = ['/resources', '/stages', '/tensions', '/elements', `/what-works?term=${care}`]
  const few = []
  for (const path of paths) few.push(await countQueries(database, () => lead.get(`${HOME}${path}`)))
  for (let at = 0; at < 8; at++) {
    const id = Number(await addConfiguration(ctx, { title: `More ${at}` }))
    await addElement(ctx, 'synthesised', id, { role: 'context', wording: `another ${at}` })
    await give('synthesised', id, care)
  }
  const many = []
  for (const path of paths) many.push(await countQueries(database, () => lead.get(`${HOME}${path}`)))
  expect(many).toEqual(few)
  const w = await world()
  const person = await w.browser(w.lena)
  for (const path of ['', '/resources', '/stages', '/tensions', '/elements', '/what-works'])
    expect((await person.get(`${HOME}${path}`)).status, path).toBe(200)
  for (const name of ['archetypes', 'resources', 'stages', 'tensions', 'what-works'])
    expect((await person.get(`${HOME}/${name}.csv`)).status, name).toBe(200)
})
