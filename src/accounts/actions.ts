// What changes accounts: setting up, signing in, passwords, tokens, people.

import { daysLater } from '../core/clock.ts'
import { record } from '../core/db/activity.ts'
import { INSTALLATION, nextId } from '../core/db/counter.ts'
import { type Ctx, transaction } from '../core/db/transaction.ts'
import { conflict, invalid, notFound, Refusal } from '../core/errors.ts'
import { hashSecret, newSecret } from '../core/secrets.ts'
import { passwordProblem } from './domain.ts'
import { hashPassword, isPassword } from './passwords.ts'
import {
  countOtherAdmins,
  deleteSessions,
  endToken,
  findLink,
  findPasswordHash,
  findPersonByEmail,
  findSecretOf,
  getPerson,
  insertAccess,
  insertLink,
  insertPerson,
  insertToken,
  updatePerson,
  useLink,
} from './store.ts'

const LINK_DAYS = 7

/** Adds a person without a password; returns the id. The address has to be new. */
export function addPerson(
  ctx: Ctx,
  person: {
    readonly name: string
    readonly email: string
    readonly isAdmin: boolean
    readonly password?: string | null
  },
): Promise<number> {
  const work = async (passwordHash: string | null) =>
    transaction(ctx, async ctx => {
      if ((await findPersonByEmail(ctx.db, person.email)) !== undefined)
        throw invalid('email', 'Someone with this e-mail address has an account already.')
      const id = await nextId(ctx.db, INSTALLATION, 'person')
      await insertPerson(ctx.db, {
        id,
        name: person.name,
        email: person.email,
        isAdmin: person.isAdmin,
        passwordHash,
        createdAt: ctx.now,
      })
      await record(ctx, {
        reviewId: INSTALLATION,
        verb: 'added',
        subjectKind: 'person',
        subjectId: id,
        after: { isAdmin: person.isAdmin },
      })
      return id
    })
  if (person.password == null) return work(null)
  const problem = passwordProblem(person.password, [person.name, person.email])
  if (problem !== null) throw invalid('password', problem)
  return hashPassword(person.password).then(work)
}

/** A link with which a person sets a password, or (personId null) the first admin sets the server up. The secret is in the answer only. */
export function makeAccountLink(ctx: Ctx, purpose: 'set-up' | 'password', personId: number | null): Promise<string> {
  const secret = newSecret()
  return transaction(ctx, async ctx => {
    await insertLink(ctx.db, {
      hash: hashSecret(secret),
      purpose,
      personId,
      createdAt: ctx.now,
      endsAt: daysLater(ctx.now, LINK_DAYS),
    })
    await record(ctx, { reviewId: INSTALLATION, verb: 'made a link for', subjectKind: 'person', subjectId: personId })
    return secret
  })
}

/** The first admin, by the one-time set-up link; `also` is done for them in the same transaction. */
export async function setUp(
  ctx: Ctx,
  secret: string,
  person: { readonly name: string; readonly email: string; readonly password: string },
  also: (ctx: Ctx, personId: number) => Promise<void> = async () => {},
): Promise<number> {
  const problem = passwordProblem(person.password, [person.name, person.email])
  if (problem !== null) throw invalid('password', problem)
  const passwordHash = await hashPassword(person.password)
  return transaction(ctx, async ctx => {
    const link = await findLink(ctx.db, hashSecret(secret), 'set-up', ctx.now)
    if (link === undefined || !(await useLink(ctx.db, link.hash, ctx.now))) throw notFound('This set-up link')
    const id = await addPerson(ctx, { name: person.name, email: person.email, isAdmin: true })
    await updatePerson(ctx.db, id, { passwordHash })
    await also(ctx, id)
    return id
  })
}

/** Sets a password by link; every session of the person ends. Returns the person's id. */
export async function setPasswordByLink(ctx: Ctx, secret: string, password: string): Promise<number> {
  const link = await findLink(ctx.db, hashSecret(secret), 'password', ctx.now)
  const person = link?.personId == null ? undefined : await getPerson(ctx.db, link.personId)
  if (link === undefined || person === undefined) throw notFound('This link')
  const problem = passwordProblem(password, [person.name, person.email])
  if (problem !== null) throw invalid('password', problem)
  const passwordHash = await hashPassword(password)
  return transaction(ctx, async ctx => {
    if (!(await useLink(ctx.db, link.hash, ctx.now))) throw notFound('This link')
    await savePassword(ctx, person.id, passwordHash, null)
    return person.id
  })
}

export async function changePassword(
  ctx: Ctx,
  personId: number,
  current: string,
  password: string,
  sessionId: string | null,
): Promise<void> {
  if (!(await isPassword(current, await findPasswordHash(ctx.db, personId))))
    throw invalid('currentPassword', 'This is not your present password.')
  const person = await getPerson(ctx.db, personId)
  const problem = passwordProblem(password, [person?.name ?? '', person?.email ?? ''])
  if (problem !== null) throw invalid('password', problem)
  const passwordHash = await hashPassword(password)
  await transaction(ctx, ctx => savePassword(ctx, personId, passwordHash, sessionId))
}

async function savePassword(
  ctx: Ctx,
  personId: number,
  passwordHash: string,
  keepSession: string | null,
): Promise<void> {
  await updatePerson(ctx.db, personId, { passwordHash })
  await deleteSessions(ctx.db, personId, { except: keepSession })
  await record(ctx, { reviewId: INSTALLATION, verb: 'set a password for', subjectKind: 'person', subjectId: personId })
}

const ATTEMPTS = 10
const WINDOW_MS = 15 * 60_000
const wrong = new Map<string, { count: number; since: number }>()

/** The person's id when address and password are right; null otherwise, after the same time. Too many wrong tries: 429. */
export async function signIn(ctx: Ctx, email: string, password: string): Promise<number | null> {
  const key = hashSecret(email)
  const tries = wrong.get(key)
  const at = Date.parse(ctx.now)
  if (tries !== undefined && at - tries.since > WINDOW_MS) wrong.delete(key)
  else if (tries !== undefined && tries.count >= ATTEMPTS)
    throw new Refusal(429, 'Too many attempts for this address. Try again in 15 minutes.')
  const person = await findSecretOf(ctx.db, email)
  const right = await isPassword(password, person?.disabledAt === null ? person.passwordHash : null)
  const id = right && person !== undefined ? person.id : null
  if (id === null) {
    if (wrong.size > 10_000) wrong.clear()
    wrong.set(key, { count: (wrong.get(key)?.count ?? 0) + 1, since: wrong.get(key)?.since ?? at })
  } else wrong.delete(key)
  await noteAccess(ctx, id === null ? 'sign-in refused' : 'signed in', id)
  return id
}

/** The rotating log of sign-ins, refusals, exports and looks at identities; never passwords, secrets or addresses. */
export async function noteAccess(
  ctx: Ctx,
  kind: string,
  personId: number | null,
  reviewId: number | null = null,
  detail = '',
): Promise<void> {
  await transaction({ ...ctx, submission: null }, async ctx =>
    insertAccess(ctx.db, {
      id: await nextId(ctx.db, INSTALLATION, 'access'),
      at: ctx.now,
      kind,
      personId,
      reviewId,
      detail,
    }),
  )
}

export function saveProfile(
  ctx: Ctx,
  personId: number,
  profile: { readonly name: string; readonly theme: 'auto' | 'light' | 'dark' },
): Promise<void> {
  return transaction(ctx, async ctx => {
    await updatePerson(ctx.db, personId, profile)
    await record(ctx, { reviewId: INSTALLATION, verb: 'changed', subjectKind: 'person', subjectId: personId })
  })
}

export function saveKeys(ctx: Ctx, personId: number, hasKeys: boolean): Promise<void> {
  return transaction(ctx, async ctx => {
    await updatePerson(ctx.db, personId, { singleKeys: hasKeys ? 1 : 0 })
    await record(ctx, { reviewId: INSTALLATION, verb: 'changed', subjectKind: 'person', subjectId: personId })
  })
}

/** The token itself is in the answer only; the database holds its hash. */
export function createToken(ctx: Ctx, personId: number, name: string): Promise<string> {
  const secret = newSecret()
  return transaction(ctx, async ctx => {
    const id = await nextId(ctx.db, INSTALLATION, 'token')
    await insertToken(ctx.db, { id, personId, name, hash: hashSecret(secret), createdAt: ctx.now })
    await record(ctx, { reviewId: INSTALLATION, verb: 'created', subjectKind: 'token', subjectId: id })
    return secret
  })
}

export function revokeToken(ctx: Ctx, personId: number, id: number): Promise<void> {
  return transaction(ctx, async ctx => {
    if (!(await endToken(ctx.db, personId, id, ctx.now))) throw notFound('This token')
    await record(ctx, { reviewId: INSTALLATION, verb: 'ended', subjectKind: 'token', subjectId: id })
  })
}

export function endSession(ctx: Ctx, personId: number, id: string): Promise<void> {
  return transaction(ctx, async ctx => {
    await deleteSessions(ctx.db, personId, { only: id })
    await record(ctx, {
      reviewId: INSTALLATION,
      verb: 'ended a session of',
      subjectKind: 'person',
      subjectId: personId,
    })
  })
}

/** A disabled person cannot sign in, and what they wrote stays. The last admin cannot be disabled. */
export function setDisabled(ctx: Ctx, id: number, disabled: boolean): Promise<void> {
  return transaction(ctx, async ctx => {
    const person = await getPerson(ctx.db, id)
    if (person === undefined) throw notFound('This person')
    if (disabled && person.isAdmin === 1 && (await countOtherAdmins(ctx.db, id)) === 0)
      throw conflict('The last admin cannot be disabled. Make someone else an admin first.')
    await updatePerson(ctx.db, id, { disabledAt: disabled ? ctx.now : null })
    if (disabled) await deleteSessions(ctx.db, id, { except: null })
    await record(ctx, {
      reviewId: INSTALLATION,
      verb: disabled ? 'disabled' : 'enabled',
      subjectKind: 'person',
      subjectId: id,
    })
  })
}
