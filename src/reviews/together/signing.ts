// Who stands behind what was saved while people worked at one screen: those present at that moment, as long as their names are not withdrawn.

export const LASTS_HOURS = 24

export type Stay = {
  readonly personId: number
  readonly name: string
  readonly joinedAt: string
  /** Null while the person is there, or was until the end. */
  readonly leftAt: string | null
  readonly withdrawnAt: string | null
}

export type Held = {
  readonly id: number
  readonly heldBy: number
  readonly startedAt: string
  readonly endedAt: string | null
  readonly stays: readonly Stay[]
}

/** "Lena, Ravi and Olga together" for what this person saved at this moment; null for what one person saved alone. */
export type Sign = (personId: number | null, at: string | null) => string | null

/** A session that nobody ended is over a day after it began. */
export function overAt(session: Pick<Held, 'startedAt' | 'endedAt'>): string {
  const latest = new Date(Date.parse(session.startedAt) + LASTS_HOURS * 3_600_000).toISOString()
  return session.endedAt !== null && session.endedAt < latest ? session.endedAt : latest
}

export function isOpen(session: Pick<Held, 'startedAt' | 'endedAt'>, now: string): boolean {
  return session.endedAt === null && now < overAt(session)
}

/** Those there at a moment, the holder first; who came twice is named once. */
export function presentAt(session: Held, at: string): Stay[] {
  const there = session.stays.filter(
    stay => stay.joinedAt <= at && (stay.leftAt === null || at < stay.leftAt) && stay.withdrawnAt === null,
  )
  return [...new Map(there.map(stay => [stay.personId, stay])).values()].sort(
    (a, b) => Number(b.personId === session.heldBy) - Number(a.personId === session.heldBy),
  )
}

export function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

export function signer(sessions: readonly Held[]): Sign {
  const byHolder = Map.groupBy(sessions, session => session.heldBy)
  return (personId, at) => {
    if (personId === null || at === null) return null
    const session = byHolder.get(personId)?.find(one => one.startedAt <= at && at < overAt(one))
    if (session === undefined) return null
    const names = presentAt(session, at).map(stay => stay.name)
    return names.length < 2 ? null : `${listed(names)} together`
  }
}

/** Who was present and from when to when, in a line for the memo. */
export function presentLine(session: Held & { readonly guests: number }): string {
  const clock = (at: string) => at.slice(11, 16)
  const people = Map.groupBy(
    session.stays.filter(stay => stay.withdrawnAt === null),
    stay => stay.personId,
  )
  const said = [...people.values()].map(stays => {
    const isWhole = stays.length === 1 && stays[0]?.joinedAt === session.startedAt && stays[0].leftAt === null
    const times = stays.map(stay => `${clock(stay.joinedAt)}–${stay.leftAt === null ? 'end' : clock(stay.leftAt)}`)
    return isWhole ? (stays[0]?.name ?? '') : `${stays[0]?.name} (${times.join(', ')} UTC)`
  })
  const { guests } = session
  if (guests > 0) said.push(guests === 1 ? 'one guest' : `${guests} guests`)
  return said.join(', ').slice(0, 1000)
}

/** Who sits at the screen of this person now; null while the person works alone. */
export function togetherNow(sessions: readonly (Held & { readonly guests: number })[], personId: number, now: string) {
  const session = sessions.find(one => one.heldBy === personId && isOpen(one, now))
  if (session === undefined) return null
  const { id, guests, startedAt } = session
  return { id, guests, startedAt, names: presentAt(session, now).map(stay => stay.name) }
}
