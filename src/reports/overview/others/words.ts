// What waits for others in the team, one line a person.
import { counted } from '../../../core/text.ts'
import type { Waiting } from './store.ts'

type Awaited = {
  readonly people: readonly { readonly id: number; readonly name: string }[]
  readonly checks: readonly Waiting[]
  readonly mentions: readonly { readonly personId: number; readonly count: number }[]
}

/** Everybody but the reader, who has a list of their own; in the order of `people`, without those who have nothing. */
export function othersOf({ people, checks, mentions }: Awaited, readerId: number) {
  return people
    .filter(person => person.id !== readerId)
    .map(({ id, name }) => ({
      name,
      waits: [
        ...checks
          .filter(one => one.personId === id)
          .map(({ what, count }) =>
            what === 'records to check'
              ? `${counted(count, 'record')} to check`
              : `${counted(count, 'configuration')} to check`,
          ),
        ...mentions.filter(one => one.personId === id).map(({ count }) => `${counted(count, 'comment')} to answer`),
      ].join(', '),
    }))
    .filter(one => one.waits !== '')
}
