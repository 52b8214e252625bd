// Gives back at once what nobody holds any longer: the engine itself looks at its own heap alone, not at what comes beside it.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

type Collect = (how: { readonly type: 'major'; readonly flavor: 'last-resort' }) => void
let collect: Collect | null = null

/** Of this thread. Takes some ten milliseconds, so it is for threads in which nobody waits. */
export function giveBackMemory(): void {
  if (collect === null) {
    setFlagsFromString('--expose-gc')
    collect = runInNewContext('gc') as Collect
  }
  collect({ type: 'major', flavor: 'last-resort' })
}
