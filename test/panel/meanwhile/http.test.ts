// A page opened before other words were saved takes none of them away: on a second device, in an old tab, and in the lead's own form; on both engines.
import { expect, test } from 'vitest'
import { opened, PANEL, panellist } from '../support/round.ts'

const seenIn = (page: string, at = 0) => [...page.matchAll(/name="seen" value="([^"]*)"/g)][at]?.[1] ?? ''

test('an old page keeps the words it never showed, and asks before it replaces them', async () => {
  const { w, secrets } = await opened()
  const phone = await panellist(w, secrets[0])
  const laptop = await panellist(w, secrets[0], false)
  const old = seenIn((await laptop.get('/panel/answer/items/1')).text)
  expect(old).toBe('nothing')
  const said = { comment: 'Ask the carers too.', parts: 'difference', setting: 'a village', differs: 'No bus.' }
  await phone.post('/panel/answer/items/1', { q1: 4, seen: old, ...said }).expect(303)

  await laptop
    .post('/panel/answer/items/1', { q1: 3, seen: old, parts: 'difference', comment: '', differs: '' })
    .expect(303)
  const kept = (await phone.get('/panel/answer/summary')).text
  expect(kept).toContain('Ask the carers too.')
  expect(kept).toContain('No bus.')
  expect(kept).toContain('3 ')

  const asked = await laptop.post('/panel/answer/items/1', { seen: old, comment: 'Other words.' }).expect(422)
  expect(asked.text).toContain('from another page or device: “Ask the carers too.”')
  expect(asked.text).toContain('Other words.</textarea>')
  expect((await phone.get('/panel/answer/summary')).text).toContain('Ask the carers too.')
  const now = seenIn(asked.text)
  await laptop.post('/panel/answer/items/1', { seen: now, comment: 'Other words.' }).expect(303)
  expect((await phone.get('/panel/answer/summary')).text).toContain('Other words.')

  // From a page that showed them, words are taken away as ever.
  const fresh = seenIn((await phone.get('/panel/answer/items/1')).text)
  await phone.post('/panel/answer/items/1', { seen: fresh, comment: '', parts: 'difference' }).expect(303)
  const emptied = (await phone.get('/panel/answer/summary')).text
  expect(emptied).not.toContain('Other words.')
  expect(emptied).not.toContain('No bus.')
})

test('what is missing, and what a lead enters, is kept in the same way, in the language of the page', async () => {
  const { w, secrets } = await opened()
  const nel = await panellist(w, secrets[1])
  const old = seenIn((await nel.get('/panel/answer/missing')).text)
  const entering = `${PANEL}/rounds/1/panellists/2`
  const api = w.api(w.lena)
  const form = (await api.get(`${entering}/answers`).expect(200)).body
  await nel.post('/panel/answer/missing', { seen: old, comment: 'De mantelzorgers.' }).expect(303)
  await nel.post('/panel/answer/missing', { seen: old, comment: '' }).expect(303)
  const asked = await nel.post('/panel/answer/missing', { seen: old, comment: 'Iets anders.' }).expect(422)
  expect(asked.text).toContain('vanaf een andere pagina of een ander apparaat: “De mantelzorgers.”')

  await nel.post('/panel/answer/items/1', { q1: 5, comment: 'Nels eigen woorden.' }).expect(303)
  expect(form).toMatchObject({ missingSeen: 'nothing', items: [{ seen: 'nothing' }, { seen: 'nothing' }] })
  await api.post(`${entering}/items/1`, { q1: 4, seen: 'nothing', comment: '' }).expect(422)
  await api.post(`${entering}/items/1`, { q1: 4, instead: true, seen: 'nothing', comment: '' }).expect(201)
  await api.post(`${entering}/items/1`, { seen: 'nothing', comment: 'By telephone.' }).expect(422)
  await api.post(`${entering}/missing`, { seen: 'nothing', comment: '' })
  const after = (await api.get(`${entering}/answers`).expect(200)).body
  expect(after).toMatchObject({ missing: 'De mantelzorgers.', items: [{ comment: 'Nels eigen woorden.' }, {}] })
})
