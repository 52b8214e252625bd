// What the application is made of, handed to every request: database, clock, files, mail, jobs and the settings.
import type { Logger } from 'pino'
import type { Config } from '../../config.ts'
import type { Clock } from '../clock.ts'
import type { Database } from '../db/open.ts'
import type { Ctx } from '../db/transaction.ts'
import type { Files } from '../files/kept.ts'
import type { Jobs } from '../jobs/jobs.ts'
import type { Mail } from '../mail.ts'

export type Services = {
  readonly database: Database
  readonly config: Config
  readonly clock: Clock
  readonly files: Files
  readonly mail: Mail
  readonly jobs: Jobs
  readonly log: Logger
  /** What later features do for the person who has just set the server up, in the same transaction. */
  readonly whenSetUp?: (ctx: Ctx, personId: number) => Promise<void>
}

export type Person = {
  readonly id: number
  readonly name: string
  readonly email: string
  readonly isAdmin: boolean
  readonly theme: 'auto' | 'light' | 'dark'
  /** Whether single keys press buttons, on every page (WCAG 2.1.4). */
  readonly hasKeys: boolean
}

/** Who is asking. A browser has a session, a script a bearer token, everybody else nothing. */
export type Visitor = {
  readonly person: Person | null
  /** A panellist who came in by a link; works on one round of one review only. */
  readonly panellist: { readonly reviewId: number; readonly panellistId: number; readonly roundId: number } | null
  readonly via: 'session' | 'token' | 'none'
  readonly csrf: string
  /** Stable for one session, so that a flash message finds its reader. */
  readonly sessionKey: string
}
