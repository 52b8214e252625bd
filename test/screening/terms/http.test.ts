// Terms to highlight through the front door: the team's and one's own, marked with signs, and nothing of hostile words gets through.
import { expect, test } from 'vitest'
import { world } from '../../support/world.ts'

const TERMS = '/reviews/heard/screening/terms'

async function withRecord() {
  const w = await world()
  const lena = w.api(w.lena)
  const abstract = 'Link workers prescribed walks; <mice> were not asked & social prescribing helped.'
  await lena.post('/reviews/heard/records', { type: 'article', title: 'Prescribing time', abstract })
  return { w, lena }
}

test('are marked in title and abstract, each kind with its own sign, and can be hidden', async () => {
  const { w, lena } = await withRecord()
  await lena.post(TERMS, { include: 'prescri*\nlink workers', exclude: 'mice', version: 0 })
  const page = (await (await w.browser(w.lena)).get('/reviews/heard/screening/title-abstract')).text
  expect(page).toContain('<mark data-decision="include">Prescribing</mark> time')
  expect(page).toContain('<mark data-decision="include">Link workers</mark>')
  expect(page).toContain('&lt;<mark data-decision="exclude">mice</mark>&gt;')
  expect(page).toContain('<mark>social prescribing</mark>')
  expect(page).toMatch(/<input type="checkbox" id="highlights" checked data-key="h"/)
  const { record } = (await lena.get('/reviews/heard/screening/title-abstract')).body
  expect(record.title[0]).toEqual({ text: 'Prescribing', isHit: true, kind: 'include' })
})

test('one’s own are marked for oneself alone, an observer’s too', async () => {
  const { w, lena } = await withRecord()
  expect((await w.api(w.olga).post(`${TERMS}/own`, { include: '', exclude: 'walks', version: 0 })).status).toBe(201)
  expect((await w.api(w.olga).post(TERMS, { include: 'walks', exclude: '', version: 0 })).status).toBe(403)
  const marks = async (who: typeof lena) =>
    (await who.get('/reviews/heard/screening/title-abstract')).body.record.abstract
      .filter((part: { kind: string | null }) => part.kind === 'exclude')
      .map((part: { text: string }) => part.text)
  expect(await marks(w.api(w.olga))).toEqual(['walks'])
  expect(await marks(lena)).toEqual([])
  expect((await lena.get(TERMS)).body.own).toEqual({ include: '', exclude: '', version: 0 })
})

test('say what is wrong, keep what was typed, and a late save shows both', async () => {
  const { w, lena } = await withRecord()
  const browser = await w.browser(w.lena)
  const refused = await browser.post(TERMS, { include: 'a*', exclude: 'kept words', version: '0' })
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('Write at least three letters')
  expect(refused.text).toContain('kept words')
  expect((await lena.post(TERMS, { include: 'care', exclude: 'Care', version: 0 })).body.errors.exclude[0]).toContain(
    'both lists',
  )
  await lena.post(TERMS, { include: 'care', exclude: '', version: 0 })
  await lena.post(TERMS, { include: 'care\nwalks', exclude: '', version: 1 })
  const late = await w.api(w.ravi).post(TERMS, { include: 'trust', exclude: '', version: 1 })
  expect(late.status).toBe(409)
  expect((await lena.get(TERMS)).body.team).toEqual({ include: 'care\nwalks', exclude: '', version: 2 })
  expect((await w.api(w.stan).get('/reviews/elsewhere/screening/terms')).body.team.include).toBe('')
})
