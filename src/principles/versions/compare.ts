// Two versions of a principle field by field, with what was taken away and what was added.
import { differences, type Part } from '../../core/differences.ts'
import { LANGUAGE_NAMES, LANGUAGES, type Snapshot } from '../domain.ts'

export type Compared = {
  readonly label: string
  readonly before: string
  readonly after: string
  readonly parts: readonly Part[]
}

/** The fields that differ; all that are not empty when there is no older version. */
export function compare(older: Snapshot | null, newer: Snapshot): Compared[] {
  const before = older === null ? new Map<string, string>() : new Map(fieldsOf(older))
  return fieldsOf(newer)
    .map(([label, after]) => ({ label, before: before.get(label) ?? '', after }))
    .filter(field => field.before !== field.after)
    .map(field => ({ ...field, parts: differences(field.before, field.after) }))
}

function fieldsOf(snapshot: Snapshot): [string, string][] {
  return [
    ['Heading', snapshot.heading],
    ...LANGUAGES.map((language): [string, string] => [
      `Plain words in ${LANGUAGE_NAMES[language]}`,
      snapshot.plainWords[language] ?? '',
    ]),
    ['Explanation', snapshot.explanation],
    ['Lines', snapshot.lines.map(lineText).join('\n')],
    ['Where it holds', snapshot.whereItHolds],
    ['Where it does not', snapshot.whereItDoesNot],
    ['Rests on', snapshot.configurations.join(', ')],
    ['Levels', snapshot.levels === null ? 'those of its configurations' : snapshot.levels.join(', ')],
    ['Status', snapshot.status],
  ]
}

function lineText(line: Snapshot['lines'][number]): string {
  const notes = [line.polarity, line.audience, line.themeName].filter(note => note != null && note !== '')
  return `${line.kind}: ${line.text}${notes.length === 0 ? '' : ` (${notes.join(', ')})`}`
}
