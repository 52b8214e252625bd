// Meetings of a panel: who was there by role, what was put, what was said, and a handout to print.
import { sayIn } from '../../core/http/page/messages.ts'
import type { Route } from '../../core/http/routes.ts'
import { listPrinciples } from '../../principles/store.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { searchName } from '../../sources/searches/domain.ts'
import { listSearchNames } from '../../sources/searches/store.ts'
import { factsIn, textIn } from '../domain.ts'
import { frameOf, meetingPath } from '../frame.ts'
import { EmptyForm } from '../invitations/forms.ts'
import { listPanels } from '../panels/store.ts'
import { shownPoint } from '../results/showing.ts'
import { listPoints } from '../results/store.ts'
import { addMeeting, addPoint, changeMeeting, putItem, removePoint } from './actions.ts'
import { FormPage, Handout, MeetingPage } from './answers.ts'
import {
  MeetingChangeForm,
  MeetingItemForm,
  NewMeetingForm,
  NewMeetingPageForm,
  PointForm,
  PRESENT,
  presenceOf,
} from './forms.ts'
import { getMeeting, listMeetingItems } from './store.ts'

async function formPage(ctx: MemberCtx, meeting: Awaited<ReturnType<typeof getMeeting>> | null, panel: number | null) {
  const panels = await listPanels(ctx.db, ctx.review.id)
  const present = Object.entries(PRESENT).flatMap(([field, role]) =>
    (meeting?.presence ?? []).filter(one => one.role === role).map(one => [field, one.people] as const),
  )
  return {
    view: 'panel/meetings/form',
    title: meeting?.title ?? 'New meeting',
    ...frameOf(ctx),
    data: {
      meeting,
      panels,
      panel: meeting?.panelId ?? panel ?? panels[0]?.id ?? null,
      present: Object.fromEntries(present),
    },
  }
}

async function itemsOf(ctx: MemberCtx, id: number) {
  return (await listMeetingItems(ctx.db, ctx.review.id, id)).map(item => ({
    id: item.id,
    principle: item.subjectKind === 'principle' ? item.subjectId : null,
    search: item.subjectKind === 'search' ? item.subjectId : null,
    version: item.subjectVersion,
    heading: item.heading,
    plainWords: item.plainWords,
    facts: factsIn(textIn(item.restsOn, 'en')),
  }))
}

async function meetingPage(ctx: MemberCtx, id: number) {
  const meeting = await getMeeting(ctx.db, ctx.review.id, id)
  const points = await listPoints(ctx.db, ctx.review.id, { meetingId: id })
  const isLead = ctx.may('panel.manage')
  return {
    view: 'panel/meetings/page',
    title: meeting.title,
    ...frameOf(ctx),
    data: {
      meeting,
      items: await itemsOf(ctx, id),
      points: points.map(point => ({ ...shownPoint(point, isLead), item: point.itemId })),
      principles: (await listPrinciples(ctx.db, ctx.review.id)).filter(principle => principle.status !== 'withdrawn'),
      searches: (await listSearchNames(ctx.db, ctx.review.id))
        .filter(search => search.status === 'planned')
        .map(search => ({ id: search.id, name: `${search.id}. ${searchName(search)}` })),
    },
  }
}

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
  route('GET', ONE, 'panel.results', { answer: MeetingPage }, (ctx, { params }) => meetingPage(ctx, params.meeting)),
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
    'POST',
    `${ONE}/items`,
    'panel.manage',
    {
      form: MeetingItemForm,
      answer: MeetingPage,
      example: { heading: 'Is the question right?', plainWords: '' },
      again: (ctx, { params }) => meetingPage(ctx, params.meeting),
    },
    async (ctx, { params, form }) => {
      const id = await putItem(ctx, params.meeting, form, sayIn)
      return { see: meetingPath(ctx, params.meeting), done: 'The item is added.', data: { id } }
    },
  ),
  route(
    'POST',
    `${ONE}/points`,
    'panel.manage',
    {
      form: PointForm,
      answer: MeetingPage,
      example: { role: 'practitioner', text: 'Time is short on Mondays.' },
      again: (ctx, { params }) => meetingPage(ctx, params.meeting),
    },
    async (ctx, { params, form }) => {
      const id = await addPoint(ctx, params.meeting, form)
      return { see: `${meetingPath(ctx, params.meeting)}#point-${id}`, done: 'The point is noted.', data: { id } }
    },
  ),
  route(
    'POST',
    `${ONE}/points/:point/deletion`,
    'panel.manage',
    { form: EmptyForm, example: {} },
    async (ctx, { params }) => {
      const bin = await removePoint(ctx, params.meeting, params.point)
      return {
        see: meetingPath(ctx, params.meeting),
        done: 'The point is removed.',
        undo: { action: `/reviews/${ctx.review.slug}/bin/${bin}/restoration`, label: 'Undo' },
      }
    },
  ),
  route('GET', `${ONE}/handout`, 'panel.results', { answer: Handout }, async (ctx, { params }) => {
    const meeting = await getMeeting(ctx.db, ctx.review.id, params.meeting)
    return {
      view: 'panel/meetings/handout',
      title: `Handout: ${meeting.title}`,
      ...frameOf(ctx, { label: meeting.title, href: meetingPath(ctx, meeting.id) }),
      data: { meeting, items: await itemsOf(ctx, meeting.id) },
    }
  }),
]
