// What the account forms take.
import { z } from 'zod'
import { checkbox, choice, email, needed, text } from '../core/http/fields.ts'

const password = () =>
  z.string('Enter a password.').min(1, 'Enter a password.').max(1000, 'Use at most 200 characters.')

export const SignInForm = z.object({ email: email(), password: password(), next: text(2000) })
export const SetUpForm = z.object({ name: needed('your name', 200), email: email(), password: password() })
export const PasswordForm = z.object({ password: password() })
export const ChangePasswordForm = z.object({ currentPassword: password(), password: password() })
export const ProfileForm = z.object({ name: needed('your name', 200), theme: choice(['auto', 'light', 'dark']) })

/** Whether single keys press buttons, and the page to go back to. */
export const KeysForm = z.object({ keys: choice(['on', 'off'], 'Choose on or off.'), back: text(2_000) })
export const TokenForm = z.object({ name: needed('what the token is for', 100) })
export const SessionEndForm = z.object({
  session: z.string().regex(/^[0-9a-f]{64}$/, 'Choose a session from the list.'),
})
export const PersonForm = z.object({ name: needed('a name', 200), email: email(), isAdmin: checkbox() })
export const DisabledForm = z.object({ disabled: checkbox() })
