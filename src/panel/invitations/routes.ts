// Links: made, sent and ended by the lead; and the door they open, which shows nothing and records nothing until a button is pressed.
import type { Request } from 'express'
import { route as account } from '../../accounts/guard.ts'
import { newToken } from '../../core/http/csrf.ts'
import { sayIn } from '../../core/http/page/messages.ts'
import type { BaseCtx, Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { DoorPage } from '../answering/answers.ts'
import type { Language } from '../domain.ts'
import { standingOf } from '../domain.ts'
import { frameOf, roundPath } from '../frame.ts'
import { listItems } from '../items/store.ts'
import { noteLook } from '../panels/actions.ts'
import { getRound } from '../rounds/store.ts'
import {
  type MadeLink,
  makeInvitations,
  makeReminders,
  type Opened,
  openLink,
  type Posted,
  revokeInvitations,
  sendInvitation,
  sendNewLink,
} from './actions.ts'
import { InvitationsPage } from './answers.ts'
import { EmptyForm, InvitationsForm } from './forms.ts'
import { isLate } from './late.ts'
import { listInvited } from './store.ts'

/** The reader's language: asked for in the address, else the browser's. */
function languageOf(req: Request): Language {
  const asked = req.query.language
  if (asked === 'nl' || asked === 'en') return asked
  return req.acceptsLanguages('en', 'nl') === 'nl' ? 'nl' : 'en'
}

function door(
  req: Request,
  view: 'door' | 'no-entry' | 'sent' | 'left',
  title: string,
  secret: string,
  canSend = false,
) {
  const language = languageOf(req)
  return {
    view: `panel/door/${view}`,
    layout: 'panel' as const,
    language,
    title: sayIn(language)(title),
    data: { secret, canSend },
  }
}

/** A link that opens nothing; a new one is offered only where this server can send it. */
function noEntry(ctx: BaseCtx, req: Request, secret: string) {
  return { ...door(req, 'no-entry', 'panel.noEntry.title', secret, ctx.services.mail.canSend), status: 404 }
}

/** A new session for this panellist alone; an earlier one of this browser is worth nothing then. */
function beginSession(req: Request, { invitationId, ...panellist }: Opened): Promise<void> {
  return new Promise((resolve, reject) => {
    req.session.regenerate(error => {
      if (error != null) return reject(error)
      req.session.panellist = panellist
      req.session.panelInvitationId = invitationId
      newToken(req)
      req.session.save(problem => (problem == null ? resolve() : reject(problem)))
    })
  })
}

/** After /panel/answer in the table of routes: a secret is any other word. */
export const doorRoutes: readonly Route[] = [
  account('GET', '/panel/left', 'public', { answer: DoorPage }, (_ctx, { req }) =>
    door(req, 'left', 'panel.left.title', ''),
  ),
  account('GET', '/panel/:secret', 'public', { answer: DoorPage }, (_ctx, { params, req }) =>
    door(req, 'door', 'panel.door.title', params.secret),
  ),
  account(
    'POST',
    '/panel/:secret',
    'public',
    { form: EmptyForm, answer: DoorPage, limit: { attempts: 100, minutes: 15 } },
    async (ctx, { params, req }) => {
      const opened = await openLink(ctx, params.secret.slice(0, 200))
      if (opened === null) return noEntry(ctx, req, params.secret)
      await beginSession(req, opened)
      return { see: '/panel/answer' }
    },
  ),
  account(
    'POST',
    '/panel/:secret/new-link',
    'public',
    { form: EmptyForm, answer: DoorPage, limit: { attempts: 20, minutes: 60 } },
    (ctx, { params, req }) => {
      const { mail, config, log } = ctx.services
      if (!mail.canSend) return noEntry(ctx, req, params.secret)
      // Not awaited: the answer takes as long for a link that was never made.
      sendNewLink({ ...ctx }, params.secret.slice(0, 200), { mail, baseUrl: config.baseUrl, sayIn }).catch(error =>
        log.error({ error: String(error) }, 'a new link was not sent'),
      )
      return door(req, 'sent', 'panel.sent.title', '')
    },
  ),
]

async function invitationsPage(ctx: MemberCtx, roundId: number, links: readonly (MadeLink & Posted)[] = []) {
  const round = await getRound(ctx.db, ctx.review.id, roundId)
  await noteLook(ctx, `invitations of round ${roundId}`)
  const people = await listInvited(ctx.db, ctx.review.id, roundId, round.panelId)
  const items = (await listItems(ctx.db, ctx.review.id, roundId)).length
  const person = new Map(people.map(one => [one.id, one]))
  return {
    view: 'panel/rounds/invitations',
    title: `Invitations to ${round.title}`,
    ...frameOf(ctx, { label: round.title, href: roundPath(ctx, roundId) }),
    data: {
      round: { ...round, standing: standingOf(round, ctx.now) },
      people,
      made: links.map(link => ({
        panellistId: link.panellistId,
        name: person.get(link.panellistId)?.name ?? '',
        link: `${ctx.services.config.baseUrl}/panel/${link.secret}?language=${person.get(link.panellistId)?.language ?? 'en'}`,
        sent: link.problem === null,
        problem: link.problem ?? '',
        subject: link.letter?.subject ?? '',
        text: link.letter?.text ?? '',
      })),
      late: people.filter(one => isLate(one, items)).length,
      canSend: ctx.services.mail.canSend,
    },
  }
}

/** So many letters at once: a slow mail server keeps a lead waiting no longer than it must. */
const AT_ONCE = 5

async function posted(ctx: MemberCtx, made: readonly MadeLink[]): Promise<(MadeLink & Posted)[]> {
  const { mail, config } = ctx.services
  const links: (MadeLink & Posted)[] = []
  for (let at = 0; at < made.length; at += AT_ONCE)
    links.push(
      ...(await Promise.all(
        made.slice(at, at + AT_ONCE).map(async link => ({
          ...link,
          ...(await sendInvitation(ctx, link, { mail, baseUrl: config.baseUrl, sayIn })),
        })),
      )),
    )
  return links
}

const INVITATIONS = '/reviews/:review/panel/rounds/:round/invitations'

export const routes: readonly Route[] = [
  route('GET', INVITATIONS, 'panel.manage', { answer: InvitationsPage }, (ctx, { params }) =>
    invitationsPage(ctx, params.round),
  ),
  route(
    'POST',
    INVITATIONS,
    'panel.manage',
    {
      form: InvitationsForm,
      answer: InvitationsPage,
      example: { panellists: [1] },
      again: (ctx, { params }) => invitationsPage(ctx, params.round),
      summary:
        'Makes a link for each person, shown once, and sends it where mail is set up. Earlier links go on working.',
    },
    async (ctx, { params, form }) => {
      if (form.panellists.length === 0) return { invalid: { panellists: ['Choose at least one person.'] } }
      const made = await makeInvitations(ctx, params.round, form.panellists)
      return invitationsPage(ctx, params.round, await posted(ctx, made))
    },
  ),
  route(
    'POST',
    '/reviews/:review/panel/rounds/:round/reminders',
    'panel.manage',
    {
      form: EmptyForm,
      answer: InvitationsPage,
      example: {},
      again: (ctx, { params }) => invitationsPage(ctx, params.round),
      summary:
        'Makes and sends a new link to everyone who was asked and has not finished. Earlier links go on working.',
    },
    async (ctx, { params }) =>
      invitationsPage(ctx, params.round, await posted(ctx, await makeReminders(ctx, params.round))),
  ),
  route(
    'POST',
    `${INVITATIONS}/:invitation/revocation`,
    'panel.manage',
    {
      form: EmptyForm,
      example: {},
      summary: 'Ends every link that the person of this one has to the round',
    },
    async (ctx, { params }) => {
      await revokeInvitations(ctx, params.round, params.invitation)
      return {
        see: `${roundPath(ctx, params.round)}/invitations`,
        done: 'No link of this person to the round works any more.',
      }
    },
  ),
]
