// What stands behind a principle: each configuration as worded, each element with its quotations or its signed reasoning.
import { ASPECTS, marksOf } from '../../../../documents/appraisals/domain.ts'
import type { Quote, Trace, TracedConfiguration, TracedElement } from '../../../../principles/trace/trace.ts'
import {
  type Block,
  details,
  heading,
  type Inline,
  linkTo,
  list,
  missing,
  paragraph,
  plain,
  quiet,
  strong,
} from '../../writing/blocks.ts'
import { citationSaid, segmentsIn } from '../shipped.ts'
import { tagOf } from '../theory/tags.ts'
import { type Words, withStop, wordFor } from '../words.ts'
import { goneBlocks, reasoningBlock } from './gone.ts'
import { besideSaid, keyOf, type Named, type Placed, placing } from './referring.ts'

/** Each configuration folded under the number by which the principle refers to it. */
export function chainBlocks(trace: Trace, prefix: string, { numbers, beside }: Named, words: Words): Block[] {
  const { say } = words
  if (trace.configurations.length === 0 && trace.own.length === 0) return [missing(say('report.chain.none'))]
  const configurations = [...trace.configurations].sort(
    (a, b) => (numbers.get(keyOf(a)) ?? 999) - (numbers.get(keyOf(b)) ?? 999),
  )
  const placeIn = placing(trace, prefix, numbers)
  return [
    ...configurations.map(one => {
      const number = numbers.get(keyOf(one))
      const name = `${number === undefined ? '' : `${number}. `}${nameOf(one, words)}${one.title === '' ? '' : `: ${one.title}`}${besideSaid(one, beside, words)}`
      return details(
        name,
        tracedConfiguration(one, words, 4, placeIn(one)),
        `${prefix}-${one.layer === 'account' ? 'a' : 'c'}${one.id}`,
      )
    }),
    ...(trace.own.length === 0
      ? []
      : [
          details(
            say('report.chain.own'),
            trace.own.map(quote => judgedQuotation(quote, words)),
            `${prefix}-own`,
          ),
        ]),
    ...(trace.origins.length === 0 ? [] : [details(say('report.chain.origins'), originBlocks(trace, words))]),
  ]
}

function nameOf(one: TracedConfiguration, { say }: Words): string {
  return say(one.layer === 'account' ? 'report.chain.account' : 'report.chain.configuration', { n: one.id })
}

/** The sentence with its elements marked. */
export function wordingLine(one: Pick<TracedConfiguration, 'segments' | 'isGenerated'>, words: Words): Inline[] {
  return segmentsIn(one, words).map(segment =>
    segment.role === null
      ? plain(segment.text)
      : {
          text: segment.text,
          role: segment.role,
          mark: `${tagOf(segment.role, segment.mark ?? '', words.tags)}${segment.inferred ? '\u00A0∴' : ''}`,
        },
  )
}

/** Neither words nor reasoning anywhere under it: a chain never ends in silence. */
export const isBare = (one: TracedConfiguration): boolean =>
  one.accounts.length + one.quotes.length === 0 &&
  one.elements.every(element => element.quotes.length === 0 && element.reasoning === null)

/** `level` is that of its headings: one beneath what it stands under. */
export function tracedConfiguration(
  one: TracedConfiguration,
  words: Words,
  level: 4 | 5 = 4,
  placed: Placed = () => null,
): Block[] {
  const { say } = words
  const body = [
    one.segments.length === 0 ? missing(say('report.chain.wordless')) : paragraph(wordingLine(one, words), 'wording'),
    ...(one.isGenerated && one.segments.length > 0 ? [paragraph([quiet(say('report.chain.generated'))])] : []),
    ...goneBlocks(one, words),
    ...one.elements
      .filter(element => element.quotes.length > 0 || element.reasoning !== null)
      .flatMap(element => elementBlocks(element, words)),
    ...(one.quotes.length > 0
      ? [heading(level, say('report.chain.whole')), ...one.quotes.map(quote => judgedQuotation(quote, words))]
      : []),
  ]
  if (one.accounts.length === 0) return isBare(one) ? [...body, missing(say('report.chain.bare'))] : body
  const accounts = one.accounts.map(account =>
    details(
      [
        `${placed(account)?.number ?? ''}${nameOf(account, words)}`,
        account.documentLabel ?? '',
        account.stance === null ? '' : wordFor('stance', account.stance, say),
      ]
        .filter(part => part !== '')
        .join(' · '),
      tracedConfiguration(account, words, 5),
      placed(account)?.id,
    ),
  )
  return [...body, heading(level, say('report.chain.accounts')), ...accounts]
}

function elementBlocks(element: TracedElement, words: Words): Block[] {
  const { say } = words
  const title = paragraph([
    { text: element.wording, role: element.role, mark: tagOf(element.role, element.mark, words.tags) },
    quiet(` ${say(`report.element.${element.role}`)}`),
  ])
  const reasoning = element.reasoning === null ? [] : [reasoningBlock(element.reasoning, words)]
  return [title, ...element.quotes.map(quote => judgedQuotation(quote, words)), ...reasoning]
}

/** With what people judged of it for the very thing it is quoted for, and why. */
function judgedQuotation(quote: Quote, words: Words): Block {
  const judged = judgedSaid(quote, words)
  return quotation(quote, words, judged === '' ? [] : [quiet(`. ${judged}`)])
}

function judgedSaid({ appraisals }: Quote, { say }: Words): string {
  const marks = marksOf(appraisals, undefined)
  const parts = ASPECTS.flatMap(({ name }) => {
    const { rating, by } = marks[name]
    if (by === 'nobody') return []
    const reasons = appraisals.flatMap(one => (one[name] === null ? [] : [one[`${name}Reason`]])).filter(Boolean)
    const said = `${say(`report.judged.${name}`)} ${say(`report.facts.${rating ?? 'different'}`)}`
    return [reasons.length === 0 ? said : `${said} (${reasons.join('; ')})`]
  })
  return parts.length === 0 ? '' : say('report.judged.here', { parts: parts.join('; ') })
}

export function quotation(quote: Quote, words: Words, more: readonly Inline[] = []): Block {
  const { say } = words
  const converse = quote.isConverse ? ` (${say('report.stance.converse')})` : ''
  const source: Inline[] = [
    plain(quote.documentLabel),
    ...placeOf(quote, words),
    ...(quote.note === '' ? [] : [quiet(`. ${more.length === 0 ? quote.note : quote.note.replace(/\.$/, '')}`)]),
    ...more,
  ]
  return {
    kind: 'quotation',
    text: quote.quote,
    source,
    stance: quote.stance,
    stanceWord: `${wordFor('stance', quote.stance, say)}${converse}`,
  }
}

/** The page, leading to the original where the report is read on the server; the paragraph; what is not there yet. */
function placeOf({ standsAt, hasOriginal, documentId, excerptId }: Quote, { say, home }: Words): Inline[] {
  const { page, printedPage, locator, paragraph, isQuoted, isLost } = standsAt
  const where =
    page === null
      ? locator
      : say(printedPage === null ? 'report.quote.filePage' : 'report.quote.page', { page: printedPage ?? page })
  const original = `${home}/documents/${documentId}/text?view=pages#x${excerptId}`
  const rest = [
    paragraph === null ? '' : `¶${paragraph}`,
    isQuoted ? '' : say('report.quote.unquoted'),
    isLost ? say('report.quote.lost') : '',
  ]
  return [
    ...(where === '' ? [] : [plain(', '), home !== null && hasOriginal ? linkTo(where, original) : plain(where)]),
    ...rest.filter(part => part !== '').map(part => plain(`, ${part}`)),
  ]
}

export function originBlocks(trace: Trace, words: Words): Block[] {
  const { say, day } = words
  return [
    list(
      trace.origins.map(origin => {
        const searches = origin.searches.map(search =>
          search.runOn === null ? search.source : `${search.source}, ${day(search.runOn)}`,
        )
        const found =
          searches.length === 0
            ? say('report.chain.bySelf')
            : say('report.chain.foundBy', { searches: searches.join('; ') })
        return [strong(`${origin.label}. `), plain(withStop(citationSaid(origin.citation, words))), quiet(` ${found}`)]
      }),
    ),
  ]
}
