// Where the server of a data folder is reached, kept beside its data while it runs, so that commands print links that work.
import fs from 'node:fs'
import path from 'node:path'
import type { Config } from '../config.ts'

const placeOf = (dataDir: string) => path.join(dataDir, 'address')

export function keepAddress({ dataDir, baseUrl }: Config): void {
  fs.writeFileSync(placeOf(dataDir), baseUrl, { mode: 0o600 })
}

/** A server that was started since has written its own, which stays. */
export function forgetAddress({ dataDir, baseUrl }: Config): void {
  if (keptIn(dataDir) === baseUrl) fs.rmSync(placeOf(dataDir), { force: true })
}

/** What links begin with: the setting BASE_URL, else where the server runs, else where it would. */
export function addressOf(config: Config): string {
  return config.isReachedAsSaid ? config.baseUrl : (keptIn(config.dataDir) ?? config.baseUrl)
}

function keptIn(dataDir: string): string | null {
  try {
    const kept = fs.readFileSync(placeOf(dataDir), 'utf8').trim()
    return URL.canParse(kept) ? kept : null
  } catch {
    return null
  }
}
