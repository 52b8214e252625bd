// Text as files can hold it: characters that XML forbids are taken out, since nothing prints them and one of them makes a whole file unreadable.

// Control characters but tab and line ends, halves of surrogate pairs, and the two that are never characters.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu

export function printable(text: string): string {
  return text.replace(FORBIDDEN, '')
}

/** The same as the text of an XML element or attribute. */
export function inXml(text: string): string {
  return printable(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
