// Invitations by mail through a real SMTP conversation, in the panellist's language and built from the configured address.
import { SMTPServer } from 'smtp-server'
import request from 'supertest'
import { expect, onTestFinished, test } from 'vitest'
import { opened, PANEL, panellist, secretOf } from './support/round.ts'

async function mailbox() {
  const letters: { to: string[]; body: string }[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', part => parts.push(part))
      stream.on('end', () => {
        letters.push({ to: session.envelope.rcptTo.map(one => one.address), body: Buffer.concat(parts).toString() })
        done()
      })
    },
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve()))
  onTestFinished(() => new Promise<void>(resolve => server.close(() => resolve())))
  return { letters, url: `smtp://127.0.0.1:${(server.server.address() as { port: number }).port}` }
}

/** The text of a letter, quoted-printable undone. */
function textOf(body: string): string {
  return Buffer.from(
    body
      .replaceAll(/=\r?\n/g, '')
      .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8')
}

test('a letter carries a link that opens the round; who has no address gets a link to copy', async () => {
  const { letters, url } = await mailbox()
  const { w } = await opened({ smtpUrl: url, baseUrl: 'https://review.example.org' })
  expect(letters.map(letter => letter.to)).toEqual([['pat@example.org']])
  const text = textOf(letters[0]?.body ?? '')
  expect(text).toContain('Dear Pat Panel')
  expect(text).toContain('https://review.example.org/panel/')
  expect(text).toContain('31 December 2026')
  expect(text).toContain('Lena Lead, 010 000 0000')
  const pat = await panellist(w, secretOf(text))
  expect((await pat.get('/panel/answer/items/1')).status).toBe(200)
  const { people } = (await w.api(w.lena).get(`${PANEL}/rounds/1/invitations`)).body
  expect(people[0].links[0].mailedAt).not.toBeNull()
  expect(people[1].links[0].mailedAt).toBeNull()
})

test('line breaks in a name reach no header', async () => {
  const { letters, url } = await mailbox()
  const { w } = await opened({ smtpUrl: url })
  await w.api(w.lena).post(`${PANEL}/panellists/1`, {
    name: 'Eve\nBcc: thief@example.org',
    email: 'eve@example.org',
    role: 'policy',
    language: 'nl',
    version: 1,
  })
  const made = (await w.api(w.lena).post(`${PANEL}/rounds/1/invitations`, { panellists: [1] })).body.made[0]
  expect(made.sent).toBe(true)
  const last = letters.at(-1)
  expect(last?.to).toEqual(['eve@example.org'])
  expect(last?.body.split('\r\n\r\n')[0]).not.toMatch(/^Bcc:/im)
  expect(textOf(last?.body ?? '')).toContain('31 december 2026')
})

test('a link that opens nothing promises a letter only where one can be sent', async () => {
  const { url } = await mailbox()
  const { w: sending } = await opened({ smtpUrl: url })
  const unknown = `/panel/${'x'.repeat(43)}`
  const open = (w: typeof sending, path: string) => request(w.app).post(path).set('accept', 'text/html')
  expect((await open(sending, unknown)).text).toContain('Send me a new link')
  const { w, secrets } = await opened()
  await w.api(w.lena).post(`${PANEL}/rounds/1/invitations/1/revocation`).expect(201)
  for (const path of [unknown, `/panel/${secrets[0]}`, `${unknown}/new-link`]) {
    const page = (await open(w, path)).text
    expect(page).toContain('Ask the person who invited you for a new link.')
    expect(page).not.toMatch(/e-mail|Send me|Lena/)
  }
  expect((await open(w, `${unknown}?language=nl`)).text).toContain('Vraag de persoon die u uitnodigde')
})

test('links made are not made again by sending the form again: it leads back to its page and says so', async () => {
  const { w } = await opened()
  const lead = await w.browser(w.lena)
  const here = `${PANEL}/rounds/1/invitations`
  const body = { panellists: '1', _submission: 'one-form', _from: here }
  expect((await lead.post(here, body)).text).toContain('New links.')
  const again = await lead.post(here, body)
  expect(again.headers.location).toMatch(/\/panel\/rounds\/1\/invitations\?said=/)
  expect((await lead.get(again.headers.location as string)).text).toContain('Links are shown once')
  expect((await w.api(w.lena).get(here)).body.people[0].links).toHaveLength(2)
})

test('reminders go to those who have not finished, their earlier links go on working, and the letter is there to copy', async () => {
  const { letters, url } = await mailbox()
  const { w, secrets } = await opened({ smtpUrl: url, baseUrl: 'https://review.example.org' })
  const nel = await panellist(w, secrets[1])
  for (const item of [1, 2]) await nel.post(`/panel/answer/items/${item}`, { q1: 4 })
  const here = `${PANEL}/rounds/1/reminders`
  const { made, people, late } = (await w.api(w.lena).post(here).expect(200)).body
  expect(made.map((one: { name: string; sent: boolean }) => [one.name, one.sent])).toEqual([['Pat Panel', true]])
  expect(late).toBe(1)
  expect(people[0].links.map((link: { purpose: string }) => link.purpose)).toEqual(['invitation', 'reminder'])
  const text = textOf(letters.at(-1)?.body ?? '')
  expect(text).toContain('Some time ago you were invited')
  for (const secret of [secretOf(text), secrets[0]])
    expect((await (await panellist(w, secret)).get('/panel/answer/items/1')).status).toBe(200)
  const pat = await panellist(w, secrets[0])
  for (const item of [1, 2]) await pat.post(`/panel/answer/items/${item}`, { q1: 4 })
  expect((await w.api(w.lena).post(here)).status).toBe(409)
  expect((await w.api(w.ravi).post(here)).status).toBe(403)
  const { w: quiet } = await opened()
  const copies = (await quiet.api(quiet.lena).post(here).expect(200)).body.made
  expect(copies.map((one: { sent: boolean }) => one.sent)).toEqual([false, false])
  expect(copies[1].text).toContain('Beste Nel Deelnemer')
  expect(copies[1].text).toContain(copies[1].link)
})

test('minutes and what became of it go through the mail server, each to its reader alone, and are kept as mailed', async () => {
  const { letters, url } = await mailbox()
  const { w, secrets } = await opened({ smtpUrl: url, baseUrl: 'https://review.example.org' })
  const api = w.api(w.lena)
  const pat = await panellist(w, secrets[0])
  await pat.post('/panel/answer/items/1', { q1: 4, comment: 'More on carers.' })
  const nel = await panellist(w, secrets[1])
  await nel.post('/panel/answer/items/1', { q1: 4, comment: 'Minder papier.' })
  const meeting = { panel: 1, title: 'First meeting', heldOn: '2026-11-20', form: 'in person', attending: [1, 2] }
  await api.post(`${PANEL}/meetings`, meeting).expect(201)
  await api.post(`${PANEL}/meetings/1/points`, { panellist: 1, text: 'Bring a neighbour.' }).expect(201)
  await api.post(`${PANEL}/points/1/disposition`, { choice: 'accept', reason: 'Said in the actions.' }).expect(201)
  await api.post(`${PANEL}/comments/1/disposition`, { choice: 'partly', reason: 'We named them.' }).expect(201)
  const before = letters.length
  const minutes = (await api.post(`${PANEL}/meetings/1/letters`, { panellists: [1, 2] }).expect(200)).body.made
  expect(minutes.map((one: { problem: string }) => one.problem)).toEqual(['', 'No e-mail address is known.'])
  const closing = (await api.post(`${PANEL}/panels/1/letters`, { panellists: [1, 2] }).expect(200)).body
  expect(letters.slice(before).map(letter => letter.to)).toEqual([['pat@example.org'], ['pat@example.org']])
  const [first, last] = letters.slice(before).map(letter => textOf(letter.body))
  expect(first).toContain('Bring a neighbour.')
  expect(first).not.toContain('Nel Deelnemer')
  expect(last).toContain('We changed it in part, because: We named them.')
  expect(last).toContain('We changed it, because: Said in the actions.')
  expect(last).not.toContain('papier')
  expect(closing.people[0].written[0].mailedAt).not.toBeNull()
  expect(closing.people[1].written[0].mailedAt).toBeNull()
})
