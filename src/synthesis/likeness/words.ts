// The words of a sentence as likeness compares them: stems, common words left out, and words by which one denies another.

const NEGATIONS = new Set(
  'no not never nobody nothing none neither nor without lack lacks lacking lacked absence absent loss lose loses losing lost fail fails failed failure refuse refuses refused unless cannot hardly little insufficient inadequate poor scarce missing denied'.split(
    ' ',
  ),
)
const COMMON = new Set(
  'the and for with that this from their they them when where who which what are was were been being have has had can may will into than then there its his her our your one two some such only also because through about people given longer any enough over under out off after before between while'.split(
    ' ',
  ),
)
/** Words that say the opposite of each other; stems of both sides. */
const OPPOSITES: readonly (readonly [string, string])[] =
  'increase:decrease more:less high:low rise:fall gain:lose improve:worsen strengthen:weaken enable:hinder build:erode grow:shrink begin:stop start:end join:leave stay:leave return:leave open:closed safe:unsafe accept:reject support:undermine include:exclude easy:difficult strong:weak better:worse early:late positive:negative encourage:discourage help:hinder keep:drop'
    .split(' ')
    .map(pair => pair.split(':').map(stem) as unknown as readonly [string, string])
const PREFIX = /^(?:mis|dis|un|in|im|non|de)(?=\p{L}{3})/u
/** How far a negation reaches: "not really feel heard". */
const REACH = 4
const LONGEST = 2_000

type Words = { readonly stems: ReadonlySet<string>; readonly denied: ReadonlySet<string>; readonly negates: boolean }

const kept = new Map<string, Words>()
const MOST_KEPT = 8_000

/** Worked out once for each text: the same accounts are compared again and again. */
export function wordsOf(text: string): Words {
  const cut = text.slice(0, LONGEST)
  const known = kept.get(cut)
  if (known !== undefined) return known
  const words = read(cut)
  if (kept.size >= MOST_KEPT) kept.clear()
  kept.set(cut, words)
  return words
}

/** Word stems of a text, each once; common words and single letters left out. */
export const stemsOf = (text: string): ReadonlySet<string> => wordsOf(text).stems

/** Whether it speaks of a lack, a loss or a refusal at all. */
export const negates = (text: string): boolean => wordsOf(text).negates

/**
 * What one of two sentences denies or turns round of the other: stems that stand under a negation in one only, words that
 * differ by a denying prefix, and known opposites. Empty when nothing shows; the same whichever comes first.
 */
export function deniedBetween(a: string, b: string): readonly string[] {
  const one = wordsOf(a)
  const other = wordsOf(b)
  const found = [...one.stems].filter(word => other.stems.has(word) && one.denied.has(word) !== other.denied.has(word))
  for (const [left, right] of [
    [one, other],
    [other, one],
  ] as const)
    for (const word of left.stems) {
      const bare = word.replace(PREFIX, '')
      // Denied twice is not denied: "not distrust" and "trust".
      const turned = bare !== word && right.stems.has(bare) && left.denied.has(word) === right.denied.has(bare)
      if (turned && !right.stems.has(word)) found.push(bare)
    }
  for (const [up, down] of OPPOSITES)
    if (standsApart(one, other, up, down) || standsApart(other, one, up, down)) found.push(`${up}/${down}`)
  return [...new Set(found)].sort()
}

function standsApart(one: Words, other: Words, up: string, down: string): boolean {
  const only = (words: Words, is: string, isNot: string) => words.stems.has(is) && !words.stems.has(isNot)
  return only(one, up, down) && only(other, down, up) && one.denied.has(up) === other.denied.has(down)
}

function read(text: string): Words {
  const stems = new Set<string>()
  const denied = new Set<string>()
  let isNegating = false
  let reach = 0
  // A clause ends a negation; an apostrophe stays within its word.
  for (const [token] of text
    .normalize('NFC')
    .toLowerCase()
    .matchAll(/\p{L}+(?:[’']\p{L}+)?|[.,;:→()]/gu)) {
    if (!/\p{L}/u.test(token)) {
      reach = 0
      continue
    }
    if (NEGATIONS.has(token) || /n[’']t$/.test(token)) {
      isNegating = true
      reach = REACH
      // "trust was lost": what was lost stands before.
      if (/^(?:lost|lacking|missing|absent|denied|failed)$/.test(token)) denyLast(stems, denied)
      continue
    }
    const word = token.replace(/[’'].*$/, '')
    if (/^(?:mis|dis)(?:trust|engag)/.test(word)) isNegating = true
    reach--
    if (word.length < 3 || COMMON.has(word)) continue
    const own = stem(word)
    if (!stems.has(own) && reach >= 0) denied.add(own)
    else if (reach < 0) denied.delete(own)
    stems.add(own)
  }
  return { stems, denied, negates: isNegating }
}

function denyLast(stems: ReadonlySet<string>, denied: Set<string>): void {
  const last = [...stems].at(-1)
  if (last !== undefined) denied.add(last)
}

/** Plural and verb endings go, so that "listened" and "listening" meet. */
export function stem(word: string): string {
  if (word.length > 6) return word.replace(/(?:ing|ed|es|s|ly)$/, '')
  return word.length > 4 ? word.replace(/(?:ed|s)$/, '') : word
}
