// What a typed number counts: a box of the PRISMA 2020 flow diagram that was filled somewhere else than here.

export const ARMS = ['databases', 'others'] as const
export type Arm = (typeof ARMS)[number]

export const BOXES = [
  'identified',
  'duplicates',
  'automation',
  'other reasons',
  'screened',
  'excluded',
  'sought',
  'not retrieved',
  'assessed',
  'excluded full text',
  'included before studies',
  'included before documents',
] as const
export type Box = (typeof BOXES)[number]

export type TypedCount = {
  readonly id: number
  /** The search whose records were counted; null where the number is of several or of none. */
  readonly searchId: number | null
  readonly arm: Arm
  readonly box: Box
  /** Why the records or documents left, or the name of the source; empty where the box needs none. */
  readonly reason: string
  readonly count: number
  /** Where the number comes from. */
  readonly note: string
}

/** How a box is said on pages, of a number: "records removed as duplicates before import". */
export const BOX_WORDS: Readonly<Record<Box, string>> = {
  identified: 'records found',
  duplicates: 'duplicates removed before import',
  automation: 'records marked as ineligible by automation',
  'other reasons': 'records removed for other reasons',
  screened: 'records screened elsewhere',
  excluded: 'records excluded elsewhere by title and abstract',
  sought: 'reports sought',
  'not retrieved': 'reports not retrieved',
  assessed: 'reports assessed elsewhere',
  'excluded full text': 'reports excluded elsewhere at full text',
  'included before studies': 'studies in a previous version of the review',
  'included before documents': 'reports in a previous version of the review',
}

/** The stage of the diagram that a box stands in, for grouping. */
export const STAGES = [
  { title: 'Found', boxes: ['identified'] },
  { title: 'Removed before screening', boxes: ['duplicates', 'automation', 'other reasons'] },
  { title: 'Screened in another tool', boxes: ['screened', 'excluded'] },
  { title: 'Full texts in another tool', boxes: ['sought', 'not retrieved', 'assessed', 'excluded full text'] },
  { title: 'A previous version of this review', boxes: ['included before studies', 'included before documents'] },
] as const satisfies readonly { readonly title: string; readonly boxes: readonly Box[] }[]

/** Boxes that PRISMA 2020 prints with a reason or a name for each number. */
export function hasReason(box: Box): boolean {
  return box === 'other reasons' || box === 'excluded' || box === 'not retrieved' || box === 'excluded full text'
}

/** A number of the previous version belongs to neither arm; it is kept under databases. */
export function isArmless(box: Box): boolean {
  return box === 'included before studies' || box === 'included before documents'
}

/** The sum of the numbers that one box of one arm holds. */
export function sumOf(counts: readonly TypedCount[], arm: Arm, box: Box): number {
  return counts.filter(one => one.arm === arm && one.box === box).reduce((sum, one) => sum + one.count, 0)
}
