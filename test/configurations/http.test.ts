// Configurations of both layers through the front door: begun, worded, stale, retired, deleted and put back.
import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { addConfiguration } from '../../src/configurations/actions.ts'
import { addElement } from '../../src/configurations/elements/actions.ts'
import { scene } from './scene.ts'

const wording = 'When [a worker has time](C1), people [feel heard](M1)'

/** What a browser would send of the page's last form. */
function formOf(html: string): Record<string, string | string[]> {
  const { document } = parseHTML(html.replaceAll(/(<\/?)textarea\b/g, '$1x-text'))
  const sent: Record<string, string[]> = {}
  for (const one of document.querySelectorAll('main form [name]')) {
    const name = one.getAttribute('name') ?? ''
    if (['radio', 'checkbox'].includes(one.getAttribute('type') ?? '') && !one.hasAttribute('checked')) continue
    const value = one.localName === 'x-text' ? one.textContent.replace(/^\n/, '') : one.getAttribute('value')
    sent[name] = [...(sent[name] ?? []), value ?? '']
  }
  return Object.fromEntries(Object.entries(sent).map(([name, all]) => [name, all.length === 1 ? (all[0] ?? '') : all]))
}

async function withAccount() {
  const s = await scene()
  const made = await s.api(s.ravi).post('/reviews/heard/accounts', { documentId: s.document, title: 'Time', wording })
  expect(made.status).toBe(201)
  return { ...s, account: '/reviews/heard/accounts/1' }
}

describe('an account', () => {
  it('reads in the team’s wording, with levels from its elements until the team sets them', async () => {
    const { api, ravi, as, account } = await withAccount()
    await addElement(as(ravi), 'account', 1, { role: 'context', wording: 'a worker has time', levelIds: [3, 1] })
    await addElement(as(ravi), 'account', 1, { role: 'mechanism', wording: 'feeling heard', polarity: 'enabling' })
    const read = await api(ravi).get(account)
    expect(read.body.configuration).toMatchObject({
      isGenerated: false,
      sentence: 'When a worker has time, people feel heard',
      levelIds: [1, 3],
      levelsAreSet: false,
      toComplete: 'no outcome yet',
      withoutElement: [],
    })
    await api(ravi)
      .post(account, { title: 'Time', wording, levelIds: ['2'], version: 1 })
      .expect(201)
    expect((await api(ravi).get(account)).body.configuration).toMatchObject({ levelIds: [2], levelsAreSet: true })
  })

  it.each([
    [{ documentId: '' }, 'documentId', 'Choose the document'],
    [{ documentId: '99' }, 'documentId', 'Choose a document of this review'],
    [{ title: 'x'.repeat(301) }, 'title', 'at most 300'],
    [{ wording: 'x'.repeat(5001) }, 'wording', 'at most 5,000'],
    [{ status: 'nice' }, 'status', 'Choose a status'],
    [{ parentId: '7' }, 'parentId', 'overarching'],
    [{ theoryStatementId: '7' }, 'theoryStatementId', 'theory statement'],
    [{ levelIds: ['77'] }, 'levelIds', 'levels'],
    [{ termIds: ['7777'] }, 'termIds', 'terms'],
  ])('is refused with %j: the field named, the input kept', async (part, field, sentence) => {
    const { browser, ravi, document } = await scene()
    const person = await browser(ravi)
    const body = { documentId: String(document), title: 'A <b>title</b>', ...part }
    const answer = await person.post('/reviews/heard/accounts', body)
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(sentence)
    expect(answer.text).toContain(`#f-${field}`)
    if (!('title' in part)) expect(answer.text).toContain('A &lt;b&gt;title')
  })

  it('saved on top of someone else’s save answers 409 with both texts', async () => {
    const { browser, lena, ravi, account } = await withAccount()
    await (await browser(lena)).post(account, { wording: 'Lena’s words', version: '1' })
    const late = await (await browser(ravi)).post(account, { wording: 'Ravi’s words', version: '1' })
    expect(late.status).toBe(409)
    expect(late.text).toContain('Lena Lead saved this')
    expect(late.text).toContain('Lena’s')
    expect(late.text).toContain('Ravi’s words')
    expect(late.text).toContain('name="version" value="2"')
  })

  it('shows every field a late save would overwrite, and presets theirs where the sender changed nothing', async () => {
    const { browser, api, lena, ravi, account } = await withAccount()
    const opened = { title: 'Time', wording, label: '', status: 'draft', parentId: '', theoryStatementId: '', note: '' }
    const hers = { ...opened, wording: `${wording} now`, status: 'checked', levelIds: ['1', '2'], note: 'Her note' }
    await (await browser(lena)).post(account, { ...hers, version: '1' })
    const person = await browser(ravi)
    const late = await person.post(account, { ...opened, levelIds: '2', title: 'Time & trust', version: '1' })
    expect(late.status).toBe(409)
    const shown = late.text.replaceAll(/\s+/g, ' ')
    expect(shown).toMatch(/name="status" value="checked" id="f-status" checked>/)
    expect(shown).toMatch(/name="status" value="draft" id="f-status-2">/)
    expect(shown).toMatch(/name="levelIds" value="1" id="f-levelIds" checked>/)
    expect(shown).toContain('<input type="hidden" name="levelIds" value="2">')
    expect(shown).toMatch(/<textarea[^>]+name="note"[^>]*> Her note</)
    expect(shown).toMatch(/<textarea[^>]+name="title"[^>]*> Time &amp; trust</)
    expect(shown).toMatch(/<textarea[^>]+name="wording"[^>]*> [^<]+ now</)
    expect(shown).toContain('You left this as it was')
    const sent = formOf(late.text)
    expect(sent.version).toBe('2')
    expect((await person.post(account, sent)).status).toBe(303)
    const after = (await api(ravi).get(account)).body.configuration
    expect(after).toMatchObject({ title: 'Time & trust', wording: hers.wording, status: 'checked', note: 'Her note' })
    expect((await api(ravi).get(`${account}/edit`)).body.form.levelIds).toEqual([1, 2])
  })

  it('is deleted with its parts and comes back whole, also for search', async () => {
    const { browser, api, ravi, as, account } = await withAccount()
    await addElement(as(ravi), 'account', 1, { role: 'outcome', wording: 'people return', levelIds: [1] })
    const before = (await api(ravi).get(account)).body.configuration
    const person = await browser(ravi)
    const gone = await person.post(`${account}/deletion`)
    expect(gone.status).toBe(303)
    expect((await api(ravi).get(account)).status).toBe(404)
    const page = await person.get(gone.headers.location ?? '')
    const undo = /action="([^"]+restoration)"/.exec(page.text)?.[1] ?? ''
    await person.post(undo)
    expect((await api(ravi).get(account)).body.configuration).toEqual(before)
    expect((await api(ravi).get('/reviews/heard/accounts?q=return')).body.count).toBe(1)
  })

  it('is checked, agreed and retired, and leaves the list when retired', async () => {
    const { api, ravi, account } = await withAccount()
    await api(ravi).post(`${account}/status`, { status: 'agreed', version: 1 }).expect(201)
    await api(ravi).post(`${account}/status`, { status: 'retired', version: 1 }).expect(409)
    await api(ravi).post(`${account}/status`, { status: 'retired', version: 2 }).expect(201)
    expect((await api(ravi).get('/reviews/heard/accounts')).body.count).toBe(0)
    expect((await api(ravi).get('/reviews/heard/accounts?status=retired')).body.count).toBe(1)
    const history = (await api(ravi).get(account)).body.history.map((line: { what: string }) => line.what)
    expect(history).toEqual(['retired it', 'agreed it', 'began it'])
  })
})

describe('a wording', () => {
  it('may hold its elements in any order, and no mark that is none of them', async () => {
    const { api, browser, ravi, as, account } = await withAccount()
    await addElement(as(ravi), 'account', 1, { role: 'context', wording: 'a worker has time' })
    const own = {
      title: 'Time',
      wording: '[People stay](M1) or leave, because [nobody](O3) has [time](C1)',
      version: 1,
    }
    const page = await (await browser(ravi)).post(account, { ...own, version: '1' })
    expect(page.status).toBe(422)
    expect(page.text).toContain('The wording marks O3, and there is no such element. It has C1.')
    expect(page.text).toContain('People stay](M1) or leave')
    await api(ravi)
      .post(account, { ...own, wording: own.wording.replace('[nobody](O3)', 'nobody') })
      .expect(201)
    const { configuration } = (await api(ravi).get(account)).body
    expect(configuration).toMatchObject({ withoutElement: ['M1'], isGenerated: false })
    expect(configuration.segments.map((one: { mark: string | null }) => one.mark)).toContain('C1')
  })

  it('stays generated, and said to be, when the sentence that was made is saved as it is', async () => {
    const { api, browser, ravi, as, document } = await scene()
    await api(ravi).post('/reviews/heard/accounts', { documentId: document, title: 'Time' }).expect(201)
    await addElement(as(ravi), 'account', 1, { role: 'context', wording: 'a worker has time' })
    await addElement(as(ravi), 'account', 1, { role: 'outcome', wording: 'people return' })
    const person = await browser(ravi)
    const form = await person.get('/reviews/heard/accounts/1/edit')
    expect(form.text).toContain('What stands here was generated from the elements')
    expect(form.text).toContain('data-mark="O1"')
    const sent = { ...formOf(form.text), title: 'Another title' }
    expect((await person.post('/reviews/heard/accounts/1', sent)).status).toBe(303)
    const { configuration } = (await api(ravi).get('/reviews/heard/accounts/1')).body
    expect(configuration).toMatchObject({ title: 'Another title', wording: '', isGenerated: true })
  })
})

describe('a synthesised configuration', () => {
  it('has one numbering of its own, unique labels, and never stands above itself', async () => {
    const { api, ravi, account } = await withAccount()
    const first = await api(ravi).post('/reviews/heard/configurations', { title: 'Being heard', label: '1' })
    expect(first.body.id).toBe(1)
    const second = await api(ravi).post('/reviews/heard/configurations', { title: 'Under it', label: '1', parentId: 1 })
    expect(second.body.errors.label).toBeDefined()
    await api(ravi).post('/reviews/heard/configurations', { title: 'Under it', label: '1a', parentId: 1 }).expect(201)
    expect((await api(ravi).get('/reviews/heard/configurations/1')).body.children).toMatchObject([{ id: 2 }])
    expect((await api(ravi).get(account)).body.configuration.title).toBe('Time')
    const rested = await api(ravi).post('/reviews/heard/configurations/1/deletion')
    expect(rested.status).toBe(409)
    expect(rested.body.title).toContain('Retire it instead')
  })

  it('keeps its label, its place and whether it is retired for moves, where there is a place for the reason', async () => {
    const s = await scene()
    await addConfiguration(s.as(s.ravi), { title: 'Being heard', label: '1' })
    await addConfiguration(s.as(s.ravi), { title: 'Under it', label: '1a', parentId: 1 })
    const own = '/reviews/heard/configurations/2'
    const save = (more: object) => s.api(s.ravi).post(own, { title: 'Time', version: 1, ...more })
    for (const [field, value] of [
      ['label', '2'],
      ['parentId', 2],
      ['status', 'retired'],
    ] as const)
      expect(Object.keys((await save({ [field]: value })).body.errors)).toEqual([field])
    const refused = await s.api(s.ravi).post(`${own}/status`, { status: 'retired', version: 1 })
    expect(refused.body.errors.status[0]).toContain('retired by a move')
    await save({ status: 'agreed' }).expect(201)
    const kept = (await s.api(s.ravi).get(own)).body
    expect(kept.configuration).toMatchObject({ title: 'Time', label: '1a', parentId: 1, status: 'agreed' })
    expect(kept.moves).toEqual([])
    const form = (await (await s.browser(s.ravi)).get(`${own}/edit`)).text
    for (const name of ['label', 'parentId']) expect(form).not.toContain(`name="${name}"`)
    for (const act of ['label', 'nest', 'retire']) expect(form).toContain(`${own}/arrangement?act=${act}`)
    await s.api(s.ravi).post(`${own}/retirement`, { version: 2, reason: 'Said by CMOC 1.' }).expect(201)
    await save({ version: 3, wording: 'Time lets people be heard' }).expect(201)
    expect((await s.api(s.ravi).get(own)).body.configuration.status).toBe('retired')
    expect((await s.api(s.ravi).post(`${own}/status`, { status: 'draft', version: 4 })).status).toBe(422)
  })

  it('names the theories that inform it', async () => {
    const { api, ravi, as } = await scene()
    await addConfiguration(as(ravi), { title: 'Being heard' })
    const at = '/reviews/heard/configurations/1/theories'
    expect((await api(ravi).post(at, {})).status).toBe(422)
    await api(ravi).post(at, { name: 'Candidacy', note: 'Who counts as eligible' }).expect(201)
    await api(ravi).post(at, { name: 'Candidacy', note: 'Changed' }).expect(201)
    expect((await api(ravi).get(at)).body.informing).toEqual([{ id: 1, name: 'Candidacy', note: 'Changed' }])
    await api(ravi).post(`${at}/1/deletion`).expect(201)
    expect((await api(ravi).get(at)).body.informing).toEqual([])
  })
})

it('every page opens for every member, and none for a stranger', async () => {
  const { browser, olga, ravi, stan, as } = await withAccount()
  await addConfiguration(as(ravi), { title: 'Being heard', note: '**bold** <script>x</script>' })
  await addElement(as(ravi), 'account', 1, { role: 'context', wording: 'time', idea: 'having time' })
  const reading = ['accounts', 'accounts?as=table', 'configurations', 'accounts/1', 'configurations/1', 'statements', 'statements/1', 'statements/ideas', 'unquoted', 'accounts/1/theories', 'synthesis', 'synthesis/moves', 'synthesis/matrix'] // biome-ignore format: a list
  const writing = ['accounts/new', 'configurations/new', 'accounts/1/edit', 'accounts/1/elements/new', 'accounts/1/elements/1/edit', 'accounts/1/evidence/new', 'accounts/1/links/new', 'statements/new', 'statements/1/edit'] // biome-ignore format: a list
  const [observer, reviewer, stranger] = [await browser(olga), await browser(ravi), await browser(stan)]
  for (const path of reading) {
    expect((await observer.get(`/reviews/heard/${path}`)).status, path).toBe(200)
    expect((await stranger.get(`/reviews/heard/${path}`)).status, path).toBe(404)
  }
  for (const path of writing) {
    expect((await reviewer.get(`/reviews/heard/${path}`)).status, path).toBe(200)
    expect((await observer.get(`/reviews/heard/${path}`)).status, path).toBe(403)
  }
  for (const path of ['accounts/1', 'configurations/1', 'statements/1', 'accounts/1/elements/1/edit'])
    expect((await stranger.get(`/reviews/elsewhere/${path}`)).status, path).toBe(404)
  expect((await observer.get('/reviews/heard/configurations/1')).text).not.toContain('<script>x')
})
