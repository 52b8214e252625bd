// What is said of an entry of a chain beside words: that it was joined or retired, and reasoning with its signature.
import type { TracedConfiguration, TracedElement } from '../../../../principles/trace/trace.ts'
import { type Block, group, missing, paragraph, plain, strong } from '../../writing/blocks.ts'
import { signedBy } from '../shipped.ts'
import type { Words } from '../words.ts'

/** What was joined into another, or retired, is said to be. */
export function goneBlocks(one: TracedConfiguration, { say }: Words): Block[] {
  if (one.joinedInto !== null) return [missing(say('report.chain.joined', { n: one.joinedInto.replaceAll(/\D/g, '') }))]
  return one.isRetired ? [missing(say('report.chain.retired'))] : []
}

export function reasoningBlock(reasoning: NonNullable<TracedElement['reasoning']>, words: Words): Block {
  const { say, day } = words
  const by = signedBy(reasoning.by, words)
  const signed = say(`report.inferred.${reasoning.inference}`, { by, day: day(reasoning.at) })
  return group([paragraph([strong(`∴ ${signed} `), plain(reasoning.text)])])
}
