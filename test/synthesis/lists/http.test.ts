// The lists of configurations: filters, pages, and the same number of queries for ten rows and a thousand.
import { expect, it } from 'vitest'
import { addAccount, addConfiguration, setStatus } from '../../../src/configurations/actions.ts'
import { addElement } from '../../../src/configurations/elements/actions.ts'
import { transaction } from '../../../src/core/db/transaction.ts'
import { addDocument } from '../../../src/documents/actions.ts'
import { addTerm } from '../../../src/reviews/vocabulary/actions.ts'
import { findFacetByKey } from '../../../src/reviews/vocabulary/store.ts'
import { contribute } from '../../../src/synthesis/contributions/actions.ts'
import { scene } from '../../configurations/scene.ts'
import { countQueries } from '../../support/world.ts'

const ids = (body: { configurations: { id: number }[] }) => body.configurations.map(one => one.id)

async function filled(accounts: number) {
  const s = await scene()
  await transaction(s.as(s.ravi), async ctx => {
    for (let n = 1; n <= accounts; n++) {
      const id = await addAccount(ctx, s.document, { title: `Account ${n}` })
      await addElement(ctx, 'account', id, { role: 'context', wording: `context ${n}`, levelIds: [1 + (n % 4)] })
      await addElement(ctx, 'account', id, { role: 'mechanism', wording: `mechanism ${n}` })
      if (n % 2 === 0) await addElement(ctx, 'account', id, { role: 'outcome', wording: `outcome ${n}` })
    }
    await addConfiguration(ctx, { title: 'Being heard' })
    await contribute(ctx, 1, {
      accountIds: Array.from({ length: accounts }, (_, at) => at + 1),
      stance: 'supports',
      why: '',
    })
  })
  return s
}

it.each([
  ['complete=no', [1, 3, 5]],
  ['complete=yes', [2, 4, 6]],
  ['level=2', [1, 5]],
  ['q=outcome 4', [4]],
  ['q=nothing', []],
  ['status=draft', [1, 2, 3, 4, 5, 6]],
  ['status=agreed', []],
  ['placed=no', []],
  ['document=1', [1, 2, 3, 4, 5, 6]],
  ['document=9', []],
  ['study=1', []],
  ['statement=1', []],
  ['term=1&idea=1', []],
  ['after=4', [5, 6]],
])('accounts?%s', async (query, expected) => {
  const { api, olga } = await filled(6)
  expect(ids((await api(olga).get(`/reviews/heard/accounts?${query}`)).body)).toEqual(expected)
})

it('finds synthesised ones by the study of an account, and by a document of their own', async () => {
  const { api, olga, as, ravi } = await filled(2)
  const ctx = as(ravi)
  const document = await addDocument(ctx, { title: 'Other', authors: ['Bos, A.'], year: 2023, study: 'Bos study' })
  await addAccount(ctx, document, {})
  await addConfiguration(ctx, { title: 'Two' })
  await contribute(ctx, 2, { accountIds: [3], stance: 'supports', why: '' })
  expect(ids((await api(olga).get('/reviews/heard/configurations?study=1')).body)).toEqual([2])
  expect(ids((await api(olga).get('/reviews/heard/configurations?document=1')).body)).toEqual([1])
  await setStatus(ctx, 'account', 3, 1, 'retired')
  const { configurations } = (await api(olga).get('/reviews/heard/configurations')).body
  expect(configurations.map((one: { studies: number }) => one.studies)).toEqual([1, 0])
})

it.each(['status=x', 'level=1.5', 'after=-1', 'complete=perhaps'])('refuses ?%s', async query => {
  const { api, olga } = await filled(1)
  expect((await api(olga).get(`/reviews/heard/accounts?${query}`)).status).toBe(422)
})

it('asks as often for 3 as for 300, and pages through all of them', async () => {
  const counts: number[][] = []
  for (const accounts of [3, 300]) {
    const { api, olga, database } = await filled(accounts)
    const count = (path: string) => countQueries(database, () => api(olga).get(`/reviews/heard/${path}`).expect(200))
    const paths = ['accounts', 'accounts?as=table', 'configurations', 'configurations/1', 'synthesis?placed=yes', 'synthesis', 'statements', 'statements/ideas', 'documents/1/coding'] // biome-ignore format: a list
    const each: number[] = []
    for (const path of paths) each.push(await count(path))
    counts.push(each)
    if (accounts < 300) continue
    const seen: number[] = []
    for (let after: number | null = 0; after !== null; ) {
      const { body }: { body: { configurations: { id: number }[]; next: number | null } } = await api(olga).get(
        `/reviews/heard/accounts${after === 0 ? '' : `?after=${after}`}`,
      )
      seen.push(...ids(body))
      after = body.next
    }
    expect(seen).toEqual(Array.from({ length: 300 }, (_, at) => at + 1))
  }
  expect(counts[1]).toEqual(counts[0])
})

it('a term takes in those under it, in the lists and in the matrix', async () => {
  const { api, olga, as, ravi, document, heard } = await scene()
  const ctx = as(ravi)
  const setting = (await findFacetByKey(ctx.db, heard.id, 'setting'))?.id ?? 0
  const care = await addTerm(ctx, setting, { name: 'Care' })
  const home = await addTerm(ctx, setting, { name: 'At home', parentId: care })
  const night = await addTerm(ctx, setting, { name: 'At night', parentId: home })
  const school = await addTerm(ctx, setting, { name: 'School' })
  for (const termIds of [[care], [home, night], [night], [school]]) {
    const id = await addAccount(ctx, document, { termIds })
    await addElement(ctx, 'account', id, { role: 'context', wording: 'a context', levelIds: [1] })
    await addConfiguration(ctx, { termIds })
  }
  for (const [term, expected] of [
    [care, [1, 2, 3]],
    [home, [2, 3]],
    [night, [2, 3]],
    [school, [4]],
    [9999, []],
  ] as const)
    for (const list of ['accounts', 'configurations'])
      expect(ids((await api(olga).get(`/reviews/heard/${list}?term=${term}`)).body), `${list} ${term}`).toEqual(
        expected,
      )
  const { cells } = (await api(olga).get('/reviews/heard/synthesis/matrix?layer=account')).body
  expect(new Map(cells.map((cell: { termId: number; count: number }) => [cell.termId, cell.count]))).toEqual(
    new Map([
      [care, 3],
      [home, 2],
      [night, 2],
      [school, 1],
    ]),
  )
})
