// What a panel advised on a search that was planned: each time it was put to a meeting, with the points and what became of them.
import { z } from 'zod'
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { searchName } from '../../sources/searches/domain.ts'
import { getSearch } from '../../sources/searches/store.ts'
import { frameOf, meetingPath } from '../frame.ts'
import { Said } from '../results/answers.ts'
import { shownPoint } from '../results/showing.ts'
import { listItemsOf, listPoints } from '../results/store.ts'

const Advice = z.object({
  search: z.object({ id: z.number(), name: z.string(), status: z.string(), version: z.number() }),
  times: z.array(
    z.object({
      itemId: z.number(),
      title: z.string(),
      href: z.string(),
      panel: z.string(),
      heldOn: z.string(),
      version: z.number().nullable(),
      said: z.array(Said),
    }),
  ),
})

async function advicePage(ctx: MemberCtx, id: number) {
  const { id: reviewId } = ctx.review
  const search = await getSearch(ctx.db, reviewId, id)
  const items = await listItemsOf(ctx.db, reviewId, { kind: 'search', id })
  const points = await listPoints(ctx.db, reviewId, { itemIds: items.map(item => item.id) })
  const isLead = ctx.may('panel.manage')
  return {
    view: 'panel/advice/page',
    fragment: 'panel/advice/_times',
    title: `The panel on search ${id}`,
    ...frameOf(ctx),
    data: {
      search: { id, name: searchName(search), status: search.status, version: search.version },
      times: items.flatMap(item =>
        item.meetingId === null
          ? []
          : [
              {
                itemId: item.id,
                title: item.meetingTitle ?? '',
                href: `${meetingPath(ctx, item.meetingId)}#item-${item.id}`,
                panel: item.panelName,
                heldOn: item.heldOn ?? '',
                version: item.subjectVersion,
                said: points.filter(point => point.itemId === item.id).map(point => shownPoint(point, isLead)),
              },
            ],
      ),
    },
  }
}

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/panel/searches/:search',
    'panel.results',
    { answer: Advice, summary: 'What the panel advised on a planned search' },
    (ctx, { params }) => advicePage(ctx, params.search),
  ),
]
