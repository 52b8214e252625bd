// A sheet of answers that the lead enters: one form, all of it or nothing, with what is wrong said item by item.
import { expect, test } from 'vitest'
import { opened, PANEL, panellist } from '../support/round.ts'

const SEAT = `${PANEL}/rounds/1/panellists/1`

async function sitting() {
  const { w, secrets } = await opened()
  const pat = await panellist(w, secrets[0])
  const lena = await w.browser(w.lena)
  const page = async () => (await lena.get(`${SEAT}/answers`)).text
  const save = async (sheet: Readonly<Record<string, string>>, status: number) => {
    const answer = await lena.post(`${SEAT}/answers`, sheet)
    expect(answer.status).toBe(status)
    return answer
  }
  return { pat, save, page, api: w.api(w.lena) }
}

/** What a browser without scripts sends of the page as it stands. */
function standingIn(html: string): Record<string, string> {
  const main = html.slice(html.indexOf('<main'))
  const inputs = [...main.matchAll(/<input type="(hidden|radio)" name="([^"]+)" value="([^"]*)"([^>]*)>/g)]
  const areas = [...main.matchAll(/<textarea name="([^"]+)"[^>]*>\n([^<]*)</g)]
  return Object.fromEntries([
    ...inputs
      .filter(
        ([, kind, name = '', , rest = '']) => /^[im]/.test(name) && (kind === 'hidden' || rest.includes('checked')),
      )
      .map(([, , name, value]) => [name, value]),
    ...areas.map(([, name, value]) => [name, value]),
  ])
}

test('one button saves what was typed at every item and at the end', async () => {
  const { save, page, api } = await sitting()
  const opening = await page()
  expect(opening.match(/Save the whole sheet/g)).toHaveLength(1)
  expect(opening).toContain('data-guard')
  const sheet = { ...standingIn(opening), 'i1-q1': '4', 'i1-comment': 'One.', 'i2-q1': '2', 'i2-comment': 'Two.' }
  await save({ ...sheet, missing: 'Carers.' }, 303)
  const { items, missing } = (await api.get(`${SEAT}/answers`).expect(200)).body
  expect(items.map((one: { comment: string }) => one.comment)).toEqual(['One.', 'Two.'])
  expect(missing).toBe('Carers.')
  expect(await page()).toContain('Entered by Lena Lead.')
})

test('what is wrong at one item keeps everything from being saved, and every word on the page', async () => {
  const { save, page, api } = await sitting()
  const sheet = { ...standingIn(await page()), 'i1-q1': '3', 'i1-comment': 'One.', 'i2-q1': '3', missing: 'Carers.' }
  const refused = await save({ ...sheet, 'i2-comment': 'x'.repeat(4001) }, 422)
  expect(refused.text).toContain('href="#f-i2-comment">Item 2: Use at most 4,000 characters.')
  expect(standingIn(refused.text)).toMatchObject({ 'i1-q1': '3', 'i1-comment': 'One.', missing: 'Carers.' })
  const both = await api.post(`${SEAT}/answers`, { 'i1-q1': '8', 'i2-q1': 'seven' }).expect(422)
  expect(Object.keys(both.body.errors)).toEqual(['i1-q1', 'i2-q1'])
  await api.post(`${SEAT}/answers`, { 'i99-q1': '4' }).expect(422)
  await api.post(`${SEAT}/answers`, { comment: 'Where does this belong?' }).expect(422)
  expect((await api.get(`${SEAT}/answers`).expect(200)).body.items[0].comment).toBe('')
})

test('what the person sends by link meanwhile stays, and what the lead did not touch is no change', async () => {
  const { save, page, pat, api } = await sitting()
  await api.post(`${SEAT}/answers`, { 'i1-q1': '4' }).expect(201)
  const old = standingIn(await page())
  await pat.post('/panel/answer/items/1', { q1: 2, comment: 'Pats own words.' }).expect(303)
  await save({ ...old, 'i2-q1': '5' }, 303)
  const own = async () => (await api.get(`${SEAT}/answers`).expect(200)).body.items
  expect(await own()).toMatchObject([
    { comment: 'Pats own words.', byLink: true, questions: [{ chosen: '2' }] },
    { questions: [{ chosen: '5' }] },
  ])
  const refused = await save({ ...old, 'i1-q1': '5', 'i1-comment': 'Other.' }, 422)
  expect(refused.text).toContain('Item 1: Meanwhile other words were saved here: “Pats own words.”')
  const asked = await save({ ...standingIn(await page()), 'i1-q1': '5' }, 422)
  expect(asked.text).toContain('id="f-i1-instead"')
  await save({ ...standingIn(await page()), 'i1-q1': '5', 'i1-instead': 'on' }, 303)
  expect((await own())[0].questions[0].chosen).toBe('5')
})
