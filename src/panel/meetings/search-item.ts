// A planned search as a panel reads it: where it would look, what for, and how, as it stood when it was put.
import { searchName } from '../../sources/searches/domain.ts'

type Planned = {
  readonly id: number
  readonly version: number
  readonly kind: string
  readonly source: string
  readonly platform: string
  readonly runOn: string | null
  readonly coverage: string
  readonly strategy: string
  readonly limits: string
  readonly seeds: string
  readonly contacts: string
  readonly why: string
}

/** Longer strategies are read in the log. */
const MOST_SHOWN = 1_000

/** `statement` is the theory statement that raised it, whole, or empty. */
export function searchItem(search: Planned, statement: string, plainWords: string) {
  const line = (term: string, text: string) => (text.trim() === '' ? [] : [`${term}: ${flat(text)}`])
  return {
    subjectKind: 'search' as const,
    subjectId: search.id,
    subjectVersion: search.version,
    heading: `Planned search: ${searchName({ ...search, runOn: null })}`.slice(0, 300),
    plainWords: plainWords === '' ? search.why.slice(0, 2_000) : plainWords,
    restsOn: [
      ...line('Where', search.kind),
      ...line('Raised by', statement),
      ...line('Years', search.coverage),
      ...line('Limits', search.limits),
      ...line('Seeds', search.seeds),
      ...line('Who would be asked', search.contacts),
      ...line('Words to search with', search.strategy),
    ].join('\n'),
  }
}

function flat(text: string): string {
  const one = text.slice(0, MOST_SHOWN).replaceAll(/\s+/g, ' ').trim()
  return text.length > MOST_SHOWN ? `${one} …` : one
}
