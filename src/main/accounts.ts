// Commands for people: adding one, and making an API token.
import { text } from 'node:stream/consumers'
import { addPerson, createToken, makeAccountLink } from '../accounts/actions.ts'
import { PersonForm } from '../accounts/forms.ts'
import { findPersonByEmail } from '../accounts/store.ts'
import type { Db } from '../core/db/open.ts'
import { addressOf } from './address.ts'
import { type Command, inHouse } from './command.ts'

export const userAdd: Command = {
  options: {
    email: { type: 'string' },
    name: { type: 'string' },
    admin: { type: 'boolean' },
    'password-stdin': { type: 'boolean' },
  },
  needed: ['email', 'name'],
  run: ({ flags }) =>
    inHouse(flags, async ({ ctx, services }) => {
      const parsed = PersonForm.safeParse({ name: flags.name, email: flags.email, isAdmin: flags.admin === true })
      if (!parsed.success) throw new Error(parsed.error.issues[0]?.message)
      const password = flags['password-stdin'] === true ? (await text(process.stdin)).replace(/\r?\n$/, '') : null
      const id = await addPerson(ctx, { ...parsed.data, password })
      const link =
        password === null
          ? `${addressOf(services.config)}/password/${await makeAccountLink(ctx, 'password', id)}`
          : null
      return { id, email: parsed.data.email, name: parsed.data.name, isAdmin: parsed.data.isAdmin, link }
    }),
  lines: (added: { email: string; link: string | null }) => [
    `${added.email} has an account.`,
    ...(added.link === null ? [] : [`To choose a password, within 7 days: ${added.link}`]),
  ],
}

export const tokenCreate: Command = {
  options: { user: { type: 'string' } },
  needed: ['user'],
  run: ({ flags }) =>
    inHouse(flags, async ({ ctx }) => {
      const person = await personByEmail(ctx.db, String(flags.user))
      return { user: String(flags.user).toLowerCase(), token: await createToken(ctx, person.id, 'command line') }
    }),
  lines: (made: { token: string }) => [made.token],
}

/** The person with an address, or a sentence. */
export async function personByEmail(db: Db, email: string): Promise<{ id: number; name: string }> {
  const person = await findPersonByEmail(db, email.trim().toLowerCase())
  if (person === undefined)
    throw new Error(`Nobody here has the e-mail address ${email}. Add the person first: retroduce user add.`)
  if (person.disabledAt !== null)
    throw new Error(`${email} may not sign in. An admin can allow it again on the page People.`)
  return person
}
