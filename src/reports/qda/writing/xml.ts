// Writes XML piece by piece: what has no place in XML is left out, everything else stands as it was.

type Attributes = Readonly<Record<string, string | number | null | undefined>>

/** XML 1.0 has no way to write other characters, not even as numbers. */
const UNWRITABLE = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

export function text(words: string): string {
  return words
    .replaceAll(UNWRITABLE, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;')
}

function value(words: string): string {
  return text(words).replaceAll('"', '&quot;').replaceAll('\t', '&#9;').replaceAll('\n', '&#10;')
}

function attributesOf(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([name, given]) => (given === null || given === undefined ? '' : ` ${name}="${value(String(given))}"`))
    .join('')
}

/** Attributes that are null are left out; `inner` is XML already. */
export function element(name: string, attributes: Attributes, ...inner: readonly string[]): string {
  const content = inner.join('')
  const head = `${name}${attributesOf(attributes)}`
  return content === '' ? `<${head}/>` : `<${head}>${content}</${name}>`
}

export function open(name: string, attributes: Attributes = {}): string {
  return `<${name}${attributesOf(attributes)}>`
}

export const close = (name: string): string => `</${name}>`

/** An element around words; nothing where there are none. */
export function worded(name: string, words: string): string {
  return words.trim() === '' ? '' : `<${name}>${text(words)}</${name}>`
}

/** A list that the schema does not allow to be empty. */
export function listed(name: string, items: readonly string[]): string {
  return items.length === 0 ? '' : `<${name}>\n${items.join('\n')}\n</${name}>\n`
}
