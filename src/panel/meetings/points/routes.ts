// Points of a meeting: noted one by one or several at once, changed, removed.
import type { Route } from '../../../core/http/routes.ts'
import { counted } from '../../../core/text.ts'
import { route } from '../../../reviews/guard.ts'
import { meetingPath } from '../../frame.ts'
import { MeetingPage } from '../answers.ts'
import { meetingPage } from '../routes.ts'
import { addNotes, addPoint, changePoint, removePoint } from './actions.ts'
import { NotesForm, PointChangeForm, PointForm, RemovalForm } from './forms.ts'

const ONE = '/reviews/:review/panel/meetings/:meeting'

export const routes: readonly Route[] = [
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
      const next = new URLSearchParams({
        role: form.role ?? '',
        panellist: String(form.panellist ?? ''),
        item: String(form.item ?? ''),
      })
      // The next point is often about the same item, and the field is ready for it.
      return { see: `${meetingPath(ctx, params.meeting)}?${next}#note`, done: 'The point is noted.', data: { id } }
    },
  ),
  route(
    'POST',
    `${ONE}/notes`,
    'panel.manage',
    {
      form: NotesForm,
      answer: MeetingPage,
      example: { notes: 'rt We begin with the question.' },
      again: (ctx, { params }) => meetingPage(ctx, params.meeting),
      summary:
        'Notes several points at once, one a line: pt, pr, po, ex or rt, perhaps the number of an item, the words',
    },
    async (ctx, { params, form }) => {
      const noted = await addNotes(ctx, params.meeting, form.notes)
      return {
        see: `${meetingPath(ctx, params.meeting)}#note`,
        done: `${counted(noted, 'point')} noted.`,
        data: { noted },
      }
    },
  ),
  route(
    'POST',
    `${ONE}/points/:point`,
    'panel.manage',
    {
      form: PointChangeForm,
      answer: MeetingPage,
      example: { role: 'practitioner', text: 'Time is short.', version: 1 },
      again: (ctx, { params }) => meetingPage(ctx, params.meeting),
    },
    async (ctx, { params, form }) => {
      await changePoint(ctx, params.meeting, params.point, form)
      return { see: `${meetingPath(ctx, params.meeting)}#point-${params.point}`, done: 'Saved.' }
    },
  ),
  route(
    'POST',
    `${ONE}/points/:point/deletion`,
    'panel.manage',
    { form: RemovalForm, example: {} },
    async (ctx, { params, form }) => {
      const bin = await removePoint(ctx, params.meeting, params.point, form.version)
      return {
        see: meetingPath(ctx, params.meeting),
        done: 'The point is removed.',
        undo: { action: `/reviews/${ctx.review.slug}/bin/${bin}/restoration`, label: 'Undo' },
      }
    },
  ),
]
