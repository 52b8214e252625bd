// Text as it may be stored: cleaned at the door, counted in code points, shortened without cutting a character.

/** Removes what neither engine can hold: NUL and unpaired surrogates. Line ends become LF. */
export function clean(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed().replaceAll('\r\n', '\n').replaceAll('\r', '\n')
}

/** Cleans every string inside a form body or JSON document, to any depth that zod will read. */
export function cleanDeep(value: unknown): unknown {
  if (typeof value === 'string') return clean(value)
  if (Array.isArray(value)) return value.map(cleanDeep)
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [clean(key), cleanDeep(inner)]))
  }
  return value
}

/** At most `length` code points, with an ellipsis when something was left out. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text
  const points = [...text.slice(0, length * 2)]
  return points.length <= length && text.length <= length * 2
    ? text
    : `${points
        .slice(0, length - 1)
        .join('')
        .trimEnd()}…`
}

const numbers = new Intl.NumberFormat('en-GB')

/** "1 record", "2 records": the word as given or its plural. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${numbers.format(count)} ${count === 1 ? one : many}`
}
