// What a configuration is made of: its two layers, the roles of elements, stances, and what an incomplete one still lacks.

export const LAYERS = ['account', 'synthesised'] as const
export type Layer = (typeof LAYERS)[number]

export const STATUSES = ['draft', 'checked', 'agreed', 'retired'] as const
export type Status = (typeof STATUSES)[number]

export const ROLES = ['context', 'mechanism', 'resource', 'response', 'outcome', 'strategy', 'actor'] as const
export type Role = (typeof ROLES)[number]

export const STANCES = ['supports', 'refines', 'contradicts', 'background'] as const
export type Stance = (typeof STANCES)[number]

export const POLARITIES = ['enabling', 'hindering', 'both'] as const
export type Polarity = (typeof POLARITIES)[number]

export const INFERENCES = ['abduction', 'retroduction'] as const
export const INTENDED = ['intended', 'unintended'] as const
export const VALENCES = ['positive', 'negative'] as const
export const DISTANCES = ['proximal', 'intermediate', 'distal'] as const
export const LINK_KINDS = ['ripple', 'alternative', 'contradicts'] as const
export type LinkKind = (typeof LINK_KINDS)[number]

export type Shape = 'CMO' | 'resource + response' | 'SCMO' | 'ICAMO'

/** What a form may name as the same idea: a statement, the idea of another element, or a new one. */
export const SAME_AS = /^(statement|element):[1-9]\d{0,8}$|^new$/

/** The letter of a role's marks (C1, M2), which is also its key on the coding page. */
export const LETTERS: Readonly<Record<Role, string>> = {
  context: 'C',
  mechanism: 'M',
  resource: 'R',
  response: 'P',
  outcome: 'O',
  strategy: 'S',
  actor: 'A',
}

/** The word of the glossary for a layer, which is also the kind its numbers count under. */
export function kindOf(layer: Layer): 'account' | 'configuration' {
  return layer === 'account' ? 'account' : 'configuration'
}

/** The last part of the address of a layer's list. */
export function placeOf(layer: Layer): 'accounts' | 'configurations' {
  return layer === 'account' ? 'accounts' : 'configurations'
}

/** What people say: account 412, CMOC 12. */
export function nameOf(layer: Layer, id: number): string {
  return layer === 'account' ? `account ${id}` : `CMOC ${id}`
}

/** The same at the beginning of a sentence. */
export function titleOf(layer: Layer, id: number): string {
  return layer === 'account' ? `Account ${id}` : `CMOC ${id}`
}

/** Context, mechanism and strategy help or hinder; outcomes have attributes of their own. */
export function hasPolarity(role: Role): boolean {
  return role !== 'outcome' && role !== 'actor'
}

/** The next free mark of a role: C3 after C1 and C2. Numbers of deleted elements are not filled in again. */
export function nextMark(role: Role, marks: readonly string[]): string {
  const letter = LETTERS[role]
  const numbers = marks.filter(mark => mark.startsWith(letter)).map(mark => Number(mark.slice(1)))
  return `${letter}${Math.max(0, ...numbers.filter(Number.isInteger)) + 1}`
}

const MECHANISMS: readonly Role[] = ['mechanism', 'resource', 'response']

/**
 * What a configuration still lacks to be whole in this review's shape. One of mechanism, resource or response is a
 * mechanism; where the review splits mechanisms, a resource without a response is half of one.
 */
export function missingRoles(roles: readonly Role[], shape: Shape): Role[] {
  const has = (role: Role) => roles.includes(role)
  const missing: Role[] = []
  if (shape === 'SCMO' && !has('strategy')) missing.push('strategy')
  if (!has('context')) missing.push('context')
  if (shape === 'ICAMO' && !has('strategy')) missing.unshift('strategy')
  if (shape === 'ICAMO' && !has('actor')) missing.push('actor')
  if (shape === 'resource + response' && !has('mechanism') && (has('resource') || has('response'))) {
    if (!has('resource')) missing.push('resource')
    if (!has('response')) missing.push('response')
  } else if (!MECHANISMS.some(has)) missing.push('mechanism')
  if (!has('outcome')) missing.push('outcome')
  return missing
}

/** "no outcome yet", "no context and no outcome yet"; empty when whole. */
export function toComplete(missing: readonly Role[]): string {
  if (missing.length === 0) return ''
  const parts = missing.map(role => `no ${role}`)
  const last = parts.pop() as string
  return `${parts.length === 0 ? '' : `${parts.join(', ')} and `}${last} yet`
}

/**
 * The stance that evidence for or against an account has towards a configuration the account contributes to. What
 * contradicts an account that itself contradicts says nothing for either side, so it is background.
 */
export function stanceThrough(contribution: Stance, evidence: Stance): Stance {
  if (contribution === 'background' || evidence === 'background') return 'background'
  if (contribution === 'contradicts') return evidence === 'contradicts' ? 'background' : 'contradicts'
  if (evidence === 'contradicts') return 'contradicts'
  return contribution === 'refines' || evidence === 'refines' ? 'refines' : 'supports'
}
