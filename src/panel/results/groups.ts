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
}

/**
 * A group of fewer than four has no figures. Where all without figures together are fewer than four, the smallest group
 * that has some loses them too: what is shown, taken from the whole, then still leaves four people or more.
 */
export function groupsOf(answers: readonly Answer[], scale: RatingScale): Groups {
  const sizes = PANELLIST_ROLES.map(role => ({ role, size: answers.filter(one => one.role === role).length }))
  const there = sizes.filter(one => one.size > 0)
  let shown = there.filter(one => one.size >= FEWEST_SHOWN)
  const left = () => answers.length - shown.reduce((sum, one) => sum + one.size, 0)
  while (shown.length > 0 && left() > 0 && left() < FEWEST_SHOWN) {
    const smallest = shown.reduce((least, one) => (one.size < least.size ? one : least))
    shown = shown.filter(one => one !== smallest)
  }
  return {
    shown: shown.map(({ role }) => groupOf(role, answers, mostOf(scale))),
    apart: there.filter(one => !shown.includes(one)).map(one => one.role),
  }
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
