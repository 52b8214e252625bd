// The one source of time, so that rules and tests never ask the machine.

/** Milliseconds are always written, so that times sort as text. */
export type Clock = () => string

export const systemClock: Clock = () => new Date().toISOString()

/** `2026-11-21T…` plus days, for ends of invitations and links. */
export function daysLater(now: string, days: number): string {
  return new Date(Date.parse(now) + days * 86_400_000).toISOString()
}

export function minutesLater(now: string, minutes: number): string {
  return new Date(Date.parse(now) + minutes * 60_000).toISOString()
}

/** The day of an instant, `2026-11-21`. */
export function dayOf(now: string): string {
  return now.slice(0, 10)
}
