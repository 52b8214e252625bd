// Theories through the front door: what bears on statements, revisions told as moves, two versions side by side, the drawing.
import { describe, expect, it } from 'vitest'
import { addConfiguration } from '../../../src/configurations/actions.ts'
import { addEvidence } from '../../../src/configurations/evidence/actions.ts'
import { transaction } from '../../../src/core/db/transaction.ts'
import { sayBearing } from '../../../src/synthesis/theories/bearings/actions.ts'
import { beginTheory } from '../../../src/theories/actions.ts'
import { nameSubstantiveTheory } from '../../../src/theories/substantive/actions.ts'
import { countQueries } from '../../support/world.ts'
import { revised, sceneOfTheory } from './scene.ts'

const home = '/reviews/heard'
const bearings = `${home}/theory-statements/1/bearings`

describe('what bears on a statement', () => {
  it('is said with a stance and weighed study by study, in the stance towards the statement', async () => {
    const { api, ravi, ctx, second } = await sceneOfTheory()
    await addEvidence(ctx, 'synthesised', 2, { documentId: second, stance: 'supports', locator: 'p. 1' })
    await api(ravi).post(bearings, { configuration: 'CMOC 1', stance: 'supports', note: 'The same.' }).expect(201)
    await api(ravi).post(bearings, { configuration: '2', stance: 'contradicts' }).expect(201)
    const page = (await api(ravi).get(`${home}/theory-statements/1`)).body
    expect(page.bearings).toMatchObject([
      { layer: 'synthesised', configurationId: 1, stance: 'supports', note: 'The same.', counts: { studies: 1 } },
      { configurationId: 2, stance: 'contradicts', counts: { studies: 1, supports: 1, contradicts: 0 } },
    ])
    expect(page.weight).toMatchObject({ studies: 2, supports: 1, contradicts: 1 })
    const theory = (await api(ravi).get(`${home}/theories/1`)).body
    expect(theory.statements.map((one: { bearings: unknown[] }) => one.bearings.length)).toEqual([2, 0])
  })

  it('shows what only points to it, in which nobody has said how it stands, and leaves that out of the weight', async () => {
    const { api, ravi, browser } = await sceneOfTheory()
    await api(ravi).post(`${home}/configurations/1`, { title: 'Way 1', theoryStatementId: 1, version: 1 }).expect(201)
    const page = (await api(ravi).get(`${home}/theory-statements/1`)).body
    expect(page.bearings).toMatchObject([{ id: null, configurationId: 1, stance: null, counts: { studies: 1 } }])
    expect(page.weight.studies).toBe(0)
    const shown = await (await browser(ravi)).get(`${home}/theory-statements/1`)
    expect(shown.text).toContain('nobody has said how it stands to it')
    await (await browser(ravi)).post(bearings, { configuration: 'CMOC 1', stance: 'refines' })
    expect((await api(ravi).get(`${home}/theory-statements/1`)).body.bearings).toMatchObject([{ stance: 'refines' }])
  })

  it('says when studies are counted under several stances, and how many of each layer bear on it', async () => {
    const { api, browser, ravi, ctx, document } = await sceneOfTheory()
    const own = await browser(ravi)
    const words = async (path: string) => {
      const main = (await own.get(`${home}/${path}`)).text.split('<main')[1] ?? ''
      return main.replaceAll(/<[^>]{0,400}>/g, '').replaceAll(/\s+/g, ' ')
    }
    await api(ravi).post(bearings, { configuration: 'account 1', stance: 'supports' }).expect(201)
    expect(await words('theory-statements/1')).toMatch(/1 study: 1 supports it\. .*What bears on it 1 account/)
    expect(await words('theories/1')).toContain('1 account bears on it')
    await addEvidence(ctx, 'synthesised', 2, { documentId: document, stance: 'supports', locator: 'p. 1' })
    await api(ravi).post(bearings, { configuration: 'CMOC 2', stance: 'contradicts' }).expect(201)
    const page = await words('theory-statements/1')
    expect(page).toContain('1 study, counted under more than one stance: 1 supports it, 1 contradicts it.')
    expect(page).toContain('1 configuration and 1 account')
  })

  it.each([
    [{ configuration: 'nonsense', stance: 'supports' }, 'configuration'],
    [{ configuration: 'CMOC 99', stance: 'supports' }, 'configuration'],
    [{ configuration: 'CMOC 1', stance: 'background' }, 'stance'],
    [{ configuration: '', stance: 'supports' }, 'configuration'],
  ])('refuses %j', async (body, field) => {
    const { api, ravi } = await sceneOfTheory()
    const answer = await api(ravi).post(bearings, body).expect(422)
    expect(Object.keys(answer.body.errors)).toEqual([field])
  })

  it('is judged anew, never over another save, and taken away with a way back', async () => {
    const { api, ravi, olga, stan } = await sceneOfTheory()
    await api(ravi).post(bearings, { configuration: 'CMOC 1', stance: 'supports' }).expect(201)
    await api(ravi).post(bearings, { configuration: 'CMOC 1', stance: 'refines' }).expect(422)
    const own = `${home}/bearings/1`
    await api(ravi).post(own, { stance: 'refines', note: 'In part.', version: 1 }).expect(201)
    await api(ravi).post(own, { stance: 'supports', note: '', version: 1 }).expect(409)
    await api(olga).post(own, { stance: 'supports', note: '', version: 2 }).expect(403)
    await api(stan).get(own).expect(404)
    const gone = (await api(ravi).post(`${own}/deletion`, {}).expect(201)).body
    expect((await api(ravi).get(`${home}/theory-statements/1`)).body.bearings).toEqual([])
    await api(ravi).post(gone.undo.action, {}).expect(201)
    expect((await api(ravi).get(own)).body.bearing).toMatchObject({ stance: 'refines', note: 'In part.' })
  })

  it('says by how much a configuration bears on theories on its own page', async () => {
    const { api, ravi } = await sceneOfTheory()
    await api(ravi).post(bearings, { configuration: 'CMOC 1', stance: 'contradicts' }).expect(201)
    const page = (await api(ravi).get(`${home}/configurations/1`)).body
    expect(page.bearsOn).toMatchObject([{ statementId: 1, number: '1', stance: 'contradicts' }])
  })

  it('names outside theories with their citation, and the searches a statement raised', async () => {
    const { api, ravi, ctx } = await sceneOfTheory()
    const words = { name: 'Social capital', summary: '', citation: 'Putnam 2000', url: '' }
    await nameSubstantiveTheory(ctx, { ...words, informs: [1] })
    const search = { kind: 'database', source: 'PubMed', status: 'planned', theoryStatementId: 1 }
    await api(ravi).post(`${home}/searches`, search).expect(201)
    const page = (await api(ravi).get(`${home}/theory-statements/1`)).body
    expect(page.informing).toMatchObject([{ name: 'Social capital', citation: 'Putnam 2000' }])
    expect(page.raised).toMatchObject([{ source: 'PubMed', status: 'planned' }])
    expect(page.weight.studies).toBe(0)
  })
})

describe('a revision', () => {
  it('is told as a move with what it took up, and says by which inference it was reached', async () => {
    const { api, ravi } = await sceneOfTheory()
    const told = {
      ...revised,
      inference: 'abduction',
      inferenceReason: 'Time alone did not explain who left.',
      kind: 'reconcile',
      configurations: ['synthesised:1'],
      from: 'CMOC 2, account 3; cmoc 1',
      statements: ['1', '2'],
    }
    const answer = (await api(ravi).post(`${home}/theories/1`, told).expect(201)).body
    expect(answer).toMatchObject({ version: 2, move: 1 })
    const { moves, current, versions } = (await api(ravi).get(`${home}/theories/1`)).body
    expect(current).toMatchObject({ inference: 'abduction', inferenceReason: 'Time alone did not explain who left.' })
    expect(versions).toHaveLength(2)
    expect(moves).toMatchObject([
      {
        kind: 'reconcile',
        inference: 'abduction',
        theoryId: 1,
        theoryVersion: 2,
        reason: 'Two studies contradict it.',
        inputs: [
          { layer: 'account', id: 3 },
          { layer: 'synthesised', id: 1 },
          { layer: 'synthesised', id: 2 },
        ],
        statements: [
          { number: '1', theoryVersion: 1 },
          { number: '2', theoryVersion: 1 },
        ],
      },
    ])
  })

  it.each([
    [{ from: 'CMOC 1' }, 'kind'],
    [{ kind: 'situate', from: 'CMOC 77' }, 'from'],
    [{ kind: 'situate', from: 'the best one' }, 'from'],
    [{ kind: 'situate', statements: ['88'] }, 'statements'],
    [{ kind: 'guess' }, 'kind'],
  ])('refuses %j and saves no version', async (more, field) => {
    const { api, ravi, browser } = await sceneOfTheory()
    const answer = await api(ravi)
      .post(`${home}/theories/1`, { ...revised, ...more })
      .expect(422)
    expect(Object.keys(answer.body.errors)).toEqual([field])
    expect((await api(ravi).get(`${home}/theories/1`)).body.versions).toHaveLength(1)
    const page = await (await browser(ravi)).post(`${home}/theories/1`, { ...revised, ...more })
    expect(page.text).toContain('teams share an office')
  })

  it('can be told as a move later, and the story reads through configurations and theories', async () => {
    const { api, ravi, browser } = await sceneOfTheory()
    const contributions = `${home}/synthesis/contributions`
    await api(ravi)
      .post(contributions, { accountIds: [1], under: '1', why: 'It fits.' })
      .expect(201)
    await api(ravi).post(`${home}/theories/1`, revised).expect(201)
    const before = (await api(ravi).get(`${home}/synthesis/moves`)).body
    expect(before.moves).toHaveLength(1)
    expect(before.versions.map((one: { version: number }) => one.version)).toEqual([1, 2])
    const move = { kind: 'adjudicate', inference: 'retroduction', reason: 'It must be trust.', from: 'CMOC 1' }
    await api(ravi).post(`${home}/theories/1/moves`, move).expect(201)
    const after = (await api(ravi).get(`${home}/synthesis/moves`)).body
    expect(after.moves).toMatchObject([{ configurationId: 1 }, { theoryId: 1, theoryVersion: 2 }])
    expect(after.versions.map((one: { version: number }) => one.version)).toEqual([1])
    const page = await (await browser(ravi)).get(`${home}/synthesis/moves?theory=1`)
    expect(page.text).toContain('by retroduction')
    expect(page.text).toContain('It must be trust.')
    expect((await api(ravi).get(`${home}/synthesis/moves?theory=1`)).body.moves).toHaveLength(1)
    await api(ravi).get(`${home}/synthesis/moves?theory=9`).expect(404)
  })
})

describe('two versions', () => {
  it('stand side by side, changes marked word by word and by sign, with the evidence between them', async () => {
    const { api, ravi, browser, time } = await sceneOfTheory()
    time.forward(1)
    await api(ravi).post(bearings, { configuration: 'CMOC 1', stance: 'contradicts' }).expect(201)
    await api(ravi)
      .post(`${home}/theories/1`, { ...revised, kind: 'reconcile', from: 'CMOC 2' })
      .expect(201)
    const page = (await api(ravi).get(`${home}/theories/1/versions/2`)).body
    expect(page.changes.map((one: { change: string }) => one.change)).toEqual(['reworded', 'added', 'dropped'])
    expect(page.changes[0].parts).toContainEqual({ kind: 'added', text: ' time and skill,' })
    expect(page.moves).toMatchObject([{ kind: 'reconcile' }])
    expect(page.sources.map((one: { configurationId: number }) => one.configurationId)).toContain(2)
    const shown = await (await browser(ravi)).get(`${home}/theories/1/versions/2`)
    expect(shown.text).toMatch(/<ins><span class="visually-hidden">\[new: <\/span><span aria-hidden="true">\+/)
    expect(shown.text).toContain('went into move 1')
    const first = (await api(ravi).get(`${home}/theories/1/versions/1`)).body
    expect(first.before).toBeNull()
    const turned = (await api(ravi).get(`${home}/theories/1/versions/1?with=2`)).body
    expect([turned.before.version, turned.after.version]).toEqual([1, 2])
    await api(ravi).get(`${home}/theories/1/versions/3`).expect(404)
    await api(ravi).get(`${home}/theories/1/versions/2?with=9`).expect(404)
  })
})

describe('the drawing', () => {
  it('is made from the configurations that bear on it, with the same in words, as SVG and PNG', async () => {
    const { api, ravi, browser, ctx } = await sceneOfTheory()
    const own = `${home}/theories/1/drawing`
    expect((await (await browser(ravi)).get(own)).text).toContain('Nothing to draw yet')
    for (const configuration of ['CMOC 1', 'CMOC 2'])
      await api(ravi).post(bearings, { configuration, stance: 'supports' }).expect(201)
    const page = (await api(ravi).get(own)).body
    expect(page.rows.map((row: { id: number }) => row.id)).toEqual([1, 2])
    expect(page.drawing).toContain('<svg')
    expect(page.bearing[0].bearsOn).toEqual([{ number: '1', stance: 'supports' }])
    expect((await api(ravi).get(`${own}?statement=2`)).body.rows).toEqual([])
    expect((await (await browser(ravi)).get(own)).text).toContain('The drawing in words')
    const id = await addConfiguration(ctx, { title: 'Referring', label: '1' })
    await api(ravi)
      .post(bearings, { configuration: `CMOC ${id}`, stance: 'supports' })
      .expect(201)
    expect((await (await browser(ravi)).get(own)).text).toContain(`>CMOC ${id} (1): Referring<`)
    const svg = await api(ravi).get(`${own}.svg`).expect(200)
    expect(svg.headers['content-type']).toContain('image/svg+xml')
    await api(ravi).get(`${own}.png`).expect(200)
  })
})

it('asks as many questions of a theory of 40 statements and 80 configurations as of one', async () => {
  const { api, ravi, ctx, database } = await sceneOfTheory()
  for (const layer of ['account', 'synthesised'] as const)
    await sayBearing(ctx, 1, { layer, id: 1 }, { stance: 'supports', note: '' })
  const pages = ['theories/1', 'theory-statements/1', 'theories/1/drawing', 'theories/1/versions/1']
  const many = pages.map(page => page.replace('theories/1', 'theories/2'))
  const count = (paths: readonly string[]) =>
    countQueries(database, async () => {
      for (const path of paths) await api(ravi).get(`${home}/${path}`).expect(200)
    })
  const few = await count(pages)
  await transaction(ctx, async inner => {
    const statement = (at: number) => ({ id: null, number: `${at}`, ifText: `a ${at}`, thenText: 'b', becauseText: '' })
    const statements = Array.from({ length: 40 }, (_, at) => statement(at + 1))
    const words = { title: 'Large', status: 'candidate', text: '', reason: 'From the searches.', statements } as const
    const theory = await beginTheory(inner, words)
    const stance = { stance: 'refines', note: '' } as const
    await sayBearing(inner, theory.statements[0] as number, { layer: 'account', id: 2 }, stance)
    for (let at = 0; at < 80; at++) {
      const id = await addConfiguration(inner, { title: `Way ${at}` })
      const on = at < 4 ? 1 : (theory.statements[at % 40] as number)
      await sayBearing(inner, on, { layer: 'synthesised', id }, stance)
    }
  })
  expect(await count(many)).toBe(few)
})
