// The map as a person sees it: drawn, in words, narrowed, downloaded; and what rests on an idea.
import { describe, expect, it } from 'vitest'
import { addConfiguration } from '../../../src/configurations/actions.ts'
import { addElement } from '../../../src/configurations/elements/actions.ts'
import { addLink } from '../../../src/configurations/links/actions.ts'
import { transaction } from '../../../src/core/db/transaction.ts'
import { retire } from '../../../src/synthesis/arranging/actions.ts'
import { countQueries, world } from '../../support/world.ts'
import { sceneOfThree } from '../scene-of-three.ts'

const map = '/reviews/heard/synthesis/map'
const ids = (body: { rows: { id: number }[] }) => body.rows.map(row => row.id)

describe('the map', () => {
  it('draws shared ideas once, with the ripple and its cycle, and says the same in words', async () => {
    const { api, olga } = await sceneOfThree()
    const { body } = await api(olga).get(map).expect(200)
    expect(body).toMatchObject({ count: 3, leftOut: 0, isLate: false, layer: 'synthesised' })
    expect(body.drawing).toContain('in 3 configurations')
    expect(body.drawing.match(/class="map-node"/g)).toHaveLength(6)
    expect(body.drawing).toContain('href="/reviews/heard/synthesis/resting?layer=synthesised&amp;mechanism=2"')
    expect(body.crossings).toMatchObject([
      { kind: 'ripple', from: { name: 'return' }, to: { name: 'return' }, configurations: [1, 2], isInCycle: true },
      { kind: 'same', from: { name: 'time' }, to: { name: 'time' }, isInCycle: true },
    ])
    expect(body.rows[0].cells.map((cell: { parts: { name: string }[] }) => cell.parts[0]?.name)).toEqual([
      'time',
      'feeling heard',
      'return',
    ])
  })

  it('is a page whose boxes are links, without any script', async () => {
    const { api, browser, olga } = await sceneOfThree()
    await api(olga).get(map)
    const { text } = await (await browser(olga)).get(map)
    expect(text).toContain('<svg xmlns="http://www.w3.org/2000/svg" class="map"')
    expect(text).toContain('The map in words')
    expect(text).not.toContain('map is being drawn')
  })

  it.each([
    ['focus=3', [1, 2, 3]],
    ['idea=3', [1, 2]],
    ['level=2', [1]],
    ['level=1&idea=4', []],
    ['status=agreed', []],
    ['layer=account', [1, 2, 3]],
    ['theme=99', []],
    ['term=99', []],
    ['statement=99', []],
  ])('?%s shows %j', async (query, expected) => {
    const { api, olga } = await sceneOfThree()
    expect(ids((await api(olga).get(`${map}?${query}`).expect(200)).body)).toEqual(expected)
  })

  it.each(['layer=x', 'level=-1', 'focus=1.5', 'status=lost'])('refuses ?%s', async query => {
    const { api, olga } = await sceneOfThree()
    await api(olga).get(`${map}?${query}`).expect(422)
  })

  it('draws alternatives and contradictions, and leaves retired ones out', async () => {
    const { api, olga, ctx } = await sceneOfThree()
    await addElement(ctx, 'synthesised', 3, { role: 'response', wording: 'being "seen" <at last>' })
    await addLink(ctx, 'synthesised', 1, { kind: 'contradicts', to: { layer: 'synthesised', id: 3 }, toMark: 'P1' })
    const { body } = await api(olga).get(map)
    expect(body.drawing).toContain('data-kind="contradicts"')
    expect(body.drawing).toContain('being &quot;seen&quot; &lt;at last&gt;')
    expect(body.drawing).toContain('/reviews/heard/configurations/3#P1')
    await retire(ctx, 3, 1, 'retire', { reason: '' })
    expect(ids((await api(olga).get(map)).body)).toEqual([1, 2])
  })

  it('is downloaded as SVG and as PNG, saying what it is of', async () => {
    const { api, olga } = await sceneOfThree()
    const svg = await api(olga).get(`${map}.svg`).expect(200)
    expect(svg.headers['content-type']).toContain('image/svg+xml')
    expect(svg.body.toString()).toContain('3 synthesised configurations')
    expect(svg.body.toString()).not.toContain('href=')
    const png = await api(olga).get(`${map}.png`).expect(200)
    expect(png.body.subarray(1, 4).toString()).toBe('PNG')
    expect(png.body.length).toBeGreaterThan(5_000)
  })

  it('says what to do while there is nothing', async () => {
    const { browser, lena } = await world()
    const page = await (await browser(lena)).get(map)
    expect(page.text).toContain('Nothing to map yet')
    expect((await (await browser(lena)).get(`${map}?level=1`)).text).toContain('Nothing answers this choice')
  })

  it('of very many shows the most connected, says what is left out, and asks no more questions', async () => {
    const { api, browser, olga, ctx, database } = await sceneOfThree()
    const open = () => api(olga).get(map).expect(200)
    const few = await countQueries(database, open)
    await transaction(ctx, async inner => {
      for (let at = 0; at < 130; at++) {
        const id = await addConfiguration(inner, { title: `Lonely ${at}` })
        await addElement(inner, 'synthesised', id, { role: 'context', wording: `context ${at}` })
      }
    })
    expect(await countQueries(database, open)).toBe(few)
    const { body } = await open()
    expect(body).toMatchObject({ count: 133, leftOut: 93 })
    expect(ids(body).slice(0, 3)).toEqual([1, 2, 3])
    expect((await (await browser(olga)).get(map)).text).toContain('93 are left out')
  })

  it('is nobody else’s', async () => {
    const { api, stan } = await sceneOfThree()
    for (const path of [map, `${map}.svg`, `${map}.png`, '/reviews/heard/synthesis/resting'])
      await api(stan).get(path).expect(404)
  })
})

describe('what rests on an idea', () => {
  const resting = '/reviews/heard/synthesis/resting'
  it.each([
    ['mechanism=2', [1, 2, 3]],
    ['context=1', [1, 3]],
    ['context=1&outcome=3', [1]],
    ['context=3&mechanism=2', [2]],
    ['context=2', []],
    ['strategy=0', []],
    ['layer=account&context=1', [1, 3]],
    ['mechanism=2&after=1', [2, 3]],
  ])('?%s', async (query, expected) => {
    const { api, olga } = await sceneOfThree()
    const { body } = await api(olga).get(`${resting}?${query}`).expect(200)
    expect(body.configurations.map((one: { id: number }) => one.id)).toEqual(expected)
  })

  it('opens into the evidence, counted once per study', async () => {
    const { api, browser, olga } = await sceneOfThree()
    const { body } = await api(olga).get(`${resting}?mechanism=2`)
    expect(body.asked).toEqual([{ role: 'mechanism', idea: { id: 2, name: 'feeling heard' } }])
    expect(body.configurations[0]).toMatchObject({ stances: { studies: 1, supports: 1 }, studies: [{ label: 'Bertotti 2018' }] }) // biome-ignore format: long
    const page = await (await browser(olga)).get(`${resting}?mechanism=2`)
    expect(page.text).toContain('1 study, 1 supports')
    expect(page.text).toContain('cited, not yet quoted')
  })
})
