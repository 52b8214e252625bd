// What the form of assignment takes: whom, which records of a screen, how many, and how they are dealt out.
import { z } from 'zod'
import { checkbox, choice, optional, several, whole } from '../../core/http/fields.ts'
import { SCREENS } from '../domain.ts'
import { HOW, WHICH } from './domain.ts'

const id = () => whole(1, 999_999_999)

export const AssignmentForm = z
  .object({
    screen: choice(SCREENS, 'Choose a screen.'),
    people: several(id(), 100),
    which: choice(WHICH, 'Choose which records.'),
    how: choice(HOW, 'Choose how they are dealt out.').default('split'),
    count: optional(whole(1, 999_999)),
    import: optional(id()),
    search: optional(id()),
    held: checkbox(),
  })
  .refine(form => form.people.length > 0, { path: ['people'], message: 'Choose at least one person.' })
  .refine(form => form.which !== 'next' || form.count !== null, { path: ['count'], message: 'Enter how many records.' })

export const PersonForm = z.object({ person: id() })
