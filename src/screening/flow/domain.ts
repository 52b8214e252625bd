// The counts of the PRISMA 2020 flow diagram, computed from the records, and whether they add up.
import { isDatabaseSide, type SearchKind } from '../../sources/searches/domain.ts'
import { type ScreenStatus, standingOf } from '../domain.ts'

/** Records that are alike in everything that the diagram asks. */
export type FlowGroup = {
  /** Null for a record typed by hand without a search. */
  readonly kind: SearchKind | null
  readonly source: string | null
  readonly isDuplicate: boolean
  readonly isChosenBefore: boolean
  readonly titleAbstract: ScreenStatus | null
  readonly fullText: ScreenStatus | null
  readonly retrieval: string | null
  readonly reason: string | null
  /** What was made of the record; null for no text yet. */
  readonly text: 'document' | 'consultation' | null
  readonly count: number
}

export type Named = { readonly name: string; readonly count: number }

/** One side of the diagram: databases and registers, or other ways. */
export type Side = {
  readonly identified: number
  readonly sources: readonly Named[]
  readonly duplicates: number
  /** Came in as already included; they pass by both screens. */
  readonly chosenBefore: number
  readonly unscreened: number
  readonly screened: number
  readonly excluded: number
  /** Maybe, in conflict or waiting for a second reviewer, by title and abstract. */
  readonly open: number
  readonly sought: number
  readonly notRetrieved: number
  readonly unassessed: number
  readonly assessed: number
  readonly openFullText: number
  readonly excludedFullText: number
  readonly reasons: readonly Named[]
  readonly included: number
}

export type Flow = {
  readonly databases: Side
  readonly others: Side
  readonly total: Side
  readonly checks: readonly Check[]
}

/** A sum of the diagram; it holds unless the data is broken. */
export type Check = { readonly sum: string; readonly holds: boolean }

export function flowOf(groups: readonly FlowGroup[]): Flow {
  const isDatabase = (group: FlowGroup) => group.kind !== null && isDatabaseSide(group.kind)
  const total = sideOf(groups)
  return {
    databases: sideOf(groups.filter(isDatabase)),
    others: sideOf(groups.filter(group => !isDatabase(group))),
    total,
    checks: checksOf(total),
  }
}

function sideOf(groups: readonly FlowGroup[]): Side {
  const sum = (test: (group: FlowGroup) => boolean) =>
    groups.reduce((all, group) => (test(group) ? all + group.count : all), 0)
  const at = (group: FlowGroup) => stageOf(group)
  const full = (group: FlowGroup) => ['assessed open', 'assessed excluded', 'assessed included'].includes(at(group))
  const excludedFullText = groups.filter(group => at(group) === 'assessed excluded')
  return {
    identified: sum(() => true),
    sources: named(groups, group => group.source ?? 'typed by hand'),
    duplicates: sum(group => at(group) === 'duplicate'),
    chosenBefore: sum(group => at(group) === 'chosen before'),
    unscreened: sum(group => at(group) === 'unscreened'),
    screened: sum(group => !['duplicate', 'chosen before', 'unscreened'].includes(at(group))),
    excluded: sum(group => at(group) === 'excluded'),
    open: sum(group => at(group) === 'open'),
    sought: sum(group => full(group) || ['not retrieved', 'unassessed'].includes(at(group))),
    notRetrieved: sum(group => at(group) === 'not retrieved'),
    unassessed: sum(group => at(group) === 'unassessed'),
    assessed: sum(full),
    openFullText: sum(group => at(group) === 'assessed open'),
    excludedFullText: sum(group => at(group) === 'assessed excluded'),
    reasons: named(excludedFullText, group => group.reason ?? 'no reason given'),
    included: sum(group => at(group) === 'assessed included' || at(group) === 'chosen before'),
  }
}

export type Stage =
  | 'duplicate'
  | 'chosen before'
  | 'unscreened'
  | 'excluded'
  | 'open'
  | 'not retrieved'
  | 'unassessed'
  | 'assessed open'
  | 'assessed excluded'
  | 'assessed included'

/** Where in the diagram a record has come to. A record chosen before that was screened all the same counts as screened. */
export function stageOf(group: FlowGroup): Stage {
  const standing = standingOf({ ...group, isNotRetrieved: group.retrieval === 'not retrieved' })
  if (standing === 'duplicate') return 'duplicate'
  if (group.isChosenBefore && group.titleAbstract === null && group.fullText === null) return 'chosen before'
  if (standing === 'not screened') return 'unscreened'
  const passed = group.titleAbstract === 'included' || (group.titleAbstract === null && group.isChosenBefore)
  if (!passed) return standing === 'excluded' ? 'excluded' : 'open'
  if (group.fullText === null) return standing === 'not retrieved' ? 'not retrieved' : 'unassessed'
  if (group.fullText === 'included') return 'assessed included'
  return group.fullText === 'excluded' ? 'assessed excluded' : 'assessed open'
}

function named(groups: readonly FlowGroup[], nameOf: (group: FlowGroup) => string): readonly Named[] {
  const counts = new Map<string, number>()
  for (const group of groups) counts.set(nameOf(group), (counts.get(nameOf(group)) ?? 0) + group.count)
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .toSorted((a, b) => b.count - a.count || a.name.localeCompare(b.name))
}

function checksOf(all: Side): readonly Check[] {
  const check = (name: string, whole: number, parts: readonly (readonly [string, number])[]): Check => ({
    sum: `${whole} ${name} = ${parts.map(([part, count]) => `${count} ${part}`).join(' + ')}`,
    holds: whole === parts.reduce((sum, [, count]) => sum + count, 0),
  })
  return [
    check('identified', all.identified, [
      [all.duplicates === 1 ? 'duplicate' : 'duplicates', all.duplicates],
      ['included before', all.chosenBefore],
      ['not screened yet', all.unscreened],
      ['screened', all.screened],
    ]),
    check('screened', all.screened, [
      ['excluded', all.excluded],
      ['open', all.open],
      ['sought', all.sought],
    ]),
    check('sought', all.sought, [
      ['not retrieved', all.notRetrieved],
      ['not assessed yet', all.unassessed],
      ['assessed', all.assessed],
    ]),
    check('assessed', all.assessed, [
      ['excluded', all.excludedFullText],
      ['open', all.openFullText],
      ['included', all.included - all.chosenBefore],
    ]),
  ]
}
