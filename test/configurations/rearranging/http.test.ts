// Elements moved, split, merged and put in order through the front door, each undone again to the last letter.
import { describe, expect, it } from 'vitest'
import { addAccount, addConfiguration } from '../../../src/configurations/actions.ts'
import { addElement } from '../../../src/configurations/elements/actions.ts'
import { addEvidence } from '../../../src/configurations/evidence/actions.ts'
import { addLink } from '../../../src/configurations/links/actions.ts'
import { placeOf, scene } from '../scene.ts'

const WORDING = 'When [time](C1), [heard](M1) and [known](M2), so [return](O1)'

async function withElements() {
  const s = await scene()
  const ctx = s.as(s.ravi)
  await addAccount(ctx, s.document, { wording: WORDING })
  await addElement(ctx, 'account', 1, { role: 'context', wording: 'someone has time', levelIds: [1] })
  const said = { role: 'mechanism', polarity: 'enabling', levelIds: [2] as number[] } as const
  await addElement(ctx, 'account', 1, { ...said, wording: 'feeling heard', idea: 'being heard' })
  await addElement(ctx, 'account', 1, { ...said, wording: 'feeling known', polarity: 'hindering', levelIds: [1, 3] })
  await addElement(ctx, 'account', 1, { role: 'outcome', wording: 'people return' })
  await addAccount(ctx, s.document, { wording: 'So [trust](M1)' })
  await addElement(ctx, 'account', 2, { role: 'mechanism', wording: 'trust' })
  const hang = (elementId: number, note: string) =>
    addEvidence(ctx, 'account', 1, { elementId, documentId: s.document, note })
  await hang(2, 'first')
  await hang(2, 'second')
  await hang(3, 'third')
  await addLink(ctx, 'account', 1, { kind: 'ripple', fromMark: 'M2', to: { layer: 'account', id: 2 }, toMark: 'M1' })
  await addLink(ctx, 'account', 1, {
    kind: 'contradicts',
    fromMark: 'M1',
    to: { layer: 'account', id: 1 },
    toMark: 'M2',
  })
  const read = async (id = 1) => {
    const { configuration, evidence, links } = (await s.api(s.ravi).get(`/reviews/heard/accounts/${id}`)).body
    const elements = configuration.elements.map(({ version: _, ...element }: { version: number }) => element)
    return { wording: configuration.wording, elements, evidence, links, said: configuration.sentence }
  }
  const send = (path: string, body: object) => s.api(s.ravi).post(`/reviews/heard/accounts/1/elements/${path}`, body)
  return { ...s, ctx, read, send }
}

type Scene = Awaited<ReturnType<typeof withElements>>
const words = (state: { elements: { mark: string; wording: string }[] }) =>
  state.elements.map(one => `${one.mark} ${one.wording}`)

/** Does it, checks it, undoes it, and finds everything as it was. */
async function thereAndBack(s: Scene, path: string, body: object, check: (s: Scene) => Promise<void>) {
  const before = [await s.read(1), await s.read(2)]
  const answer = await s.send(path, body)
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  await check(s)
  const undo = answer.body.undo?.action
  expect(undo).toMatch(/rearrangements\/\d+\/reversal$/)
  expect((await s.api(s.olga).post(undo)).status).toBe(403)
  expect((await s.api(s.ravi).post(undo)).status).toBe(201)
  expect([await s.read(1), await s.read(2)]).toEqual(before)
  expect((await s.api(s.ravi).post(undo)).status).toBe(404)
}

describe('merging', () => {
  it('keeps both wordings, all evidence, levels and links, and the wording follows', async () => {
    await thereAndBack(
      await withElements(),
      '3/merger',
      { intoId: 2, words: 'other', version: 1 },
      async ({ read }) => {
        const state = await read()
        expect(words(state)).toEqual(['C1 someone has time', 'M1 feeling heard', 'O1 people return'])
        expect(state.elements[1]).toMatchObject({
          otherWordings: ['feeling known'],
          polarity: 'both',
          levelIds: [1, 2, 3],
          statementName: 'being heard',
        })
        expect(state.wording).toBe('When [time](C1), [heard](M1) and [known](M1), so [return](O1)')
        expect(state.evidence.map((row: { mark: string; note: string }) => [row.mark, row.note])).toEqual([
          ['M1', 'first'],
          ['M1', 'second'],
          ['M1', 'third'],
        ])
        expect(state.links).toMatchObject([{ kind: 'ripple', ownMark: 'M1', otherMark: 'M1' }])
      },
    )
  })

  it('takes the words one chooses or writes', async () => {
    const s = await withElements()
    expect(
      (await s.send('3/merger', { intoId: 2, words: 'own', ownWords: ' ', version: 1 })).body.errors,
    ).toHaveProperty('ownWords')
    await s.send('3/merger', { intoId: 2, words: 'own', ownWords: 'being seen', version: 1 }).expect(201)
    expect((await s.read()).elements[1]).toMatchObject({
      wording: 'being seen',
      otherWordings: ['feeling heard', 'feeling known'],
    })
    const form = await (await s.browser(s.ravi)).get('/reviews/heard/accounts/1/elements/2/edit')
    expect(form.text).toContain('Also worded: “feeling heard”, “feeling known”')
  })

  it('keeps words that both were quoted with once', async () => {
    const s = await withElements()
    const code = (wording: string) => ({ role: 'context', wording, into: 'account:2', ...placeOf('trust was lost') })
    for (const wording of ['broken promises', 'promises']) await s.api(s.ravi).post(s.coding, code(wording)).expect(201)
    const quotes = async () => (await s.read(2)).evidence.map((row: { quote: string }) => row.quote)
    expect(await quotes()).toEqual(['trust was lost', 'trust was lost'])
    const [, first, second] = (await s.read(2)).elements
    const merged = await s
      .api(s.ravi)
      .post(`/reviews/heard/accounts/2/elements/${second.id}/merger`, { intoId: first.id, version: 1 })
    expect(merged.status).toBe(201)
    expect(await quotes()).toEqual(['trust was lost'])
    await s.api(s.ravi).post(merged.body.undo.action).expect(201)
    expect(await quotes()).toEqual(['trust was lost', 'trust was lost'])
  })

  it('brings two reasonings together under the name of who merges, and keeps a single signature', async () => {
    const s = await withElements()
    const inferred = (reasoning: string) => ({ role: 'mechanism' as const, isInferred: true, reasoning })
    await addElement(s.ctx, 'account', 1, { ...inferred('Nothing else fits.'), wording: 'trust' })
    await addElement(s.as(s.lena), 'account', 1, { ...inferred('So it is said.'), wording: 'trusting' })
    await s.send('7/merger', { intoId: 6, version: 1 }).expect(201)
    expect((await s.read()).elements.at(-1)).toMatchObject({
      reasoning: 'Nothing else fits.\n\nSo it is said.',
      reasonedBy: 'Ravi Reviewer',
    })
    await s.api(s.lena).post('/reviews/heard/accounts/1/elements/3/merger', { intoId: 6, version: 1 }).expect(201)
    expect((await s.read()).elements.at(-1)).toMatchObject({ isInferred: true, reasonedBy: 'Ravi Reviewer' })
  })

  it.each([
    [{ intoId: 3 }, 'intoId', 'Choose another element'],
    [{ intoId: 5 }, 'intoId', 'Choose another element'],
    [{ intoId: 1 }, 'intoId', 'C1 is a context and M2 a mechanism'],
    [{ intoId: 2, words: 'mine' }, 'words', 'Choose whose words'],
  ])('is refused with %j', async (part, field, sentence) => {
    const s = await withElements()
    const person = await s.browser(s.ravi)
    const page = await person.post('/reviews/heard/accounts/1/elements/3/merger', { version: '1', ...(part as object) })
    expect(page.status).toBe(422)
    expect(page.text).toContain(sentence)
    expect(page.text).toContain(`f-${field}`)
  })
})

describe('splitting', () => {
  const halves = { first: 'feeling listened to', second: 'a listener is there', version: 1 }

  it('divides the quotations; the first keeps its mark and its place in the wording', async () => {
    const body = { ...halves, secondRole: 'resource', toSecond: [2] }
    await thereAndBack(await withElements(), '2/split', body, async ({ read }) => {
      const state = await read()
      expect(words(state)).toEqual([
        'C1 someone has time',
        'M1 feeling listened to',
        'R1 a listener is there',
        'M2 feeling known',
        'O1 people return',
      ])
      expect(state.wording).toBe(WORDING)
      expect(state.elements[2]).toMatchObject({ polarity: 'enabling', levelIds: [2], statementId: null })
      const marks = state.evidence.map((row: { mark: string; note: string }) => `${row.note} ${row.mark}`)
      expect(marks).toEqual(['first M1', 'second R1', 'third M2'])
    })
  })

  it('gives both what both rest on', async () => {
    await thereAndBack(
      await withElements(),
      '2/split',
      { ...halves, secondRole: 'mechanism', toBoth: [1] },
      async s => {
        const state = await s.read()
        expect(state.elements[2]).toMatchObject({ mark: 'M3' })
        const marks = state.evidence.map((row: { mark: string; note: string }) => `${row.note} ${row.mark}`)
        expect(marks).toEqual(['first M1', 'second M1', 'third M2', 'first M3'])
      },
    )
  })

  it('needs two wordings and a role, and keeps what was typed', async () => {
    const s = await withElements()
    const person = await s.browser(s.ravi)
    const body = { ...halves, second: '', version: '1', secondRole: 'resource' }
    const page = await person.post('/reviews/heard/accounts/1/elements/2/split', body)
    expect(page.status).toBe(422)
    expect(page.text).toContain('feeling listened to</textarea>')
    expect(page.text).toContain('#f-second')
    const late = await s.send('2/split', { ...halves, secondRole: 'resource', version: 9 })
    expect(late.status).toBe(409)
    expect(late.body.title).toContain('M1 of account 1 was changed by someone else')
  })
})

describe('moving', () => {
  it('takes evidence and links along; the words stay where they were as plain words', async () => {
    await thereAndBack(await withElements(), '3/transfer', { configurationId: 2 }, async ({ read }) => {
      const [here, there] = [await read(1), await read(2)]
      expect(here.wording).toBe('When [time](C1), [heard](M1) and known, so [return](O1)')
      expect(words(there)).toEqual(['M1 trust', 'M2 feeling known'])
      expect(there.evidence).toMatchObject([{ mark: 'M2', note: 'third' }])
      expect(there.links.map((link: { ownMark: string; kind: string }) => `${link.kind} ${link.ownMark}`)).toEqual([
        'ripple M2',
        'contradicts M2',
      ])
    })
  })

  it('stays within the document of an account', async () => {
    const s = await withElements()
    const other = await s.api(s.ravi).post('/reviews/heard/documents', { title: 'Elsewhere', kind: 'article' })
    await addAccount(s.ctx, other.body.id ?? 2, {})
    const refused = await s.send('3/transfer', { configurationId: 3 })
    expect(refused.body.errors.configurationId[0]).toContain('of another document')
  })
})

it('is put in order and back', async () => {
  await thereAndBack(await withElements(), '3/place', { to: 'up' }, async ({ read }) => {
    expect(words(await read()).slice(0, 3)).toEqual(['C1 someone has time', 'M2 feeling known', 'M1 feeling heard'])
  })
})

it('is not undone over the head of someone who went on, and says so', async () => {
  const s = await withElements()
  const answer = await s.send('3/merger', { intoId: 2, version: 1 })
  const { version } = (await s.api(s.lena).get('/reviews/heard/accounts/1')).body.configuration.elements[1]
  const changed = { role: 'mechanism', wording: 'Lena’s words', version }
  await s.api(s.lena).post('/reviews/heard/accounts/1/elements/2', changed).expect(201)
  const undo = await s.api(s.ravi).post(answer.body.undo.action)
  expect(undo.status).toBe(409)
  expect(undo.body.title).toContain('somebody has changed these elements since')
  expect(words(await s.read())).toContain('M1 Lena’s words')
  const title = { title: 'A title', wording: (await s.read()).wording, version: 2 }
  const again = await s.send('1/place', { to: 'down' })
  await s.api(s.lena).post('/reviews/heard/accounts/1', title).expect(201)
  await s.api(s.ravi).post(again.body.undo.action).expect(201)
})

it('marks are stable: a new element does not step into the words of one that was deleted', async () => {
  const s = await withElements()
  await s.send('3/deletion', {}).expect(201)
  const added = await s.api(s.ravi).post('/reviews/heard/accounts/1/elements', { role: 'mechanism', wording: 'hope' })
  expect(added.body.mark).toBe('M3')
  const list = (await s.api(s.ravi).get('/reviews/heard/bin')).body.entries
  await s.api(s.ravi).post(`/reviews/heard/bin/${list[0].id}/restoration`).expect(201)
  expect(words(await s.read())).toContain('M2 feeling known')
})

it('opens for those who code, also in the other layer, and for nobody of another review', async () => {
  const s = await withElements()
  await addConfiguration(s.ctx, { title: 'Being heard' })
  await addElement(s.ctx, 'synthesised', 1, { role: 'context', wording: 'time' })
  const at = '/reviews/heard/accounts/1/elements/2/rearranging'
  const page = await (await s.browser(s.ravi)).get(at)
  expect(page.text).toContain('Merge it into another')
  expect(page.text).toContain('Account 2')
  expect((await (await s.browser(s.ravi)).get('/reviews/heard/configurations/1/elements/6/rearranging')).status).toBe(
    200,
  )
  expect((await s.api(s.olga).get(at)).status).toBe(403)
  expect((await s.api(s.stan).get(at)).status).toBe(404)
  const undo = (await s.send('3/place', { to: 'up' })).body.undo.action
  expect((await s.api(s.stan).post(undo.replace('heard', 'elsewhere'))).status).toBe(404)
})
