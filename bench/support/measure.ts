// How figures are taken: subject and floor in turn, warmed up, so that both meet the same machine.

export type Times = { readonly subject: readonly number[]; readonly floor: readonly number[] }

/** Milliseconds of each, `rounds` times one after the other; ends early, with a fair share of both, when `seconds` are over. */
export async function interleaved(
  subject: () => Promise<void>,
  floor: () => Promise<void>,
  options: { readonly warmUp: number; readonly rounds: number; readonly seconds: number },
): Promise<Times> {
  for (let at = 0; at < options.warmUp; at++) {
    await subject()
    await floor()
  }
  const times = { subject: [] as number[], floor: [] as number[] }
  const until = performance.now() + options.seconds * 1000
  for (let at = 0; at < options.rounds && performance.now() < until; at++) {
    // Whoever comes second would always pay for the garbage of the first.
    const order = at % 2 === 0 ? ([subject, floor] as const) : ([floor, subject] as const)
    for (const one of order) (one === subject ? times.subject : times.floor).push(await timed(one))
  }
  return times
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** Milliseconds on the clock, and of the processor in all threads: the latter hardly depend on what else the machine does. */
export async function timedInFull(
  work: () => Promise<unknown>,
): Promise<{ readonly ms: number; readonly cpu: number }> {
  const used = process.cpuUsage()
  const ms = await timed(work)
  const { user, system } = process.cpuUsage(used)
  return { ms, cpu: (user + system) / 1000 }
}

/** `share` 0.5 is the median. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const at = Math.min(sorted.length - 1, Math.floor(sorted.length * share))
  const found = sorted[at]
  if (found === undefined) throw new Error('Nothing was measured.')
  return found
}

export const median = (values: readonly number[]): number => percentile(values, 0.5)
