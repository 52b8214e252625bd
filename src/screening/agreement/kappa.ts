// Agreement of two people on the same records: how often they agreed, and Cohen's kappa with its confidence interval.

/** A 2×2 table of records: what the first and what the second person said. */
export type Table = {
  readonly both: number
  readonly firstOnly: number
  readonly secondOnly: number
  readonly neither: number
}

export type Agreement = {
  /** Records that both decided on. */
  readonly n: number
  /** Share of records on which they agreed, 0–1; null without records. */
  readonly observed: number | null
  /** Share that would agree by chance, given how often each includes; null without records. */
  readonly expected: number | null
  /** Null without records, and where chance alone would make them agree on all: then kappa is not defined. */
  readonly kappa: number | null
  /** The 95 % confidence interval of kappa; null where kappa is, and where the table has no spread to estimate it from. */
  readonly interval: { readonly low: number; readonly high: number } | null
  /** Prevalence-adjusted bias-adjusted kappa: what kappa would be if both said include as often as exclude. */
  readonly adjusted: number | null
}

const NORMAL_95 = 1.959963984540054
const NONE: Agreement = { n: 0, observed: null, expected: null, kappa: null, interval: null, adjusted: null }

/**
 * Kappa: Cohen J. A coefficient of agreement for nominal scales. Educ Psychol Meas 1960;20:37–46. The adjusted one,
 * twice the observed share less one: Byrt T, Bishop J, Carlin JB. Bias, prevalence and kappa. J Clin Epidemiol 1993;46:423–9.
 */
export function agreementOf(table: Table): Agreement {
  const { both, firstOnly, secondOnly, neither } = table
  const n = both + firstOnly + secondOnly + neither
  if (n === 0) return NONE
  const observed = (both + neither) / n
  const first = both + firstOnly
  const second = both + secondOnly
  const expected = (first * second + (n - first) * (n - second)) / (n * n)
  const adjusted = 2 * observed - 1
  // Asked of the counts, since a share of 1 may be missed by rounding.
  const isCertain = (first === n && second === n) || (first === 0 && second === 0)
  if (isCertain) return { n, observed, expected: 1, kappa: null, interval: null, adjusted }
  const kappa = (observed - expected) / (1 - expected)
  return { n, observed, expected, kappa, interval: intervalOf(table, n, kappa, expected), adjusted }
}

/**
 * The large-sample standard error of kappa, which does not assume that kappa is 0: Fleiss JL, Cohen J, Everitt BS. Large
 * sample standard errors of kappa and weighted kappa. Psychol Bull 1969;72:323–7, equation 13. Rough below some 30 records.
 */
function intervalOf(table: Table, n: number, kappa: number, expected: number): Agreement['interval'] {
  const { both, firstOnly, secondOnly, neither } = table
  const [a, b, c, d] = [both / n, firstOnly / n, secondOnly / n, neither / n]
  const [rowYes, columnYes] = [a + b, a + c]
  const [rowNo, columnNo] = [1 - rowYes, 1 - columnYes]
  const agreed = a * (1 - (rowYes + columnYes) * (1 - kappa)) ** 2 + d * (1 - (rowNo + columnNo) * (1 - kappa)) ** 2
  const disagreed = (1 - kappa) ** 2 * (b * (columnYes + rowNo) ** 2 + c * (columnNo + rowYes) ** 2)
  const shift = (kappa - expected * (1 - kappa)) ** 2
  const error = Math.sqrt(Math.max(0, agreed + disagreed - shift)) / ((1 - expected) * Math.sqrt(n))
  // With perfect agreement, or one person always saying the same, an interval without width would promise too much.
  if (error < 1e-9) return null
  return { low: Math.max(-1, kappa - NORMAL_95 * error), high: Math.min(1, kappa + NORMAL_95 * error) }
}

/** The same table with the people the other way round. */
export function transposed(table: Table): Table {
  return { ...table, firstOnly: table.secondOnly, secondOnly: table.firstOnly }
}

/** Maybe counts as include: it keeps a record in the review. */
export function tableOf(
  counts: readonly { readonly first: string; readonly second: string; readonly count: number }[],
): Table {
  const table = { both: 0, firstOnly: 0, secondOnly: 0, neither: 0 }
  for (const { first, second, count } of counts) {
    if (first !== 'exclude') table[second !== 'exclude' ? 'both' : 'firstOnly'] += count
    else table[second !== 'exclude' ? 'secondOnly' : 'neither'] += count
  }
  return table
}
