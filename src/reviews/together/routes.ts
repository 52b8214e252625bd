// Working sessions: beginning one at a shared screen, who is present, what was made, and the end of it.
import type { z } from 'zod'
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../guard.ts'
import { listMembers } from '../members/store.ts'
import { SUBJECTS, subjectLink } from '../subjects.ts'
import { changePresence, endSession, startSession, withdrawName } from './actions.ts'
import { SessionList, SessionPage } from './answers.ts'
import { EndForm, PresenceForm, SessionsQuery, StartForm, WithdrawalForm } from './forms.ts'
import { countsOf, madeOf } from './saved.ts'
import { isOpen, overAt } from './signing.ts'
import { findSessionOf, getSession, listSaved, listSessions, type Session } from './store.ts'

const PAGE = 50
const SHOWN = 300

const at = (ctx: MemberCtx, path = '') => `/reviews/${ctx.review.slug}/together${path}`

function shown(ctx: MemberCtx, session: Session) {
  const { endedAt, afterActivity: _, untilActivity: __, stays, ...rest } = session
  const own = stays.filter(stay => stay.personId === ctx.person.id)
  const isMine = session.heldBy === ctx.person.id
  const isOut = own.some(stay => stay.withdrawnAt !== null)
  return {
    ...rest,
    overAt: overAt(session),
    isOpen: isOpen(session, ctx.now),
    wantsEnding: endedAt === null && !isOpen(session, ctx.now),
    stays: stays.map(stay => ({
      personId: stay.personId,
      name: stay.withdrawnAt === null || stay.personId === ctx.person.id ? stay.name : null,
      joinedAt: stay.joinedAt,
      leftAt: stay.leftAt,
      isWithdrawn: stay.withdrawnAt !== null,
    })),
    isMine,
    named: isMine || own.length === 0 ? ('no' as const) : isOut ? ('withdrawn' as const) : ('yes' as const),
  }
}

async function membersOf(ctx: MemberCtx) {
  const members = await listMembers(ctx.db, ctx.review.id)
  return members.map(({ personId, name, role }) => ({ personId, name, role }))
}

async function listPage(ctx: MemberCtx, { document, before }: z.output<typeof SessionsQuery>) {
  const found = await listSessions(ctx.db, ctx.review.id, { before, limit: PAGE + 1 })
  const sessions = found.slice(0, PAGE)
  const own = await findSessionOf(ctx.db, ctx.review.id, ctx.person.id)
  return {
    view: 'reviews/together/list',
    title: 'Working together',
    nav: 'configurations',
    data: {
      sessions: sessions.map(session => shown(ctx, session)),
      open: own !== undefined && isOpen(own, ctx.now) ? shown(ctx, own) : null,
      members: await membersOf(ctx),
      document,
      next: found.length > PAGE ? (sessions.at(-1)?.id ?? null) : null,
    },
  }
}

async function sessionPage(ctx: MemberCtx, id: number) {
  const session = await getSession(ctx.db, ctx.review.id, id)
  const made = madeOf(await listSaved(ctx.db, ctx.review.id, session, overAt(session)))
  return {
    view: 'reviews/together/page',
    title: `Working session ${id}`,
    nav: 'configurations',
    crumbs: [{ label: 'Working together', href: at(ctx) }],
    data: {
      session: shown(ctx, session),
      members: await membersOf(ctx),
      counts: countsOf(made),
      made: made.slice(0, SHOWN).map(one => {
        const { label, href } = subjectLink(ctx.review.slug, one)
        return { label, href: one.kind in SUBJECTS ? href : null, verbs: [...one.verbs] }
      }),
      isMore: made.length > SHOWN,
    },
  }
}

const asked = (form: unknown): z.output<typeof SessionsQuery> =>
  SessionsQuery.safeParse({ document: (form as { document?: unknown } | null)?.document }).data ??
  SessionsQuery.parse({})

const ONE = '/reviews/:review/together/:workingSession'

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/together',
    'review.read',
    { form: SessionsQuery, answer: SessionList, summary: 'Working sessions, newest first' },
    (ctx, { form }) => listPage(ctx, form),
  ),
  route(
    'POST',
    '/reviews/:review/together',
    'configurations.write',
    {
      form: StartForm,
      answer: SessionList,
      example: { present: [], guests: 2, purpose: 'Coding together' },
      again: (ctx, { form }) => listPage(ctx, asked(form)),
      summary: 'Begin a working session: what you save is signed with all who are present',
    },
    async (ctx, { form }) => {
      const id = await startSession(ctx, form)
      const see =
        form.document === null ? at(ctx, `/${id}`) : `/reviews/${ctx.review.slug}/documents/${form.document}/coding`
      return { see, done: 'You work together now. What you save is signed with all who are present.', data: { id } }
    },
  ),
  route(
    'GET',
    ONE,
    'review.read',
    { answer: SessionPage, summary: 'A working session: who was present, and what was made' },
    (ctx, { params }) => sessionPage(ctx, params.workingSession),
  ),
  route(
    'POST',
    `${ONE}/presence`,
    'configurations.write',
    {
      form: PresenceForm,
      answer: SessionPage,
      example: { present: [], guests: 1 },
      again: (ctx, { params }) => sessionPage(ctx, params.workingSession),
      summary: 'Say who is there from now on',
    },
    async (ctx, { params, form }) => {
      await changePresence(ctx, params.workingSession, form)
      return { see: at(ctx, `/${params.workingSession}`), done: 'Noted who is there.' }
    },
  ),
  route(
    'POST',
    `${ONE}/ending`,
    'configurations.write',
    {
      form: EndForm,
      answer: SessionPage,
      example: { note: 'We stopped at the discussion.' },
      again: (ctx, { params }) => sessionPage(ctx, params.workingSession),
      summary: 'End a working session; its memo goes into the journal',
    },
    async (ctx, { params, form }) => {
      const memo = await endSession(ctx, params.workingSession, form.note)
      return {
        see: `/reviews/${ctx.review.slug}/memos/${memo}`,
        done: 'The working session is over. This is its memo.',
        data: { memo },
      }
    },
  ),
  route(
    'POST',
    `${ONE}/withdrawal`,
    'review.comment',
    {
      form: WithdrawalForm,
      example: { withdrawn: 'on' },
      summary: 'Withdraw one’s name from a working session, or put it back',
    },
    async (ctx, { params, form }) => {
      const { isStillNamed } = await withdrawName(ctx, params.workingSession, form.withdrawn)
      const said = form.withdrawn
        ? 'Your name is withdrawn: nothing is signed with it any longer.'
        : 'Your name stands again.'
      const more = isStillNamed ? ' The memo was edited by hand and may still name you; ask its author.' : ''
      return { see: at(ctx, `/${params.workingSession}`), done: `${said}${more}` }
    },
  ),
]
