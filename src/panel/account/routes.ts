// You said, we did: what a panel said, what became of it, what awaits a decision; the account of its involvement; closing letters.
import { z } from 'zod'
import { toCsv } from '../../core/csv.ts'
import { sayIn } from '../../core/http/page/messages.ts'
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { standingOf } from '../domain.ts'
import { frameOf, panelPath } from '../frame.ts'
import { type SentLetter, sendLetters } from '../meetings/minutes/actions.ts'
import { listMeetings } from '../meetings/store.ts'
import { namedIn, reasonFor } from '../naming/names.ts'
import { listNames } from '../naming/store.ts'
import { noteLook } from '../panels/actions.ts'
import { getPanel, listPanellists } from '../panels/store.ts'
import { listQuestions, listRounds } from '../rounds/store.ts'
import { ACCOUNT_HEAD, accountLines } from './accord.ts'
import { writeAccount } from './actions.ts'
import { AccountForm, LettersForm } from './forms.ts'
import { csvRow, HEAD, shownRow } from './said.ts'
import {
  findPanelAccount,
  listClosingLetters,
  listPanelComments,
  listPanelPoints,
  listResponse,
  listTakingPart,
} from './store.ts'

const Row = z.object({
  what: z.string(),
  id: z.number(),
  text: z.string(),
  place: z.string(),
  by: z.string(),
  about: z.string(),
  version: z.number(),
  choice: z.string(),
  became: z.string(),
  reason: z.string(),
  resultingVersion: z.number(),
})
const words = { aim: z.string(), recruitment: z.string(), support: z.string(), effect: z.string() }
const AccountPage = z.object({
  panel: z.object({ id: z.number(), name: z.string(), kind: z.string() }),
  said: z.array(Row),
  takingPart: z.array(
    z.object({
      role: z.string(),
      people: z.number(),
      agreed: z.number(),
      answered: z.number(),
      withdrew: z.number(),
    }),
  ),
  rounds: z.array(
    z.object({
      id: z.number(),
      title: z.string(),
      standing: z.string(),
      openedAt: z.string().nullable(),
      items: z.number(),
      answered: z.number(),
    }),
  ),
  meetings: z.array(
    z.object({ id: z.number(), title: z.string(), heldOn: z.string(), form: z.string(), people: z.number() }),
  ),
  /** The account in the order of the GRIPP2 short form. */
  lines: z.array(z.object({ section: z.string(), what: z.string(), says: z.string() })),
  account: z.object({ ...words, reflection: z.string(), version: z.number() }),
})
const LettersPage = z.object({
  /** Reasons that hold the name of a panellist, a sentence each. */
  named: z.array(z.string()),
  panel: z.object({ id: z.number(), name: z.string() }),
  people: z.array(
    z.object({
      id: z.number(),
      name: z.string(),
      email: z.string(),
      said: z.number(),
      waiting: z.number(),
      written: z.array(z.object({ createdAt: z.string(), mailedAt: z.string().nullable() })),
    }),
  ),
  canSend: z.boolean(),
  made: z.array(
    z.object({ name: z.string(), to: z.string(), subject: z.string(), text: z.string(), problem: z.string() }),
  ),
})
const NOTHING = { aim: '', recruitment: '', support: '', effect: '', reflection: '', version: 0 }

async function saidOf(ctx: MemberCtx, panelId: number) {
  return [
    ...(await listPanelPoints(ctx.db, ctx.review.id, panelId)),
    ...(await listPanelComments(ctx.db, ctx.review.id, panelId)),
  ]
}

async function factsOf(ctx: MemberCtx, id: number) {
  const { db, review, now } = ctx
  const rounds = (await listRounds(db, review.id))
    .filter(round => round.panelId === id && round.status !== 'draft')
    .map(round => ({ ...round, standing: standingOf(round, now) }))
  return {
    said: (await saidOf(ctx, id)).map(shownRow),
    takingPart: await listTakingPart(db, review.id, id),
    rounds,
    meetings: (await listMeetings(db, review.id)).filter(meeting => meeting.panelId === id),
    account: (await findPanelAccount(db, review.id, id)) ?? NOTHING,
    response: await listResponse(db, review.id, id),
    questions: await listQuestions(
      db,
      review.id,
      rounds.map(round => round.id),
    ),
  }
}

async function accountPage(ctx: MemberCtx, id: number) {
  const panel = await getPanel(ctx.db, ctx.review.id, id)
  const facts = await factsOf(ctx, id)
  return {
    view: 'panel/account/page',
    title: `You said, we did: ${panel.name}`,
    ...frameOf(ctx),
    data: {
      panel,
      ...facts,
      lines: accountLines(facts),
    },
  }
}

async function lettersPage(ctx: MemberCtx, id: number, made: readonly SentLetter[] = []) {
  const panel = await getPanel(ctx.db, ctx.review.id, id)
  await noteLook(ctx, `panel ${id}`)
  const all = await saidOf(ctx, id)
  const said = Map.groupBy(all, row => row.panellistId)
  const named = namedIn(
    all.map(row => reasonFor(row.what, row)),
    await listNames(ctx.db, ctx.review.id),
  )
  const letters = await listClosingLetters(ctx.db, ctx.review.id, id)
  const people = (await listPanellists(ctx.db, ctx.review.id, id)).filter(one => one.erasedAt === null)
  return {
    view: 'panel/account/letters',
    title: `What became of it: ${panel.name}`,
    ...frameOf(ctx, { label: 'You said, we did', href: `${panelPath(ctx)}/panels/${id}/account` }),
    data: {
      panel,
      named,
      people: people.flatMap(one => {
        const own = said.get(one.id) ?? []
        if (own.length === 0) return []
        const written = letters.filter(letter => letter.panellistId === one.id)
        const waiting = own.filter(row => row.choice === null).length
        return [{ id: one.id, name: one.name, email: one.email, said: own.length, waiting, written }]
      }),
      canSend: ctx.services.mail.canSend,
      made: made.map(({ name, to, subject, text, problem }) => ({ name, to, subject, text, problem: problem ?? '' })),
    },
  }
}

/** Each letter has its reader's own words and what became of them, and nobody else's. */
async function writeClosing(ctx: MemberCtx, id: number, panellists: readonly number[]) {
  const panel = await getPanel(ctx.db, ctx.review.id, id)
  const said = Map.groupBy(await saidOf(ctx, id), row => row.panellistId)
  const people = await listPanellists(ctx.db, ctx.review.id, id)
  const contact = [panel.contactName, panel.contactPhone, panel.contactEmail].filter(part => part !== '').join(', ')
  const line = (text: string) => text.replaceAll(/\s+/g, ' ').trim()
  const letters = people
    .filter(one => panellists.includes(one.id) && one.erasedAt === null && said.has(one.id))
    .map(person => {
      const say = sayIn(person.language)
      const list = (said.get(person.id) ?? []).map(row => {
        const became =
          row.choice === null
            ? say('panel.disposed.waiting')
            : say(`panel.disposed.${row.choice}`, { reason: row.reason ?? '' })
        const place = (person.language === 'nl' && row.placeNl) || row.place
        return `${line(row.heading ?? place)}\n“${row.text}”\n${became}`
      })
      const values = { name: line(person.name), title: line(ctx.review.title), contact, said: list.join('\n\n') }
      const subject = line(say('mail.closing.subject', { title: ctx.review.title }))
      const text = say('mail.closing.text', values)
      return { panellistId: person.id, to: person.email, name: values.name, subject, text }
    })
  return sendLetters(ctx, letters, { kind: 'closing', meetingId: null }, ctx.services.mail)
}

const ONE = '/reviews/:review/panel/panels/:panel'

export const routes: readonly Route[] = [
  route(
    'GET',
    `${ONE}/account`,
    'panel.results',
    { answer: AccountPage, summary: 'What a panel said, what became of it, and the account of its involvement' },
    (ctx, { params }) => accountPage(ctx, params.panel),
  ),
  route(
    'POST',
    `${ONE}/account`,
    'panel.results',
    {
      form: AccountForm,
      answer: AccountPage,
      example: { aim: 'To hear what works here.', version: 0 },
      again: (ctx, { params }) => accountPage(ctx, params.panel),
    },
    async (ctx, { params, form }) => {
      await writeAccount(ctx, params.panel, form)
      return { see: `${panelPath(ctx)}/panels/${params.panel}/account#involvement`, done: 'Saved.' }
    },
  ),
  route('GET', `${ONE}/account.csv`, 'panel.results', {}, async (ctx, { params }) => {
    await getPanel(ctx.db, ctx.review.id, params.panel)
    const rows = (await saidOf(ctx, params.panel)).map(row => csvRow(shownRow(row)))
    return {
      file: {
        body: toCsv(HEAD, rows),
        type: 'text/csv; charset=utf-8',
        name: `${ctx.review.slug}-panel-${params.panel}-you-said-we-did.csv`,
      },
    }
  }),
  route('GET', `${ONE}/involvement.csv`, 'panel.results', {}, async (ctx, { params }) => {
    await getPanel(ctx.db, ctx.review.id, params.panel)
    const lines = accountLines(await factsOf(ctx, params.panel))
    return {
      file: {
        body: toCsv(
          ACCOUNT_HEAD,
          lines.map(line => [line.section, line.what, line.says]),
        ),
        type: 'text/csv; charset=utf-8',
        name: `${ctx.review.slug}-panel-${params.panel}-involvement.csv`,
      },
    }
  }),
  route('GET', `${ONE}/letters`, 'panel.manage', { answer: LettersPage }, (ctx, { params }) =>
    lettersPage(ctx, params.panel),
  ),
  route(
    'POST',
    `${ONE}/letters`,
    'panel.manage',
    {
      form: LettersForm,
      answer: LettersPage,
      example: { panellists: [1] },
      again: (ctx, { params }) => lettersPage(ctx, params.panel),
      summary: 'Writes each chosen person what became of what they said: by mail where it is set up, else to copy',
    },
    async (ctx, { params, form }) => {
      if (form.panellists.length === 0) return { invalid: { panellists: ['Choose at least one person.'] } }
      return lettersPage(ctx, params.panel, await writeClosing(ctx, params.panel, form.panellists))
    },
  ),
]
