// Where versions of theories stand among the moves of a story.

type Made = { readonly id: number; readonly madeAt: string }
type Written = { readonly writtenAt: string }

/** `before` is the move that a version is told before; null for those told after all of them. */
export function woven<T extends Written>(
  moves: readonly Made[],
  versions: readonly T[],
  isForward: boolean,
): (T & { readonly before: number | null })[] {
  const comesFirst = (version: T, move: Made) =>
    isForward ? version.writtenAt < move.madeAt : version.writtenAt > move.madeAt
  const ordered = isForward ? versions : versions.toReversed()
  return ordered.map(version => ({ ...version, before: moves.find(move => comesFirst(version, move))?.id ?? null }))
}

/** Between which times a page of the story tells, going by its moves; null is open. */
export function spanOf(
  page: { readonly first: string | null; readonly last: string | null; readonly goesOn: boolean },
  isForward: boolean,
): { readonly from: string | null; readonly to: string | null } {
  const end = page.goesOn ? page.last : null
  return isForward ? { from: page.first, to: end } : { from: end, to: page.first }
}
