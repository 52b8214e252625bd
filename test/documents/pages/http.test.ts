// A text from a PDF over HTTP: its pages, what is found in it, the file itself, and the policy of the page that draws it.
import { expect, it } from 'vitest'
import { addDocument } from '../../../src/documents/actions.ts'
import { addPastedText } from '../../../src/documents/texts/actions.ts'
import { addPrinted } from '../../support/printed-pages.ts'
import { world } from '../../support/world.ts'

const PAGES = [
  { label: 'iv', head: 'Running head', paragraphs: [['Patients felt', 'listened to.']] },
  { label: '1', head: 'Running head', paragraphs: [['Trust grew.'], ['Nobody listened.']] },
]

async function printed() {
  const w = await world()
  const id = await addPrinted(w, PAGES)
  return { w, own: `/reviews/heard/documents/${id}` }
}

it('a text names its pages as they are printed, and where its words stand on them', async () => {
  const { w, own } = await printed()
  const { body } = await w.api(w.olga).get(`${own}/text`).expect(200)
  expect(body.tools).toMatchObject({
    pages: [
      { number: 1, label: 'iv' },
      { number: 2, label: '1' },
    ],
    original: { textNumber: 1, pages: [{ number: 1, label: 'iv', width: 420, height: 595 }, { number: 2 }] },
  })
  const page = await w.api(w.olga).get(`${own}/texts/1/pages/1`).expect(200)
  const [, first] = page.body.runs
  expect(first.slice(0, 4)).toEqual([14, 27, 40, 58])
  const html = (await (await w.browser(w.olga)).get(`${own}/text`)).text
  expect(html).toContain('>page iv</p>')
  expect(html.match(/data-running hidden/g)).toHaveLength(2)
})

it('words are found in it for everyone who may read, with their pages, and marked without scripts', async () => {
  const { w, own } = await printed()
  const { body } = await w.api(w.olga).get(`${own}/finds?find=LISTENED`).expect(200)
  expect(body).toMatchObject({ find: 'LISTENED', isAll: true, finds: [{ page: 1 }, { page: 2 }] })
  const lines = await w.api(w.olga).get(`${own}/finds?find=felt%20listened%20to`).expect(200)
  expect(lines.body.finds).toEqual([{ start: 23, end: 39, page: 1 }])
  await w.api(w.stan).get(`${own}/finds?find=x`).expect(404)
  await w
    .api(w.olga)
    .get(`${own}/finds?find=${'x'.repeat(201)}`)
    .expect(422)
  const lena = await w.browser(w.lena)
  for (const place of ['text', 'coding']) {
    const html = (await lena.get(`${own}/${place}?find=listened&at=2`)).text
    expect(html.match(/<mark class="found"/g)).toHaveLength(2)
    expect(html).toContain('2 of 2')
    const moved = await lena.get(`${own}/${place}?page=2&view=pages`)
    expect([moved.status, moved.headers.location]).toEqual([303, `${own}/${place}?view=pages#page-2`])
  }
})

it('only a page that draws a PDF may start a worker, and the worker itself may do less than a page', async () => {
  const { w, own } = await printed()
  const plain = await addDocument(w.as(w.lena), { title: 'Pasted' })
  await addPastedText(w.as(w.lena), plain, 'Trust grew.')
  const lena = await w.browser(w.lena)
  const policy = async (path: string) => (await lena.get(path)).headers['content-security-policy'] as string
  for (const place of ['text', 'coding']) expect(await policy(`${own}/${place}`)).toMatch(/;worker-src 'self'$/)
  for (const path of [`/reviews/heard/documents/${plain}/text`, own, '/reviews/heard'])
    expect(await policy(path)).not.toContain('worker-src')
  expect(await policy(`${own}/text`)).not.toMatch(/unsafe|blob:|data:|https?:/)
  const html = (await lena.get(`${own}/text`)).text
  const library = /data-library="([^"]+)"/.exec(html)?.[1] ?? ''
  const renderer = await lena.get(`${library}pdf.renderer.mjs`)
  const worker = await lena.get(`${library}pdf.worker.mjs`)
  expect(renderer.headers['content-security-policy']).toBe(worker.headers['content-security-policy'])
  expect(worker.status).toBe(200)
  expect(worker.headers['content-security-policy']).toBe("default-src 'none'; connect-src 'self'; script-src 'self'")
  expect(worker.headers['cache-control']).toContain('immutable')
  expect(worker.headers['x-content-type-options']).toBe('nosniff')
  for (const name of [
    'pdf.mjs',
    'wasm/jbig2_nowasm_fallback.js',
    'cmaps/Adobe-Japan1-0.bcmap',
    'standard_fonts/FoxitFixed.pfb',
  ])
    expect((await lena.get(`${library}${name}`)).status, name).toBe(200)
  expect((await lena.get(`${library}package.json`)).status).toBe(404)
})

it('the file is handed over as a PDF to be saved, never shown by the site itself', async () => {
  const { w, own } = await printed()
  const file = await w.api(w.olga).get(`${own}/texts/1/file`).expect(200)
  expect(file.headers['content-type']).toBe('application/pdf')
  expect(file.headers['content-disposition']).toMatch(/^attachment; filename="printed.pdf"/)
  expect(file.headers['x-content-type-options']).toBe('nosniff')
  await w.api(w.stan).get(`${own}/texts/1/file`).expect(404)
})
