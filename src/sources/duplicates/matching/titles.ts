// Knows what of a title says which text it is, and what databases and publishers add to it.
import { HASH_START, hash, hashEnd, hashed, plain } from './wording.ts'

/** Titles are compared by this many letters and figures. */
const LONGEST = 300

export type TitleProfile = Marks & {
  /** Words of the title without what was added to it. */
  readonly text: string
  /** The same without spaces, so that “wellbeing” and “well-being” agree. */
  readonly key: string
  /** Figures and the words for them, in order: “part 1”, “Part II”. */
  readonly numbers: string
  readonly notice: Notice
  /** Shared by many texts, so that it says nothing. */
  readonly isGeneric: boolean
}

/** A text about another text bears its title: a correction of it, or what somebody wrote about it. */
export type Notice = '' | 'correction' | 'retraction' | 'retracted' | 'comment'

export function titleProfile(title: string): TitleProfile {
  const shown = title.slice(0, 2_000).trim()
  const notice = noticeOf(shown)
  const text = cut(plain(withoutAdditions(shown)))
  const key = text.replaceAll(' ', '')
  const isGeneric = key.length < 12 || GENERIC.has(key)
  const numbers = numbersIn(text)
  return { text, key, numbers, notice, isGeneric, ...marksOf(text, numbers !== '') }
}

function cut(text: string): string {
  if (text.length <= LONGEST) return text
  return [...text.slice(0, LONGEST)].filter(letter => !/\p{Surrogate}/u.test(letter)).join('')
}

/** A translated title stands in brackets; notes that a database adds stand in brackets at the end. */
function withoutAdditions(title: string): string {
  let text = title.replace(/^\W{0,2}(?:retracted(?: article)?|withdrawn)\W{1,3}/i, '').replace(/^["“'‘*]+/, '')
  const whole = /^\[([^[\]]{10,})\]?[\s.]{0,3}$/.exec(text)
  if (whole) return whole[1]!
  for (let round = 0; round < 4; round++) {
    const open = text.lastIndexOf('[')
    const rest = open < 20 ? '' : text.slice(open)
    // What follows the bracket belongs to the title, unless the bracket was never closed.
    if (rest === '' || !/^\[[^\]]*[\]\s.*"”]{0,6}$/.test(rest)) break
    text = text.slice(0, open).trimEnd()
  }
  return text.replace(/\s\((?:retracted article|reprinted from|vol \d|\d{1,3} refs?)[^()]{0,200}\)?\.?$/i, '')
}

const CORRECTION = 'correction|corrigend(?:um|a)|errat(?:um|a)|addendum|author correction|publisher correction'
const RETRACTION = 'retraction|expression of concern|notice of retraction|withdrawal'
const COMMENT = `comments? (?:on|to)|commentary (?:on|to)|comment|in reply|reply(?: to)?|response to|re|authors?['’]?s? (?:reply|response)|letter to the editor|discussion of|in response|invited commentary`
const OPENING = [
  ['correction', new RegExp(`^\\W{0,3}(?:${CORRECTION})(?:\\s+(?:to|for|of|on|in)\\b|\\s*[:;.,\\-–—“"'\\[(]|$)`, 'i')],
  ['retraction', new RegExp(`^\\W{0,3}(?:${RETRACTION})(?:\\s+(?:to|for|of|note)\\b|\\s*[:;.,\\-–—“"'\\[(]|$)`, 'i')],
  ['retracted', /^\W{0,3}(?:retracted|withdrawn)\b/i],
  [
    'comment',
    new RegExp(
      `^\\W{0,3}(?:(?:${COMMENT})\\s*[:;.\\-–—“"'\\[(]|(?:comments? on|commentary on|reply to|response to|in response to)\\b)`,
      'i',
    ),
  ],
] as const
const ENDING = [
  ['correction', new RegExp(`[\\[(:.–—-]\\s*(?:${CORRECTION})\\W{0,3}$`, 'i')],
  ['correction', /\(vol\.? ?\d{1,5}, ?(?:pg?|art)\b[^()]{0,60}\)?\W{0,2}$/i],
  ['retraction', new RegExp(`[\\[(:.–—-]\\s*(?:${RETRACTION})\\W{0,3}$`, 'i')],
  [
    'comment',
    /[[(:.?–—-]\s*(?:authors?['’]?s? (?:reply|response)|reply|a reply|response|comment|a comment|commentary|a commentary|invited commentary|discussion|rejoinder|letter)\W{0,3}$/i,
  ],
] as const

function noticeOf(title: string): Notice {
  const [opening, ending] = [title.slice(0, 60), title.slice(-80)]
  const found = OPENING.find(([, shape]) => shape.test(opening)) ?? ENDING.find(([, shape]) => shape.test(ending))
  return found ? found[0] : ''
}

const NUMBER_WORDS: Readonly<Record<string, string>> = {
  ...{ i: '1', ii: '2', iii: '3', iv: '4', v: '5', vi: '6', vii: '7', viii: '8', ix: '9' },
  ...{ one: '1', two: '2', three: '3', four: '4', five: '5', six: '6', seven: '7', eight: '8', nine: '9', ten: '10' },
  ...{ first: '1', second: '2', third: '3', fourth: '4', fifth: '5', sixth: '6' },
}

const FIGURES = new RegExp(`\\p{N}+|(?<![^ ])(?:${Object.keys(NUMBER_WORDS).join('|')})(?![^ ])`, 'gu')

function numbersIn(text: string): string {
  const found = text.match(FIGURES)
  return found === null ? '' : found.map(word => NUMBER_WORDS[word] ?? word).join(' ')
}

const GENERIC = new Set(
  (
    'editorial introduction foreword preface abstract abstracts comment commentary letter letters reply authorsreply ' +
    'response discussion bookreview bookreviews news index conclusion conclusions poster posters invitedcommentary ' +
    'guesteditorial untitled lettertotheeditor letterstotheeditor editorscomment editorsnote editorialcomment ' +
    'editorialboard tableofcontents contents correspondence inthisissue fromtheeditor fromtheeditors annualreport ' +
    'conferenceabstracts posterpresentations oralpresentations abstractsofpapers notitle titlenotavailable obituary ' +
    'erratum corrigendum correction retraction addendum errata authorresponse responsetoletter notitleavailable ' +
    'presidentialaddress presidentsmessage newsandnotes newsandviews researchhighlights casereport casereports'
  ).split(' '),
)

/** Numbers that show at once that two titles cannot be alike, before they are compared word by word. */
type Marks = {
  readonly words: number
  /** One of 64 places for each word, in two numbers. */
  readonly low: number
  readonly high: number
  /** Of the letters without figures and the words for them. */
  readonly bare: number
}

const SPACE = 32

function marksOf(text: string, hasFigures: boolean): Marks {
  let [words, low, high] = [0, 0, 0]
  let letters = HASH_START
  let word = HASH_START
  for (let at = 0; at <= text.length; at++) {
    const letter = at < text.length ? text.charCodeAt(at) : SPACE
    if (letter !== SPACE) {
      word = hashed(word, letter)
      letters = hashed(letters, letter)
      continue
    }
    const place = hashEnd(word) & 63
    if (place < 32) low |= 1 << place
    else high |= 1 << (place - 32)
    words++
    word = HASH_START
  }
  return { words, low, high, bare: hasFigures ? hash(withoutFigures(text)) : hashEnd(letters) }
}

/** Of the different words of the title with more of them, the share that the other can have at most. */
export function mostShared(a: Marks, b: Marks): number {
  const left = a.words - count(a.low & ~b.low) - count(a.high & ~b.high)
  const right = b.words - count(b.low & ~a.low) - count(b.high & ~a.high)
  // Words that stand twice, or meet in one place, make it a little more than it is.
  return Math.min(left, right) / Math.max(count(a.low) + count(a.high), count(b.low) + count(b.high))
}

/** How many bits of 32 are set. */
function count(bits: number): number {
  const twos = bits - ((bits >>> 1) & 0x55555555)
  const fours = (twos & 0x33333333) + ((twos >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

const FIGURE_WORDS = /\b(?:i{1,3}|iv|vi{0,3}|ix|one|two|three|four|five|six|first|second|third|fourth|fifth)\b/g

export function withoutFigures(text: string): string {
  return text
    .replace(/\p{N}+/gu, '')
    .replace(FIGURE_WORDS, '')
    .replaceAll(' ', '')
}
