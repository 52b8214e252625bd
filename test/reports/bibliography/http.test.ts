// References through the front door: the list that was asked for, what its reader may see, keys that stay.
import { describe, expect, test } from 'vitest'
import { type World, world } from '../../support/world.ts'

const HOME = '/reviews/heard'

async function library(w: World) {
  const lena = w.api(w.lena)
  const add = (fields: object) => lena.post(`${HOME}/records`, { type: 'article', ...fields }).expect(201)
  await add({ title: 'Zebra', authors: 'Mercer, Anna', year: '2019', journal: 'R&D', abstract: 'About trust.' })
  await add({ title: 'Apple', authors: 'Mercer, Anna', year: '2019', keywords: 'Health Services, Rural' })
  await add({ title: 'Nobody knows' })
  await add({ title: 'Apple again', authors: 'Mercer, Anna', year: '2019' })
  await lena.post(`${HOME}/records/4/setting-aside`, { of: '2' })
  await lena.post(`${HOME}/screening/reasons`, { text: 'wrong setting' }).expect(201)
  return lena
}

const file = async (w: World, person: World['lena'], address: string) => {
  const answer = await w.api(person).get(`${HOME}/exports/${address}`).buffer(true).parse(asText).expect(200)
  return answer.body as string
}
const asText = (
  res: { setEncoding(name: 'utf8'): void; on(name: string, done: (part: string) => void): void },
  done: (error: null, text: string) => void,
) => {
  let text = ''
  res.setEncoding('utf8')
  res.on('data', part => {
    text += part
  })
  res.on('end', () => done(null, text))
}
const titles = (ris: string) => [...ris.matchAll(/^TI {2}- (.*?)\r?$/gm)].map(found => found[1])

describe('references', () => {
  test('of all records leave without copies, those of a list as the list has them', async () => {
    const w = await world()
    await library(w)
    expect(titles(await file(w, w.lena, 'ris'))).toEqual(['Zebra', 'Apple', 'Nobody knows'])
    expect(titles(await file(w, w.lena, 'ris?sort=title'))).toEqual(['Apple', 'Nobody knows', 'Zebra'])
    expect(titles(await file(w, w.lena, 'ris?q=trust'))).toEqual(['Zebra'])
    expect(titles(await file(w, w.lena, 'ris?standing=duplicate'))).toEqual(['Apple again'])
    expect(titles(await file(w, w.lena, 'ris?standing=included'))).toEqual([])
    const list = await (await w.browser(w.olga)).get(`${HOME}/records?q=trust`)
    expect(list.text).toContain(`href="${HOME}/exports/bib?q=trust"`)
    await w.api(w.stan).get(`${HOME}/exports/ris`).expect(404)
    const { headers } = await w.api(w.olga).get(`${HOME}/exports/bib`).expect(200)
    expect(headers['content-disposition']).toContain('heard-references.bib')
  })

  test('have a key in BibTeX that no filter and no later record changes', async () => {
    const w = await world()
    const lena = await library(w)
    const keys = async (query = '') =>
      [...(await file(w, w.lena, `bib${query}`)).matchAll(/^@\w+\{([^,]+),/gm)].map(found => found[1])
    expect(await keys()).toEqual(['mercer-2019', 'mercer-2019-b', 'anon-nd'])
    expect(await keys('?q=apple')).toEqual(['mercer-2019-b'])
    await lena.post(`${HOME}/records`, { type: 'article', title: 'Aardvark', authors: 'Mercer, B.', year: '2019' })
    expect(await keys('?q=apple')).toEqual(['mercer-2019-b'])
    expect(await keys('?sort=title')).toEqual(['mercer-2019-d', 'mercer-2019-b', 'anon-nd', 'mercer-2019'])
  })

  test('say in their notes where they stand and why', async () => {
    const w = await world()
    const lena = await library(w)
    await lena.post(`${HOME}/screening/title-abstract/decisions`, { record: 1, choice: 'include' }).expect(201)
    await lena.post(`${HOME}/screening/full-text/decisions`, { record: 1, choice: 'exclude 1' }).expect(201)
    const ris = await file(w, w.olga, 'ris?q=zebra')
    expect(ris).toContain('N1  - Retroduce record 1 (heard): excluded')
    expect(ris).toContain('N1  - Title and abstract: included')
    expect(ris).toContain('N1  - Full text: excluded, wrong setting')
    expect(await file(w, w.olga, 'bib?q=zebra')).toContain('Full text: excluded, wrong setting')
    for (const name of ['Lena', 'Lead']) expect(ris).not.toContain(name)
  })

  test('hold no vote that their reader may not see', async () => {
    const w = await world()
    const lena = await library(w)
    await lena.post(`${HOME}/screening/title-abstract/rules`, { screeners: 2, version: 0 }).expect(201)
    await lena.post(`${HOME}/screening/title-abstract/decisions`, { record: 1, choice: 'exclude 1' }).expect(201)
    for (const format of ['ris', 'bib']) {
      const blind = await file(w, w.ravi, format)
      expect(blind).toContain('Title and abstract: awaiting second reviewer')
      expect(blind).not.toContain('exclude')
      expect(blind).not.toContain('wrong setting')
      expect(await file(w, w.lena, format)).toContain('awaiting second reviewer (exclude, wrong setting)')
    }
    await w.api(w.ravi).post(`${HOME}/screening/title-abstract/decisions`, { record: 1, choice: 'include' }).expect(201)
    expect(await file(w, w.ravi, 'ris')).toContain('Title and abstract: conflict (exclude, wrong setting; include)')
  })

  test('of the report are the documents that were read', async () => {
    const w = await world()
    const lena = await library(w)
    await lena
      .post(`${HOME}/documents`, {
        title: 'Read by us',
        kind: 'report',
        label: 'Us 2020',
        authors: 'World Health Organization',
        year: '2020',
      })
      .expect(201)
    await lena.post(`${HOME}/documents`, { title: 'What we heard', kind: 'consultation', label: 'Talk 1' }).expect(201)
    const bib = await file(w, w.ravi, 'bib?of=documents')
    expect(bib).toMatch(/^@techreport\{worldhealthorganization-2020,/)
    expect(bib).toContain('author = {{World Health Organization}}')
    expect(bib.match(/^@/gm)).toHaveLength(1)
    expect(titles(await file(w, w.ravi, 'ris?of=documents'))).toEqual(['Read by us'])
  })

  test('of a batch, of what was set aside and of a search are what their pages list', async () => {
    const w = await world()
    const lena = await library(w)
    const search = { kind: 'database', status: 'run', source: 'MEDLINE', iteration: 1, runOn: '2026-03-09' }
    await lena.post(`${HOME}/searches`, search).expect(201)
    await lena.post(`${HOME}/records`, { type: 'article', title: 'Found', searchId: 1 }).expect(201)
    const screen = { screen: 'title-abstract', which: 'next', how: 'split' }
    await lena.post(`${HOME}/screening/batches`, { ...screen, people: [w.ravi.id], count: 2 }).expect(201)
    await w.services.jobs.runAll()
    for (const filter of ['batch=1', 'batch=1&q=zebra', 'batch=9', 'search=1', 'standing=duplicate']) {
      const { body } = await lena.get(`${HOME}/records?${filter}`).expect(200)
      const listed = body.records.map((one: { title: string }) => one.title)
      expect(titles(await file(w, w.lena, `ris?${filter}`)), filter).toEqual(listed)
      expect((await file(w, w.lena, `bib?${filter}`)).match(/^@/gm) ?? [], filter).toHaveLength(listed.length)
    }
    expect(titles(await file(w, w.lena, 'ris?batch=1'))).toEqual(['Zebra', 'Apple'])
    const lead = await w.browser(w.lena)
    expect((await lead.get(`${HOME}/screening/batches`)).text).toContain(`href="${HOME}/records?batch=1"`)
    expect((await lead.get(`${HOME}/records?batch=1`)).text).toContain(`href="${HOME}/exports/ris?batch=1"`)
    const aside = (await lead.get(`${HOME}/duplicates/set-aside?q=again`)).text
    expect(aside).toContain(`href="${HOME}/exports/ris?standing=duplicate&amp;q=again"`)
    const byPeople = (await lead.get(`${HOME}/duplicates/set-aside?how=person`)).text
    expect(byPeople).toContain(`href="${HOME}/exports/bib?standing=duplicate&amp;how=person"`)
    expect(titles(await file(w, w.lena, 'ris?standing=duplicate&how=person'))).toEqual(['Apple again'])
    expect(titles(await file(w, w.lena, 'ris?how=person&q=again'))).toEqual(['Apple again'])
    expect(titles(await file(w, w.lena, 'ris?standing=duplicate&how=automatic'))).toEqual([])
    expect(titles(await file(w, w.lena, 'ris?standing=included&how=person'))).toEqual([])
  })

  test('of full texts that are sought and of one’s own decisions are those lists, as filtered and in their order', async () => {
    const w = await world()
    const lena = await library(w)
    for (const [record, choice] of [
      [3, 'include'],
      [1, 'exclude 1'],
      [2, 'include'],
    ] as const) {
      await lena.post(`${HOME}/screening/title-abstract/decisions`, { record, choice }).expect(201)
      w.time.forward(1)
    }
    await lena.post(`${HOME}/records/3/retrieval`, { state: 'not retrieved', reason: 'out of print' }).expect(201)
    const of = async (person: World['lena'], address: string) =>
      (await w.api(person).get(`${HOME}/${address}`).buffer(true).parse(asText).expect(200)).body as string
    const own = 'screening/title-abstract/mine'
    expect(titles(await of(w.olga, 'retrieval/references/ris'))).toEqual(['Apple', 'Nobody knows'])
    expect(titles(await of(w.olga, 'retrieval/references/ris?state=not+retrieved'))).toEqual(['Nobody knows'])
    expect(titles(await of(w.lena, `${own}/references/ris`))).toEqual(['Apple', 'Zebra', 'Nobody knows'])
    expect(titles(await of(w.lena, `${own}/references/ris?choice=include`))).toEqual(['Apple', 'Nobody knows'])
    expect(await of(w.lena, `${own}/references/bib?choice=exclude`)).toMatch(/^@article\{mercer-2019,/)
    expect(await of(w.ravi, `${own}/references/ris`)).toBe('')
    await w.api(w.olga).get(`${HOME}/${own}/references/ris`).expect(403)
    await w.api(w.stan).get(`${HOME}/retrieval/references/ris`).expect(404)
    await lena.get(`${HOME}/screening/other/mine/references/ris`).expect(404)
    const lead = await w.browser(w.lena)
    const page = async (address: string) => (await lead.get(`${HOME}/${address}`)).text
    expect(await page('retrieval?state=open')).toContain(`href="${HOME}/retrieval/references/bib?state=open"`)
    expect(await page('retrieval?state=due')).not.toContain('references/')
    expect(await page(`${own}?choice=include`)).toContain(`href="${HOME}/${own}/references/ris?choice=include"`)
    expect(await page(`${own}?choice=maybe`)).not.toContain('references/')
  })

  test('of those lists tell nothing of records that their reader is asked to check blind', async () => {
    const w = await world()
    const lena = await library(w)
    await w.api(w.ravi).post(`${HOME}/screening/title-abstract/decisions`, { record: 3, choice: 'include' }).expect(201)
    await lena.post(`${HOME}/screening/title-abstract/decisions`, { record: 1, choice: 'include' }).expect(201)
    const check = { screen: 'title-abstract', drawnFrom: 'all', share: 100, count: '', checker: w.ravi.id, seed: 's' }
    await lena.post(`${HOME}/screening/checks`, check).expect(201)
    const { body } = await w.api(w.ravi).get(`${HOME}/retrieval`).expect(200)
    const address = `${HOME}/retrieval/references/ris`
    const sought = await w.api(w.ravi).get(address).buffer(true).parse(asText).expect(200)
    expect(titles(sought.body as string)).toEqual(body.records.map((one: { title: string }) => one.title))
    expect(sought.body).not.toContain('Zebra')
  })

  test('of the included studies are the documents of that table, in its order, under the keys of the report', async () => {
    const w = await world()
    const lena = await library(w)
    const add = (title: string, country: string) =>
      lena.post(`${HOME}/documents`, { title, country, kind: 'article', authors: 'Mercer, Anna', year: '2020' })
    for (const [title, country] of [
      ['Wales read', 'Wales'],
      ['England read', 'England'],
      ['Wales again', 'Wales'],
    ] as const)
      await add(title, country).expect(201)
    await lena.post(`${HOME}/documents`, { title: 'Heard', kind: 'consultation', label: 'Talk 1' }).expect(201)
    const page = await (await w.browser(w.olga)).get(`${HOME}/characteristics?where=country:Wales`)
    const [, address = ''] = /href="([^"]*references\/bib[^"]*)"/.exec(page.text) ?? []
    const of = async (at: string) =>
      (await w.api(w.olga).get(at.replaceAll('&amp;', '&')).buffer(true).parse(asText).expect(200)).body as string
    expect([...(await of(address)).matchAll(/^@\w+\{([^,]+),/gm)].map(found => found[1])).toEqual([
      'mercer-2020',
      'mercer-2020-c',
    ])
    expect(titles(await of(`${HOME}/characteristics/references/ris?where=country:England`))).toEqual(['England read'])
    expect(titles(await of(`${HOME}/characteristics/references/ris`))).toHaveLength(3)
    await w.api(w.olga).get(`${HOME}/characteristics/references/pdf`).expect(404)
    await w.api(w.stan).get(`${HOME}/characteristics/references/ris`).expect(404)
    const access = await w.database.read.selectFrom('access').select(['kind', 'detail']).execute()
    expect(access.filter(one => one.kind === 'exported').map(one => one.detail)).toEqual(['bib', 'ris', 'ris'])
  })
})
