// The boxes of the PRISMA 2020 flow diagram, and through which of them a record has come.
import type { SearchKind } from '../../sources/searches/domain.ts'
import type { Standing } from '../domain.ts'

/** Records that are alike in everything that the diagram asks. */
export type FlowGroup = {
  /** Null, with the next two, for a record typed by hand without a search. */
  readonly searchId: number | null
  readonly iteration: number | null
  readonly kind: SearchKind | null
  readonly source: string | null
  readonly standing: Standing
  /** Somebody has decided on the full text. */
  readonly isAssessed: boolean
  /** Why the full text was excluded. */
  readonly reason: string | null
  readonly count: number
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

const STAGES: Readonly<Record<Standing, readonly [Stage, Stage]>> = {
  duplicate: ['duplicate', 'duplicate'],
  'not screened': ['unscreened', 'unscreened'],
  'awaiting second reviewer': ['open', 'assessed open'],
  conflict: ['open', 'assessed open'],
  maybe: ['open', 'assessed open'],
  'full text to screen': ['unassessed', 'unassessed'],
  'not retrieved': ['not retrieved', 'not retrieved'],
  excluded: ['excluded', 'assessed excluded'],
  included: ['chosen before', 'assessed included'],
}

/** Where in the diagram a record has come to. Included without a decision on the full text: chosen before it came here. */
export function stageOf(group: Pick<FlowGroup, 'standing' | 'isAssessed'>): Stage {
  const [before, after] = STAGES[group.standing]
  return group.isAssessed ? after : before
}

/** The boxes that count; automation and other reasons are known only where somebody typed them. */
export const BOXES = [
  'identified',
  'duplicates',
  'automation',
  'otherReasons',
  'chosenBefore',
  'unscreened',
  'screened',
  'excluded',
  'open',
  'sought',
  'notRetrieved',
  'unassessed',
  'assessed',
  'openFullText',
  'excludedFullText',
  'included',
] as const
export type Box = (typeof BOXES)[number]

/** Boxes that records pass through on their way to the next one; all others are where they stop. */
export type Passage = 'identified' | 'screened' | 'sought' | 'assessed'

const WAYS: Readonly<Record<Stage, readonly Box[]>> = {
  duplicate: ['identified', 'duplicates'],
  'chosen before': ['identified', 'chosenBefore', 'included'],
  unscreened: ['identified', 'unscreened'],
  excluded: ['identified', 'screened', 'excluded'],
  open: ['identified', 'screened', 'open'],
  'not retrieved': ['identified', 'screened', 'sought', 'notRetrieved'],
  unassessed: ['identified', 'screened', 'sought', 'unassessed'],
  'assessed open': ['identified', 'screened', 'sought', 'assessed', 'openFullText'],
  'assessed excluded': ['identified', 'screened', 'sought', 'assessed', 'excludedFullText'],
  'assessed included': ['identified', 'screened', 'sought', 'assessed', 'included'],
}

/**
 * The boxes that a record is counted in. Where a number was typed for a passage of its search, the record is part of
 * that number already and is not counted there again; one that came here after a screen elsewhere has passed it.
 */
export function boxesOf(group: FlowGroup, typed: ReadonlySet<Passage>): readonly Box[] {
  const stage = stageOf(group)
  const isBehindScreen = typed.has('screened') || typed.has('sought') || typed.has('assessed')
  const way = !isBehindScreen
    ? WAYS[stage]
    : stage === 'chosen before'
      ? WAYS['assessed included']
      : stage === 'unscreened'
        ? WAYS.open
        : WAYS[stage]
  return way.filter(box => !typed.has(box as Passage))
}
