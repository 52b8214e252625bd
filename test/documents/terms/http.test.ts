// What facets say about documents and excerpts, through the front door; on both engines.
import { describe, expect, test } from 'vitest'
import { restoreFromBin } from '../../../src/core/db/bin.ts'
import { addExcerpt } from '../../../src/documents/excerpts/actions.ts'
import { listExcerpts } from '../../../src/documents/excerpts/store.ts'
import { addPastedText } from '../../../src/documents/texts/actions.ts'
import { addFacet, addTerm, changeTerm } from '../../../src/reviews/vocabulary/actions.ts'
import { findFacetByKey, listTerms } from '../../../src/reviews/vocabulary/store.ts'
import { world } from '../../support/world.ts'

const HOME = '/reviews/heard/documents'

async function scene() {
  const w = await world()
  const lead = w.as(w.lena)
  const facet = await findFacetByKey(w.database.read, w.heard.id, 'intervention-type')
  const worker = await addTerm(lead, facet?.id ?? 0, { name: 'Link worker' })
  const signpost = await addTerm(lead, facet?.id ?? 0, { name: 'Signposting' })
  const foreign = await addFacet(w.as(w.stan, w.elsewhere), {
    name: 'Country',
    describes: 'documents',
    isOrdered: false,
  })
  for (let n = 0; n < 20; n++) await addTerm(w.as(w.stan, w.elsewhere), foreign, { name: `Country ${n}` })
  const speakers = await listTerms(w.database.read, w.heard.id, 'excerpts')
  return { w, worker, signpost, speaker: speakers[0]?.id ?? 0, other: speakers[1]?.id ?? 0 }
}

const names = (body: { document: { terms: { name: string }[] } }) => body.document.terms.map(term => term.name)

describe('a document', () => {
  test('is described on its form, shown so on its page and in the list, and found by it', async () => {
    const { w, worker, signpost } = await scene()
    const browser = await w.browser(w.ravi)
    const blank = await browser.get(`${HOME}/new`)
    expect(blank.text).toContain('Intervention type')
    expect((await browser.post(HOME, { title: 'One', termIds: [String(worker), String(signpost)] })).status).toBe(303)
    await browser.post(HOME, { title: 'Two', termIds: String(signpost) })
    expect(names((await w.api(w.olga).get(`${HOME}/1`)).body)).toEqual(['Link worker', 'Signposting'])
    expect((await browser.get(`${HOME}/1`)).text).toContain('<span class="tag">Link worker</span>')
    const list = (await w.api(w.olga).get(`${HOME}?term=${worker}`)).body
    expect(list.documents).toMatchObject([{ label: 'One', terms: [{ name: 'Link worker' }, { name: 'Signposting' }] }])
    expect([list.count, list.terms.length]).toEqual([1, 2])
    expect((await browser.get(`${HOME}?term=${worker}`)).text).toContain('Intervention type: Link worker')
    const edit = await browser.get(`${HOME}/2/edit`)
    expect(edit.text).toMatch(new RegExp(`value="${signpost}" id="[^"]+" checked`))
    await browser.post(`${HOME}/1`, { title: 'One', label: 'One', version: '1' })
    expect(names((await w.api(w.olga).get(`${HOME}/1`)).body)).toEqual([])
  })

  test('is found by a term above its own, and so is an excerpt', async () => {
    const { w, worker, speaker } = await scene()
    const facet = await findFacetByKey(w.database.read, w.heard.id, 'intervention-type')
    const nurse = await addTerm(w.as(w.lena), facet?.id ?? 0, { name: 'Link nurse', parentId: worker })
    const speakers = await findFacetByKey(w.database.read, w.heard.id, 'speaker')
    const child = await addTerm(w.as(w.lena), speakers?.id ?? 0, { name: 'A kind of these', parentId: speaker })
    await w.api(w.ravi).post(HOME, { title: 'One', termIds: [nurse] })
    const found = async (term: number) => (await w.api(w.olga).get(`${HOME}?term=${term}`)).body.count
    expect([await found(worker), await found(nurse), await found(speaker)]).toEqual([1, 1, 0])
    await addPastedText(w.as(w.ravi), 1, 'People felt heard.')
    await addExcerpt(w.as(w.ravi), 1, { start: 0, end: 17, quote: 'People felt heard' }, { termIds: [child] })
    const excerpts = await listExcerpts(w.database.read, w.heard.id, { termId: speaker })
    expect(excerpts).toMatchObject([{ quote: 'People felt heard' }])
  })

  test('keeps a term that was retired since, which its form does not offer', async () => {
    const { w, worker, signpost } = await scene()
    await w.api(w.ravi).post(HOME, { title: 'One', termIds: [worker] })
    const retired = { name: 'Link worker', definition: '', parentId: null, position: null, retired: true, version: 1 }
    await changeTerm(w.as(w.lena), worker, retired)
    await w.api(w.ravi).post(`${HOME}/1`, { title: 'One', label: 'One', version: 1, termIds: [signpost] })
    expect(names((await w.api(w.ravi).get(`${HOME}/1`)).body)).toEqual(['Link worker', 'Signposting'])
    expect((await w.api(w.ravi).post(HOME, { title: 'Two', termIds: [worker] })).status).toBe(422)
  })

  test('refuses terms of other reviews and of facets about other things, and keeps what was typed', async () => {
    const { w, speaker, worker } = await scene()
    for (const termIds of [[speaker], [worker + 15], [9_999], ['x'], [-1]]) {
      const answer = await w.api(w.ravi).post(HOME, { title: 'One', termIds })
      expect([answer.status, Object.keys(answer.body.errors ?? {})[0]]).toEqual([
        422,
        expect.stringMatching(/^termIds/),
      ])
    }
    await w.api(w.ravi).post(HOME, { title: 'One', termIds: [worker] })
    const bad = await (await w.browser(w.ravi)).post(`${HOME}/1`, {
      title: 'Better',
      label: 'One',
      version: '1',
      termIds: [String(speaker)],
    })
    expect(bad.status).toBe(422)
    expect(bad.text).toContain('Better')
    const { body } = await w.api(w.ravi).get(`${HOME}/1`)
    expect([body.document.title, body.document.version, names(body)]).toEqual(['One', 1, ['Link worker']])
  })

  test('comes back from the bin with its terms', async () => {
    const { w, worker } = await scene()
    await w.api(w.ravi).post(HOME, { title: 'One', termIds: [worker] })
    expect((await w.api(w.ravi).post(`${HOME}/1/deletion`)).status).toBe(201)
    await restoreFromBin(w.as(w.ravi), 1)
    expect(names((await w.api(w.ravi).get(`${HOME}/1`)).body)).toEqual(['Link worker'])
  })
})

describe('an excerpt', () => {
  test('says who is speaking, set on its page; documents’ terms are refused there', async () => {
    const { w, worker, speaker, other } = await scene()
    await w.api(w.ravi).post(HOME, { title: 'One', text: 'They had time to listen.' })
    await w.api(w.ravi).post(`${HOME}/1/excerpts`, { start: 0, end: 8, quote: 'They had', termIds: [speaker] })
    const browser = await w.browser(w.ravi)
    const at = '/reviews/heard/excerpts/1'
    expect((await browser.get(at)).text).toContain('Who is speaking')
    expect((await browser.post(at, { version: '1', termIds: [String(other)] })).status).toBe(303)
    const { excerpt } = (await w.api(w.olga).get(at)).body
    expect(excerpt.terms).toMatchObject([{ id: other }])
    expect((await (await w.browser(w.olga)).get(at)).text).toContain(
      `<span class="tag">${excerpt.terms[0].name}</span>`,
    )
    expect((await browser.post(at, { version: '2', termIds: [String(worker)] })).status).toBe(422)
    const retired = { name: 'Gone', definition: '', parentId: null, position: null, retired: true, version: 1 }
    await changeTerm(w.as(w.lena), other, retired)
    await browser.post(at, { version: '2', termIds: [String(speaker)] })
    const ids = (await w.api(w.olga).get(at)).body.excerpt.terms.map((term: { id: number }) => term.id)
    expect(new Set(ids)).toEqual(new Set([speaker, other]))
  })
})
