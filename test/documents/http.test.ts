// Documents through the front door: added, given texts, quoted from, replaced, judged, on both engines.
import { describe, expect, test } from 'vitest'
import { countQueries, type World, world } from '../support/world.ts'
import { docx, paragraph } from './support/docx.ts'

const HOME = '/reviews/heard/documents'
const TEXT =
  'Link workers had time 😀 to listen.\n\nPeople <b>felt heard</b> by them, and came back.\n\nשלום again and again.'

async function withText(text = TEXT): Promise<{ world: World; id: number }> {
  const w = await world()
  const added = await w.api(w.ravi).post(HOME, { title: 'Being heard', authors: ['Mercer, Ann'], year: 2018, text })
  expect(added.status).toBe(201)
  return { world: w, id: added.body.id }
}

describe('a document', () => {
  test('is added by hand with its text, and is called after author and year', async () => {
    const { world: w, id } = await withText()
    const page = await w.api(w.olga).get(`${HOME}/${id}`)
    expect(page.body.document).toMatchObject({
      id: 1,
      label: 'Mercer 2018',
      title: 'Being heard',
      kind: 'article',
      recordId: null,
      version: 1,
    })
    expect(page.body.texts).toMatchObject([{ number: 1, form: 'pasted', paragraphs: 3, characters: [...TEXT].length }])
    const second = await w
      .api(w.ravi)
      .post(HOME, { title: 'Another', authors: ['Mercer, Ann'], year: '2018', study: 'Mercer study' })
    const list = await w.api(w.olga).get(HOME)
    expect(list.body.documents.map((d: { label: string }) => d.label)).toEqual(['Mercer 2018', 'Mercer 2018b'])
    expect(list.body.documents[1]).toMatchObject({ id: second.body.id, studyName: 'Mercer study', characters: null })
  })

  test('shows its text as text, whatever it holds', async () => {
    const { world: w, id } = await withText()
    const browser = await w.browser(w.ravi)
    for (const url of [
      HOME,
      `${HOME}/${id}`,
      `${HOME}/${id}/text`,
      `${HOME}/${id}/text?quote=2`,
      `${HOME}/${id}/texts/1`,
      `${HOME}/${id}/edit`,
      `${HOME}/${id}/appraisal`,
      `${HOME}/new`,
      `${HOME}/${id}/texts/new`,
      '/reviews/heard/excerpts',
      '/reviews/heard/studies',
    ]) {
      const page = await browser.get(url)
      expect(page.status, url).toBe(200)
      expect(page.text, url).not.toContain('<b>felt heard')
    }
    const reading = await browser.get(`${HOME}/${id}/text?quote=2`)
    expect(reading.text).toContain(
      'data-start="36" data-end="84">People &lt;b&gt;felt heard&lt;/b&gt; by them, and came back.</span>',
    )
    expect(reading.text).toContain('id="p3"')
  })

  test('is found by the words of its text, and filtered', async () => {
    const { world: w } = await withText()
    await w.api(w.ravi).post(HOME, { title: 'Waiting rooms', kind: 'report' })
    const labels = async (query: string) =>
      (await w.api(w.olga).get(`${HOME}?${query}`)).body.documents.map((d: { label: string }) => d.label)
    expect(await labels('q=listen')).toEqual(['Mercer 2018'])
    expect(await labels('kind=report')).toEqual(['Waiting rooms'])
    expect(await labels('text=without')).toEqual(['Waiting rooms'])
    expect(await labels('q=nothing')).toEqual([])
  })

  test('is changed once; the second of two editors is shown both texts', async () => {
    const { world: w, id } = await withText()
    const change = {
      title: 'Being heard again',
      label: 'Mercer 2018',
      year: '2018',
      version: '1',
      study: 'Mercer study',
    }
    expect((await w.api(w.ravi).post(`${HOME}/${id}`, change)).status).toBe(201)
    const late = await (await w.browser(w.lena)).post(`${HOME}/${id}`, { ...change, title: 'My own title' })
    expect(late.status).toBe(409)
    expect(late.text).toContain('Being heard again')
    expect(late.text).toContain('My own title')
    expect((await w.api(w.ravi).get(`${HOME}/${id}`)).body.document).toMatchObject({
      title: 'Being heard again',
      study: { name: 'Mercer study' },
      version: 2,
    })
  })

  test('is deleted with what belongs to it, and put back', async () => {
    const { world: w, id } = await withText()
    await w.api(w.ravi).post(`${HOME}/${id}/excerpts`, { start: 0, end: 12, quote: 'Link workers' })
    expect((await w.api(w.ravi).post(`${HOME}/${id}/deletion`)).status).toBe(201)
    expect((await w.api(w.ravi).get(`${HOME}/${id}`)).status).toBe(404)
    const { restoreFromBin } = await import('../../src/core/db/bin.ts')
    await restoreFromBin(w.as(w.ravi), 1)
    const back = await w.api(w.ravi).get(`${HOME}/${id}`)
    expect(back.body.excerpts).toMatchObject([{ quote: 'Link workers', start: 0, end: 12 }])
    expect((await w.api(w.ravi).get(`${HOME}/${id}/text`)).body.paragraphs).toHaveLength(3)
  })

  test.each([
    [{ title: '' }, 'title'],
    [{ title: 'x'.repeat(4_001) }, 'title'],
    [{ title: 'A', kind: 'poem' }, 'kind'],
    [{ title: 'A', year: '1e3' }, 'year'],
    [{ title: 'A', url: 'javascript:alert(1)' }, 'url'],
    [{ title: 'A', recordId: 77 }, 'recordId'],
    [{ title: 'A', text: 'x'.repeat(2_000_001) }, 'text'],
    [{ title: ['A'], label: {} }, 'title'],
  ])('is not added from bad input %#', async (body, field) => {
    const w = await world()
    const answer = await w.api(w.ravi).post(HOME, body)
    expect(answer.status).toBe(422)
    expect(Object.keys(answer.body.errors)).toContain(field)
    expect((await w.api(w.ravi).get(HOME)).body.count).toBe(0)
  })

  test('without a text leads from reading to what is known about it', async () => {
    const w = await world()
    await w.api(w.ravi).post(HOME, { title: 'To come' })
    const reading = await (await w.browser(w.olga)).get(`${HOME}/1/text`)
    expect([reading.status, reading.headers.location]).toEqual([303, `${HOME}/1`])
    expect((await w.api(w.ravi).post(`${HOME}/1/excerpts`, { start: 0, end: 1, quote: 'x' })).status).toBe(422)
  })

  test('of another review is not there, and an observer only reads', async () => {
    const { world: w, id } = await withText()
    await w.api(w.ravi).post(`${HOME}/${id}/excerpts`, { start: 0, end: 12, quote: 'Link workers' })
    for (const path of ['', '/text', '/texts/1', '/texts/1/file']) {
      expect((await w.api(w.stan).get(`${HOME}/${id}${path}`)).status).toBe(404)
      expect((await w.api(w.stan).get(`/reviews/elsewhere/documents/${id}${path}`)).status).toBe(404)
    }
    expect((await w.api(w.stan).get('/reviews/elsewhere/excerpts/1')).status).toBe(404)
    expect(
      (await w.api(w.stan).post(`/reviews/elsewhere/documents/${id}/excerpts`, { start: 0, end: 4, quote: 'Link' }))
        .status,
    ).toBe(404)
    expect((await w.api(w.stan).post(`/reviews/elsewhere/documents/${id}/texts`, { text: 'x' })).status).toBe(404)
    expect((await w.api(w.olga).post(`${HOME}/${id}/texts`, { text: 'x' })).status).toBe(403)
    expect((await w.api(w.olga).get(`${HOME}/${id}/edit`)).status).toBe(403)
  })
})

describe('a file', () => {
  const upload = async (content: Buffer | string, name = 'text.docx') => {
    const { world: w, id } = await withText()
    const answer = await (await w.browser(w.ravi)).upload(`${HOME}/${id}/texts`, 'file', { name, content })
    await w.services.jobs.runAll()
    return { w, id, answer, page: (await w.api(w.ravi).get(`${HOME}/${id}`)).body }
  }

  test('is read by a worker and becomes the present text', async () => {
    const { w, id, answer, page } = await upload(
      docx(paragraph('A title', 'Title') + paragraph('Words of a Word file.')),
      '../../évil\u202e.txt',
    )
    expect(answer.status).toBe(303)
    expect(page.texts).toMatchObject([{ number: 2, form: 'docx', paragraphs: 2 }, { number: 1 }])
    expect(page.job).toMatchObject({ state: 'done' })
    const polled = await (await w.browser(w.olga)).agent.get(`${HOME}/${id}`).set('hx-request', 'true')
    expect(polled.text).toMatch(/^<div class="progress"/)
    expect(polled.text).not.toContain('hx-trigger')
    expect(polled.text).toMatch(/id="document-matter" hx-swap-oob="true">.*from a Word file/s)
    expect(polled.text).toMatch(/id="document-ways" hx-swap-oob="true">.*Read and code/)
    const file = await w.api(w.olga).get(`${HOME}/${id}/texts/2/file`)
    expect(file.headers['content-disposition']).toMatch(/^attachment/)
    expect(file.headers['content-type']).toBe('application/octet-stream')
  })

  test('that is no text is refused at once, and nothing is kept', async () => {
    const { answer, page } = await upload('GIF89a %PDF-1.7 <html>', 'text.txt')
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('This PDF has something else before')
    expect(page.texts).toHaveLength(1)
  })

  test('that turns out to be a trap fails with a sentence, and the text stays', async () => {
    const { page } = await upload(docx('', { 'word/big.xml': new Uint8Array(60_000_000) }))
    expect(page.job).toMatchObject({ state: 'failed', problem: expect.stringContaining('unpacks to far more') })
    expect(page.texts).toHaveLength(1)
  })

  test('of more than 50 MB is refused while it streams', async () => {
    const { answer, page } = await upload(Buffer.alloc(53_000_000, 97), 'big.txt')
    expect(answer.status).toBe(413)
    expect(answer.text).toContain('50 MB')
    expect(page.texts).toHaveLength(1)
  })

  test('that is empty, or no text at all, asks for one', async () => {
    const { world: w, id } = await withText()
    const browser = await w.browser(w.ravi)
    expect((await browser.upload(`${HOME}/${id}/texts`, 'file', { name: 'a.txt', content: '' })).text).toContain(
      'This file is empty.',
    )
    expect((await browser.post(`${HOME}/${id}/texts`, { text: '  ' })).text).toContain(
      'Paste the text, or choose a file.',
    )
  })
})

test('lists ask the same number of questions for one document and for thirty', async () => {
  const { world: w, id } = await withText()
  const add = async () => {
    for (let i = 0; i < 30; i++) {
      await w.api(w.ravi).post(HOME, { title: `Document ${i}`, text: TEXT, study: `Study ${i}` })
      await w
        .api(w.ravi)
        .post(`${HOME}/${id}/excerpts`, { start: i, end: 40 + i, quote: [...TEXT].slice(i, 40 + i).join('') })
    }
  }
  const urls = [HOME, `${HOME}/${id}`, `${HOME}/${id}/text`, '/reviews/heard/excerpts', '/reviews/heard/studies']
  await w.api(w.ravi).post(`${HOME}/${id}/excerpts`, { start: 0, end: 12, quote: 'Link workers' })
  // Texts that were read are kept: the first reading asks for more.
  for (const url of urls) await w.api(w.ravi).get(url)
  const before = []
  for (const url of urls) before.push(await countQueries(w.database, () => w.api(w.ravi).get(url)))
  await add()
  const after = []
  for (const url of urls) after.push(await countQueries(w.database, () => w.api(w.ravi).get(url)))
  expect(after).toEqual(before)
})
