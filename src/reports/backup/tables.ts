// What a backup of a whole server holds: every table but those that are made anew or mean nothing elsewhere.
import { LISTS } from '../exchange/tables.ts'

export type Kept = { readonly table: string; readonly key: readonly string[]; readonly self?: string }

/** Parents before children. Sessions and form keys stay behind: after a restore people sign in again. */
export const BACKED_UP: readonly Kept[] = [
  { table: 'person', key: ['id'] },
  { table: 'token', key: ['id'] },
  { table: 'accountLink', key: ['hash'] },
  { table: 'access', key: ['id'] },
  { table: 'job', key: ['id'] },
  { table: 'review', key: ['id'] },
  { table: 'reviewAddress', key: ['slug'] },
  { table: 'file', key: ['reviewId', 'hash'] },
  { table: 'bin', key: ['reviewId', 'id'] },
  { table: 'invitation', key: ['reviewId', 'id'] },
  ...LISTS.map(({ table, key, self }) => ({
    table,
    key: ['reviewId', ...key],
    ...(self === undefined ? {} : { self }),
  })),
  { table: 'rearrangement', key: ['reviewId', 'id'] },
  { table: 'recordCount', key: ['reviewId', 'standing'] },
  { table: 'panelInvitation', key: ['reviewId', 'id'] },
]

/** Emptied by a restore and not filled again. */
export const FORGOTTEN: readonly string[] = ['session', 'submission', 'madeExport']
