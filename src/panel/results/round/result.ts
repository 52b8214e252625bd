// The results of a round put together: each question of each item with its figures, the round before beside them, groups, and who took part.
import { consensus, quartiles } from '../../consensus.ts'
import { mostOf, PANELLIST_ROLES, priorityQuestions, type Question, ratedQuestions } from '../../domain.ts'
import { type Ranking, rankingOf } from '../../rounds/priorities.ts'
import { type Rule, type Verdict, verdictOf } from '../../rule.ts'
import { type Groups, groupsOf, type Role, withheldSaid } from '../groups.ts'
import { type Spread, spreadsOf } from '../spread.ts'

export type Put = {
  readonly id: number
  readonly roundId: number | null
  readonly subjectKind: string
  readonly subjectId: number | null
  readonly subjectVersion: number | null
  readonly heading: string
  readonly plainWords: string
  readonly ownWords: number
  readonly earlierItemId: number | null
  readonly position: number
}
export type Asked = Question & { readonly roundId: number }
export type Answer = {
  readonly roundId: number
  readonly itemId: number
  readonly questionId: number
  readonly panellistId: number
  readonly role: Role
  readonly score: number | null
  readonly isEntered: boolean
}
/** Who was asked in a round, or said something in it; once for each time. */
export type Taken = { readonly roundId: number; readonly panellistId: number; readonly role: Role }

export type QuestionResult = Spread & {
  readonly id: number
  readonly scale: string
  readonly asked: number
  /** Percent of those asked who answered this question. */
  readonly rate: number | null
  /** What the rule of the round says; null before anybody answered. */
  readonly verdict: Verdict | null
  /** The round before, where it put the same version on the same scale; "then" and "now" can be compared. */
  readonly before: { readonly n: number; readonly median: number | null } | null
  readonly groups: Groups
  /** Why groups of four and more have no figures of their own, or ''. */
  readonly withheldSaid: string
  /** From the 25th to the 75th percentile; null with fewer than three scores, or without a scale between two ends. */
  readonly middle: readonly [number, number] | null
}

export type RoleCount = {
  readonly role: Role
  readonly invited: number
  readonly tookPart: number
  readonly commented: number
}

export type RoundResult = {
  readonly asked: number
  readonly answered: number
  readonly roles: readonly RoleCount[]
  readonly items: readonly {
    readonly item: Put
    readonly questions: readonly QuestionResult[]
    readonly apart: readonly Role[]
  }[]
  readonly priorities: readonly (Ranking & {
    readonly question: string
    readonly scale: string
    readonly most: number
  })[]
}

export type Kept = {
  readonly questions: readonly Asked[]
  readonly items: readonly Put[]
  readonly answers: readonly Answer[]
  readonly invited: readonly Taken[]
  readonly commented: readonly Taken[]
}

type Round = Rule & { readonly id: number }

/** `kept` holds the rows of this round and of the one it follows, in any order. */
export function resultOf(round: Round, kept: Kept): RoundResult {
  const of = <T extends { readonly roundId: number | null }>(rows: readonly T[]) =>
    rows.filter(row => row.roundId === round.id)
  const answers = of(kept.answers)
  const invited = [...of(kept.invited), ...answers]
  const asked = people(invited)
  const items = [...of(kept.items)].sort((a, b) => a.position - b.position || a.id - b.id)
  const questions = of(kept.questions)
  return {
    asked,
    answered: people(answers),
    roles: rolesOf(invited, answers, of(kept.commented)),
    items: items.map(item => {
      const found = ratedQuestions(questions).map(question => questionResult(question, item, { ...kept, round, asked }))
      return { item, questions: found, apart: apartOf(found) }
    }),
    priorities: priorityQuestions(questions).map(question => ({
      question: question.text,
      scale: question.scale,
      most: question.most,
      ...rankingOf(question, answers, items),
    })),
  }
}

function questionResult(
  question: ReturnType<typeof ratedQuestions<Asked>>[number],
  item: Put,
  all: Kept & { readonly round: Round; readonly asked: number },
): QuestionResult {
  const own = all.answers.filter(one => one.itemId === item.id && one.questionId === question.id)
  const scores = scoresOf(own)
  const groups = groupsOf(own, question.scale)
  const [spread] = spreadsOf([question], own, item.id)
  if (spread === undefined) throw new Error('A question that is rated has a spread.')
  return {
    ...spread,
    id: question.id,
    scale: question.scale,
    asked: all.asked,
    rate: all.asked === 0 ? null : percent(own.length, all.asked),
    verdict: own.length === 0 ? null : verdictOf(all.round, scores, question.scale),
    before: beforeOf(question, item, all),
    groups,
    withheldSaid: withheldSaid(groups),
    middle: question.scale === 'agree' ? null : quartiles(scores),
  }
}

/** Rewording starts anew: only the same version in the same words, asked on the same scale, can be compared. */
function beforeOf(question: Asked, item: Put, all: Kept): QuestionResult['before'] {
  const then = all.items.find(one => one.id === item.earlierItemId)
  if (then === undefined || !isSame(then, item)) return null
  const asked = ratedQuestions(all.questions).find(
    one => one.roundId === then.roundId && one.text === question.text && one.scale === question.scale,
  )
  if (asked === undefined) return null
  const scores = scoresOf(all.answers.filter(one => one.itemId === then.id && one.questionId === asked.id))
  return { n: scores.length, median: consensus(scores, mostOf(asked.scale)).median }
}

function isSame(one: Put, other: Put): boolean {
  const isVersion =
    one.subjectKind === other.subjectKind &&
    one.subjectId === other.subjectId &&
    one.subjectVersion === other.subjectVersion
  const isWorded = one.heading === other.heading && one.plainWords === other.plainWords
  const hasOwnWords = one.ownWords === 1 || other.ownWords === 1 || one.subjectVersion === null
  return isVersion && (isWorded || !hasOwnWords)
}

/** Roles that any question of an item has no figures for. */
function apartOf(questions: readonly QuestionResult[]): Role[] {
  return PANELLIST_ROLES.filter(role => questions.some(question => question.groups.apart.includes(role)))
}

function rolesOf(invited: readonly Taken[], answers: readonly Taken[], commented: readonly Taken[]): RoleCount[] {
  const within = (rows: readonly Taken[], role: Role) => people(rows.filter(row => row.role === role))
  return PANELLIST_ROLES.flatMap(role => {
    const count = {
      role,
      invited: within([...invited, ...commented], role),
      tookPart: within([...answers, ...commented], role),
      commented: within(commented, role),
    }
    return count.invited === 0 ? [] : [count]
  })
}

const people = (rows: readonly { readonly panellistId: number }[]) => new Set(rows.map(row => row.panellistId)).size
const scoresOf = (rows: readonly Answer[]) => rows.flatMap(row => (row.score === null ? [] : [row.score]))
const percent = (part: number, whole: number) => Number(((100 * part) / whole).toFixed(1))
