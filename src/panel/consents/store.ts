// Queries on what panellists agreed to: which text in which language, what may be quoted, and who noted it.
import type { Db } from '../../core/db/open.ts'

/** What a panellist agreed to, the latest first. */
export async function listConsents(db: Db, reviewId: number, panellistId: number) {
  return db
    .selectFrom('consent')
    .leftJoin('person', 'person.id', 'consent.enteredBy')
    .select(['consentVersion', 'text', 'language', 'mayQuote', 'mayThank', 'givenAt', 'withdrawnAt'])
    .select('person.name as enteredByName')
    .where('consent.reviewId', '=', reviewId)
    .where('consent.panellistId', '=', panellistId)
    .orderBy('consentVersion', 'desc')
    .execute()
}

/** Agreeing again to the same text replaces what may be quoted, and takes a withdrawal back. */
export async function upsertConsent(
  db: Db,
  row: {
    reviewId: number
    panellistId: number
    consentVersion: number
    text: string
    language: 'en' | 'nl'
    mayQuote: 0 | 1
    mayThank: 0 | 1
    givenAt: string
    enteredBy: number | null
  },
): Promise<void> {
  const { mayQuote, mayThank, text, language, givenAt, enteredBy } = row
  await db
    .insertInto('consent')
    .values({ ...row, withdrawnAt: null })
    .onConflict(conflict =>
      conflict
        .columns(['reviewId', 'panellistId', 'consentVersion'])
        .doUpdateSet({ mayQuote, mayThank, text, language, givenAt, enteredBy, withdrawnAt: null }),
    )
    .execute()
}

export async function endConsents(db: Db, reviewId: number, panellistId: number, at: string): Promise<void> {
  await db
    .updateTable('consent')
    .set({ withdrawnAt: at })
    .where('reviewId', '=', reviewId)
    .where('panellistId', '=', panellistId)
    .where('withdrawnAt', 'is', null)
    .execute()
}
