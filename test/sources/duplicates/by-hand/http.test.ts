// Duplicates named by hand, and what must not be lost by setting a record aside: decisions, documents, the memory of answers.
import { describe, expect, test } from 'vitest'
import { answer, doubtful, HOME, importText, kept, listening, pairs, record, trusting, twoSearches } from '../pairs.ts'

const typed = {
  type: 'article',
  title: 'Listening to patients in general practice',
  authors: 'Mercer, Anna',
  journal: 'Family Practice',
  volume: '3',
  pages: '10-20',
}

describe('a typed record', () => {
  test('that looks like another is added and asked about', async () => {
    const w = await twoSearches()
    const add = (year: number, more = {}) => w.api(w.lena).post(`${HOME}/records`, { ...typed, year, ...more })
    await add(2019)
    expect((await add(2022)).body).toMatchObject({ id: 2, alike: [1] })
    expect((await pairs(w)).pair).toMatchObject({ recordId: 1, otherId: 2, foundBy: 'typing' })
    expect((await add(2019)).status).toBe(422)
    expect((await add(2019, { anyway: true })).body.alike).toContain(1)
    expect((await (await w.browser(w.lena)).get(`${HOME}/records/2`)).text).toContain('beside record 1')
  })

  test('deleted and put back keeps what was said of it', async () => {
    const w = await twoSearches()
    for (const year of [2019, 2022]) await w.api(w.lena).post(`${HOME}/records`, { ...typed, year })
    await answer(w, 1, { answer: 'not a duplicate' })
    const gone = await w.api(w.lena).post(`${HOME}/records/2/deletion`)
    expect((await pairs(w)).counts.total).toBe(0)
    await w.api(w.lena).post(gone.body.undo.action)
    expect((await pairs(w, '?pair=1')).pair.state).toBe('not a duplicate')
    await w.api(w.lena).post(`${HOME}/records/2/deletion`)
    await w.api(w.lena).post(`${HOME}/records/1/deletion`)
    const { body } = await w.api(w.lena).get(`${HOME}/bin`)
    const entry = body.entries?.find((one: { subjectId: number }) => one.subjectId === 2) ?? { id: 2 }
    expect((await w.api(w.lena).post(`${HOME}/bin/${entry.id}/restoration`)).status).toBe(201)
    expect(await kept(w)).toEqual([2])
  })
})

describe('by hand', () => {
  test('either of two can be the one that is kept, and undo leaves no question behind', async () => {
    const w = await doubtful()
    const aside = (keep: string) => w.api(w.lena).post(`${HOME}/records/1/setting-aside`, { of: '2', keep })
    expect((await aside('this')).body).toMatchObject({ aside: 2 })
    expect(await kept(w)).toEqual([1, 3, 4])
    expect((await aside('other')).status).toBe(422)
    await w.api(w.lena).post(`${HOME}/duplicates/3/reopening`)
    expect(await kept(w)).toEqual([1, 2, 3, 4])
    expect((await pairs(w)).counts.total).toBe(2)
    expect((await aside('other')).body).toMatchObject({ aside: 1 })
    expect(await kept(w)).toEqual([2, 3, 4])
  })

  test('groups that were told apart are not joined by way of a third record', async () => {
    const w = await doubtful()
    await answer(w, 1, { answer: 'not a duplicate' })
    const set = (id: number, of: number) => w.api(w.lena).post(`${HOME}/records/${id}/setting-aside`, { of: `${of}` })
    expect((await set(1, 2)).status).toBe(201)
    expect((await set(1, 3)).body.errors.of[0]).toContain('set aside already')
    const across = await set(3, 2)
    expect(across.status).toBe(422)
    expect(across.body.errors.of[0]).toContain('were told apart before')
    await w.api(w.lena).post(`${HOME}/duplicates/1/reopening`)
    expect((await set(3, 2)).status).toBe(201)
    expect(await kept(w)).toEqual([2, 4])
  })

  test('records 2 and 3 are brought back with the copies they had', async () => {
    const w = await doubtful()
    const set = (id: number, of: number) => w.api(w.lena).post(`${HOME}/records/${id}/setting-aside`, { of: `${of}` })
    await set(4, 3)
    await set(3, 2)
    expect((await record(w, 2)).copies.map((one: { id: number }) => one.id)).toEqual([3, 4])
    await w.api(w.lena).post(`${HOME}/records/3/bringing-back`)
    expect((await record(w, 3)).copies.map((one: { id: number }) => one.id)).toEqual([4])
    expect((await record(w, 2)).copies).toEqual([])
  })
})

describe('what was decided', () => {
  const vote = (w: Awaited<ReturnType<typeof doubtful>>, id: number, choice: string) =>
    w.api(w.lena).post(`${HOME}/screening/title-abstract/decisions`, { record: id, choice })

  test('on a record that is set aside stays stored and comes back', async () => {
    const w = await doubtful()
    await vote(w, 3, 'include')
    await vote(w, 1, 'exclude')
    expect((await pairs(w)).shown).toMatchObject({ keep: 3, left: { standing: 'excluded' } })
    await answer(w, 1, { answer: 'duplicate', keep: 1 })
    expect((await record(w, 3)).record.standing).toBe('duplicate')
    expect((await record(w, 1)).record.standing).toBe('excluded')
    await w.api(w.lena).post(`${HOME}/records/3/bringing-back`)
    const back = await record(w, 3)
    expect(back.record.standing).toBe('full text to screen')
    expect(back.decisions).toHaveLength(1)
  })

  test('a document stays with the record that is kept', async () => {
    const w = await doubtful()
    await vote(w, 3, 'include')
    const made = await w
      .api(w.lena)
      .post(`${HOME}/documents`, { recordId: '3', title: 'Listening', kind: 'article', label: 'Mercer 2022' })
    expect(made.status).toBe(201)
    expect((await pairs(w)).shown).toMatchObject({ keep: 3, obstacle: null })
    const page = (await (await w.browser(w.lena)).get(`${HOME}/duplicates?keep=1`)).text
    expect(page).toContain('so it is the one to keep')
    expect(page).not.toContain('data-key="d"')
    const refused = await answer(w, 1, { answer: 'duplicate', keep: 1 })
    expect(refused.status).toBe(409)
    expect(await kept(w)).toEqual([1, 2, 3, 4])
    expect((await answer(w, 1, { answer: 'duplicate', keep: 3 })).status).toBe(201)
  })
})

describe('nobody else', () => {
  test('observers look and do not settle; strangers find nothing', async () => {
    const w = await doubtful()
    const page = (await (await w.browser(w.olga)).get(`${HOME}/duplicates`)).text
    expect(page).toContain('1 of 2')
    expect(page).not.toContain('data-key="d"')
    expect((await answer(w, 1, { answer: 'not a duplicate' }, w.olga)).status).toBe(403)
    expect((await answer(w, 1, { answer: 'not a duplicate' }, w.stan)).status).toBe(404)
    for (const url of ['', '/set-aside', '/told-apart'])
      expect((await w.api(w.stan).get(`${HOME}/duplicates${url}`)).status).toBe(404)
    expect(
      (await w.api(w.stan).post('/reviews/elsewhere/duplicates/1/answer', { answer: 'not a duplicate', version: 1 }))
        .status,
    ).toBe(404)
  })

  test.each([
    [{ answer: 'perhaps' }, 422],
    [{ answer: 'duplicate' }, 422],
    [{ answer: 'duplicate', keep: 2 }, 409],
    [{ answer: 'duplicate', keep: '1e1' }, 422],
    [{ answer: 'duplicate', keep: 1, version: 7 }, 409],
    [{ answer: ['duplicate'], keep: { a: 1 } }, 422],
  ])('an answer like %j is refused and changes nothing', async (body, status) => {
    const w = await doubtful()
    expect((await answer(w, 1, body)).status).toBe(status)
    expect(await kept(w)).toEqual([1, 2, 3, 4])
  })

  test('hostile text is shown as text', async () => {
    const w = await twoSearches()
    const bad = '<script>window.x=1</script><img src=x onerror=alert(1)>'
    await importText(w, listening(2019, `AB  - ${bad}\n`) + listening(2022, `AB  - ${bad} more\n`))
    const page = (await (await w.browser(w.lena)).get(`${HOME}/duplicates`)).text
    expect(page).not.toContain('<script>window')
    expect(page).not.toContain('<img src=x')
    expect(page).toContain('&lt;script&gt;')
  })
})

test('looking again can be stopped, and finds what a correction brought to light', async () => {
  const w = await twoSearches()
  await importText(w, listening(2019) + trusting(2018))
  const found = await w.api(w.lena).post(`${HOME}/duplicates/looks`)
  expect((await w.api(w.lena).post(`${HOME}/duplicates/looks`)).status).toBe(409)
  expect((await w.api(w.lena).post(`${HOME}/duplicates/looks/${found.body.id}/cancellation`)).status).toBe(201)
  await w.services.jobs.runAll()
  const { title, authors, journal, volume, pages: place } = (await record(w, 1)).record
  const same = {
    type: 'article',
    title,
    authors: authors.join('\n'),
    journal,
    volume,
    pages: place,
    year: 2019,
    version: 1,
  }
  await w.api(w.lena).post(`${HOME}/records/2`, same)
  await w.api(w.lena).post(`${HOME}/duplicates/looks`)
  await w.services.jobs.runAll()
  expect(await kept(w)).toEqual([1, 2])
  expect((await pairs(w)).pair).toMatchObject({ foundBy: 'looking again', reason: 'title', score: 100 })
})
