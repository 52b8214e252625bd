// Reads principles with what they rest on and how sure the team is.
import type { Db } from '../../../core/db/open.ts'
import { readPrinciple } from '../../../principles/reading.ts'
import { loadGround } from '../../../principles/resting/store.ts'
import { listPrinciples } from '../../../principles/store.ts'
import { listSureness } from '../../../principles/sureness/store.ts'
import { getReview } from '../../../reviews/store.ts'
import type { PrincipleRow } from './columns.ts'

export async function readPrinciples(db: Db, reviewId: number): Promise<readonly PrincipleRow[]> {
  const { shape } = await getReview(db, reviewId)
  const principles = await listPrinciples(db, reviewId)
  const ground = await loadGround(db, reviewId, principles, shape)
  const sureness = await listSureness(
    db,
    reviewId,
    principles.map(principle => principle.id),
  )
  return principles.map(principle => ({
    ...readPrinciple(principle, ground),
    sureness: sureness.get(principle.id) ?? null,
  }))
}
