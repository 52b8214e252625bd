// What a change did to a thing, field by field, read from what was kept before and after it.

export type FieldChange = { readonly field: string; readonly before: string; readonly after: string }

const LONGEST = 600

/** Fields that did not change are left out; '' is nothing. Anything that is no object of fields stands as a whole. */
export function changesOf(before: string | null, after: string | null): FieldChange[] {
  const [old, now] = [fieldsOf(before), fieldsOf(after)]
  return [...new Set([...old.keys(), ...now.keys()])]
    .map(field => ({ field: spaced(field), before: old.get(field) ?? '', after: now.get(field) ?? '' }))
    .filter(one => one.before !== one.after)
}

function fieldsOf(kept: string | null): Map<string, string> {
  if (kept === null) return new Map()
  const value: unknown = JSON.parse(kept)
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return new Map([['', worded(value)]])
  return new Map(Object.entries(value).map(([field, one]) => [field, worded(one)]))
}

function worded(value: unknown): string {
  if (value === null || value === undefined || value === '') return ''
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  const text =
    typeof value === 'string' || typeof value === 'number'
      ? String(value)
      : Array.isArray(value) && value.every(one => typeof one === 'string' || typeof one === 'number')
        ? value.join(', ')
        : JSON.stringify(value)
  return text.length > LONGEST ? `${text.slice(0, LONGEST)} …` : text
}

/** "closesOn" as "closes on". */
function spaced(field: string): string {
  return field.replaceAll(/([a-z0-9])([A-Z])/g, (_, end: string, begin: string) => `${end} ${begin.toLowerCase()}`)
}
