// What stands in each box of the flow diagram, line by line, in the order and words of PRISMA 2020.
import { type Flow, isEmpty, type Named, type Side } from './domain.ts'
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
export function diagramOf(reading: FlowReading): Diagram {
  const { iteration, flow } = reading
  const { databases, others } = flow
  const hasOthers = !isEmpty(others)
  return {
    sides: [
      ...(hasOthers && isEmpty(databases)
        ? []
        : [{ title: 'Databases and registers', steps: stepsOf(databases, 'databases and registers') }]),
      ...(hasOthers ? [{ title: 'Other ways', steps: stepsOf(others, 'other ways') }] : []),
    ],
    included: iteration === null ? includedLines(reading) : [`Reports included (n = ${flow.total.included})`],
    ...earlierLines(reading),
    footnotes: footnotesOf(reading),
  }
}

function earlierLines({ iteration, flow: { before }, texts }: FlowReading): Pick<Diagram, 'before' | 'total'> {
  if (iteration !== null || before.studies + before.reports === 0) return { before: [], total: [] }
  return {
    before: [
      'Previous version of the review',
      `Studies included (n = ${before.studies}*)`,
      `Reports of included studies (n = ${before.reports}*)`,
    ],
    total: [
      `Studies in total (n = ${before.studies + texts.studiesIncluded})`,
      `Reports in total (n = ${before.reports + texts.reportsIncluded})`,
    ],
  }
}

function footnotesOf({ iteration, flow, carried }: FlowReading): readonly string[] {
  const isTyped = Object.keys(flow.total.typed).length > 0 || flow.before.studies + flow.before.reports > 0
  const { titleAbstract, fullText } = iteration === null ? carried : { titleAbstract: 0, fullText: 0 }
  return [
    ...(isTyped ? ['* in whole or in part a number typed in, counted elsewhere'] : []),
    ...(titleAbstract > 0 ? [`Screened in another tool by title and abstract: ${titleAbstract}`] : []),
    ...(fullText > 0 ? [`Screened in another tool by full text: ${fullText}`] : []),
  ]
}

function stepsOf(side: Side, from: string): readonly Step[] {
  const n = (label: string, box: Box) => `${label} (n = ${side[box]}${side.typed[box] ? '*' : ''})`
  const some = (label: string, box: Box) => (side[box] > 0 ? [n(label, box)] : [])
  const removed = [
    n('Duplicates removed', 'duplicates'),
    ...some('Marked ineligible by automation', 'automation'),
    ...some('Removed for other reasons', 'otherReasons'),
    ...some('Included before', 'chosenBefore'),
    ...some('Not screened yet', 'unscreened'),
  ]
  return [
    {
      main: [n(`Records identified from ${from}`, 'identified'), ...side.sources.map(listed)],
      out: removed.length === 1 ? removed : ['Before screening', ...removed],
    },
    {
      main: [n('Records screened', 'screened')],
      out: [n('Records excluded', 'excluded'), ...some('Still open', 'open')],
    },
    {
      main: [n('Reports sought for retrieval', 'sought')],
      out: [n('Reports not retrieved', 'notRetrieved'), ...some('Not assessed yet', 'unassessed')],
    },
    {
      main: [n('Reports assessed for eligibility', 'assessed')],
      out: [
        n('Reports excluded', 'excludedFullText'),
        ...side.reasons.map(listed),
        ...some('Still open', 'openFullText'),
      ],
    },
  ]
}

function listed({ name, count, typed }: Named): string {
  return `${name} (n = ${count}${typed > 0 ? '*' : ''})`
}

function includedLines({ flow, texts }: FlowReading): readonly string[] {
  const brought = flow.iterations.filter(one => one.included > 0)
  return [
    `Studies included in review (n = ${texts.studiesIncluded})`,
    `Reports of included studies (n = ${texts.reportsIncluded})`,
    ...(brought.length > 1
      ? brought.map(
          one => `${one.iteration === null ? 'without a search' : `iteration ${one.iteration}`}: ${one.included}`,
        )
      : []),
    ...(texts.consultations > 0 ? [`beside them: consultations ${texts.consultations}`] : []),
  ]
}
