// The figures of a panel in a report: how answers to an item spread, what the rule says of them, who took part, and what was put first.
import type { Role } from '../../../panel/results/groups.ts'
import { drawSpreads } from '../../../panel/results/plot.ts'
import { plottedOf } from '../../../panel/results/round/printing.ts'
import type { QuestionResult } from '../../../panel/results/round/result.ts'
import { decimalIn, type Words, wordFor } from '../parts/words.ts'
import type { Panel } from '../source.ts'
import { type Block, figure, heading, list, paragraph, plain, quiet, strong, table } from '../writing/blocks.ts'

type Round = Panel['rounds'][number]
type Item = Panel['items'][number]

/** A drawing of the answers with a table and a sentence for each question; then what small groups said in place of figures. */
export function figureBlocks(panel: Panel, item: Item, words: Words): Block[] {
  const round = panel.rounds.find(one => one.id === item.roundId)
  const found = round?.result.items.find(one => one.item.id === item.id)
  if (round === undefined || found === undefined || found.questions.length === 0) return []
  const { say } = words
  const answered = found.questions.reduce((most, one) => Math.max(most, one.answered), 0)
  // How many answered is said under each question.
  const who =
    item.subjectKind === 'principle' && item.subjectVersion !== null
      ? say('report.panel.answered', { round: round.title, version: item.subjectVersion })
      : say('report.panel.asked', { round: round.title })
  const tables = found.questions.flatMap(question => questionBlocks(question, words))
  if (answered === 0) return [paragraph(who), ...tables]
  const asWords = { cannot: 'cannot', median: 'median', middle: 'middle', before: 'before' } as const
  const said = Object.fromEntries(Object.entries(asWords).map(([key, name]) => [key, say(`report.panel.plot.${name}`)]))
  const label = say('report.panel.plot', { heading: item.heading })
  const svg = drawSpreads(
    found.questions.map(question => ({ ...plottedOf(question), ...endsOf(question, words) })),
    {
      ...{ cannot: '', median: '', middle: '', before: '', ...said },
      ...(words.language === 'nl' ? { decimal: ',' as const } : {}),
    },
  )
  return [paragraph(who), figure(svg, label), ...tables, ...groupBlocks(panel, item, found.apart, words)]
}

/** On agree and disagree the ends have words of their own where the lead gave none. */
function endsOf({ scale, lowLabel, highLabel }: QuestionResult, { say }: Words) {
  if (scale !== 'agree') return { lowLabel, highLabel }
  return { lowLabel: lowLabel || say('report.panel.disagree'), highLabel: highLabel || say('report.panel.agreed') }
}

function questionBlocks(question: QuestionResult, words: Words): Block[] {
  const { say } = words
  const { counts, cannot, statistics, groups } = question
  const { lowLabel, highLabel } = endsOf(question, words)
  const rows = counts.map(({ score, count }) => {
    const label = score === counts.length ? ` ${highLabel}` : score === 1 ? ` ${lowLabel}` : ''
    const share =
      statistics.n === 0 ? '' : `${decimalIn(words.language, Math.round((1000 * count) / statistics.n) / 10)}%`
    const own = groups.shown.map(group => String(group.counts.find(one => one.score === score)?.count ?? 0))
    return [`${score}${label}`.trimEnd(), String(count), share, ...own]
  })
  const head = ['answer', 'people', 'percent'].map(name => say(`report.panel.${name}`))
  const roles = groups.shown.map(group => wordFor('role', group.role, say))
  const unsure = [say('report.panel.unsure'), String(cannot), '', ...groups.shown.map(group => String(group.cannot))]
  return [
    table(question.question, [...head, ...roles], [...rows, unsure]),
    question.answered === 0
      ? paragraph([quiet(say('report.panel.judged.many'))])
      : paragraph([quiet(figuresIn(question, words)), strong(verdictIn(question, words))]),
    ...withheldBlocks(question, words),
  ]
}

/** Why a group large enough has no column of its own. */
function withheldBlocks({ groups: { withheld } }: QuestionResult, { say }: Words): Block[] {
  if (withheld.length === 0) return []
  const roles = withheld.map(role => wordFor('role', role, say)).join(', ')
  return [paragraph([quiet(say('report.panel.withheld', { roles }))])]
}

/** "12 of 14 people asked answered (85.7%); 11 gave a score. Median 4, interquartile range 1, 81.8% agree (4 or 5)." */
export function figuresIn(question: QuestionResult, { say }: Words): string {
  const { statistics: s, scale, answered, asked, rate, before } = question
  const took = say('report.panel.rate', { answered, asked, rate: rate ?? 0, n: s.n })
  if (s.n === 0) return `${took} ${say('report.panel.judged.many')} `
  const median =
    before?.median == null
      ? say('report.panel.median', { median: s.median ?? '' })
      : say('report.panel.medianBefore', { median: s.median ?? '', before: before.median, n: before.n })
  const parts = scale === 'agree' ? [] : [median]
  if (s.iqr === null) parts.push(say('report.panel.few'))
  else {
    if (scale !== 'agree') parts.push(say('report.panel.iqr', { iqr: s.iqr }))
    const which = say(`report.panel.agree.${scale}`)
    parts.push(say('report.panel.agreement', { percent: s.agreement ?? 0, which }))
  }
  if (s.class !== null)
    parts.push(
      say('report.panel.rand', {
        class: say(`report.panel.class.${s.class}`),
        ipr: s.ipr ?? '',
        ipras: s.ipras ?? '',
        index: s.index ?? '',
      }),
    )
  const sentence = parts.join(', ')
  return `${took} ${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}. `
}

export const verdictIn = ({ verdict }: QuestionResult, { say }: Words) =>
  verdict === null ? '' : say(`report.panel.verdict.${verdict.result}`)

/** Their comments stand among the others, with the role; here is what the lead says of them. */
function groupBlocks(panel: Panel, item: Item, apart: readonly Role[], { say }: Words): Block[] {
  const written = panel.sentences.filter(
    one => one.itemId === item.id && one.text !== '' && apart.some(role => role === one.role),
  )
  if (written.length === 0) return []
  return [
    paragraph([strong(say('report.panel.groups'))]),
    list(written.map(one => [quiet(`${wordFor('role', one.role, say)}: `), plain(one.text)])),
  ]
}

/** Under which rule each round was held, who took part in it by role, and what it put first. */
export function roundBlocks(panel: Panel, words: Words): Block[] {
  if (panel.rounds.length === 0) return []
  const { say, day } = words
  const rules = panel.rounds.map(round => {
    const values = { round: round.title, chosen: day(round.ruleChosenAt) }
    const kind = round.rule.replace(' ', '-')
    return [plain(say(`report.panel.rule.${kind}`, { ...values, percent: round.rulePercent, range: round.ruleRange }))]
  })
  return [
    heading(3, say('report.panel.rules')),
    list(rules),
    paragraph([quiet(say('report.panel.interpolated'))]),
    ...panel.rounds.flatMap(round => [...roleBlocks(round, words), ...priorityBlocks(round, words)]),
  ]
}

function roleBlocks({ title, result }: Round, { say }: Words): Block[] {
  if (result.roles.length === 0) return []
  return [
    table(
      say('report.panel.roles', { round: title }),
      ['role', 'invited', 'tookPart', 'commented'].map(name => say(`report.panel.${name}`)),
      result.roles.map(one => [
        wordFor('role', one.role, say),
        ...[one.invited, one.tookPart, one.commented].map(String),
      ]),
    ),
  ]
}

function priorityBlocks({ result }: Round, { say, language }: Words): Block[] {
  return result.priorities.flatMap(one => [
    table(
      one.question,
      ['item', one.scale === 'choose' ? 'chosenBy' : 'points', 'percent'].map(name => say(`report.panel.${name}`)),
      one.ranked.map(row => [
        row.heading,
        decimalIn(language, row.total),
        row.share === null ? '' : `${decimalIn(language, row.share)}%`,
      ]),
    ),
    paragraph([
      quiet(
        say(one.scale === 'choose' ? 'report.panel.chose' : 'report.panel.shared', {
          people: one.people,
          asked: result.asked,
          most: one.most,
        }),
      ),
    ]),
  ])
}
