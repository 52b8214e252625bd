// A panel with two people and two principles in a round, through the lead's own pages, and panellists as browsers without scripts.
import request from 'supertest'
import { createPrinciple } from '../../../src/principles/actions.ts'
import { scene } from '../../principles/support/scene.ts'
import { type World, world } from '../../support/world.ts'

export const PANEL = '/reviews/heard/panel'

export async function drafted(settings: Parameters<typeof world>[0] = {}) {
  const w = await world(settings)
  await scene(w)
  for (const n of [1, 2])
    await createPrinciple(w.as(w.lena), {
      heading: `Heading ${n}`,
      explanation: 'Because [CMOC 1].',
      configurations: [{ layer: 'synthesised', id: 1 }],
      lines: [
        { kind: 'context', text: 'someone has time' },
        { kind: 'mechanism', text: 'being heard' },
        { kind: 'outcome', text: 'people come back' },
      ],
      plainWords: n === 1 ? { en: 'Plain words 1.', nl: 'Gewone woorden 1.' } : { en: 'Plain words 2.' },
      reason: '',
    })
  const api = w.api(w.lena)
  await api
    .post(`${PANEL}/panels`, {
      kind: 'local reference',
      name: 'Local panel',
      consentText: 'You may stop at any time.',
      contactName: 'Lena Lead',
      contactPhone: '010 000 0000',
    })
    .expect(201)
  await api
    .post(`${PANEL}/panels/1/panellists`, {
      name: 'Pat Panel',
      email: 'pat@example.org',
      role: 'practitioner',
      organisation: 'Practice East',
    })
    .expect(201)
  await api
    .post(`${PANEL}/panels/1/panellists`, { name: 'Nel Deelnemer', role: 'patient or public', language: 'nl' })
    .expect(201)
  await api
    .post(`${PANEL}/rounds`, {
      panel: 1,
      title: 'First round',
      intro: 'Hello.',
      closesOn: '2026-12-31',
      principles: [1, 2],
    })
    .expect(201)
  return w
}

/** The round open; returns the secret of a link for each person. */
export async function opened(settings: Parameters<typeof world>[0] = {}) {
  const w = await drafted(settings)
  await w.api(w.lena).post(`${PANEL}/rounds/1/opening`).expect(201)
  const made = (
    await w
      .api(w.lena)
      .post(`${PANEL}/rounds/1/invitations`, { panellists: [1, 2] })
      .expect(200)
  ).body.made as { link: string }[]
  return { w, secrets: made.map(one => secretOf(one.link)) as [string, string] }
}

export function secretOf(link: string): string {
  return /\/panel\/([\w-]+)/.exec(link)?.[1] ?? ''
}

/** A panellist's browser: opens the link, presses the button, and agrees when `consent`. */
export async function panellist(w: World, secret: string, consent = true) {
  const agent = request.agent(w.app)
  const entered = await agent.post(`/panel/${secret}`).set('accept', 'text/html').type('form').send({})
  const get = (url: string) => agent.get(url).set('accept', 'text/html')
  const token = async () =>
    /name="_token" value="([^"]+)"/.exec((await get('/panel/answer')).text)?.[1] ??
    /name="_token" value="([^"]+)"/.exec((await get('/panel/answer/withdrawal')).text)?.[1] ??
    ''
  const kept = await token()
  const post = (url: string, body: Readonly<Record<string, unknown>> = {}) =>
    agent
      .post(url)
      .set('accept', 'text/html')
      .type('form')
      .send({ _token: kept, ...body })
  if (consent) await post('/panel/answer/consent', { mayQuote: 'on' }).expect(303)
  return { agent, entered, get, post, token: kept }
}
