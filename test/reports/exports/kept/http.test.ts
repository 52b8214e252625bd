// Files that a job makes: asked for, found, saved by the one who asked, and gone after their days.
import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { sweepMade } from '../../../../src/reports/exports/kept/actions.ts'
import { changeRole } from '../../../../src/reviews/members/actions.ts'
import { world } from '../../../support/world.ts'

const home = '/reviews/heard'

test('a file is made by a job, found by who asked, and noted when it leaves', async () => {
  const { api, browser, lena, ravi, stan, services, database, folder } = await world()
  const asked = { format: 'md', report: 'full', language: 'nl' }
  const { body, headers } = await api(ravi).post(`${home}/export-files`, asked).expect(201)
  expect([headers.location, body.location]).toEqual([body.href, body.href])
  const again = await api(ravi).post(`${home}/export-files`, asked).expect(201)
  expect(again.body.id, 'the same file is not begun twice').toBe(body.id)
  const waiting = (await api(ravi).get(body.href).expect(200)).body.made
  expect(waiting).toMatchObject({ state: 'waiting', file: null, fileName: 'heard-full.md', language: 'nl' })
  await api(ravi).get(`${body.href}/file`).expect(409)
  const page = await (await browser(ravi)).get(`${home}/export-files`)
  expect(page.text).toContain('waits its turn')
  expect(page.text).toContain('http-equiv="refresh"')
  await services.jobs.runAll()
  const { made } = (await api(ravi).get(body.href).expect(200)).body
  expect(made).toMatchObject({ state: 'done', file: `${home}/export-files/${body.id}/file` })
  const saved = await api(ravi).get(made.file).expect(200)
  expect(saved.headers['content-disposition']).toContain('filename="heard-full.md"')
  expect(saved.text).toContain('Er is nog geen vraag')
  expect(Buffer.byteLength(saved.text)).toBe(made.bytes)
  expect((await (await browser(ravi)).get(`${home}/export-files`)).text).toContain('kept until')
  const access = await database.read.selectFrom('access').select(['kind', 'personId', 'detail']).execute()
  expect(access.filter(one => one.kind === 'exported')).toEqual([{ kind: 'exported', personId: ravi.id, detail: 'md' }])
  await api(lena).get(body.href).expect(404)
  await api(lena).get(made.file).expect(404)
  await api(stan).get(made.file).expect(404)
  expect((await api(lena).get(`${home}/export-files`).expect(200)).body.files).toEqual([])
  expect(fs.readdirSync(path.join(folder, 'exports'))).toHaveLength(1)
})

test('what is the lead’s stays the lead’s, also after a change of role', async () => {
  const { api, as, lena, ravi, olga, services } = await world()
  for (const format of ['archive', 'json'])
    for (const person of [ravi, olga]) await api(person).post(`${home}/export-files`, { format }).expect(403)
  await api(olga).post(`${home}/export-files`, { format: 'exe' }).expect(422)
  const { body } = await api(lena).post(`${home}/export-files`, { format: 'archive' }).expect(201)
  await services.jobs.runAll()
  const { made } = (await api(lena).get(body.href)).body
  expect(made.fileName).toBe('heard-review.zip')
  const zip = await api(lena).get(made.file).expect(200)
  expect(Number(zip.headers['content-length'] ?? made.bytes)).toBe(made.bytes)
  await changeRole(as(lena), ravi.id, 'lead')
  await changeRole(as(ravi), lena.id, 'reviewer')
  await api(lena).get(made.file).expect(403)
  expect((await api(lena).get(body.href)).body.made).toMatchObject({ outgrown: true, file: null })
})

test('a file is gone after a week, the oldest of more than ten before, and none is left without a row', async () => {
  const { api, lena, services, database, folder } = await world()
  const count = () => fs.readdirSync(path.join(folder, 'exports')).length
  const ask = async () => (await api(lena).post(`${home}/export-files`, { format: 'prisma-csv' }).expect(201)).body
  const first = await ask()
  for (let n = 0; n < 10; n++) {
    await services.jobs.runAll()
    await ask()
  }
  await services.jobs.runAll()
  expect(count()).toBe(11)
  await api(lena).get(first.href).expect(404)
  fs.writeFileSync(path.join(folder, 'exports', 'nobody-knows'), 'left by a crash')
  await sweepMade(database, folder, services.clock())
  expect(count()).toBe(10)
  await sweepMade(database, folder, new Date(Date.parse(services.clock()) + 8 * 86_400_000).toISOString())
  expect(count()).toBe(0)
})

test('one who stops a file finds it stopped, with nothing kept', async () => {
  const { browser, api, lena, services, folder } = await world()
  const { body } = await api(lena).post(`${home}/export-files`, { format: 'archive' }).expect(201)
  const lead = await browser(lena)
  expect((await lead.post(`${body.href}/cancellation`)).status).toBe(303)
  await services.jobs.runAll()
  expect((await lead.get(`${home}/export-files`)).text).toContain('stopped')
  expect(fs.existsSync(path.join(folder, 'exports')) ? fs.readdirSync(path.join(folder, 'exports')) : []).toEqual([])
})

test('votes not seen leave in an archive only after a tick', async () => {
  const { api, browser, lena, ravi } = await world()
  await api(lena).post(`${home}/records`, { type: 'article', title: 'A record of two' }).expect(201)
  await api(lena).post(`${home}/screening/title-abstract/rules`, { screeners: 2, version: 0 }).expect(201)
  await api(ravi).post(`${home}/screening/title-abstract/decisions`, { record: 1, choice: 'include' }).expect(201)
  const lead = await browser(lena)
  const refused = await lead.post(`${home}/export-files`, { format: 'archive' })
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('votes that you have not seen yet: 1 record.')
  expect((await lead.post(`${home}/export-files`, { format: 'archive', unseen: 'on' })).status).toBe(303)
  const { body } = await api(lena).get(`${home}/exports/json?unseen=on`).expect(200)
  expect(JSON.stringify(body.activity)).toContain('exported with unseen votes')
})

test('everything that is offered can be had, and nothing else', async () => {
  const { api, lena, olga, services } = await world()
  const ways = async (person: typeof lena) => {
    const { groups } = (await api(person).get(`${home}/reports`).expect(200)).body
    return groups.flatMap(
      (group: { offers: { ways: { format: string; href: string; slow: boolean; of: string | null }[] }[] }) =>
        group.offers.flatMap(offer => offer.ways),
    ) as { format: string; href: string; slow: boolean; of: string | null; report: string | null }[]
  }
  const forLead = await ways(lena)
  for (const { format, href, slow, of, report } of forLead) {
    // Each of the four reports goes the same way: one is enough for the formats that take long.
    if (slow && report !== null && report !== 'brief') continue
    if (slow)
      await api(lena)
        .post(`${home}/export-files`, { format, ...(of && { of }), ...(report && { report }) })
        .expect(201)
    else await api(lena).get(href).expect(200)
  }
  await services.jobs.runAll()
  const { files } = (await api(lena).get(`${home}/export-files`)).body
  expect(files.filter((file: { state: string }) => file.state !== 'done')).toEqual([])
  const formats = new Set((await ways(olga)).map(way => way.format))
  expect(formats.has('archive') || formats.has('json')).toBe(false)
  expect(formats.has('prisma-png')).toBe(true)
})
