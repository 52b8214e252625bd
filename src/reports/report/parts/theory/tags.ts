// How the role of a stretch of a wording is printed: (C1), (M), (Mresource) or (c), as the team chose.
import { LETTERS, type Role } from '../../../../configurations/domain.ts'
import type { Tags } from '../../../outline/sections.ts'

/** Without a number or a name, resource and response are mechanisms, as published reviews print them. */
const PLAIN: Readonly<Partial<Record<Role, string>>> = { resource: 'M', response: 'M' }
const NAMED: Readonly<Partial<Record<Role, string>>> = { resource: 'Mresource', response: 'Mresponse' }

export function tagOf(role: Role, mark: string, tags: Tags): string {
  const letter = PLAIN[role] ?? LETTERS[role]
  switch (tags) {
    case 'numbered':
      return mark
    case 'letter':
      return letter
    case 'named':
      return NAMED[role] ?? letter
    case 'small':
      return letter.toLowerCase()
  }
}
