// Pages whose data change only when something in the review changes: worked out once, then shown again until the next change.
import type { Request } from 'express'
import type { z } from 'zod'
import { latestChange } from '../db/activity.ts'
import type { Database } from '../db/open.ts'
import type { Answer } from './answers.ts'
import type { BaseCtx } from './routes.ts'

type Kept = { readonly mark: string; readonly answer: Answer<never> }

const KEPT = 200
const pages = new WeakMap<Database, Map<string, Kept>>()

/**
 * Every write leaves an activity row, so the number of the latest one says whether an answer still holds; on several servers
 * too. Kept apart for each person, role, day and address. What is kept is parsed, and frozen: a view that would change it fails.
 */
export async function untilChange<A extends z.ZodType>(
  ctx: BaseCtx & { readonly review?: { readonly id: number; readonly role?: string } },
  req: Request,
  schema: A | undefined,
  work: () => Promise<Answer<z.input<A>>> | Answer<z.input<A>>,
): Promise<Answer<z.input<A>>> {
  const { review } = ctx
  if (review === undefined) return parsed(await work(), schema)
  const kept = pagesOf(ctx.database)
  const { said: _, ...query } = req.query
  const key = JSON.stringify([review.id, review.role, ctx.visitor.person?.id, ctx.now.slice(0, 10), req.path, query])
  // Read before the work: what is saved meanwhile makes the next reader work it out again.
  const mark = await latestChange(ctx.db, review.id)
  const found = kept.get(key)
  if (found?.mark === mark) return found.answer
  const answer = frozen(parsed(await work(), schema))
  kept.delete(key)
  if ('view' in answer) kept.set(key, { mark, answer: answer as Answer<never> })
  if (kept.size > KEPT) kept.delete(kept.keys().next().value as string)
  return answer
}

function pagesOf(database: Database): Map<string, Kept> {
  const found = pages.get(database)
  if (found !== undefined) return found
  const fresh = new Map<string, Kept>()
  pages.set(database, fresh)
  return fresh
}

function parsed<A extends z.ZodType>(answer: Answer<z.input<A>>, schema: A | undefined): Answer<z.input<A>> {
  if (schema === undefined || !('view' in answer)) return answer
  return { ...answer, data: schema.parse(answer.data) as z.input<A> }
}

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  for (const inner of Object.values(value)) frozen(inner)
  return Object.freeze(value)
}
