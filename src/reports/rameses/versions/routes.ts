// The versions of what a team said to a RAMESES item, and the ways back to one.
import { z } from 'zod'
import { differences } from '../../../core/differences.ts'
import { notFound } from '../../../core/errors.ts'
import { sayIn } from '../../../core/http/page/messages.ts'
import type { Route } from '../../../core/http/routes.ts'
import { type MemberCtx, route } from '../../../reviews/guard.ts'
import { loadOutline } from '../../outline/store.ts'
import { returnItem, takeBackItem } from '../actions.ts'
import { History } from '../answers.ts'
import { HistoryQuery, ReturnForm } from '../forms.ts'
import { frameOf, LIST, pathOf } from '../frame.ts'
import { shownItem } from '../showing.ts'
import { listVersions, loadItems } from '../store.ts'

const SHOWN = 20

async function historyPage(ctx: MemberCtx, number: number, before: number | null) {
  const { db, review } = ctx
  const item = (await loadItems(db, review.id)).find(one => one.item === number)
  if (item === undefined) throw notFound('This item')
  const rows = await listVersions(db, review.id, number, SHOWN + 1, before)
  const { sections } = await loadOutline(db, review.id)
  return {
    view: 'reports/rameses/history',
    title: `History of RAMESES item ${number}`,
    ...frameOf(ctx, true),
    data: {
      item: shownItem(item, sections, sayIn('en')),
      versions: rows.slice(0, SHOWN).map((row, at) => ({
        ...row,
        parts: differences(rows[at + 1]?.words ?? row.words, row.words),
      })),
      before: rows.length > SHOWN ? (rows[SHOWN - 1]?.version ?? null) : null,
    },
  }
}

export const routes: readonly Route[] = [
  route(
    'GET',
    `${LIST}/:item/versions`,
    'review.read',
    { form: HistoryQuery, answer: History, summary: 'What stood at a RAMESES item, version by version' },
    (ctx, { params, form }) => historyPage(ctx, params.item, form.before),
  ),
  route(
    'POST',
    `${LIST}/:item/versions/:number/withdrawal`,
    'reports.write',
    { form: z.object({}), example: {}, summary: 'Undo the save that made this version, while it is the newest' },
    async (ctx, { params }) => {
      await takeBackItem(ctx, params.item, params.number)
      return { see: pathOf(ctx, `/${params.item}`), done: 'Undone. The history has what was taken back.' }
    },
  ),
  route(
    'POST',
    `${LIST}/:item/versions/:number/return`,
    'reports.write',
    { form: ReturnForm, example: { latest: 1 }, summary: 'Make an earlier version the newest again' },
    async (ctx, { params, form }) => {
      const now = await returnItem(ctx, params.item, params.number, form.latest)
      const undo = { action: pathOf(ctx, `/${params.item}/versions/${now}/withdrawal`), label: 'Undo' }
      return { see: pathOf(ctx, `/${params.item}`), done: `Version ${params.number} stands again.`, undo }
    },
  ),
]
