// Reviews, members, question, vocabulary, journal and discussion, through the front door.
import request from 'supertest'
import { describe, expect, it } from 'vitest'
import { writeQuestion } from '../../src/reviews/questions/actions.ts'
import { PASSWORD, world } from '../support/world.ts'

describe('a review', () => {
  it('begins with four levels, the shipped facets and its lead', async () => {
    const { api, lena } = await world()
    const made = await api(lena)
      .post('/reviews', { title: 'Être écouté & heard', kind: 'rapid-realist-review' })
      .expect(201)
    expect(made.body).toMatchObject({ location: '/reviews/etre-ecoute-heard', slug: 'etre-ecoute-heard' })
    const levels = await api(lena).get('/reviews/etre-ecoute-heard/levels').expect(200)
    expect(levels.body.levels.map((level: { key: string }) => level.key)).toEqual([
      'individual',
      'interpersonal',
      'organisational',
      'policy',
    ])
    const facets = await api(lena).get('/reviews/etre-ecoute-heard/facets').expect(200)
    expect(facets.body.facets.map((facet: { key: string }) => facet.key)).toContain('pathway-stage')
  })

  it('names the field that is wrong and keeps what was typed', async () => {
    const { browser, lena } = await world()
    const page = await (await browser(lena)).post('/reviews', {
      title: '  ',
      kind: 'realist-review',
      intervention: 'link workers',
    })
    expect(page.status).toBe(422)
    expect(page.text).toContain('Enter a title.')
    expect(page.text).toContain('value="link workers"')
  })

  it('moves to a new address and is still found at the old one, by members only', async () => {
    const { api, lena, stan } = await world()
    const settings = (await api(lena).get('/reviews/heard/settings')).body.settings
    await api(lena)
      .post('/reviews/heard/settings', { ...settings, slug: 'listened-to' })
      .expect(201)
    const old = await api(lena).get('/reviews/heard/levels').expect(308)
    expect(old.headers.location).toBe('/reviews/listened-to/levels')
    await api(stan).get('/reviews/heard/levels').expect(404)
    await api(lena)
      .post('/reviews', { title: 'Heard', kind: 'realist-review' })
      .expect(201)
      .expect('location', '/reviews/heard-2')
  })

  it('shows both texts when someone saved in between', async () => {
    const { api, browser, lena } = await world()
    const settings = (await api(lena).get('/reviews/heard/settings')).body.settings
    await api(lena)
      .post('/reviews/heard/settings', { ...settings, title: 'Being heard, really' })
      .expect(201)
    const mine = await (await browser(lena)).post('/reviews/heard/settings', {
      ...settings,
      title: 'Being listened to',
    })
    expect(mine.status).toBe(409)
    expect(mine.text).toContain('Lena Lead saved this')
    expect(mine.text).toContain('Being heard, really')
    expect(mine.text).toContain('Being listened to')
  })

  it('is not there for strangers, and not theirs to change for observers', async () => {
    const { api, stan, ada, olga } = await world()
    await api(stan).get('/reviews/heard/question').expect(404)
    await api(ada).get('/reviews/heard/question').expect(404)
    await api(olga).get('/reviews/heard/question').expect(200)
    await api(olga).post('/reviews/heard/question', { text: 'Mine?', reason: '', version: 0 }).expect(403)
  })
})

describe('the question', () => {
  it('keeps every version with the reason for narrowing it', async () => {
    const { api, lena } = await world()
    await api(lena).post('/reviews/heard/question', { text: 'What works?', reason: '', version: 0 }).expect(201)
    const unreasoned = await api(lena)
      .post('/reviews/heard/question', { text: 'What works for whom?', reason: '', version: 1 })
      .expect(422)
    expect(unreasoned.body.errors.reason).toEqual(['Say why the question changes.'])
    await api(lena)
      .post('/reviews/heard/question', { text: 'What works for whom?', reason: 'The panel asked.', version: 1 })
      .expect(201)
    await api(lena).post('/reviews/heard/question', { text: 'Old page', reason: 'x', version: 1 }).expect(409)
    const page = await api(lena).get('/reviews/heard/question')
    expect(page.body.questions.map((question: { text: string }) => question.text)).toEqual([
      'What works for whom?',
      'What works?',
    ])
  })
})

describe('members', () => {
  it('join by a link that a mail scanner cannot use up', async () => {
    const { api, app, lena } = await world()
    const invited = await api(lena).post('/reviews/heard/invitations', { role: 'observer', email: '' }).expect(200)
    const path = new URL(invited.body.link).pathname
    for (let n = 0; n < 2; n++) {
      const page = await request(app).get(path).expect(200)
      expect(page.text).not.toContain('Being heard')
      expect(page.headers['set-cookie']).toBeUndefined()
      await request(app).head(path)
    }
    const joined = await request(app)
      .post(path)
      .type('form')
      .send({ name: 'Nora', email: 'nora@example.org', password: PASSWORD })
      .expect(303)
    expect(joined.headers.location).toMatch(/^\/reviews\/heard/)
    await request(app)
      .post(path)
      .type('form')
      .send({ name: 'Late', email: 'late@example.org', password: PASSWORD })
      .expect(422)
    const members = (await api(lena).get('/reviews/heard/members')).body.members
    expect(members.find((member: { name: string }) => member.name === 'Nora').role).toBe('observer')
  })

  it('always keep a lead, and leave what they wrote', async () => {
    const { api, lena, ravi } = await world()
    await api(ravi).post('/reviews/heard/memos', { kind: 'reasoning', title: 'Mine', text: 'Stays.' }).expect(201)
    await api(lena).post(`/reviews/heard/members/${lena.id}/role`, { role: 'observer' }).expect(409)
    await api(lena).post(`/reviews/heard/members/${lena.id}/removal`).expect(409)
    await api(lena).post(`/reviews/heard/members/${ravi.id}/removal`).expect(201)
    await api(ravi).get('/reviews/heard/journal').expect(404)
    expect((await api(lena).get('/reviews/heard/journal')).body.memos[0]).toMatchObject({
      title: 'Mine',
      writtenBy: 'Ravi Reviewer',
    })
  })
})

describe('vocabulary', () => {
  it('renames levels, adds terms under terms, and refuses circles and foreign parents', async () => {
    const { api, lena, ravi } = await world()
    await api(lena).post('/reviews/heard/levels/1', { name: 'Infrastructure', definition: '', version: 1 }).expect(201)
    await api(lena).post('/reviews/heard/levels/2', { name: 'infrastructure', definition: '', version: 1 }).expect(422)
    const one = (await api(ravi).post('/reviews/heard/facets/1/terms', { name: 'General practice' }).expect(201)).body
      .id
    const two = (
      await api(ravi).post('/reviews/heard/facets/1/terms', { name: 'Rural practice', parentId: one }).expect(201)
    ).body.id
    await api(ravi).post('/reviews/heard/facets/1/terms', { name: 'Rural practice' }).expect(422)
    await api(ravi)
      .post(`/reviews/heard/terms/${one}`, { name: 'General practice', parentId: two, version: 1 })
      .expect(422)
    await api(ravi).post('/reviews/heard/facets/3/terms', { name: 'Elders', parentId: one }).expect(422)
    await api(ravi)
      .post(`/reviews/heard/terms/${two}`, { name: 'Rural practice', retired: true, version: 1 })
      .expect(201)
    expect(
      (await api(ravi).post('/reviews/heard/facets/1/terms', { name: 'Rural practice' }).expect(201)).body.id,
    ).toBe(two)
  })
})

describe('the journal', () => {
  it('filters by kind and thing, and lets a memo be edited for a day by its author', async () => {
    const { api, lena, ravi, time } = await world()
    await api(lena).post('/reviews/heard/question', { text: 'What works?', reason: '', version: 0 })
    const id = (
      await api(ravi)
        .post('/reviews/heard/memos', { kind: 'focus', title: 'Focus', text: 'On <b>trust</b>', about: 'question:1' })
        .expect(201)
    ).body.id
    await api(ravi).post('/reviews/heard/memos', { kind: 'change', title: 'Change', text: 'x' }).expect(201)
    const focused = await api(ravi).get('/reviews/heard/journal?kind=focus&about=question:1').expect(200)
    expect(focused.body.memos.map((memo: { title: string }) => memo.title)).toEqual(['Focus'])
    const edited = { kind: 'focus', title: 'Focus', text: 'On time', version: 1 }
    await api(lena).post(`/reviews/heard/memos/${id}`, edited).expect(409)
    await api(ravi).post(`/reviews/heard/memos/${id}`, edited).expect(201)
    time.forward(24 * 60 + 1)
    await api(ravi)
      .post(`/reviews/heard/memos/${id}`, { ...edited, version: 2 })
      .expect(409)
    const page = await request((await world()).app).get('/reviews/heard/journal')
    expect(page.status).toBe(303)
  })

  it('shows hostile text as text', async () => {
    const { browser, lena } = await world()
    const own = await browser(lena)
    await own.post('/reviews/heard/memos', {
      kind: 'reasoning',
      title: '<script>alert(1)</script>',
      text: '<img src=x onerror=alert(1)> [x](javascript:alert(1))',
    })
    const page = await own.get('/reviews/heard/memos/1')
    expect(page.text).not.toContain('<script>alert')
    expect(page.text).not.toContain('<img')
    expect(page.text).not.toContain('javascript:')
  })
})

describe('discussion', () => {
  it('is open to observers and can be settled', async () => {
    const { api, as, olga, lena, stan } = await world()
    await writeQuestion(as(lena), { text: 'What works?', reason: '', version: 0 })
    const id = (
      await api(olga).post('/reviews/heard/comments', { about: 'question:1', text: 'Is this so?' }).expect(201)
    ).body.id
    await api(lena).post(`/reviews/heard/comments/${id}/resolution`, { resolved: true }).expect(201)
    await api(stan).post(`/reviews/elsewhere/comments/${id}/resolution`, { resolved: true }).expect(404)
    await api(olga).post('/reviews/heard/comments', { about: 'nonsense:1', text: 'x' }).expect(404)
  })
})
