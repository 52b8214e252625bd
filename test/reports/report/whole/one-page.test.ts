// A principle on one page is read in either language and leaves as a file in each format, with its own words and those of no other.
import { parseHTML } from 'linkedom'
import mammoth from 'mammoth'
import { expect, test } from 'vitest'
import { sayIn } from '../../../../src/core/http/page/messages.ts'
import { loadExample } from '../../../../src/reports/example/actions.ts'
import { saveOutline } from '../../../../src/reports/outline/actions.ts'
import { DEFAULT_OUTLINE } from '../../../../src/reports/outline/sections.ts'
import { loadSource } from '../../../../src/reports/report/store.ts'
import { addMember } from '../../../../src/reviews/members/actions.ts'
import { world } from '../../../support/world.ts'
import { readTagged, textOf } from '../../support/tagged.ts'

test('a principle on one page is read and saved in either language, and one that is not there is not', async () => {
  const { api, browser, olga, stan, system, services, database } = await world()
  const example = await loadExample(system, { ...services, sayIn })
  await addMember({ ...system, review: example }, olga.id, 'observer')
  const at = '/reviews/example/principles/2/summary'
  const page = (await (await browser(olga)).get(at)).text
  expect(page).toContain(`href="${at}?language=nl"`)
  for (const format of ['html', 'docx', 'pdf', 'md']) expect(page).toContain(`href="${at}/${format}?language=en"`)
  const { principles } = await loadSource(database.read, example.id, 'principles')
  const own = principles.find(one => one.id === 2)?.heading.slice(0, 40) ?? 'none'
  const others = principles.flatMap(one => (one.id === 2 ? [] : [one.heading.slice(0, 40)]))
  const read = {
    html: (bytes: Buffer) => parseHTML(String(bytes)).document.body.textContent,
    md: (bytes: Buffer) => String(bytes),
    docx: async (bytes: Buffer) => (await mammoth.extractRawText({ buffer: bytes })).value,
    pdf: async (bytes: Buffer) => textOf((await readTagged(bytes)).whole),
  }
  const types = { html: 'text/html', docx: 'wordprocessingml.document', pdf: 'application/pdf', md: 'text/markdown' }
  for (const format of ['html', 'md', 'docx', 'pdf'] as const) {
    const saved = await api(olga).get(`${at}/${format}`).responseType('blob').expect(200)
    expect(saved.headers['content-type']).toContain(types[format])
    expect(saved.headers['content-disposition']).toMatch(
      new RegExp(`^attachment; filename="example-principle-2-en\\.${format}"`),
    )
    const words = (await read[format](saved.body)).replaceAll(/\s+/g, ' ')
    expect(words, format).toContain(own)
    expect(words, format).toContain('is in the principle report')
    expect(words, format).not.toContain('Save this page')
    for (const other of others) expect(words, format).not.toContain(other)
  }
  expect((await api(olga).get(`${at}/md?language=nl`)).text).toContain('Wat te doen')
  await api(stan).get(`${at}/md`).expect(404)
  for (const wrong of [`${at}/csv`, `${at.replace('2', '99')}/md`]) await api(olga).get(wrong).expect(404)
  const left = await database.read
    .selectFrom('access')
    .select(['detail', 'personId'])
    .where('kind', '=', 'exported')
    .execute()
  expect(left).toEqual(['html', 'html', 'md', 'docx', 'pdf', 'md'].map(detail => ({ detail, personId: olga.id })))
  const all = '/reviews/example/principles'
  const shown = await (await browser(olga)).get(`${all}/2/summary`)
  expect(shown.status).toBe(200)
  expect(shown.text).toContain('Give link workers time to listen')
  expect(shown.text).toContain(`href="${all}/2"`)
  const dutch = (await api(olga).get(`${all}/2/summary?language=nl`)).text
  expect(dutch).toContain('Wat te doen')
  expect(dutch).toContain(`href="${all}/2/summary?language=en"`)
  await saveOutline({ ...system, review: example }, { ...DEFAULT_OUTLINE, language: 'nl' }, 0)
  expect((await api(olga).get(`${all}/2/summary`)).text).toContain('Wat te doen')
  expect((await api(olga).get(`${all}/2/summary?language=en`)).text).toContain('What to do')
  const report = await (await browser(olga)).get('/reviews/example/reports/principles/html?show=on&language=en')
  expect(report.text).toContain(`href="${all}/2/summary?language=en"`)
  expect((await (await browser(olga)).get(`${all}/2`)).text).toContain(`${all}/2/summary`)
  await api(olga).get(`${all}/99/summary`).expect(404)
  await api(stan).get(`${all}/2/summary`).expect(404)
  await api(olga).get(`${all}/2/summary?language=xx`).expect(422)
})
