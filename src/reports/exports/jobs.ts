// Puts an export together beside the server's own thread: a whole review takes longer than others should wait.

import type { Reading } from '../../core/jobs/beside.ts'
import { compose } from './compose.ts'
import type { Wanted } from './wanted.ts'

export type Composing = Omit<Wanted, 'say'> & {
  readonly review: { readonly id: number; readonly slug: string }
  readonly now: string
}

/** What `exportReview` gives, as bytes in a buffer of their own, so that they can be handed over without a copy. */
export async function composeBeside(
  { database, config, files, sayIn }: Reading,
  { review, now, ...wanted }: Composing,
): Promise<Uint8Array> {
  const ctx = { database, db: database.read, now, actor: { kind: 'system', id: null }, review } as const
  const made = await compose(ctx, { config, files }, { ...wanted, say: sayIn(wanted.language) })
  return typeof made === 'string' ? new TextEncoder().encode(made) : Uint8Array.from(made)
}
