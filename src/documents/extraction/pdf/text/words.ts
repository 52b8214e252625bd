/** Knows whether a hyphen at the end of a line is a word broken there or a compound that has one. */

/** How often the document writes words, and pairs of words with a space between, where no line end broke them. */
export type Words = ReadonlyMap<string, number>

const WORD = /[\p{L}\p{M}]+(?:[-\u2010\u2011][\p{L}\p{M}]+)*/gu

/** Lines longer than any line are not looked through word by word. */
const LONGEST_LINE = 2_000

export function countWords(lines: Iterable<string>): Words {
  const words = new Map<string, number>()
  for (const line of lines) {
    const found =
      line
        .slice(0, LONGEST_LINE)
        .toLowerCase()
        .replaceAll(/[\u2010\u2011]/g, '-')
        .match(WORD) ?? []
    for (let i = 1; i < found.length; i++) add(words, `${found[i - 1]} ${found[i]}`)
    const whole = /[-\u00ad]$/.test(line.trimEnd().replace(/[\u2010\u2011]$/, '-')) ? found.slice(0, -1) : found
    for (const word of whole) add(words, word)
  }
  return words
}

function add(words: Map<string, number>, word: string): void {
  words.set(word, (words.get(word) ?? 0) + 1)
}

/** What never stands without its hyphen. */
const ALWAYS = new Set(['self', 'quasi'])

export type Joint = { readonly drop: number; readonly between: '' | ' ' }

/** What happens between the text before a line end and the line after it: how much is taken away, what is put between. */
export function joint(before: string, after: string, words: Words): Joint {
  if (before.endsWith('\u00ad')) return { drop: 1, between: '' }
  const broken = /([\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}-]{0,60})[-\u2010\u2011]$/u.exec(before.slice(-64))
  if (broken !== null) {
    const next = /^[\p{L}\p{M}]+/u.exec(after)?.[0]
    if (next === undefined || !/^\p{Ll}/u.test(next))
      return { drop: 0, between: /^[\p{L}\p{N}]/u.test(after) ? '' : ' ' }
    if (/^(?:and|or|to|und|oder|bis|en|of)$/.test(next) && isSuspended(broken[1]!, next, words))
      return { drop: 0, between: ' ' }
    return { drop: keepsHyphen(broken[1]!, next, words) ? 0 : 1, between: '' }
  }
  if (/[\p{L}\p{N}][–—/]$/u.test(before.slice(-4)) && /^[\p{L}\p{N}]/u.test(after)) return { drop: 0, between: '' }
  if (isAddress(before) && goesOnInAddress(before, after)) return { drop: 0, between: '' }
  return { drop: 0, between: isWide(before, after) ? '' : ' ' }
}

/** "Short- and long-term": the hyphen stands for a word that comes later. */
function isSuspended(first: string, next: string, words: Words): boolean {
  return !words.has((first + next).toLowerCase()) && words.has(first.toLowerCase())
}

function keepsHyphen(first: string, next: string, words: Words): boolean {
  const [a, b] = [first.toLowerCase(), next.toLowerCase()]
  const last = a.split('-').at(-1)!
  const compound = words.get(`${a}-${b}`) ?? (a === last ? undefined : words.get(`${last}-${b}`)) ?? 0
  const whole = words.get(last + b) ?? 0
  if (compound !== whole) return compound > whole
  if (ALWAYS.has(a) || /\d$/.test(a)) return true
  return words.has(`${a} ${b}`) || (a !== last && words.has(a) && words.has(b))
}

function isAddress(text: string): boolean {
  return /(?:https?:\/\/|(?<![\p{L}\p{N}])www\.|\b10\.\d{4,9}\/|doi\.org)\S{0,300}$/iu.test(text.slice(-320))
}

/** A capital after a full stop begins the next sentence. */
function goesOnInAddress(before: string, after: string): boolean {
  if (before.endsWith('.') && /^\p{Lu}/u.test(after)) return false
  return /^[\w./?=&%-]/.test(after) && /[/._=&?-]$/.test(before)
}

const IDEOGRAPH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u

/** Scripts that are written without spaces go on without one. */
function isWide(before: string, after: string): boolean {
  const last = [...before.slice(-2)].at(-1) ?? ''
  return IDEOGRAPH.test(last) && IDEOGRAPH.test([...after.slice(0, 2)][0] ?? '')
}
