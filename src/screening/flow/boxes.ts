// What stands in each box of the flow diagram, line by line, in the order and words of PRISMA 2020.
import { type Flow, isEmpty, type Named, type Side } from './domain.ts'
import { type DrawnWord, inEnglish, type Worded } from './drawn-words.ts'
import type { Box } from './stages.ts'
import type { Texts } from './texts.ts'

/** A step of one side: the box in the middle and what left beside it. The first line of each is its heading. */
export type Step = { readonly main: readonly string[]; readonly out: readonly string[] }

export type Diagram = {
  readonly sides: readonly { readonly title: string; readonly steps: readonly Step[] }[]
  readonly included: readonly string[]
  /** Empty without an earlier version of the review. */
  readonly before: readonly string[]
  readonly total: readonly string[]
  readonly footnotes: readonly string[]
}

/** What the diagram is drawn from; `iteration` is null for all of them together. */
export type FlowReading = {
  readonly iteration: number | null
  readonly flow: Flow
  readonly texts: Texts
  /** Records decided on in another tool, their decisions carried in. */
  readonly carried: { readonly titleAbstract: number; readonly fullText: number }
}

/**
 * A side where nothing came in is left out; with nothing at all the databases stay, empty. One iteration alone says
 * nothing of studies, of an earlier version and of other tools: those are known for the whole review only.
 */
export function diagramOf(reading: FlowReading, word: Worded = inEnglish): Diagram {
  const { iteration, flow } = reading
  const { databases, others } = flow
  const hasOthers = !isEmpty(others)
  return {
    sides: [
      ...(hasOthers && isEmpty(databases)
        ? []
        : [{ title: word('databases'), steps: stepsOf(databases, 'identifiedInDatabases', word) }]),
      ...(hasOthers ? [{ title: word('others'), steps: stepsOf(others, 'identifiedInOthers', word) }] : []),
    ],
    included: iteration === null ? includedLines(reading, word) : [`${word('included')} (n = ${flow.total.included})`],
    ...earlierLines(reading, word),
    footnotes: footnotesOf(reading, word),
  }
}

function earlierLines(
  { iteration, flow: { before }, texts }: FlowReading,
  word: Worded,
): Pick<Diagram, 'before' | 'total'> {
  if (iteration !== null || before.studies + before.reports === 0) return { before: [], total: [] }
  return {
    before: [
      word('previous'),
      `${word('studiesBefore')} (n = ${before.studies}*)`,
      `${word('reportsIncluded')} (n = ${before.reports}*)`,
    ],
    total: [
      `${word('studiesTotal')} (n = ${before.studies + texts.studiesIncluded})`,
      `${word('reportsTotal')} (n = ${before.reports + texts.reportsIncluded})`,
    ],
  }
}

function footnotesOf({ iteration, flow, carried }: FlowReading, word: Worded): readonly string[] {
  const isTyped = Object.keys(flow.total.typed).length > 0 || flow.before.studies + flow.before.reports > 0
  const { titleAbstract, fullText } = iteration === null ? carried : { titleAbstract: 0, fullText: 0 }
  return [
    ...(isTyped ? [`* ${word('typed')}`] : []),
    ...(titleAbstract > 0 ? [`${word('titleElsewhere')}: ${titleAbstract}`] : []),
    ...(fullText > 0 ? [`${word('textElsewhere')}: ${fullText}`] : []),
  ]
}

function stepsOf(
  side: Side,
  identified: 'identifiedInDatabases' | 'identifiedInOthers',
  word: Worded,
): readonly Step[] {
  const n = (label: DrawnWord, box: Box) => `${word(label)} (n = ${side[box]}${side.typed[box] ? '*' : ''})`
  const some = (label: DrawnWord, box: Box) => (side[box] > 0 ? [n(label, box)] : [])
  const removed = [
    n('duplicates', 'duplicates'),
    ...some('automation', 'automation'),
    ...some('otherReasons', 'otherReasons'),
    ...some('chosenBefore', 'chosenBefore'),
    ...some('unscreened', 'unscreened'),
  ]
  return [
    {
      main: [n(identified, 'identified'), ...side.sources.map(listed)],
      out: removed.length === 1 ? removed : [word('beforeScreening'), ...removed],
    },
    {
      main: [n('screened', 'screened')],
      out: [n('excluded', 'excluded'), ...some('open', 'open')],
    },
    {
      main: [n('sought', 'sought')],
      out: [n('notRetrieved', 'notRetrieved'), ...some('unassessed', 'unassessed')],
    },
    {
      main: [n('assessed', 'assessed')],
      out: [n('excludedFullText', 'excludedFullText'), ...side.reasons.map(listed), ...some('open', 'openFullText')],
    },
  ]
}

function listed({ name, count, typed }: Named): string {
  return `${name} (n = ${count}${typed > 0 ? '*' : ''})`
}

function includedLines({ flow, texts }: FlowReading, word: Worded): readonly string[] {
  const brought = flow.iterations.filter(one => one.included > 0)
  return [
    `${word('studiesIncluded')} (n = ${texts.studiesIncluded})`,
    `${word('reportsIncluded')} (n = ${texts.reportsIncluded})`,
    ...(brought.length > 1
      ? brought.map(
          one =>
            `${one.iteration === null ? word('withoutSearch') : `${word('iteration')} ${one.iteration}`}: ${one.included}`,
        )
      : []),
    ...(texts.consultations > 0 ? [`${word('consultations')} ${texts.consultations}`] : []),
  ]
}
