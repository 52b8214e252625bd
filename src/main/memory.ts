// What starting has taken and the rest of the day does not need: given back to the machine once.
import v8 from 'node:v8'
import vm from 'node:vm'

/** Loading some hundred modules leaves a heap three times as large as what lives in it; a quiet server would keep it for days. */
export function giveBackMemory(): void {
  v8.setFlagsFromString('--expose-gc')
  const collect = vm.runInNewContext('gc') as (options: { type: string; execution: string; flavor: string }) => void
  v8.setFlagsFromString('--no-expose-gc')
  collect({ type: 'major', execution: 'sync', flavor: 'last-resort' })
}
