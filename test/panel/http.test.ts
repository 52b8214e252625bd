// A round from both sides: drafted, opened, answered by link, seen by the lead, closed.
import { expect, test } from 'vitest'
import { countQueries } from '../support/world.ts'
import { drafted, opened, PANEL, panellist, secretOf } from './support/round.ts'

test('a round cannot be opened without plain words, and says which are missing', async () => {
  const w = await drafted()
  await w.api(w.lena).post('/reviews/heard/principles/2/plain-words', { en: '', nl: '', version: 1 }).expect(201)
  const refused = await (await w.browser(w.lena)).post(`${PANEL}/rounds/1/opening`)
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('Plain words are missing for principle 2.')
  expect((await w.api(w.lena).get(`${PANEL}/rounds/1`)).body.round.standing).toBe('draft')
  expect((await w.api(w.lena).get('/reviews/heard/principles/1')).body.principle.status).toBe('draft')
})

test('a round is not opened with nobody to ask, and leads to where that is given', async () => {
  const w = await drafted()
  const lead = await w.browser(w.lena)
  expect((await lead.get(`${PANEL}/rounds/1`)).text).not.toContain('id="f-contact"')
  const panel = { kind: 'local reference', name: 'Local panel', consentText: 'You may stop.', contactName: 'Lena Lead' }
  await w
    .api(w.lena)
    .post(`${PANEL}/panels/1`, { ...panel, version: 1 })
    .expect(201)
  const refused = await lead.post(`${PANEL}/rounds/1/opening`)
  expect(refused.status).toBe(422)
  expect(refused.text).toContain(
    '<a href="#f-contact">Give a telephone number or an e-mail address of the person to ask.</a>',
  )
  expect(refused.text).toMatch(/id="f-contact"[^<]*<a href="[^"]+\/panel\/panels\/1#f-contactPhone">/)
  expect((await lead.get(`${PANEL}/panels/1`)).text).toContain('id="f-contactPhone"')
})

test('opening freezes words and version: later edits do not reach the panel', async () => {
  const { w, secrets } = await opened()
  expect((await w.api(w.lena).get('/reviews/heard/principles/1')).body.principle.status).toBe('in panel')
  await w
    .api(w.lena)
    .post('/reviews/heard/principles/1/plain-words', { en: 'Changed words.', nl: 'Veranderd.', version: 1 })
    .expect(201)
  const pat = await panellist(w, secrets[0])
  const page = (await pat.get('/panel/answer/items/1')).text
  expect(page).toContain('Plain words 1.')
  expect(page).not.toContain('Changed words.')
  expect(page).toContain('What it rests on')
  expect(page).toContain('someone has time')
  expect(page).toContain('2 studies')
  expect(page).toContain('010 000 0000')
  const nel = await panellist(w, secrets[1])
  const dutch = (await nel.get('/panel/answer/items/1')).text
  expect(dutch).toContain('Gewone woorden 1.')
  expect(dutch).toContain('2 onderzoeken')
  expect(dutch).toContain('lang="nl"')
  expect((await nel.get('/panel/answer/items/2')).text).toContain('Plain words 2.')
})

test('each reads the lead’s own words in their language, or the others marked as what they are', async () => {
  const w = await drafted()
  const lena = w.api(w.lena)
  const settings = { closesOn: '', principles: [1, 2], q1Scale: '1-5', q1Text: 'Is it right here?', version: 1 }
  const form = (await (await w.browser(w.lena)).get(`${PANEL}/rounds/1/settings`)).text
  for (const name of ['titleNl', 'introNl', 'q1TextNl', 'q1LowNl', 'q3HighNl']) expect(form).toContain(`name="${name}"`)
  const words = {
    title: 'Own round',
    intro: 'Hello.',
    introNl: 'Hallo.',
    q1TextNl: 'Klopt het hier?',
    q1HighNl: 'Zeker',
  }
  await lena.post(`${PANEL}/rounds/1`, { ...settings, ...words, q1Low: 'Not <here>', q1High: 'Sure' }).expect(201)
  await lena.post(`${PANEL}/rounds/1/opening`).expect(201)
  const { made } = (await lena.post(`${PANEL}/rounds/1/invitations`, { panellists: [1, 2] })).body
  const nel = await panellist(w, secretOf(made[1].link))
  const start = (await nel.get('/panel/answer')).text
  expect(start).toContain('<h1 lang="en">Own round</h1>')
  expect(start).toContain('<p>Hallo.</p>')
  const item = (await nel.get('/panel/answer/items/1')).text
  expect(item).toContain('<legend>Klopt het hier?</legend>')
  expect(item).toContain('<span class="scale-number">5</span> Zeker</label>')
  expect(item).toContain('Dichter bij “<span lang="en">Not &lt;here&gt;</span>”</label>')
  const pat = await panellist(w, secretOf(made[0].link))
  const english = (await pat.get('/panel/answer/items/1')).text
  expect(english).toContain('<legend>Is it right here?</legend>')
  expect(english).toContain('Nearer to “Not &lt;here&gt;”</label>')
  // A title of one language alone is said in it; ends left as shipped are the reader's.
  const own = {
    panel: 1,
    ...settings,
    title: 'Second',
    titleNl: 'Tweede',
    q1TextNl: '',
    q1Low: 'No',
    q1High: 'Yes, clearly',
  }
  await lena.post(`${PANEL}/rounds`, own).expect(201)
  await lena.post(`${PANEL}/rounds/2/opening`).expect(201)
  const [again] = (await lena.post(`${PANEL}/rounds/2/invitations`, { panellists: [2] })).body.made
  const later = await panellist(w, secretOf(again.link))
  expect((await later.get('/panel/answer')).text).toContain('<h1>Tweede</h1>')
  const ends = (await later.get('/panel/answer/items/3')).text
  expect(ends).toContain('<legend lang="en">Is it right here?</legend>')
  expect(ends).toContain('<span class="scale-number">5</span> Ja, zeker</label>')
})

test('consent comes before the first answer, with its version', async () => {
  const { w, secrets } = await opened()
  const pat = await panellist(w, secrets[0], false)
  expect((await pat.get('/panel/answer')).text).toContain('You are answering for Pat Panel.')
  expect((await pat.get('/panel/answer/items/1')).headers.location).toBe('/panel/answer/consent')
  expect((await pat.post('/panel/answer/items/1', { q1: 5 })).status).toBe(409)
  expect((await pat.post('/panel/answer/consent', { mayThank: 'on' })).headers.location).toBe('/panel/answer/items/1')
  const { consents } = (await w.api(w.lena).get(`${PANEL}/panellists/1`)).body
  expect(consents).toEqual([
    {
      consentVersion: 1,
      language: 'en',
      mayQuote: 0,
      mayThank: 1,
      givenAt: expect.any(String),
      withdrawnAt: null,
      enteredByName: null,
    },
  ])
  // A new text is a new version, asked for again.
  await w
    .api(w.lena)
    .post(`${PANEL}/panels/1`, {
      kind: 'local reference',
      name: 'Local panel',
      consentText: 'Another text.',
      contactName: 'Lena Lead',
      contactPhone: '010 000 0000',
      version: 1,
    })
    .expect(201)
  expect((await pat.get('/panel/answer/items/1')).headers.location).toBe('/panel/answer/consent')
})

test('answers are saved page by page; the last of a person counts, and the activity has all', async () => {
  const { w, secrets } = await opened()
  const pat = await panellist(w, secrets[0])
  expect(
    (await pat.post('/panel/answer/items/1', { q1: 4, comment: 'More on carers.', to: 'next' })).headers.location,
  ).toBe('/panel/answer/items/2')
  const second = await pat.get('/panel/answer/items/2')
  expect(second.text).toContain('2 of 2; 1 answered and saved')
  expect((await pat.post('/panel/answer/items/2', { q1: 'cannot', comment: '', to: 'next' })).headers.location).toBe(
    '/panel/answer/missing',
  )
  expect((await pat.post('/panel/answer/missing', { comment: 'Carers.' })).headers.location).toBe(
    '/panel/answer/summary',
  )
  await pat.post('/panel/answer/items/1', { q1: 2, comment: 'More on carers.', to: 'stay' })
  const summary = (await pat.get('/panel/answer/summary')).text
  expect(summary).toContain('You have answered all 2 pages.')
  expect(summary).toContain('I can&#39;t judge')
  const { items, asked, missing } = (await w.api(w.lena).get(`${PANEL}/rounds/1`)).body
  expect(asked).toBe(2)
  expect(items[0].spreads[0]).toMatchObject({
    answered: 1,
    cannot: 0,
    counts: [
      { score: 5, count: 0 },
      { score: 4, count: 0 },
      { score: 3, count: 0 },
      { score: 2, count: 1 },
      { score: 1, count: 0 },
    ],
  })
  expect(items[1].spreads[0]).toMatchObject({ answered: 1, cannot: 1 })
  expect(missing[0].text).toBe('Carers.')
  const rows = await w.database.read
    .selectFrom('activity')
    .select(['before', 'after', 'audience', 'actorKind'])
    .where('verb', '=', 'rated')
    .where('subjectId', '=', 1)
    .orderBy('id')
    .execute()
  expect(rows.map(row => [row.audience, row.actorKind, JSON.parse(row.after ?? '{}').score])).toEqual([
    ['self', 'panellist', 4],
    ['self', 'panellist', 2],
  ])
})

test('bad answers are refused in the panellist’s language with what was typed kept', async () => {
  const { w, secrets } = await opened()
  const nel = await panellist(w, secrets[1])
  const outside = await nel.post('/panel/answer/items/1', { q1: 9, comment: 'bewaard' })
  expect(outside.status).toBe(422)
  expect(outside.text).toContain('bewaard')
  const long = await nel.post('/panel/answer/items/1', { q1: 5, comment: 'x'.repeat(4001) })
  expect(long.status).toBe(422)
  expect(long.text).toContain('Gebruik ten hoogste 4000 tekens.')
  for (const q1 of ['4.5', '٣', '<b>', ['1', '2']])
    expect((await nel.post('/panel/answer/items/1', { q1 })).status).toBe(422)
  expect((await nel.post('/panel/answer/items/99', { q1: 5 })).status).toBe(404)
  expect((await nel.post('/panel/answer/items/99', { q1: 'x' })).status).toBe(404)
  expect((await w.api(w.lena).get(`${PANEL}/rounds/1`)).body.items[0].spreads[0].answered).toBe(0)
})

test('the lead sees distribution, comments and points of a principle together and says what became of them', async () => {
  const { w, secrets } = await opened()
  const pat = await panellist(w, secrets[0])
  await pat.post('/panel/answer/items/1', { q1: 4, comment: 'More on carers.' })
  const api = w.api(w.lena)
  await api
    .post(`${PANEL}/meetings`, {
      panel: 1,
      title: 'Meeting',
      heldOn: '2026-11-20',
      form: 'in person',
      patients: 2,
      policy: 1,
      team: 1,
    })
    .expect(201)
  await api.post(`${PANEL}/meetings/1/items`, { principle: 1 }).expect(201)
  const item = (await api.get(`${PANEL}/meetings/1`)).body.items[0].id
  await api
    .post(`${PANEL}/meetings/1/points`, { role: 'policy', saidBy: 'Someone Known', text: 'Money is short.', item })
    .expect(201)
  expect(
    (
      await api.post(`${PANEL}/comments/1/disposition`, {
        choice: 'partly',
        reason: 'We named them.',
        resultingVersion: 9,
      })
    ).status,
  ).toBe(422)
  await api
    .post(`${PANEL}/comments/1/disposition`, { choice: 'partly', reason: 'We named them.', resultingVersion: 1 })
    .expect(201)
  await api.post(`${PANEL}/points/1/disposition`, { choice: 'park', reason: 'Later.' }).expect(201)
  expect(
    (await api.post(`${PANEL}/points/1/disposition`, { choice: 'accept', reason: 'Now.', version: 0 })).status,
  ).toBe(409)
  const { times } = (await api.get(`${PANEL}/principles/1`)).body
  expect(times[0].spreads[0].counts[1]).toEqual({ score: 4, count: 1 })
  expect(times[0].said[0]).toMatchObject({ text: 'More on carers.', choice: 'partly', resultingVersion: 1 })
  expect(times[1].said[0]).toMatchObject({ text: 'Money is short.', by: 'policy: Someone Known', choice: 'park' })
  expect((await pat.get('/panel/answer/summary')).text).toContain('We changed it in part, because: We named them.')
  const browser = await w.browser(w.lena)
  for (const path of [
    '',
    '/panels/new',
    '/panels/1',
    '/panels/1/panellists',
    '/panellists/1',
    '/rounds/new',
    '/rounds/1',
    '/rounds/1/settings',
    '/rounds/1/invitations',
    '/rounds/1/panellists/1/answers',
    '/principles/1',
    '/meetings/new',
    '/meetings/1',
    '/meetings/1/settings',
    '/meetings/1/handout',
  ])
    expect((await browser.get(PANEL + path)).status, path).toBe(200)
})

test('answers given by telephone are entered by the lead and shown as such', async () => {
  const { w } = await opened()
  const seat = `${PANEL}/rounds/1/panellists/2`
  const api = w.api(w.lena)
  expect((await api.post(`${seat}/items/1`, { q1: 5 })).status).toBe(409)
  await api.post(`${seat}/consent`, { mayQuote: true }).expect(201)
  await api.post(`${seat}/items/1`, { q1: 5, comment: 'Said by telephone.' }).expect(201)
  const { items } = (await api.get(`${PANEL}/rounds/1`)).body
  expect(items[0].spreads[0]).toMatchObject({ answered: 1, entered: 1 })
  expect(items[0].said[0].enteredBy).toBe('Lena Lead')
})

test('withdrawing takes two clicks and the answers out; own data come as a file', async () => {
  const { w, secrets } = await opened()
  const pat = await panellist(w, secrets[0])
  await pat.post('/panel/answer/items/1', { q1: 4, comment: 'Mine.' })
  const data = JSON.parse((await pat.get('/panel/answer/data.json')).text)
  expect(data).toMatchObject({
    person: { name: 'Pat Panel', email: 'pat@example.org' },
    rounds: [{ items: [{ comment: 'Mine.' }, {}] }],
  })
  expect((await pat.get('/panel/answer/summary')).text).toContain('/panel/answer/withdrawal')
  await pat.post('/panel/answer/withdrawal').expect(303)
  expect((await pat.get('/panel/answer')).text).toContain('You no longer take part')
  expect((await pat.post('/panel/answer/items/1', { q1: 4 })).status).toBe(409)
  const { items } = (await w.api(w.lena).get(`${PANEL}/rounds/1`)).body
  expect(items[0].spreads[0].answered).toBe(0)
  expect(items[0].said).toEqual([])
})

test('erasing removes name and address everywhere and keeps the code', async () => {
  const { w, secrets } = await opened()
  const pat = await panellist(w, secrets[0])
  await pat.post('/panel/answer/items/1', { q1: 4 })
  await w.api(w.lena).post(`${PANEL}/panellists/1/erasure`, {}).expect(201)
  expect((await w.api(w.lena).get(`${PANEL}/rounds/1`)).body.items[0].spreads[0].answered).toBe(1)
  expect((await pat.get('/panel/answer')).headers.location).toBe('/panel/left')
  const everything = JSON.stringify(
    await Promise.all(
      (['panellist', 'activity', 'access', 'panelInvitation', 'submission', 'bin'] as const).map(table =>
        w.database.read.selectFrom(table).selectAll().execute(),
      ),
    ),
  )
  expect(everything).not.toMatch(/Pat Panel|pat@example|Practice East/)
})

test('the round page asks as many questions for many answers as for few', async () => {
  const { w, secrets } = await opened()
  const count = () => countQueries(w.database, () => w.api(w.lena).get(`${PANEL}/rounds/1`).expect(200))
  const few = await count()
  const pat = await panellist(w, secrets[0])
  const nel = await panellist(w, secrets[1])
  for (const one of [pat, nel])
    for (const item of [1, 2]) await one.post(`/panel/answer/items/${item}`, { q1: 3, comment: `c${item}` })
  expect(await count()).toBe(few)
})

test('a disposition without a reason comes back with what was typed', async () => {
  const { w, secrets } = await opened()
  const pat = await panellist(w, secrets[0])
  await pat.post('/panel/answer/items/1', { q1: 4, comment: 'More on carers.' })
  const browser = await w.browser(w.lena)
  const refused = await browser.post(`${PANEL}/comments/1/disposition`, { choice: 'reject', reason: '', version: 0 })
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('Enter the reason, which panellists read.')
  expect(refused.text).toMatch(/value="reject"[^>]* checked/)
  expect((await browser.get(`${PANEL}/comments/1/disposition`)).text).toContain('More on carers.')
  // On the page of the round, saving one keeps what is half typed beside another.
  await pat.post('/panel/answer/items/2', { q1: 4, comment: 'Shorter.' })
  const half = { 'comment2-reason': 'We are still think', 'comment2-version': 0 }
  const first = { 'comment1-choice': 'accept', 'comment1-reason': 'We named them.', 'comment1-version': 0 }
  const sheet = `${PANEL}/rounds/1/dispositions`
  const saved = await browser.post(sheet, { ...half, ...first, save: 'comment1' })
  expect(saved.status).toBe(200)
  expect(saved.text).toContain('We changed it, because: We named them.')
  expect(saved.text).toContain('What was typed beside others is still there, and not saved yet.')
  expect(saved.text).toContain('>\nWe are still think</textarea>')
  const wrong = await browser.post(sheet, { ...half, ...first, save: 'comment2' })
  expect(wrong.status).toBe(422)
  expect(wrong.text).toContain('href="#f-comment2-choice">Choose what became of it.</a>')
  expect(wrong.text).toContain('>\nWe are still think</textarea>')
  const late = await browser.post(sheet, { ...half, ...first, 'comment1-reason': 'Mine.', save: 'comment1' })
  expect(late.text).toContain('Meanwhile Lena Lead saved here: “We named them.”')
  expect(late.text).toContain('>\nMine.</textarea>')
  const whole = { ...half, 'comment2-choice': 'park', 'comment2-reason': 'As Nel Deelnemer said.' }
  expect((await browser.post(sheet, { ...whole, save: '' })).headers.location).toContain('rounds/1?said=')
  expect((await w.api(w.lena).get(`${PANEL}/rounds/1`)).body.items[1].said[0]).toMatchObject({ choice: 'park' })
  // A name in the lead's words is said to the lead, and to nobody else.
  const warning = 'Your reason for comment 2 (“Shorter.”) contains the name of a panellist.'
  expect((await browser.get(`${PANEL}/rounds/1`)).text).toContain(warning)
  expect((await w.api(w.lena).get(`${PANEL}/panels/1/letters`)).body.named).toEqual([warning])
  expect((await w.api(w.ravi).get(`${PANEL}/rounds/1`)).body.named).toEqual([])
  await w.api(w.lena).post(`${PANEL}/rounds`, { panel: 1, title: 'For Pat Panel', principles: [1] })
  const { named } = (await w.api(w.lena).get(`${PANEL}/rounds/2`)).body
  expect(named).toEqual(['The title contains the name of a panellist.'])
  expect((await w.api(w.stan).get(`${PANEL}/comments/1/disposition`)).status).toBe(404)
})

test('two questions on longer scales, each with its own statistics', async () => {
  const w = await drafted()
  await w
    .api(w.lena)
    .post(`${PANEL}/rounds/1`, {
      title: 'First round',
      principles: [1],
      q1Text: 'Is it right?',
      q1Scale: '1-9',
      q1Low: 'not at all',
      q1High: 'fully',
      q2Text: 'Is it possible here?',
      q2Scale: '1-7',
      q2Low: 'no',
      q2High: 'yes',
      version: 1,
    })
    .expect(201)
  await w.api(w.lena).post(`${PANEL}/rounds/1/opening`).expect(201)
  for (const n of [3, 4])
    await w
      .api(w.lena)
      .post(`${PANEL}/panels/1/panellists`, { name: `Person ${n}`, role: 'policy' })
      .expect(201)
  const made = (await w.api(w.lena).post(`${PANEL}/rounds/1/invitations`, { panellists: [1, 3, 4] })).body.made as {
    link: string
  }[]
  const item = (await w.api(w.lena).get(`${PANEL}/rounds/1`)).body.items[0].id
  for (const [at, one] of made.entries()) {
    const person = await panellist(w, secretOf(one.link))
    expect((await person.get(`/panel/answer/items/${item}`)).text).toContain('class="scale"')
    await person.post(`/panel/answer/items/${item}`, { q1: 7 + at, q2: at === 0 ? 'cannot' : 7 }).expect(303)
  }
  const { spreads } = (await w.api(w.lena).get(`${PANEL}/rounds/1`)).body.items[0]
  expect(spreads[0].statistics).toMatchObject({ n: 3, median: 8, iqr: 1, agreement: 100, class: 'appropriate' })
  expect(spreads[1]).toMatchObject({ cannot: 1, answered: 3, statistics: { n: 2, median: 7, iqr: null } })
})
