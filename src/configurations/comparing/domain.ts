// How the accounts of several people meet in one text: passages that overlap in one row, what differs in it, and how much they share.
import type { Layer, Polarity, Role, Stance } from '../domain.ts'

/** What one person made of a passage: an element, or evidence for the whole. */
export type Said = {
  readonly layer: Layer
  readonly configurationId: number
  readonly elementId: number | null
  readonly mark: string | null
  readonly role: Role | null
  readonly wording: string
  readonly polarity: Polarity | null
  readonly levels: readonly string[]
  readonly isInferred: boolean
  readonly reasoning: string
  readonly stance: Stance
  readonly isConverse: boolean
  readonly note: string
  /** All who were present, where it was made together. */
  readonly together: string | null
}

export type Taken = {
  readonly excerptId: number
  readonly quote: string
  /** The page in words, empty without one. */
  readonly onPage: string
  readonly start: number
  readonly end: number
  readonly isLost: boolean
  readonly isParked: boolean
  readonly personId: number
  readonly said: Said | null
}

export type Passage = Pick<Taken, 'excerptId' | 'quote' | 'onPage' | 'start' | 'end' | 'isParked'> & {
  readonly said: Said[]
}

export type Column = { readonly personId: number; readonly passages: readonly Passage[] }

export const ASPECTS = ['role', 'polarity', 'level', 'explicit or inferred'] as const
export type Aspect = (typeof ASPECTS)[number]

export type Difference = {
  readonly aspect: Aspect
  readonly each: readonly { readonly personId: number; readonly said: string }[]
}

export type Row = {
  readonly start: number
  readonly end: number
  readonly isLost: boolean
  readonly columns: readonly Column[]
  /** Who marked something here. */
  readonly by: readonly number[]
  readonly differences: readonly Difference[]
}

/** One row for passages that overlap, in the order of the text; those that lost their place come last, each for itself. */
export function rowsOf(taken: readonly Taken[], people: readonly number[]): Row[] {
  const placed = taken.filter(one => !one.isLost).sort((a, b) => a.start - b.start || a.end - b.end)
  const groups: { end: number; all: Taken[] }[] = []
  for (const one of placed) {
    const last = groups.at(-1)
    if (last === undefined || one.start >= last.end) groups.push({ end: one.end, all: [one] })
    else {
      last.all.push(one)
      last.end = Math.max(last.end, one.end)
    }
  }
  const lost = Map.groupBy(
    taken.filter(one => one.isLost),
    one => one.excerptId,
  )
  return [...groups.map(group => group.all), ...lost.values()].map(all => rowOf(all, people))
}

function rowOf(all: readonly Taken[], people: readonly number[]): Row {
  const columns = people.map(personId => ({
    personId,
    passages: passagesOf(all.filter(one => one.personId === personId)),
  }))
  return {
    start: Math.min(...all.map(one => one.start)),
    end: Math.max(...all.map(one => one.end)),
    isLost: all.some(one => one.isLost),
    columns,
    by: columns.filter(column => column.passages.length > 0).map(column => column.personId),
    differences: differencesOf(columns),
  }
}

function passagesOf(taken: readonly Taken[]): Passage[] {
  return [...Map.groupBy(taken, one => one.excerptId).values()].flatMap(rows => {
    const [first] = rows
    if (first === undefined) return []
    const { excerptId, quote, onPage, start, end, isParked } = first
    return [
      {
        excerptId,
        quote,
        onPage,
        start,
        end,
        isParked,
        said: rows.flatMap(row => (row.said === null ? [] : [row.said])),
      },
    ]
  })
}

const SAYS: Readonly<Record<Aspect, (said: Said) => readonly string[]>> = {
  role: said => [said.role ?? ''],
  polarity: said => [said.polarity ?? 'not said'],
  level: said => (said.levels.length === 0 ? ['no level'] : said.levels),
  'explicit or inferred': said => [said.isInferred ? 'inferred' : 'explicit'],
}

/** Between those who made elements of the row; what only one of them did is no difference but a gap. */
export function differencesOf(columns: readonly Column[]): Difference[] {
  const coded = columns
    .map(({ personId, passages }) => ({
      personId,
      said: passages.flatMap(passage => passage.said).filter(said => said.role !== null),
    }))
    .filter(column => column.said.length > 0)
  if (coded.length < 2) return []
  return ASPECTS.flatMap(aspect => {
    const each = coded.map(({ personId, said }) => ({
      personId,
      said: [...new Set(said.flatMap(SAYS[aspect]))].sort().join(', '),
    }))
    return new Set(each.map(one => one.said)).size < 2 ? [] : [{ aspect, each }]
  })
}

export type Facts = {
  readonly passages: number
  /** By all who were chosen, and by one alone. */
  readonly byAll: number
  readonly alone: readonly { readonly personId: number; readonly passages: number }[]
  /** Rows in which something differs. */
  readonly differing: number
  /** Characters of the text: by each, by anyone, by all. */
  readonly characters: readonly { readonly personId: number; readonly characters: number }[]
  readonly byAnyone: number
  readonly shared: number
}

/** Lost passages have no place and count for no characters. */
export function factsOf(rows: readonly Row[], people: readonly number[]): Facts {
  const placed = rows.filter(row => !row.isLost)
  const places = people.map(personId =>
    merged(
      placed.flatMap(row => row.columns.filter(column => column.personId === personId).flatMap(one => one.passages)),
    ),
  )
  const shared = places.slice(1).reduce<readonly Stretch[]>((common, own) => meet(common, own), places[0] ?? [])
  return {
    passages: rows.length,
    byAll: rows.filter(row => row.by.length === people.length).length,
    alone: people.map(personId => ({
      personId,
      passages: rows.filter(row => row.by.length === 1 && row.by[0] === personId).length,
    })),
    differing: rows.filter(row => row.differences.length > 0).length,
    characters: people.map((personId, at) => ({ personId, characters: lengthOf(places[at] ?? []) })),
    byAnyone: lengthOf(merged(places.flat())),
    shared: people.length < 2 ? 0 : lengthOf(shared),
  }
}

type Stretch = { readonly start: number; readonly end: number }

/** Stretches without overlap, in order. */
function merged(stretches: readonly Stretch[]): Stretch[] {
  const out: { start: number; end: number }[] = []
  for (const { start, end } of [...stretches].sort((a, b) => a.start - b.start)) {
    const last = out.at(-1)
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end)
    else out.push({ start, end })
  }
  return out
}

/** Where both are, of two lists in order without overlap. */
function meet(one: readonly Stretch[], other: readonly Stretch[]): Stretch[] {
  const out: Stretch[] = []
  let [a, b] = [0, 0]
  for (let first = one[a], second = other[b]; first !== undefined && second !== undefined; ) {
    const start = Math.max(first.start, second.start)
    const end = Math.min(first.end, second.end)
    if (start < end) out.push({ start, end })
    if (first.end < second.end) a += 1
    else b += 1
    first = one[a]
    second = other[b]
  }
  return out
}

const lengthOf = (stretches: readonly Stretch[]) => stretches.reduce((sum, { start, end }) => sum + end - start, 0)
