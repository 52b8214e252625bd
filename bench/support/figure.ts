// What a task hands back, and how it is set against its budget.

/** `name` is the key in budgets.json, which says how many times the baseline the measured value may be. */
export type Figure = {
  readonly name: string
  readonly unit: 'ms' | 'MB' | 'errors' | 'rows'
  readonly measured: number
  readonly baseline: number
  /** What the baseline is: "bare page of 43 kB with 50 rows", "limit". */
  readonly against: string
  /** What else was seen and has no budget. */
  readonly note?: string
}

export type Task = () => Promise<readonly Figure[]>

export type Verdict = Figure & { readonly ratio: number; readonly budget: number; readonly kept: boolean }

/** A figure without a budget is broken, so that none goes unwatched. */
export function judge(figure: Figure, budgets: Readonly<Record<string, number>>): Verdict {
  const budget = budgets[figure.name] ?? 0
  // Nothing where nothing may be is within any budget.
  const ratio = figure.measured === 0 ? 0 : figure.measured / figure.baseline
  return { ...figure, ratio, budget, kept: figure.name in budgets && ratio <= budget }
}

export function lineOf({ name, unit, measured, baseline, against, ratio, budget, kept, note }: Verdict): string {
  const value = (number: number) => `${unit === 'ms' && number < 100 ? number.toFixed(2) : Math.round(number)} ${unit}`
  const times = Number.isFinite(ratio) ? ratio.toFixed(2) : '∞'
  const rest = note === undefined ? '' : `\n      ${note}`
  return `${kept ? 'pass' : 'FAIL'}  ${name}: ${value(measured)} beside ${value(baseline)} (${against}), ${times} of at most ${budget}${rest}`
}
