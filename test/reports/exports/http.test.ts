// Who may take what out of a review, and what a report says when there is nothing to report.
import { expect, test } from 'vitest'
import { sayIn } from '../../../src/core/http/page/messages.ts'
import { loadExample } from '../../../src/reports/example/actions.ts'
import { addMember } from '../../../src/reviews/members/actions.ts'
import { world } from '../../support/world.ts'

async function example() {
  const made = await world()
  const review = await loadExample(made.system, { ...made.services, sayIn })
  const inside = { ...made.system, review }
  await addMember(inside, made.lena.id, 'lead')
  await addMember(inside, made.ravi.id, 'reviewer')
  await addMember(inside, made.olga.id, 'observer')
  return { ...made, home: `/reviews/${review.slug}` }
}

test('the whole review is the lead’s to give away', async () => {
  const { api, lena, ravi, olga, stan, home } = await example()
  const { body } = await api(lena).get(`${home}/exports/json`).expect(200)
  expect(body).toMatchObject({ format: 'retroduce-review', version: 1 })
  expect(body.documents[0].text).toContain('Paraphrase')
  expect(body.excerpts[0].quote).toBeTruthy()
  expect(JSON.stringify(body)).not.toMatch(/Voorbeeld|@example/)
  await api(ravi).get(`${home}/exports/json`).expect(403)
  await api(olga).get(`${home}/exports/archive`).expect(403)
  await api(stan).get(`${home}/exports/json`).expect(404)
  await api(stan).get(`${home}/reports/full/html`).expect(404)
  await api(lena).get(`${home}/exports/exe`).expect(404)
  await api(lena).get(`${home}/reports/other/html`).expect(404)
  await api(lena).get(`${home}/reports/full/html?language=xx`).expect(422)
})

test('an empty review has a report that says what is missing', async () => {
  const { api, browser, lena } = await world()
  const md = (await api(lena).get('/reviews/heard/reports/full/md').expect(200)).text
  for (const sentence of [
    'No question has been written down yet',
    'No search has been logged',
    'No principle has been drafted yet',
    'No panel has met',
  ])
    expect(md).toContain(sentence)
  const page = await (await browser(lena)).get('/reviews/heard/reports')
  expect(page.text).toContain('Nothing to report yet')
})
