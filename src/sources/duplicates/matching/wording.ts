// Knows how wording is made comparable, whatever program it came through, and how alike two wordings are.

/** Longer texts are compared by this much of them, so that no text takes long. */
const LOOKED_AT = 2_000

const GREEK: Readonly<Record<string, string>> = {
  ...{ α: 'alpha', β: 'beta', γ: 'gamma', δ: 'delta', ε: 'epsilon', ζ: 'zeta', η: 'eta', θ: 'theta', κ: 'kappa' },
  ...{
    λ: 'lambda',
    μ: 'mu',
    ν: 'nu',
    π: 'pi',
    ρ: 'rho',
    σ: 'sigma',
    τ: 'tau',
    φ: 'phi',
    χ: 'chi',
    ψ: 'psi',
    ω: 'omega',
  },
}
const LETTERS: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', ø: 'o', æ: 'ae', œ: 'oe', đ: 'd', ð: 'd', ł: 'l', ı: 'i', þ: 'th' },
  ...GREEK,
}

/** Words of letters and figures in lower case with one space between them; other scripts stay as they are. */
export function plain(text: string): string {
  let bare = text.length > LOOKED_AT ? text.slice(0, LOOKED_AT) : text
  if (bare.includes('&')) bare = withoutEntities(bare)
  if (bare.includes('<')) bare = bare.replace(/<\/?[a-z][a-z:]{0,15}[0-9]?(?:\s[^<>]{0,100})?\/?>/gi, '')
  if (/[^ -~]/.test(bare)) bare = withoutAccents(bare)
  bare = bare.toLowerCase()
  if (bare.includes(',')) bare = bare.replace(/(\d),(?=\d{3}(?!\d))/g, '$1')
  if (bare.includes("'")) bare = bare.replaceAll("'", '')
  // Most texts are plain ASCII by now, and much is made plain.
  return bare.replace(/[^ -~]/.test(bare) ? /[^\p{L}\p{N}]+/gu : /[^a-z0-9]+/g, ' ').trim()
}

function withoutAccents(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}‘’ʼ′´`\u00ad\u200b-\u200f]/gu, '')
    .toLowerCase()
    .replace(/[ßøæœđðłıþα-ω]/g, letter => LETTERS[letter] ?? letter)
}

/** `&eacute;`, `&#233;` and `&amp;` as databases leave them behind. */
function withoutEntities(text: string): string {
  return text
    .replaceAll('&amp;', '&')
    .replace(/&([a-z])(?:acute|grave|circ|uml|tilde|cedil|ring|slash|caron);/gi, '$1')
    .replace(/&(?:rsquo|lsquo|apos|#39|#x27|#8217);/gi, '')
    .replace(/&(alpha|beta|gamma|delta|kappa|lambda|mu|omega);/gi, '$1')
    .replace(/&#(\d{1,6});/g, (_, code: string) => character(Number(code)))
    .replace(/&#x([0-9a-f]{1,5});/gi, (_, code: string) => character(Number.parseInt(code, 16)))
    .replace(/&[a-z]{2,8};/gi, ' ')
    .replaceAll('&', ' and ')
}

function character(code: number): string {
  return code > 31 && code < 0x110000 && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : ' '
}

/** Share of the words of the longer and of the shorter text that the other has too, each word counted once. */
export type Shared = { readonly ofLonger: number; readonly ofShorter: number }

export function wordsShared(a: string, b: string): Shared {
  const left = new Set(a.split(' '))
  const right = new Set(b.split(' '))
  let both = 0
  for (const word of left) if (right.has(word)) both++
  return { ofLonger: both / Math.max(left.size, right.size), ofShorter: both / Math.min(left.size, right.size) }
}

/** How many letters have to be added, left out or exchanged; `most + 1` when it is more than `most`. */
export function lettersChanged(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let start = 0
  while (start < a.length && start < b.length && a.charCodeAt(start) === b.charCodeAt(start)) start++
  let endA = a.length
  let endB = b.length
  while (endA > start && endB > start && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA--
    endB--
  }
  return distance(a.slice(start, endA), b.slice(start, endB), most)
}

/** Two rows of the table, kept from one comparison to the next. */
let rows: readonly [Uint16Array, Uint16Array] = [new Uint16Array(LOOKED_AT), new Uint16Array(LOOKED_AT)]

/** Only the band of the table is filled that can stay within `most`. */
function distance(a: string, b: string, most: number): number {
  if (a.length === 0 || b.length === 0) return Math.min(Math.max(a.length, b.length), most + 1)
  if (rows[0].length <= b.length) rows = [new Uint16Array(b.length * 2), new Uint16Array(b.length * 2)]
  let [before, row] = rows
  for (let j = 0; j <= b.length; j++) before[j] = j
  for (let i = 1; i <= a.length; i++) {
    const [first, last] = [Math.max(1, i - most), Math.min(b.length, i + most)]
    row[first - 1] = i <= most ? i : most + 1
    if (last < b.length) row[last + 1] = most + 1
    let least = most + 1
    for (let j = first; j <= last; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1
      const cost = Math.min(before[j - 1]! + same, before[j]! + 1, row[j - 1]! + 1)
      row[j] = cost
      if (cost < least) least = cost
    }
    if (least > most) return most + 1
    ;[before, row] = [row, before]
  }
  return Math.min(before[b.length]!, most + 1)
}

/** A text as one number of 32 bits: equal texts have equal numbers, and other texts seldom do. */
export function hash(text: string): number {
  let value = HASH_START
  for (let at = 0; at < text.length; at++) value = hashed(value, text.charCodeAt(at))
  return hashEnd(value)
}

/** The same letter by letter. */
export const HASH_START = 0x811c9dc5 | 0

export function hashed(value: number, letter: number): number {
  return Math.imul(value ^ letter, 0x01000193)
}

export function hashEnd(value: number): number {
  const mixed = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d)
  return (mixed ^ (mixed >>> 13)) | 0
}
