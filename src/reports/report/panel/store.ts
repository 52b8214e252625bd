// What the panel was asked and said, without anybody's name: results of closed rounds, comments that may be quoted, points of meetings.
import { sql } from 'kysely'
import type { Db } from '../../../core/db/open.ts'
import { differenceSaid } from '../../../panel/differences/difference.ts'
import { resultOf } from '../../../panel/results/round/result.ts'
import { listSentences, loadKept } from '../../../panel/results/round/store.ts'
import type { Disposition, Panel } from '../source.ts'

export async function loadPanel(db: Db, reviewId: number): Promise<Panel> {
  const rounds = await listRounds(db, reviewId)
  const closed = rounds.filter(round => round.status === 'closed')
  const shown = new Set(closed.map(round => round.id))
  const items = await listItems(db, reviewId)
  const visible = items.filter(item => item.roundId === null || shown.has(item.roundId))
  const before = closed.flatMap(round => (round.followsId === null ? [] : [round.followsId]))
  const kept = await loadKept(db, reviewId, [...new Set([...shown, ...before])])
  return {
    meetings: await listMeetings(db, reviewId),
    rounds: closed.map(round => ({
      ...round,
      questions: kept.questions.filter(one => one.roundId === round.id),
      result: resultOf(round, kept),
    })),
    items: visible,
    sentences: await listSentences(db, reviewId, [...shown]),
    comments: (await listComments(db, reviewId)).filter(comment => shown.has(comment.roundId)),
    points: await listPoints(db, reviewId),
    thanked: await listThanked(db, reviewId),
    openRounds: rounds.filter(round => round.status === 'open').length,
  }
}

async function listMeetings(db: Db, reviewId: number) {
  const meetings = await db
    .selectFrom('meeting')
    .innerJoin('panel', join =>
      join.onRef('panel.reviewId', '=', 'meeting.reviewId').onRef('panel.id', '=', 'meeting.panelId'),
    )
    .select([
      'meeting.id',
      'meeting.title',
      'meeting.heldOn',
      'meeting.form',
      'panel.name as panelName',
      'panel.id as panelId',
    ])
    .where('meeting.reviewId', '=', reviewId)
    .orderBy('meeting.heldOn')
    .orderBy('meeting.id')
    .execute()
  const presence = await db
    .selectFrom('presence')
    .select(['meetingId', 'role', 'people'])
    .where('reviewId', '=', reviewId)
    .orderBy('role')
    .execute()
  return meetings.map(meeting => ({ ...meeting, presence: presence.filter(one => one.meetingId === meeting.id) }))
}

async function listRounds(db: Db, reviewId: number) {
  return db
    .selectFrom('round')
    .innerJoin('panel', join =>
      join.onRef('panel.reviewId', '=', 'round.reviewId').onRef('panel.id', '=', 'round.panelId'),
    )
    .select(['round.id', 'round.title', 'round.status', 'round.openedAt', 'round.closedAt', 'panel.name as panelName'])
    .select([
      'panel.id as panelId',
      'round.titleNl',
      'round.isAnonymous',
      'round.followsId',
      'round.rule',
      'round.rulePercent',
      'round.ruleRange',
      'round.ruleChosenAt',
    ])
    .where('round.reviewId', '=', reviewId)
    .orderBy('round.id')
    .execute()
}

async function listItems(db: Db, reviewId: number) {
  return db
    .selectFrom('item')
    .select(['id', 'roundId', 'meetingId', 'subjectKind', 'subjectId', 'subjectVersion', 'heading'])
    .where('reviewId', '=', reviewId)
    .orderBy('position')
    .orderBy('id')
    .execute()
}

type Disposed = { choice: Disposition['choice'] | null; reason: string | null; resultingVersion: number | null }

function dispositionOf({ choice, reason, resultingVersion }: Disposed): Disposition | null {
  return choice === null ? null : { choice, reason: reason ?? '', resultingVersion }
}

/** A comment is quoted only while its author's consent to that stands; the latest counts. */
async function listComments(db: Db, reviewId: number) {
  const rows = await db
    .selectFrom('panelComment')
    .innerJoin('panellist', join =>
      join
        .onRef('panellist.reviewId', '=', 'panelComment.reviewId')
        .onRef('panellist.id', '=', 'panelComment.panellistId'),
    )
    .leftJoin('disposition', join =>
      join
        .onRef('disposition.reviewId', '=', 'panelComment.reviewId')
        .onRef('disposition.commentId', '=', 'panelComment.id'),
    )
    .select([
      'panelComment.roundId',
      'panelComment.itemId',
      'panelComment.kind',
      'panelComment.text',
      'panelComment.setting',
      'panelComment.because',
      'panellist.role',
      'disposition.choice',
      'disposition.reason',
      'disposition.resultingVersion',
    ])
    .select(agreedLast('may_quote', 'panel_comment.panellist_id').as('mayQuote'))
    .where('panelComment.reviewId', '=', reviewId)
    .orderBy('panelComment.itemId')
    .orderBy('panellist.role')
    .orderBy('panelComment.text')
    .execute()
  return rows.map(({ choice, reason, resultingVersion, mayQuote, kind, setting, because, ...row }) => ({
    ...row,
    ...saidAs(kind === 'difference' ? { setting, differs: row.text, because } : null, row.text),
    mayQuote: mayQuote === 1,
    disposition: dispositionOf({ choice, reason, resultingVersion }),
  }))
}

function saidAs(difference: Panel['comments'][number]['difference'], text: string) {
  return { difference, text: difference === null ? text : differenceSaid(difference) }
}

/** Its words are those of the minutes; a panellist who has not agreed to be quoted is not, and nobody is named. */
async function listPoints(db: Db, reviewId: number) {
  const rows = await db
    .selectFrom('point')
    .leftJoin('disposition', join =>
      join.onRef('disposition.reviewId', '=', 'point.reviewId').onRef('disposition.pointId', '=', 'point.id'),
    )
    .select([
      'point.meetingId',
      'point.itemId',
      'point.text',
      'point.role',
      'point.panellistId',
      'disposition.choice',
      'disposition.reason',
      'disposition.resultingVersion',
    ])
    .select(agreedLast('may_quote', 'point.panellist_id').as('mayQuote'))
    .where('point.reviewId', '=', reviewId)
    .orderBy('point.id')
    .execute()
  return rows.map(({ choice, reason, resultingVersion, mayQuote, panellistId, ...row }) => ({
    ...row,
    words: panellistId === null ? ('minuted' as const) : mayQuote === 1 ? ('quoted' as const) : ('kept' as const),
    disposition: dispositionOf({ choice, reason, resultingVersion }),
  }))
}

/** Who agreed to be thanked by name and took part in what is over. After a restore the code stands in the place of a name. */
async function listThanked(db: Db, reviewId: number): Promise<string[]> {
  const rows = await db
    .selectFrom('panellist as p')
    .select('p.name')
    .distinct()
    .where('p.reviewId', '=', reviewId)
    .where('p.withdrawnAt', 'is', null)
    .where('p.erasedAt', 'is', null)
    .where('p.name', '<>', '')
    .whereRef('p.name', '<>', 'p.code')
    .where(agreedLast('may_thank', 'p.id'), '=', 1)
    .where(
      sql<boolean>`(exists (select 1 from attendance a where a.review_id = p.review_id and a.panellist_id = p.id) or exists (select 1 from rating r join round d on d.review_id = r.review_id and d.id = r.round_id where r.review_id = p.review_id and r.panellist_id = p.id and d.status = 'closed') or exists (select 1 from panel_comment c join round d on d.review_id = c.review_id and d.id = c.round_id where c.review_id = p.review_id and c.panellist_id = p.id and d.status = 'closed'))`,
    )
    .orderBy('p.name')
    .execute()
  return rows.map(row => row.name)
}

/** What a panellist agreed to last, where that stands. */
const agreedLast = (what: 'may_quote' | 'may_thank', who: string) => {
  const table = who.split('.')[0] ?? ''
  return sql<
    number | null
  >`(select c.${sql.raw(what)} from consent c where c.review_id = ${sql.ref(`${table}.review_id`)} and c.panellist_id = ${sql.ref(who)} and c.withdrawn_at is null order by c.consent_version desc limit 1)`
}
