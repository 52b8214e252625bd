// The codes of a review: roles, levels, stances, ideas, theory statements, and the terms of each facet under its name.
import { ROLES, STANCES } from '../../../configurations/domain.ts'
import { HUES } from '../../../synthesis/map/ink.ts'
import type { Guid } from '../guid.ts'
import { element, worded } from './xml.ts'

export type Vocabulary = {
  readonly levels: readonly { readonly id: number; readonly name: string; readonly definition: string }[]
  readonly facets: readonly { readonly id: number; readonly name: string; readonly retiredAt: string | null }[]
  readonly terms: readonly {
    readonly id: number
    readonly facetId: number
    readonly parentId: number | null
    readonly name: string
    readonly definition: string
    readonly retiredAt: string | null
  }[]
  readonly statements: readonly {
    readonly id: number
    readonly name: string
    readonly definition: string
    readonly partOfId: number | null
  }[]
  readonly theoryStatements: readonly { readonly id: number; readonly name: string; readonly definition: string }[]
}

export type Code = {
  readonly guid: string
  readonly name: string
  readonly description: string
  readonly isCodable: boolean
  readonly color: string | null
  /** Of notes about it. */
  readonly notes: readonly string[]
  readonly under: readonly Code[]
}

type NotesOn = (kind: string, id: number) => readonly string[]

/** The tree of codes; a group is no code itself, and one without codes is left out. */
export function codesOf(vocabulary: Vocabulary, guid: Guid, notesOn: NotesOn = () => []): readonly Code[] {
  const code = (kind: string, id: string | number, name: string, more: Partial<Code> = {}): Code => ({
    ...{ guid: guid(kind, id), name: named(name), description: '', isCodable: true, color: null, under: [] },
    notes: typeof id === 'number' ? notesOn(kind, id) : [],
    ...more,
  })
  const group = (name: string, under: readonly Code[], key = name, description = ''): Code =>
    code('group', key, name, { isCodable: false, under, description })
  const { levels, facets, terms, statements, theoryStatements } = vocabulary
  const termsUnder = nested(terms, term => term.parentId)
  const ofTerm = (term: (typeof terms)[number]): Code =>
    code('term', term.id, term.name, {
      description: [term.definition, term.retiredAt === null ? '' : 'No longer offered.'].filter(Boolean).join(' '),
      under: termsUnder(term.id).map(ofTerm),
    })
  const ideasUnder = nested(statements, idea => idea.partOfId)
  const ofIdea = (idea: (typeof statements)[number]): Code =>
    code('statement', idea.id, idea.name, {
      description: idea.definition,
      under: ideasUnder(idea.id).map(ofIdea),
    })
  const groups = [
    group(
      'Roles',
      ROLES.map(role => code('role', role, role, { color: HUES[role].hue.toUpperCase() })),
    ),
    group(
      'Levels',
      levels.map(level => code('level', level.id, level.name, { description: level.definition })),
    ),
    group(
      'Stances',
      STANCES.map(stance => code('stance', stance, stance)),
    ),
    group('Ideas', ideasUnder(null).map(ofIdea)),
    group(
      'Theory statements',
      theoryStatements.map(one => code('theory statement', one.id, one.name, { description: one.definition })),
    ),
    ...facets.map(facet =>
      group(
        facet.name,
        termsUnder(null)
          .filter(term => term.facetId === facet.id)
          .map(ofTerm),
        `facet ${facet.id}`,
        facet.retiredAt === null ? '' : 'No longer offered.',
      ),
    ),
  ]
  return groups.filter(one => one.under.length > 0)
}

/** Terms stand a few deep. */
const DEEPEST = 50

/** What stands under a thing, and under null what stands under nothing, under what is not there, or in a circle. */
function nested<T extends { readonly id: number }>(all: readonly T[], parent: (one: T) => number | null) {
  const byId = new Map(all.map(one => [one.id, one]))
  const above = (one: T): T | undefined => {
    const id = parent(one)
    return id === null ? undefined : byId.get(id)
  }
  const isRooted = (one: T): boolean => {
    let steps = 0
    for (let at = above(one); at !== undefined; at = above(at)) if (at === one || ++steps > DEEPEST) return false
    return true
  }
  const under = Map.groupBy(all, one => (isRooted(one) ? (above(one)?.id ?? null) : null))
  return (id: number | null): readonly T[] => under.get(id) ?? []
}

/** Names are asked for, on one line, and other programs cut long ones without a word. */
export function named(name: string): string {
  const line = [...name.replaceAll(/\s+/g, ' ').trim()]
  if (line.length === 0) return 'without a name'
  return line.length <= LONGEST ? line.join('') : `${line.slice(0, LONGEST - 1).join('')}…`
}

const LONGEST = 255

/** Notes on codes are known in projects and not in codebooks. */
export function writeCode(code: Code): string {
  const { guid, name, isCodable, color } = code
  return element(
    'Code',
    { guid, name, isCodable: String(isCodable), color },
    worded('Description', code.description),
    ...code.notes.map(targetGUID => element('NoteRef', { targetGUID })),
    ...code.under.map(writeCode),
  )
}

/** A codebook by itself, as QDC. */
export function writeCodebook(codes: readonly Code[], origin: string): string {
  const head = {
    xmlns: 'urn:QDA-XML:codebook:1.0',
    'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    'xsi:schemaLocation': 'urn:QDA-XML:codebook:1.0 http://schema.qdasoftware.org/versions/Codebook/v1.0/Codebook.xsd',
    origin,
  }
  const body = `\n<Codes>\n${codes.map(writeCode).join('\n')}\n</Codes>\n`
  return `<?xml version="1.0" encoding="utf-8"?>\n${element('CodeBook', head, body)}\n`
}
