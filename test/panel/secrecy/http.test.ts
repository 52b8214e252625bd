// What must never happen: links that act by themselves, answers after closing, and anyone else's answers or names in sight.
import request from 'supertest'
import { expect, test } from 'vitest'
import { drafted, opened, PANEL, panellist, secretOf } from '../support/round.ts'

const everything = ['rating', 'consent', 'panelInvitation', 'activity', 'session', 'panelComment'] as const

test('a robot that GETs and HEADs every link twice changes nothing, and sees no name', async () => {
  const { w, secrets } = await opened()
  const state = async () =>
    JSON.stringify(await Promise.all(everything.map(table => w.database.read.selectFrom(table).selectAll().execute())))
  const before = await state()
  for (const secret of [...secrets, 'unknown']) {
    for (const method of ['get', 'head', 'get', 'head'] as const) {
      const answer = await request(w.app)[method](`/panel/${secret}?language=en`).set('accept', 'text/html')
      expect(answer.status).toBe(200)
      expect(answer.headers['set-cookie']).toBeUndefined()
      expect(answer.headers['referrer-policy']).toBe('no-referrer')
      expect(answer.headers['cache-control']).toContain('no-store')
      if (method === 'get') expect(answer.text).not.toMatch(/Pat Panel|pat@example|Nel|Being heard/)
    }
  }
  expect(await state()).toBe(before)
})

test('the button opens the round at an address without the secret, on any device, again and again', async () => {
  const { w, secrets } = await opened()
  for (let device = 0; device < 3; device++) {
    const pat = await panellist(w, secrets[0], device === 0)
    expect(pat.entered.headers.location).toBe('/panel/answer')
    const page = await pat.get('/panel/answer')
    expect(page.text).toContain('Pat Panel')
    expect(page.text).not.toContain(secrets[0])
  }
  const foreign = await request(w.app)
    .post(`/panel/${secrets[0]}`)
    .set('sec-fetch-site', 'cross-site')
    .set('accept', 'text/html')
    .send()
  expect(foreign.status).toBe(403)
})

test('unknown and ended links answer alike, before and after the round', async () => {
  const { w, secrets } = await opened()
  await w.api(w.lena).post(`${PANEL}/rounds/1/invitations/1/revocation`).expect(201)
  const press = (secret: string) =>
    request(w.app).post(`/panel/${secret}`).set('accept', 'text/html').type('form').send({})
  const plain = (text: string, secret: string) =>
    text
      .replaceAll(secret, 'SECRET')
      .replaceAll(/nonce="[^"]+"/g, '')
      .replaceAll(/\?v=\w+/g, '')
  const unknown = await press('nothing-like-it')
  const ended = await press(secrets[0])
  await w.api(w.lena).post(`${PANEL}/rounds/1/closure`).expect(201)
  const later = await press(secrets[0])
  expect([unknown.status, ended.status, later.status]).toEqual([404, 404, 404])
  expect(plain(ended.text, secrets[0])).toBe(plain(unknown.text, 'nothing-like-it'))
  expect(plain(later.text, secrets[0])).toBe(plain(unknown.text, 'nothing-like-it'))
  for (const answer of [unknown, ended, later]) expect(answer.headers['set-cookie']).toBeUndefined()
})

test('a later link ends no earlier session; ending ends every session of that person', async () => {
  const { w, secrets } = await opened()
  const first = await panellist(w, secrets[0])
  const again = (
    await w
      .api(w.lena)
      .post(`${PANEL}/rounds/1/invitations`, { panellists: [1] })
      .expect(200)
  ).body.made[0].link as string
  expect((await first.get('/panel/answer')).status).toBe(200)
  const second = await panellist(w, secretOf(again), false)
  expect((await first.get('/panel/answer')).status).toBe(200)
  await w.api(w.lena).post(`${PANEL}/rounds/1/invitations/1/revocation`).expect(201)
  expect((await first.get('/panel/answer')).headers.location).toBe('/panel/left')
  expect((await first.post('/panel/answer/items/1', { q1: 5 })).status).toBe(403)
  expect((await second.get('/panel/answer')).headers.location).toBe('/panel/left')
})

test('a new link goes only to the stored address, and the answer never tells', async () => {
  const sent: { to: string; text: string }[] = []
  const { w, secrets } = await opened()
  Object.assign(w.services.mail, {
    canSend: true,
    send: async (letter: { to: string; text: string }) => {
      sent.push(letter)
      return null
    },
  })
  await w.api(w.lena).post(`${PANEL}/rounds/1/invitations/1/revocation`).expect(201)
  const ask = (secret: string) =>
    request(w.app)
      .post(`/panel/${secret}/new-link`)
      .set('accept', 'text/html')
      .type('form')
      .send({ email: 'thief@example.org' })
  const known = await ask(secrets[0])
  const unknown = await ask('nothing-like-it')
  expect(known.text.replaceAll(/nonce="[^"]+"/g, '')).toBe(unknown.text.replaceAll(/nonce="[^"]+"/g, ''))
  await expect.poll(() => sent.length).toBe(1)
  expect(sent[0]?.to).toBe('pat@example.org')
  const pat = await panellist(w, secretOf(sent[0]?.text ?? ''))
  expect((await pat.get('/panel/answer/items/1')).status).toBe(200)
  // Nel has no address; five an hour are enough for Pat.
  for (let n = 0; n < 6; n++) await ask(secrets[0])
  await ask(secrets[1])
  await expect.poll(() => sent.length).toBe(5)
})

test('a closed round takes nothing: form, JSON, old tab, double submit, the lead', async () => {
  const { w, secrets } = await opened()
  const pat = await panellist(w, secrets[0])
  await pat.post('/panel/answer/items/1', { q1: 4, comment: 'before', _submission: 'one-form-1' })
  await w.api(w.lena).post(`${PANEL}/rounds/1/panellists/2/consent`, {}).expect(201)
  await w.api(w.lena).post(`${PANEL}/rounds/1/closure`).expect(201)
  const answers = { q1: 1, comment: 'after' }
  const form = await pat.post('/panel/answer/items/1', answers)
  const json = await pat.agent
    .post('/panel/answer/items/1')
    .set('accept', 'application/json')
    .set('x-csrf-token', pat.token)
    .send(answers)
  const twice = await pat.post('/panel/answer/items/1', { ...answers, _submission: 'one-form-1' })
  const lead = await w.api(w.lena).post(`${PANEL}/rounds/1/panellists/2/items/1`, answers)
  expect([form.status, json.status, lead.status]).toEqual([409, 409, 409])
  expect(twice.status).toBeLessThan(500)
  expect((await pat.post('/panel/answer/missing', { comment: 'after' })).status).toBe(409)
  expect((await pat.post('/panel/answer/consent', {})).status).toBe(409)
  expect((await pat.get('/panel/answer')).text).toContain('This round is closed')
  expect((await pat.get('/panel/answer/items/1')).headers.location).toBe('/panel/answer')
  const ratings = await w.database.read.selectFrom('rating').select('score').execute()
  expect(ratings).toEqual([{ score: 4 }])
  expect((await w.api(w.lena).post(`${PANEL}/rounds/1/invitations`, { panellists: [1] })).status).toBe(409)
})

test('the last day closes by itself', async () => {
  const { w, secrets } = await opened()
  const pat = await panellist(w, secrets[0])
  w.time.set('2027-01-01T00:00:00.000Z')
  // Sessions idle for a day are over; the link opens what became of one's words and takes nothing.
  expect((await pat.post('/panel/answer/items/1', { q1: 4 })).status).toBe(403)
  const back = await panellist(w, secrets[0], false)
  expect((await back.get('/panel/answer')).text).toContain('This round is closed')
  expect((await back.post('/panel/answer/items/1', { q1: 4 })).status).toBe(409)
  expect((await w.api(w.lena).get(`${PANEL}/rounds/1`)).body.round.standing).toBe('closed')
  expect(
    (await w.api(w.lena).post(`${PANEL}/rounds/1/closing-day`, { closesOn: '2027-02-01', version: 2 })).status,
  ).toBe(409)
})

test('a double submission makes one rating', async () => {
  const { w, secrets } = await opened()
  const pat = await panellist(w, secrets[0])
  const body = { q1: 4, comment: 'once', _submission: 'same-form-1' }
  await Promise.all([pat.post('/panel/answer/items/1', body), pat.post('/panel/answer/items/1', body)])
  expect(await w.database.read.selectFrom('rating').select('id').execute()).toHaveLength(1)
  expect(await w.database.read.selectFrom('panelComment').select('id').execute()).toHaveLength(1)
})

test('a panellist never sees another’s answers, name or comments, in pages, JSON or files', async () => {
  const { w, secrets } = await opened()
  const nel = await panellist(w, secrets[1])
  await nel.post('/panel/answer/items/1', { q1: 2, comment: 'nels-own-secret' })
  await nel.post('/panel/answer/missing', { comment: 'nels-own-missing' })
  const pat = await panellist(w, secrets[0])
  const paths = ['', '/consent', '/items/1', '/items/2', '/missing', '/summary', '/paper', '/withdrawal', '/data.json']
  for (const path of paths) {
    for (const accept of ['text/html', 'application/json']) {
      const answer = await pat.agent.get(`/panel/answer${path}`).set('accept', accept)
      expect(answer.status, path).toBe(200)
      expect(answer.text, path).not.toMatch(/nels-own|Nel Deelnemer|counts|median/)
      if (accept === 'text/html') expect(Buffer.byteLength(answer.text)).toBeLessThan(60_000)
    }
  }
  for (const path of ['/rounds/1', '/principles/1', '/panels/1/panellists', '/meetings/1', ''])
    expect([303, 401, 404]).toContain((await pat.get(PANEL + path)).status)
})

test('identities are the lead’s alone and each look is noted', async () => {
  const { w, secrets } = await opened()
  const pat = await panellist(w, secrets[0], false)
  await pat.post('/panel/answer/consent', {})
  await pat.post('/panel/answer/items/1', { q1: 4, comment: 'No quoting.' })
  for (const path of [
    '/panels/1/panellists',
    '/panellists/1',
    '/rounds/1/invitations',
    '/rounds/1/panellists/1/answers',
  ]) {
    expect((await w.api(w.ravi).get(PANEL + path)).status, path).toBe(403)
    expect((await w.api(w.stan).get(PANEL + path)).status, path).toBe(404)
  }
  for (const path of ['', '/rounds/1', '/principles/1']) {
    const { text } = await w
      .api(w.ravi)
      .get(PANEL + path)
      .expect(200)
    expect(text).not.toMatch(/Pat Panel|pat@example|Practice East|[A-Z]{2}\d\d/)
  }
  const seen = (await w.api(w.ravi).get(`${PANEL}/rounds/1`)).body.items[0].said[0]
  expect(seen.by).toBe('a panellist')
  expect((await w.api(w.olga).get(`${PANEL}/rounds/1`)).status).toBe(403)
  expect((await w.api(w.olga).get(PANEL)).status).toBe(200)
  await w.api(w.lena).get(`${PANEL}/panels/1/panellists`).expect(200)
  const looks = await w.database.read
    .selectFrom('access')
    .select(['kind', 'personId'])
    .where('kind', '=', 'looked at panel identities')
    .execute()
  expect(looks.some(look => look.personId === w.lena.id)).toBe(true)
  const audiences = await w.database.read
    .selectFrom('activity')
    .select(['verb', 'audience'])
    .where('actorKind', '=', 'panellist')
    .execute()
  expect(audiences.every(row => row.audience !== 'team')).toBe(true)
})

test('every form says what is wrong and keeps what was typed', async () => {
  const w = await drafted()
  const browser = await w.browser(w.lena)
  const cases: [string, Record<string, unknown>, string, string][] = [
    ['/panels', { name: 'Kept name', kind: 'x' }, 'Choose the kind of panel.', 'Kept name'],
    ['/panels/1/panellists', { name: 'Kept person', role: 'boss' }, 'Choose a role.', 'Kept person'],
    [
      '/panellists/1',
      { name: '', email: 'kept@example.org', role: 'policy', version: 1 },
      'Enter a name.',
      'kept@example.org',
    ],
    [
      '/rounds',
      { panel: 1, title: 'Kept title', closesOn: '31/12/2026' },
      'Enter a day as year-month-day',
      'Kept title',
    ],
    ['/rounds', { panel: 1, title: 'Kept title', principles: ['77'] }, 'There is no principle 77', 'Kept title'],
    ['/meetings', { panel: 1, title: 'Kept meeting', heldOn: '', form: 'in person' }, 'Enter a day', 'Kept meeting'],
    [
      '/meetings',
      { panel: 1, title: 'Kept meeting', heldOn: '2026-11-20', form: 'mixed', patients: '4.5' },
      'Enter a whole number',
      'Kept meeting',
    ],
  ]
  for (const [path, body, sentence, kept] of cases) {
    const answer = await browser.post(PANEL + path, body)
    expect(answer.status, path).toBe(422)
    expect(answer.text, path).toContain(sentence)
    expect(answer.text, path).toContain(kept)
  }
})
