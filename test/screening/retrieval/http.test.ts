// Getting hold of full texts, through the front door: of whom they were asked, when to ask again, several at once, and undo.
import { describe, expect, test } from 'vitest'
import { world } from '../../support/world.ts'

const LIST = '/reviews/heard/retrieval'

async function sought(count = 3) {
  const w = await world()
  const api = w.api(w.lena)
  for (let n = 1; n <= count; n += 1) {
    await api.post('/reviews/heard/records', { type: 'article', title: `Record with the number ${n}` }).expect(201)
    await api.post('/reviews/heard/screening/title-abstract/decisions', { record: n, choice: 'include' }).expect(201)
  }
  const ids = async (state: string) =>
    (await api.get(`${LIST}?state=${encodeURIComponent(state)}`)).body.records.map((row: { id: number }) => row.id)
  const standing = async (id: number) => (await api.get(`/reviews/heard/records/${id}`)).body.record.standing
  return { w, api, ids, standing }
}

describe('full texts', () => {
  test('are asked of somebody and come up again on their day', async () => {
    const { w, api, ids } = await sought()
    const note = { state: 'sought', asked: 'the library of Leiden', remindOn: '2026-12-01' }
    await api.post('/reviews/heard/records/1/retrieval', note).expect(201)
    expect((await api.get(LIST)).body.records[0]).toMatchObject({ ...note, reason: '' })
    expect(await ids('due')).toEqual([])
    w.time.set('2026-12-01T08:00:00.000Z')
    expect(await ids('due')).toEqual([1])
    await api.post('/reviews/heard/records/1/retrieval', { ...note, state: 'retrieved', version: 1 }).expect(201)
    expect(await ids('due')).toEqual([])
    expect(await ids('open')).toEqual([2, 3])
    expect((await api.post('/reviews/heard/records/2/retrieval', { ...note, remindOn: 'soon' })).status).toBe(422)
  })

  test('are noted several at once, with reasons counted', async () => {
    const { w, api, ids, standing } = await sought()
    const lena = await w.browser(w.lena)
    const many = { state: 'not retrieved', reason: 'out of print' }
    expect((await lena.post(LIST, many)).text).toContain('Choose at least one record.')
    expect((await lena.post(LIST, { state: 'not retrieved', records: ['1'] })).text).toContain('Say why')
    expect((await lena.post(LIST, { ...many, records: ['1', '3'] })).status).toBe(303)
    expect(await ids('not retrieved')).toEqual([1, 3])
    expect(await standing(3)).toBe('not retrieved')
    expect((await api.get(`${LIST}?state=not+retrieved`)).body.reasons).toEqual([{ reason: 'out of print', count: 2 }])
    expect((await api.post(LIST, { ...many, records: [99] })).status).toBe(404)
    expect(await ids('open')).toEqual([2])
  })

  test('are as before once the note is taken back', async () => {
    const { api, standing } = await sought(1)
    const own = '/reviews/heard/records/1/retrieval'
    await api.post(own, { state: 'sought', asked: 'the authors' }).expect(201)
    const made = await api.post(own, { state: 'not retrieved', reason: 'no answer', version: 1 }).expect(201)
    expect(await standing(1)).toBe('not retrieved')
    await api.post(made.body.undo.action).expect(201)
    expect(await standing(1)).toBe('full text to screen')
    expect((await api.get(own)).body.retrieval).toMatchObject({ state: 'sought', asked: 'the authors', reason: '' })
    expect((await api.post('/reviews/heard/records/99/retrieval/withdrawal')).status).toBe(404)
  })
})

describe('a full text that could not be had', () => {
  const FULL = '/reviews/heard/screening/full-text'
  const OWN = '/reviews/heard/records/1/retrieval'
  const lost = { state: 'not retrieved', reason: 'No library has it' }

  test('is not voted on before the note changes, and is offered nowhere', async () => {
    const { w, api, standing } = await sought(1)
    await api.post(OWN, lost).expect(201)
    const refused = await api.post(`${FULL}/decisions`, { record: 1, choice: 'include' })
    expect(refused.status).toBe(422)
    expect(refused.body.errors.form).toEqual([
      'Record 1 was noted as not retrieved (No library has it). Note it as retrieved first.',
    ])
    expect(await standing(1)).toBe('not retrieved')
    expect((await api.get(FULL)).body.record).toBeNull()
    const lena = await w.browser(w.lena)
    expect((await lena.get('/reviews/heard/records/1')).text).not.toContain('>Screen</a>')
    const page = (await lena.get(`${FULL}?record=1`)).text
    expect(page).toContain(`href="${OWN}"`)
    expect(page).not.toContain('data-key="i"')
    await api.post(OWN, { state: 'retrieved', version: 1 }).expect(201)
    await api.post(`${FULL}/decisions`, { record: 1, choice: 'include' }).expect(201)
    expect(await standing(1)).toBe('included')
  })

  test('keeps its votes while it is open, and is refused once it is settled', async () => {
    const { w, api, standing } = await sought(1)
    const isCounted = async () =>
      JSON.stringify((await api.get('/reviews/heard/flow')).body).includes('"notRetrieved":1')
    await api.post(`${FULL}/decisions`, { record: 1, choice: 'maybe' }).expect(201)
    expect((await (await w.browser(w.lena)).get(OWN)).text).toContain('Somebody has voted on this full text.')
    await api.post(OWN, lost).expect(201)
    expect([await standing(1), await isCounted()]).toEqual(['not retrieved', true])
    await api.post(OWN, { state: 'retrieved', version: 1 }).expect(201)
    expect(await standing(1)).toBe('maybe')
    await api.post(`${FULL}/decisions`, { record: 1, choice: 'include' }).expect(201)
    const late = await api.post(OWN, { ...lost, version: 2 })
    expect(late.status).toBe(409)
    expect(late.body.title).toContain('was included on its full text')
    // What stood before the latest note was “not retrieved”: to take the note back would say so again.
    expect((await api.post(`${OWN}/withdrawal`)).status).toBe(409)
    expect([await standing(1), await isCounted()]).toEqual(['included', false])
  })
})
