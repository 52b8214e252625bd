// Agreement as a page and as CSV: a lead sees every pair, anyone else the pairs they belong to; second checks stand beside them.
import { z } from 'zod'
import { toCsv } from '../../core/csv.ts'
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { countVerdicts, listChecks } from '../checks/store.ts'
import { SCREENS } from '../domain.ts'
import { getBothRules } from '../rules/store.ts'
import { COLUMNS, compareChecks, comparePairs, rowsOf } from './figures.ts'
import { countPairs, countVotes, listNames } from './store.ts'

const Person = z.object({ name: z.string(), decided: z.number() })
const Table = z.object({ both: z.number(), firstOnly: z.number(), secondOnly: z.number(), neither: z.number() })
const Agreement = z.object({
  n: z.number(),
  observed: z.number().nullable(),
  expected: z.number().nullable(),
  kappa: z.number().nullable(),
  interval: z.object({ low: z.number(), high: z.number() }).nullable(),
  adjusted: z.number().nullable(),
})
const Figures = { screen: z.enum(SCREENS), screenName: z.string(), table: Table, agreement: Agreement }
const Page = z.object({
  pairs: z.array(z.object({ ...Figures, first: Person, second: Person })).readonly(),
  checks: z
    .array(
      z.object({
        ...Figures,
        id: z.number(),
        checkerName: z.string(),
        isBlind: z.boolean(),
        size: z.number(),
        answered: z.number(),
      }),
    )
    .readonly(),
  /** False where only the reader's own pairs are among them. */
  seesAll: z.boolean(),
  members: z.number(),
  /** Screens in which everybody sees all votes now: two votes there are not independent. */
  open: z.array(z.enum(SCREENS)),
})

const at = (ctx: MemberCtx, path = '') => `/reviews/${ctx.review.slug}/screening${path}`

async function read(ctx: MemberCtx) {
  const seesAll = ctx.review.role === 'lead'
  const rows = await countPairs(ctx.db, ctx.review.id, seesAll ? null : ctx.person.id)
  const people = [...new Set(rows.flatMap(row => [row.firstPersonId, row.secondPersonId]))]
  const votes = await countVotes(ctx.db, ctx.review.id, people)
  const pairs = comparePairs(rows, votes, await listNames(ctx.db, people))
  const checks = compareChecks(await listChecks(ctx.db, ctx.review.id), await countVerdicts(ctx.db, ctx.review.id))
  const rules = await getBothRules(ctx.db, ctx.review.id)
  const open = SCREENS.filter(screen => rules[screen].screeners > 1 && !rules[screen].isBlind)
  return { pairs, checks, seesAll, members: ctx.review.members, open }
}

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/screening/agreement',
    'review.read',
    { answer: Page, summary: 'Agreement of two people in each screen, and of second checks' },
    async ctx => ({
      view: 'screening/agreement/page',
      title: 'Agreement',
      nav: 'screening',
      crumbs: [{ label: 'Screening', href: at(ctx) }],
      data: await read(ctx),
    }),
  ),
  route(
    'GET',
    '/reviews/:review/screening/agreement.csv',
    'review.read',
    { summary: 'The same figures as CSV' },
    async ctx => {
      const { pairs, checks } = await read(ctx)
      const body = toCsv([...COLUMNS], rowsOf(pairs, checks))
      return { file: { body, type: 'text/csv; charset=utf-8', name: 'agreement.csv' } }
    },
  ),
]
