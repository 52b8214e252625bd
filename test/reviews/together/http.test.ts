// Working together through the front door: who is present signs what is saved, comes and goes, objects, and finds it in the journal.
import { describe, expect, it } from 'vitest'
import { placeOf, scene } from '../../configurations/scene.ts'

const TOGETHER = '/reviews/heard/together'

async function begun(more: object = {}) {
  const s = await scene()
  const [lena, ravi, olga] = [s.api(s.lena), s.api(s.ravi), s.api(s.olga)]
  const started = await lena.post(TOGETHER, { present: [s.ravi.id, s.olga.id], guests: 1, purpose: 'Text 1', ...more })
  const code = (words: string, body: object = {}, who = lena) =>
    who.post(s.coding, { ...placeOf(words), role: 'mechanism', wording: 'feeling heard', into: 'new', ...body })
  const author = async (id: number) => (await ravi.get(`/reviews/heard/accounts/${id}`)).body.configuration.createdBy
  const page = async (who = lena) => (await who.get(`${TOGETHER}/1`)).body
  return { ...s, lenas: lena, ravis: ravi, olgas: olga, started, code, author, page }
}

describe('a working session', () => {
  it('signs what its holder saves with all who are present, and nothing else', async () => {
    const { started, code, author, ravis, lenas, time, lena } = await begun()
    expect(started.status).toBe(201)
    time.forward(1)
    await code('felt listened to').expect(201)
    await code('trust was lost', {}, ravis).expect(201)
    time.forward(1)
    expect(await author(1)).toBe('Lena Lead, Olga Observer and Ravi Reviewer together')
    expect(await author(2)).toBe('Ravi Reviewer')
    await lenas.post(`${TOGETHER}/1/ending`, {}).expect(201)
    time.forward(1)
    await code('Funding ran out').expect(201)
    expect(await author(3)).toBe(lena.name)
    expect(await author(1)).toContain('together')
  })

  it('signs reasoning, moves and passages as well', async () => {
    const { code, lenas, time, coding } = await begun()
    time.forward(1)
    await code('felt listened to').expect(201)
    const element = {
      role: 'outcome',
      wording: 'hope',
      isInferred: 'on',
      inference: 'abduction',
      reasoning: 'They came back.',
    }
    await lenas.post('/reviews/heard/accounts/1/elements', element).expect(201)
    const contribution = { accountIds: [1], under: 'new', title: 'Being heard takes time', why: 'It turns on time.' }
    await lenas.post('/reviews/heard/synthesis/contributions', contribution).expect(201)
    const all = 'Lena Lead, Olga Observer and Ravi Reviewer together'
    const { configuration, history } = (await lenas.get('/reviews/heard/accounts/1')).body
    expect(configuration.elements.map((one: { reasonedBy: string | null }) => one.reasonedBy)).toContain(all)
    expect(history[0].who).toBe(all)
    expect((await lenas.get(coding)).body.accounts[0].elements[1].reasonedBy).toBe(all)
    expect((await lenas.get('/reviews/heard/synthesis/moves')).body.moves[0].madeBy).toBe(all)
    expect((await lenas.get('/reviews/heard/excerpts/1')).body.takenBy).toBe(all)
  })

  it('keeps when people come and go', async () => {
    const { lenas, code, author, page, ravi, olga, time } = await begun()
    const here = (present: number[], guests = 1) => lenas.post(`${TOGETHER}/1/presence`, { present, guests })
    time.forward(1)
    await here([ravi.id]).expect(201)
    time.forward(1)
    await code('felt listened to').expect(201)
    time.forward(1)
    await here([olga.id, ravi.id], 0).expect(201)
    time.forward(1)
    await code('trust was lost').expect(201)
    expect(await author(1)).toBe('Lena Lead and Ravi Reviewer together')
    expect(await author(2)).toBe('Lena Lead, Ravi Reviewer and Olga Observer together')
    const { session } = await page()
    expect(session).toMatchObject({ guests: 0, isOpen: true })
    expect(session.stays.filter((stay: { name: string }) => stay.name === 'Olga Observer')).toHaveLength(2)
  })

  it('ends with a memo of who was present and what was made', async () => {
    const { lenas, ravis, code, time, page } = await begun()
    time.forward(1)
    await code('felt listened to').expect(201)
    await code('trust was lost', { into: 'account:1', role: 'outcome' }).expect(201)
    time.forward(1)
    expect((await page()).counts).toContain('1 account')
    const ended = await lenas.post(`${TOGETHER}/1/ending`, { note: 'Talk to **Bos**.' })
    expect(ended.body.location).toBe('/reviews/heard/memos/1')
    const { memo } = (await ravis.get('/reviews/heard/memos/1')).body
    expect(memo).toMatchObject({ kind: 'session', present: 'Lena Lead, Olga Observer, Ravi Reviewer, one guest' })
    expect(memo.text).toContain('Text 1')
    expect(memo.text).toContain('[account 1](/reviews/heard/accounts/1): began from a passage, coded a passage into')
    expect(memo.text).toContain('Talk to **Bos**.')
    expect(memo.about).toContainEqual({ label: 'account 1', href: '/reviews/heard/accounts/1' })
    expect((await page()).session).toMatchObject({ isOpen: false, memoId: 1 })
    expect((await lenas.post(`${TOGETHER}/1/ending`, {})).status).toBe(409)
    expect((await lenas.post(`${TOGETHER}/1/presence`, { present: [], guests: 3 })).status).toBe(409)
  })

  it('is over after a day by itself, and its memo is written when the next one begins', async () => {
    const { lenas, ravis, lena, code, author, page, time } = await begun()
    time.forward(25 * 60)
    await code('felt listened to').expect(201)
    expect(await author(1)).toBe(lena.name)
    expect((await page()).session).toMatchObject({ isOpen: false, wantsEnding: true })
    expect((await ravis.get(TOGETHER)).body.sessions[0].wantsEnding).toBe(true)
    await ravis.post(TOGETHER, { present: [lena.id], guests: 0 }).expect(201)
    expect((await page()).session).toMatchObject({ wantsEnding: false, memoId: 1 })
    expect((await lenas.get('/reviews/heard/memos/1')).body.memo.text).toContain('Nothing was saved.')
  })

  it('lets a person who was named take the name back, everywhere', async () => {
    const { lenas, olgas, ravis, code, author, page, time, olga } = await begun()
    time.forward(1)
    await code('felt listened to').expect(201)
    time.forward(1)
    await lenas.post(`${TOGETHER}/1/ending`, {}).expect(201)
    expect((await olgas.get(TOGETHER)).body.sessions[0].named).toBe('yes')
    await olgas.post(`${TOGETHER}/1/withdrawal`, { withdrawn: 'on' }).expect(201)
    expect(await author(1)).toBe('Lena Lead and Ravi Reviewer together')
    expect((await lenas.get('/reviews/heard/memos/1')).body.memo.present).not.toContain('Olga')
    const stays = (await page(ravis)).session.stays
    expect(stays.find((stay: { personId: number }) => stay.personId === olga.id).name).toBeNull()
    expect((await olgas.post(`${TOGETHER}/1/withdrawal`, { withdrawn: 'on' })).status).toBe(409)
    await olgas.post(`${TOGETHER}/1/withdrawal`, {}).expect(201)
    expect(await author(1)).toContain('Olga Observer')
    expect((await lenas.post(`${TOGETHER}/1/withdrawal`, { withdrawn: 'on' })).status).toBe(409)
  })

  it('is begun by those who code, with members of the review, one at a time', async () => {
    const { lenas, ravis, olgas, api, stan, ravi, lena } = await begun()
    expect((await lenas.post(TOGETHER, { present: [ravi.id] })).status).toBe(409)
    expect((await olgas.post(TOGETHER, { present: [ravi.id] })).status).toBe(403)
    expect(Object.keys((await ravis.post(TOGETHER, { present: [] })).body.errors)).toEqual(['present'])
    expect(Object.keys((await ravis.post(TOGETHER, { present: [stan.id] })).body.errors)).toEqual(['present'])
    expect(Object.keys((await ravis.post(TOGETHER, { guests: -1 })).body.errors)).toEqual(['guests'])
    expect((await ravis.post(`${TOGETHER}/1/presence`, { present: [] })).status).toBe(403)
    expect((await ravis.post(`${TOGETHER}/1/ending`, {})).status).toBe(403)
    expect((await api(stan).get(`${TOGETHER}/1`)).status).toBe(404)
    expect((await lenas.get(`${TOGETHER}/99`)).status).toBe(404)
    await ravis.post(TOGETHER, { present: [lena.id] }).expect(201)
    await lenas.post(`${TOGETHER}/2/ending`, {}).expect(201)
  })

  it('never puts a name into the trail', async () => {
    const { lenas, olgas, database, heard } = await begun()
    await olgas.post(`${TOGETHER}/1/withdrawal`, { withdrawn: 'on' })
    await lenas.post(`${TOGETHER}/1/ending`, {})
    const rows = await database.read.selectFrom('activity').select('after').where('reviewId', '=', heard.id).execute()
    expect(JSON.stringify(rows)).not.toMatch(/Olga|Ravi R/)
  })

  it('works without scripts', async () => {
    const { browser, ravi, olga, document, coding } = await scene()
    const person = await browser(ravi)
    expect((await person.get(`${TOGETHER}?document=${document}`)).text).toContain('No session yet')
    const wrong = await person.post(TOGETHER, { document, purpose: 'Kept words' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('Kept words')
    const right = await person.post(TOGETHER, { document, present: [olga.id] })
    expect(right.headers.location).toContain(coding)
    const page = await person.get(coding)
    expect(page.text).toContain('Olga Observer')
    expect(page.text).toContain('class="workspace together"')
    expect((await person.get(`${TOGETHER}/1`)).text).toContain('Who is here now')
    expect((await (await browser(olga)).get(`${TOGETHER}/1`)).text).toContain('Withdraw my name')
  })
})
