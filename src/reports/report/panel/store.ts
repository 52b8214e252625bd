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
    rounds: closed.map(round => ({ ...round, result: resultOf(round, kept) })),
    items: visible,
    sentences: await listSentences(db, reviewId, [...shown]),
    comments: (await listComments(db, reviewId)).filter(comment => shown.has(comment.roundId)),
    points: await listPoints(db, reviewId),
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
    .select(
      sql<
        number | null
      >`(select c.may_quote from consent c where c.review_id = panel_comment.review_id and c.panellist_id = panel_comment.panellist_id and c.withdrawn_at is null order by c.consent_version desc limit 1)`.as(
        'mayQuote',
      ),
    )
    .where('panelComment.reviewId', '=', reviewId)
    .orderBy('panelComment.itemId')
    .orderBy('panellist.role')
    .orderBy('panelComment.text')
    .execute()
  return rows.map(({ choice, reason, resultingVersion, mayQuote, kind, setting, because, ...row }) => ({
    ...row,
    text: kind === 'difference' ? differenceSaid({ setting, differs: row.text, because }) : row.text,
    mayQuote: mayQuote === 1,
    disposition: dispositionOf({ choice, reason, resultingVersion }),
  }))
}

/** What a lead noted of who made a point stays with leads; a name is of a panellist who was there and agreed to be thanked by it, as in minutes. */
async function listPoints(db: Db, reviewId: number) {
  const rows = await db
    .selectFrom('point')
    .leftJoin('disposition', join =>
      join.onRef('disposition.reviewId', '=', 'point.reviewId').onRef('disposition.pointId', '=', 'point.id'),
    )
    .leftJoin('attendance', join =>
      join
        .onRef('attendance.reviewId', '=', 'point.reviewId')
        .onRef('attendance.meetingId', '=', 'point.meetingId')
        .onRef('attendance.panellistId', '=', 'point.panellistId'),
    )
    .leftJoin('panellist', join =>
      join.onRef('panellist.reviewId', '=', 'attendance.reviewId').onRef('panellist.id', '=', 'attendance.panellistId'),
    )
    .leftJoin('panel', join =>
      join.onRef('panel.reviewId', '=', 'panellist.reviewId').onRef('panel.id', '=', 'panellist.panelId'),
    )
    .leftJoin('consent', join =>
      join
        .onRef('consent.reviewId', '=', 'panellist.reviewId')
        .onRef('consent.panellistId', '=', 'panellist.id')
        .onRef('consent.consentVersion', '=', 'panel.consentVersion')
        .on('consent.withdrawnAt', 'is', null),
    )
    .select([
      'point.meetingId',
      'point.itemId',
      'point.text',
      'point.role',
      'panellist.name',
      'panellist.code',
      'consent.mayThank',
      'disposition.choice',
      'disposition.reason',
      'disposition.resultingVersion',
    ])
    .where('point.reviewId', '=', reviewId)
    .orderBy('point.id')
    .execute()
  // After a restore the code stands in the place of the name, and is not said either.
  return rows.map(({ choice, reason, resultingVersion, name, code, mayThank, ...row }) => ({
    ...row,
    name: mayThank === 1 && name !== code ? (name ?? '') : '',
    disposition: dispositionOf({ choice, reason, resultingVersion }),
  }))
}
