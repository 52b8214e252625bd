// What was extracted of documents goes into the archive of a review and comes back the same; on both engines.
import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { addDocument } from '../../../../src/documents/actions.ts'
import { exportReviewFile, restoreReviewFile } from '../../../../src/reports/exchange/actions.ts'
import { world } from '../../../support/world.ts'

const HOME = '/reviews/heard'

test('columns, cells, measures, aims, kin and agreed appraisals survive an export', async () => {
  const w = await world()
  for (const title of ['One', 'Two']) await addDocument(w.as(w.ravi), { title })
  const post = async (url: string, body: object) => {
    const answer = await w.api(w.ravi).post(`${HOME}/${url}`, body)
    expect([url, answer.status]).toEqual([url, 201])
  }
  await post('characteristics/columns', { name: 'Funding', kind: 'several', options: 'public\nprivate' })
  await post('documents/1/characteristics', {
    ...{ version: 1, 'column-1': ['public', 'private'], 'column-1-at': 'p. 3', stakeholders: 'Users' },
  })
  await post('documents/1/measures', { lines: 'UCLA | loneliness | p. 2\nUCLA-3' })
  await post('measures/1/merging', { intoId: 2 })
  await post('documents/2/aims', { text: 'To see', category: 'effect' })
  await post('documents/1/kin', { kind: 'protocol', ofId: 2, note: 'Same trial' })
  await post('studies', { name: 'One study', documentIds: [1, 2] })
  await post('documents/1/appraisal', { rigour: 'low', rigourReason: 'Few', version: 0 })
  await post('documents/1/appraisal/agreement', { rigour: 'low', reason: 'Both', version: 0 })

  const file = path.join(w.folder, 'heard.json')
  const before = await exportReviewFile(w.as(w.lena))
  fs.writeFileSync(file, before)
  const { restored } = await restoreReviewFile(w.system, w.services, file, w.lena.id)
  const home = `/reviews/${restored}`
  const get = async (url: string) => (await w.api(w.lena).get(`${home}/${url}`)).body
  const { columns, rows } = await get('characteristics')
  const at = columns.findIndex((one: { name: string }) => one.name === 'Funding')
  expect(rows[0].cells[at]).toMatchObject({ text: 'public; private', locator: 'p. 3' })
  expect(await get('measures')).toMatchObject({ measures: 1, documents: 1, rows: [{ names: [{ name: 'UCLA' }] }] })
  expect(await get('aims')).toMatchObject({ aims: 1, categories: [{ name: 'effect' }] })
  const page = await get('documents/1')
  expect(page).toMatchObject({
    agreed: { rigour: 'low', reason: 'Both' },
    kin: [{ words: 'protocol of', note: 'Same trial' }],
  })
  const again = await w.api(w.lena).post(`${home}/characteristics/columns`, { name: 'Ethics' })
  expect([again.status, again.body.id]).toEqual([201, 2])
})
