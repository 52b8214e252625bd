// Who a request comes from, and the permissions that need no review: public, signed in, admin.
import type { Request, RequestHandler } from 'express'
import { machinery } from '../core/db/transaction.ts'
import { notFound, signInNeeded } from '../core/errors.ts'
import { type BaseCtx, declare } from '../core/http/routes.ts'
import type { Services, Visitor } from '../core/http/services.ts'
import { hashSecret } from '../core/secrets.ts'
import { findPersonByToken, findPersonForSession, noteTokenUse } from './store.ts'

export type AccountPermission = 'public' | 'person' | 'admin'

/** Puts the visitor beside the request, from a bearer token or the session; a disabled person is nobody. */
export function visitors(services: Services): RequestHandler {
  return async (req, res, next) => {
    res.locals.visitor = await visitorOf(services, req)
    next()
  }
}

async function visitorOf(services: Services, req: Request): Promise<Visitor> {
  const nobody: Visitor = { person: null, panellist: null, via: 'none', csrf: '', sessionKey: '' }
  const bearer = /^Bearer ([\w-]{20,200})$/.exec(req.get('authorization') ?? '')?.[1]
  if (bearer !== undefined) {
    const found = await findPersonByToken(services.database.read, hashSecret(bearer))
    if (found === undefined) return nobody
    await machinery(services.database, db => noteTokenUse(db, found.tokenId, services.clock()))
    return { ...nobody, person: found.person, via: 'token', sessionKey: `token ${found.tokenId}` }
  }
  const session = req.session
  if (session.personId === undefined && session.panellist === undefined) return nobody
  const person =
    session.personId === undefined
      ? null
      : ((await findPersonForSession(services.database.read, session.personId)) ?? null)
  const panellist = session.panellist ?? null
  if (person === null && panellist === null) return nobody
  return { person, panellist, via: 'session', csrf: session.csrfToken ?? '', sessionKey: req.sessionID }
}

/** Declares a route outside reviews. */
export const route = declare<AccountPermission, BaseCtx>(async (base, _params, permission) => {
  const { person } = base.visitor
  if (permission === 'public') return base
  if (person === null) throw signInNeeded()
  // Pages of administration do not exist for others.
  if (permission === 'admin' && !person.isAdmin) throw notFound()
  return { ...base, may: asked => asked === 'person' || (asked === 'admin' && person.isAdmin) }
})
