// Knows lines: texts of one, and texts in paragraphs.

/** Anything but letters, signs and single spaces. */
const UNEVEN = /[\p{Cc}\u0085]|[^\S ]| {2}/u

/** White space of any kind as one space. */
export function oneLine(text: string): string {
  if (!UNEVEN.test(text)) return text.trim()
  return text.replace(/[\p{Cc}\s]+/gu, ' ').trim()
}

/** Its paragraphs, each one line. */
export function paragraphsOf(text: string): readonly string[] {
  return text
    .split(/\n[^\S\n]*\n/)
    .map(oneLine)
    .filter(part => part !== '')
}

/** Its lines; an empty one stands for a paragraph that ends. */
export function linesOf(text: string): readonly string[] {
  return text
    .replaceAll('\r\n', '\n')
    .split(/[\n\r]/)
    .map(oneLine)
}

/** “101–119” in its two halves; null for anything else. */
export function rangeIn(pages: string): readonly [string, string] | null {
  const found = /^(\w{1,20}) ?[-‐‑–—]{1,3} ?(\w{1,20})$/.exec(pages.trim())
  return found === null ? null : [found[1]!, found[2]!]
}
