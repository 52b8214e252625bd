// Rules of consensus, chosen before a round opens: what each says of an item's scores, with the figures it rests on.
import { consensus, FEWEST } from './consensus.ts'
import { mostOf, type RatingScale } from './domain.ts'

export const RULES = ['percent agreement', '70/15', 'IQR', 'RAND/UCLA'] as const

export type Rule = {
  readonly rule: (typeof RULES)[number]
  /** Of percent agreement: what counts as consensus, in percent. */
  readonly rulePercent: number
  /** Of IQR: the widest interquartile range that counts as consensus. */
  readonly ruleRange: number
}

export const DEFAULT_RULE: Rule = { rule: 'percent agreement', rulePercent: 75, ruleRange: 1 }

export type Verdict = {
  /** In: guide practice by it. Out: do not. None: no consensus, or one in the middle of the scale. */
  readonly result: 'in' | 'out' | 'none'
  readonly n: number
  /** Percent of scores in the top third of the scale and in the bottom third; null without scores. */
  readonly top: number | null
  readonly bottom: number | null
  readonly median: number | null
  readonly iqr: number | null
  /** On 1–9 alone. */
  readonly ipr: number | null
  readonly ipras: number | null
  readonly class: 'appropriate' | 'uncertain' | 'inappropriate' | null
}

/** Where the bottom third of a scale ends and its top third begins, by its highest score. */
const THIRDS: Readonly<Record<number, readonly [number, number]>> = { 2: [1, 2], 5: [2, 4], 7: [2, 6], 9: [3, 7] }

/** "Can't judge" is no score and is left out before. Fewer than three scores are no consensus under any rule. */
export function verdictOf(rule: Rule, scores: readonly number[], scale: RatingScale): Verdict {
  const most = mostOf(scale)
  const [low, high] = THIRDS[most] ?? [0, most + 1]
  const n = scores.length
  const top = scores.filter(score => score >= high).length
  const bottom = scores.filter(score => score <= low).length
  const figures = consensus(scores, most)
  const { median, iqr } = figures
  const found = n < FEWEST ? 'none' : results[rule.rule]({ ...figures, ...rule, n, top, bottom, low, high })
  const { ipr, ipras, class: called } = figures
  return { result: found, n, top: percent(top, n), bottom: percent(bottom, n), median, iqr, ipr, ipras, class: called }
}

type Figures = ReturnType<typeof consensus> &
  Rule & { readonly top: number; readonly bottom: number; readonly low: number; readonly high: number }

/** Shares are compared as whole numbers, so that 3 of 4 is 75 % exactly. */
const reaches = (count: number, n: number, share: number) => 100 * count >= share * n

const results: Readonly<Record<Rule['rule'], (figures: Figures) => Verdict['result']>> = {
  'percent agreement': ({ top, bottom, n, rulePercent }) =>
    reaches(top, n, rulePercent) ? 'in' : reaches(bottom, n, rulePercent) ? 'out' : 'none',
  // At least 70 % at one end and at most 15 % at the other, as core outcome sets use it.
  '70/15': ({ top, bottom, n }) => {
    const few = (count: number) => 100 * count <= 15 * n
    if (reaches(top, n, 70) && few(bottom)) return 'in'
    return reaches(bottom, n, 70) && few(top) ? 'out' : 'none'
  },
  IQR: ({ iqr, median, ruleRange, low, high }) => {
    if (iqr === null || median === null || iqr > ruleRange) return 'none'
    return median >= high ? 'in' : median <= low ? 'out' : 'none'
  },
  'RAND/UCLA': ({ class: called }) => (called === 'appropriate' ? 'in' : called === 'inappropriate' ? 'out' : 'none'),
}

function percent(count: number, n: number): number | null {
  return n === 0 ? null : Number(((100 * count) / n).toFixed(1))
}

/** Why a rule does not fit these scales, or null. */
export function misfitOf(rule: Rule['rule'], scales: readonly RatingScale[]): string | null {
  if (rule === 'RAND/UCLA' && scales.some(scale => scale !== '1-9'))
    return 'RAND/UCLA holds on the scale 1 to 9 alone. Choose that scale for every question, or another rule.'
  if (rule === 'IQR' && scales.includes('agree'))
    return 'An interquartile range says nothing of agree and disagree. Choose another scale or rule.'
  return null
}

/** The rule as a sentence of the report and of the lead's pages. */
export function ruleInWords({ rule, rulePercent, ruleRange }: Rule): string {
  if (rule === 'percent agreement')
    return `Consensus when at least ${rulePercent}% of scores lie in the top third of the scale (in) or in the bottom third (out).`
  if (rule === '70/15')
    return 'Consensus when at least 70% of scores lie in one third of the scale and at most 15% in the opposite third: the top third (in), the bottom third (out).'
  if (rule === 'IQR')
    return `Consensus when the interquartile range is at most ${ruleRange} and the median lies in the top third of the scale (in) or in the bottom third (out).`
  return 'RAND/UCLA: in when the median is 6.5 or more, out when it is 3.5 or less, both without disagreement (IPR above IPRAS); otherwise none.'
}

/** The figures a verdict rests on, as a sentence. */
export function figuresInWords({ rule }: Pick<Rule, 'rule'>, verdict: Verdict): string {
  const { n, top, bottom, median, iqr, ipr, ipras } = verdict
  if (n < FEWEST) return n === 1 ? 'One score, too few for any rule.' : `${n} scores, too few for any rule.`
  if (rule === 'IQR') return `Median ${median}, interquartile range ${iqr}.`
  if (rule === 'RAND/UCLA') return `Median ${median}, IPR ${ipr}, IPRAS ${ipras}.`
  return `${top}% in the top third, ${bottom}% in the bottom third.`
}
