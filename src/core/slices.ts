// Runs long reckoning in short stretches, so that the requests of others are answered between them.

/** Milliseconds at a stretch: far below what anyone would notice. */
const STRETCH_MS = 8

/** `steps` yields wherever it could be left for a moment, some microseconds apart. */
export async function inSlices<T>(steps: Generator<void, T>): Promise<T> {
  for (;;) {
    const until = performance.now() + STRETCH_MS
    while (performance.now() < until) {
      const step = steps.next()
      if (step.done === true) return step.value
    }
    await new Promise<void>(resolve => setImmediate(resolve))
  }
}

/** The same without a pause, for few. */
export function atOnce<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}
