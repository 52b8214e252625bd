// Knows how several names or keywords in one cell of a table are told apart.

/** “Mercer A., Holt B.”: a comma between names whose initials come last and without one. */
const FAMILY_INITIALS = /^\p{L}[\p{L}'’ .-]{0,80} (?:\p{Lu}\.?-?){1,5}(?: ?(?:Jr|Sr|II|III)\.?)?$/u
const INITIALS = /^(?:\p{Lu}\.? ?-?){1,5}$/u

/** Names in order. A single comma inside a name is kept: “Mercer, Anna” is one person. */
export function namesIn(cell: string): readonly string[] {
  const text = cell.trim()
  const list = listIn(text)
  if (list) return list
  if (/[;\n|]/.test(text)) return parts(text, /[;\n|]/)
  if (/ and | & /.test(text) && text.length < 20_000) return parts(text, /,? and |,? & /).flatMap(withCommas)
  return withCommas(text)
}

function withCommas(text: string): readonly string[] {
  const names = parts(text, ',')
  if (names.length < 2) return names
  if (names.every(name => FAMILY_INITIALS.test(name))) return names
  const isPaired = names.length % 2 === 0 && names.every((name, at) => at % 2 === 0 || INITIALS.test(name))
  if (isPaired) return names.flatMap((name, at) => (at % 2 === 0 ? [`${name}, ${names[at + 1]}`] : []))
  const areFull = names.length > 2 || names.every(name => name.includes(' '))
  return areFull && names.every(name => /\S \S/.test(name)) ? names : [text]
}

/** Keywords with semicolons, bars or lines between them; with commas where there is nothing else. */
export function keywordsIn(cell: string): readonly string[] {
  const text = cell.trim()
  const list = listIn(text)
  if (list) return list
  if (/[;\n|]/.test(text)) return parts(text, /[;\n|]/)
  return parts(text, /,(?![^(]{0,200}\))/)
}

/** “['Mercer, Anna', 'Holt, Ben']”, as programs write lists into a cell; null when it is none. */
function listIn(text: string): readonly string[] | null {
  if (!text.startsWith('[') || !text.endsWith(']')) return null
  const quoted = [...text.slice(1, -1).matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/g)]
  if (quoted.length === 0) return text === '[]' ? [] : null
  return quoted.map(found => (found[1] ?? found[2] ?? '').replaceAll(/\\(.)/g, '$1').trim()).filter(Boolean)
}

function parts(text: string, between: RegExp | string): readonly string[] {
  return text
    .split(between)
    .map(part => part.trim())
    .filter(Boolean)
}
