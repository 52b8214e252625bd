// A real server in this process, on loopback and a data folder of its own, with one person signed in.
import fs from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { pino } from 'pino'
import { addPerson, makeAccountLink } from '../../src/accounts/actions.ts'
import { createApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import type { Ctx } from '../../src/core/db/transaction.ts'
import type { Services } from '../../src/core/http/services.ts'
import { openHouse } from '../../src/main/command.ts'
import { createReview } from '../../src/reviews/actions.ts'
import { type Browser, signedIn } from './browser.ts'

export type House = {
  readonly services: Services
  readonly ctx: Ctx
  readonly folder: string
  readonly personId: number
  readonly review: { readonly id: number; readonly slug: string }
  readonly browser: Browser
  /** Stops the server and leaves the data folder, for a server in a process of its own. */
  rest(): Promise<void>
  remove(): void
  close(): Promise<void>
}

/** Linux keeps this folder in memory; elsewhere null. */
export const IN_MEMORY = fs.existsSync('/dev/shm') ? '/dev/shm' : null

/** Migrated, with one review that the signed-in person leads; jobs run in their worker thread as in production. */
export async function benchHouse(inside = os.tmpdir()): Promise<House> {
  const folder = fs.mkdtempSync(path.join(inside, 'retroduce-bench-'))
  const config = { ...readConfig({ data: folder, port: '0' }, {}), logLevel: 'silent' as const }
  const log = pino({ level: 'silent' })
  const { services, ctx } = await openHouse(config, { wait: 0, log })
  const server = await listening(http.createServer(createApp(services, 'a secret for measuring only')))
  const personId = await addPerson(ctx, { name: 'Mira Measure', email: 'mira@example.org', isAdmin: false })
  const review = await createReview(ctx, { title: 'A large review', kind: 'realist-review', leadId: personId })
  const browser = await signedIn(server.port, await makeAccountLink(ctx, 'password', personId))
  await services.jobs.start()
  const rest = async () => {
    browser.close()
    await server.close()
    await services.jobs.stop()
    await services.database.close()
  }
  const remove = () => fs.rmSync(folder, { recursive: true, force: true })
  const close = async () => {
    await rest()
    remove()
  }
  return { services, ctx, folder, personId, review, browser, rest, remove, close }
}

export type Listening = { readonly port: number; close(): Promise<void> }

/** Puts a server on a free port of the loopback; closing it ends connections that are kept open. */
export async function listening(server: http.Server): Promise<Listening> {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve()))
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      const closed = new Promise<void>(resolve => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
    },
  }
}
