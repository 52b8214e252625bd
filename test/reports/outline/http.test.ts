// The outline of the full report: chosen and ordered without dragging, kept per review, with a way back.
import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { arranged } from '../../../src/reports/outline/arranging.ts'
import { SECTION_KEYS, type SectionKey, sectionOf, settle } from '../../../src/reports/outline/sections.ts'
import { loadOutline } from '../../../src/reports/outline/store.ts'
import { STANDARD } from '../../../src/reports/rameses/items.ts'
import { world } from '../../support/world.ts'

let w: Awaited<ReturnType<typeof world>>
beforeEach(async () => {
  w = await world()
})

const OUTLINE = '/reviews/heard/report-outline'
const all = [...SECTION_KEYS]
const usual = { sections: all, shown: all, style: 'apa', tags: 'numbered', language: 'en', version: 0 }
type Sections = { body: { sections: { key: string; shown: boolean }[]; version: number; style: string } }

test('the default shows every section, and each RAMESES item has one', async () => {
  const { body }: Sections = await w.api(w.olga).get(OUTLINE)
  expect(body).toMatchObject({ isDefault: true, style: 'apa', tags: 'numbered', language: 'en', version: 0 })
  expect(body.sections.map(one => one.key)).toEqual(all)
  expect(body.sections.every(one => one.shown)).toBe(true)
  for (const { item } of STANDARD) if (item > 1) expect(sectionOf(item), `item ${item}`).not.toBe('checklist')
})

test('sections are left out, moved by a button and by number, and the save keeps style and language', async () => {
  const shown = all.filter(key => key !== 'framework')
  await w.api(w.ravi).post(OUTLINE, { ...usual, shown, style: 'vancouver', language: 'nl', move: 'principles up' })
  const { body }: Sections = await w.api(w.ravi).get(OUTLINE)
  const keys = body.sections.map(one => one.key)
  expect(keys.indexOf('principles')).toBe(all.indexOf('principles') - 1)
  expect(body).toMatchObject({ style: 'vancouver', language: 'nl', version: 1 })
  expect(body.sections.find(one => one.key === 'framework')?.shown).toBe(false)
  const places = keys.map((key, at) => (key === 'funding' ? 1 : at + 1))
  await w.api(w.ravi).post(OUTLINE, { ...usual, sections: keys, places, version: 1 })
  const after: Sections = await w.api(w.ravi).get(OUTLINE)
  expect(after.body.sections[0]?.key).toBe('funding')
})

test('refused: no section at all, a section that is none, an observer, a stale save', async () => {
  expect((await w.api(w.lena).post(OUTLINE, { ...usual, shown: [] })).status).toBe(422)
  expect((await w.api(w.lena).post(OUTLINE, { ...usual, shown: ['elsewhere'] })).status).toBe(422)
  expect((await w.api(w.lena).post(OUTLINE, { ...usual, move: 'sideways' })).status).toBe(422)
  expect((await w.api(w.olga).post(OUTLINE, usual)).status).toBe(403)
  // An observer reads what stands, and who can change it, and no instruction for what they cannot do.
  const observer = await w.browser(w.olga)
  const outline = (await observer.get(OUTLINE)).text
  expect(outline).toContain('Leads and reviewers can change it')
  expect(outline).not.toMatch(/Untick|Up and Down|type="checkbox"/)
  const projects = (await observer.get('/reviews/heard/projects')).text
  expect(projects).toContain('Leads and reviewers bring them in')
  expect(projects).not.toContain('Bring in a project')
  await w.api(w.lena).post(OUTLINE, { ...usual, style: 'harvard' })
  const late = await (await w.browser(w.ravi)).post(OUTLINE, { ...usual, version: '0' })
  expect(late.status).toBe(409)
  expect(late.text).toContain('Lena Lead')
})

test('after a stale save the order of either is one choice, and what only one of them changed is preset', async () => {
  const shown = all.filter(key => key !== 'framework')
  await w.api(w.lena).post(OUTLINE, { ...usual, shown, move: 'panel up' })
  const ravi = await w.browser(w.ravi)
  const late = await ravi.post(OUTLINE, { ...usual, language: 'nl', version: '0' })
  expect(late.text).toContain('Order of the sections')
  const order = /name="order" value="([^"]*)"[^>]* checked/.exec(late.text)?.[1] ?? ''
  expect(order.split(', ').indexOf('panel')).toBe(all.indexOf('panel') - 1)
  expect(late.text).not.toMatch(/name="shown" value="framework"[^>]* checked/)
  await ravi.post(OUTLINE, { ...usual, shown, language: 'nl', order, move: 'panel up', version: '1' })
  const { body }: Sections = await w.api(w.ravi).get(OUTLINE)
  expect(body.sections.map(one => one.key).join(', ')).toBe(order)
  expect(body).toMatchObject({ language: 'nl', version: 2 })
})

test('the default comes back, and the outline that was there with an undo', async () => {
  await w.api(w.lena).post(OUTLINE, { ...usual, style: 'harvard' })
  const { body } = await w.api(w.lena).post(`${OUTLINE}/deletion`, {})
  expect((await w.api(w.lena).get(OUTLINE)).body.isDefault).toBe(true)
  await w.api(w.lena).post(body.undo.action, {})
  expect((await w.api(w.lena).get(OUTLINE)).body).toMatchObject({ style: 'harvard', version: 1 })
  expect((await w.api(w.lena).get('/reviews/heard')).status).toBe(200)
})

test('every outline that comes from anywhere has every section once', async () => {
  const row = {
    reviewId: w.heard.id,
    style: 'apa',
    tags: 'small',
    language: 'en',
    writtenAt: '2026-11-21T09:00:00.000Z',
  } as const
  for (const sections of ['[]', '[1,2]', '{"key":1}', '[{"key":"gone","shown":true},{"key":"panel","shown":false}]']) {
    await w.database.write.deleteFrom('reportOutline').execute()
    await w.database.write
      .insertInto('reportOutline')
      .values({ ...row, sections })
      .execute()
    const { sections: found } = await loadOutline(w.database.read, w.heard.id)
    expect([...found.map(one => one.key)].sort()).toEqual([...all].sort())
  }
})

test('arranging loses no section and shows what was ticked, whatever numbers are typed', () => {
  const keys = fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })
  const places = fc.array(fc.integer({ min: 1, max: 999 }), { maxLength: all.length })
  const move = fc.option(fc.constantFrom('panel up', 'abstract down', 'checklist up'), { nil: undefined })
  fc.assert(
    fc.property(keys, places, fc.subarray(all), move, (sections, places, shown, move) => {
      const found = settle(arranged({ sections, places, shown, move }))
      expect(found.map(one => one.key).sort()).toEqual([...all].sort())
      expect(
        found
          .filter(one => one.shown)
          .map(one => one.key)
          .sort(),
      ).toEqual([...shown].sort())
    }),
    { numRuns: 50 },
  )
})

test('a number moves a section to that place, up and down alike', () => {
  const three: SectionKey[] = ['abstract', 'panel', 'funding']
  const order = (...places: number[]) => arranged({ sections: three, places, shown: [] }).map(one => one.key)
  expect(order(1, 2, 1)).toEqual(['funding', 'abstract', 'panel'])
  expect(order(3, 2, 3)).toEqual(['panel', 'funding', 'abstract'])
  expect(order(1, 3, 3)).toEqual(['abstract', 'funding', 'panel'])
})
