// Reads the names of authors as records have them: people with their particles and suffixes, and organisations.

export type Name = {
  /** With its particle in front, “van der Berg”; of an organisation the whole name. */
  readonly family: string
  /** One list for each given name: Jean-Paul M. is [[J, P], [M]]. */
  readonly initials: readonly (readonly string[])[]
  /** “Jr.”, “III”, or nothing. */
  readonly suffix: string
  readonly isGroup: boolean
}

export type Names = {
  readonly all: readonly Name[]
  /** True when what came in ended with “et al.”. */
  readonly isCut: boolean
}

const LOOKED_AT = 500
const NOBODY = /^(?:anon\.?|anonymous|\[?no authors? listed\]?|n\/?a|unknown)$/i
const OTHERS = /^(?:\.{3}|…|(?:and )?others|et\.? al\.?|e\.a\.|en anderen)$/i
const PARTICLES = new Set(
  "van der de den ten ter te 't von zu zum zur la le las los du des di da do dos das del della dello al el bin ibn ben op in af av y e".split(
    ' ',
  ),
)
/** Words that organisations have in their names and people hardly ever. */
const ORGANISATION =
  /(?:^|[\s(])(?:agency|association|authority|bank|board|bureau|cent(?:re|er)|coalition|collaboration|college|commission|committee|consortium|council|department|directorate|federation|foundation|government|group|gezondheidsraad|hospital|initiative|institute|instituut|institution|international|ministerie|ministry|network|nations|office|organi[sz]ation|partnership|programme|project|raad|rijksinstituut|royal|school|service|services|society|stichting|taskforce|team|trust|unit|universiteit|university|union|vereniging)(?:$|[\s),])/i

export function namesOf(authors: readonly string[]): Names {
  const texts = authors.map(tidy).filter(text => /[\p{L}\p{N}]|^(?:…|\.{3})$/u.test(text) && !NOBODY.test(text))
  const cut = texts.findIndex(text => OTHERS.test(text))
  const named = texts.filter(text => !OTHERS.test(text))
  return { all: named.map(nameOf), isCut: cut !== -1 && named.length > 0 }
}

function tidy(text: string): string {
  const all = text
    .slice(0, LOOKED_AT)
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/[{}]/g, '')
    .trim()
  return trimmed(all, ',;: ')
}

/** Without any of the signs at its ends. */
export function trimmed(text: string, signs: string): string {
  let [from, to] = [0, text.length]
  while (from < to && signs.includes(text[from]!)) from += 1
  while (to > from && signs.includes(text[to - 1]!)) to -= 1
  return text.slice(from, to)
}

function nameOf(text: string): Name {
  const parts = text
    .split(',')
    .map(part => part.trim())
    .filter(part => part !== '')
  const [family = '', second = '', ...rest] = parts
  if (parts.length === 1) return withoutComma(family)
  if (isOrganisation(family, second)) return group(text)
  if (isSuffix(second)) return person(family, rest.join(' '), second)
  const last = rest.at(-1) ?? ''
  return isSuffix(last)
    ? person(family, [second, ...rest.slice(0, -1)].join(' '), last)
    : person(family, [second, ...rest].join(' '), '')
}

/** “Department of Health, Social Services and Public Safety” is no person of that family. */
function isOrganisation(family: string, second: string): boolean {
  const isNamedSo = ORGANISATION.test(family) && family.includes(' ')
  return isNamedSo || (/ (?:and|of|for|en|van) [^ ]/.test(second) && ORGANISATION.test(`${family} ${second}`))
}

const group = (text: string): Name => ({ family: trimmed(text, '.'), initials: [], suffix: '', isGroup: true })

/** “Mercer AB” as PubMed writes it and “A. Mercer” are people; all else without a comma is an organisation. */
function withoutComma(text: string): Name {
  const words = text.split(' ')
  const [first = '', last = ''] = [words[0], words.at(-1)]
  if (words.length === 1 || ORGANISATION.test(text)) return group(text)
  const suffix = words.length > 2 && isSuffix(last) ? last : ''
  const core = suffix === '' ? words : words.slice(0, -1)
  const end = core.at(-1) ?? ''
  const isShouted = /^\p{Lu}{3,}$/u.test(first)
  if (!isShouted && /^(?:\p{Lu}\.?-?){1,3}$/u.test(end) && core.length > 1 && core.length < 6)
    return person(core.slice(0, -1).join(' '), end, suffix)
  const isDotted = /^(?:\p{Lu}\.-?){1,4}$/u.test(first) && words.length < 6
  if (isDotted || (words.length === 2 && /^\p{Lu}$/u.test(first))) {
    const from = core.findIndex(word => !/^(?:\p{Lu}\.?-?){1,4}$/u.test(word))
    if (from > 0) return person(core.slice(from).join(' '), core.slice(0, from).join(' '), suffix)
  }
  return group(text)
}

function person(family: string, given: string, suffix: string): Name {
  const ending = / (jr|sr|ii|iii|iv)\.?$/i.exec(family)
  const own = ending === null ? family : family.slice(0, ending.index)
  const words = given.split(' ').filter(word => word !== '')
  const particles: string[] = []
  while (words.length > 0 && isParticle(words.at(-1)!)) particles.unshift(words.pop()!)
  return {
    family: [...particles, own].join(' '),
    initials: words
      .filter(word => !isParticle(word))
      .flatMap(word => initialsOf(word, words.length === 1 && !isShouting(own))),
    suffix: suffixOf(suffix || (ending?.[1] ?? '')),
    isGroup: false,
  }
}

const isParticle = (word: string) => PARTICLES.has(word) || /^(?:d|l)['’]$/.test(word)
const isShouting = (text: string) => text.length > 3 && text === text.toUpperCase() && text !== text.toLowerCase()

/** “A.B.” is two given names, “Jean-Paul” one of two parts, “AB” two where nothing else is given. */
function initialsOf(word: string, isAlone: boolean): string[][] {
  const parts = isAlone && /^\p{Lu}{2,3}$/u.test(word) ? [...word] : word.split('.')
  const all: string[][] = []
  for (const part of parts) {
    const letters = part.split(/[-‐‑]/).flatMap(firstLetter)
    // “J.-P.”: the second part begins with the hyphen that ties it to the first.
    const tied = /^[-‐‑]/.test(part) ? all.at(-1) : undefined
    if (tied !== undefined) tied.push(...letters)
    else if (letters.length > 0) all.push(letters)
  }
  return all
}

function firstLetter(part: string): string[] {
  const found = /\p{L}\p{M}{0,4}/u.exec(part.slice(0, 50).replace(/\(.{0,40}\)/, ''))
  return found === null ? [] : [found[0].toLocaleUpperCase('en')]
}

const isSuffix = (text: string) => /^(?:jr|sr|ii|iii|iv|2nd|3rd|4th)\.?$/i.test(text)

function suffixOf(text: string): string {
  const bare = text.replace('.', '').toLowerCase()
  if (bare === '') return ''
  if (bare === 'jr' || bare === 'sr') return `${bare[0]!.toUpperCase()}r.`
  return /^\d/.test(bare) ? ({ '2nd': 'II', '3rd': 'III', '4th': 'IV' }[bare] ?? '') : bare.toUpperCase()
}

/** “A. B.” with a space between given names, or none. */
export function dotted({ initials }: Name, between: string): string {
  return initials.map(parts => parts.map(letter => `${letter}.`).join('-')).join(between)
}
