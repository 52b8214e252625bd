// Saturation as a person sees it: a plot, every number of it, in two orders, with the decision to stop.
import { describe, expect, it } from 'vitest'
import { setStatus } from '../../../src/configurations/actions.ts'
import { world } from '../../support/world.ts'
import { sceneOfThree } from '../scene-of-three.ts'

const place = '/reviews/heard/synthesis/saturation'
const said = (body: { steps: { label: string; fresh: { all: number } }[] }) =>
  body.steps.map(step => [step.label, step.fresh.all])

describe('saturation', () => {
  it('counts what is new in the order of coding, and by year', async () => {
    const { api, browser, olga } = await sceneOfThree()
    const { body } = await api(olga).get(place).expect(200)
    expect(said(body)).toEqual([['Bertotti 2018', 3], ['Bos 2016', 1]]) // biome-ignore format: long
    expect(body).toMatchObject({ quiet: 0, loose: 0, groups: ['context', 'mechanism', 'outcome'], stop: null })
    expect(said((await api(olga).get(`${place}?by=year`)).body)).toEqual([['Bos 2016', 3], ['Bertotti 2018', 1]]) // biome-ignore format: long
    const { text } = await (await browser(olga)).get(place)
    expect(text).toContain('The last document still brought something new')
    expect(text).toContain('What counts as new')
    expect(text).toContain('/reviews/heard/searches/stopping')
  })

  it('leaves retired accounts out', async () => {
    const { api, olga, ctx } = await sceneOfThree()
    await setStatus(ctx, 'account', 3, 1, 'retired')
    expect(said((await api(olga).get(place)).body)).toEqual([['Bertotti 2018', 3]])
  })

  it('is downloaded as SVG and as PNG', async () => {
    const { api, olga, stan } = await sceneOfThree()
    expect((await api(olga).get(`${place}.svg`).expect(200)).body.toString()).toContain('New ideas in 2 documents')
    const png = await api(olga).get(`${place}.png?by=year`).expect(200)
    expect(png.body.subarray(1, 4).toString()).toBe('PNG')
    await api(stan).get(`${place}.svg`).expect(404)
  })

  it('says what to do while nothing is coded, and refuses another order', async () => {
    const { api, browser, lena } = await world()
    expect((await (await browser(lena)).get(place)).text).toContain('Nothing is coded yet')
    expect((await api(lena).get(`${place}.svg`)).status).toBe(200)
    await api(lena).get(`${place}?by=size`).expect(422)
  })
})
