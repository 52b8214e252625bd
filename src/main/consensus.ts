// The command that computes the panel statistics of one item, for checking by hand.
import { consensus } from '../panel/consensus.ts'
import type { Command } from './command.ts'

export const consensusCommand: Command = {
  options: { scale: { type: 'string' } },
  operands: [1, 1],
  run: async ({ flags, operands }) => {
    const scale = /^1-([579])$/.exec(String(flags.scale ?? '1-9'))
    if (scale === null) throw new Error('The scale is 1-5, 1-7 or 1-9.')
    const most = Number(scale[1])
    const scores = (operands[0] ?? '').split(',').map(part => part.trim())
    const wrong = scores.find(part => !/^\d$/.test(part) || Number(part) < 1 || Number(part) > most)
    if (wrong !== undefined) throw new Error(`“${wrong}” is not a whole number from 1 to ${most}.`)
    return consensus(scores.map(Number), most)
  },
  lines: (result: Readonly<Record<string, unknown>>) =>
    Object.entries(result).map(
      ([name, value]) => `${name}: ${value === null ? 'not defined for these scores' : value}`,
    ),
}
