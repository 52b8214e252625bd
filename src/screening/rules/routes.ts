// How a screen is done: the page that says what a change would move, and the change.
import { z } from 'zod'
import { notFound } from '../../core/errors.ts'
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { SCREEN_NAMES, SCREENS, type Screen } from '../domain.ts'
import { changeRules } from './actions.ts'
import { RulesForm } from './forms.ts'
import { countScreeners, countStatuses, getRules, isSettling } from './store.ts'

const Page = z.object({
  screen: z.enum(SCREENS),
  name: z.string(),
  rules: z.object({
    screeners: z.number(),
    isBlind: z.boolean(),
    maybe: z.enum(['usual', 'forward', 'waits']),
    resolver: z.enum(['anyone', 'third person']),
    version: z.number(),
  }),
  /** Whether there are two people who may decide. */
  mayBeTwo: z.boolean(),
  /** Records by what a change of the number would do to them; null in a review of one person. */
  moves: z.object({ decided: z.number(), awaiting: z.number(), conflicts: z.number(), maybes: z.number() }).nullable(),
  isSettling: z.boolean(),
})

const at = (ctx: MemberCtx, path = '') => `/reviews/${ctx.review.slug}/screening${path}`

function screenOf(name: string): Screen {
  const screen = SCREENS.find(known => known === name)
  if (screen === undefined) throw notFound('This screen')
  return screen
}

async function page(ctx: MemberCtx, screen: Screen) {
  const { db, review } = ctx
  const counts = await countStatuses(db, review.id, screen)
  const count = (status: string) => counts.get(status) ?? 0
  return {
    view: 'screening/rules/page',
    title: `How to screen: ${SCREEN_NAMES[screen].toLowerCase()}`,
    nav: 'screening',
    crumbs: [{ label: 'Screening', href: at(ctx) }],
    data: {
      screen,
      name: SCREEN_NAMES[screen],
      rules: await getRules(db, review.id, screen),
      mayBeTwo: (await countScreeners(db, review.id)) > 1,
      moves:
        review.members < 2
          ? null
          : {
              decided: count('included') + count('excluded'),
              awaiting: count('awaiting second reviewer'),
              conflicts: count('conflict'),
              maybes: count('maybe'),
            },
      isSettling: await isSettling(db, review.id),
    },
  }
}

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/screening/:screen/rules',
    'screening.settings',
    { answer: Page, summary: 'How many people decide, whether they are blind, what a maybe means, who resolves' },
    (ctx, { params }) => page(ctx, screenOf(params.screen)),
  ),
  route(
    'POST',
    '/reviews/:review/screening/:screen/rules',
    'screening.settings',
    {
      form: RulesForm,
      answer: Page,
      example: { screeners: '2', maybe: 'usual', resolver: 'anyone', version: '0' },
      again: (ctx, { params }) => page(ctx, screenOf(params.screen)),
      summary: 'Change how a screen is done; what was decided is settled anew',
    },
    async (ctx, { params, form }) => {
      const screen = screenOf(params.screen)
      const { open, version, ...chosen } = form
      const isGoingOn = await changeRules(ctx, screen, { ...chosen, isBlind: !open }, version ?? 0)
      if (isGoingOn) ctx.services.jobs.poke()
      return {
        see: at(ctx),
        done: isGoingOn
          ? 'Saved. What was decided so far is being settled anew; this goes on in the background.'
          : 'Saved.',
      }
    },
  ),
]
