// Documents to read again because a theory changed after they were coded.
import { describe, expect, it } from 'vitest'
import { revised, sceneOfTheory } from '../../synthesis/theories/scene.ts'

const home = '/reviews/heard'
const list = `${home}/revisits`

type Listed = { theories: { groups: { documents: { id: number }[] }[] }[] }
const documentsOf = (page: Listed) =>
  page.theories.flatMap(theory => theory.groups.flatMap(group => group.documents.map(one => one.id)))

async function changed() {
  const s = await sceneOfTheory()
  expect((await s.api(s.ravi).get(list)).body).toMatchObject({ waiting: 0, theories: [] })
  s.time.forward(1)
  await s.api(s.ravi).post(`${home}/theories/1`, revised).expect(201)
  return { ...s, settle: (body: object) => s.api(s.ravi).post(list, { theoryId: 1, theoryVersion: 2, ...body }) }
}

describe('a theory that changes', () => {
  it('puts on the list what was coded before, with what changed', async () => {
    const { api, ravi, document, second } = await changed()
    const page = (await api(ravi).get(list)).body
    expect(documentsOf(page)).toEqual([document, second])
    expect(page.theories[0].groups[0]).toMatchObject({
      from: 1,
      to: 2,
      inShort: 'statements 1 reworded, 3 new, 2 dropped',
      changes: [{ change: 'reworded' }, { change: 'added' }, { change: 'dropped' }],
    })
    expect((await api(ravi).get(`${home}/theories/1`)).body.toRevisit).toBe(2)
  })

  it('says so on the coding page of such a document and on the overview', async () => {
    const { api, ravi, browser, document } = await changed()
    const own = await browser(ravi)
    expect((await own.get(`${home}/documents/${document}/coding`)).text).toContain(`revisits?document=${document}`)
    expect((await own.get(home)).text).toContain('2 documents to read again')
    expect((await api(ravi).get(`${list}?document=${document}`)).body).toMatchObject({
      waiting: 1,
      document: { id: document },
    })
  })

  it('asks nothing for words that stayed as they were', async () => {
    const { api, ravi, time } = await sceneOfTheory()
    time.forward(1)
    const same = {
      ...revised,
      statementId: ['1', '2'],
      number: ['2', '1'],
      ifText: ['someone has time', 'funding is short'],
      thenText: ['people return', 'staff leave'],
      becauseText: ['they feel heard', ''],
    }
    await api(ravi).post(`${home}/theories/1`, same).expect(201)
    expect((await api(ravi).get(list)).body.waiting).toBe(0)
  })
})

describe('settling', () => {
  it('says that it was read again, and takes that back', async () => {
    const { api, ravi, settle, document, second } = await changed()
    const done = (await settle({ documentIds: [document], outcome: 'read again' }).expect(201)).body
    const page = (await api(ravi).get(list)).body
    expect(documentsOf(page)).toEqual([second])
    expect(page.settled).toMatchObject([{ documentId: document, outcome: 'read again', settledBy: 'Ravi Reviewer' }])
    await api(ravi).post(done.undo.action, {}).expect(201)
    expect(documentsOf((await api(ravi).get(list)).body)).toEqual([document, second])
  })

  it('asks why there is no need, and for which documents', async () => {
    const { settle, document } = await changed()
    const silent = (await settle({ documentIds: [document], outcome: 'no need' }).expect(422)).body
    expect(silent.errors.reason[0]).toContain('Say why')
    expect((await settle({ outcome: 'read again' }).expect(422)).body.errors.documentIds).toBeDefined()
    expect(
      (await settle({ documentIds: [99], outcome: 'read again' }).expect(422)).body.errors.documentIds,
    ).toBeDefined()
    await settle({ documentIds: [document], outcome: 'no need', reason: 'It is on another part.' }).expect(201)
    await settle({ documentIds: [document], outcome: 'read again' }).expect(422)
  })

  it('holds for the version that was read, so that the next change asks again', async () => {
    const { api, ravi, settle, document, second, time } = await changed()
    await settle({ documentIds: [document, second], outcome: 'read again' }).expect(201)
    expect((await api(ravi).get(list)).body.waiting).toBe(0)
    time.forward(1)
    const again = { ...revised, version: 2, statementId: ['1', '3'], ifText: ['someone has time', 'teams share rooms'] }
    await api(ravi).post(`${home}/theories/1`, again).expect(201)
    const page = (await api(ravi).get(list)).body
    expect(documentsOf(page)).toEqual([document, second])
    expect(page.theories[0].groups[0].from).toBe(2)
  })

  it('is a page with a form for writers, and none for observers; nobody else sees it', async () => {
    const { browser, ravi, olga, stan, api } = await changed()
    expect((await (await browser(ravi)).get(list)).text).toContain('No need</button>')
    expect((await (await browser(olga)).get(list)).text).not.toContain('No need</button>')
    await api(stan).get(list).expect(404)
  })
})
