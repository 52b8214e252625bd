// Comments of a review in threads: said, answered, mentioning members, changed, deleted, settled, listed; on both engines.
import { expect, test } from 'vitest'
import { addAccount } from '../../../src/configurations/actions.ts'
import { addElement } from '../../../src/configurations/elements/actions.ts'
import { addExcerpt } from '../../../src/documents/excerpts/actions.ts'
import { commentOn, resolveComment } from '../../../src/reviews/discussion/actions.ts'
import { writeQuestion } from '../../../src/reviews/questions/actions.ts'
import { scene as coded, placeOf } from '../../configurations/scene.ts'
import { countQueries, world } from '../../support/world.ts'

const LIST = '/reviews/heard/comments'
const DISCUSSION = '/reviews/heard/discussion?about=question:1'

async function scene() {
  const w = await world()
  await writeQuestion(w.as(w.lena), { text: 'What works?', reason: '', version: 0 })
  const say = async (who: typeof w.lena, text: string, more: object = {}): Promise<number> =>
    (
      await w
        .api(who)
        .post(LIST, { about: 'question:1', text, ...more })
        .expect(201)
    ).body.id
  const threads = async () => (await w.api(w.olga).get(DISCUSSION).expect(200)).body.comments
  const waiting = async (who: typeof w.lena) => {
    const { body } = await w.api(who).get('/reviews/heard/for-you').expect(200)
    return body.waiting.map((one: { id: number }) => one.id)
  }
  return { ...w, say, threads, waiting }
}

test('comments are listed open first with what they are about, page by page', async () => {
  const w = await scene()
  const question = { kind: 'question', id: 1 } as const
  for (let n = 1; n <= 53; n += 1) await commentOn(w.as(w.lena), question, `Remark ${n}`)
  for (const settled of [52, 53]) await resolveComment(w.as(w.lena), settled, true)
  type Page = { comments: { id: number }[]; next: string | null; open: number }
  const page = async (query: string): Promise<Page> => (await w.api(w.olga).get(`${LIST}${query}`).expect(200)).body

  const first = await page('?state=all')
  expect([first.comments[0]?.id, first.comments.length, first.open]).toEqual([51, 50, 51])
  const second = await page(`?state=all&after=${first.next}`)
  expect([second.comments.map(one => one.id), second.next]).toEqual([[1, 53, 52], null])
  expect((await page('?state=all&after=settled53')).comments.map(one => one.id)).toEqual([52])
  expect((await page('?state=settled')).comments.map(one => one.id)).toEqual([53, 52])
  expect((await page('?after=open3')).comments.map(one => one.id)).toEqual([2, 1])

  const browser = await w.browser(w.lena)
  const overview = await browser.get('/reviews/heard')
  expect(overview.text).toContain('51 open comments of the team')
  expect(overview.text).toContain(`href="${LIST}"`)
  const list = await browser.get(LIST)
  expect(list.text).toContain('/discussion?about=question%3A1#comment-51')
  expect(list.text).toContain('51 comments are open')
})

test('strangers see no comments, and empty lists say where comments are written', async () => {
  const w = await world()
  await w.api(w.stan).get(LIST).expect(404)
  await w.api(w.stan).get('/reviews/heard/for-you').expect(404)
  const own = await w.browser(w.olga)
  expect((await own.get(LIST)).text).toContain('No open comments')
  expect((await own.get('/reviews/heard/for-you')).text).toContain('Nothing waits for you.')
})

test('a thread has answers, one level deep, and waits for whoever was mentioned or answered', async () => {
  const w = await scene()
  const thread = await w.say(w.olga, 'Is this so, @Ravi Reviewer?')
  expect([await w.waiting(w.ravi), await w.waiting(w.lena), await w.waiting(w.olga)]).toEqual([[thread], [], []])
  expect((await (await w.browser(w.ravi)).get('/reviews/heard')).text).toMatch(/For you <span class="count">1</)

  const answer = await w.say(w.ravi, 'It is.', { answerTo: thread, mentioned: [w.lena.id] })
  expect([await w.waiting(w.ravi), await w.waiting(w.lena), await w.waiting(w.olga)]).toEqual([[], [thread], [thread]])
  const nested = await w.api(w.olga).post(LIST, { about: 'question:1', text: 'And?', answerTo: answer })
  expect(nested.status).toBe(422)
  expect(await w.threads()).toMatchObject([
    { id: thread, text: 'Is this so, @Ravi Reviewer?', mentions: [{ id: w.ravi.id }], answers: [{ id: answer }] },
  ])

  await w.api(w.olga).post(`${LIST}/${thread}/noted`).expect(201)
  expect(await w.waiting(w.olga)).toEqual([])
  await w.say(w.lena, 'Thank you.', { answerTo: thread })
  expect([await w.waiting(w.olga), await w.waiting(w.lena)]).toEqual([[thread], []])

  await w.api(w.lena).post(`${LIST}/${answer}/resolution`, { resolved: true }).expect(201)
  expect(await w.threads()).toMatchObject([{ resolvedBy: 'Lena Lead', resolvedAt: expect.any(String) }])
  expect(await w.waiting(w.olga)).toEqual([])
  const late = await w.api(w.ravi).post(LIST, { about: 'question:1', text: 'Late.', answerTo: thread })
  expect([late.status, JSON.stringify(late.body)]).toEqual([409, expect.stringContaining('Open it again')])
  await w.api(w.ravi).post(`${LIST}/${thread}/resolution`, { resolved: false }).expect(201)
  expect(await w.waiting(w.olga)).toEqual([thread])
})

test('mentions are kept by number, so that a new name is shown, and no name is in the trail', async () => {
  const w = await scene()
  const id = await w.say(w.lena, 'Ask @ravi reviewer, or @{1}.')
  const kept = await w.database.read.selectFrom('comment').select('text').where('id', '=', id).executeTakeFirstOrThrow()
  expect(kept.text).toBe('Ask @{1}, or @(1).')
  await w.database.write
    .transaction()
    .execute(trx => trx.updateTable('person').set({ name: 'Ravi Newname' }).where('id', '=', w.ravi.id).execute())
  expect((await w.threads())[0].text).toBe('Ask @Ravi Newname, or @(1).')
  const trail = await w.database.read.selectFrom('activity').select(['before', 'after']).execute()
  expect(JSON.stringify(trail)).not.toMatch(/Ravi/i)
  const foreign = await w.api(w.lena).post(LIST, { about: 'question:1', text: 'x', mentioned: [w.stan.id] })
  expect(foreign.status).toBe(422)
})

test('one changes what one said for a day, deletes it with a way back, and never what others said', async () => {
  const w = await scene()
  const id = await w.say(w.olga, 'Frist')
  const own = { text: 'First, @Lena Lead', mentioned: [], version: 1 }
  await w.api(w.lena).post(`${LIST}/${id}`, own).expect(403)
  await w.api(w.lena).post(`${LIST}/${id}/deletion`).expect(403)
  await w.api(w.olga).get(`${LIST}/${id}/edit`).expect(200)
  await w.api(w.olga).post(`${LIST}/${id}`, own).expect(201)
  expect(await w.waiting(w.lena)).toEqual([id])
  const stale = await w
    .api(w.olga)
    .post(`${LIST}/${id}`, { ...own, text: 'Again' })
    .expect(409)
  expect(stale.body.stale.fields).toMatchObject([{ theirs: 'First, @Lena Lead', mine: 'Again' }])

  const gone = await w.api(w.olga).post(`${LIST}/${id}/deletion`).expect(201)
  expect(await w.threads()).toEqual([])
  const back = await w.api(w.olga).post(gone.body.undo.action).expect(201)
  expect(back.body.location).toBe('/reviews/heard/discussion?about=question%3A1#comments')
  expect(await w.threads()).toMatchObject([{ text: 'First, @Lena Lead', editedAt: expect.any(String) }])

  await w.say(w.lena, 'Yes.', { answerTo: id })
  await w.api(w.olga).post(`${LIST}/${id}/deletion`).expect(409)
  w.time.forward(25 * 60)
  await w
    .api(w.olga)
    .post(`${LIST}/${id}`, { ...own, version: 2 })
    .expect(409)
})

test('lists are filtered by what threads are about, by person and by state, with as many queries for many', async () => {
  const w = await scene()
  await w.say(w.lena, 'One')
  const asked = await w.say(w.lena, 'Two, @Olga Observer')
  const ids = async (query: string) =>
    (await w.api(w.ravi).get(`${LIST}?${query}`).expect(200)).body.comments.map((one: { id: number }) => one.id)
  expect(await ids(`person=${w.olga.id}`)).toEqual([asked])
  expect([await ids('kind=question'), await ids('kind=element')]).toEqual([[asked, 1], []])
  await w.api(w.ravi).get(`${LIST}?kind=nonsense`).expect(422)
  const few = await countQueries(w.database, () => w.api(w.olga).get('/reviews/heard/for-you'))
  for (let n = 0; n < 9; n += 1) await w.say(w.lena, `Hear me, @Olga Observer ${n}`)
  expect(await countQueries(w.database, () => w.api(w.olga).get('/reviews/heard/for-you'))).toBe(few)
})

test('what is not there cannot be commented on', async () => {
  const w = await scene()
  for (const about of ['nonsense:1', 'element:9', 'question:9', 'account:1'])
    await w.api(w.lena).post(LIST, { about, text: 'x' }).expect(404)
  await w.api(w.lena).get('/reviews/heard/discussion?about=element:9').expect(404)
})

test('without scripts one picks whom to mention, and a refused comment keeps what was typed', async () => {
  const w = await scene()
  const own = await w.browser(w.olga)
  const page = await own.get(DISCUSSION)
  expect(page.text).toContain(`name="mentioned" value="${w.lena.id}"`)
  expect(page.text).not.toContain(`name="mentioned" value="${w.olga.id}"`)
  const sent = await own.post(LIST, { about: 'question:1', text: 'Please look', mentioned: [String(w.lena.id)] })
  expect(sent.headers.location).toMatch(/#comment-1$/)
  expect((await own.get(DISCUSSION)).text).toMatch(/Please look[\s\S]*to Lena Lead/)
  const refused = await own.post(LIST, { about: 'question:1', text: 'y'.repeat(5001), answerTo: '1' })
  const again = (await own.get(refused.headers.location ?? '')).text
  expect(again).toMatch(/<details class="answering" open>[\s\S]*yyyy/)
})

test('what was said of something that was deleted stays, says so, and is about it again when it is put back', async () => {
  const s = await coded()
  await addAccount(s.as(s.ravi), s.document, { title: 'Gone' })
  const { id } = await addElement(s.as(s.ravi), 'account', 1, { role: 'mechanism', wording: 'trust' })
  const about = `element:${id}`
  await s.api(s.olga).post(LIST, { about, text: 'A mechanism, @Ravi Reviewer?' }).expect(201)
  const page = `/reviews/heard/discussion?about=${about}`
  const found = async () => (await s.api(s.lena).get(page).expect(200)).body.about
  expect(await found()).toMatchObject({ label: 'M1 of account 1', words: 'trust', isDeleted: false, place: '/reviews/heard/accounts/1#M1' }) // biome-ignore format: long
  const undo = (await s.api(s.ravi).post(`/reviews/heard/accounts/1/elements/${id}/deletion`).expect(201)).body.undo
  expect(await found()).toMatchObject({ label: `element ${id}`, isDeleted: true, place: null })
  const browser = await s.browser(s.ravi)
  for (const url of [page, LIST, '/reviews/heard/for-you'])
    expect((await browser.get(url)).text.toLowerCase(), url).toContain('deleted')
  await s.api(s.lena).post(LIST, { about, text: 'New' }).expect(404)
  await s.api(s.lena).post(LIST, { about, text: 'Why?', answerTo: 1 }).expect(201)
  await s.api(s.ravi).post(undo.action).expect(201)
  expect(await found()).toMatchObject({ label: 'M1 of account 1', isDeleted: false })
})

test('counts stand where things are shown, with as many queries for many', async () => {
  const s = await coded()
  await addAccount(s.as(s.ravi), s.document, { title: 'One' })
  const excerpt = await addExcerpt(s.as(s.ravi), s.document, placeOf('felt listened to'))
  const { id } = await addElement(s.as(s.ravi), 'account', 1, { role: 'mechanism', wording: 'trust' })
  const get = async (url: string) => (await s.api(s.olga).get(`/reviews/heard${url}`).expect(200)).body
  const coding = `/documents/${s.document}/coding`
  await s.api(s.olga).post(LIST, { about: 'account:1', text: 'Hm' }).expect(201)
  const few = await countQueries(s.database, () => get(coding))
  for (const about of [`element:${id}`, `excerpt:${excerpt}`, 'account:1'])
    await s.api(s.olga).post(LIST, { about, text: 'Hm' }).expect(201)
  const counts = { [`element:${id}`]: 1, [`excerpt:${excerpt}`]: 1, 'account:1': 2 }
  expect(await countQueries(s.database, () => get(coding))).toBeLessThanOrEqual(few)
  expect((await get(coding)).openComments).toEqual(counts)
  expect((await get(`/excerpts?document=${s.document}`)).openComments).toEqual({ [`excerpt:${excerpt}`]: 1 })
  expect((await get('/accounts/1')).openComments).toEqual({ [`element:${id}`]: 1 })
  expect((await get(`/excerpts/${excerpt}`)).comments).toHaveLength(1)
})
