// Demi-regularities: found, opened, saved, read again, renamed, deleted and put back, taken along.
import { describe, expect, it } from 'vitest'
import { addConfiguration } from '../../../src/configurations/actions.ts'
import { addElement } from '../../../src/configurations/elements/actions.ts'
import { exportReviewFile } from '../../../src/reports/exchange/actions.ts'
import { retire } from '../../../src/synthesis/arranging/actions.ts'
import { world } from '../../support/world.ts'
import { sceneOfThree } from '../scene-of-three.ts'

const place = '/reviews/heard/synthesis/regularities'
const mechanism = {
  kind: 'mechanism',
  layer: 'synthesised',
  idea: 2,
  name: 'Being heard works anywhere',
  memo: 'So far.',
}

describe('finding', () => {
  it('the same mechanism across contexts, and the same context with different outcomes', async () => {
    const { api, olga } = await sceneOfThree()
    expect((await api(olga).get(place).expect(200)).body).toMatchObject({
      saved: [],
      foundCount: 1,
      found: [{ query: { idea: 2 }, name: 'feeling heard', configurations: [1, 2, 3], others: [{ name: 'time' }, { name: 'return' }] }],
    }) // biome-ignore format: long
    expect((await api(olga).get(`${place}?kind=context&layer=account`)).body.found).toMatchObject([
      { query: { idea: 1 }, name: 'time', configurations: [1, 3], isDivided: true },
    ])
  })

  it('hints at what is worded alike without an idea, and says when one turns it round', async () => {
    const { api, browser, olga, ctx } = await sceneOfThree()
    for (const [context, words] of [
      ['a garden', 'link workers trust the practice'],
      ['a school', 'link workers do not trust the practice'],
    ]) {
      // biome-ignore format: long
      const id = await addConfiguration(ctx, {})
      await addElement(ctx, 'synthesised', id, { role: 'context', wording: context as string })
      await addElement(ctx, 'synthesised', id, { role: 'mechanism', wording: words as string })
    }
    const { hints } = (await api(olga).get(place)).body
    expect(hints).toMatchObject([{ configurations: [4, 5], isDivided: true }])
    const page = await (await browser(olga)).get(`${place}/found?kind=mechanism&element=${hints[0].query.element}`)
    expect(page.text).toContain('A hint only')
    expect(page.text).toContain('One turns round what another says')
  })

  it('opens into the configurations by context, with their evidence', async () => {
    const { api, browser, olga } = await sceneOfThree()
    const opened = `${place}/found?kind=mechanism&idea=2`
    const { body } = await api(olga).get(opened).expect(200)
    expect(body.configurations[0]).toMatchObject({ id: 1, evidence: [{ documentLabel: 'Bertotti 2018' }] })
    expect((await (await browser(olga)).get(opened)).text).not.toContain('Save this')
    for (const wrong of ['', '?idea=999', '?element=999']) await api(olga).get(`${place}/found${wrong}`).expect(404)
  })

  it('says so where nothing recurs', async () => {
    const { browser, lena } = await world()
    expect((await (await browser(lena)).get(place)).text).toContain('No mechanism is shared')
  })
})

describe('saving', () => {
  it('keeps the question and tells what changed since', async () => {
    const { api, browser, ravi, olga, ctx } = await sceneOfThree()
    const { id } = (await api(ravi).post(place, mechanism).expect(201)).body
    const open = async () => (await api(olga).get(`${place}/${id}`).expect(200)).body
    expect(await open()).toMatchObject({ saved: { name: mechanism.name, memo: 'So far.', query: { idea: 2 } }, changes: { configurationsAdded: [], othersGone: [] } }) // biome-ignore format: long
    const fourth = await addConfiguration(ctx, {})
    await addElement(ctx, 'synthesised', fourth, { role: 'context', wording: 'night' })
    await addElement(ctx, 'synthesised', fourth, { role: 'mechanism', wording: 'heard', idea: 'feeling heard' })
    await retire(ctx, 2, 1, 'retire', { reason: '' })
    expect((await open()).changes).toEqual({ configurationsAdded: [4], configurationsGone: [2], othersAdded: ['night'], othersGone: ['return'] }) // biome-ignore format: long
    expect((await api(olga).get(place)).body.saved).toMatchObject([{ id, isChanged: true, isGone: false }])
    const person = await browser(ravi)
    expect((await person.get(`${place}/${id}`)).text).toContain('new contexts: night')
    await person.post(`${place}/${id}/reading`)
    expect((await open()).changes).toMatchObject({ configurationsAdded: [], othersAdded: [] })
    await api(olga).post(`${place}/${id}/reading`).expect(403)
  })

  it('is renamed, never silently over someone else', async () => {
    const { api, ravi, lena } = await sceneOfThree()
    const { id } = (await api(ravi).post(place, mechanism)).body
    await api(lena).post(`${place}/${id}`, { name: 'Heard', memo: 'Longer.', version: 1 }).expect(201)
    await api(ravi).post(`${place}/${id}`, { name: 'Mine', memo: '', version: 1 }).expect(409)
    expect((await api(ravi).get(`${place}/${id}`)).body.saved).toMatchObject({ name: 'Heard', version: 2 })
  })

  it('is deleted and put back under its number, and goes along in the file of the review', async () => {
    const { api, browser, ravi, ctx } = await sceneOfThree()
    await api(ravi).post(place, mechanism)
    let file = ''
    for await (const part of await exportReviewFile(ctx)) file += part
    expect(JSON.parse(file).demiRegularities).toMatchObject([{ id: 1, name: mechanism.name, query: { idea: 2 }, found: { configurations: [1, 2, 3] } }]) // biome-ignore format: long
    const person = await browser(ravi)
    const gone = await person.post(`${place}/1/deletion`)
    await api(ravi).get(`${place}/1`).expect(404)
    const page = await person.get((gone.headers.location ?? '').replace(/#.*/, ''))
    await person.post(/action="([^"]+restoration)"/.exec(page.text)?.[1] ?? '')
    expect((await api(ravi).get(`${place}/1`)).body.saved).toMatchObject({ name: mechanism.name })
  })

  it.each([
    [{ name: '' }, 'name', 'Enter a name'],
    [{ name: 'x'.repeat(201) }, 'name', 'at most 200'],
    [{ memo: 'x'.repeat(10_001) }, 'memo', 'at most 10,000'],
  ])('refuses %j with what was typed', async (part, field, sentence) => {
    const { browser, ravi } = await sceneOfThree()
    const answer = await (await browser(ravi)).post(place, { ...mechanism, ...part })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(`#f-${field}`)
    expect(answer.text).toContain(sentence)
  })

  it('needs what it asks about, and someone who may', async () => {
    const { api, ravi, olga, stan } = await sceneOfThree()
    await api(ravi)
      .post(place, { ...mechanism, idea: 999 })
      .expect(422)
    await api(ravi)
      .post(place, { ...mechanism, idea: '' })
      .expect(404)
    await api(olga).post(place, mechanism).expect(403)
    await api(stan).post(place, mechanism).expect(404)
    await api(ravi).get(`${place}/9`).expect(404)
  })
})
