// The panels of a review with their rounds and meetings, and every other address of this feature.
import { z } from 'zod'
import type { Route } from '../core/http/routes.ts'
import { route } from '../reviews/guard.ts'
import { routes as account } from './account/routes.ts'
import { routes as advice } from './advice/routes.ts'
import { routes as answering } from './answering/routes.ts'
import { routes as consents } from './consents/routes.ts'
import { routes as differences } from './differences/routes.ts'
import { standingOf } from './domain.ts'
import { routes as entering } from './entering/routes.ts'
import { routes as feedback } from './feedback/routes.ts'
import { doorRoutes, routes as invitations } from './invitations/routes.ts'
import { routes as items } from './items/routes.ts'
import { routes as agenda } from './meetings/agenda/routes.ts'
import { routes as minutes } from './meetings/minutes/routes.ts'
import { routes as points } from './meetings/points/routes.ts'
import { routes as meetings } from './meetings/routes.ts'
import { listMeetings } from './meetings/store.ts'
import { routes as panels } from './panels/routes.ts'
import { listPanels } from './panels/store.ts'
import { routes as people } from './people/routes.ts'
import { routes as roundResults } from './results/round/routes.ts'
import { routes as results } from './results/routes.ts'
import { countAsked } from './results/store.ts'
import { routes as rounds } from './rounds/routes.ts'
import { listRounds } from './rounds/store.ts'

const Home = z.object({
  panels: z.array(
    z.object({
      id: z.number(),
      kind: z.string(),
      name: z.string(),
      people: z.number(),
      rounds: z.array(
        z.object({
          id: z.number(),
          title: z.string(),
          standing: z.string(),
          closesOn: z.string().nullable(),
          items: z.number(),
          asked: z.number(),
          answered: z.number(),
        }),
      ),
      meetings: z.array(
        z.object({
          id: z.number(),
          title: z.string(),
          heldOn: z.string(),
          form: z.string(),
          people: z.number(),
          points: z.number(),
        }),
      ),
    }),
  ),
})

const own: readonly Route[] = [
  route('GET', '/reviews/:review/panel', 'review.read', { answer: Home }, async ctx => {
    const held = await listMeetings(ctx.db, ctx.review.id)
    const asking = await listRounds(ctx.db, ctx.review.id)
    const asked = await countAsked(
      ctx.db,
      ctx.review.id,
      asking.map(round => round.id),
    )
    return {
      view: 'panel/home',
      title: 'Panel',
      nav: 'panel',
      data: {
        panels: (await listPanels(ctx.db, ctx.review.id)).map(panel => ({
          ...panel,
          people: Number(panel.panellists),
          rounds: asking
            .filter(round => round.panelId === panel.id)
            .map(round => ({ ...round, standing: standingOf(round, ctx.now), asked: asked.get(round.id) ?? 0 })),
          meetings: held.filter(meeting => meeting.panelId === panel.id),
        })),
      },
    }
  }),
]

/** /panel/answer and /panel/left stand before /panel/:secret. */
export const routes: readonly Route[] = [
  ...own,
  ...panels,
  ...people,
  ...consents,
  ...account,
  ...rounds,
  ...items,
  ...feedback,
  ...differences,
  ...invitations,
  ...entering,
  ...results,
  ...roundResults,
  ...meetings,
  ...agenda,
  ...points,
  ...minutes,
  ...advice,
  ...answering,
  ...doorRoutes,
]
