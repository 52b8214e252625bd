// What was done to a record as people write it: what was decided, in which screen and for which reason.
import { shorten } from '../../core/text.ts'
import { FIELD_LABELS } from '../../sources/records/changes.ts'
import type { Choice, Screen } from '../domain.ts'
import { fieldsOf } from './told.ts'

type Row = { readonly verb: string; readonly before: string | null; readonly after: string | null }
type Fields = Readonly<Record<string, unknown>>
export type Line = { readonly what: string; readonly note: string }

const IN: Readonly<Record<Screen, string>> = {
  'title-abstract': 'by title and abstract',
  'full-text': 'on the full text',
}
const DONE: Readonly<Record<Choice, string>> = { include: 'included', exclude: 'excluded', maybe: 'said maybe' }
const WENT: Readonly<Record<string, string>> = { talk: 'after a talk', 'third person': 'as a third person' }
const LONGEST = 160

/** `reasons` are those of exclusion by their numbers. */
export function lineOf({ verb, before, after }: Row, reasons: ReadonlyMap<number, string>): Line {
  const told = TOLD[verb]
  if (told === undefined) return { what: verb, note: '' }
  return told(fieldsOf(before), fieldsOf(after), reasons)
}

type Telling = (before: Fields, after: Fields, reasons: ReadonlyMap<number, string>) => Line
const plain = (what: string, note: unknown = ''): Line => ({
  what,
  note: typeof note === 'string' ? shorten(note, LONGEST) : '',
})

const TOLD: Readonly<Record<string, Telling>> = {
  'decided on': (before, after, reasons) => plain(voteWords(before, after, reasons)),
  'took back a decision on': (before, _, reasons) => plain(`took back “${choiceWords(before, reasons)}”`),
  'resolved a conflict about': (_, after, reasons) => plain(resolutionWords(after, reasons), after.note),
  'changed the resolution of': (before, after, reasons) =>
    plain(`changed how the conflict was resolved: ${changeWords(before, after, reasons)}`, after.note),
  'took back the resolution of': (before, _, reasons) => plain(`took back “${resolutionWords(before, reasons)}”`),
  'noted retrieval of': (_, after) => plain(`noted of the full text: ${after.state ?? ''}`, after.reason),
  'took back a note on retrieval of': before => plain(`took back a note on the full text: ${before.state ?? ''}`),
  added: () => plain('added it by hand'),
  corrected: (before, after) => plain(`corrected ${listed(Object.keys({ ...before, ...after }).map(labelOf))}`),
  'set aside': (_, after) => plain(`set it aside as a copy of record ${after.duplicateOf ?? ''}`),
  'told apart': (_, after) => plain(`told it apart from record ${after.from ?? ''}`),
  'brought back': before => plain(`put it back: it is no copy of record ${before.duplicateOf ?? ''}`),
  'reopened the pair of': (_, after) => plain(`asked again whether it and record ${after.with ?? ''} are the same`),
  deleted: () => plain('deleted it'),
  restored: () => plain('put it back after it was deleted'),
}

function voteWords(before: Fields, after: Fields, reasons: ReadonlyMap<number, string>): string {
  if (before.choice === undefined) return choiceWords(after, reasons)
  const isSame = before.choice === after.choice && before.reasonId === after.reasonId
  return isSame ? `${choiceWords(after, reasons)}, as before` : changeWords(before, after, reasons)
}

/** "included by title and abstract, before that excluded: wrong setting" */
function changeWords(before: Fields, after: Fields, reasons: ReadonlyMap<number, string>): string {
  return `${choiceWords(after, reasons)}; before that ${choiceWords({ ...before, screen: null }, reasons)}`
}

/** "excluded on the full text: wrong population" */
function choiceWords({ screen, choice, reasonId }: Fields, reasons: ReadonlyMap<number, string>): string {
  const done = DONE[choice as Choice] ?? 'decided'
  const reason = choice === 'exclude' && typeof reasonId === 'number' ? reasons.get(reasonId) : undefined
  return `${[done, IN[screen as Screen]].filter(Boolean).join(' ')}${reason === undefined ? '' : `: ${reason}`}`
}

function resolutionWords(fields: Fields, reasons: ReadonlyMap<number, string>): string {
  const went = WENT[String(fields.how)]
  return `resolved the conflict${went === undefined ? '' : ` ${went}`}: ${choiceWords(fields, reasons)}`
}

const labelOf = (name: string) => {
  const label = FIELD_LABELS[name as keyof typeof FIELD_LABELS] ?? name
  return /^[A-Z]{2}/.test(label) ? label : `${label.charAt(0).toLowerCase()}${label.slice(1)}`
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
