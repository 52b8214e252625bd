// What happened to a search, from its trail: planned, run, corrected in which fields.
import { FIELD_LABELS } from './domain.ts'

const VERBS: Readonly<Record<string, string>> = {
  planned: 'planned',
  logged: 'logged as run',
  ran: 'logged as run',
  corrected: 'corrected',
  restored: 'put back',
}

type Happened = {
  readonly at: string
  readonly actorName: string | null
  readonly verb: string
  readonly before: string | null
  readonly after: string | null
}

export function historyOf(rows: readonly Happened[]) {
  return rows
    .filter(row => row.verb in VERBS)
    .map(row => ({ at: row.at, who: row.actorName, what: VERBS[row.verb] ?? row.verb, note: changed(row) }))
}

/** The fields that differ, by their names on the page; what an older row does not know of is left out. */
function changed({ before, after }: Happened): string {
  if (before === null || after === null) return ''
  const [was, is] = [JSON.parse(before) as Record<string, unknown>, JSON.parse(after) as Record<string, unknown>]
  return Object.entries(FIELD_LABELS)
    .filter(([name]) => name in was && name in is && (was[name] ?? '') !== (is[name] ?? ''))
    .map(([, label]) => label)
    .join(', ')
}
