// Principles through the front door: drafted, written, kept in versions, traced; refused where they should be.
import { expect, test } from 'vitest'
import { createPrinciple } from '../../src/principles/actions.ts'
import { principlesResting } from '../../src/principles/store.ts'
import { countQueries, world } from '../support/world.ts'
import { scene } from './support/scene.ts'

const HOME = '/reviews/heard/principles'

async function drafted() {
  const w = await world()
  await scene(w)
  const made = await w.api(w.lena).post(HOME, { chosen: ['CMOC 1', 'CMOC 2'] })
  expect(made.status).toBe(201)
  return w
}

test('a draft leaves the heading empty and carries references in every sentence', async () => {
  const w = await drafted()
  const { principle } = (await w.api(w.olga).get(`${HOME}/1`)).body
  expect(principle.heading).toBe('')
  expect(principle.explanation).toContain(
    'Where someone has time, what works is being heard and what follows is people come back [CMOC 1].',
  )
  expect(principle.explanation).toContain('Still to be answered: Bos 2023 contradicts this [CMOC 1] [account 2].')
  expect(principle.explanation).toContain(
    'Inferred by the review team and signed, not quoted: feeling a nuisance [CMOC 2].',
  )
  expect(principle.resting.sentence).toBe('Two studies, one of them rich; one contradicts, not answered yet.')
  expect(principle.levels).toEqual(['Interpersonal'])
  expect(principle.flags.map((flag: { key: string }) => flag.key)).toEqual([
    'heading',
    'one study',
    'contradicting',
    'plain words',
  ])
  expect(principle.draftedHow).toContain('CMOC 1 and CMOC 2, chosen by hand')
  const html = (await (await w.browser(w.lena)).get(`${HOME}/1`)).text
  expect(html).toContain('href="/reviews/heard/configurations/1"')
  expect(html).toContain('data-side="hindering"')
  expect(html).not.toContain('<%')
})

test('a filter drafts from all that fit, and says so', async () => {
  const w = await world()
  await scene(w)
  const level = (await w.api(w.lena).get('/reviews/heard/levels')).body.levels.find(
    (one: { key: string }) => one.key === 'interpersonal',
  )
  await w.api(w.lena).post(HOME, { all: true, level: level.id })
  const { principle } = (await w.api(w.lena).get(`${HOME}/1`)).body
  expect(principle.configurations.map((one: { name: string }) => one.name)).toEqual(['CMOC 1'])
  expect(principle.draftedHow).toContain('chosen by filter (level Interpersonal)')
})

test('choosing nothing, nonsense or what is not there is said and nothing is made', async () => {
  const w = await drafted()
  const browser = await w.browser(w.lena)
  const none = await browser.post(HOME, {})
  expect(none.status).toBe(422)
  expect(none.text).toContain('Choose at least one configuration.')
  const nonsense = await browser.post(HOME, { chosen: ['CMOC 1', 'x'] })
  expect(nonsense.status).toBe(422)
  expect(nonsense.text).toMatch(/value="CMOC 1" checked/)
  expect((await w.api(w.lena).post(HOME, { chosen: ['CMOC 77'] })).status).toBe(422)
  expect((await w.api(w.lena).get(HOME)).body.principles).toHaveLength(1)
})

test('every save is a version, side by side with the one before', async () => {
  const w = await drafted()
  const saved = await (await w.browser(w.lena)).post(`${HOME}/1`, {
    heading: 'Give link workers time',
    explanation: 'See [CMOC 1] and [CMOC 9].',
    status: 'draft',
    reason: 'First words',
    version: 1,
  })
  expect(saved.status).toBe(303)
  const { principle } = (await w.api(w.lena).get(`${HOME}/1`)).body
  expect(principle.linked).toBe(
    'See [CMOC\u00a01](/reviews/heard/configurations/1) and [CMOC\u00a09](/reviews/heard/configurations/9).',
  )
  expect(principle.flags.find((flag: { key: string }) => flag.key === 'nothing there').sentence).toContain('CMOC 9')
  const { versions } = (await w.api(w.olga).get(`${HOME}/1/versions`)).body
  expect(versions.map((one: { version: number; reason: string }) => [one.version, one.reason])).toEqual([
    [2, 'First words'],
    [1, 'Drafted from 2 configurations'],
  ])
  const { fields } = (await w.api(w.olga).get(`${HOME}/1/versions/2`)).body
  expect(fields.map((field: { label: string }) => field.label)).toEqual(['Heading', 'Explanation'])
  expect((await w.api(w.olga).get(`${HOME}/1/versions/9`)).status).toBe(404)
})

test('a stale save shows both texts; one that touches something else goes through', async () => {
  const w = await drafted()
  const words = { explanation: '', status: 'draft' }
  await w.api(w.ravi).post(`${HOME}/1`, { ...words, explanation: 'x [CMOC 1]', heading: 'Ravi was first', version: 1 })
  const late = await (await w.browser(w.lena)).post(`${HOME}/1`, {
    ...words,
    explanation: 'x [CMOC 1]',
    heading: 'Lena was late',
    version: 1,
  })
  expect(late.status).toBe(409)
  expect(late.text).toContain('Ravi')
  expect(late.text).toContain('Lena was late')
  expect((await w.api(w.lena).post(`${HOME}/1/plain-words`, { en: 'Listen.', nl: '', version: 1 })).status).toBe(201)
  expect((await w.api(w.ravi).post(`${HOME}/1/plain-words`, { en: 'Hear.', nl: '', version: 2 })).status).toBe(409)
})

test('lines are added, changed, moved and removed, with bad input named and kept', async () => {
  const w = await drafted()
  const browser = await w.browser(w.lena)
  const empty = await browser.post(`${HOME}/1/lines`, { kind: 'action', text: '', audience: 'Managers' })
  expect(empty.status).toBe(422)
  expect(empty.text).toContain('Enter the words of the line.')
  expect(empty.text).toContain('value="Managers"')
  await browser.post(`${HOME}/1/lines`, { kind: 'action', text: 'Leave time', audience: 'Managers', polarity: 'both' })
  const lines = async () =>
    (await w.api(w.lena).get(`${HOME}/1`)).body.principle.lines as {
      id: number
      kind: string
      text: string
      polarity: string | null
      audience: string
    }[]
  const action = (await lines()).find(line => line.kind === 'action')
  expect(action).toMatchObject({ text: 'Leave time', audience: 'Managers', polarity: null })
  const { version } = (await w.api(w.lena).get(`${HOME}/1`)).body.principle
  await browser.post(`${HOME}/1/lines/${action?.id}`, {
    kind: 'action',
    text: 'Leave an hour',
    audience: 'Managers',
    version,
  })
  expect((await lines()).some(line => line.text === 'Leave an hour')).toBe(true)
  const mechanisms = (await lines()).filter(line => line.kind === 'mechanism').map(line => line.text)
  const last = (await lines()).filter(line => line.kind === 'mechanism').at(-1)
  await browser.post(`${HOME}/1/lines/${last?.id}/place`, { to: 'up' })
  expect((await lines()).filter(line => line.kind === 'mechanism').map(line => line.text)).toEqual(
    [...mechanisms].reverse(),
  )
  await browser.post(`${HOME}/1/lines/${action?.id}/deletion`)
  expect((await lines()).some(line => line.kind === 'action')).toBe(false)
  expect((await browser.post(`${HOME}/1/lines/999`, { kind: 'action', text: 'x', version: 1 })).status).toBe(404)
})

test('the trace leads from the principle to quotation, page and paragraph, or to signed reasoning, and to the search', async () => {
  const w = await drafted()
  const trace = (await w.api(w.olga).get(`${HOME}/1/trace`)).body
  const account = trace.configurations[0].accounts[0]
  expect(account.elements[0].quotes[0]).toMatchObject({
    quote: 'felt listened to',
    place: 'p. 236 of the file, ¶1',
    documentLabel: 'Bertotti 2018',
  })
  expect(trace.configurations[0].accounts[1].quotes[0]).toMatchObject({
    documentLabel: 'Bos 2023',
    stance: 'contradicts',
    quote: null,
  })
  expect(trace.configurations[1].elements[0].reasoning).toMatchObject({ inference: 'retroduction', by: 'Lena Lead' })
  expect(trace.origins[0]).toMatchObject({ recordId: 1, searches: [{ id: 1, source: 'PubMed' }] })
  const judged = { version: 0, rigour: 'low', rigourReason: 'Few people' }
  expect((await w.api(w.ravi).post('/reviews/heard/evidence/1/appraisal', judged)).status).toBe(201)
  const html = (await (await w.browser(w.olga)).get(`${HOME}/1/trace`)).text
  expect(html).toContain('Judged for this: rigour low')
  expect(html).toContain('<em>nobody</em>')
})

test('evidence on the principle itself counts and can be undone', async () => {
  const w = await drafted()
  const browser = await w.browser(w.lena)
  expect((await browser.post(`${HOME}/1/evidence`, { document: 1, excerpt: 99, stance: 'supports' })).status).toBe(422)
  expect((await browser.post(`${HOME}/1/evidence`, { document: 2, stance: 'supports', locator: 'p. 3' })).status).toBe(
    303,
  )
  expect((await w.api(w.lena).get(`${HOME}/1`)).body.principle.evidence).toHaveLength(1)
  await browser.post(`${HOME}/1/evidence/1/deletion`)
  expect((await w.api(w.lena).get(`${HOME}/1`)).body.principle.evidence).toHaveLength(0)
})

test('withdrawing asks why and can be taken back; order changes', async () => {
  const w = await drafted()
  await w.api(w.lena).post(HOME, { empty: true })
  const browser = await w.browser(w.lena)
  expect((await browser.post(`${HOME}/1/withdrawal`, { reason: '' })).status).toBe(422)
  await browser.post(`${HOME}/1/withdrawal`, { reason: 'Said twice' })
  expect((await w.api(w.lena).get(`${HOME}/1`)).body.principle.status).toBe('withdrawn')
  await browser.post(`${HOME}/1/return`)
  expect((await w.api(w.lena).get(`${HOME}/1`)).body.principle.status).toBe('draft')
  await browser.post(`${HOME}/2/place`, { to: 'up' })
  expect((await w.api(w.lena).get(HOME)).body.principles.map((one: { id: number }) => one.id)).toEqual([2, 1])
})

test('pages behind the principle open, and refuse who may not write', async () => {
  const w = await drafted()
  const browser = await w.browser(w.lena)
  for (const path of [
    '',
    '/new',
    '/new?layer=account',
    '/1',
    '/1/wording',
    '/1/plain-words',
    '/1/lines',
    '/1/evidence',
    '/1/configurations',
    '/1/draft',
    '/1/answers',
    '/1/sureness',
    '/unused',
    '/1/versions',
    '/1/versions/1',
    '/1/trace',
  ])
    expect((await browser.get(HOME + path)).status, path).toBe(200)
  expect((await browser.get(`${HOME}/new?level=x`)).status).toBe(422)
  expect((await w.api(w.olga).post(`${HOME}/1`, { heading: 'x', status: 'draft', version: 1 })).status).toBe(403)
  expect((await w.api(w.stan).get(`${HOME}/1`)).status).toBe(404)
  expect((await w.api(w.lena).get(`${HOME}/99`)).status).toBe(404)
})

test('hostile words stay text everywhere', async () => {
  const w = await drafted()
  const evil = '<img src=x onerror=alert(1)><script>alert(1)</script>'
  await w.api(w.lena).post(`${HOME}/1`, {
    heading: evil,
    explanation: `${evil} [x](javascript:alert(1)) [CMOC 1]`,
    whereItHolds: evil,
    status: 'draft',
    version: 1,
  })
  await w.api(w.lena).post(`${HOME}/1/lines`, { kind: 'context', text: evil })
  const browser = await w.browser(w.lena)
  for (const path of ['', '/1', '/1/wording', '/1/lines', '/1/versions/2', '/1/trace', '/1/draft']) {
    const { text } = await browser.get(HOME + path)
    expect(text, path).not.toMatch(/<img src=x|<script>alert|href="javascript/)
  }
})

test('the list asks as many questions for many principles as for few; back links work', async () => {
  const w = await drafted()
  const count = () => countQueries(w.database, () => w.api(w.lena).get(HOME).expect(200))
  const few = await count()
  for (let n = 0; n < 15; n++)
    await createPrinciple(w.as(w.lena), {
      heading: `Do ${n}`,
      explanation: '',
      configurations: [{ layer: 'synthesised', id: 1 }],
      lines: [{ kind: 'outcome', text: 'x' }],
      plainWords: { en: 'x' },
      reason: '',
    })
  expect(await count()).toBe(few)
  expect((await principlesResting(w.database.read, w.heard.id, 'synthesised', 2)).map(one => one.id)).toEqual([1])
})
