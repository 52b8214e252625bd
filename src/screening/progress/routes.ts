// The overview of screening: how far both screens are, what waits for whom, and what waits for a talk.
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { listMembers } from '../../reviews/members/store.ts'
import { listWaitingChecks } from '../checks/store.ts'
import { listCriteria, listReasons } from '../criteria/store.ts'
import { SCREEN_NAMES, SCREENS, type Screen } from '../domain.ts'
import { countScreeners, getBothRules } from '../rules/store.ts'
import { Overview } from './answers.ts'
import { countAwaiting, countByPerson, countConflicts, countProgress } from './store.ts'

async function overview(ctx: MemberCtx) {
  const { db, review } = ctx
  const rules = await getBothRules(db, review.id)
  const screens = []
  for (const screen of SCREENS) {
    const { screeners, isBlind } = rules[screen]
    const together = screeners > 1 ? { isBlind, ...(await togetherIn(ctx, screen)) } : null
    const progress = await countProgress(db, review.id, screen)
    screens.push({ screen, name: SCREEN_NAMES[screen], progress, screeners, together })
  }
  return {
    view: 'screening/progress/overview',
    title: 'Screening',
    nav: 'screening',
    data: {
      screens,
      checks: await listWaitingChecks(db, review.id, ctx.person.id),
      criteria: (await listCriteria(db, review.id)).length,
      reasons: (await listReasons(db, review.id)).length,
      mayBeTwo: (await countScreeners(db, review.id)) > 1,
    },
  }
}

async function togetherIn(ctx: MemberCtx, screen: Screen) {
  const { db, review, person } = ctx
  const rows = await countAwaiting(db, review.id, screen)
  const awaiting = rows.reduce((sum, row) => sum + row.count, 0)
  const waitingFor = (id: number) => awaiting - (rows.find(row => row.votedBy === id)?.count ?? 0)
  return {
    awaiting,
    waitingForMe: waitingFor(person.id),
    toTalkAbout: await countConflicts(db, review.id, screen),
    people: review.role === 'lead' ? await peopleIn(ctx, screen, waitingFor) : null,
  }
}

async function peopleIn(ctx: MemberCtx, screen: Screen, waitingFor: (id: number) => number) {
  const { db, review } = ctx
  const counts = await countByPerson(db, review.id, screen)
  const members = await listMembers(db, review.id)
  const present = members
    .filter(member => member.role !== 'observer' && member.disabledAt === null)
    .map(member => ({
      name: member.name,
      hasLeft: false,
      decided: counts.find(row => row.personId === member.personId)?.count ?? 0,
      waiting: waitingFor(member.personId),
    }))
  const here = new Set(members.filter(member => member.role !== 'observer').map(member => member.personId))
  const gone = counts.filter(row => row.personId === null || !here.has(row.personId))
  const left = gone.reduce((sum, row) => sum + row.count, 0)
  return left === 0 ? present : [...present, { name: 'People who left', hasLeft: true, decided: left, waiting: 0 }]
}

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/screening',
    'review.read',
    { answer: Overview, summary: 'How far both screens are, and what waits for whom' },
    overview,
  ),
]
