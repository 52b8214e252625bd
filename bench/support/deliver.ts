// Brings a file of references to the point where someone would press "Import": kept, looked into, listed under a search.
import fs from 'node:fs'
import path from 'node:path'
import { machinery, type ReviewCtx } from '../../src/core/db/transaction.ts'
import { receiveImport } from '../../src/sources/imports/actions.ts'
import type { House } from './house.ts'
import { AT, inserting } from './rows.ts'

/** `keep` moves the file, so the house gets a copy; a search to stand under is made each time. */
export async function deliver(house: House, file: string, searchId: number): Promise<number> {
  const reviewId = house.review.id
  const search = { id: searchId, status: 'run' as const, kind: 'database' as const, source: 'MEDLINE', createdAt: AT }
  await machinery(house.services.database, db => inserting(db)('search', [{ reviewId, ...search }]))
  const incoming = path.join(house.folder, `incoming-${searchId}.ris`)
  fs.copyFileSync(file, incoming)
  const kept = await house.services.files.keep(reviewId, incoming)
  const about = { name: `references-${searchId}.ris`, format: 'RIS', encoding: 'utf-8' }
  return receiveImport(inReview(house), searchId, { ...kept, ...about })
}

export function inReview(house: House): ReviewCtx {
  return { ...house.ctx, review: house.review, actor: { kind: 'person', id: house.personId } }
}
