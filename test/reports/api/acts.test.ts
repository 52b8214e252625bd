// Deleting, moving, merging: done to the version they were decided on, or not at all. And no If-Match goes unheeded.
import request from 'supertest'
import { expect, test } from 'vitest'
import { routes } from '../../../src/app.ts'
import { addAccount, addConfiguration } from '../../../src/configurations/actions.ts'
import { addElement } from '../../../src/configurations/elements/actions.ts'
import { addEvidence } from '../../../src/configurations/evidence/actions.ts'
import { addStatement } from '../../../src/configurations/statements/actions.ts'
import { addExcerpt } from '../../../src/documents/excerpts/actions.ts'
import { createPrinciple } from '../../../src/principles/actions.ts'
import { addRecord } from '../../../src/sources/records/actions.ts'
import { EMPTY_RECORD } from '../../../src/sources/records/fields.ts'
import { contribute } from '../../../src/synthesis/contributions/actions.ts'
import { placeOf, scene } from '../../configurations/scene.ts'

type Table = Parameters<Awaited<ReturnType<typeof scene>>['database']['read']['selectFrom']>[0]

async function things() {
  const s = await scene()
  const ravi = s.as(s.ravi)
  await addAccount(ravi, s.document, { title: 'Seed', wording: 'Seed' })
  await addAccount(ravi, s.document, { title: 'Other' })
  for (const wording of ['One', 'Two', 'Three']) await addElement(ravi, 'account', 1, { role: 'mechanism', wording })
  await addEvidence(ravi, 'account', 1, { documentId: s.document, locator: 'p. 1' })
  await addExcerpt(ravi, s.document, placeOf('felt listened to'))
  for (const name of ['Trust', 'Time', 'Room']) await addStatement(ravi, { name })
  for (const title of ['First', 'Second', 'Third', 'Fourth']) await addConfiguration(ravi, { title })
  await contribute(ravi, 1, { accountIds: [1, 2], stance: 'supports', why: '' })
  await contribute(ravi, 2, { accountIds: [1, 2], stance: 'supports', why: '' })
  const lines = ['Listen', 'Wait', 'Ask'].map(text => ({ kind: 'action', text }) as const)
  await createPrinciple(ravi, { heading: 'Listen', explanation: '', configurations: [], lines, reason: '' })
  for (const title of ['One', 'Two', 'Three'])
    await addRecord(ravi, { ...EMPTY_RECORD, title }, { searchId: null, anyway: true })
  const make = (path: string, body: object) => s.api(s.ravi).post(`/reviews/heard${path}`, body).expect(201)
  await make('/searches', { kind: 'database', status: 'planned', source: 'MEDLINE', iteration: 1 })
  const { facets } = (await s.api(s.ravi).get('/reviews/heard/facets')).body
  const setting = facets.find((one: { key: string }) => one.key === 'setting').id
  const { id: settingId } = (await make(`/facets/${setting}/terms`, { name: 'Village' })).body
  // As the description of each address shows it.
  for (const [path, more] of Object.entries({
    '/documents': { kind: 'article', title: 'Unread' },
    '/documents/:document/aims': {},
    '/counts': {},
    '/studies': {},
    '/synthesis/regularities': {},
    '/framework/archetypes': { settingId },
    '/framework/tensions': {},
    '/characteristics/columns': {},
  })) {
    const described = routes.find(one => one.method === 'POST' && one.path === `/reviews/:review${path}`)
    await make(path.replace(':document', '1'), { ...described?.example, ...more })
  }
  await make('/studies/1/partings', { documentIds: [1] })
  const own = (path: string, body: object) => s.api(s.lena).post(`/reviews/heard${path}`, body).expect(201)
  await own('/screening/title-abstract/decisions', { record: 2, choice: 'include' })
  await own('/comments', { about: 'record:2', text: 'Is this the same people?' })
  await own('/appraisal-forms', { name: 'Ours' })
  for (const text of ['Who was asked?', 'And when?']) await own('/appraisal-forms/1/parts/1/questions', { text })
  return s
}

/** In an order in which each is still there for the next. */
const ACTS: readonly (readonly [Table, number, string, object?])[] = [
  ['element', 2, '/accounts/1/elements/2/place', { to: 'up' }],
  ['element', 2, '/accounts/1/elements/2/transfer', { configurationId: 2 }],
  ['element', 3, '/accounts/1/elements/3/deletion'],
  ['evidence', 1, '/accounts/1/evidence/1/deletion'],
  ['excerpt', 1, '/excerpts/1/deletion'],
  ['statement', 1, '/statements/1/merger', { intoId: 2 }],
  ['statement', 3, '/statements/3/deletion'],
  ['contribution', 1, '/synthesis/contributions/1/deletion'],
  ['configuration', 2, '/configurations/2/division', { title: 'Fifth', contributionIds: [3] }],
  ['configuration', 1, '/configurations/1/union', { intoId: 2 }],
  ['configuration', 4, '/configurations/4/deletion'],
  ['principle', 1, '/principles/1/lines/1/place', { to: 'down' }],
  ['principle', 1, '/principles/1/lines/2/deletion'],
  ['principle', 1, '/principles/1/configurations', { chosen: ['CMOC 2'] }],
  ['principle', 1, '/principles/1/status', { to: 'revised' }],
  ['principle', 1, '/principles/1/withdrawal', { reason: 'Said elsewhere' }],
  ['principle', 1, '/principles/1/return'],
  ['decision', 1, '/decisions/1/withdrawal'],
  ['comment', 1, '/comments/1/deletion'],
  ['appraisalForm', 1, '/appraisal-forms/1/questions/3/position', { to: 'earlier' }],
  ['appraisalForm', 1, '/appraisal-forms/1/questions/3/deletion'],
  ['appraisalForm', 1, '/appraisal-forms/1/parts/1/deletion'],
  ['recordRow', 1, '/records/1/setting-aside', { of: 2 }],
  ['recordRow', 3, '/records/3/deletion'],
  ['search', 1, '/searches/1/deletion'],
  ['document', 2, '/documents/2/deletion'],
  ['aim', 1, '/aims/1/deletion'],
  ['typedCount', 1, '/counts/1/deletion'],
  ['study', 1, '/studies/1/deletion'],
  ['demiRegularity', 1, '/synthesis/regularities/1/deletion'],
  ['archetype', 1, '/framework/archetypes/1/deletion'],
  ['tension', 1, '/framework/tensions/1/deletion'],
  ['characteristic', 1, '/characteristics/columns/1/retirement'],
  ['characteristic', 1, '/characteristics/columns/1/restoration'],
]

test('an act decided on an earlier version is not done, and is told what stands now', async () => {
  const s = await things()
  const act = (path: string, body: object, version: number) =>
    request(s.app)
      .post(`/reviews/heard${path}`)
      .set({ authorization: `Bearer ${s.lena.token}`, 'if-match': `"${version}"` })
      .send(body)
  const versionOf = async (table: Table, id: number) => {
    const rows = await s.database.read
      .selectFrom(table)
      .selectAll()
      .where('id' as never, '=', id as never)
      .execute()
    return Math.max(...rows.map(row => (row as { version: number }).version))
  }
  for (const [table, id, path, body = {}] of ACTS) {
    const now = await versionOf(table, id)
    const late = await act(path, body, now + 1)
    expect([path, late.status]).toEqual([path, 412])
    expect(late.body.stale, path).toMatchObject({ version: now, fields: [] })
    const done = await act(path, body, now)
    expect([path, done.status, done.body.title]).toEqual([path, 201, undefined])
  }
})

test('the tag of a page is what an act is decided on, and who saved since is named', async () => {
  const s = await things()
  const page = await s.api(s.ravi).get('/reviews/heard/statements/1').expect(200)
  await s.api(s.lena).post('/reviews/heard/statements/1', { name: 'Trusting', version: 1 }).expect(201)
  const late = await s
    .api(s.ravi)
    .post('/reviews/heard/statements/1/deletion')
    .set('if-match', String(page.headers.etag))
    .expect(412)
  expect(late.body).toMatchObject({ stale: { savedBy: 'Lena Lead', version: 2 } })
  await s.api(s.ravi).post('/reviews/heard/statements/1/deletion', { version: 1 }).expect(409)
  await s.api(s.ravi).post('/reviews/heard/statements/1/deletion').expect(201)
})

test('where no version is compared, If-Match is refused rather than passed over', async () => {
  const s = await things()
  const made = await s.api(s.lena).post('/reviews/heard/statements', { name: 'New' }).set('if-match', '"1"').expect(412)
  expect(made.body.title).toContain('without If-Match')
  const { body } = await s.api(s.lena).get('/api/openapi.json')
  const named = (path: string) =>
    body.paths[`/reviews/{review}${path}`].post.parameters.some((one: { name: string }) => one.name === 'If-Match')
  expect([named('/statements'), named('/statements/{statement}/deletion')]).toEqual([false, true])
})
