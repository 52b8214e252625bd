// Values that were kept before and after a change, in words: lists, parts within parts, numbers of terms and people by their names.

/** What numbers stand for, by what they are numbers of; sections of the report by their keys. */
export type Names = Readonly<
  Record<'term' | 'level' | 'facet' | 'reason' | 'person' | 'section', ReadonlyMap<number | string, string>>
>
export const NO_NAMES: Names = {
  ...{ term: new Map(), level: new Map(), facet: new Map() },
  ...{ reason: new Map(), person: new Map(), section: new Map() },
}

/** Fields whose numbers nobody says. */
const NAMED: Readonly<Record<string, keyof Names>> = {
  ...{ termIds: 'term', termId: 'term', themeId: 'term', settingId: 'term' },
  ...{ levelIds: 'level', levelId: 'level', facetId: 'facet', reasonId: 'reason' },
  ...{ personId: 'person', person: 'person', checkerId: 'person', present: 'person', sections: 'section' },
}
const LAYERS: Readonly<Record<string, string>> = { account: 'account', synthesised: 'CMOC' }

/** '' is nothing. */
export function worded(value: unknown, field = '', names: Names = NO_NAMES): string {
  if (value === null || value === undefined || value === '') return ''
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return numberWords(value, field, names)
  if (typeof value === 'string') return stringWords(value, field, names)
  if (Array.isArray(value)) return listed(wordsOfList(value, field, names))
  return objectWords(value as Readonly<Record<string, unknown>>, names)
}

/** One entry for each of a list. */
export function wordsOfList(list: readonly unknown[], field: string, names: Names): string[] {
  return list.map(one => (Array.isArray(one) ? pairWords(one, names) : worded(one, field, names)) || 'nothing')
}

export function listed(words: readonly string[]): string {
  return words.join(words.some(word => word.includes(',')) ? '; ' : ', ')
}

/** "closesOn" as "closes on", "termIds" as "terms", "isConverse" as "converse". */
export function fieldWords(field: string): string {
  const spaced = field.replaceAll(
    /([a-z0-9])([A-Z])/g,
    (_, end: string, begin: string) => `${end} ${begin.toLowerCase()}`,
  )
  if (spaced === 'id') return 'number'
  return spaced
    .replace(/^is (?=.)/, '')
    .replace(/ id$/, '')
    .replace(/ ids$/, 's')
}

function numberWords(value: number, field: string, names: Names): string {
  const known = NAMED[field]
  if (known !== undefined) return names[known].get(value) ?? String(value)
  if (/^(is|may)[A-Z]/.test(field) && (value === 0 || value === 1)) return value === 1 ? 'yes' : 'no'
  return String(value)
}

const TIME = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d):[\d.]+Z$/

function stringWords(value: string, field: string, names: Names): string {
  const at = TIME.exec(value)
  if (at !== null) return `${at[1]}, ${at[2]}`
  if (!/^(\{.*\}|\[.*\])$/s.test(value)) return value
  try {
    return worded(JSON.parse(value), field, names)
  } catch {
    return value
  }
}

/** "account 5", "principle 2, version 1", "Analysis (left out)"; else each field with what it holds. */
function objectWords(value: Readonly<Record<string, unknown>>, names: Names): string {
  const { layer, id, kind, subject, key, shown, ...rest } = value
  const more = Object.keys(rest).length === 0 ? '' : `, ${fieldsInWords(rest, names)}`
  if (typeof key === 'string' && typeof shown === 'boolean')
    return `${names.section.get(key) ?? key}${shown ? '' : ' (left out)'}`
  if (typeof layer === 'string' && typeof id === 'number') return `${LAYERS[layer] ?? layer} ${id}${more}`
  if (typeof kind === 'string' && typeof (subject ?? id) === 'number') return `${kind} ${subject ?? id}${more}`
  return fieldsInWords(value, names)
}

function fieldsInWords(value: Readonly<Record<string, unknown>>, names: Names): string {
  const fields = Object.entries(value).map(([field, one]) => [fieldWords(field), worded(one, field, names)] as const)
  return fields
    .filter(([, words]) => words !== '')
    .map(([field, words]) => `${field}: ${words}`)
    .join(', ')
}

/** Two that belong together, such as a document and its study. */
function pairWords(pair: readonly unknown[], names: Names): string {
  const [one, ...others] = pair.map(part => worded(part, '', names) || 'none')
  return others.length === 0 ? (one ?? '') : `${one}: ${others.join(', ')}`
}
