// How the codes of a project become terms of one facet: a name of its own for each, in the order in which they can be added.
import type { Code, Line } from './project.ts'

export const LONGEST_NAME = 120
export const LONGEST_DEFINITION = 500

export type Term = {
  readonly guid: string
  readonly name: string
  readonly definition: string
  /** GUID of the code above it. */
  readonly parent: string | null
}

/** Parents before children. A name that two codes have is told apart by the code above it, else by a number. */
export function termsOf(codes: readonly Code[], noteOf: (guid: string) => string): { terms: Term[]; lines: Line[] } {
  const byGuid = new Map(codes.map(code => [code.guid, code]))
  const taken = new Set<string>()
  const terms: Term[] = []
  const lines: Line[] = []
  for (const code of byGuid.values()) {
    const above = code.parent === null ? undefined : byGuid.get(code.parent)
    const own = code.name.replaceAll(/\s+/g, ' ').trim() || 'Code without a name'
    const wanted = taken.has(own) && above !== undefined ? `${above.name} › ${own}` : own
    const name = freeName(wanted, taken)
    taken.add(name)
    const definition = [code.description, ...code.notes.map(noteOf)].filter(Boolean).join('\n\n')
    const isLong = [...definition].length > LONGEST_DEFINITION || [...wanted].length > LONGEST_NAME
    if (isLong)
      lines.push({
        ...{ kind: 'code', name, where: 'codebook', words: [wanted, definition].filter(Boolean).join('\n') },
        why: `A term has ${LONGEST_NAME} characters and its definition ${LONGEST_DEFINITION} at most; it was shortened.`,
      })
    terms.push({ guid: code.guid, name, definition: cut(definition, LONGEST_DEFINITION), parent: above?.guid ?? null })
  }
  return { terms, lines }
}

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  const name = cut(wanted, LONGEST_NAME)
  if (!taken.has(name)) return name
  for (let n = 2; ; n++) {
    const next = `${cut(wanted, LONGEST_NAME - 8)} (${n})`
    if (!taken.has(next)) return next
  }
}

export function cut(text: string, most: number): string {
  const points = [...text]
  return points.length <= most
    ? text
    : `${points
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
}
