// The trees that the library makes of paragraphs and tables, as XML, in the way that it writes them itself.

const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '"': '&quot;',
  "'": '&apos;',
  '<': '&lt;',
  '>': '&gt;',
}
const escaped = (value: unknown) => String(value).replace(/[&"'<>]/g, sign => SIGNS[sign] ?? '')

/** An object has one name: of attributes alone, of a list of what is inside (attributes among it), or of one value. */
export function xmlOf(tree: object): string {
  const [name = '', held] = Object.entries(tree)[0] ?? []
  if (typeof held !== 'object') return `<${name}>${held === undefined ? '' : escaped(held)}</${name}>`
  if (!Array.isArray(held)) return `<${name}${attributesOf(held)}/>`
  let [attributes, inside] = ['', '']
  for (const one of held as readonly unknown[])
    if (typeof one !== 'object' || one === null) inside += one === undefined || one === null ? '' : escaped(one)
    else if ('_attr' in one) attributes += attributesOf(one)
    else inside += xmlOf(one)
  return `<${name}${attributes}>${inside}</${name}>`
}

function attributesOf(held: object | null): string {
  const given: unknown = held === null || !('_attr' in held) ? {} : held._attr
  return Object.entries(given ?? {})
    .map(([key, value]) => ` ${key}="${escaped(value)}"`)
    .join('')
}
