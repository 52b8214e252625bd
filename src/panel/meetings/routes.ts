// Meetings of a panel: when and how, who was there, what was put and said, and a handout to print.
import { sayIn } from '../../core/http/page/messages.ts'
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { factsIn, type Language, textIn } from '../domain.ts'
import { frameOf, meetingPath } from '../frame.ts'
import { noteLook } from '../panels/actions.ts'
import { contactIn } from '../panels/phone.ts'
import { getPanel, listPanellists, listPanels } from '../panels/store.ts'
import { SaidForm } from '../results/sheet/forms.ts'
import { saveFromPage } from '../results/sheet/routes.ts'
import { shownPoint } from '../results/showing.ts'
import { listPoints } from '../results/store.ts'
import { addMeeting, changeMeeting } from './actions.ts'
import { listMeetingItems } from './agenda/store.ts'
import { FormPage, Handout, MeetingPage } from './answers.ts'
import { MeetingChangeForm, NewMeetingForm, NewMeetingPageForm, NoteQuery, PRESENT, presenceOf } from './forms.ts'
import { LanguageQuery } from './minutes/forms.ts'
import { listSpeakers } from './points/store.ts'
import { getMeeting, listAttendees } from './store.ts'

async function formPage(ctx: MemberCtx, meeting: Awaited<ReturnType<typeof getMeeting>> | null, panel: number | null) {
  const { db, review } = ctx
  const panels = await listPanels(db, review.id)
  const chosen = meeting?.panelId ?? panel ?? panels[0]?.id ?? null
  const people =
    chosen === null ? [] : (await listPanellists(db, review.id, chosen)).filter(one => one.erasedAt === null)
  if (people.length > 0) await noteLook(ctx, `panel ${chosen}`)
  const attending = meeting === null ? [] : await listAttendees(db, review.id, meeting.id)
  const present = Object.entries(PRESENT).flatMap(([field, role]) =>
    (meeting?.presence ?? [])
      .filter(one => one.role === role)
      .map(one => [field, one.people - attending.filter(person => person.role === role).length] as const),
  )
  return {
    view: 'panel/meetings/form',
    title: meeting?.title ?? 'New meeting',
    ...frameOf(ctx),
    data: {
      meeting,
      panels,
      panel: chosen,
      present: Object.fromEntries(present.filter(([, people]) => people > 0)),
      people: people.map(({ id, name, role }) => ({ id, name, role })),
      attending: attending.map(one => one.id),
    },
  }
}

async function itemsOf(ctx: MemberCtx, id: number, language: Language) {
  return (await listMeetingItems(ctx.db, ctx.review.id, id)).map(item => ({
    id: item.id,
    kind: item.subjectKind,
    principle: item.subjectKind === 'principle' ? item.subjectId : null,
    search: item.subjectKind === 'search' ? item.subjectId : null,
    subject: item.subjectId,
    version: item.subjectVersion,
    itemVersion: item.version,
    heading: item.heading,
    plainWords: (item.plainWordsIn as Partial<Record<Language, string>>)[language] || item.plainWords,
    facts: factsIn(textIn(item.restsOn, language)),
  }))
}

/** The names of speakers are for leads; others read roles. */
export async function meetingPage(ctx: MemberCtx, id: number, note = { role: '', panellist: '', item: '' }) {
  const { db, review } = ctx
  const meeting = await getMeeting(db, review.id, id)
  const points = await listPoints(db, review.id, { meetingId: id })
  const speakers = await listSpeakers(db, review.id, id)
  const people = await listAttendees(db, review.id, id)
  const isLead = ctx.may('panel.manage')
  const nameOf = (pointId: number) => {
    const person = people.find(one => one.id === speakers.get(pointId))
    return person !== undefined && isLead ? person.name : ''
  }
  return {
    view: 'panel/meetings/page',
    title: meeting.title,
    ...frameOf(ctx),
    data: {
      meeting,
      items: await itemsOf(ctx, id, 'en'),
      points: points.map(point => {
        const shown = shownPoint(point, isLead)
        const name = nameOf(point.id)
        return {
          ...shown,
          by: name === '' ? shown.by : `${shown.by}, ${name}`,
          item: point.itemId,
          role: point.role,
          saidBy: isLead ? point.saidBy : '',
          panellist: isLead ? (speakers.get(point.id) ?? 0) : 0,
          version: point.version,
        }
      }),
      people: isLead ? people.map(({ id, name, role }) => ({ id, name, role })) : [],
      note,
    },
  }
}

async function handoutPage(ctx: MemberCtx, id: number, language: Language) {
  const meeting = await getMeeting(ctx.db, ctx.review.id, id)
  const panel = await getPanel(ctx.db, ctx.review.id, meeting.panelId)
  return {
    view: 'panel/meetings/handout',
    layout: 'panel' as const,
    language,
    title: `${sayIn(language)('panel.handout.title')}: ${meeting.title}`,
    data: { meeting, items: await itemsOf(ctx, id, language), contact: contactIn(panel) },
  }
}

/** The page as it stands without a note begun. */
const plainPage = (ctx: MemberCtx, id: number) => meetingPage(ctx, id)
const saidOn = ({ data }: Awaited<ReturnType<typeof meetingPage>>) => data.points

const editPage = async (ctx: MemberCtx, id: number) => formPage(ctx, await getMeeting(ctx.db, ctx.review.id, id), null)
const MEETINGS = '/reviews/:review/panel/meetings'
const ONE = '/reviews/:review/panel/meetings/:meeting'
const example = {
  title: 'First meeting',
  heldOn: '2026-11-20',
  form: 'in person',
  minutes: '',
  patients: 2,
  practitioners: 4,
}

export const routes: readonly Route[] = [
  route(
    'GET',
    `${MEETINGS}/new`,
    'panel.manage',
    { form: NewMeetingPageForm, answer: FormPage, again: ctx => formPage(ctx, null, null) },
    (ctx, { form }) => formPage(ctx, null, form.panel),
  ),
  route(
    'POST',
    MEETINGS,
    'panel.manage',
    {
      form: NewMeetingForm,
      answer: FormPage,
      example: { ...example, panel: 1 },
      again: ctx => formPage(ctx, null, null),
    },
    async (ctx, { form }) => {
      const id = await addMeeting(ctx, form.panel, { ...form, presence: presenceOf(form) })
      return {
        see: meetingPath(ctx, id),
        done: 'The meeting is noted. Put items to it and note what was said.',
        data: { id },
      }
    },
  ),
  route(
    'GET',
    ONE,
    'panel.results',
    { form: NoteQuery, answer: MeetingPage, again: (ctx, { params }) => meetingPage(ctx, params.meeting) },
    (ctx, { params, form }) => meetingPage(ctx, params.meeting, form),
  ),
  route(
    'POST',
    `${ONE}/dispositions`,
    'panel.results',
    {
      form: SaidForm,
      answer: MeetingPage,
      example: { save: 'point1', 'point1-choice': 'park', 'point1-reason': 'Kept for later.' },
      again: (ctx, { params }) => plainPage(ctx, params.meeting),
      summary:
        'Says what became of one point, from the page that has a box for each; what stands in the others comes back',
    },
    (ctx, { params, form }) =>
      saveFromPage(ctx, form, () => plainPage(ctx, params.meeting), { saidOn, see: meetingPath(ctx, params.meeting) }),
  ),
  route('GET', `${ONE}/settings`, 'panel.manage', { answer: FormPage }, (ctx, { params }) =>
    editPage(ctx, params.meeting),
  ),
  route(
    'POST',
    ONE,
    'panel.manage',
    {
      form: MeetingChangeForm,
      answer: FormPage,
      example: { ...example, version: 1 },
      again: (ctx, { params }) => editPage(ctx, params.meeting),
    },
    async (ctx, { params, form }) => {
      await changeMeeting(ctx, params.meeting, { ...form, presence: presenceOf(form) })
      return { see: meetingPath(ctx, params.meeting), done: 'Saved.' }
    },
  ),
  route(
    'GET',
    `${ONE}/handout`,
    'panel.results',
    { form: LanguageQuery, answer: Handout, again: (ctx, { params }) => handoutPage(ctx, params.meeting, 'en') },
    (ctx, { params, form }) => handoutPage(ctx, params.meeting, form.language),
  ),
]
