// Knows how to turn a value out of a reference file into plain text: no markup, no control characters, single spaces.

const TAGS =
  /<\/?(?:jats:)?(?:i|b|em|strong|sub|sup|p|br|span|div|u|sc|title|sec|h[1-6]|ul|ol|li|italic|bold)(?:\s[^<>]{0,200})?\/?>/gi
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&apos;', "'"],
  ['&#39;', "'"],
  ['&nbsp;', ' '],
])

/** Without what no database can hold: NUL and halves of characters. */
export function clean(value: string): string {
  const text = value.includes('\u0000') ? value.replaceAll('\u0000', '') : value
  return text.isWellFormed() ? text : text.replace(/\p{Surrogate}/gu, '')
}

/** Plain ASCII without markup or double spaces, as most values are, needs no work: everything but control, & and <. */
const NEEDS_WORK = /[^ -%'-;=-~]/

/** Line feeds survive; everything else that is white space becomes one space. Composed the way people type (NFC). */
export function plainText(value: string): string {
  if (!NEEDS_WORK.test(value) && !value.includes('  ')) return value.trim()
  let text = clean(value)
  if (text.includes('<')) text = text.replace(TAGS, tag => (/^<\/?(?:p|br|div|li|h[1-6])\b/i.test(tag) ? ' ' : ''))
  if (text.includes('&')) text = text.replace(/&(?:amp|lt|gt|quot|apos|#39|nbsp);/g, entity => ENTITIES.get(entity)!)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to go
  text = text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\ufeff]/g, '')
  return text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim()
    .normalize('NFC')
}
