// What became of a check: applying a proposed wording, taking that back, and the record of it all as a table.
import { z } from 'zod'
import { nameOf } from '../../../configurations/domain.ts'
import { listNamesOf } from '../../../configurations/store.ts'
import { toCsv } from '../../../core/csv.ts'
import type { Route } from '../../../core/http/routes.ts'
import { type MemberCtx, route } from '../../../reviews/guard.ts'
import { DONE, MOST_CHECKED } from '../domain.ts'
import { ApplyForm } from '../forms.ts'
import { showSaid } from '../shown.ts'
import { getCheck, type ItemRow, listItems } from '../store.ts'
import { applyProposal, withdrawApplication } from './actions.ts'

const CHECK = '/reviews/:review/synthesis/checks/:check'
const at = (ctx: MemberCtx, path: string) => `/reviews/${ctx.review.slug}/synthesis/checks${path}`

const HEAD = [
  ...['number', 'configuration', 'label', 'title', 'checked by', 'answer', 'answered at', 'note', 'change'],
  ...['proposed wording', 'applied at', 'applied by', 'comment', 'discussion', 'present wording'],
]

async function recordOf(ctx: MemberCtx, id: number): Promise<string> {
  const check = await getCheck(ctx.db, ctx.review.id, id)
  const items = await listItems(ctx.db, ctx.review.id, id, { answer: null, after: 0, limit: MOST_CHECKED })
  const ids = items.map(item => item.configurationId)
  const names = new Map((await listNamesOf(ctx.db, ctx.review.id, check.layer, ids)).map(one => [one.id, one]))
  const row = (item: ItemRow) => {
    const name = names.get(item.configurationId)
    const said = showSaid(item)
    return [
      String(item.position),
      nameOf(item.layer, item.configurationId),
      ...[name?.label ?? '', name?.title ?? '', check.checkerName],
      ...(said === null ? ['no answer', '', '', ''] : [DONE[said.answer], said.givenAt, said.note, changeOf(said)]),
      ...[said?.proposedWording ?? '', said?.applied?.at ?? '', said?.applied?.by ?? ''],
      ...discussionOf(said),
      item.presentWording,
    ]
  }
  return toCsv(HEAD, items.map(row))
}

type Said = ReturnType<typeof showSaid>
const changeOf = (said: NonNullable<Said>) =>
  said.change === null ? '' : [said.change.what, said.change.note].filter(Boolean).join(': ')
const discussionOf = (said: Said) =>
  said?.comment == null ? ['', ''] : [String(said.comment.id), said.comment.isSettled ? 'settled' : 'open']

export const routes: readonly Route[] = [
  route(
    'GET',
    `${CHECK}/record.csv`,
    'review.export',
    { summary: 'The record of a check of coding as CSV' },
    async (ctx, { params }) => {
      const body = await recordOf(ctx, params.check)
      const name = `${ctx.review.slug}-coding-check-${params.check}.csv`
      return { file: { body, type: 'text/csv; charset=utf-8', name } }
    },
  ),
  route(
    'POST',
    `${CHECK}/items/:item/application`,
    'configurations.write',
    {
      form: ApplyForm,
      example: { version: '1', wording: '' },
      summary: 'Make the wording that a checker proposed the wording of the configuration',
    },
    async (ctx, { params, form }) => {
      await applyProposal(ctx, params.check, params.item, form.version, form.wording)
      return {
        see: at(ctx, `/${params.check}`),
        done: 'The proposed wording was applied.',
        undo: { action: at(ctx, `/${params.check}/items/${params.item}/application/withdrawal`), label: 'Undo' },
      }
    },
  ),
  route(
    'POST',
    `${CHECK}/items/:item/application/withdrawal`,
    'configurations.write',
    { form: z.object({}), summary: 'Take an applied wording back' },
    async (ctx, { params }) => {
      await withdrawApplication(ctx, params.check, params.item)
      return { see: at(ctx, `/${params.check}`), done: 'The wording of before stands again.' }
    },
  ),
]
