// The method of the full report: question, searches, flow of records, what was read, and what departed from the plan.
import type { Side } from '../../../screening/flow/domain.ts'
import { BOXES, type Box } from '../../../screening/flow/stages.ts'
import { sentenceOf } from '../../../screening/flow/sums.ts'
import type { Document, Source } from '../source.ts'
import { type Block, heading, list, missing, paragraph, plain, quiet, strong, table } from '../writing/blocks.ts'
import { referenceOf } from './references.ts'
import { screeningBlocks } from './screening.ts'
import { type Words, wordFor } from './words.ts'

export function questionBlocks({ questions }: Source, { say, day }: Words): Block[] {
  const title = heading(2, say('report.question.title'), 'question')
  const latest = questions.at(-1)
  if (latest === undefined) return [title, missing(say('report.question.none'))]
  return [
    title,
    paragraph(latest.text, 'lead'),
    ...(questions.length === 1
      ? []
      : [
          heading(3, say('report.question.history')),
          list(
            questions.map(question => [
              strong(`${day(question.writtenAt)}: `),
              plain(question.text),
              ...(question.reason === '' ? [] : [quiet(` ${question.reason}`)]),
            ]),
            true,
          ),
        ]),
  ]
}

export function methodBlocks(source: Source, words: Words): Block[] {
  const { say } = words
  const { review, criteria } = source
  return [
    heading(2, say('report.method.title'), 'method'),
    paragraph(say(review.kind === 'rapid-realist-review' ? 'report.method.rapid' : 'report.method.realist')),
    review.registration === ''
      ? missing(say('report.method.unregistered'))
      : paragraph(say('report.method.registered', { where: review.registration })),
    ...searchBlocks(source, words),
    heading(3, say('report.method.criteria')),
    ...(criteria.length === 0
      ? [missing(say('report.method.noCriteria'))]
      : [list(criteria.map(one => [strong(`${say(`report.method.${one.kind}`)}: `), plain(one.text)]))]),
    ...screeningBlocks(source, words),
    ...flowBlocks(source, words),
    ...changeBlocks(source, words),
  ]
}

function searchBlocks(source: Source, words: Words): Block[] {
  const { searches } = source
  const { say, day } = words
  const title = heading(3, say('report.searches.title'), 'searches')
  if (searches.length === 0) return [title, missing(say('report.searches.none'))]
  const rows = searches.map(search => [
    `${search.source}${search.platform === '' ? '' : ` (${search.platform})`}`,
    String(search.iteration),
    search.status === 'planned' ? say('report.searches.planned') : day(search.runOn),
    [search.coverage, search.limits].filter(text => text !== '').join('; ') || '–',
    search.hits === null ? '–' : String(search.hits),
    search.why === '' ? say('report.searches.noReason') : search.why,
  ])
  const strategies = searches.filter(search => search.strategy !== '')
  return [
    title,
    table(
      say('report.searches.caption'),
      [
        say('report.searches.source'),
        say('report.searches.iteration'),
        say('report.searches.day'),
        say('report.searches.coverage'),
        say('report.searches.hits'),
        say('report.searches.why'),
      ],
      rows,
    ),
    ...(strategies.length === 0
      ? []
      : [
          {
            kind: 'details' as const,
            summary: say('report.searches.strategies'),
            id: null,
            blocks: [list(strategies.map(search => [strong(`${search.source}: `), plain(search.strategy)]))],
          },
        ]),
    ...roundBlocks(source, words),
  ]
}

/** What each iteration was for, and why searching stopped (RAMESES, item 8). */
function roundBlocks({ iterationNotes, stopped }: Source, { say, day }: Words): Block[] {
  const rounds = iterationNotes.filter(one => one.title !== '' || one.reason !== '')
  return [
    ...(rounds.length === 0
      ? []
      : [
          paragraph(say('report.searches.rounds')),
          list(rounds.map(one => [strong(`${one.number}. ${one.title} `), plain(one.reason)])),
        ]),
    ...(stopped === null
      ? [missing(say('report.searches.goesOn'))]
      : [
          paragraph(
            say('report.searches.stopped', {
              day: day(stopped.writtenAt),
              because: say(`report.searches.because.${stopped.grounds}`),
            }),
          ),
          { kind: 'markdown' as const, text: stopped.reason },
        ]),
  ]
}

/** The counts of the flow diagram as a table; what does not add up is said. */
function flowBlocks({ flow, texts, carried }: Source, { say }: Words): Block[] {
  const title = heading(3, say('report.flow.title'), 'flow')
  if (flow.total.identified === 0) return [title, missing(say('report.flow.none'))]
  const needed = [
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
  const cell = (side: Side, step: Box) => `${side[step]}${side.typed[step] ? '*' : ''}`
  const rows = BOXES.filter(step => needed.includes(step) || flow.total[step] > 0).map(step => [
    say(`report.flow.${step}`),
    cell(flow.databases, step),
    cell(flow.others, step),
    cell(flow.total, step),
  ])
  const only = (name: string, count: number) => [say(`report.flow.${name}`), '', '', String(count)]
  rows.push(only('reportsIncluded', texts.reportsIncluded), only('studiesIncluded', texts.studiesIncluded))
  if (flow.before.studies + flow.before.reports > 0)
    rows.push(only('reportsBefore', flow.before.reports), only('studiesBefore', flow.before.studies))
  const reasons = flow.total.reasons.map(reason => `${reason.name}: ${reason.count}`)
  const broken = flow.checks.filter(check => !check.holds)
  const isTyped = Object.keys(flow.total.typed).length + flow.before.studies + flow.before.reports > 0
  const brought = flow.iterations.filter(one => one.iteration !== null)
  return [
    title,
    table(
      say('report.flow.caption'),
      [say('report.flow.step'), say('report.flow.databases'), say('report.flow.others'), say('report.flow.total')],
      rows,
    ),
    ...(reasons.length === 0
      ? []
      : [paragraph([strong(`${say('report.flow.reasons')}: `), plain(reasons.join('; '))])]),
    ...(brought.length > 1
      ? [
          list(
            brought.map(({ iteration, identified, included }) => [
              plain(
                say('report.flow.iteration', {
                  number: String(iteration),
                  identified: String(identified),
                  included: String(included),
                }),
              ),
            ]),
          ),
        ]
      : []),
    ...(carried.titleAbstract + carried.fullText > 0
      ? [
          paragraph(
            say('report.flow.carried', { first: String(carried.titleAbstract), full: String(carried.fullText) }),
          ),
        ]
      : []),
    ...(isTyped ? [paragraph([quiet(say('report.flow.typed'))])] : []),
    ...broken.map(check => missing(say('report.flow.broken', { sum: sentenceOf(check) }))),
  ]
}

function changeBlocks({ memos }: Source, { say, day }: Words): Block[] {
  const part = (kind: string, key: string, none: string): Block[] => {
    const found = memos.filter(memo => memo.kind === kind)
    return [
      heading(3, say(key)),
      ...(found.length === 0
        ? [missing(say(none))]
        : found.flatMap(memo => [
            paragraph([strong(`${memo.title}. `), quiet(day(memo.writtenAt))]),
            { kind: 'markdown' as const, text: memo.text },
          ])),
    ]
  }
  return [
    ...part('scoping', 'report.memos.scoping', 'report.memos.noScoping'),
    ...part('change', 'report.memos.changes', 'report.memos.noChanges'),
  ]
}

export function documentBlocks({ documents, texts: counts, characteristics }: Source, words: Words): Block[] {
  const { say, counted } = words
  const title = heading(2, say('report.documents.title'), 'documents')
  const texts = documents.filter(one => one.kind !== 'consultation')
  const consultations = documents.filter(one => one.kind === 'consultation')
  if (documents.length === 0) return [title, missing(say('report.documents.none'))]
  return [
    title,
    paragraph(
      [
        `${counted(counts.documents, 'report.documents.count')} ${counted(counts.studies, 'report.documents.studies')}`,
        ...(counts.consultations > 0 ? [counted(counts.consultations, 'report.documents.beside')] : []),
      ].join(' '),
    ),
    documentTable(texts, say('report.documents.caption'), words),
    ...furtherTable(characteristics, words),
    ...(consultations.length === 0 ? [] : [documentTable(consultations, say('report.documents.consultations'), words)]),
  ]
}

/** The columns a team made for itself, in RAMESES terms part of the document characteristics. */
function furtherTable({ columns, rows }: Source['characteristics'], { say }: Words): Block[] {
  if (columns.length === 0) return []
  const cells = rows.map(row => [row.label, ...row.cells.map(cell => cell || '–')])
  return [table(say('report.documents.further'), [say('report.documents.document'), ...columns], cells)]
}

function documentTable(documents: readonly Document[], caption: string, { say }: Words): Block {
  const judged = (value: string | null) => (value === null ? '–' : wordFor('richness', `judged ${value}`, say))
  return table(
    caption,
    ['document', 'design', 'country', 'participants', 'study', 'relevance', 'rigour', 'richness'].map(column =>
      say(`report.documents.${column}`),
    ),
    documents.map(one => [
      [plain(one.label), quiet(one.kind === 'article' ? '' : ` (${say(`report.kind.${one.kind}`)})`)],
      one.design || '–',
      one.country || '–',
      one.participants || '–',
      one.studyName ?? '–',
      judged(one.relevance),
      judged(one.rigour),
      judged(one.richness),
    ]),
  )
}

export function referenceBlocks({ documents }: Source, { say }: Words): Block[] {
  const texts = documents.filter(one => one.kind !== 'consultation')
  return [
    heading(2, say('report.references.title'), 'references'),
    texts.length === 0 ? missing(say('report.references.none')) : list([...texts].sort(byReference).map(referenceOf)),
  ]
}

function byReference(a: Document, b: Document): number {
  const key = (one: Document) => `${one.authors[0] ?? one.title} ${one.year ?? ''}`
  return key(a).localeCompare(key(b), 'en')
}
