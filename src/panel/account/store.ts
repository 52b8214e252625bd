// Queries on everything a panel said and what became of it, on who took part by role, and on the team's words about involving it.
import type { Db } from '../../core/db/open.ts'

/** Comments of rounds that were opened, oldest first. `mayQuote`: by what its writer agreed to last. */
export async function listPanelComments(db: Db, reviewId: number, panelId: number) {
  const rows = await db
    .selectFrom('panelComment as c')
    .innerJoin('panellist as p', join =>
      join.onRef('p.reviewId', '=', 'c.reviewId').onRef('p.id', '=', 'c.panellistId'),
    )
    .innerJoin('round as r', join => join.onRef('r.reviewId', '=', 'c.reviewId').onRef('r.id', '=', 'c.roundId'))
    .leftJoin('item as i', join => join.onRef('i.reviewId', '=', 'c.reviewId').onRef('i.id', '=', 'c.itemId'))
    .leftJoin('disposition as d', join => join.onRef('d.reviewId', '=', 'c.reviewId').onRef('d.commentId', '=', 'c.id'))
    .select(['c.id', 'c.text', 'c.setting', 'c.because', 'c.panellistId', 'p.role', 'r.title as place', 'i.heading'])
    .select('r.titleNl as placeNl')
    .select(['i.subjectKind', 'i.subjectId', 'i.subjectVersion', 'd.choice', 'd.reason', 'd.resultingVersion'])
    .select(eb =>
      eb
        .selectFrom('consent')
        .select('consent.mayQuote')
        .whereRef('consent.reviewId', '=', 'p.reviewId')
        .whereRef('consent.panellistId', '=', 'p.id')
        .where('consent.withdrawnAt', 'is', null)
        .orderBy('consent.consentVersion', 'desc')
        .limit(1)
        .as('mayQuote'),
    )
    .where('c.reviewId', '=', reviewId)
    .where('p.panelId', '=', panelId)
    .where(eb => eb.or([eb('c.text', '<>', ''), eb('c.setting', '<>', ''), eb('c.because', '<>', '')]))
    .orderBy('c.id')
    .execute()
  return rows.map(({ mayQuote, setting, because, text, ...row }) => ({
    ...row,
    what: 'comment' as const,
    text: text || [setting, because].filter(part => part !== '').join(': '),
    mayQuote: mayQuote === 1,
  }))
}

/** Points of the panel's meetings, oldest first; said in the room, so their role is known. */
export async function listPanelPoints(db: Db, reviewId: number, panelId: number) {
  const rows = await db
    .selectFrom('point as c')
    .innerJoin('meeting as m', join => join.onRef('m.reviewId', '=', 'c.reviewId').onRef('m.id', '=', 'c.meetingId'))
    .leftJoin('item as i', join => join.onRef('i.reviewId', '=', 'c.reviewId').onRef('i.id', '=', 'c.itemId'))
    .leftJoin('disposition as d', join => join.onRef('d.reviewId', '=', 'c.reviewId').onRef('d.pointId', '=', 'c.id'))
    .select(['c.id', 'c.text', 'c.panellistId', 'c.role', 'm.title as place', 'i.heading'])
    .select(['i.subjectKind', 'i.subjectId', 'i.subjectVersion', 'd.choice', 'd.reason', 'd.resultingVersion'])
    .where('c.reviewId', '=', reviewId)
    .where('m.panelId', '=', panelId)
    .orderBy('c.id')
    .execute()
  return rows.map(row => ({ ...row, what: 'point' as const, mayQuote: true, placeNl: '' }))
}

/** By role: how many are or were on the panel, agreed, answered and withdrew. No names. */
export async function listTakingPart(db: Db, reviewId: number, panelId: number) {
  const rows = await db
    .selectFrom('panellist as p')
    .select(['p.role', 'p.withdrawnAt'])
    .select(eb => [
      eb
        .exists(
          eb
            .selectFrom('consent')
            .select('consent.panellistId')
            .whereRef('consent.reviewId', '=', 'p.reviewId')
            .whereRef('consent.panellistId', '=', 'p.id'),
        )
        .as('agreed'),
      eb
        .exists(
          eb
            .selectFrom('rating')
            .select('rating.id')
            .whereRef('rating.reviewId', '=', 'p.reviewId')
            .whereRef('rating.panellistId', '=', 'p.id'),
        )
        .as('answered'),
    ])
    .where('p.reviewId', '=', reviewId)
    .where('p.panelId', '=', panelId)
    .orderBy('p.role')
    .execute()
  return [...Map.groupBy(rows, row => row.role)].map(([role, people]) => ({
    role,
    people: people.length,
    agreed: people.filter(one => Boolean(one.agreed)).length,
    answered: people.filter(one => Boolean(one.answered)).length,
    withdrew: people.filter(one => one.withdrawnAt !== null).length,
  }))
}

/** By round and role: how many were asked, by link or with answers entered for them, and how many answered. No names. */
export async function listResponse(db: Db, reviewId: number, panelId: number) {
  const people = await db
    .selectFrom('panellist')
    .select(['id', 'role'])
    .where('reviewId', '=', reviewId)
    .where('panelId', '=', panelId)
    .execute()
  const role = new Map(people.map(one => [one.id, one.role]))
  const pairs = (from: 'panelInvitation' | 'rating') =>
    db.selectFrom(from).select(['roundId', 'panellistId']).distinct().where('reviewId', '=', reviewId).execute()
  const answered = await pairs('rating')
  const keys = new Set(
    [...(await pairs('panelInvitation')), ...answered].map(one => `${one.roundId} ${one.panellistId}`),
  )
  const done = new Set(answered.map(one => `${one.roundId} ${one.panellistId}`))
  const counts = new Map<string, { roundId: number; role: string; asked: number; answered: number }>()
  for (const key of keys) {
    const [roundId = 0, panellistId = 0] = key.split(' ').map(Number)
    const of = role.get(panellistId)
    if (of === undefined) continue
    const row = counts.get(`${roundId} ${of}`) ?? { roundId, role: of, asked: 0, answered: 0 }
    row.asked += 1
    row.answered += done.has(key) ? 1 : 0
    counts.set(`${roundId} ${of}`, row)
  }
  return [...counts.values()].sort((a, b) => a.roundId - b.roundId || a.role.localeCompare(b.role))
}

export async function findPanelAccount(db: Db, reviewId: number, panelId: number) {
  return db
    .selectFrom('panelAccount')
    .select(['aim', 'recruitment', 'support', 'effect', 'reflection', 'version'])
    .where('reviewId', '=', reviewId)
    .where('panelId', '=', panelId)
    .executeTakeFirst()
}

type Words = { aim: string; recruitment: string; support: string; effect: string; reflection: string }
type Kept = Words & { reviewId: number; panelId: number; changedAt: string; changedBy: number | null }

export async function insertPanelAccount(db: Db, row: Kept): Promise<void> {
  await db.insertInto('panelAccount').values(row).execute()
}

/** False when someone saved in between. */
export async function updatePanelAccount(
  db: Db,
  { reviewId, panelId, ...set }: Kept,
  version: number,
): Promise<boolean> {
  const done = await db
    .updateTable('panelAccount')
    .set({ ...set, version: version + 1 })
    .where('reviewId', '=', reviewId)
    .where('panelId', '=', panelId)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** When the closing letter was written for whom. */
export async function listClosingLetters(db: Db, reviewId: number, panelId: number) {
  return db
    .selectFrom('panelLetter as l')
    .innerJoin('panellist as p', join =>
      join.onRef('p.reviewId', '=', 'l.reviewId').onRef('p.id', '=', 'l.panellistId'),
    )
    .select(['l.panellistId', 'l.createdAt', 'l.mailedAt'])
    .where('l.reviewId', '=', reviewId)
    .where('p.panelId', '=', panelId)
    .where('l.kind', '=', 'closing')
    .orderBy('l.id')
    .execute()
}
