// The way from a principle to its sources in plain words: the sentence behind each number, whose words speak for and against it, and signed reasoning.
import type { Trace, TracedConfiguration, TracedElement } from '../../../../principles/trace/trace.ts'
import { type Block, details, heading, missing, paragraph, quiet, strong } from '../../writing/blocks.ts'
import { segmentsIn } from '../shipped.ts'
import { type Words, wordFor } from '../words.ts'
import { isBare, originBlocks, quotation } from './chain.ts'
import { goneBlocks, reasoningBlock } from './gone.ts'
import { besideSaid, type Named, type Placed, placing } from './referring.ts'

/** Each entry folded under the number by which the principle refers to it. */
export function sourceBlocks(trace: Trace, prefix: string, { numbers, beside }: Named, words: Words): Block[] {
  const { say } = words
  if (trace.configurations.length === 0 && trace.own.length === 0) return [missing(say('report.chain.none'))]
  const placeIn = placing(trace, prefix, numbers)
  const numberOf = (one: TracedConfiguration) => numbers.get(`${one.layer} ${one.id}`) ?? 999
  return [
    ...[...trace.configurations]
      .sort((a, b) => numberOf(a) - numberOf(b))
      .map(one =>
        details(
          `${numberOf(one)}. ${one.title || shortened(sentenceOf(one, words)) || say('report.chain.wordless')}${besideSaid(one, beside, words)}`,
          entryBlocks(one, words, placeIn(one)),
          `${prefix}-${one.layer === 'account' ? 'a' : 'c'}${one.id}`,
        ),
      ),
    ...(trace.own.length === 0
      ? []
      : [
          details(
            say('report.chain.own'),
            trace.own.map(quote => quotation(quote, words)),
            `${prefix}-own`,
          ),
        ]),
    ...(trace.origins.length === 0 ? [] : [details(say('report.chain.origins'), originBlocks(trace, words))]),
  ]
}

const sentenceOf = (one: Pick<TracedConfiguration, 'segments' | 'isGenerated'>, words: Words) =>
  segmentsIn(one, words)
    .map(segment => segment.text)
    .join('')

const MOST = 90
const shortened = (text: string) => (text.length <= MOST ? text : `${text.slice(0, MOST).trimEnd()}…`)

function entryBlocks(one: TracedConfiguration, words: Words, placed: Placed, level: 4 | 5 = 4): Block[] {
  const { say } = words
  const sentence = sentenceOf(one, words)
  const where = say(one.layer === 'account' ? 'report.sources.account' : 'report.sources.entry', { n: one.id })
  const own = [
    sentence === '' ? missing(say('report.chain.wordless')) : paragraph(sentence, 'wording'),
    ...(one.isGenerated && sentence !== '' ? [paragraph([quiet(say('report.sources.generated'))])] : []),
    ...goneBlocks(one, words),
    ...one.elements.flatMap(element => elementBlocks(element, words)),
    ...one.quotes.map(quote => quotation(quote, words)),
  ]
  const accounts = one.accounts.map(account =>
    details(
      [
        `${placed(account)?.number ?? ''}${account.documentLabel ?? ''}`,
        account.stance === null ? '' : wordFor('stance', account.stance, say),
      ]
        .filter(part => part !== '')
        .join(' · '),
      entryBlocks(account, words, placed, 5),
      placed(account)?.id,
    ),
  )
  return [
    ...own,
    ...(accounts.length === 0 ? [] : [heading(level, say('report.sources.accounts')), ...accounts]),
    ...(isBare(one) ? [missing(say('report.chain.bare'))] : []),
    paragraph([quiet(where)]),
  ]
}

/** A part of the sentence that words or reasoning of its own stand behind. */
function elementBlocks(element: TracedElement, words: Words): Block[] {
  const { reasoning, quotes } = element
  if (quotes.length === 0 && reasoning === null) return []
  return [
    paragraph([quiet(words.say('report.sources.part')), strong(` “${element.wording}”`)]),
    ...quotes.map(quote => quotation(quote, words)),
    ...(reasoning === null ? [] : [reasoningBlock(reasoning, words)]),
  ]
}
