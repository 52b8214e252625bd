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
