// Each line of the overview that names a number leads to a page that holds exactly so many: whoever adds a line says here what its page counts.
import { expect, test } from 'vitest'
import { sayIn } from '../../../../src/core/http/page/messages.ts'
import { addDocument } from '../../../../src/documents/actions.ts'
import { loadExample } from '../../../../src/reports/example/actions.ts'
import { insertMember } from '../../../../src/reviews/store.ts'
import { type World, world } from '../../../support/world.ts'

const HOME = '/reviews/example'
type Body = Readonly<Record<string, unknown>>
const long = (body: Body, list: string, isOne: (one: Body) => boolean = () => true) =>
  (body[list] as Body[]).filter(isOne).length
const left = (body: Body) => {
  const { total, done } = body.progress as { total: number; done: number }
  return total - done
}
const sum = (counts: unknown) => Object.values(counts as Record<string, number>).reduce((all, one) => all + one, 0)

/** What each page lists that a line leads to; the number in the line is the same. */
const HOLDS: Readonly<Record<string, (body: Body) => number>> = {
  '/duplicates': body => (body.counts as { open: number }).open,
  '/screening/title-abstract': left,
  '/screening/full-text': left,
  '/accounts': body => body.count as number,
  '/synthesis': body => body.count as number,
  '/documents': body => body.count as number,
  '/excerpts': body => long(body, 'excerpts'),
  '/unquoted': body => long(body, 'rows'),
  '/revisits': body => body.waiting as number,
  '/synthesis/moves': body => long(body, 'moves'),
  '/comments': body => long(body, 'comments'),
  '/panel/unanswered': body => long(body, 'said'),
  '/principles/unused': body => sum(body.counts),
  '/theory-statements': body => long(body, 'statements'),
  '/searches': body => long(body, 'searches', one => one.status === 'planned'),
  '/rameses': body => (body.counts as { open: number }).open,
}
const principles = (query: URLSearchParams) => (body: Body) =>
  long(body, 'principles', one => query.has('lacks') || !['agreed', 'withdrawn'].includes(one.status as string))

type Line = { readonly text: string; readonly href: string; readonly number: number }

async function linesOf(w: World): Promise<Line[]> {
  const { body } = await w.api(w.lena).get(HOME).expect(200)
  const numbered = ({ text, href }: { text: string; href: string }) => ({
    ...{ text, href },
    number: (text.match(/\d+/g) ?? []).reduce((all, one) => all + Number(one), 0),
  })
  const next = (body.places as { next: { text: string; href: string } | null }[]).flatMap(place => place.next ?? [])
  const stages = body.stages as { name: string; done: number; total: number; href: string }[]
  return [
    ...[...body.waiting, ...next].map(numbered).filter(line => line.number > 0),
    ...stages.map(({ name, done, total, href }) => ({ text: name, href, number: total - done })),
  ]
}

async function countsOf(w: World): Promise<{ told: string[]; held: string[] }> {
  const lines = await linesOf(w)
  const held = await Promise.all(
    lines.map(async ({ text, href }) => {
      const at = new URL(href, 'http://here')
      const path = at.pathname.slice(HOME.length)
      const count = path === '/principles' ? principles(at.searchParams) : HOLDS[path]
      const { body } = await w.api(w.lena).get(href).expect(200)
      return `${text} → ${count === undefined ? `what does ${href} hold?` : count(body)}`
    }),
  )
  return { told: lines.map(line => `${line.text} → ${line.number}`), held }
}

test('the number in a line is that of the page it leads to', async () => {
  const w = await world()
  const review = await loadExample(w.system, { ...w.services, sayIn })
  await w.services.database.write
    .transaction()
    .execute(trx =>
      insertMember(trx, { reviewId: review.id, personId: w.lena.id, role: 'lead', joinedAt: w.system.now }),
    )
  const ctx = w.as(w.lena, { ...w.heard, ...review })
  const api = w.api(w.lena)
  await addDocument(ctx, { title: 'A text', kind: 'article', study: '' })
  await addDocument(ctx, { title: 'What we heard', kind: 'consultation' })
  for (const anyway of ['', 'on'])
    await api.post(`${HOME}/records`, { type: 'article', title: 'The same one twice', year: 2020, anyway }).expect(201)
  const begun = await api.post(`${HOME}/accounts`, { documentId: 1, title: 'One more' }).expect(201)
  const cited = { documentId: 1, locator: 'p. 2', stance: 'background' }
  await api.post(`${HOME}/accounts/${begun.body.id}/evidence`, cited).expect(201)
  await api.post(`${HOME}/principles`, { chosen: ['CMOC 1'] }).expect(201)
  const theory = { title: 'Another', status: 'initial', text: '', reason: 'A guess.' }
  const words = { number: ['1', '2'], ifText: ['a', 'b'], thenText: ['c', 'd'], becauseText: ['', ''] }
  await api.post(`${HOME}/theories`, { ...theory, ...words }).expect(201)
  const { told, held } = await countsOf(w)
  expect(held).toEqual(told)
  expect(told).toContain('2 statements without a configuration → 2')
  expect(told.length).toBeGreaterThan(18)
  const { matrix } = (await api.get(HOME)).body
  const cells = (matrix.rows as { levelId: number; cells: { termId: number; count: number }[] }[]).flatMap(row =>
    row.cells.map(cell => ({ ...cell, levelId: row.levelId })),
  )
  expect(cells.filter(cell => cell.count > 0).length).toBeGreaterThan(5)
  for (const { levelId, termId, count } of cells) {
    const list = await api.get(`${HOME}/${matrix.list}?level=${levelId}&term=${termId}`).expect(200)
    expect([levelId, termId, list.body.count]).toEqual([levelId, termId, count])
  }
  // What is complete depends on the shape; the list and its number know the same one.
  const settings = { title: 'Example', kind: 'rapid-realist-review', slug: 'example', shape: 'ICAMO', version: 1 }
  await api.post(`${HOME}/settings`, settings).expect(201)
  const reshaped = await countsOf(w)
  expect(reshaped.held).toEqual(reshaped.told)
  expect(reshaped.told).not.toEqual(told)
}, 30_000)
