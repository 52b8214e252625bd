// What was said and what became of it, as the team and outsiders may read it: by role, and only where quoting by role was allowed.
export type SaidRow = {
  readonly what: 'comment' | 'point'
  readonly id: number
  readonly text: string
  readonly role: string
  readonly place: string
  readonly heading: string | null
  readonly subjectKind: string | null
  readonly subjectId: number | null
  readonly subjectVersion: number | null
  readonly choice: string | null
  readonly reason: string | null
  readonly resultingVersion: number | null
  readonly mayQuote: boolean
}

export const BECAME: Readonly<Record<string, string>> = {
  accept: 'We changed it',
  partly: 'We changed it in part',
  reject: 'We did not change it',
  park: 'We kept it for later',
}

export function shownRow(row: SaidRow) {
  const { what, id, text, place, choice, reason, resultingVersion } = row
  const about = row.subjectKind === null || row.subjectKind === 'free text' ? '' : `${row.subjectKind} ${row.subjectId}`
  return {
    what,
    id,
    text,
    place,
    by: row.mayQuote ? row.role : 'a panellist',
    about: [about, row.heading ?? ''].filter(part => part !== '').join(': ') || 'the whole',
    version: row.subjectVersion ?? 0,
    choice: choice ?? '',
    became: choice === null ? '' : (BECAME[choice] ?? ''),
    reason: reason ?? '',
    resultingVersion: resultingVersion ?? 0,
  }
}

export const HEAD = [
  'where',
  'said by',
  'about',
  'version put',
  'said',
  'what became of it',
  'because',
  'resulting version',
] as const

export function csvRow(row: ReturnType<typeof shownRow>): string[] {
  const version = (number: number) => (number === 0 ? '' : String(number))
  return [
    row.place,
    row.by,
    row.about,
    version(row.version),
    row.text,
    row.became === '' ? 'awaits a decision' : row.became,
    row.reason,
    version(row.resultingVersion),
  ]
}
