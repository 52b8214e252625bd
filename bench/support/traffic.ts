// People at work at the same time, each with a pause between clicks, until they are told to stop.
import { timed } from './measure.ts'

const PAUSE_MS = 40

export type Traffic = {
  readonly pages: readonly number[]
  readonly saves: readonly number[]
  readonly failures: readonly string[]
}

/** One click: answers with its status. 200 and 303 are what is expected, all else has failed. */
type Click = (at: number) => Promise<number>

export function traffic(people: { readonly readers: readonly Click[]; readonly writers: readonly Click[] }) {
  const pages: number[] = []
  const saves: number[] = []
  const failures: string[] = []
  let going = true
  const work = async (click: Click, times: number[]) => {
    for (let at = 1; going; at++) {
      let status = 0
      times.push(
        await timed(async () => {
          status = await click(at).catch(() => 0)
        }),
      )
      if (status !== 200 && status !== 303) failures.push(`click ${at} answered ${status}`)
      await new Promise(resolve => setTimeout(resolve, PAUSE_MS))
    }
  }
  const all = [...people.readers.map(one => work(one, pages)), ...people.writers.map(one => work(one, saves))]
  return {
    stop: async (): Promise<Traffic> => {
      going = false
      await Promise.all(all)
      return { pages, saves, failures }
    },
  }
}
