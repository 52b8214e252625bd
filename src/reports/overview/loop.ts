// The review as the loop it is: eight places with their number and their one next action, and what waits for a person.
import { counted } from '../../core/text.ts'

export type Numbers = {
  readonly questions: number
  readonly statements: number
  readonly searches: number
  readonly plannedSearches: number
  readonly iterations: number
  readonly records: number
  readonly toScreen: number
  /** Pairs of records that may be duplicates and wait for a person. */
  readonly openPairs: number
  readonly toReadInFull: number
  /** Of the reader: configurations, and records of second checks. */
  readonly toCheck: number
  readonly recordsToCheck: number
  /** Without notes of consultations, which are counted apart. */
  readonly documents: number
  readonly studies: number
  readonly consultations: number
  /** Notes of consultations among them. */
  readonly documentsWithoutText: number
  readonly excerpts: number
  readonly parked: number
  readonly unquoted: number
  readonly accounts: number
  readonly incomplete: number
  readonly synthesised: number
  readonly unplaced: number
  readonly moves: number
  readonly movesWithoutReason: number
  /** Documents coded before a theory changed. */
  readonly toRevisit: number
  readonly refinedTheories: number
  readonly theoryVersions: number
  readonly bareStatements: number
  readonly principles: number
  readonly agreedPrinciples: number
  readonly principlesWithoutHeading: number
  readonly principlesWithoutPlainWords: number
  readonly openComments: number
  readonly unansweredComments: number
  readonly unansweredPoints: number
  readonly memos: number
}

export type Next = { readonly text: string; readonly href: string }
export type Place = {
  readonly name: string
  readonly href: string
  readonly count: number
  readonly of: string
  /** What the place is for, in a sentence, so that the page explains the method. */
  readonly what: string
  readonly state: 'current' | 'empty' | ''
  readonly next: Next | null
}

type Draft = Omit<Place, 'state'>

/** The places in the order in which a review first needs them; the first that holds nothing, or work, is current. */
export function placesOf(n: Numbers, home: string, who: { readonly mayWrite: boolean }): Place[] {
  const drafts = [...outward(n, home), ...homeward(n, home)].map(place =>
    who.mayWrite ? place : { ...place, next: null },
  )
  const empty = drafts.findIndex(place => place.count === 0)
  const current = empty === -1 ? drafts.length - 1 : empty
  return drafts.map((place, at) => ({
    ...place,
    state: at === current ? 'current' : place.count === 0 ? 'empty' : '',
  }))
}

function outward(n: Numbers, home: string): Draft[] {
  return [
    {
      name: 'Question and initial theory',
      href: n.questions === 0 ? `${home}/question` : `${home}/theories`,
      count: n.statements,
      of:
        n.questions === 0
          ? 'no question yet'
          : `${n.statements === 1 ? 'statement' : 'statements'}; ${counted(n.questions, 'version')} of the question`,
      what: 'What works, for whom, when and why: first as a guess.',
      next:
        n.questions === 0
          ? { text: 'Write down the question', href: `${home}/question` }
          : n.statements === 0
            ? { text: 'Put your first guess into if–then–because', href: `${home}/theories` }
            : null,
    },
    {
      name: 'Searches',
      href: `${home}/searches`,
      count: n.searches,
      of: n.searches === 0 ? 'none run' : `in ${counted(n.iterations, 'iteration')}, ${counted(n.records, 'record')}`,
      what: 'Where the theory sends you to look.',
      next: nextSearch(n, home),
    },
    {
      name: 'Documents',
      href: `${home}/documents`,
      count: n.documents,
      of: ofDocuments(n),
      what: 'What can say something about the theory.',
      next: nextDocument(n, home),
    },
    {
      name: 'Configurations',
      href: `${home}/accounts`,
      count: n.accounts,
      of: `${n.accounts === 1 ? 'account' : 'accounts'} from ${counted(n.excerpts, 'excerpt')}`,
      what: 'What each text claims: context, mechanism, outcome.',
      next:
        n.accounts === 0 && n.documents + n.consultations > 0
          ? { text: 'Read a text and take the first account', href: `${home}/documents` }
          : n.incomplete > 0
            ? { text: `Complete ${counted(n.incomplete, 'account')}`, href: `${home}/accounts?complete=no` }
            : null,
    },
  ]
}

function ofDocuments(n: Numbers): string {
  const heard = n.consultations === 0 ? '' : `, and ${counted(n.consultations, 'consultation')}`
  const bare = n.documentsWithoutText === 0 ? '' : `; ${counted(n.documentsWithoutText, 'text')} to add`
  return `${n.documents === 1 ? 'document' : 'documents'} from ${counted(n.studies, 'study', 'studies')}${heard}${bare}`
}

function homeward(n: Numbers, home: string): Draft[] {
  return [
    {
      name: 'Synthesis',
      href: `${home}/synthesis`,
      count: n.synthesised,
      of: `${n.synthesised === 1 ? 'CMOC' : 'CMOCs'} by ${counted(n.moves, 'move')}`,
      what: 'Accounts laid together, reconciled, adjudicated.',
      next:
        n.unplaced > 0 && n.accounts > 0
          ? { text: `Place ${counted(n.unplaced, 'account')}`, href: `${home}/synthesis?placed=no` }
          : n.movesWithoutReason > 0
            ? {
                text: `Say why for ${counted(n.movesWithoutReason, 'move')}`,
                href: `${home}/synthesis/moves?unreasoned=on`,
              }
            : null,
    },
    {
      name: 'Refined theory',
      href: `${home}/theories`,
      count: n.refinedTheories,
      of: `refined, after ${counted(n.theoryVersions, 'version')}`,
      what: 'What the theory has become, and where it sends you next.',
      next:
        n.synthesised === 0
          ? null
          : n.refinedTheories === 0
            ? { text: 'Write the next version of the theory', href: `${home}/theories` }
            : n.bareStatements > 0
              ? {
                  text: `${counted(n.bareStatements, 'statement')} without a configuration`,
                  href: `${home}/theory-statements`,
                }
              : null,
    },
    {
      name: 'Principles',
      href: `${home}/principles`,
      count: n.principles,
      of: `of which ${n.agreedPrinciples} agreed`,
      what: 'What to do, for whom, where it holds and where not.',
      next: nextPrinciple(n, home),
    },
    {
      name: 'Report',
      href: `${home}/reports`,
      count: n.agreedPrinciples,
      of: n.agreedPrinciples === 1 ? 'principle ready to report' : 'principles ready to report',
      what: 'Everything, with the way back to every page.',
      next: n.principles > 0 ? { text: 'Read the report as it stands', href: `${home}/reports` } : null,
    },
  ]
}

function nextSearch(n: Numbers, home: string): Next | null {
  if (n.searches === 0) return { text: 'Log the first search', href: `${home}/searches` }
  if (n.records === 0) return { text: 'Import what it found', href: `${home}/searches` }
  if (n.toScreen > 0)
    return { text: `Screen ${counted(n.toScreen, 'record')}`, href: `${home}/screening/title-abstract` }
  return n.plannedSearches > 0
    ? {
        text: `Run ${counted(n.plannedSearches, 'planned search', 'planned searches')}`,
        href: `${home}/searches#planned`,
      }
    : null
}

function nextDocument(n: Numbers, home: string): Next | null {
  if (n.toReadInFull > 0)
    return { text: `Decide on ${counted(n.toReadInFull, 'full text')}`, href: `${home}/screening/full-text` }
  return n.documentsWithoutText > 0
    ? { text: `Add ${counted(n.documentsWithoutText, 'text')}`, href: `${home}/documents?text=without` }
    : null
}

function nextPrinciple(n: Numbers, home: string): Next | null {
  if (n.principles === 0)
    return n.synthesised > 0 ? { text: 'Draft a principle from configurations', href: `${home}/principles` } : null
  if (n.principlesWithoutHeading > 0)
    return {
      text: `Give ${counted(n.principlesWithoutHeading, 'principle')} a heading`,
      href: `${home}/principles?lacks=heading`,
    }
  if (n.principlesWithoutPlainWords > 0)
    return {
      text: `Write plain words for ${counted(n.principlesWithoutPlainWords, 'principle')}`,
      href: `${home}/principles?lacks=plain+words`,
    }
  return null
}

/** Work that is open for this reader; with one member nothing waits for a second person. */
export function waitingOf(n: Numbers, home: string, may: (permission: string) => boolean): Next[] {
  const list: (Next | false)[] = [
    may('sources.write') &&
      n.openPairs > 0 && {
        text: `${counted(n.openPairs, 'pair')} of records that may be duplicates`,
        href: `${home}/duplicates`,
      },
    may('screening.decide') &&
      n.toScreen > 0 && {
        text: `${counted(n.toScreen, 'record')} to screen`,
        href: `${home}/screening/title-abstract`,
      },
    may('screening.decide') &&
      n.toReadInFull > 0 && {
        text: `${counted(n.toReadInFull, 'full text')} to decide on`,
        href: `${home}/screening/full-text`,
      },
    may('configurations.write') &&
      n.incomplete > 0 && {
        text: `${counted(n.incomplete, 'account')} to complete`,
        href: `${home}/accounts?complete=no`,
      },
    may('configurations.write') &&
      n.parked > 0 && { text: `${counted(n.parked, 'passage')} parked`, href: `${home}/excerpts?state=parked` },
    may('configurations.write') &&
      n.unquoted > 0 && { text: `${counted(n.unquoted, 'source')} cited and not yet quoted`, href: `${home}/unquoted` },
    may('configurations.write') &&
      n.toRevisit > 0 && {
        text: `${counted(n.toRevisit, 'document')} to read again, as a theory changed`,
        href: `${home}/revisits`,
      },
    may('screening.check') &&
      n.recordsToCheck > 0 && {
        text: `${counted(n.recordsToCheck, 'record')} you were asked to check`,
        href: `${home}/screening/checks`,
      },
    may('synthesis.check') &&
      n.toCheck > 0 && {
        text: `${counted(n.toCheck, 'configuration')} you were asked to check`,
        href: `${home}/synthesis/checks`,
      },
    may('synthesis.write') &&
      n.movesWithoutReason > 0 && {
        text: `${counted(n.movesWithoutReason, 'move')} without a reason`,
        href: `${home}/synthesis/moves?unreasoned=on`,
      },
    n.openComments > 0 && { text: `${counted(n.openComments, 'open comment')} of the team`, href: `${home}/comments` },
    may('panel.manage') &&
      n.unansweredComments + n.unansweredPoints > 0 && {
        text: `${saidByPanel(n)} of the panel to answer`,
        href: `${home}/panel/unanswered`,
      },
  ]
  return list.filter(one => one !== false)
}

function saidByPanel(n: Numbers): string {
  return [
    ...(n.unansweredComments > 0 ? [counted(n.unansweredComments, 'comment')] : []),
    ...(n.unansweredPoints > 0 ? [counted(n.unansweredPoints, 'point')] : []),
  ].join(' and ')
}
