// Which element of one configuration says the same as one of another: the same role, and the same idea or the same words.
import type { Role } from '../domain.ts'

type Said = {
  readonly id: number
  readonly role: Role
  readonly wording: string
  readonly statementId: number | null
  readonly mechanismAbsent: boolean
}

/** For each element of `from` the first of `to` that says the same; those without one are left out. */
export function sameElements(from: readonly Said[], to: readonly Said[]): ReadonlyMap<number, number> {
  const words = (element: Said) => element.wording.trim().toLowerCase()
  return new Map(
    from.flatMap(element => {
      const same = to.find(
        other =>
          other.role === element.role &&
          other.mechanismAbsent === element.mechanismAbsent &&
          (element.statementId === null || other.statementId === null
            ? words(other) === words(element)
            : other.statementId === element.statementId),
      )
      return same === undefined ? [] : [[element.id, same.id] as const]
    }),
  )
}
