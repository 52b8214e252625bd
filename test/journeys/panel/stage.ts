// What journeys of a panel stand on: a served review with two principles in a draft round, a signed-in lead, and a mail server that is read.
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { SMTPServer } from 'smtp-server'
import { onTestFinished } from 'vitest'
import { makeAccountLink } from '../../../src/accounts/actions.ts'
import { drafted } from '../../panel/support/round.ts'
import { openPage } from '../../support/browser.ts'
import { PASSWORD } from '../../support/world.ts'

export type Letter = { readonly to: string; readonly text: string }

/** Takes every letter, as a real mail server would. */
async function mailbox() {
  const letters: Letter[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', part => parts.push(part))
      stream.on('end', () => {
        const text = textOf(Buffer.concat(parts).toString())
        for (const { address } of session.envelope.rcptTo) letters.push({ to: address, text })
        done()
      })
    },
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve()))
  onTestFinished(() => new Promise<void>(resolve => server.close(() => resolve())))
  return { letters, url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}` }
}

/** Quoted-printable undone. */
function textOf(body: string): string {
  const bytes = body
    .replaceAll(/=\r?\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

/** The latest link in the letters to somebody. */
export function linkTo(letters: readonly Letter[], address: string): string {
  const found = letters.filter(letter => letter.to === address).at(-1)
  return /https?:\/\/\S+\/panel\/[\w-]+\S*/.exec(found?.text ?? '')?.[0] ?? ''
}

export async function stage() {
  const { letters, url } = await mailbox()
  const server = http.createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve()))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const w = await drafted({ baseUrl: base, smtpUrl: url })
  server.on('request', w.app)
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  })
  return { w, base, letters }
}

/** Lena on a desk, signed in through the page behind a link. */
export async function leadPage(browser: Browser, { w, base }: Awaited<ReturnType<typeof stage>>): Promise<Page> {
  const page = await openPage(browser)
  await page.goto(`${base}/password/${await makeAccountLink(w.system, 'password', w.lena.id)}`)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('main').getByRole('button').first().click()
  return page
}
