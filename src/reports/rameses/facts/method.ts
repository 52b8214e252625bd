// What the data say to the items on title, question, searching, selection, extraction and analysis (RAMESES 1, 4, 8 to 11).
import { counted } from '../../../core/text.ts'
import { SCREEN_NAMES, type Screen } from '../../../screening/domain.ts'
import { GROUND_WORDS, type Grounds } from '../../../sources/searches/stopping/domain.ts'
import { type Fact, fact, named, share, when } from './fact.ts'

export function titleFacts(title: string): Fact[] {
  const isSaid = /realist/i.test(title)
  return [
    fact(`The review is called “${title}”.`, '/settings'),
    ...when(!isSaid, () => 'That does not say that it is a realist synthesis or review.'),
  ]
}

export function questionFacts(questions: readonly { readonly text: string; readonly reason: string }[]): Fact[] {
  const latest = questions.at(-1)
  if (latest === undefined) return [fact('No question has been written down yet.', '/question')]
  const bare = questions.slice(1).filter(one => one.reason === '').length
  return [
    fact(`The question stands as: ${latest.text}`, '/question'),
    ...when(questions.length > 1, () => `It was narrowed ${counted(questions.length - 1, 'time')}.`, '/question'),
    ...questions.slice(1).flatMap(one => when(one.reason !== '', () => `Why: ${one.reason}`)),
    ...when(bare > 0, () => `${counted(bare, 'narrowing')} without a reason.`, '/question'),
  ]
}

type Search = {
  readonly status: string
  readonly kind: string
  readonly source: string
  readonly platform: string
  readonly iteration: number
  readonly runOn: string | null
  readonly why: string
  readonly contacts: string
}

export function searchFacts(
  searches: readonly Search[],
  stop: { readonly grounds: Grounds | ''; readonly writtenAt: string } | null,
): Fact[] {
  const run = searches.filter(one => one.status === 'run')
  const planned = searches.length - run.length
  const checklist = fact('PRISMA-S, item by item, says which details the log of searches lacks.', '/searches/checklist')
  if (searches.length === 0) return [fact('No search has been logged.', '/searches'), checklist]
  const iterations = new Set(run.map(one => one.iteration)).size
  const sources = [...new Set(run.map(one => (one.platform === '' ? one.source : `${one.source} (${one.platform})`)))]
  const days = run.flatMap(one => one.runOn ?? []).sort()
  const bare = searches.filter(one => one.why === '').length
  const asked = run.filter(one => one.kind === 'experts' || one.contacts !== '')
  return [
    fact(
      `${counted(run.length, 'search was', 'searches were')} run in ${counted(iterations, 'iteration')}${planned === 0 ? '' : `, ${planned} ${planned === 1 ? 'is' : 'are'} planned`}.`,
      '/searches',
    ),
    ...when(sources.length > 0, () => `Sources: ${named(sources)}.`, '/searches'),
    ...when(days.length > 0, () => `Run from ${days[0]} to ${days.at(-1)}.`),
    ...when(asked.length > 0, () => `Experts asked: ${named(asked.map(one => one.contacts || one.source))}.`),
    ...when(asked.length === 0, () => 'No search of the log asked experts.'),
    ...when(bare > 0, () => `${counted(bare, 'search does', 'searches do')} not say why.`, '/searches'),
    stop === null || stop.grounds === ''
      ? fact('No decision to stop searching stands.', '/searches/stopping')
      : fact(
          `Searching was stopped on ${stop.writtenAt.slice(0, 10)}, because ${GROUND_WORDS[stop.grounds]}.`,
          '/searches/stopping',
        ),
    checklist,
  ]
}

export type Selection = {
  readonly criteria: number
  readonly screens: readonly { readonly screen: Screen; readonly decided: number; readonly screeners: number }[]
  readonly pairs: readonly {
    readonly screen: Screen
    readonly n: number
    readonly observed: number | null
    readonly kappa: number | null
  }[]
  readonly checks: readonly { readonly screen: Screen; readonly size: number; readonly answered: number }[]
  readonly carried: number
  /** Texts that are not notes of consultations, and how many of them were judged. */
  readonly documents: number
  readonly judged: Readonly<Record<'relevance' | 'rigour' | 'richness', number>>
}

export function selectionFacts(found: Selection): Fact[] {
  const { criteria, screens, pairs, checks, carried, documents, judged } = found
  return [
    criteria === 0
      ? fact('No criteria of inclusion or exclusion are written down.', '/screening/criteria')
      : fact(`${counted(criteria, 'criterion', 'criteria')} of inclusion and exclusion.`, '/screening/criteria'),
    ...screens
      .filter(one => one.decided > 0)
      .map(one =>
        fact(
          `${SCREEN_NAMES[one.screen]}: ${counted(one.decided, 'record')} decided by ${one.screeners > 1 ? 'two people each' : 'one person each'}.`,
          '/screening/agreement',
        ),
      ),
    ...pairs.flatMap(({ screen, n, observed, kappa }) =>
      when(
        observed !== null,
        () =>
          `${SCREEN_NAMES[screen]}: two people agreed on ${share(observed ?? 0, 1)} of ${counted(n, 'record')}${kappa === null ? '' : ` (kappa ${kappa.toFixed(2)})`}.`,
        '/screening/agreement',
      ),
    ),
    ...checks
      .filter(one => one.answered > 0)
      .map(one =>
        fact(
          `${SCREEN_NAMES[one.screen]}: a second person checked ${one.answered} of a sample of ${one.size}.`,
          '/screening/checks',
        ),
      ),
    ...when(carried > 0, () => `${counted(carried, 'decision')} came in from another tool.`),
    documents === 0
      ? fact('No document has been added yet.', '/documents')
      : fact(
          `Of ${counted(documents, 'document')}, ${judged.relevance} judged for relevance, ${judged.rigour} for rigour, ${judged.richness} for richness.`,
          '/documents',
        ),
  ]
}

export function extractionFacts(found: {
  readonly excerpts: number
  readonly accounts: number
  readonly columns: readonly string[]
}): Fact[] {
  const { excerpts, accounts, columns } = found
  return [
    fact(`${counted(excerpts, 'passage')} quoted, coded into ${counted(accounts, 'account')}.`, '/accounts'),
    columns.length === 0
      ? fact('The team made no columns of its own for what it takes from each document.', '/characteristics/columns')
      : fact(`Columns of the team: ${named(columns)}.`, '/characteristics/columns'),
  ]
}

export function analysisFacts(found: {
  readonly shape: string
  readonly synthesised: number
  readonly moves: number
  readonly movesWithoutReason: number
  readonly inferred: readonly { readonly name: string; readonly count: number }[]
}): Fact[] {
  const { shape, synthesised, moves, movesWithoutReason, inferred } = found
  return [
    fact(`Configurations have the shape ${shape}.`, '/settings'),
    fact(`${counted(moves, 'move')} led to ${counted(synthesised, 'synthesised configuration')}.`, '/synthesis/moves'),
    ...inferred.map(one => fact(`${counted(one.count, 'move')} by ${one.name}.`, '/synthesis/moves')),
    ...when(
      movesWithoutReason > 0,
      () => `${counted(movesWithoutReason, 'move')} without a reason.`,
      '/synthesis/moves',
    ),
  ]
}
