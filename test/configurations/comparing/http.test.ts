// Accounts of one document side by side, through the front door: rows, differences, the table, taking an account over.
import { describe, expect, it } from 'vitest'
import { countQueries } from '../../support/world.ts'
import { placeOf, scene } from '../scene.ts'

async function coded() {
  const s = await scene()
  const [lena, ravi, olga] = [s.api(s.lena), s.api(s.ravi), s.api(s.olga)]
  const code = (who: typeof lena, words: string, body: object) =>
    who.post(s.coding, { ...placeOf(words), role: 'mechanism', wording: 'feeling heard', into: 'new', ...body })
  await code(lena, 'felt listened to for the first time', { polarity: 'enabling', levelIds: [2] }).expect(201)
  await code(ravi, 'listened to for the first time in years', { role: 'context', wording: '=time is there' }).expect(
    201,
  )
  await code(ravi, 'trust was lost', { role: 'outcome', wording: 'people leave', into: 'account:2' }).expect(201)
  const address = `/reviews/heard/documents/${s.document}/comparison`
  const read = async (query = '') => (await olga.get(`${address}${query}`)).body
  return { ...s, lenas: lena, ravis: ravi, olgas: olga, code, address, read }
}

describe('side by side', () => {
  it('puts passages that overlap in one row and says what differs', async () => {
    const { read, lena, ravi } = await coded()
    const data = await read()
    expect(data.people.map((person: { name: string }) => person.name)).toEqual(['Lena Lead', 'Ravi Reviewer'])
    expect(data.rows.map((row: { by: number[]; paragraph: number }) => [row.by, row.paragraph])).toEqual([
      [[lena.id, ravi.id], 1],
      [[ravi.id], 2],
    ])
    const differs = data.rows[0].differences.map((one: { aspect: string }) => one.aspect)
    expect(differs).toEqual(['role', 'polarity', 'level'])
    expect(data.facts).toMatchObject({ passages: 2, byAll: 1, differing: 1, shared: 30 })
    expect(data.facts.alone).toEqual([
      { personId: lena.id, passages: 0 },
      { personId: ravi.id, passages: 1 },
    ])
  })

  it('compares those who are chosen, and counts the same passage taken twice for both', async () => {
    const { read, code, lenas, lena, ravi } = await coded()
    await code(lenas, 'trust was lost', { wording: 'leaving' }).expect(201)
    expect((await read()).facts.byAll).toBe(2)
    const one = await read(`?who=${lena.id}`)
    expect(one.people).toMatchObject([{ id: lena.id }])
    expect(one.rows).toHaveLength(2)
    expect((await read(`?who=${lena.id}&who=${ravi.id}`)).rows).toHaveLength(2)
    expect((await read('?who=999')).people).toHaveLength(2)
  })

  it('shows inferred elements with their reasoning apart', async () => {
    const { lenas, read } = await coded()
    const element = {
      role: 'response',
      wording: 'hope',
      isInferred: 'on',
      inference: 'abduction',
      reasoning: 'As they came back.',
    }
    await lenas.post('/reviews/heard/accounts/1/elements', element).expect(201)
    expect((await read()).unplaced).toMatchObject([{ said: [{ isInferred: true, reasoning: 'As they came back.' }] }])
  })

  it('is a table too, with nothing a spreadsheet could run', async () => {
    const { olgas, address } = await coded()
    const file = await olgas.get(`${address}.csv`)
    expect(file.headers['content-type']).toContain('text/csv')
    const lines = file.text.trim().split('\r\n')
    expect(lines).toHaveLength(4)
    expect(lines[1]).toContain('Lena Lead; Ravi Reviewer')
    expect(file.text).toContain("'=time is there")
  })

  it('takes an account over as one’s own, with its passages, and gives it back', async () => {
    const { lenas, olgas, address, read, document } = await coded()
    const adopted = await lenas.post(`${address}/adoptions`, { account: 2 })
    expect(adopted.body.location).toBe('/reviews/heard/accounts/3')
    const { configuration, evidence } = (await lenas.get('/reviews/heard/accounts/3')).body
    expect(configuration.createdBy).toBe('Lena Lead')
    expect(configuration.elements.map((one: { mark: string }) => one.mark)).toEqual(['C1', 'O1'])
    expect(evidence).toHaveLength(2)
    expect((await read()).facts).toMatchObject({ byAll: 2 })
    await lenas.post(adopted.body.undo.action).expect(201)
    expect((await read()).facts).toMatchObject({ byAll: 1 })
    expect(Object.keys((await lenas.post(`${address}/adoptions`, { account: 99 })).body.errors)).toEqual(['account'])
    expect((await olgas.post(`${address}/adoptions`, { account: 2 })).status).toBe(403)
    expect((await lenas.get(`/reviews/heard/documents/${document + 50}/comparison`)).status).toBe(404)
  })

  it('works without scripts, empty and with data', async () => {
    const { browser, ravi, document } = await scene()
    const person = await browser(ravi)
    const empty = await person.get(`/reviews/heard/documents/${document}/comparison`)
    expect(empty.text).toContain('Nobody has coded this text yet')
    const s = await coded()
    const page = await (await s.browser(s.lena)).get(s.address)
    expect(page.text).toContain('role: mechanism (Lena Lead) / context (Ravi Reviewer)')
    expect(page.text).toContain('only by Ravi Reviewer')
    expect(page.text).toContain('Take it over')
  })

  it('asks as many questions for many passages as for few', async () => {
    const { database, code, ravis, olgas, address } = await coded()
    const count = () => countQueries(database, () => olgas.get(address))
    await count()
    await code(ravis, 'Funding', { into: 'account:2', wording: 'money' }).expect(201)
    const few = await count()
    for (const words of ['ran out', 'after two years', 'practice gave', 'link workers', 'moved on'])
      await code(ravis, words, { into: 'account:2', wording: words }).expect(201)
    expect(await count()).toBe(few)
  })
})
