// Three people at work on a server in a process of its own, two who read and one who saves, while something else goes on.
import type { Served } from '../../test/support/served.ts'
import type { Browser } from './browser.ts'
import { type Traffic, traffic } from './traffic.ts'

export type Scene = { readonly server: Served; readonly home: string; readonly text: string; readonly browser: Browser }
export type Seen = Traffic & { readonly memory: number }

/** Two people read and one saves while `work` goes on; the server's memory is looked at ten times a second. */
export async function during(scene: Scene, work: () => Promise<void>): Promise<Seen> {
  const { home, text, server } = scene
  const pages = [home, `${home}/documents/3/text`, `${home}/theories`, `${home}/records`]
  const read = (browser: Browser) => async (at: number) => (await browser.get(pages[at % pages.length] ?? home)).status
  const save = (browser: Browser) => async (at: number) => {
    const start = (at * 811) % (text.length - 300)
    const quote = text.slice(start, start + 200)
    const form = { start: String(start), end: String(start + 200), quote, note: 'To look at' }
    return (await browser.post(`${home}/documents/${(at % 5) + 1}/excerpts`, form)).status
  }
  const people = [scene.browser.another(), scene.browser.another(), scene.browser.another()] as const
  const busy = traffic({ readers: [read(people[0]), read(people[1])], writers: [save(people[2])] })
  let memory = server.memory()
  const looking = setInterval(() => {
    memory = Math.max(memory, server.memory())
  }, 100)
  try {
    await work()
  } finally {
    clearInterval(looking)
  }
  const seen = await busy.stop()
  for (const one of people) one.close()
  return { ...seen, memory }
}

export const pause = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms))
