// Answers to appraisal forms in the table of included studies and in an archive; on both engines.
import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { addAccount } from '../../../../src/configurations/actions.ts'
import { addEvidence } from '../../../../src/configurations/evidence/actions.ts'
import { addDocument } from '../../../../src/documents/actions.ts'
import { exportReviewFile, restoreReviewFile } from '../../../../src/reports/exchange/actions.ts'
import { world } from '../../../support/world.ts'

const HOME = '/reviews/heard'

async function answered() {
  const w = await world()
  for (const title of ['One', 'Two', 'Three']) await addDocument(w.as(w.ravi), { title })
  const send = async (person: typeof w.lena, url: string, body: object = {}) => {
    const answer = await w.api(person).post(`${HOME}/${url}`, body)
    expect([url, answer.status, JSON.stringify(answer.body.errors ?? '')]).toEqual([url, 201, '""'])
  }
  await send(w.lena, 'appraisal-forms/mmat-2018/adoption')
  // Parts and questions share one count: S1 is 2, S2 is 3, part 1 is 4 with 1.1 as 5, part 2 is 10 with 2.1 as 11.
  const first = { version: 0, asked: 1, categories: [4], 'q-2': 'yes', 'q-5': 'yes', 'c-5': 'p. 2' }
  await send(w.ravi, 'documents/1/appraisal-forms/1', first)
  await send(w.lena, 'documents/1/appraisal-forms/1', { ...first, 'q-5': 'no' })
  await send(w.ravi, 'documents/2/appraisal-forms/1', { version: 0, asked: 1, categories: [10], 'q-11': 'can’t tell' })
  return { ...w, send }
}

test('each question is a column of its own, and nothing is summed', async () => {
  const w = await answered()
  const { columns, rows, missing } = (await w.api(w.olga).get(`${HOME}/characteristics?rows=documents`)).body
  const fixed = columns.filter((one: { isFixed: boolean }) => one.isFixed).map((one: { name: string }) => one.name)
  expect(fixed).toHaveLength(1 + 2 + 5 + 5)
  expect(fixed.slice(0, 4)).toEqual(['MMAT 2018: design', 'MMAT 2018 S1', 'MMAT 2018 S2', 'MMAT 2018 1.1'])
  const textIn = (row: number, name: string) =>
    rows[row].cells[columns.findIndex((one: { name: string }) => one.name === name)].text
  expect(['MMAT 2018: design', 'MMAT 2018 S1', 'MMAT 2018 1.1'].map(name => textIn(0, name))).toEqual([
    '1 Qualitative',
    'yes',
    'yes / no',
  ])
  expect(missing).toBe(3 * (columns.length - fixed.length))
  const csv = (await w.api(w.olga).get(`${HOME}/characteristics.csv?rows=documents`)).text
  const [head = ''] = csv.split('\r\n')
  expect(head).toContain('MMAT 2018 2.1')
  expect(head).not.toMatch(/MMAT[^,]*where/)
  expect(csv).not.toMatch(/sum|score|total/i)
  await w.send(w.lena, 'documents/1/appraisal-forms/1/agreement', {
    version: 0,
    asked: 1,
    categories: [4],
    'q-5': 'no',
  })
  const asked = `${HOME}/characteristics?rows=documents&where=form-1-5:no`
  const agreed = (await w.api(w.olga).get(asked)).body
  expect(agreed.rows.map((row: { name: string }) => row.name)).toHaveLength(1)
  expect((await (await w.browser(w.ravi)).get(asked)).text).toContain('data-fixed')
})

test('forms, editions, answers and appraisals of evidence survive an export', async () => {
  const w = await answered()
  await w.send(w.lena, 'appraisal-forms/1/questions/5/deletion')
  const account = await addAccount(w.as(w.ravi), 1, { wording: 'So [heard](M1)' })
  await addEvidence(w.as(w.ravi), 'account', account, { documentId: 1 })
  await w.send(w.ravi, 'evidence/1/appraisal', { version: 0, rigour: 'low', rigourReason: 'Few' })
  const file = path.join(w.folder, 'heard.json')
  const before = await exportReviewFile(w.as(w.lena))
  fs.writeFileSync(file, before)
  expect(JSON.parse(before).appraisalForms).toMatchObject([{ edition: 2 }])
  const { restored } = await restoreReviewFile(w.system, w.services, file, w.lena.id)
  const both = async (url: string) => {
    const get = async (slug: string) => (await w.api(w.lena).get(`/reviews/${slug}/${url}`)).body
    return [await get('heard'), await get(restored)]
  }
  for (const url of ['appraisal-forms/1', 'documents/1/appraisal-forms/1', 'accounts/1']) {
    const [here, there] = await both(url)
    for (const part of ['form', 'rows', 'appraised'])
      if (here[part] !== undefined)
        expect(withoutPeople(there[part]), `${url} ${part}`).toEqual(withoutPeople(here[part]))
  }
})

/** People of a restored review are others, by the same names. */
const withoutPeople = (value: unknown) =>
  JSON.parse(JSON.stringify(value, (key, one) => (key === 'personId' ? undefined : one)))
