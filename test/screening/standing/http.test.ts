// Where records stand and how many stand where, after whatever people do in whatever order, through the front door.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { listMisplaced } from '../../../src/screening/standing/store.ts'
import { readCounts } from '../../../src/sources/standing/store.ts'
import { type World, world } from '../../support/world.ts'

const reference = (n: number) =>
  `TY  - JOUR\nTI  - A study of the number ${n} and its meaning\nAU  - Mercer, A.\nPY  - 2019\nDO  - 10.1000/n${n}\nER  - \n`

async function scene(): Promise<World> {
  const w = await world()
  const api = w.api(w.lena)
  await api.post('/reviews/heard/searches', { source: 'PubMed', kind: 'database', status: 'run', runOn: '2026-03-02' })
  await api.post('/reviews/heard/screening/reasons', { text: 'wrong setting' })
  return w
}

/** Some are refused, as they would be to people; the numbers have to be right all the same. */
const ACTIONS = [
  'type',
  'import',
  'import chosen',
  'undo',
  'decide',
  'decide too',
  'read',
  'take back',
  'seek',
  'set aside',
  'bring back',
  'delete',
  'restore',
] as const
type Step = { readonly act: (typeof ACTIONS)[number]; readonly a: number; readonly b: number }

async function take(w: World, { act, a, b }: Step): Promise<void> {
  const [lena, ravi] = [w.api(w.lena), w.api(w.ravi)]
  const at = (path: string) => `/reviews/heard${path}`
  const choice = (['include', 'exclude', 'maybe', 'include'] as const)[b % 4]
  switch (act) {
    case 'type':
      return void (await lena.post(at('/records'), { type: 'article', title: `Typed ${a}`, authors: 'Mercer, Anna' }))
    case 'import':
    case 'import chosen': {
      const pasted = [a, a + 1, b, a].map(reference).join('')
      const { body } = await lena.post(at('/searches/1/imports'), { pasted })
      const stage = act === 'import' ? 'screening' : 'included'
      await lena.post(at(`/imports/${body.id}/confirmation`), { stage, again: 'on' })
      return w.services.jobs.runAll()
    }
    case 'undo':
      await lena.post(at(`/imports/${(a % 3) + 1}/reversal`))
      return w.services.jobs.runAll()
    case 'decide':
      return void (await lena.post(at('/screening/title-abstract/decisions'), { record: a, choice }))
    case 'decide too':
      return void (await ravi.post(at('/screening/title-abstract/decisions'), { record: a, choice }))
    case 'read':
      return void (await lena.post(at('/screening/full-text/decisions'), {
        record: a,
        choice: choice === 'exclude' ? 'exclude 1' : choice,
      }))
    case 'take back':
      return void (await lena.post(at(`/decisions/${a}/withdrawal`)))
    case 'seek':
      return void (await lena.post(at(`/records/${a}/retrieval`), {
        state: b % 2 ? 'not retrieved' : 'retrieved',
        reason: 'lost',
      }))
    case 'set aside':
      return void (await lena.post(at(`/records/${a}/setting-aside`), { of: String(b) }))
    case 'bring back':
      return void (await lena.post(at(`/records/${a}/bringing-back`)))
    case 'delete':
      return void (await lena.post(at(`/records/${a}/deletion`)))
    case 'restore':
      return void (await lena.post(at(`/bin/${(a % 3) + 1}/restoration`)))
  }
}

const steps = fc.array(
  fc.record({ act: fc.constantFrom(...ACTIONS), a: fc.integer({ min: 1, max: 9 }), b: fc.integer({ min: 1, max: 9 }) }),
  { minLength: 25, maxLength: 40 },
)

describe('standings and counters', () => {
  test.each([11, 12, 13, 14])('stay true to what was decided, whatever people do: sequence %i', async seed => {
    const w = await scene()
    const [sequence = []] = fc.sample(steps, { numRuns: 1, seed })
    for (const step of [{ act: 'type', a: 1, b: 1 }, { act: 'import', a: 3, b: 5 }, ...sequence] as const) {
      await take(w, step)
      const wrong = await listMisplaced(w.database.read, w.heard.id)
      expect({ step, ...wrong }).toEqual({ step, records: [], counters: [] })
    }
  })

  test('leave out what nobody sees yet, and count it all at once', async () => {
    const w = await scene()
    const api = w.api(w.lena)
    const { body } = await api.post('/reviews/heard/searches/1/imports', { pasted: [1, 2, 2].map(reference).join('') })
    await api.post(`/reviews/heard/imports/${body.id}/confirmation`, {})
    expect((await readCounts(w.database.read, w.heard.id))['not screened']).toBe(0)
    await w.services.jobs.runAll()
    expect(await readCounts(w.database.read, w.heard.id)).toMatchObject({ 'not screened': 2, duplicate: 1 })
  })

  test('remember what was decided while a record was set aside', async () => {
    const w = await scene()
    const api = w.api(w.lena)
    for (const title of ['First', 'Second'])
      await api.post('/reviews/heard/records', { type: 'article', title, authors: 'Mercer, Anna' })
    await api.post('/reviews/heard/screening/title-abstract/decisions', { record: 2, choice: 'exclude' })
    await api.post('/reviews/heard/records/2/setting-aside', { of: '1' })
    expect(await readCounts(w.database.read, w.heard.id)).toMatchObject({ excluded: 0, duplicate: 1 })
    await api.post('/reviews/heard/records/2/bringing-back')
    expect(await readCounts(w.database.read, w.heard.id)).toMatchObject({ excluded: 1, duplicate: 0 })
  })
})
