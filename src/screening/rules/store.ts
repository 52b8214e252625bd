// Queries on how each screen is done: by one or two people, blind or open, what a maybe means, who resolves.
import type { Db } from '../../core/db/open.ts'
import { prepared } from '../../core/db/reading/prepared.ts'
import { type Rules, SCREENS, type Screen, USUAL } from '../domain.ts'

/** `version` is 0 while nobody has chosen anything. */
export type KeptRules = Rules & { readonly version: number }

const kept = prepared((db, reviewId: number) =>
  db
    .selectFrom('screenRule')
    .select(['screen', 'screeners', 'isBlind', 'maybe', 'resolver', 'version'])
    .where('reviewId', '=', reviewId),
)

export async function getBothRules(db: Db, reviewId: number): Promise<Readonly<Record<Screen, KeptRules>>> {
  const rows = await kept(db, reviewId)
  const of = (screen: Screen): KeptRules => {
    const row = rows.find(one => one.screen === screen)
    if (row === undefined) return { ...USUAL, version: 0 }
    const { screeners, maybe, resolver, version } = row
    return { screeners, isBlind: row.isBlind === 1, maybe, resolver, version }
  }
  return { 'title-abstract': of(SCREENS[0]), 'full-text': of(SCREENS[1]) }
}

export async function getRules(db: Db, reviewId: number, screen: Screen): Promise<KeptRules> {
  return (await getBothRules(db, reviewId))[screen]
}

/** False when someone saved in between. */
export async function saveRules(
  db: Db,
  reviewId: number,
  screen: Screen,
  { isBlind, screeners, maybe, resolver }: Rules,
  version: number,
): Promise<boolean> {
  const row = { screeners, isBlind: isBlind ? 1 : 0, maybe, resolver, version: version + 1 } as const
  if (version === 0) {
    const done = await db
      .insertInto('screenRule')
      .values({ reviewId, screen, ...row })
      .onConflict(conflict => conflict.columns(['reviewId', 'screen']).doNothing())
      .executeTakeFirst()
    return Number(done.numInsertedOrUpdatedRows ?? 0) === 1
  }
  const done = await db
    .updateTable('screenRule')
    .set(row)
    .where('reviewId', '=', reviewId)
    .where('screen', '=', screen)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** Members who may decide and can sign in. */
export async function countScreeners(db: Db, reviewId: number): Promise<number> {
  const row = await db
    .selectFrom('member')
    .innerJoin('person', 'person.id', 'member.personId')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('member.reviewId', '=', reviewId)
    .where('member.role', 'in', ['lead', 'reviewer'])
    .where('person.disabledAt', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** How many records of a screen have which status: what a change of the rules would move. */
export async function countStatuses(db: Db, reviewId: number, screen: Screen): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('screening')
    .select(eb => ['status', eb.fn.countAll<number>().as('count')])
    .where('reviewId', '=', reviewId)
    .where('screen', '=', screen)
    .groupBy('status')
    .execute()
  return new Map(rows.map(row => [row.status, Number(row.count)]))
}

export async function countMembers(db: Db, reviewId: number): Promise<number> {
  const row = await db
    .selectFrom('member')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('reviewId', '=', reviewId)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Whether a job is settling a screen of this review just now. */
export async function isSettling(db: Db, reviewId: number): Promise<boolean> {
  const row = await db
    .selectFrom('job')
    .select('id')
    .where('reviewId', '=', reviewId)
    .where('kind', '=', 'settle a screen')
    .where('state', 'in', ['waiting', 'running'])
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
