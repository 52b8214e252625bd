// The server: started, kept tidy, and stopped without losing a request.
import fs from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { type Logger, pino } from 'pino'
import { makeAccountLink } from '../accounts/actions.ts'
import { countEnabledPeople } from '../accounts/store.ts'
import { createApp } from '../app.ts'
import { type Config, isLoopback } from '../config.ts'
import { sweepBin } from '../core/db/bin.ts'
import { isFileKept } from '../core/db/kept-files.ts'
import { sweepSessions } from '../core/db/sessions.ts'
import { sweepSubmissions } from '../core/db/submission.ts'
import { sayIn } from '../core/http/page/messages.ts'
import type { Services } from '../core/http/services.ts'
import { newSecret } from '../core/secrets.ts'
import { sweepRounds } from '../panel/opening/actions.ts'
import { sweepMade } from '../reports/exports/kept/actions.ts'
import { listReviews } from '../reviews/store.ts'
import { forgetAddress, keepAddress } from './address.ts'
import { type Command, configOf, type House, openHouse } from './command.ts'
import { giveBackMemory } from './memory.ts'

const HOUR_MS = 3_600_000
const GRACE_MS = 8_000

export const serve: Command = {
  options: { port: { type: 'string' }, host: { type: 'string' } },
  run: async ({ flags }) => {
    const config = configOf(flags)
    refuseOpenHttp(config)
    const log = pino({ level: config.logLevel }, pino.destination({ dest: 2, sync: true }))
    const house = await openHouse(config, { wait: 0, log })
    const example = await loadExampleOnce(house)
    const { server, port } = await listen(config)
    const reached = config.port === 0 ? { ...config, port, baseUrl: config.baseUrl.replace(/:0$/, `:${port}`) } : config
    const services: Services = { ...house.services, config: reached }
    const app = createApp(services, secretOf(config.dataDir))
    server.on('request', app)
    await services.jobs.start()
    const tidying = setInterval(() => void tidy(services, log), HOUR_MS)
    tidying.unref()
    void tidy(services, log)
    stopOnSignals(server, services, log)
    keepAddress(reached)
    const setUp =
      (await countEnabledPeople(house.ctx.db)) === 0
        ? `${reached.baseUrl}/set-up/${await makeAccountLink(house.ctx, 'set-up', null)}`
        : null
    giveBackMemory()
    return { url: reached.baseUrl, setUp, example, migrated: house.migrated }
  },
  lines: ({ url, setUp, example }: { url: string; setUp: string | null; example: boolean }) => [
    `Retroduce runs at ${url}`,
    ...(example ? ['The example review has been loaded.'] : []),
    ...(setUp === null ? [] : ['', 'To set up, open this link once:', `  ${setUp}`, '']),
  ],
}

/** Passwords and answers must not travel in the open: plain http is for this machine alone. */
function refuseOpenHttp(config: Config): void {
  if (config.production && !config.secure && !isLoopback(config.host))
    throw new Error(
      'In production Retroduce is reached by https: set BASE_URL to its https address, or HOST to 127.0.0.1 to serve this machine alone.',
    )
}

async function loadExampleOnce({ ctx, services }: House): Promise<boolean> {
  if ((await listReviews(ctx.db)).length > 0) return false
  const { loadExample } = await import('../reports/example/actions.ts')
  await loadExample(ctx, { ...services, sayIn })
  return true
}

async function listen(config: Config): Promise<{ server: http.Server; port: number }> {
  const server = http.createServer()
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(config.port, config.host, () => resolve())
  })
  return { server, port: (server.address() as AddressInfo).port }
}

/** Signs session cookies; made once and kept in the data folder, so that a restart signs nobody out. */
function secretOf(dataDir: string): string {
  const file = path.join(dataDir, 'secret')
  try {
    fs.writeFileSync(file, newSecret(), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const secret = fs.readFileSync(file, 'utf8').trim()
  if (secret.length < 32) throw new Error(`The file ${file} is damaged. Delete it; everyone then signs in again.`)
  return secret
}

/** What is past its time goes; a failure here is logged and tried again an hour later. */
async function tidy({ database, clock, files, config }: Services, log: Logger): Promise<void> {
  try {
    const now = clock()
    await sweepSessions(database, now)
    await sweepSubmissions(database, now)
    await sweepBin(database, now)
    await sweepRounds(database, now)
    await sweepMade(database, config.dataDir, now)
    await files.sweep((reviewId, hash) => isFileKept(database.read, reviewId, hash))
    const { bavail, blocks, bsize } = await fs.promises.statfs(config.dataDir)
    if (bavail * bsize < 1024 ** 3 || bavail < blocks / 10)
      log.warn({ freeMegabytes: Math.floor((bavail * bsize) / 1024 ** 2) }, 'the disk is nearly full')
  } catch (error) {
    log.error({ error: String(error) }, 'tidying failed')
  }
}

function stopOnSignals(server: http.Server, services: Services, log: Logger): void {
  let stopping = false
  const stop = async (code: number) => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(1), GRACE_MS).unref()
    const closed = new Promise<void>(resolve => server.close(() => resolve()))
    server.closeIdleConnections()
    await closed
    await services.jobs.stop()
    await services.database.close()
    forgetAddress(services.config)
    process.exit(code)
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void stop(0))
  process.on('unhandledRejection', error => {
    log.fatal({ error: error instanceof Error ? error.stack : String(error) }, 'stopped by an error')
    void stop(1)
  })
}
