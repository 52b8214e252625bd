// Meetings in what leaves a review: roles and not persons, what was said of the whole, and words for those who may read them.
import { expect, test } from 'vitest'
import { drafted, PANEL } from '../../../panel/support/round.ts'

const R = '/reviews/heard'
const KINDS = ['principles', 'full', 'appendix', 'brief'] as const

/** Pat agreed to be quoted by role and thanked by name, and Nel to neither; a lead noted who made the other points. */
async function met() {
  const w = await drafted()
  const lena = w.api(w.lena)
  await lena
    .post(`${PANEL}/panellists/1/consent`, { mayQuote: true, mayThank: true, givenOn: '2026-11-01' })
    .expect(201)
  await lena.post(`${PANEL}/panellists/2/consent`, { givenOn: '2026-11-01' }).expect(201)
  const meeting = { panel: 1, title: 'Spring meeting', heldOn: '2026-11-20', form: 'in person', policy: 1 }
  await lena.post(`${PANEL}/meetings`, { ...meeting, attending: [1, 2] }).expect(201)
  await lena.post(`${PANEL}/meetings/1/items`, { principle: 1 }).expect(201)
  const item = (await lena.get(`${PANEL}/meetings/1`)).body.items[0].id
  const points = [
    { role: 'policy', saidBy: 'Jan de Vries-Xylo', text: 'Giraffe point.', item },
    { panellist: 1, saidBy: 'Xylo herself', text: 'Lion point.', item },
    { panellist: 2, text: 'Okapi point.' },
    { role: 'policy', saidBy: 'Mrs Xylo', text: 'Zebra point.' },
  ]
  for (const point of points) await lena.post(`${PANEL}/meetings/1/points`, point).expect(201)
  for (const point of [1, 4])
    await lena
      .post(`${PANEL}/points/${point}/disposition`, { choice: 'accept', reason: `Walrus ${point}.` })
      .expect(201)
  return w
}

test('every report names roles, and in its thanks alone who agreed to be thanked by name', async () => {
  const w = await met()
  const observer = await w.browser(w.olga)
  for (const language of ['en', 'nl'] as const) {
    for (const kind of KINDS) {
      for (const format of ['html', 'md']) {
        const { status, text } = await observer.get(`${R}/reports/${kind}/${format}?language=${language}`)
        expect(status).toBe(200)
        expect(text, `${kind} ${format} ${language}`).not.toMatch(/Xylo|Nel Deelnemer|Okapi/)
        expect(text.split('Pat Panel').length - 1, kind).toBe(kind === 'full' || kind === 'principles' ? 1 : 0)
      }
    }
    const full = (await observer.get(`${R}/reports/full/md?language=${language}`)).text.replaceAll('\\', '')
    expect(full).toContain(language === 'en' ? 'Giraffe point. policy. ' : 'Giraffe point. beleid. ')
    expect(full).toMatch(/“Lion point.” (practitioner|beroepskracht)\. /)
    expect(full).toMatch(/\((A point of somebody|Een punt van iemand).*\) (patient or public|patiënt of burger)\. /)
    expect(full).toMatch(/(thanked by name|naam bedankt worden): Pat Panel\./)
  }
})

test('what was said of the whole of a meeting stands under the meeting, with what became of it', async () => {
  const w = await met()
  const observer = await w.browser(w.olga)
  for (const kind of ['full', 'appendix'] as const) {
    const text = (await observer.get(`${R}/reports/${kind}/md`)).text.replaceAll('\\', '')
    expect(text, kind).toContain('Of the whole, at the meeting “Spring meeting”, 20 November 2026')
    expect(text, kind).toContain('Zebra point. policy. **We changed it: Walrus 4.**')
  }
  expect((await observer.get(`${R}/reports/full/md?language=nl`)).text).toContain('Over het geheel, op de bijeenkomst')
})

test('the words of a meeting and what became of them are in the activity for leads alone', async () => {
  const w = await met()
  await w.api(w.lena).post(`${PANEL}/meetings/1/points/1`, { role: 'policy', text: 'Giraffe again.', version: 1 })
  const correction = { role: 'practitioner', text: 'Zebu.', receivedOn: '2026-11-21', outcome: 'noted' }
  await w.api(w.lena).post(`${PANEL}/meetings/1/corrections`, correction).expect(201)
  const words = /Giraffe|Zebra|Okapi|Lion|Walrus|Zebu/
  for (const person of [w.olga, w.ravi]) {
    const reader = await w.browser(person)
    for (const address of ['/activity', '/exports/csv?of=activity', ''])
      expect((await reader.get(`${R}${address}`)).text, address).not.toMatch(words)
  }
  const lead = await w.browser(w.lena)
  const all = (await lead.get(`${R}/exports/csv?of=activity`)).text
  for (const word of ['Giraffe again.', 'Zebra point.', 'Walrus 4.', 'Zebu.']) expect(all).toContain(word)
})
