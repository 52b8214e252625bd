// How answers spread by role: only groups large enough are shown, and never so that a smaller one could be worked out from the rest.
import { consensus } from '../consensus.ts'
import { mostOf, PANELLIST_ROLES, type RatingScale } from '../domain.ts'
import { FEWEST_SHOWN } from '../feedback/earlier.ts'

export type Role = (typeof PANELLIST_ROLES)[number]
type Answer = { readonly role: Role; readonly score: number | null }

export type Group = {
  readonly role: Role
  /** People who gave a score or said that they cannot judge. */
  readonly answered: number
  readonly cannot: number
  readonly counts: readonly { readonly score: number; readonly count: number }[]
  readonly median: number | null
}

export type Groups = {
  readonly shown: readonly Group[]
  /** Groups without figures of their own: what they said stands in its place. */
  readonly apart: readonly Role[]
  /** Those of them with people enough: they stand apart so that a smaller group cannot be worked out from the whole. */
  readonly withheld: readonly Role[]
}
/** How many people of a role answered. */
type Size = { readonly role: Role; readonly people: number }

export function groupsOf(answers: readonly Answer[], scale: RatingScale): Groups {
  const sizes = PANELLIST_ROLES.map(role => ({ role, people: answers.filter(one => one.role === role).length }))
  const apart = standApart(sizes)
  const isShown = ({ role, people }: Size) => people > 0 && !apart.some(one => one.role === role)
  return {
    shown: sizes.filter(isShown).map(({ role }) => groupOf(role, answers, mostOf(scale))),
    apart: apart.map(one => one.role),
    withheld: apart.filter(one => one.people >= FEWEST_SHOWN).map(one => one.role),
  }
}

/**
 * A group of fewer than four has no figures. Where all without figures together are fewer than four, the smallest group
 * that has some loses them too: what is shown, taken from the whole, then still leaves four people or more.
 */
function standApart(sizes: readonly Size[]): Size[] {
  const there = sizes.filter(one => one.people > 0)
  const count = (all: readonly Size[]) => all.reduce((sum, one) => sum + one.people, 0)
  let shown = there.filter(one => one.people >= FEWEST_SHOWN)
  const left = () => count(there) - count(shown)
  while (shown.length > 0 && left() > 0 && left() < FEWEST_SHOWN) {
    const smallest = shown.reduce((least, one) => (one.people < least.people ? one : least))
    shown = shown.filter(one => one !== smallest)
  }
  return there.filter(one => !shown.includes(one))
}

/**
 * Roles that a table of single answers does not name, given how many people of each answered every question: those that
 * stand apart at any of them, since one code goes through the whole table and would tell the role everywhere else.
 */
export function rolesUnnamed(sizes: readonly (Size & { readonly question: string })[]): ReadonlySet<Role> {
  const questions = [...Map.groupBy(sizes, one => one.question).values()]
  return new Set(questions.flatMap(of => standApart(of).map(one => one.role)))
}

/** Why groups of four and more have no figures of their own; '' where none stands apart for that. */
export function withheldSaid({ withheld }: Pick<Groups, 'withheld'>): string {
  if (withheld.length === 0) return ''
  const roles = withheld.join(' and ')
  return `No figures of ${withheld.length === 1 ? 'the group' : 'the groups'} ${roles}: taken from the whole, they would tell how fewer than four people answered.`
}

function groupOf(role: Role, answers: readonly Answer[], most: number): Group {
  const own = answers.filter(one => one.role === role)
  const scores = own.flatMap(one => (one.score === null ? [] : [one.score]))
  return {
    role,
    answered: own.length,
    cannot: own.length - scores.length,
    counts: Array.from({ length: most }, (_, at) => ({
      score: most - at,
      count: scores.filter(score => score === most - at).length,
    })),
    median: consensus(scores, most).median,
  }
}
