// The reports of the example review: plain words on top, the chain beneath, the same content in every form.
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

test('every link of the overview and of the report page leads somewhere', async () => {
  const { browser, lena, home } = await example()
  const reader = await browser(lena)
  for (const address of [home, `${home}/reports`]) {
    const page = await reader.get(address)
    expect(page.status).toBe(200)
    const main = page.text.slice(page.text.indexOf('<main'), page.text.indexOf('</main>'))
    const links = [
      ...new Set([...main.matchAll(/href="(\/[^"#]*)/g)].map(found => (found[1] ?? '').replaceAll('&amp;', '&'))),
    ]
    expect(links.length).toBeGreaterThan(5)
    for (const link of links) expect((await reader.get(link)).status, `${link} on ${address}`).toBe(200)
  }
})

test('the principle report speaks plainly and leads down to words on a page', async () => {
  const { api, olga, home } = await example()
  const { text, headers } = await api(olga).get(`${home}/reports/principles/html`).expect(200)
  expect(headers['content-disposition']).toContain('attachment; filename="example-principles.html"')
  const body = text.slice(text.indexOf('<main'), text.indexOf('<h2 id="references"'))
  expect(body).toMatch(/<summary>1\. /)
  expect(body).not.toContain('CMOC')
  for (const [, target] of body.matchAll(/href="#([^"]+)"/g)) expect(text, `#${target}`).toContain(`id="${target}"`)
  expect(body).toMatch(/<blockquote>“/)
  expect(body).toMatch(/∴ Inferred by retroduction, Lena Example/)
  expect(text).not.toMatch(/<script|src=|@import|url\(/)
})

test('the reports come in Dutch, as Markdown, and shown with a style the policy allows', async () => {
  const { api, browser, ravi, home } = await example()
  const dutch = await api(ravi).get(`${home}/reports/full/md?language=nl`).expect(200)
  expect(dutch.text).toContain('## Leidende principes')
  expect(dutch.text).toContain('Als een praktijk'.slice(0, 4))
  const shown = await (await browser(ravi)).get(`${home}/reports/full/html?show=1`)
  const nonce = /nonce-([^']+)'/.exec(shown.headers['content-security-policy'] ?? '')?.[1]
  expect(shown.text).toContain(`<style nonce="${nonce}">`)
  expect(shown.headers['content-disposition']).toMatch(/^inline/)
})

test('HTML and Markdown hold the same quotations', async () => {
  const { api, ravi, home } = await example()
  const html = (await api(ravi).get(`${home}/reports/full/html`).expect(200)).text
  const md = (await api(ravi).get(`${home}/reports/full/md`).expect(200)).text
  const quotes = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].length
  expect(quotes(md, /^> “/gm)).toBe(quotes(html, /<blockquote>/g))
  expect(quotes(md, /^<details>/gm)).toBe(quotes(html, /<details/g))
  expect(quotes(md, /^\| --- /gm)).toBe(quotes(html, /<table>/g))
})

test('configurations leave as CSV that no spreadsheet runs', async () => {
  const { api, olga, home } = await example()
  const { text, headers } = await api(olga).get(`${home}/configurations.csv`).expect(200)
  expect(headers['content-type']).toContain('text/csv')
  expect(text.startsWith('\uFEFFlayer,configuration,label')).toBe(true)
  expect(text).toContain('listened')
})

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

test('headings go down one step at a time, and no two landmarks have one name', async () => {
  const { api, browser, olga, home } = await example()
  const reports = ['principles', 'full'].map(kind => api(olga).get(`${home}/reports/${kind}/html`).expect(200))
  for (const { text } of await Promise.all([...reports, (await browser(olga)).get('/api')])) {
    const levels = [...text.matchAll(/<h([1-6])/g)].map(found => Number(found[1]))
    expect(levels.length).toBeGreaterThan(10)
    for (const [at, level] of levels.entries()) expect(level - (levels[at - 1] ?? 0)).toBeLessThanOrEqual(1)
    const landmarks = /<(?:section|nav|\w+[^>]* role="region")[^>]* aria-label(?:ledby)?="([^"]*)"/g
    const names = [...text.matchAll(landmarks)].map(found => found[1])
    expect(names).toEqual([...new Set(names)])
  }
})
