// Excerpts through the front door: by position, typed, parked, moved, carried to a new text, deleted; on both engines.
import { describe, expect, test } from 'vitest'
import { listMemos } from '../../../src/reviews/journal/store.ts'
import { type World, world } from '../../support/world.ts'

const HOME = '/reviews/heard/documents/1'
const EXCERPTS = '/reviews/heard/excerpts'
const TEXT =
  'Link workers had time 😀 to listen.\n\nPeople felt heard by them, and came back.\n\nThey came back, again and again.'

async function read(): Promise<World> {
  const w = await world()
  await w.api(w.ravi).post('/reviews/heard/documents', { title: 'Being heard', text: TEXT })
  return w
}

const span = (words: string, from = 0) => {
  const start = [...TEXT.slice(0, TEXT.indexOf(words, from))].length
  return { start, end: start + [...words].length, quote: words }
}

const park = (w: World, body: object) => w.api(w.ravi).post(`${HOME}/excerpts`, body)
const get = async (w: World, id: number) => (await w.api(w.ravi).get(`${EXCERPTS}/${id}`)).body.excerpt

describe('a passage', () => {
  test('is parked by its position, with theme and note, and marked in the text', async () => {
    const w = await read()
    const terms = (await w.api(w.ravi).get(`${HOME}/text`)).body.terms as { id: number }[]
    const parked = await park(w, { ...span('time 😀 to listen'), termIds: [terms[0]!.id], note: '**Time**' })
    expect(parked.status).toBe(201)
    expect(parked.body.location).toBe(`${HOME}/text#x1`)
    expect(await get(w, 1)).toMatchObject({
      quote: 'time 😀 to listen',
      start: 17,
      end: 33,
      paragraph: 1,
      isParked: true,
      terms: [{ id: terms[0]!.id }],
      note: '**Time**',
    })
    const page = await (await w.browser(w.olga)).get(`${HOME}/text`)
    expect(page.text).toContain(
      '<span id="x1"></span><mark class="quote" data-role="parked" data-excerpts="1">time 😀 to listen</mark>',
    )
  })

  test('is parked with a theme that is named on the spot, once for all', async () => {
    const w = await read()
    await park(w, { ...span('Link workers'), theme: 'Time' })
    await park(w, { ...span('felt heard'), theme: 'Time' })
    const [first, second] = [await get(w, 1), await get(w, 2)]
    expect(first.terms).toMatchObject([{ name: 'Time' }])
    expect(second.terms).toEqual(first.terms)
  })

  test('may overlap others, and the text stays whole', async () => {
    const w = await read()
    await park(w, span('Link workers had time'))
    await park(w, span('had time 😀 to listen.\n\nPeople'))
    const { paragraphs } = (await w.api(w.ravi).get(`${HOME}/text`)).body
    expect(paragraphs[0]).toMatchObject({
      overlapping: 2,
      runs: [{ text: 'Link workers ' }, { text: 'had time' }, { text: ' 😀 to listen.' }],
    })
    expect(paragraphs[1].margin).toMatchObject([{ id: 2, continued: true }])
  })

  test('typed from a paragraph works without scripts, and is refused with a reason and the form again', async () => {
    const w = await read()
    const browser = await w.browser(w.ravi)
    const good = await browser.post(`${HOME}/excerpts`, {
      start: '',
      end: '',
      paragraph: '2',
      quote: '  people  felt heard ',
      memo: 'Ask the panel.',
    })
    expect(good.status).toBe(303)
    expect(await get(w, 1)).toMatchObject({ quote: 'People felt heard', start: 36, paragraph: 2 })
    const memos = await listMemos(w.database.read, w.heard.id, { subject: { kind: 'excerpt', id: 1 }, limit: 10 })
    expect(memos).toMatchObject([{ text: 'Ask the panel.', kind: 'reasoning' }])
    for (const [paragraph, quote, reason] of [
      ['1', 'felt heard', 'but in ¶2'],
      ['9', 'felt heard', 'There is no ¶9'],
      ['', 'felt heard', 'Choose a passage in the text'],
      ['3', '', 'Enter the words you want to quote'],
    ] as const) {
      const bad = await browser.post(`${HOME}/excerpts`, { start: '', end: '', paragraph, quote })
      expect(bad.status).toBe(422)
      expect(bad.text).toContain(reason)
      expect(bad.text).toContain(`value="${paragraph}"`)
    }
  })

  test.each([
    [{ start: 5, end: 5, quote: '' }],
    [{ start: -1, end: 5, quote: 'Link' }],
    [{ start: 0, end: 99_999, quote: 'not there at all' }],
    [{ start: '1.5', end: 5, quote: 'ink ' }],
    [{ start: 0, end: 12, quote: 'Link workers', termIds: [9_999] }],
    [{ start: 0, end: 12, quote: 'Link workers', theoryStatementId: 9_999 }],
    [{ start: 0, end: 12, quote: 'x'.repeat(50_000) }],
    [{ start: [1], end: {}, quote: 'Link' }],
  ])('is refused from bad input %#', async body => {
    const w = await read()
    expect((await park(w, body)).status).toBe(422)
    expect((await w.api(w.ravi).get(EXCERPTS)).body.excerpts).toEqual([])
  })

  test('sent twice is kept once', async () => {
    const w = await read()
    const browser = await w.browser(w.ravi)
    const body = { ...span('Link workers'), paragraph: '1', _submission: 'the same form' }
    await Promise.all([browser.post(`${HOME}/excerpts`, body), browser.post(`${HOME}/excerpts`, body)])
    expect((await w.api(w.ravi).get(EXCERPTS)).body.excerpts).toHaveLength(1)
  })
})

describe('an excerpt', () => {
  test('is noted on by one of two at a time', async () => {
    const w = await read()
    await park(w, span('Link workers'))
    const change = (version: number, note: string) =>
      w.api(w.ravi).post(`${EXCERPTS}/1`, { version, note, isParked: true })
    expect((await change(1, 'First')).status).toBe(201)
    const late = await change(1, 'Second')
    expect(late.status).toBe(409)
    expect(await get(w, 1)).toMatchObject({ note: 'First', version: 2 })
  })

  test('is listed by theme, state and words', async () => {
    const w = await read()
    const terms = (await w.api(w.ravi).get(`${HOME}/text`)).body.terms as { id: number }[]
    await park(w, { ...span('Link workers'), termIds: [terms[1]!.id] })
    await park(w, span('felt heard'))
    const ids = async (query: string) =>
      (await w.api(w.olga).get(`${EXCERPTS}?${query}`)).body.excerpts.map((e: { id: number }) => e.id)
    expect(await ids('state=parked')).toEqual([2, 1])
    expect(await ids(`term=${terms[1]!.id}`)).toEqual([1])
    expect(await ids('q=felt')).toEqual([2])
    expect(await ids('state=lost')).toEqual([])
    expect(await ids('before=2')).toEqual([1])
    expect((await (await w.browser(w.olga)).get(`${EXCERPTS}?state=parked`)).text).toContain('Parked passages')
  })

  test('is deleted and put back', async () => {
    const w = await read()
    await park(w, span('Link workers'))
    const browser = await w.browser(w.ravi)
    expect((await browser.post(`${EXCERPTS}/1/deletion`)).status).toBe(303)
    expect((await browser.get(`${EXCERPTS}/1`)).status).toBe(404)
    const { restoreFromBin } = await import('../../../src/core/db/bin.ts')
    await restoreFromBin(w.as(w.ravi), 1)
    expect(await get(w, 1)).toMatchObject({ quote: 'Link workers' })
  })
})

describe('replacing a text', () => {
  test('takes excerpts along by their words, and lists those not found', async () => {
    const w = await read()
    await park(w, span('time 😀 to listen'))
    await park(w, span('came back', TEXT.indexOf('They')))
    await park(w, { ...span('felt heard by them'), note: 'Keep me' })
    const replaced = await w.api(w.ravi).post(`${HOME}/texts`, {
      text: 'A new beginning.\n\nLink workers had time 😀  to listen.\n\nThey came back, again and again.',
    })
    expect(replaced.body).toMatchObject({ number: 2, lost: [3] })
    expect(await get(w, 1)).toMatchObject({ quote: 'time 😀  to listen', paragraph: 2, textNumber: 2, isLost: false })
    expect(await get(w, 2)).toMatchObject({ quote: 'came back', paragraph: 3, isLost: false })
    expect(await get(w, 3)).toMatchObject({
      quote: 'felt heard by them',
      paragraph: 2,
      textNumber: 1,
      isLost: true,
      note: 'Keep me',
    })
    const page = await (await w.browser(w.ravi)).get(HOME)
    expect(page.text).toContain('Not found in the present text')
    const again = await w.api(w.ravi).post(`${HOME}/texts`, { text: TEXT })
    expect(again.body.lost).toEqual([])
    expect(await get(w, 3)).toMatchObject({ start: 43, isLost: false, textNumber: 3 })
  })

  test('leaves a lost excerpt to be placed by hand', async () => {
    const w = await read()
    await park(w, span('felt heard by them'))
    await w.api(w.ravi).post(`${HOME}/texts`, { text: 'People were heard.' })
    const browser = await w.browser(w.ravi)
    expect(
      (await browser.post(`${EXCERPTS}/1/place`, { version: 1, paragraph: '1', quote: 'felt heard' })).text,
    ).toContain('not in ¶1')
    expect(
      (await browser.post(`${EXCERPTS}/1/place`, { version: 1, paragraph: '1', quote: 'were heard' })).status,
    ).toBe(303)
    expect(await get(w, 1)).toMatchObject({ quote: 'were heard', start: 7, end: 17, isLost: false })
  })

  test('while someone reads the old one: the words decide', async () => {
    const w = await read()
    await w.api(w.ravi).post(`${HOME}/texts`, { text: `A preface was added.\n\n${TEXT}` })
    await park(w, span('felt heard'))
    expect(await get(w, 1)).toMatchObject({ quote: 'felt heard', start: 65, paragraph: 3 })
  })
})
