// What the forms that rearrange elements take.
import { z } from 'zod'
import { choice, decidedOn, needed, several, text, version, whole } from '../../core/http/fields.ts'
import { ROLES } from '../domain.ts'

const id = () => whole(1, 999_999_999)
const words = (what: string) => needed(what, 1_000).transform(said => said.replaceAll(/\s+/g, ' '))

export const PlaceForm = z.object({ to: choice(['up', 'down'], 'Choose up or down.'), version: decidedOn() })
export const TransferForm = z.object({ configurationId: id(), version: decidedOn() })

export const WORDS = ['other', 'this', 'own'] as const

/** Whose words stand once two are one: the other's, into which this one goes, this one's, or new ones. */
export const MergerForm = z
  .object({
    intoId: id(),
    words: choice(WORDS, 'Choose whose words stand.').default('other'),
    ownWords: text(1_000).transform(said => said.replaceAll(/\s+/g, ' ')),
    version: version(),
  })
  .refine(form => form.words !== 'own' || form.ownWords !== '', {
    path: ['ownWords'],
    message: 'Write the words, or choose those of one of the two.',
  })

export const SplitForm = z.object({
  first: words('the first half in your words'),
  second: words('the second half in your words'),
  secondRole: choice(ROLES, 'Choose a role.'),
  toSecond: several(id(), 500),
  toBoth: several(id(), 500),
  version: version(),
})
