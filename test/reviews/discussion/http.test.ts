// All comments of a review in one list: open first, by pages, where the overview leads; on both engines.
import { expect, test } from 'vitest'
import { writeQuestion } from '../../../src/reviews/questions/actions.ts'
import { world } from '../../support/world.ts'

const LIST = '/reviews/heard/comments'

test('comments are listed open first with what they are about, page by page', async () => {
  const w = await world()
  await writeQuestion(w.as(w.lena), { text: 'What works?', reason: '', version: 0 })
  const api = w.api(w.lena)
  for (let n = 1; n <= 53; n += 1) await api.post(LIST, { about: 'question:1', text: `Remark ${n}` })
  for (const settled of [52, 53]) await api.post(`${LIST}/${settled}/resolution`, { resolved: 'on' })
  type Page = { comments: { id: number }[]; next: string | null; open: number }
  const page = async (query: string): Promise<Page> => (await w.api(w.olga).get(`${LIST}${query}`).expect(200)).body

  const first = await page('?state=all')
  expect([first.comments[0]?.id, first.comments.length, first.open]).toEqual([51, 50, 51])
  const second = await page(`?state=all&after=${first.next}`)
  expect([second.comments.map(one => one.id), second.next]).toEqual([[1, 53, 52], null])
  expect((await page('?state=all&after=settled53')).comments.map(one => one.id)).toEqual([52])
  expect((await page('?after=open3')).comments.map(one => one.id)).toEqual([2, 1])

  const browser = await w.browser(w.lena)
  const overview = await browser.get('/reviews/heard')
  expect(overview.text).toContain('51 open comments of the team')
  expect(overview.text).toContain(`href="${LIST}"`)
  const list = await browser.get(LIST)
  expect(list.text).toContain('href="/reviews/heard/question#comments"')
  expect(list.text).toContain('51 comments are open')
})

test('strangers see no comments, and an empty list says where they are written', async () => {
  const w = await world()
  await w.api(w.stan).get(LIST).expect(404)
  expect((await (await w.browser(w.olga)).get(LIST)).text).toContain('No open comments')
})
