// The headers of every answer: a strict policy with a fresh nonce, and nothing that tells more than needed.
import crypto from 'node:crypto'
import type { RequestHandler, Response } from 'express'
import helmet from 'helmet'

/** Sets `res.locals.nonce`; scripts and styles without it do not run. */
export function headers(secure: boolean): RequestHandler[] {
  const nonce: RequestHandler = (_req, res, next) => {
    // 122 random bits from what Node keeps ready; asking the system for 18 bytes takes ten times as long.
    res.locals.nonce = crypto.randomUUID()
    next()
  }
  const own = (_req: unknown, res: { locals?: { nonce?: string } }) => `'nonce-${res.locals?.nonce ?? ''}'`
  const policy = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': [own as never],
        'style-src': [own as never],
        'font-src': ["'self'"],
        'img-src': ["'self'"],
        'connect-src': ["'self'"],
        'form-action': ["'self'"],
        'base-uri': ["'none'"],
        'frame-ancestors': ["'none'"],
        'object-src': ["'none'"],
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    xPoweredBy: true,
  })
  const fresh: RequestHandler = (_req, res, next) => {
    res.setHeader('Cache-Control', 'no-store')
    res.vary('Accept')
    res.vary('HX-Request')
    next()
  }
  return [nonce, policy, fresh]
}

/** For the page that draws PDFs, whose pages are read in a worker: one more thing that may be loaded, and no more. */
export function allowWorker(res: Response): void {
  res.setHeader('Content-Security-Policy', `${String(res.getHeader('Content-Security-Policy'))};worker-src 'self'`)
}
