// PRISMA-S item by item: whether the log of searches answers it, and which searches leave it open.
import prismaS from '../../../../data/reference/prisma-s.json' with { type: 'json' }
import { isDatabaseSide, type SearchKind } from '../domain.ts'

export type Logged = {
  readonly id: number
  readonly status: 'planned' | 'run'
  readonly kind: SearchKind
  readonly source: string
  readonly platform: string
  readonly together: string
  readonly strategy: string
  readonly coverage: string
  readonly limits: string
  readonly filters: string
  readonly filtersReference: string
  readonly seeds: string
  readonly direction: string | null
  readonly contacts: string
  readonly adaptedFrom: string
  readonly rerunOf: number | null
  readonly peerReview: 'yes' | 'no' | null
  readonly peerReviewHow: string
  readonly runOn: string | null
  readonly alerts: string
  readonly note: string
  readonly hits: number | null
}

/** What the team wrote about an item that the log cannot say: "No register was searched, because …". */
export type Answered = { readonly item: number; readonly text: string; readonly version: number }

export type Item = {
  readonly item: number
  readonly section: string
  readonly title: string
  readonly asks: string
  readonly state: 'answered' | 'open'
  /** What answers it, or what is missing, as a sentence. */
  readonly says: string
  /** The searches that leave it open. */
  readonly searches: readonly { readonly id: number; readonly source: string }[]
  /** The team's own words, which answer what the log leaves open. */
  readonly words: string
  readonly version: number
}

export const { reference: REFERENCE, doi: DOI } = prismaS

type Judged = { readonly says: string; readonly open?: readonly Logged[]; readonly isOpen?: boolean }
/** Records of the log, copies found among them, and copies typed in as removed elsewhere. */
export type Facts = { readonly records: number; readonly duplicates: number; readonly duplicatesElsewhere: number }

/** The sixteen items in their order. Planned searches answer nothing yet. */
export function checklistOf(searches: readonly Logged[], facts: Facts, answers: readonly Answered[]): Item[] {
  const run = searches.filter(search => search.status === 'run')
  return prismaS.items.map(({ item, section, title, asks }) => {
    const judged = (RULES[item - 1] as Rule)(run, facts)
    const open = judged.open ?? []
    const answer = answers.find(one => one.item === item)
    const isOpen = judged.isOpen === true || open.length > 0
    return {
      ...{ item, section, title, asks, says: judged.says },
      state: isOpen && (answer?.text ?? '') === '' ? 'open' : 'answered',
      searches: open.map(({ id, source }) => ({ id, source })),
      words: answer?.text ?? '',
      version: answer?.version ?? 0,
    }
  })
}

/** A platform of which there are several: "Ovid and Web of Science", "EBSCO; Ovid". */
const isSeveral = (platform: string) => /\s(?:and|en|&|\+)\s|[;/]/i.test(platform)

/** Which database searches say what was searched together, which had a platform of their own, and which leave it open. */
export function togetherOf<S extends Pick<Logged, 'kind' | 'source' | 'platform' | 'together'>>(run: readonly S[]) {
  const databases = run.filter(one => one.kind === 'database')
  const said = databases.filter(one => one.together !== '')
  const platforms = Map.groupBy(databases, one => one.platform.trim().toLowerCase())
  const sources = (platform: string) =>
    new Set((platforms.get(platform.trim().toLowerCase()) ?? []).map(one => one.source.trim().toLowerCase())).size
  const isShared = ({ platform }: S) => {
    const others = platforms.get(platform.trim().toLowerCase()) ?? []
    return sources(platform) > 1 && !others.some(one => one.together !== '')
  }
  const rest = databases.filter(one => one.together === '')
  const open = rest.filter(one => one.platform === '' || isSeveral(one.platform) || isShared(one))
  return { said, open, apart: rest.filter(one => !open.includes(one) && sources(one.platform) === 1) }
}

type Rule = (run: readonly Logged[], facts: Facts) => Judged

const ofKind =
  (...kinds: readonly SearchKind[]) =>
  (search: Logged) =>
    kinds.includes(search.kind)
const isDatabase = ofKind('database')
export const isNone = (text: string) => /^(none|no|not used|no filters?|no limits?)\.?$/i.test(text.trim())
const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`

/** Nothing of a kind in the log: the item is open until the team says so in words. */
const needed = (
  found: readonly Logged[],
  nothing: string,
  says: string,
  lacking: (search: Logged) => boolean,
): Judged => {
  if (found.length === 0) return { says: nothing, isOpen: true }
  const open = found.filter(lacking)
  return { says: open.length === 0 ? says : `Missing in ${count(open.length, 'search', 'searches')}.`, open }
}

const RULES: readonly Rule[] = [
  run =>
    needed(
      run.filter(isDatabase),
      'No search of a database is in the log.',
      'Every database has its platform.',
      one => one.platform === '',
    ),
  run => {
    const { said, open } = togetherOf(run)
    if (open.length > 0)
      return { says: `Missing in ${count(open.length, 'search', 'searches')} of several databases.`, open }
    if (said.length > 0)
      return { says: `${count(said.length, 'search names', 'searches name')} the databases searched together.` }
    if (run.some(isDatabase)) return { says: 'Every database was searched on a platform of its own.' }
    return { says: 'No search of a database is in the log.', isOpen: true }
  },
  run =>
    needed(
      run.filter(ofKind('register')),
      'No search of a register is in the log.',
      'Registers are named.',
      () => false,
    ),
  run =>
    needed(
      run.filter(ofKind('website', 'organisation')),
      'No search of a website or organisation is in the log.',
      'Each says how it was searched.',
      one => one.strategy === '' && one.coverage === '' && one.note === '',
    ),
  run =>
    needed(
      run.filter(ofKind('citation chasing')),
      'No citation chasing is in the log.',
      'Each names its seeds and direction.',
      one => one.seeds === '' || one.direction === null,
    ),
  run =>
    needed(
      run.filter(ofKind('experts')),
      'No contact with experts is in the log.',
      'Each says who was asked.',
      one => one.contacts === '',
    ),
  run => {
    const others = run.filter(ofKind('other'))
    return needed(
      others,
      'No other way of finding is in the log.',
      'Each says what was done.',
      one => one.strategy === '' && one.note === '',
    )
  },
  run =>
    needed(
      run.filter(one => isDatabaseSide(one.kind) || one.kind === 'website'),
      'No search of a database, register or website is in the log.',
      'Every strategy is kept as run.',
      one => one.strategy === '',
    ),
  run =>
    needed(
      run.filter(one => isDatabaseSide(one.kind)),
      'No search of a database or register is in the log.',
      'Every search says which limits it had.',
      one => one.limits === '',
    ),
  run => {
    const used = run.filter(one => one.filters !== '' && !isNone(one.filters))
    const isSaid = used.length > 0 || run.some(one => isNone(one.filters))
    if (!isSaid)
      return { says: 'No search says whether a published filter was used; write “none” where none was.', isOpen: true }
    return needed(
      used.length > 0 ? used : run,
      '',
      used.length > 0 ? 'Every filter has its reference.' : 'No published filter was used.',
      one => used.includes(one) && one.filtersReference === '',
    )
  },
  run => {
    const adapted = run.filter(one => one.adaptedFrom !== '')
    if (adapted.length === 0) return { says: 'No search says whether it was adapted from earlier work.', isOpen: true }
    return { says: `${count(adapted.length, 'search says', 'searches say')} what it was adapted from.` }
  },
  run => {
    const again = run.filter(one => one.rerunOf !== null).length
    const alerts = run.filter(one => one.alerts !== '').length
    if (again + alerts === 0) return { says: 'No search was rerun or followed by an alert.', isOpen: true }
    return {
      says: `${count(again, 'search was rerun', 'searches were rerun')}, ${count(alerts, 'had an alert', 'had alerts')}.`,
    }
  },
  run => needed(run, 'No search has been run.', 'Every search has its day.', one => one.runOn === null),
  run =>
    needed(
      run.filter(isDatabase),
      'No search of a database is in the log.',
      'Every database search says whether its strategy was checked.',
      one => one.peerReview === null || (one.peerReview === 'yes' && one.peerReviewHow === ''),
    ),
  run => needed(run, 'No search has been run.', 'Every search has its number of hits.', one => one.hits === null),
  (_, { records, duplicates, duplicatesElsewhere }) => {
    if (records === 0) return { says: 'No records have been imported.', isOpen: true }
    const elsewhere =
      duplicatesElsewhere === 0
        ? ''
        : ` ${count(duplicatesElsewhere, 'more was', 'more were')} removed before import, as typed in.`
    return {
      says: `Copies are found on import by DOI and by title, authors and year, and set aside, not deleted: ${duplicates} of ${count(records, 'record', 'records')}.${elsewhere}`,
    }
  },
]
