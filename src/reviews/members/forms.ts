// What the forms of membership take.
import { z } from 'zod'
import { choice, email, needed } from '../../core/http/fields.ts'
import { ROLES } from '../permissions.ts'

const role = () => choice(ROLES, 'Choose a role.')

export const InvitationForm = z.object({
  role: role(),
  email: z
    .union([z.literal(''), email()], 'Enter an e-mail address in the form name@example.org, or leave it empty.')
    .default(''),
})
export const RoleForm = z.object({ role: role() })
export const JoinForm = z.object({
  name: needed('your name', 200),
  email: email(),
  password: z.string('Enter a password.').min(1, 'Enter a password.').max(1000, 'Use at most 200 characters.'),
})
