// What was just done, shown once on the next page: kept in memory for minutes, since losing it loses nothing.
import { newSecret } from '../../secrets.ts'

export type Flash = {
  readonly kind: 'done' | 'problem' | 'note'
  readonly text: string
  /** What was typed before it was refused, for the form that stands on the next page. */
  readonly typed?: Readonly<Record<string, string>>
  readonly undo?: { readonly action: string; readonly label: string }
}

const KEPT = 2000
const waiting = new Map<string, { readonly sessionKey: string; readonly flash: Flash }>()

/** Returns the short key that goes into the address of the next page. */
export function leaveFlash(sessionKey: string, flash: Flash): string {
  const key = newSecret().slice(0, 12)
  waiting.set(key, { sessionKey, flash })
  if (waiting.size > KEPT) waiting.delete(waiting.keys().next().value as string)
  return key
}

/** Gives the message to the session it was left for, once. */
export function takeFlash(sessionKey: string, key: unknown): Flash[] {
  if (typeof key !== 'string') return []
  const found = waiting.get(key)
  if (found === undefined || found.sessionKey !== sessionKey) return []
  waiting.delete(key)
  return [found.flash]
}
