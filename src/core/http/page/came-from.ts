// The page a form stood on, as the form itself says it: pages of this server send no referrer, not even to it.
import type { Request } from 'express'

const OWN = /^\/(?![/\\])[^\s\\\p{Cc}]{0,1999}$/u

/** An address here that can be opened, or null. */
export function cameFrom(body: unknown): string | null {
  const said = (body as Readonly<Record<string, unknown>> | undefined | null)?._from
  return typeof said === 'string' && OWN.test(said) ? said : null
}

/** What the forms of a page say of it; a refused form goes on saying where it first stood. */
export function standsOn(req: Request, from: unknown): string {
  if (req.method !== 'GET') return typeof from === 'string' ? from : ''
  const asked = new URLSearchParams(req.originalUrl.split('?')[1] ?? '')
  asked.delete('said')
  return asked.size === 0 ? req.path : `${req.path}?${asked}`
}
