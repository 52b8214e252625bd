// Setting up, signing in and out, one's own account, and the admin's list of people.
import type { Request } from 'express'
import { z } from 'zod'
import type { Route } from '../core/http/routes.ts'
import { beginSession } from '../core/http/session.ts'
import { hashSecret } from '../core/secrets.ts'
import {
  addPerson,
  changePassword,
  createToken,
  endSession,
  makeAccountLink,
  noteAccess,
  revokeToken,
  saveKeys,
  saveProfile,
  setDisabled,
  setPasswordByLink,
  setUp,
  signIn,
} from './actions.ts'
import { Account, Empty, People } from './answers.ts'
import { ownPath } from './domain.ts'
import {
  ChangePasswordForm,
  DisabledForm,
  KeysForm,
  PasswordForm,
  PersonForm,
  ProfileForm,
  SessionEndForm,
  SetUpForm,
  SignInForm,
  TokenForm,
} from './forms.ts'
import { route } from './guard.ts'
import { countEnabledPeople, listPeople, listSessions, listTokens } from './store.ts'

/** Before set-up there is nobody who could sign in. */
const signInPage = async (ctx: PersonCtx, next: string) => ({
  view: 'accounts/sign-in',
  title: 'Sign in',
  data: { next, isSetUp: (await countEnabledPeople(ctx.db)) > 0 },
})
const setUpPage = (secret: string) => ({ view: 'accounts/set-up', title: 'Set up Retroduce', data: { secret } })
const passwordPage = (secret: string) => ({ view: 'accounts/password', title: 'Choose a password', data: { secret } })

type PersonCtx = Parameters<Parameters<typeof route>[4]>[0]
const me = (ctx: PersonCtx): number => ctx.visitor.person?.id ?? 0

async function accountPage(ctx: PersonCtx, req: Request, newTokenText: string | null = null) {
  const sessions = await listSessions(ctx.db, me(ctx), ctx.now)
  const own = hashSecret(req.sessionID ?? '')
  return {
    view: 'accounts/account',
    title: 'Your account',
    data: {
      sessions: sessions.map(row => ({ ...row, isThis: row.id === own })),
      tokens: await listTokens(ctx.db, me(ctx)),
      newToken: newTokenText,
    },
  }
}

async function peoplePage(ctx: PersonCtx, link: string | null = null) {
  return {
    view: 'accounts/people',
    title: 'People',
    data: { people: (await listPeople(ctx.db)).map(row => ({ ...row, hasPassword: Number(row.hasPassword) })), link },
  }
}

export const routes: readonly Route[] = [
  route(
    'GET',
    '/sign-in',
    'public',
    { form: z.object({ next: z.string().default('/') }), answer: z.object({ next: z.string(), isSetUp: z.boolean() }) },
    (ctx, { form }) =>
      ctx.visitor.person === null ? signInPage(ctx, ownPath(form.next)) : { see: ownPath(form.next) },
  ),
  route(
    'POST',
    '/sign-in',
    'public',
    {
      form: SignInForm,
      limit: { attempts: 50, minutes: 15 },
      again: (ctx, { form }) => signInPage(ctx, ownPath(String((form as { next?: unknown }).next ?? '/'))),
    },
    async (ctx, { form, req }) => {
      const person = await signIn(ctx, form.email, form.password)
      if (person === null) return { invalid: { email: ['The e-mail address or the password is not right.'] } }
      await beginSession(req, { personId: person })
      return { see: ownPath(form.next) }
    },
  ),
  route('POST', '/sign-out', 'person', {}, async (ctx, { req }) => {
    await noteAccess(ctx, 'signed out', me(ctx))
    await new Promise<void>(resolve => req.session.destroy(() => resolve()))
    return { see: '/sign-in' }
  }),
  route('GET', '/set-up/:secret', 'public', { answer: z.object({ secret: z.string() }) }, (_ctx, { params }) =>
    setUpPage(params.secret),
  ),
  route(
    'POST',
    '/set-up/:secret',
    'public',
    { form: SetUpForm, limit: { attempts: 20, minutes: 15 }, again: (_ctx, { params }) => setUpPage(params.secret) },
    async (ctx, { params, form, req }) => {
      await beginSession(req, { personId: await setUp(ctx, params.secret, form, ctx.services.whenSetUp) })
      return { see: '/', done: 'Your account is ready. You are the admin of this server.' }
    },
  ),
  route('GET', '/password/:secret', 'public', { answer: z.object({ secret: z.string() }) }, (_ctx, { params }) =>
    passwordPage(params.secret),
  ),
  route(
    'POST',
    '/password/:secret',
    'public',
    {
      form: PasswordForm,
      limit: { attempts: 20, minutes: 15 },
      again: (_ctx, { params }) => passwordPage(params.secret),
    },
    async (ctx, { params, form, req }) => {
      await beginSession(req, { personId: await setPasswordByLink(ctx, params.secret, form.password) })
      return { see: '/', done: 'Your password is set.' }
    },
  ),
  route('GET', '/account', 'person', { answer: Account }, (ctx, { req }) => accountPage(ctx, req)),
  route(
    'POST',
    '/account',
    'person',
    {
      form: ProfileForm,
      answer: Account,
      example: { name: 'Lena Lead', theme: 'dark' },
      again: (ctx, { req }) => accountPage(ctx, req),
    },
    async (ctx, { form }) => {
      await saveProfile(ctx, me(ctx), form)
      return { see: '/account', done: 'Saved.' }
    },
  ),
  route(
    'POST',
    '/account/keys',
    'person',
    { form: KeysForm, example: { keys: 'off' }, summary: 'Turn single keys on or off, on every page and device' },
    async (ctx, { form }) => {
      await saveKeys(ctx, me(ctx), form.keys === 'on')
      return { see: ownPath(form.back === '' ? '/account' : form.back), done: `Single keys are ${form.keys}.` }
    },
  ),
  route(
    'POST',
    '/account/password',
    'person',
    {
      form: ChangePasswordForm,
      answer: Account,
      limit: { attempts: 20, minutes: 15 },
      again: (ctx, { req }) => accountPage(ctx, req),
    },
    async (ctx, { form, req }) => {
      await changePassword(
        ctx,
        me(ctx),
        form.currentPassword,
        form.password,
        req.session?.personId === undefined ? null : hashSecret(req.sessionID),
      )
      return { see: '/account', done: 'Your password is changed; all other sessions have ended.' }
    },
  ),
  route(
    'POST',
    '/account/sessions',
    'person',
    { form: SessionEndForm, answer: Account, again: (ctx, { req }) => accountPage(ctx, req) },
    async (ctx, { form }) => {
      await endSession(ctx, me(ctx), form.session)
      return { see: '/account', done: 'The session has ended.' }
    },
  ),
  route(
    'POST',
    '/account/tokens',
    'person',
    { form: TokenForm, answer: Account, example: { name: 'R script' }, again: (ctx, { req }) => accountPage(ctx, req) },
    async (ctx, { form, req }) => accountPage(ctx, req, await createToken(ctx, me(ctx), form.name)),
  ),
  route('POST', '/account/tokens/:token/end', 'person', { form: Empty }, async (ctx, { params }) => {
    await revokeToken(ctx, me(ctx), params.token)
    return { see: '/account', done: 'The token no longer works.' }
  }),
  route('GET', '/people', 'admin', { answer: People }, ctx => peoplePage(ctx)),
  route(
    'POST',
    '/people',
    'admin',
    {
      form: PersonForm,
      answer: People,
      example: { name: 'New Person', email: 'new@example.org' },
      again: ctx => peoplePage(ctx),
    },
    async (ctx, { form }) => {
      const id = await addPerson(ctx, form)
      return peoplePage(ctx, `${ctx.services.config.baseUrl}/password/${await makeAccountLink(ctx, 'password', id)}`)
    },
  ),
  route('POST', '/people/:person/password-link', 'admin', { form: Empty, answer: People }, async (ctx, { params }) =>
    peoplePage(ctx, `${ctx.services.config.baseUrl}/password/${await makeAccountLink(ctx, 'password', params.person)}`),
  ),
  route(
    'POST',
    '/people/:person/access',
    'admin',
    { form: DisabledForm, answer: People, again: ctx => peoplePage(ctx) },
    async (ctx, { params, form }) => {
      await setDisabled(ctx, params.person, form.disabled)
      return {
        see: '/people',
        done: form.disabled ? 'This person can no longer sign in.' : 'This person can sign in again.',
      }
    },
  ),
]
