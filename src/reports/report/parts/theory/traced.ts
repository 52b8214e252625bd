// Every configuration in full: as worded, with the quotations and the signed reasoning behind each of its parts.
import { traceOf } from '../../../../principles/trace/trace.ts'
import { restsOn } from '../../../../synthesis/evidence.ts'
import type { Source } from '../../source.ts'
import { type Block, group, heading, missing } from '../../writing/blocks.ts'
import { tracedConfiguration } from '../principle/chain.ts'
import type { Words } from '../words.ts'
import { nameOf, restingBlocks } from './configurations.ts'

export function tracedBlocks({ configurations, basis, around }: Source, words: Words): Block[] {
  const whole = around?.whole ?? null
  if (configurations.length === 0 || whole === null) return [missing(words.say('report.configurations.none'))]
  const refs = configurations.map(({ id }) => ({ layer: 'synthesised' as const, id }))
  const traced = new Map(
    traceOf({ id: 0, configurations: refs }, whole.ground, whole.depths).configurations.map(one => [one.id, one]),
  )
  const resting = Map.groupBy(basis, row => row.ref?.id ?? 0)
  return configurations.map(one => {
    const trace = traced.get(one.id)
    return group(
      [
        heading(3, `${nameOf(one)}${one.title === '' ? '' : `: ${one.title}`}`),
        ...(trace === undefined ? [] : tracedConfiguration(trace, words)),
        ...restingBlocks(restsOn(resting.get(one.id) ?? []), words),
      ],
      `cmoc-${one.id}`,
    )
  })
}
