// Where the boxes of the map and the cells of the matrix lead: to what rests on an idea in its role, or to the one element.
import { type Layer, placeOf, type Role } from '../../configurations/domain.ts'

/** The name in an address that a role goes by: what works inside people is one thing there. */
export function playing(role: Role): 'context' | 'mechanism' | 'outcome' | 'strategy' | 'actor' {
  return role === 'resource' || role === 'response' ? 'mechanism' : role
}

export const ROLES_OF: Readonly<Record<ReturnType<typeof playing>, readonly Role[]>> = {
  context: ['context'],
  mechanism: ['mechanism', 'resource', 'response'],
  outcome: ['outcome'],
  strategy: ['strategy'],
  actor: ['actor'],
}

type Standing = {
  readonly role: Role
  readonly statementId: number | null
  readonly mark: string
  readonly configurations: readonly number[]
}

export function addressOfPart(slug: string, layer: Layer, part: Standing): string {
  const home = `/reviews/${slug}`
  if (part.statementId === null) return `${home}/${placeOf(layer)}/${part.configurations[0]}#${part.mark}`
  return `${home}/synthesis/resting?layer=${layer}&${playing(part.role)}=${part.statementId}`
}

/** Without what is not chosen, so that an address says only what it asks for. */
export function query(choice: Readonly<Record<string, string | number | null | undefined>>): string {
  const given = Object.entries(choice).filter(([, value]) => value !== null && value !== undefined && value !== '')
  return new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()
}
