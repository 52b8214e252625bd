// Browser sessions: an opaque cookie, the rest in our own table under the hash of its id.
import type { Request } from 'express'
import session from 'express-session'
import type { Config } from '../../config.ts'
import type { Clock } from '../clock.ts'
import type { Database } from '../db/open.ts'
import { needsTouch, readSession, removeSession, touchSession, writeSession } from '../db/sessions.ts'
import { hashSecret } from '../secrets.ts'
import { newToken } from './csrf.ts'

declare module 'express-session' {
  interface SessionData {
    personId?: number
    panellist?: { reviewId: number; panellistId: number; roundId: number }
    agent?: string
  }
}

/**
 * Begins a session for a person or a panellist under a new id, so that an earlier one is worth nothing, with a form token
 * of its own.
 */
export function beginSession(
  req: Request,
  who:
    | { readonly personId: number }
    | { readonly panellist: { reviewId: number; panellistId: number; roundId: number } },
): Promise<void> {
  return new Promise((resolve, reject) => {
    req.session.regenerate(error => {
      if (error != null) return reject(error)
      Object.assign(req.session, who)
      req.session.agent = req.get('user-agent') ?? ''
      newToken(req)
      req.session.save(problem => (problem == null ? resolve() : reject(problem)))
    })
  })
}

/** Absolute ends: a member's session lives 30 days at most and 8 hours without a click, a panellist's 24 hours without one. */
const ABSOLUTE_DAYS = 30

/** Cookies named __Host- need https; on plain http (loopback, a network of one's own) the cookie is called sid. */
export function sessions(database: Database, config: Config, clock: Clock, secret: string): ReturnType<typeof session> {
  return session({
    name: config.secure ? '__Host-sid' : 'sid',
    secret,
    resave: false,
    saveUninitialized: false,
    rolling: false,
    cookie: { httpOnly: true, sameSite: 'lax', secure: config.secure, path: '/', maxAge: ABSOLUTE_DAYS * 86_400_000 },
    store: new TableStore(database, clock),
  })
}

class TableStore extends session.Store {
  readonly #database: Database
  readonly #clock: Clock
  /** Sessions that were read and have to be noted as seen. */
  readonly #due = new Set<string>()
  constructor(database: Database, clock: Clock) {
    super()
    this.#database = database
    this.#clock = clock
  }
  override get(id: string, done: (error: unknown, data?: session.SessionData | null) => void): void {
    const now = this.#clock()
    const found = readSession(this.#database, hashSecret(id), now).then(row => {
      if (row === null) return null
      if (needsTouch(row.seenAt, now)) this.#due.add(id)
      return JSON.parse(row.data) as session.SessionData
    })
    settle(found, done)
  }
  override set(id: string, data: session.SessionData, done?: (error?: unknown) => void): void {
    const { cookie, agent, ...rest } = data
    const saved = writeSession(this.#database, {
      id: hashSecret(id),
      personId: data.personId ?? null,
      data: JSON.stringify({ ...rest, cookie: { originalMaxAge: cookie.originalMaxAge } }),
      agent: (agent ?? '').slice(0, 200),
      now: this.#clock(),
      days: ABSOLUTE_DAYS,
    })
    settle(saved, done ?? (() => {}))
  }
  override destroy(id: string, done?: (error?: unknown) => void): void {
    settle(removeSession(this.#database, hashSecret(id)), done ?? (() => {}))
  }
  override touch(id: string, _data: session.SessionData, done?: () => void): void {
    const noted = this.#due.delete(id) ? touchSession(this.#database, hashSecret(id), this.#clock()) : Promise.resolve()
    settle(noted, () => done?.())
  }
}

function settle<T>(work: Promise<T>, done: (error: unknown, value?: T) => void): void {
  work.then(
    value => done(null, value),
    error => done(error),
  )
}
