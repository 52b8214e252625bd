// The real application behind a real port, for tests that click; jobs run in worker threads as in production.
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { makeAccountLink } from '../../src/accounts/actions.ts'
import { startApp } from './app.ts'

/** A server on an empty data folder; `setUp` is the one-time link of its first admin. Closed after the test. */
export async function startServer() {
  const server = http.createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve()))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const started = await startApp({ baseUrl: base })
  server.on('request', started.app)
  await started.services.jobs.start()
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
    await started.services.jobs.stop()
  })
  const { database, services } = started
  const secret = await makeAccountLink(
    { database, db: database.read, now: services.clock(), actor: { kind: 'system', id: null } },
    'set-up',
    null,
  )
  return { ...started, base, setUp: `${base}/set-up/${secret}` }
}
