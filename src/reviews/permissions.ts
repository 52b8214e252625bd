// Role × permission, all on one screen. A person who is no member sees nothing of a review, an admin included.

export const ROLES = ['lead', 'reviewer', 'observer'] as const
export type Role = (typeof ROLES)[number]

const everyone = ['lead', 'reviewer', 'observer'] as const
const coders = ['lead', 'reviewer'] as const
const lead = ['lead'] as const

export const ALLOWED = {
  'review.read': everyone,
  'review.comment': everyone,
  'review.export': everyone,
  'review.settings': lead,
  'review.members': lead,
  'review.restore': coders,
  'journal.write': coders,
  'theory.write': coders,
  'sources.write': coders,
  'screening.decide': coders,
  // Answers a second check that one was asked for: an observer may be.
  'screening.check': everyone,
  'screening.settings': lead,
  'documents.write': coders,
  'configurations.write': coders,
  'synthesis.write': coders,
  // Answers a check of coding that one was asked for: an observer may be.
  'synthesis.check': everyone,
  'principles.write': coders,
  'reports.write': coders,
  // Results without names; who answered what, and who they are, is the lead's alone.
  'panel.results': coders,
  'panel.manage': lead,
} as const satisfies Readonly<Record<string, readonly Role[]>>

export type ReviewPermission = keyof typeof ALLOWED

/** Who may, for a sentence: "Leads and reviewers". */
export function rolesThatMay(permission: ReviewPermission): string {
  const named = ALLOWED[permission].map(role => `${role}s`)
  const said = named.length < 2 ? named.join('') : `${named.slice(0, -1).join(', ')} and ${named.at(-1)}`
  return `${said.slice(0, 1).toUpperCase()}${said.slice(1)}`
}

export function allows(role: Role, permission: string): boolean {
  const roles: readonly Role[] | undefined = (ALLOWED as Readonly<Record<string, readonly Role[]>>)[permission]
  return roles?.includes(role) ?? false
}
