// A Dutch report says in Dutch all that is ours: names left as they came, reasons that saving gave, sentences put together, and the questions of a panel.
import { expect, test } from 'vitest'
import { sayIn } from '../../../../src/core/http/page/messages.ts'
import { loadExample } from '../../../../src/reports/example/actions.ts'
import { sumSaid } from '../../../../src/reports/report/parts/review/flow.ts'
import { segmentsIn, signedBy } from '../../../../src/reports/report/parts/shipped.ts'
import { wordsIn } from '../../../../src/reports/report/parts/words.ts'
import { reportOf } from '../../../../src/reports/report/report.ts'
import { loadSource } from '../../../../src/reports/report/store.ts'
import { BOXES, type Box } from '../../../../src/screening/flow/stages.ts'
import { handOver, sumsOf } from '../../../../src/screening/flow/sums.ts'
import { scene } from '../../../principles/support/scene.ts'
import { world } from '../../../support/world.ts'
import { everyBlock, textsOf } from './walking.ts'

const HOME = '/reviews/heard'

test('sentences put together, levels and reasons of versions are in the language of the report', async () => {
  const w = await world()
  await scene(w)
  const lena = w.api(w.lena)
  await lena.post(`${HOME}/principles`, { chosen: ['CMOC 1'] }).expect(201)
  await lena.post(`${HOME}/principles/1/plain-words`, { en: 'Listen.', nl: 'Luister.', version: 1 }).expect(201)
  await lena.post(`${HOME}/principles/1/lines`, { kind: 'local meaning', text: 'Overal.' }).expect(201)
  const full = async (language: string) =>
    (await lena.get(`${HOME}/reports/full/md?language=${language}`).expect(200)).text
  const dutch = await full('nl')
  expect(dutch).toMatch(/Gegeven \*\*.+\*\* \(C1\) → /)
  expect(dutch).toContain('Opgesteld uit één configuratie.')
  expect(dutch).toContain('Gewone woorden geschreven of gewijzigd.')
  expect(dutch).toContain('Nieuwe regel: wat het hier betekent.')
  expect(dutch).toContain('| Tussen mensen |')
  expect(dutch).not.toMatch(/\b[Gg]iven \*\*|Drafted from|Plain words|\b(Inter|inter)personal\b|Organisational/)
  const english = await full('en')
  expect(english).toMatch(/Given \*\*.+\*\* \(C1\) → /)
  expect(english).toContain('Drafted from one configuration.')
})

test('what joins the parts of a sentence is ours, and a part stays as it was worded', () => {
  const plain = (text: string) => ({ text, role: null, mark: null, inferred: false })
  const part = (text: string) => ({ text, role: 'context' as const, mark: 'C1', inferred: false })
  const segments = [
    ...[part('coaching'), plain(' by '), part('a nurse and a peer'), plain(' → given '), part('time'), plain(' and ')],
    ...[part('trust'), plain('; where the mechanism is absent: '), part('given up')],
  ]
  const words = wordsIn('nl', sayIn('nl'))
  const said = (isGenerated: boolean) => segmentsIn({ segments, isGenerated }, words).map(one => one.text).join('') // biome-ignore format: long
  expect(said(true)).toBe(
    'coaching door a nurse and a peer → gegeven time en trust; waar het mechanisme ontbreekt: given up',
  )
  expect(said(false)).toContain(' by a nurse')
  expect(signedBy('Lena, Ravi and Olga together', words)).toBe('Lena, Ravi en Olga samen')
  expect(signedBy('the review team', words)).toBe('het reviewteam')
})

test('sums of the flow that do not hold are said in Dutch, whatever is in them', () => {
  const words = wordsIn('nl', sayIn('nl'))
  const one = Object.fromEntries(BOXES.map((box, at) => [box, at + 1])) as Record<Box, number>
  const none = { ...one, ...Object.fromEntries(BOXES.map(box => [box, 1])) }
  const checks = [one, none].flatMap(of => [...sumsOf(of, ' in other ways'), ...sumsOf(of, ' through databases and registers')]) // biome-ignore format: long
  for (const check of [...checks, handOver('Open included', 9, 2, 1), handOver('Sought', 3, 1, 4)]) {
    const said = sumSaid(check, words).replaceAll(/\([^)]*\)/g, '')
    expect(said).not.toMatch(/\b(the|that|are|in|by|for|not|yet|too|there|and|\w+ed|sought)\b/)
  }
  expect(sumSaid(handOver('Sought', 3, 1, 4), words)).toBe(
    '3 elders gevonden (Sought) = 1 daar verwijderd + 4 records geïmporteerd; dat is 2 te veel',
  )
})

test('questions of a round are asked in Dutch where the lead gave them or left them as shipped', async () => {
  const { system, services, database } = await world()
  const review = await loadExample(system, { ...services, sayIn })
  const said = async (language: 'en' | 'nl') => {
    const source = await loadSource(database.read, review.id, 'full')
    return everyBlock(reportOf(source, 'full', language, sayIn(language)).blocks)
      .flatMap(textsOf)
      .join('\n')
  }
  expect(await said('nl')).toContain('Moet dit de praktijk sturen?')
  expect(await said('nl')).not.toContain('Should this guide practice?')
  expect(await said('en')).toContain('Should this guide practice?')
  const set = { textNl: 'Geldt dit hier?', highLabelNl: 'Zonder twijfel' }
  await database.write.updateTable('roundQuestion').set(set).where('reviewId', '=', review.id).execute()
  await database.write
    .updateTable('round')
    .set({ titleNl: 'Vijf principes' })
    .where('reviewId', '=', review.id)
    .execute()
  expect(await said('nl')).toMatch(/Geldt dit hier\?.*5 Zonder twijfel/s)
  expect(await said('nl')).toContain('“Vijf principes”')
  expect(await said('en')).not.toContain('Vijf principes')
})
