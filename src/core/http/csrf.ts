// Keeps foreign sites from acting in someone's name: the origin of every POST, and the session's token in every form.
import { csrfSync } from 'csrf-sync'
import type { Request, RequestHandler } from 'express'
import { Refusal } from '../errors.ts'

const { generateToken, isRequestValid } = csrfSync({
  getTokenFromRequest: req => {
    const sent: unknown = (req.body as Record<string, unknown> | undefined)?._token ?? req.get('x-csrf-token')
    return typeof sent === 'string' ? sent : undefined
  },
  size: 32,
})

/** Makes the token of a new session. */
export function newToken(req: Request): string {
  return generateToken(req, true)
}

export function hasToken(req: Request): boolean {
  return isRequestValid(req)
}

/**
 * Refuses a POST that a browser says came from elsewhere. Without Sec-Fetch-Site the Origin has to be ours; without either
 * header it is no browser and has no cookies that were not given to it on purpose.
 */
export function sameOrigin(baseUrl: string): RequestHandler {
  return (req, _res, next) => {
    if (req.method === 'GET' || req.method === 'HEAD') return next()
    const site = req.get('sec-fetch-site')
    const origin = req.get('origin')
    const own =
      site !== undefined
        ? site === 'same-origin' || site === 'none'
        : origin === undefined ||
          origin === new URL(baseUrl).origin ||
          origin === `${req.protocol}://${req.get('host') ?? ''}`
    if (!own) throw new Refusal(403, 'This request came from another site and was refused. Nothing was changed.')
    next()
  }
}
