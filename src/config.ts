// The only reader of process.env: every setting, its default and what makes it invalid.
import path from 'node:path'
import { z } from 'zod'

const Settings = z.object({
  DATA_DIR: z.string().default('data/local'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'has to begin with postgres://')
    .optional(),
  HOST: z.string().default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'has to be a number')
    .default('3000'),
  BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  TRUST_PROXY: z.enum(['no', 'yes']).default('no'),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'has to begin with smtp:// or smtps://')
    .optional(),
  MAIL_FROM: z.string().default('Retroduce <retroduce@localhost>'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  NODE_ENV: z.string().default('development'),
})

export const settingNames: readonly string[] = Object.keys(Settings.shape)

export type Config = {
  readonly dataDir: string
  readonly databaseUrl: string | null
  readonly host: string
  readonly port: number
  /** Where people reach this server; links in mails are built from it, never from the Host header. */
  readonly baseUrl: string
  /** The setting BASE_URL says so, and nothing else is worked out. */
  readonly isReachedAsSaid: boolean
  readonly secure: boolean
  /** In production a server that others can reach has to be reached by https. */
  readonly production: boolean
  readonly trustProxy: boolean
  readonly smtpUrl: string | null
  readonly mailFrom: string
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
}

/** Reads the environment; flags of the command line win. Throws one sentence that names the setting. */
export function readConfig(
  flags: {
    readonly data?: string | undefined
    readonly port?: string | undefined
    readonly host?: string | undefined
  } = {},
  env: Readonly<Record<string, string | undefined>> = process.env,
): Config {
  const given = Object.fromEntries(settingNames.map(name => [name, env[name] === '' ? undefined : env[name]]))
  const parsed = Settings.safeParse(given)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new Error(`The setting ${String(issue?.path[0])} ${issue?.message ?? 'is not valid'}.`)
  }
  const settings = parsed.data
  const host = flags.host ?? settings.HOST
  const port = Number(flags.port ?? settings.PORT)
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Error('The port has to be a number from 0 to 65535.')
  const baseUrl = (settings.BASE_URL ?? `http://${hostName(host)}:${port}`).replace(/\/$/, '')
  return {
    dataDir: path.resolve(flags.data ?? settings.DATA_DIR),
    databaseUrl: settings.DATABASE_URL ?? null,
    host,
    port,
    baseUrl,
    isReachedAsSaid: settings.BASE_URL !== undefined,
    secure: baseUrl.startsWith('https:'),
    production: settings.NODE_ENV === 'production',
    trustProxy: settings.TRUST_PROXY === 'yes',
    smtpUrl: settings.SMTP_URL ?? null,
    mailFrom: settings.MAIL_FROM,
    logLevel: settings.LOG_LEVEL,
  }
}

/** Only this machine can reach such an address. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.')
}

/** How the address of a host is written for people: this machine by its name. */
function hostName(host: string): string {
  if (isLoopback(host) || host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}
