// From a passage to a configuration in one step, through the front door.
import { describe, expect, it } from 'vitest'
import { addConfiguration } from '../../../src/configurations/actions.ts'
import { addEvidence } from '../../../src/configurations/evidence/actions.ts'
import { addDocument } from '../../../src/documents/actions.ts'
import { placeOf, scene } from '../scene.ts'

const heard = { role: 'mechanism', wording: 'feeling heard by someone with time', into: 'new' }

describe('coding a passage', () => {
  it('begins an account with an excerpt, an element and its evidence', async () => {
    const { api, ravi, coding } = await scene()
    const words = 'felt listened to for the first time in years'
    const saved = await api(ravi).post(coding, { ...heard, ...placeOf(words), levelIds: [2], polarity: 'enabling' })
    expect(saved.status).toBe(201)
    expect(saved.body).toMatchObject({
      layer: 'account',
      configuration: 1,
      mark: 'M1',
      excerpt: 1,
      said: 'Saved as M1 in account 1.',
    })
    const page = await api(ravi).get(coding)
    expect(page.body.accounts).toHaveLength(1)
    expect(page.body.accounts[0]).toMatchObject({
      isGenerated: true,
      sentence: 'feeling heard by someone with time',
      toComplete: 'no context and no outcome yet',
      levelIds: [2],
    })
    expect(page.body.text.paragraphs[0].margin[0]).toMatchObject({ role: 'mechanism', label: 'M1' })
  })

  it('adds to an account, uses the same passage twice and finds it behind an emoji', async () => {
    const { api, ravi, coding } = await scene()
    await api(ravi)
      .post(coding, { ...heard, ...placeOf('trust was lost') })
      .expect(201)
    const second = await api(ravi).post(coding, {
      ...placeOf('trust was lost'),
      role: 'outcome',
      wording: 'people drop out',
      into: 'account:1',
      stance: 'contradicts',
    })
    expect(second.body).toMatchObject({ configuration: 1, mark: 'O1', excerpt: 1 })
    const third = await api(ravi).post(coding, {
      ...placeOf('Funding ran out'),
      into: 'new',
      target: 'account:1:1',
      role: null,
    })
    expect(third.body).toMatchObject({ configuration: 1, mark: 'M1', excerpt: 2, element: 1 })
    const page = await api(ravi).get(coding)
    expect(page.body.accounts).toHaveLength(1)
    expect(page.body.accounts[0].elements.map((one: { mark: string }) => one.mark)).toEqual(['M1', 'O1'])
    expect(page.body.text.paragraphs[1].margin[0].label).toBe('M1 +1')
  })

  it('works without scripts: the typed quotation is anchored, or refused with the input kept', async () => {
    const { browser, ravi, coding } = await scene()
    const person = await browser(ravi)
    const form = await person.get(`${coding}?quote=2`)
    expect(form.text).toContain('link workers moved on')
    const wrong = await person.post(coding, { ...heard, paragraph: '2', quote: 'people felt heard' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('These words are not in ¶2')
    expect(wrong.text).toContain('feeling heard by someone with time</textarea>')
    const right = await person.post(coding, { ...heard, paragraph: '2', quote: 'the practice gave no room' })
    expect(right.status).toBe(303)
    expect(right.headers.location).toMatch(/coding\?into=account:1&said=.*#x1$/)
    expect((await person.get(right.headers.location ?? '')).text).toContain('Saved as M1 in account 1.')
  })

  it.each([
    [{ wording: '' }, 'wording'],
    [{ role: '' }, 'role'],
    [{ role: 'hero' }, 'role'],
    [{ into: '' }, 'into'],
    [{ into: 'account:99' }, 'into'],
    [{ into: 'account:1;drop' }, 'into'],
    [{ levelIds: ['99'] }, 'levelIds'],
    [{ sameAs: 'statement:99' }, 'idea'],
    [{ sameAs: 'x' }, 'sameAs'],
    [{ start: '', end: '', quote: '' }, 'quote'],
    [{ start: '0', end: '999999', quote: 'not there' }, 'quote'],
    [{ wording: 'x'.repeat(1001) }, 'wording'],
    [{ stance: 'likes' }, 'stance'],
  ])('refuses %j at its field and saves nothing', async (part, field) => {
    const { api, ravi, coding } = await scene()
    const answer = await api(ravi).post(coding, { ...heard, ...placeOf('trust was lost'), ...part })
    expect(answer.status).toBe(422)
    expect(Object.keys(answer.body.errors)).toContain(field)
    const page = await api(ravi).get(coding)
    expect(page.body.accounts).toEqual([])
    expect(page.body.text.paragraphs.every((one: { margin: unknown[] }) => one.margin.length === 0)).toBe(true)
  })

  it('is taken back by what was new: the account, the element, the evidence', async () => {
    const { api, ravi, coding } = await scene()
    const undo = async (body: object) => {
      const saved = await api(ravi).post(coding, body)
      await api(ravi).post(saved.body.takeBack).expect(201)
    }
    const accounts = async () => (await api(ravi).get(coding)).body.accounts
    await undo({ ...heard, ...placeOf('trust was lost') })
    expect(await accounts()).toEqual([])
    await api(ravi)
      .post(coding, { ...heard, ...placeOf('trust was lost') })
      .expect(201)
    await undo({ ...heard, ...placeOf('moved on'), into: 'account:2' })
    await undo({ ...placeOf('moved on'), target: 'account:2:whole' })
    expect(await accounts()).toMatchObject([{ id: 2, elements: [{ mark: 'M1' }] }])
    expect((await api(ravi).get('/reviews/heard/accounts/2')).body.evidence).toHaveLength(1)
  })

  it('saves once when a form is sent twice', async () => {
    const { api, browser, ravi, coding } = await scene()
    const person = await browser(ravi)
    const body = { ...heard, paragraph: '3', quote: 'Funding ran out', _submission: 'one-form' }
    const both = await Promise.all([person.post(coding, body), person.post(coding, body)])
    expect(both.map(answer => answer.status)).toEqual([303, 303])
    expect((await api(ravi).get(coding)).body.accounts).toHaveLength(1)
  })

  it('parks a passage with a memo, and codes it later', async () => {
    const { api, ravi, coding } = await scene()
    const parked = await api(ravi).post(coding, {
      ...placeOf('Funding ran out'),
      role: 'park',
      note: 'Is this context?',
    })
    expect(parked.body).toMatchObject({ excerpt: 1, said: 'Parked.' })
    expect((await api(ravi).get(coding)).body.parked).toBe(1)
    const open = await api(ravi).get(`${coding}?excerpt=1`)
    expect(open.body.excerpt).toMatchObject({ id: 1, quote: 'Funding ran out' })
    await api(ravi).post(coding, { excerptId: 1, role: 'context', wording: 'money is short', into: 'new' }).expect(201)
    expect((await api(ravi).get(coding)).body).toMatchObject({ parked: 0, accounts: [{ id: 1 }] })
  })

  it('says who is speaking while a passage is coded, and adds to what was said of it', async () => {
    const { api, browser, ravi, coding } = await scene()
    const { terms } = (await api(ravi).get(coding)).body
    const speakers = terms.filter((term: { facet: string }) => term.facet === 'Who is speaking')
    const [patients, practitioners] = speakers.map((term: { id: number }) => String(term.id))
    const form = (await (await browser(ravi)).get(coding)).text
    const legend = form.indexOf('<legend>Who is speaking</legend>')
    expect(legend).toBeGreaterThan(0)
    expect(legend).toBeLessThan(form.indexOf('id="composer-parked"'))
    await api(ravi)
      .post(coding, { ...heard, ...placeOf('trust was lost'), termIds: [patients] })
      .expect(201)
    const again = { ...heard, role: 'outcome', into: 'account:1' }
    await api(ravi)
      .post(coding, { ...again, ...placeOf('trust was lost'), termIds: [practitioners] })
      .expect(201)
    await api(ravi)
      .post(coding, { ...again, excerptId: 1 })
      .expect(201)
    const excerpt = (await api(ravi).get('/reviews/heard/excerpts/1')).body.excerpt
    expect(excerpt.terms.map((term: { name: string }) => term.name)).toEqual(['Patients or public', 'Practitioners'])
    expect(excerpt.version).toBe(2)
    const strange = await api(ravi).post(coding, { ...again, ...placeOf('moved on'), termIds: ['9999'] })
    expect(Object.keys(strange.body.errors)).toEqual(['termIds'])
  })

  it('connects to an idea, and two wordings to one', async () => {
    const { api, ravi, coding } = await scene()
    await api(ravi)
      .post(coding, { ...heard, ...placeOf('trust was lost') })
      .expect(201)
    const ideas = await api(ravi).get('/reviews/heard/statements/ideas')
    expect(ideas.body.entries).toMatchObject([{ id: 'element:1', label: heard.wording, detail: 'mechanism' }])
    await api(ravi)
      .post(coding, { ...heard, ...placeOf('moved on'), wording: 'being known', sameAs: 'element:1' })
      .expect(201)
    const idea = await api(ravi).get('/reviews/heard/statements/1')
    expect(idea.body.uses.map((use: { wording: string }) => use.wording)).toEqual([heard.wording, 'being known'])
  })
})

it('an observer reads and may not code; another review knows nothing of it', async () => {
  const { api, browser, olga, stan, coding } = await scene()
  expect((await api(olga).get(coding)).status).toBe(200)
  expect((await (await browser(olga)).get(coding)).text).not.toContain('id="composer"')
  expect((await api(olga).post(coding, { ...heard, ...placeOf('moved on') })).status).toBe(403)
  expect((await api(stan).get(coding)).status).toBe(404)
  expect((await api(stan).get(coding.replace('heard', 'elsewhere'))).status).toBe(404)
  const there = coding.replace('heard', 'elsewhere')
  expect((await api(stan).post(there, { ...heard, ...placeOf('moved on') })).status).toBe(404)
})

it('answers the fragment that the page exchanges after a save', async () => {
  const { browser, ravi, coding } = await scene()
  const person = await browser(ravi)
  await person.post(coding, { ...heard, paragraph: '2', quote: 'moved on' })
  const part = await person.agent.get(`${coding}?from=2&to=2&into=account:1`).set('hx-request', 'true')
  expect(part.status).toBe(200)
  expect(part.text).not.toContain('<html')
  expect(part.text).toContain('id="coding-accounts"')
  expect(part.text).toContain('id="p2"')
  expect(part.text).not.toContain('id="p3"')
  expect(part.text).toContain('value="account:1" id="into-1" checked')
})

describe('where the next passage goes', () => {
  it('is the same account, or the same synthesised configuration with its stance to be said', async () => {
    const { api, browser, ravi, as, coding } = await scene()
    await addConfiguration(as(ravi), { title: 'Being heard' })
    const first = await api(ravi).post(coding, { ...heard, ...placeOf('trust was lost') })
    expect(first.body).toMatchObject({ next: 'account:1' })
    const against = { ...placeOf('Funding ran out'), target: 'configuration:1:whole', stance: 'contradicts' }
    const saved = await api(ravi).post(coding, { ...against, isConverse: 'on', wording: 'not without money' })
    expect(saved.body).toMatchObject({
      said: 'Saved as evidence for CMOC 1.',
      next: 'configuration:1:whole',
      mark: null,
    })
    const cmoc = (await api(ravi).get('/reviews/heard/configurations/1')).body
    expect(cmoc.evidence).toMatchObject([
      { quote: 'Funding ran out', stance: 'contradicts', isConverse: true, note: 'not without money' },
    ])
    const page = (await (await browser(ravi)).get(`${coding}?into=configuration:1:whole`)).text
    expect(page).toMatch(/<option value="configuration:1:whole" selected>/)
    expect(page).toContain('href="/reviews/heard/configurations/1"')
    const { margin } = (await api(ravi).get(coding)).body.text.paragraphs[2]
    expect(margin).toMatchObject([{ label: 'CMOC 1' }])
    await api(ravi).post(saved.body.takeBack).expect(201)
    expect((await api(ravi).get('/reviews/heard/configurations/1')).body.evidence).toEqual([])
  })

  it('may be evidence that was cited and not yet quoted', async () => {
    const { api, ravi, as, document, coding } = await scene()
    await addConfiguration(as(ravi), { title: 'Being heard' })
    const other = await addDocument(as(ravi), { title: 'Elsewhere', authors: [], year: 2020 })
    await addEvidence(as(ravi), 'synthesised', 1, { documentId: document, locator: 'p. 3', stance: 'refines' })
    await addEvidence(as(ravi), 'synthesised', 1, { documentId: other })
    expect((await api(ravi).get(coding)).body.cited).toEqual([{ id: 1, name: 'CMOC 1, p. 3' }])
    const foreign = await api(ravi).post(coding, { ...placeOf('Funding ran out'), target: 'quotation:2' })
    expect(foreign.body.errors).toHaveProperty('target')
    const saved = await api(ravi).post(coding, { ...placeOf('Funding ran out'), target: 'quotation:1' })
    expect(saved.body).toMatchObject({ said: 'Saved as evidence for CMOC 1.', takeBack: null })
    const { evidence } = (await api(ravi).get('/reviews/heard/configurations/1')).body
    expect(evidence[0]).toMatchObject({ quote: 'Funding ran out', stance: 'refines', locator: 'p. 3' })
    expect((await api(ravi).get(coding)).body.cited).toEqual([])
    expect((await api(ravi).get('/reviews/heard/unquoted')).body.rows).toMatchObject([{ id: 2 }])
  })
})

it('says of an outcome what it is, and of others only what fits their role', async () => {
  const { api, ravi, coding } = await scene()
  const said = {
    intended: 'unintended',
    valence: 'negative',
    distance: 'distal',
    forWhom: 'carers',
    polarity: 'hindering',
  }
  const body = { ...heard, ...said, ...placeOf('trust was lost'), mechanismAbsent: 'on' }
  await api(ravi)
    .post(coding, { ...body, role: 'outcome' })
    .expect(201)
  await api(ravi)
    .post(coding, { ...body, into: 'account:1' })
    .expect(201)
  const { elements } = (await api(ravi).get('/reviews/heard/accounts/1')).body.configuration
  const { polarity, ...outcome } = said
  expect(elements[0]).toMatchObject({ ...outcome, polarity: null, mechanismAbsent: true })
  expect(elements[1]).toMatchObject({ polarity, intended: null, forWhom: '', mechanismAbsent: false })
  expect((await api(ravi).post(coding, { ...body, distance: 'far' })).status).toBe(422)
})

it('shows restatement and quotation side by side for the account that passages go into', async () => {
  const { api, browser, ravi, coding } = await scene()
  await api(ravi)
    .post(coding, { ...heard, ...placeOf('trust was lost') })
    .expect(201)
  await api(ravi)
    .post(coding, { ...heard, ...placeOf('moved on'), wording: 'being left' })
    .expect(201)
  const person = await browser(ravi)
  const last = (await person.get(coding)).text
  expect(last).toMatch(/<dl class="restated"[\s\S]+being left[\s\S]+“moved on”/)
  expect(last).not.toContain('“trust was lost”')
  const first = (await person.get(`${coding}?into=account:1`)).text
  expect(first).toMatch(/<dl class="restated"[\s\S]+“trust was lost”/)
  expect(first).toContain('elements/1/rearranging')
  expect((await person.get('/reviews/heard/accounts/1/elements/new?inferred=1')).text).toMatch(
    /name="isInferred"[^>]+checked/,
  )
})

it('leads from words that a better text has lost to their own page, not to a place that is not there', async () => {
  const { api, browser, document, ravi, coding } = await scene()
  await api(ravi)
    .post(coding, { ...heard, ...placeOf('trust was lost') })
    .expect(201)
  await api(ravi).post(`/reviews/heard/documents/${document}/texts`, { text: 'Something else altogether.' }).expect(201)
  const person = await browser(ravi)
  for (const path of [`${coding}?into=account:1`, '/reviews/heard/accounts/1']) {
    const { text } = await person.get(path)
    expect(text, path).not.toContain('#x1"')
    expect(text, path).toContain('/reviews/heard/excerpts/1"')
    expect(text, path).toContain('not found in the present text')
  }
})
