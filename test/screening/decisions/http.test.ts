// Screening, through the front door: one record at a time, both screens, undo, reasons, criteria.
import { describe, expect, test } from 'vitest'
import { countQueries, world } from '../../support/world.ts'

async function withRecords(count = 3) {
  const w = await world()
  const api = w.api(w.lena)
  for (let n = 1; n <= count; n += 1)
    await api.post('/reviews/heard/records', {
      type: 'article',
      title: `A record with the number ${n}`,
      abstract: 'Social prescribing in one town',
    })
  const decide = (screen: string, record: number, choice: string, more: object = {}) =>
    api.post(`/reviews/heard/screening/${screen}/decisions`, { record, choice, ...more })
  const standing = async (record: number) => (await api.get(`/reviews/heard/records/${record}`)).body.record.standing
  return { w, api, decide, standing }
}

describe('one record at a time', () => {
  test('by clicking: include, and the next one is there', async () => {
    const { w, standing } = await withRecords()
    const lena = await w.browser(w.lena)
    const first = await lena.get('/reviews/heard/screening/title-abstract')
    expect(first.text).toContain('A record with the number 1')
    expect(first.text).toContain('<mark>Social prescribing</mark>')
    expect(first.text).toMatch(/data-key="i"/)
    const decided = await lena.post('/reviews/heard/screening/title-abstract/decisions', {
      record: '1',
      choice: 'include',
    })
    expect(decided.status).toBe(303)
    const next = await lena.get(decided.headers.location ?? '')
    expect(next.text).toContain('A record with the number 2')
    expect(next.text).toContain('Record 1 was included.')
    expect(next.text).toContain('1 of 3')
    expect(next.text).toContain('/decisions/1/withdrawal')
    expect(next.text).toContain('Undo: record 1, include')
    expect(await standing(1)).toBe('full text to screen')
  })

  test('undo brings the record back, and only to who decided', async () => {
    const { w, api, decide, standing } = await withRecords()
    await decide('title-abstract', 1, 'exclude')
    expect((await w.api(w.ravi).post('/reviews/heard/decisions/1/withdrawal')).status).toBe(403)
    const undone = await api.post('/reviews/heard/decisions/1/withdrawal')
    expect(undone.body.location).toBe('/reviews/heard/screening/title-abstract?record=1')
    expect(await standing(1)).toBe('not screened')
    expect((await api.get('/reviews/heard/screening/title-abstract')).body.record.id).toBe(1)
  })

  test('a later decision replaces the earlier one', async () => {
    const { api, decide, standing } = await withRecords()
    await decide('title-abstract', 1, 'maybe', { note: 'unsure' })
    expect(await standing(1)).toBe('maybe')
    await decide('title-abstract', 1, 'include')
    expect(await standing(1)).toBe('full text to screen')
    const { mine, progress } = (await api.get('/reviews/heard/screening/title-abstract?record=1')).body
    expect(mine).toMatchObject({ id: 1, choice: 'include', note: '' })
    expect(progress).toEqual({ done: 1, total: 3, today: 1 })
  })

  test('the end is said, and the way back leads over decided records too', async () => {
    const { w, api, decide } = await withRecords(2)
    await decide('title-abstract', 1, 'include')
    expect((await api.get('/reviews/heard/screening/title-abstract?after=1')).body).toMatchObject({
      record: { id: 2 },
    })
    expect((await api.get('/reviews/heard/screening/title-abstract?before=2')).body.record.id).toBe(1)
    expect((await api.get('/reviews/heard/screening/title-abstract?before=1')).body.record.id).toBe(1)
    await decide('title-abstract', 2, 'exclude')
    expect((await api.get('/reviews/heard/screening/title-abstract?after=2')).body.record).toBeNull()
    expect((await (await w.browser(w.lena)).get('/reviews/heard/screening/title-abstract')).text).toContain(
      'Nothing waits for you here',
    )
  })
})

describe('full texts', () => {
  async function withReason() {
    const scene = await withRecords()
    await scene.api.post('/reviews/heard/screening/reasons', { text: 'wrong setting' })
    await scene.decide('title-abstract', 1, 'include')
    return scene
  }

  test('come after titles and abstracts', async () => {
    const { api, decide } = await withReason()
    expect((await decide('full-text', 2, 'include')).status).toBe(409)
    expect((await api.get('/reviews/heard/screening/full-text')).body).toMatchObject({
      record: { id: 1 },
      progress: { total: 1, done: 0 },
    })
  })

  test('lead to the text that was made of the record', async () => {
    const { w, api } = await withReason()
    const lena = await w.browser(w.lena)
    const page = async () => (await lena.get('/reviews/heard/screening/full-text?record=1')).text
    expect(await page()).not.toContain('the full text</a>')
    const made = (await api.post('/reviews/heard/documents/of-records', { recordId: 1 })).body
    expect((await api.get('/reviews/heard/screening/full-text?record=1')).body.document).toEqual({
      id: made.id,
      hasText: false,
    })
    expect(await page()).toContain(`href="/reviews/heard/documents/${made.id}/texts/new">Add the full text`)
    const text = { text: 'One paragraph of the full text.\n\nAnd another.' }
    await api.post(`/reviews/heard/documents/${made.id}/texts`, text)
    await w.services.jobs.runAll()
    expect(await page()).toContain(`href="/reviews/heard/documents/${made.id}/text">Read the full text`)
    await api.post('/reviews/heard/screening/terms', { include: 'paragraph', exclude: 'another', version: 1 })
    const marked = await page()
    expect(marked).toContain('<p>One <mark data-decision="include">paragraph</mark> of the full text.</p>')
    expect(marked).toContain('<p>And <mark data-decision="exclude">another</mark>.</p>')
    expect(marked.match(/id="highlights"/g)).toHaveLength(1)
    const { body } = await api.get('/reviews/heard/screening/full-text?record=1')
    expect(body.text.paragraphs[1][1]).toEqual({ text: 'another', isHit: true, kind: 'exclude' })
  })

  test('say where reasons are written while there are none', async () => {
    const { api, decide } = await withReason()
    await api.post('/reviews/heard/screening/reasons/1/retirement')
    const refused = await decide('full-text', 1, 'exclude')
    expect(refused.status).toBe(422)
    expect(refused.body.errors.reason[0]).toContain('“Criteria and reasons”')
  })

  test('are excluded with a reason, by field or by button', async () => {
    const { w, decide, standing } = await withReason()
    const lena = await w.browser(w.lena)
    const refused = await lena.post('/reviews/heard/screening/full-text/decisions', {
      record: '1',
      choice: 'exclude',
      note: 'see p. 3',
    })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Choose a reason')
    expect(refused.text).toContain('see p. 3')
    expect((await decide('full-text', 1, 'exclude', { reason: 1 })).status).toBe(201)
    expect(await standing(1)).toBe('excluded')
    expect((await decide('full-text', 1, 'exclude 1')).status).toBe(201)
    expect((await decide('full-text', 1, 'exclude 9')).status).toBe(422)
    expect((await decide('full-text', 1, 'include', { reason: 1 })).status).toBe(201)
    expect(await standing(1)).toBe('included')
  })

  test('that could not be had are noted with why, and wait no longer', async () => {
    const { w, api, decide, standing } = await withReason()
    const refused = await (await w.browser(w.lena)).post('/reviews/heard/records/1/retrieval', {
      state: 'not retrieved',
    })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Say why the full text could not be had.')
    expect((await api.post('/reviews/heard/records/2/retrieval', { state: 'retrieved' })).status).toBe(409)
    expect(
      (await api.post('/reviews/heard/records/1/retrieval', { state: 'not retrieved', reason: 'out of print' })).status,
    ).toBe(201)
    expect(await standing(1)).toBe('not retrieved')
    expect((await api.get('/reviews/heard/screening/full-text')).body.record).toBeNull()
    expect((await api.post('/reviews/heard/records/1/retrieval', { state: 'retrieved', version: 7 })).status).toBe(409)
    expect((await api.post('/reviews/heard/records/1/retrieval', { state: 'retrieved', version: 1 })).status).toBe(201)
    expect((await api.get('/reviews/heard/retrieval?state=retrieved')).body.records).toMatchObject([
      { id: 1, state: 'retrieved' },
    ])
    await decide('full-text', 1, 'include')
    const { flow } = (await api.get('/reviews/heard/flow')).body
    expect(flow.total).toMatchObject({ identified: 3, unscreened: 2, screened: 1, sought: 1, assessed: 1, included: 1 })
    expect(flow.checks.every((check: { holds: boolean }) => check.holds)).toBe(true)
  })
})

describe('criteria and reasons', () => {
  test('are the lead’s to write, and a retired reason stays with its decisions', async () => {
    const { w, api, decide } = await withRecords()
    expect((await w.api(w.ravi).post('/reviews/heard/screening/reasons', { text: 'x' })).status).toBe(403)
    await api.post('/reviews/heard/screening/reasons', { text: 'wrong setting' })
    expect((await api.post('/reviews/heard/screening/reasons', { text: 'wrong setting' })).status).toBe(422)
    await decide('title-abstract', 1, 'exclude 1')
    await api.post('/reviews/heard/screening/reasons/1', { text: 'other setting' })
    await api.post('/reviews/heard/screening/reasons/1/retirement')
    expect((await api.get('/reviews/heard/records/1')).body).toMatchObject({
      reason: 'other setting',
      decisions: [{ reason: 'other setting' }],
    })
    expect((await decide('title-abstract', 2, 'exclude 1')).status).toBe(422)
  })

  test('stand beside the record, and can be deleted with a way back', async () => {
    const { w, api } = await withRecords()
    await api.post('/reviews/heard/screening/criteria', { kind: 'include', text: 'Says how it worked' })
    const lena = await w.browser(w.lena)
    expect((await lena.get('/reviews/heard/screening/title-abstract')).text).toContain('Says how it worked')
    await lena.post('/reviews/heard/screening/criteria/1/deletion')
    expect((await api.get('/reviews/heard/screening/criteria')).body.criteria).toEqual([])
    await lena.post('/reviews/heard/bin/1/restoration')
    expect((await api.get('/reviews/heard/screening/criteria')).body.criteria).toHaveLength(1)
    const again = await api.post('/reviews/heard/screening/criteria/1/deletion')
    expect(again.body.undo).toEqual({ action: '/reviews/heard/bin/2/restoration', label: 'Undo' })
    expect((await api.post(again.body.undo.action)).status).toBe(201)
  })
})

describe('who and what', () => {
  test('bad input names its field, other screens and other reviews are not there', async () => {
    const { w, api, decide } = await withRecords()
    expect(Object.keys((await decide('title-abstract', 1, 'perhaps')).body.errors)).toEqual(['choice'])
    expect(Object.keys((await decide('title-abstract', 0, 'include')).body.errors)).toEqual(['record'])
    expect((await decide('title-abstract', 99, 'include')).status).toBe(404)
    expect((await api.get('/reviews/heard/screening/by-cover')).status).toBe(404)
    expect((await w.api(w.olga).get('/reviews/heard/screening/title-abstract')).status).toBe(200)
    expect(
      (await w.api(w.olga).post('/reviews/heard/screening/title-abstract/decisions', { record: 1, choice: 'include' }))
        .status,
    ).toBe(403)
    expect((await w.api(w.stan).get('/reviews/elsewhere/screening/title-abstract?record=1')).status).toBe(404)
    expect(
      (
        await w
          .api(w.stan)
          .post('/reviews/elsewhere/screening/title-abstract/decisions', { record: 1, choice: 'include' })
      ).status,
    ).toBe(404)
    await decide('title-abstract', 1, 'include')
    expect((await w.api(w.stan).post('/reviews/elsewhere/decisions/1/withdrawal')).status).toBe(404)
    expect((await w.api(w.stan).post('/reviews/elsewhere/records/1/retrieval', { state: 'retrieved' })).status).toBe(
      404,
    )
  })

  test('a record set aside is not screened', async () => {
    const { api, decide } = await withRecords()
    await api.post('/reviews/heard/records/2/setting-aside', { of: '1' })
    expect((await decide('title-abstract', 2, 'include')).status).toBe(409)
  })

  test('the page asks as many questions for 60 records as for three', async () => {
    const { w, api } = await withRecords()
    const ask = () => countQueries(w.database, () => api.get('/reviews/heard/screening/title-abstract'))
    const few = await ask()
    for (let n = 4; n <= 60; n += 1)
      await api.post('/reviews/heard/records', { type: 'article', title: `A record with the number ${n}` })
    expect(await ask()).toBe(few)
  })
})

describe('the page of a record', () => {
  test('offers screening to those who may screen', async () => {
    const { w } = await withRecords(1)
    const own = '/reviews/heard/records/1'
    expect((await (await w.browser(w.ravi)).get(own)).text).toContain('>Screen</a>')
    expect((await (await w.browser(w.olga)).get(own)).text).not.toContain('>Screen</a>')
    expect((await (await w.browser(w.olga)).get('/reviews/heard/records')).text).toContain('>Screening</a>')
  })

  test('says before a vote is changed what it takes out', async () => {
    const { w, api, decide } = await withRecords(1)
    for (const screen of ['title-abstract', 'full-text']) await decide(screen, 1, 'include').expect(201)
    const lena = await w.browser(w.lena)
    const page = async (screen: string) => (await lena.get(`/reviews/heard/screening/${screen}?record=1`)).text
    expect(await page('full-text')).toContain('This record is included.')
    await api.post('/reviews/heard/documents/of-included', {}).expect(201)
    const { body } = await api.get('/reviews/heard/screening/title-abstract?record=1')
    expect(body.isIncluded).toBe(true)
    expect(await page('title-abstract')).toContain(`>document ${body.document.id}</a>`)
  })
})
