// The outline of the full report: its sections in their order, and how references, marks and fixed words are printed.
import { z } from 'zod'
import { sayIn } from '../../core/http/page/messages.ts'
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { loadItems } from '../rameses/store.ts'
import { deleteOutline, saveOutline } from './actions.ts'
import { OutlinePage } from './answers.ts'
import { arranged } from './arranging.ts'
import { OutlineForm } from './forms.ts'
import { SECTION_KEYS } from './sections.ts'
import { loadOutline } from './store.ts'

const OUTLINE = '/reviews/:review/report-outline'
const home = (ctx: MemberCtx, path = '') => `/reviews/${ctx.review.slug}${path}`

async function page(ctx: MemberCtx) {
  const outline = await loadOutline(ctx.db, ctx.review.id)
  const items = await loadItems(ctx.db, ctx.review.id)
  const say = sayIn('en')
  return {
    view: 'reports/outline/page',
    title: 'Outline of the full report',
    nav: 'report',
    crumbs: [{ label: 'Report', href: home(ctx, '/reports') }],
    data: {
      ...outline,
      sections: outline.sections.map(({ key, shown }) => ({
        ...{ key, shown, title: say(`report.section.${key}`) },
        items: items.filter(one => one.section === key).map(({ item, status }) => ({ item, status })),
      })),
      isDefault: outline.version === 0,
    },
  }
}

export const routes: readonly Route[] = [
  route(
    'GET',
    OUTLINE,
    'review.read',
    { answer: OutlinePage, summary: 'Which sections the full report has, in which order and style' },
    page,
  ),
  route(
    'POST',
    OUTLINE,
    'reports.write',
    {
      form: OutlineForm,
      answer: OutlinePage,
      example: {
        ...{ sections: [...SECTION_KEYS], shown: [...SECTION_KEYS], move: 'panel up' },
        ...{ style: 'vancouver', tags: 'letter', language: 'en', version: 0 },
      },
      again: page,
      summary: 'Choose and order the sections of the full report',
    },
    async (ctx, { form }) => {
      const { style, tags, language, version, move } = form
      const now = await saveOutline(ctx, { sections: arranged(form), style, tags, language }, version)
      const place = move === undefined ? '' : `#section-${move.split(' ')[0]}`
      const done = now === version ? 'Nothing was changed.' : 'Saved.'
      return { see: `${home(ctx, '/report-outline')}${place}`, done, data: { version: now } }
    },
  ),
  route(
    'POST',
    `${OUTLINE}/deletion`,
    'reports.write',
    { form: z.object({}), example: {}, summary: 'Go back to the default outline' },
    async ctx => {
      const bin = await deleteOutline(ctx)
      const undo = { action: home(ctx, `/bin/${bin}/restoration`), label: 'Undo' }
      return { see: home(ctx, '/report-outline'), done: 'The default stands again.', undo }
    },
  ),
]
