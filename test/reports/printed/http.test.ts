// The page of a quotation wherever it is shown: by the number that is printed on it, else as one of the file, and leading to the original.
import { expect, it } from 'vitest'
import { addPrinted } from '../../support/printed-pages.ts'
import { world } from '../../support/world.ts'

const HEARD = '/reviews/heard'
const ORIGINAL = `${HEARD}/documents/1/text?view=pages#x1`

/** Account 1 rests on words of the page with the number 236, the first of the file; CMOC 1 on that account, principle 1 on CMOC 1. */
async function chain(label: string | undefined) {
  const w = await world()
  const page = { paragraphs: [['Patients felt', 'listened to.']], ...(label === undefined ? {} : { label }) }
  await addPrinted(w, [page, { paragraphs: [['Trust grew.']] }])
  const ravi = w.api(w.ravi)
  const coded = { paragraph: 1, quote: 'felt listened to', role: 'mechanism', wording: 'feeling heard', into: 'new' }
  await ravi.post(`${HEARD}/documents/1/coding`, coded).expect(201)
  await ravi
    .post(`${HEARD}/synthesis/contributions`, { accountIds: [1], under: 'new', title: 'Being heard' })
    .expect(201)
  await ravi.post(`${HEARD}/principles`, { chosen: ['CMOC 1'] }).expect(201)
  await ravi.post(`${HEARD}/principles/1/evidence`, { document: 1, excerpt: 1, stance: 'supports' }).expect(201)
  await w.api(w.lena).post(`${HEARD}/synthesis/checks`, { layer: 'account', share: 100, checker: w.lena.id })
  return w
}

const PAGES = [
  ...['/excerpts', '/excerpts/1', '/documents/1', '/accounts/1', '/configurations/1', '/accounts/1/evidence/1/edit'],
  ...[
    '/accounts/1/elements/1/rearranging',
    '/synthesis/checks/1/items/1',
    '/synthesis/resting?mechanism=0&layer=account',
  ],
  ...['/principles/1/trace', '/principles/1/evidence', '/evidence/1/appraisal', '/documents/1/comparison'],
]

it('is named as it is printed, and leads to the page of the original', async () => {
  const w = await chain('236')
  const lena = await w.browser(w.lena)
  for (const path of PAGES) {
    const { text, status } = await lena.get(`${HEARD}${path}`)
    expect(status, path).toBe(200)
    expect(text, path).toContain('p. 236')
    expect(text, path).toContain(ORIGINAL)
    expect(text, path).not.toContain('of the file')
  }
  for (const path of ['/documents/1/characteristics', '/documents/1/measures'])
    expect((await lena.get(`${HEARD}${path}`)).text, path).toContain('1, p. 236: felt listened to')
  const { body } = await w.api(w.olga).get(`${HEARD}/excerpts/1`)
  expect(body.excerpt).toMatchObject({ page: 1, printedPage: '236', onPage: 'p. 236' })
  const { text: csv } = await w.api(w.lena).get(`${HEARD}/configurations.csv`)
  expect(csv).toContain('Bertotti 2018, p. 236: “felt listened to”')
})

it('is said to be one of the file where nothing else is known', async () => {
  const w = await chain(undefined)
  const lena = await w.browser(w.lena)
  for (const path of PAGES) expect((await lena.get(`${HEARD}${path}`)).text, path).toContain('p. 1 of the file')
})

it('leads from a report that is read to the original, and from one that is saved nowhere', async () => {
  const w = await chain('236')
  const lena = await w.browser(w.lena)
  const at = `${HEARD}/reports/principles/html`
  const read = (await lena.get(`${at}?show=1`)).text
  expect(read).toContain(`<a href="${ORIGINAL}">p. 236</a>`)
  const saved = (await lena.get(at)).text
  expect(saved).toContain('p. 236, ¶1')
  expect(saved).not.toContain(HEARD)
  const bare = await chain(undefined)
  expect((await (await bare.browser(bare.lena)).get(`${at}?language=nl`)).text).toContain('p. 1 van het bestand')
})
