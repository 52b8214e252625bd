// Minutes to read, print and send back to those who were there, with the corrections that came in.
import { z } from 'zod'
import { sayIn } from '../../../core/http/page/messages.ts'
import type { Route } from '../../../core/http/routes.ts'
import { shorten } from '../../../core/text.ts'
import { type MemberCtx, route } from '../../../reviews/guard.ts'
import type { Language } from '../../domain.ts'
import { frameOf, meetingPath } from '../../frame.ts'
import { dayIn } from '../../invitations/letter.ts'
import { namedIn, reasonFor, type Written } from '../../naming/names.ts'
import { listNames } from '../../naming/store.ts'
import { noteLook } from '../../panels/actions.ts'
import { Contact } from '../../panels/answers.ts'
import { contactIn } from '../../panels/phone.ts'
import { getPanel } from '../../panels/store.ts'
import { listPoints } from '../../results/store.ts'
import { listMeetingItems } from '../agenda/store.ts'
import { getMeeting, listAttendees } from '../store.ts'
import { addCorrection, type SentLetter, sendLetters } from './actions.ts'
import { asText, composed, type MinutesOf } from './composing.ts'
import { CorrectionForm, LanguageQuery, LettersForm } from './forms.ts'
import { listCorrections, listMinutesLetters } from './store.ts'

const Spoken = z.object({ by: z.string(), text: z.string(), became: z.string() })
const MinutesPage = z.object({
  meeting: z.object({ id: z.number() }),
  language: z.string(),
  contact: Contact,
  minutes: z.object({
    title: z.string(),
    day: z.string(),
    place: z.string(),
    panelName: z.string(),
    text: z.string(),
    present: z.array(z.string()),
    items: z.array(z.object({ heading: z.string(), points: z.array(Spoken) })),
    whole: z.array(Spoken),
    corrections: z.array(Spoken.extend({ answer: z.string() })),
  }),
})
const LettersPage = z.object({
  /** Words of the minutes that hold the name of a panellist who did not agree to be named, a sentence each. */
  named: z.array(z.string()),
  meeting: z.object({ id: z.number(), title: z.string() }),
  people: z.array(
    z.object({
      id: z.number(),
      name: z.string(),
      email: z.string(),
      written: z.array(z.object({ createdAt: z.string(), mailedAt: z.string().nullable() })),
    }),
  ),
  canSend: z.boolean(),
  made: z.array(
    z.object({ name: z.string(), to: z.string(), subject: z.string(), text: z.string(), problem: z.string() }),
  ),
})

/** What minutes are composed of: roles, and nobody's name. */
async function sourceOf(ctx: MemberCtx, id: number) {
  const { db, review } = ctx
  const meeting = await getMeeting(db, review.id, id)
  const attendees = await listAttendees(db, review.id, id)
  const of = {
    title: meeting.title,
    place: meeting.place,
    panelName: meeting.panelName,
    minutes: meeting.minutes,
    presence: meeting.presence,
    items: await listMeetingItems(db, review.id, id),
    points: await listPoints(db, review.id, { meetingId: id }),
    corrections: await listCorrections(db, review.id, id),
  }
  return { meeting, attendees, panel: await getPanel(db, review.id, meeting.panelId), of }
}

function minutesIn({ of, meeting }: Awaited<ReturnType<typeof sourceOf>>, language: Language) {
  const dated: MinutesOf = { ...of, day: dayIn(language)(meeting.heldOn) }
  return composed(dated, sayIn(language))
}

async function minutesPage(ctx: MemberCtx, id: number, language: Language) {
  const source = await sourceOf(ctx, id)
  return {
    view: 'panel/meetings/minutes',
    layout: 'panel' as const,
    language,
    title: sayIn(language)('panel.minutes.title'),
    data: { meeting: source.meeting, language, contact: contactIn(source.panel), minutes: minutesIn(source, language) },
  }
}

/** What the team wrote of a meeting and everybody who was there will read. */
function writtenIn({ minutes, points, corrections }: Awaited<ReturnType<typeof sourceOf>>['of']): Written[] {
  return [
    { what: 'The text of the minutes', text: minutes },
    ...points.flatMap(point => [
      { what: `Point ${point.id} (“${shorten(point.text, 40)}”)`, text: point.text },
      reasonFor('point', point),
    ]),
    ...corrections.map(one => ({
      what: `A correction (“${shorten(one.text, 40)}”)`,
      text: `${one.text} ${one.answer}`,
    })),
  ]
}

async function lettersPage(ctx: MemberCtx, id: number, made: readonly SentLetter[] = []) {
  const { meeting, attendees, of } = await sourceOf(ctx, id)
  await noteLook(ctx, `people of meeting ${id}`)
  const letters = await listMinutesLetters(ctx.db, ctx.review.id, id)
  return {
    view: 'panel/meetings/letters',
    title: `Minutes to those present: ${meeting.title}`,
    ...frameOf(ctx, { label: meeting.title, href: meetingPath(ctx, id) }),
    data: {
      meeting,
      people: attendees
        .filter(one => one.erasedAt === null)
        .map(one => ({
          id: one.id,
          name: one.name,
          email: one.email,
          written: letters.filter(letter => letter.panellistId === one.id),
        })),
      named: namedIn(writtenIn(of), await listNames(ctx.db, ctx.review.id)),
      canSend: ctx.services.mail.canSend,
      made: made.map(({ name, to, subject, text, problem }) => ({ name, to, subject, text, problem: problem ?? '' })),
    },
  }
}

async function writeMinutes(ctx: MemberCtx, id: number, panellists: readonly number[]) {
  const source = await sourceOf(ctx, id)
  const { contactName, contactPhone, contactEmail } = source.panel
  const contact = [contactName, contactPhone, contactEmail].filter(part => part !== '').join(', ')
  const line = (text: string) => text.replaceAll(/\s+/g, ' ').trim()
  const letters = source.attendees
    .filter(one => panellists.includes(one.id) && one.erasedAt === null)
    .map(person => {
      const say = sayIn(person.language)
      const minutes = minutesIn(source, person.language)
      const values = { name: line(person.name), title: line(minutes.title), day: minutes.day, contact }
      const text = say('mail.minutes.text', { ...values, minutes: asText(minutes, say) })
      const subject = line(say('mail.minutes.subject', { title: minutes.title }))
      return { panellistId: person.id, to: person.email, name: values.name, subject, text }
    })
  return sendLetters(ctx, letters, { kind: 'minutes', meetingId: id }, ctx.services.mail)
}

const ONE = '/reviews/:review/panel/meetings/:meeting'

export const routes: readonly Route[] = [
  route(
    'GET',
    `${ONE}/minutes`,
    'panel.results',
    {
      form: LanguageQuery,
      answer: MinutesPage,
      again: (ctx, { params }) => minutesPage(ctx, params.meeting, 'en'),
      summary: 'Minutes composed of who was there by role, what was put, what was said and what became of it',
    },
    (ctx, { params, form }) => minutesPage(ctx, params.meeting, form.language),
  ),
  route('GET', `${ONE}/letters`, 'panel.manage', { answer: LettersPage }, (ctx, { params }) =>
    lettersPage(ctx, params.meeting),
  ),
  route(
    'POST',
    `${ONE}/letters`,
    'panel.manage',
    {
      form: LettersForm,
      answer: LettersPage,
      example: { panellists: [1] },
      again: (ctx, { params }) => lettersPage(ctx, params.meeting),
      summary: 'Writes the minutes to people who were there: by mail where it is set up, else to copy',
    },
    async (ctx, { params, form }) => {
      if (form.panellists.length === 0) return { invalid: { panellists: ['Choose at least one person.'] } }
      return lettersPage(ctx, params.meeting, await writeMinutes(ctx, params.meeting, form.panellists))
    },
  ),
  route(
    'POST',
    `${ONE}/corrections`,
    'panel.manage',
    {
      form: CorrectionForm,
      answer: LettersPage,
      example: { role: 'practitioner', text: 'It was Tuesday.', receivedOn: '2026-11-21', outcome: 'noted' },
      again: (ctx, { params }) => lettersPage(ctx, params.meeting),
    },
    async (ctx, { params, form }) => {
      const id = await addCorrection(ctx, params.meeting, form)
      return {
        see: `${meetingPath(ctx, params.meeting)}/letters`,
        done: 'The correction is kept with the minutes.',
        data: { id },
      }
    },
  ),
]
