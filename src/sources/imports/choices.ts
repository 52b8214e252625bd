// What the team chose before an import began: how its file is read, which search each record is from, what its decisions are for.
import { AS_TOLD, type ReadingChoice } from '../reading/choice.ts'
import type { EarlierDecision } from '../reading/decisions.ts'
import type { Field } from '../reading/entry.ts'
import { clean } from '../reading/plain-text.ts'
import { doubleIn } from '../reading/tables/columns.ts'
import type { Preview } from './preview.ts'

/** All from the search of the import; told apart by a field; or a library merged elsewhere, whose parts are unknown. */
export const DIVISIONS = ['one', 'field', 'merged'] as const
export type Division = (typeof DIVISIONS)[number]

/** `new`: a search is made for it when the import begins; `none`: the search of the import. */
export type ValueSearch = { readonly value: string; readonly search: number | 'new' | 'none' }

/** Earlier decisions stay beside the records, or are meant to become their screening. */
export const EARLIER = ['beside', 'in'] as const
export const DECIDED_IN = ['title-abstract', 'full-text'] as const
/** For a file that holds one outcome, as the lists that Covidence exports. */
export const ALL_WERE = [
  ...(['nothing', 'title-abstract include', 'title-abstract exclude', 'full-text include'] as const),
  'full-text exclude',
] as const

export type Choices = ReadingChoice & {
  /** Whether someone has said that the table has no column of titles. */
  readonly untitled: boolean
  readonly division: Division
  /** The tag or column that tells the searches apart. */
  readonly by: string
  readonly searches: readonly ValueSearch[]
  readonly mergedName: string
  readonly earlier: (typeof EARLIER)[number]
  /** Where decisions were made that do not say it themselves. */
  readonly decidedIn: (typeof DECIDED_IN)[number]
  readonly allWere: (typeof ALL_WERE)[number]
}

export const NO_CHOICES: Choices = {
  ...AS_TOLD,
  untitled: false,
  division: 'one',
  by: '',
  searches: [],
  mergedName: '',
  earlier: 'beside',
  decidedIn: 'title-abstract',
  allWere: 'nothing',
}

export function readChoices(json: string): Choices {
  return { ...NO_CHOICES, ...(JSON.parse(json) as Partial<Choices>) }
}

/** The texts of a reference under a tag, cut to what tells them apart. */
export function valuesUnder(tags: readonly Field[], by: string): readonly string[] {
  return tags.flatMap(({ tag, value }) => (tag === by ? [clean(value.trim().replace(/\s+/g, ' ').slice(0, 200))] : []))
}

/** The search of a reference where the file holds several; null for the search of the import. */
export function searchOf(tags: readonly Field[], choices: Choices): number | null {
  if (choices.division !== 'field' || choices.by === '') return null
  for (const value of valuesUnder(tags, choices.by)) {
    const search = choices.searches.find(one => one.value === value)?.search
    if (typeof search === 'number') return search
  }
  return null
}

/** The decisions of a reference as they are kept: with their screen, or the one outcome that the whole file stands for. */
export function decisionsOf(found: readonly EarlierDecision[], choices: Choices): readonly EarlierDecision[] {
  const own = found.map(one => ({ ...one, screen: one.screen ?? choices.decidedIn }))
  if (choices.allWere === 'nothing' || own.length > 0) return own
  const [screen, choice] = choices.allWere.split(' ') as [EarlierDecision['screen'], EarlierDecision['choice']]
  return [{ origin: 'file', screen, choice, reason: '', note: '', who: '', raw: '' }]
}

/** Whether somebody said where a reference with these tags belongs. */
export function isPlaced(tags: readonly Field[], choices: Choices): boolean {
  return valuesUnder(tags, choices.by).some(value => choices.searches.some(one => one.value === value))
}

/** What a form says; null or empty where it says nothing and the earlier choice stands. */
export type Said = {
  readonly encoding: ReadingChoice['encoding'] | 'told'
  readonly delimiter: string | null
  readonly columns: readonly string[]
  readonly untitled: boolean
  readonly division: Division | null
  readonly by: string
  readonly values: readonly string[]
  readonly searches: readonly string[]
  readonly mergedName: string
  readonly earlier: Choices['earlier'] | null
  readonly decidedIn: Choices['decidedIn'] | null
  readonly allWere: Choices['allWere'] | null
}

export const DELIMITERS = { comma: ',', semicolon: ';', tab: '\t', bar: '|' } as const

/** With another delimiter the columns are others, and with another field so are its values. */
export function withSaid(before: Choices, said: Said): Choices {
  const { encoding, delimiter, division, earlier, decidedIn, allWere } = said
  const chosen = delimiter === null || delimiter === 'told' ? null : DELIMITERS[delimiter as keyof typeof DELIMITERS]
  const cells = delimiter === null ? before.delimiter : chosen
  const columns =
    said.columns.length === 0 ? before.columns : said.columns.map(field => (field === 'keep' ? '' : field))
  const by = division === 'field' ? said.by : division === null ? before.by : ''
  return {
    encoding: encoding === null ? before.encoding : encoding === 'told' ? null : encoding,
    delimiter: cells,
    columns: cells === before.delimiter ? columns : null,
    untitled: said.columns.length === 0 ? before.untitled : said.untitled,
    division: division ?? before.division,
    by,
    searches: by !== before.by ? [] : said.values.length === 0 ? before.searches : pairsIn(said),
    mergedName: division === null ? before.mergedName : said.mergedName,
    earlier: earlier ?? before.earlier,
    decidedIn: decidedIn ?? before.decidedIn,
    allWere: allWere ?? before.allWere,
  }
}

function pairsIn({ values, searches }: Said): readonly ValueSearch[] {
  return values.map((value, at) => {
    const said = searches[at] ?? 'none'
    return { value, search: said === 'new' || said === 'none' ? said : Number(said) }
  })
}

/** A keyword rarely names a search; a database does. */
const RARELY = /^(?:KW|DE|keywords|column (?:tags?|manual tags|groups|collections?))$/i

/** Each value that was found with its search: as said, else the one in the log by that name, else a new one. */
export function placed(
  values: readonly { readonly value: string }[],
  choices: Choices,
  known: readonly { readonly id: number; readonly source: string }[],
): readonly ValueSearch[] {
  const said = new Map(choices.searches.map(one => [one.value, one.search]))
  const byName = new Map(known.map(one => [one.source.toLowerCase(), one.id]))
  const otherwise = RARELY.test(choices.by) ? ('none' as const) : ('new' as const)
  return values.map(({ value }) => ({
    value,
    search: said.get(value) ?? byName.get(value.toLowerCase()) ?? otherwise,
  }))
}

type Against = {
  readonly look: Pick<Preview, 'columns' | 'refusal' | 'survey'>
  readonly known: readonly { readonly id: number }[]
  /** Whether someone has said what the columns hold; as their names tell, a table may be without titles. */
  readonly isSaid: boolean
}

/** Why a file cannot be read so, by field; null when it can. */
export function problemsIn(choices: Choices, against: Against): Record<string, string[]> | null {
  const { look, known } = against
  const problems: Record<string, string[]> = {}
  if (look.refusal !== null) problems.encoding = [look.refusal]
  else if (choices.columns !== null && look.columns.length > 0) {
    const said = columnProblem(choices, look.columns, against.isSaid)
    if (said !== null) problems.columns = [said]
  }
  if (choices.division === 'merged' && choices.mergedName === '')
    problems.mergedName = ['Name the library, for example “EndNote library of the team, March 2026”.']
  if (choices.division === 'field') {
    if (choices.by === '') problems.by = ['Choose the field that tells the searches apart.']
    else if (look.survey.values.length === 0) problems.by = ['Nothing in this file stands under that field.']
    const ids = new Set(known.map(one => one.id))
    if (choices.searches.some(({ search }) => typeof search === 'number' && !ids.has(search)))
      problems.searches = ['Choose each search from the list.']
  }
  return Object.keys(problems).length === 0 ? null : problems
}

function columnProblem(choices: Choices, columns: Preview['columns'], isSaid: boolean): string | null {
  const chosen = choices.columns ?? []
  if (chosen.length !== columns.length)
    return `This table has ${columns.length} columns, and fields were chosen for ${chosen.length}. Show it again and choose once more.`
  const names = columns.map(column => column.name || 'a column without a name')
  const double = doubleIn(names, chosen)
  if (double !== null) return double
  if (isSaid && !chosen.includes('title') && !choices.untitled)
    return 'No column is read as the title. Choose one, or say that these records have no titles.'
  return null
}
