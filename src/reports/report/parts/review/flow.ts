// The flow of records in the full report: the counts of the diagram as a table, and what does not add up (RAMESES, item 12).
import { diagramOf } from '../../../../screening/flow/boxes.ts'
import type { Flow, Side } from '../../../../screening/flow/domain.ts'
import { drawFlow } from '../../../../screening/flow/drawing.ts'
import { BOXES, type Box } from '../../../../screening/flow/stages.ts'
import { type Check, sentenceOf } from '../../../../screening/flow/sums.ts'
import type { Source } from '../../source.ts'
import { type Block, figure, list, missing, paragraph, plain, quiet, strong, table } from '../../writing/blocks.ts'
import type { Words } from '../words.ts'

/** Shown even where they are 0. */
const NEEDED: readonly Box[] = [
  'identified',
  'duplicates',
  'screened',
  'excluded',
  'sought',
  'notRetrieved',
  'assessed',
  'excludedFullText',
  'included',
]

export function flowBlocks(source: Source, words: Words): Block[] {
  const { flow } = source
  const { say } = words
  if (flow.total.identified === 0) return [missing(say('report.flow.none'))]
  const reasons = flow.total.reasons.map(reason => `${reason.name}: ${reason.count}`)
  const svg = drawFlow(diagramOf({ iteration: null, ...source }, key => say(`report.flow.box.${key}`)))
  const columns = ['step', 'databases', 'others', 'total'].map(name => say(`report.flow.${name}`))
  return [
    figure(
      svg,
      say('report.flow.figure', { identified: flow.total.identified, included: flow.total.included }),
      say('report.flow.drawn'),
    ),
    table(say('report.flow.caption'), columns, rowsOf(source, words)),
    ...(reasons.length === 0
      ? []
      : [paragraph([strong(`${say('report.flow.reasons')}: `), plain(reasons.join('; '))])]),
    ...iterationBlocks(flow, words),
    ...noteBlocks(source, words),
  ]
}

function rowsOf({ flow, texts }: Source, { say }: Words): string[][] {
  const cell = (side: Side, box: Box) => `${side[box]}${side.typed[box] ? '*' : ''}`
  const only = (name: string, count: number) => [say(`report.flow.${name}`), '', '', String(count)]
  const hasBefore = flow.before.studies + flow.before.reports > 0
  return [
    ...BOXES.filter(box => NEEDED.includes(box) || flow.total[box] > 0).map(box => [
      say(`report.flow.${box}`),
      cell(flow.databases, box),
      cell(flow.others, box),
      cell(flow.total, box),
    ]),
    only('reportsIncluded', texts.reportsIncluded),
    only('studiesIncluded', texts.studiesIncluded),
    ...(hasBefore ? [only('reportsBefore', flow.before.reports), only('studiesBefore', flow.before.studies)] : []),
  ]
}

function iterationBlocks({ iterations }: Flow, { say }: Words): Block[] {
  const brought = iterations.filter(one => one.iteration !== null)
  if (brought.length < 2) return []
  const lines = brought.map(({ iteration, identified, included }) =>
    say('report.flow.iteration', {
      number: String(iteration),
      identified: String(identified),
      included: String(included),
    }),
  )
  return [list(lines.map(line => [plain(line)]))]
}

const IN_SUMS = {
  ...{ 'identified elsewhere': 'identifiedElsewhere', identified: 'identified' },
  ...{ duplicates: 'duplicates', duplicate: 'duplicate', 'marked ineligible by automation': 'automation' },
  ...{ 'removed for other reasons': 'otherReasons', 'included before': 'before', 'not screened yet': 'unscreened' },
  ...{ screened: 'screened', excluded: 'excluded', open: 'open', sought: 'sought', 'not retrieved': 'notRetrieved' },
  ...{ 'not assessed yet': 'unassessed', assessed: 'assessed', included: 'included', 'removed there': 'there' },
  ...{ 'records imported': 'records', 'record imported': 'record', 'in other ways': 'others' },
  ...{ 'through databases and registers': 'databases', 'is unaccounted for': 'oneMissing' },
  ...{ 'are unaccounted for': 'missing', 'that is': 'thatIs', 'too many': 'tooMany' },
} as const
/** Longer ones first; what stands in brackets is the name of a source. */
const SUM_WORDS = new RegExp(`\\([^)]*\\)|\\b(?:${Object.keys(IN_SUMS).join('|')})\\b`, 'g')

/** A sum that does not hold, in the language of the report. */
export function sumSaid(check: Check, { say, language }: Words): string {
  const sentence = sentenceOf(check)
  if (language === 'en') return sentence
  return sentence.replaceAll(SUM_WORDS, found =>
    found.startsWith('(') ? found : say(`report.sum.${IN_SUMS[found as keyof typeof IN_SUMS]}`),
  )
}

function noteBlocks({ flow, carried }: Source, words: Words): Block[] {
  const { say } = words
  const isTyped = Object.keys(flow.total.typed).length + flow.before.studies + flow.before.reports > 0
  const { titleAbstract, fullText } = carried
  return [
    ...(titleAbstract + fullText > 0
      ? [paragraph(say('report.flow.carried', { first: String(titleAbstract), full: String(fullText) }))]
      : []),
    ...(isTyped ? [paragraph([quiet(say('report.flow.typed'))])] : []),
    ...flow.checks
      .filter(check => !check.holds)
      .map(check => missing(say('report.flow.broken', { sum: sumSaid(check, words) }))),
  ]
}
