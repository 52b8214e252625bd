// Words of a panel are found by those who may read them where they stand, and by nobody else; plain words show the passage that holds them; what waits for an answer is on one page.
import { expect, test } from 'vitest'
import { opened, PANEL, panellist } from '../../panel/support/round.ts'

const FIND = '/reviews/heard/find'
type Hit = { label: string; href: string; what: string; language: string | null }

test('who may not read what a panel said does not find it, and nobody finds who made a point', async () => {
  const { w, secrets } = await opened()
  const lena = w.api(w.lena)
  const pat = await panellist(w, secrets[0])
  await pat.post('/panel/answer/items/1', { q1: 4, comment: 'Zeppelins help.' }).expect(303)
  await lena
    .post(`${PANEL}/meetings`, {
      panel: 1,
      title: 'Evening',
      heldOn: '2026-11-20',
      form: 'online',
      minutes: 'Zeppelin.',
      practitioners: 1,
    })
    .expect(201)
  const point = { role: 'practitioner', saidBy: 'Quentin Quagga', text: 'A zeppelin would do.' }
  await lena.post(`${PANEL}/meetings/1/points`, point).expect(201)
  const found = async (person: typeof w.lena, q: string) =>
    (await w.api(person).get(`${FIND}?q=${q}`).expect(200)).body as { count: number; hits: Hit[] }

  const labels = ['meeting 1', 'point of meeting 1', 'comment in round 1']
  for (const person of [w.lena, w.ravi]) {
    const { hits } = await found(person, 'zeppelin')
    expect(hits.map(hit => hit.label)).toEqual(labels)
    for (const { href } of hits) {
      const [place = '', anchor = ''] = href.split('#')
      const page = await (await w.browser(person)).get(place)
      expect(page.status, href).toBe(200)
      expect(page.text).toContain(anchor === '' ? 'Zeppelin' : `id="${anchor}"`)
    }
  }
  expect(await found(w.olga, 'zeppelin')).toMatchObject({ count: 0, hits: [] })
  expect((await w.api(w.olga).get(`${FIND}?q=zeppelin&kind=point`)).status).toBe(403)
  const seen = (await (await w.browser(w.olga)).get(FIND)).text
  expect(seen).not.toContain('points of meetings')
  expect(seen).toContain('found by those who may read it')
  for (const person of [w.lena, w.ravi, w.olga]) expect((await found(person, 'quagga')).count).toBe(0)

  const { hits } = await found(w.olga, 'gewone')
  expect(hits).toMatchObject([{ label: 'principle 1', what: 'Plain words in Dutch', language: 'nl' }])
  const page = (await (await w.browser(w.olga)).get(`${FIND}?q=gewone`)).text
  expect(page).toMatch(/Plain words in Dutch:<\/span>\s*<span lang="nl">\s*<mark>Gewone<\/mark> woorden 1\./)

  // The overview says what waits, and leads to a page that holds exactly this.
  const waiting = async () =>
    ((await lena.get('/reviews/heard').expect(200)).body.waiting as { text: string; href: string }[]).find(one =>
      one.text.includes('of the panel'),
    )
  expect((await waiting())?.text).toBe('1 point of the panel to answer')
  await lena.post(`${PANEL}/rounds/1/closure`).expect(201)
  const line = await waiting()
  expect(line?.text).toBe('1 comment and 1 point of the panel to answer')
  const said = (
    await w
      .api(w.ravi)
      .get(line?.href ?? '')
      .expect(200)
  ).body.said as { text: string; answer: string }[]
  expect(said.map(one => one.text)).toEqual(['Zeppelins help.', 'A zeppelin would do.'])
  expect((await w.api(w.olga).get(line?.href ?? '')).status).toBe(403)
  const answered = { choice: 'accept', reason: 'We did.', version: 0 }
  for (const { answer } of said) await lena.post(answer, answered).expect(201)
  expect(await waiting()).toBeUndefined()
  expect((await (await w.browser(w.lena)).get(line?.href ?? '')).text).toContain('Everything is answered')
  // So do the lines of what principles lack.
  const lacking = ((await lena.get('/reviews/heard')).body.waiting as { text: string; href: string }[]).filter(one =>
    one.href.includes('lacks='),
  )
  expect(lacking.length).toBeGreaterThan(0)
  for (const { text, href } of lacking)
    expect((await lena.get(href).expect(200)).body.principles, text).toHaveLength(Number.parseInt(text, 10))
  expect((await (await w.browser(w.lena)).get('/reviews/heard/principles?lacks=heading')).text).toContain(
    'No principle without a heading',
  )
  // What is done on pages of a panel leads observers to the page of panels alone.
  const { activity, panel } = (await w.api(w.olga).get('/reviews/heard').expect(200)).body
  const hrefs = [...activity, ...panel].map((one: { href: string }) => one.href)
  expect(hrefs).toContain(PANEL)
  expect(hrefs.filter((href: string) => href.startsWith(`${PANEL}/`))).toEqual([])
})
