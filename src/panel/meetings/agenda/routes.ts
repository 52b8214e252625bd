// An agenda: what can be put, chosen together or one by one, the prepared first one, order, taking out.
import { z } from 'zod'
import { listConfigurationNames } from '../../../configurations/store.ts'
import { plainWording } from '../../../configurations/wording.ts'
import { sayIn } from '../../../core/http/page/messages.ts'
import type { Route } from '../../../core/http/routes.ts'
import { counted } from '../../../core/text.ts'
import { listPrinciples } from '../../../principles/store.ts'
import { type MemberCtx, route } from '../../../reviews/guard.ts'
import { listQuestions } from '../../../reviews/questions/store.ts'
import { searchName } from '../../../sources/searches/domain.ts'
import { listSearchNames } from '../../../sources/searches/store.ts'
import { sentenceOf } from '../../../theories/domain.ts'
import { listTheoryStatements } from '../../../theories/store.ts'
import { frameOf, meetingPath } from '../../frame.ts'
import { MeetingPage } from '../answers.ts'
import { meetingPage } from '../routes.ts'
import { getMeeting } from '../store.ts'
import { moveMeetingItem, prepareAgenda, putItem, putSubjects, removeMeetingItem } from './actions.ts'
import { AgendaForm, MeetingItemForm, PositionForm, PreparationForm, RemovalForm } from './forms.ts'

const Choice = z.object({ value: z.string(), label: z.string() })
const AgendaPage = z.object({
  meeting: z.object({ id: z.number(), title: z.string() }),
  groups: z.array(z.object({ name: z.string(), choices: z.array(Choice) })),
})

const short = (text: string) => (text.length > 160 ? `${text.slice(0, 158)} …` : text)

async function agendaPage(ctx: MemberCtx, id: number) {
  const { db, review } = ctx
  const meeting = await getMeeting(db, review.id, id)
  const questions = (await listQuestions(db, review.id)).slice(0, 1)
  const statements = await listTheoryStatements(db, review.id)
  const searches = (await listSearchNames(db, review.id)).filter(one => one.status === 'planned')
  const principles = (await listPrinciples(db, review.id)).filter(one => one.status !== 'withdrawn')
  const configurations = (await listConfigurationNames(db, review.id, 'synthesised')).filter(
    one => one.status !== 'retired',
  )
  const choices = (kind: string, rows: readonly { readonly id: number; readonly words: string }[]) =>
    rows.map(row => ({ value: `${kind} ${row.id}`, label: short(row.words) }))
  const groups = [
    {
      name: 'The question',
      choices: choices(
        'question',
        questions.map(one => ({ id: one.id, words: one.text })),
      ),
    },
    {
      name: 'Theory statements',
      choices: choices(
        'theory statement',
        statements.map(one => ({ id: one.id, words: `${one.number}. ${sentenceOf(one)}` })),
      ),
    },
    {
      name: 'Planned searches',
      choices: choices(
        'search',
        searches.map(one => ({ id: one.id, words: `${one.id}. ${searchName(one)}` })),
      ),
    },
    {
      name: 'Principles',
      choices: choices(
        'principle',
        principles.map(one => ({ id: one.id, words: `${one.id}. ${one.heading || 'No heading yet'}` })),
      ),
    },
    {
      name: 'Configurations',
      choices: choices(
        'configuration',
        configurations.map(one => ({ id: one.id, words: `CMOC ${one.id}. ${one.title || plainWording(one.wording)}` })),
      ),
    },
  ]
  return {
    view: 'panel/meetings/agenda',
    title: `Agenda of ${meeting.title}`,
    ...frameOf(ctx, { label: meeting.title, href: meetingPath(ctx, id) }),
    data: { meeting, groups: groups.filter(group => group.choices.length > 0) },
  }
}

const ONE = '/reviews/:review/panel/meetings/:meeting'

export const routes: readonly Route[] = [
  route('GET', `${ONE}/agenda`, 'panel.manage', { answer: AgendaPage }, (ctx, { params }) =>
    agendaPage(ctx, params.meeting),
  ),
  route(
    'POST',
    `${ONE}/agenda`,
    'panel.manage',
    {
      form: AgendaForm,
      answer: AgendaPage,
      example: { subjects: ['principle 1'], heading: '', plainWords: '' },
      again: (ctx, { params }) => agendaPage(ctx, params.meeting),
      summary:
        'Puts several subjects as they stand now (`principle 1`, `theory statement 3`, …), and words of one’s own',
    },
    async (ctx, { params, form }) => {
      const put = await putSubjects(ctx, params.meeting, form, sayIn)
      return { see: meetingPath(ctx, params.meeting), done: `${counted(put, 'item')} put.`, data: { put } }
    },
  ),
  route(
    'POST',
    `${ONE}/agenda/preparation`,
    'panel.manage',
    {
      form: PreparationForm,
      answer: MeetingPage,
      example: { language: 'en' },
      again: (ctx, { params }) => meetingPage(ctx, params.meeting),
      summary: 'Puts the question, the theory statements, the planned searches and what one asks a panel first',
    },
    async (ctx, { params, form }) => {
      const put = await prepareAgenda(ctx, params.meeting, sayIn(form.language), sayIn)
      return { see: meetingPath(ctx, params.meeting), done: `${counted(put, 'item')} put.`, data: { put } }
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
    `${ONE}/items/:item/position`,
    'panel.manage',
    {
      form: PositionForm,
      answer: MeetingPage,
      example: { to: 'down' },
      again: (ctx, { params }) => meetingPage(ctx, params.meeting),
    },
    async (ctx, { params, form }) => {
      await moveMeetingItem(ctx, params.meeting, params.item, form.to, form.version)
      return { see: `${meetingPath(ctx, params.meeting)}#item-${params.item}` }
    },
  ),
  route(
    'POST',
    `${ONE}/items/:item/deletion`,
    'panel.manage',
    { form: RemovalForm, example: {} },
    async (ctx, { params, form }) => {
      const bin = await removeMeetingItem(ctx, params.meeting, params.item, form.version)
      return {
        see: meetingPath(ctx, params.meeting),
        done: 'The item is taken off the agenda.',
        undo: { action: `/reviews/${ctx.review.slug}/bin/${bin}/restoration`, label: 'Undo' },
      }
    },
  ),
]
