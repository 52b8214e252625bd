// What was made in a working session, in words: counts by kind and a line for each thing.
import { SUBJECTS, type Subject, type SubjectKind, subjectLink } from '../subjects.ts'

type Saved = { readonly kind: string; readonly id: number; readonly verb: string }

export type Made = { readonly kind: string; readonly id: number; readonly verbs: readonly string[] }

/** Each thing once, with what was done to it, in the order in which it was first touched. */
export function madeOf(saved: readonly Saved[]): Made[] {
  const things = Map.groupBy(saved, one => `${one.kind} ${one.id}`)
  return [...things.values()].flatMap(rows => {
    const [first] = rows
    return first === undefined
      ? []
      : [{ kind: first.kind, id: first.id, verbs: [...new Set(rows.map(row => row.verb))] }]
  })
}

const PLURALS: Readonly<Record<string, string>> = { theory: 'theories', search: 'searches' }

const wordOf = (kind: string) => SUBJECTS[kind as SubjectKind]?.word ?? kind

/** "3 accounts, 1 CMOC"; empty when nothing was made. */
export function countsOf(made: readonly Made[]): string {
  const kinds = Map.groupBy(made, one => wordOf(one.kind))
  const isFirst = (word: string) => Number(['account', 'CMOC'].includes(word))
  return [...kinds]
    .sort(([one], [other]) => isFirst(other) - isFirst(one))
    .map(([word, rows]) => `${rows.length} ${rows.length === 1 ? word : (PLURALS[word] ?? `${word}s`)}`)
    .join(', ')
}

const MOST_LINES = 200

/** Markdown for the journal. */
export function telling(slug: string, purpose: string, made: readonly Made[]): string {
  const counts = countsOf(made)
  const lines = made.slice(0, MOST_LINES).map(one => {
    const { label, href } = subjectLink(slug, one)
    const name = one.kind in SUBJECTS ? `[${label}](${href})` : label
    return `- ${name}: ${one.verbs.slice(0, 6).join(', ')}`
  })
  if (made.length > MOST_LINES) lines.push(`- and ${made.length - MOST_LINES} more`)
  const parts = [purpose, counts === '' ? 'Nothing was saved.' : `Made or changed: ${counts}.`, lines.join('\n')]
  return parts.filter(part => part !== '').join('\n\n')
}

const MOST_SUBJECTS = 200

/** What the memo is about. */
export function subjectsOf(made: readonly Made[]): Subject[] {
  return made
    .filter(one => one.kind in SUBJECTS)
    .slice(0, MOST_SUBJECTS)
    .map(one => ({ kind: one.kind as SubjectKind, id: one.id }))
}
