// Reasons are found where they were given: of synthesis moves, of versions of theories; a theory statement is quoted as it is read. On both engines.
import { expect, test } from 'vitest'
import { up } from '../../../../migrations/0050-synthesis-moves-found.ts'
import { forget } from '../../../../src/core/db/search.ts'
import { searchEntries } from '../../../../src/reports/exchange/search-entries.ts'
import { world } from '../../../support/world.ts'

const HEARD = '/reviews/heard'
type Hit = {
  kind: string
  label: string
  href: string
  title: { text: string }[]
  what: string
  passage: { text: string }[]
}
const said = (parts: readonly { text: string }[]) => parts.map(part => part.text).join('')

async function scene() {
  const w = await world()
  const api = w.api(w.ravi)
  await api.post(`${HEARD}/configurations`, { title: 'Being heard', label: '1' }).expect(201)
  await api
    .post(`${HEARD}/configurations/1/moves`, { kind: 'situate', reason: 'Only where a lighthouse has één keeper.' })
    .expect(201)
  const hits = async (q: string) =>
    (
      await w
        .api(w.olga)
        .get(`${HEARD}/find?${new URLSearchParams({ q })}`)
        .expect(200)
    ).body.hits as Hit[]
  return { w, api, hits }
}

test('the reason of a move is found by the words it has now, and what was given before it was looked for', async () => {
  const { w, api, hits } = await scene()
  const [move] = await hits('lighthouse keeper')
  expect(move).toMatchObject({ kind: 'move', label: 'move 1', href: `${HEARD}/synthesis/moves/1`, what: 'Why' })
  expect([said(move?.title ?? []), said(move?.passage ?? [])]).toEqual([
    'situate: CMOC 1 Being heard',
    'Only where a lighthouse has één keeper.',
  ])
  expect((await (await w.browser(w.olga)).get(move?.href ?? '')).text).toContain('Only where a lighthouse')
  await forget(w.database.write, w.heard.id, 'move', [1])
  expect(await hits('lighthouse')).toEqual([])
  await up(w.database.write as never, w.database.engine)
  expect((await hits('één keep')).map(hit => hit.label)).toEqual(['move 1'])
  await api.post(`${HEARD}/synthesis/moves/1`, { kind: 'reconcile', reason: 'Time was short.', version: 1 }).expect(201)
  expect(await hits('lighthouse')).toEqual([])
  expect((await hits('time short')).map(hit => hit.label)).toEqual(['move 1'])
  expect((await w.api(w.stan).get(`${HEARD}/find?q=short&kind=move`)).status).toBe(404)
})

test('why a theory changed is found at its version, and its statements are quoted as they are read', async () => {
  const { w, api, hits } = await scene()
  const theory = {
    ...{ title: 'Keepers', status: 'initial', text: '', reason: 'From the harbour panel.', number: ['1'] },
    ...{ ifText: ['a keeper has time'], thenText: ['ships feel safe, unless fog comes'], becauseText: ['it is lit'] },
  }
  await api.post(`${HEARD}/theories`, theory).expect(201)
  const again = { ...theory, statementId: ['1'], version: 1, reason: 'Two wrecks contradict it.' }
  const reached = { inference: 'abduction', inferenceReason: 'By a puzzling gull.' }
  await api.post(`${HEARD}/theories/1`, { ...again, ...reached }).expect(201)
  const [first] = await hits('harbour')
  expect(first).toMatchObject({ label: 'theory 1, version 1', what: 'Why', href: `${HEARD}/theories/1/versions/1` })
  const [second] = await hits('wreck')
  expect(second?.label).toBe('theory 1, version 2')
  expect((await hits('gull'))[0]).toMatchObject({ label: 'theory 1, version 2', what: 'How it was reached' })
  const reader = await w.browser(w.olga)
  expect((await reader.get(second?.href ?? '')).text).toContain('Two wrecks contradict it.')
  const [statement] = await hits('ships')
  const words = 'If a keeper has time, then ships feel safe because it is lit, unless fog comes.'
  expect(said(statement?.passage ?? [])).toBe(words)
  expect((await reader.get(statement?.href ?? '')).text).toContain(words)
})

test('a restored review is found by the same words', () => {
  const lists = new Map([
    ['moves', [{ id: 4, reason: 'It holds there.' }]],
    ['theoryStatements', [{ id: 2 }]],
    ['theoryStatementVersions', [{ statementId: 2, ifText: 'a', thenText: 'b, unless d', becauseText: 'c' }]],
  ])
  expect([...searchEntries(lists)]).toEqual([
    { kind: 'theory statement', id: 2, title: 'If a, then b because c, unless d.', body: '' },
    { kind: 'move', id: 4, title: '', body: 'It holds there.' },
  ])
})
