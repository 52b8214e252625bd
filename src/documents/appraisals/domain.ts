// What is judged of a document: relevance, rigour and richness, each high, moderate or low with a reason.

export const RATINGS = ['high', 'moderate', 'low'] as const
export type Rating = (typeof RATINGS)[number]

/** After RAMESES and Dada et al. 2023: weight is contribution to causal understanding, so a low rating excludes nothing. */
export const ASPECTS = [
  { name: 'relevance', label: 'Relevance', hint: 'How much it says about the theory of this review.' },
  { name: 'rigour', label: 'Rigour', hint: 'How far its methods and reasoning support what is taken from it.' },
  {
    name: 'richness',
    label: 'Richness',
    hint: 'How much it tells of contexts, mechanisms and how they led to outcomes.',
  },
] as const

export type Appraisal = {
  readonly relevance: Rating | null
  readonly relevanceReason: string
  readonly rigour: Rating | null
  readonly rigourReason: string
  readonly richness: Rating | null
  readonly richnessReason: string
}

/** The ratings with their reasons, and nothing else of what was given. */
export function ratingsOf(appraisal: Appraisal): Appraisal {
  const { relevance, relevanceReason, rigour, rigourReason, richness, richnessReason } = appraisal
  return { relevance, relevanceReason, rigour, rigourReason, richness, richnessReason }
}

/** A sentence for each reason that is missing, by its field; null when nothing is. */
export function reasonsMissing(appraisal: Appraisal): Readonly<Record<string, string[]>> | null {
  const missing = ASPECTS.filter(({ name }) => appraisal[name] !== null && appraisal[`${name}Reason`] === '')
  if (missing.length === 0) return null
  return Object.fromEntries(
    missing.map(({ name, label }) => [
      `${name}Reason`,
      [`Give a reason in a few words for the rating of ${label.toLowerCase()}.`],
    ]),
  )
}

export type Aspect = (typeof ASPECTS)[number]['name']
export type Agreed = Readonly<Record<Aspect, Rating | null>>
/** What stands of one aspect, and whose word it is. */
export type Mark = {
  readonly rating: Rating | null
  readonly by: 'agreed' | 'one person' | 'all alike' | 'different' | 'nobody'
}

/** The agreed rating, else that of everybody who gave one if they gave the same; different ones stand for nothing yet. */
export function marksOf(appraisals: readonly Agreed[], agreed: Agreed | undefined): Readonly<Record<Aspect, Mark>> {
  const mark = (aspect: Aspect): Mark => {
    const settled = agreed?.[aspect] ?? null
    if (settled !== null) return { rating: settled, by: 'agreed' }
    const given = appraisals.flatMap(one => one[aspect] ?? [])
    const [first] = given
    if (first === undefined) return { rating: null, by: 'nobody' }
    if (given.length === 1) return { rating: first, by: 'one person' }
    return given.every(rating => rating === first)
      ? { rating: first, by: 'all alike' }
      : { rating: null, by: 'different' }
  }
  return { relevance: mark('relevance'), rigour: mark('rigour'), richness: mark('richness') }
}

/** "relevance high, rigour not alike, richness low" of what several people gave; empty when nobody rated anything. */
export function lineOf(appraisals: readonly Appraisal[]): string {
  const marks = marksOf(appraisals, undefined)
  return ASPECTS.flatMap(({ name, label }) => {
    const { rating, by } = marks[name]
    return by === 'nobody' ? [] : [`${label.toLowerCase()} ${rating ?? 'not alike'}`]
  }).join(', ')
}
