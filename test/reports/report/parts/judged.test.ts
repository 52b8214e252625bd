// The appendix gives the reasons for which a document was judged as it was, of each who judged, and nothing where none was given.
import { expect, test } from 'vitest'
import { addDocument } from '../../../../src/documents/actions.ts'
import { world } from '../../../support/world.ts'

const HOME = '/reviews/heard'
const REASONS = { en: 'Why each document was judged so', nl: 'Waarom elk document zo is beoordeeld' } as const

test('reasons stand in the appendix beside their document, whoever gave them, and in no other report', async () => {
  const w = await world()
  for (const title of ['Heard', 'Unheard']) await addDocument(w.as(w.ravi), { title })
  const report = async (kind: string, language: 'en' | 'nl') =>
    (await w.api(w.olga).get(`${HOME}/reports/${kind}/md?language=${language}`).expect(200)).text
  expect(await report('appendix', 'en')).not.toContain(REASONS.en)
  expect(await report('full', 'en')).toContain('No document has been judged yet.')
  const judge = (who: typeof w.ravi, body: object) =>
    w
      .api(who)
      .post(`${HOME}/documents/1/appraisal`, { ...body, version: 0 })
      .expect(201)
  await judge(w.ravi, { rigour: 'low', rigourReason: 'Ten people.', richness: 'high', richnessReason: 'Says how.' })
  await judge(w.lena, { rigour: 'moderate', rigourReason: 'Candid.' })
  await w
    .api(w.lena)
    .post(`${HOME}/documents/1/appraisal/agreement`, { rigour: 'moderate', reason: 'Talked.', version: 0 })
    .expect(201)
  expect(await report('full', 'en')).toContain(
    'Documents not judged yet: for relevance 2, for rigour 1, for richness 1.',
  )
  const row = async (language: 'en' | 'nl') => {
    const text = await report('appendix', language)
    return text.slice(text.indexOf(REASONS[language])).match(/^\| .*Ten people.*$/m)?.[0]
  }
  const name = (await w.api(w.olga).get(`${HOME}/documents/1`)).body.document.label
  expect(await row('en')).toBe(
    `| ${name}<br>Settled on together: Talked. | – | **low:** Ten people.<br>**moderate:** Candid. | **high:** Says how. |`,
  )
  expect(await row('nl')).toContain('Samen vastgesteld: Talked. | – | **laag:** Ten people.<br>**matig:** Candid.')
  for (const kind of ['full', 'principles', 'brief']) expect(await report(kind, 'en')).not.toContain('Ten people')
  const appendix = await report('appendix', 'en')
  expect(appendix).not.toContain('Ravi')
  const table = appendix.slice(appendix.indexOf(REASONS.en)).split('\n\n')[1]
  expect(table).not.toContain('Unheard')
})
