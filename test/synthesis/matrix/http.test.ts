// The matrices as a person sees them: counts, sentences, totals that count once, the other reading, CSV.
import { describe, expect, it } from 'vitest'
import { addConfiguration } from '../../../src/configurations/actions.ts'
import { addElement } from '../../../src/configurations/elements/actions.ts'
import { transaction } from '../../../src/core/db/transaction.ts'
import { addTerm } from '../../../src/reviews/vocabulary/actions.ts'
import { findFacetByKey } from '../../../src/reviews/vocabulary/store.ts'
import { countQueries, world } from '../../support/world.ts'
import { sceneOfThree } from '../scene-of-three.ts'

const matrix = '/reviews/heard/synthesis/matrix'

async function withTerm() {
  const s = await sceneOfThree()
  const setting = (await findFacetByKey(s.ctx.db, s.heard.id, 'setting'))?.id ?? 0
  const care = await addTerm(s.ctx, setting, { name: 'Care' })
  await addConfiguration(s.ctx, { title: '=In care', termIds: [care], levelIds: [1, 4] })
  return { ...s, setting, care, url: `${matrix}?facet=${setting}` }
}

describe('levels by terms', () => {
  it('shows one at two levels at both, and counts it once in the totals', async () => {
    const { api, browser, olga, care, url } = await withTerm()
    const { body } = await api(olga).get(url).expect(200)
    expect(body).toMatchObject({ total: 4, inSeveral: 2, withoutLevel: 1, withoutTerm: 3 })
    expect(body.levels.map((level: { count: number }) => level.count)).toEqual([3, 1, 0, 1])
    expect(body.terms.find((term: { id: number }) => term.id === care)).toMatchObject({ count: 1 })
    const page = await (await browser(olga)).get(url)
    expect(page.text).toContain('2 of 4 stand in more than one cell')
    expect(page.text).toContain(`/reviews/heard/configurations?level=1&amp;term=${care}`)
  })

  it('shows sentences, and hides what is empty', async () => {
    const { api, browser, olga, care, url } = await withTerm()
    const { body } = await api(olga).get(`${url}&as=sentences&hide=on`)
    expect(body.levels.map((level: { id: number }) => level.id)).toEqual([1, 2, 4])
    expect(body.terms.map((term: { id: number }) => term.id)).toEqual([care])
    expect(body.sentences).toContainEqual({ levelId: 1, termId: 0, id: 1, sentence: 'Given time → feeling heard → return' }) // biome-ignore format: long
    expect((await (await browser(olga)).get(`${url}&as=sentences`)).text).toContain('Given time → feeling heard')
  })

  it('is a CSV that a spreadsheet cannot take for a formula', async () => {
    const { api, olga, url } = await withTerm()
    const counts = (await api(olga).get(url.replace('matrix?', 'matrix.csv?'))).text
    expect(counts).toContain('"all, each counted once",1,3,4')
    expect(counts.trim().split('\r\n')).toHaveLength(7)
    const sentences = (await api(olga).get(`${url.replace('matrix?', 'matrix.csv?')}&as=sentences`)).text
    expect(sentences).toContain('CMOC 4: =In care')
  })

  it('is empty without a fault', async () => {
    const { browser, lena } = await world()
    const person = await browser(lena)
    expect((await person.get(matrix)).status).toBe(200)
    expect((await person.get(`${matrix}?hide=on`)).text).toContain('Nothing to count yet')
    expect((await person.get(`${matrix}/contexts`)).text).toContain('Nothing meets yet')
    expect((await person.get(`${matrix}.csv`)).status).toBe(200)
    expect((await person.get(`${matrix}/contexts.csv`)).status).toBe(200)
  })

  it.each(['layer=x', 'as=poem', 'facet=0'])('refuses ?%s', async query => {
    const { api, olga } = await sceneOfThree()
    await api(olga).get(`${matrix}?${query}`).expect(422)
  })
})

describe('contexts by mechanisms', () => {
  it('shows the outcomes where they meet, with their signs, and leads to what rests on them', async () => {
    const { api, browser, olga } = await sceneOfThree()
    const { body } = await api(olga).get(`${matrix}/contexts`).expect(200)
    expect(body.rows).toMatchObject([{ name: 'time', count: 2 }, { name: 'return', count: 1 }]) // biome-ignore format: long
    expect(body.columns).toMatchObject([{ name: 'feeling heard', count: 3 }])
    expect(body.cells[0].outcomes).toMatchObject([{ name: 'return', sign: '+' }, { name: 'wear', sign: '−' }]) // biome-ignore format: long
    const page = await (await browser(olga)).get(`${matrix}/contexts`)
    expect(page.text).toContain('/synthesis/resting?layer=synthesised&amp;context=1&amp;mechanism=2')
    const csv = (await api(olga).get(`${matrix}/contexts.csv`)).text
    expect(csv).toContain('+ return; − wear (CMOC 1, CMOC 3)')
  })

  it('reads rows as themes, and hides rows that meet nothing', async () => {
    const { api, olga, ctx } = await sceneOfThree()
    const id = await addConfiguration(ctx, { title: 'Context only' })
    await addElement(ctx, 'synthesised', id, { role: 'context', wording: 'rain' })
    const rows = async (query: string) =>
      (await api(olga).get(`${matrix}/contexts?${query}`)).body.rows.map((row: { name: string }) => row.name)
    expect(await rows('')).toEqual(['time', 'return', 'context without an idea'])
    expect(await rows('hide=on')).toEqual(['time', 'return'])
    expect(await rows('by=theme')).toEqual(['no theme yet'])
  })
})

it('asks as many questions for two hundred as for three', async () => {
  const { api, olga, ctx, database } = await sceneOfThree()
  const paths = [matrix, `${matrix}/contexts`, '/reviews/heard/synthesis/regularities', '/reviews/heard/synthesis/saturation', '/reviews/heard/synthesis/resting'] // biome-ignore format: a list
  const counts = async () => {
    const each: number[] = []
    for (const path of paths) each.push(await countQueries(database, () => api(olga).get(path).expect(200)))
    return each
  }
  await addConfiguration(ctx, { title: 'At a level', levelIds: [1] })
  const few = await counts()
  await transaction(ctx, async inner => {
    for (let at = 0; at < 200; at++) {
      const id = await addConfiguration(inner, { title: `More ${at}`, levelIds: [1 + (at % 4)] })
      await addElement(inner, 'synthesised', id, { role: 'context', wording: `context ${at}` })
      await addElement(inner, 'synthesised', id, { role: 'mechanism', wording: `mechanism ${at % 50}` })
    }
  })
  expect(await counts()).toEqual(few)
})
