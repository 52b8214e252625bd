// Knows when two names of a journal mean the same one: abbreviated, by initials, with or without its subtitle.
import { plain } from './wording.ts'

const SMALL = new Set('the of and for in on a an de la le les des der die das und et el los y e d l'.split(' '))

/** Words of the name that count; proceedings are cut at the word “conference”, where the meeting's own name begins. */
export function journalKey(journal: string): string {
  const open = journal
    .slice(0, 300)
    .replace(/\([^()]{0,200}\)?/g, ' ')
    .replace(/\[[^[\]]{0,200}\]?/g, ' ')
  const cut = open.replace(/[.:;]\s*(?:conference|conf|\d{1,2}(?:st|nd|rd|th))\b.*$/i, '')
  return plain(cut)
    .split(' ')
    .filter(word => !SMALL.has(word))
    .join(' ')
}

export type JournalMatch = 'same' | 'part' | 'other' | 'unknown'

/** “Part” is “Lancet” beside “Lancet Oncology”: one name holds the other, which may be a subtitle or another journal. */
export function journalMatch(a: string, b: string): JournalMatch {
  if (a === '' || b === '') return 'unknown'
  if (a === b || a.replaceAll(' ', '') === b.replaceAll(' ', '')) return 'same'
  if (isRunTogether(a, b) || isRunTogether(b, a)) return 'same'
  const [short, long] = (a.length <= b.length ? [a, b] : [b, a]).map(name => name.split(' '))
  const left = leftOver(short!, long!)
  return left === null ? 'other' : left === 0 ? 'same' : 'part'
}

/** “jthoraccardiovascsurg”: abbreviated, and the spaces lost. */
function isRunTogether(short: string, long: string): boolean {
  return short.length > 8 && !short.includes(' ') && long.includes(' ') && contracts(long.replaceAll(' ', ''), short)
}

/** How many words of the long name the short one leaves out; null when it has words of its own. */
function leftOver(short: readonly string[], long: readonly string[]): number | null {
  let at = 0
  let skipped = 0
  for (const word of short) {
    for (;;) {
      if (at >= long.length) return null
      if (contracts(long[at]!, word)) {
        at += 1
        break
      }
      const initials = initialsOf(long, at, word)
      if (initials > 0) {
        at += initials
        break
      }
      at += 1
      skipped += 1
    }
  }
  return skipped + long.length - at
}

/** “natl” for “national”: the same beginning, and the other letters in their order. */
function contracts(long: string, short: string): boolean {
  if (long === short) return true
  if (long[0] !== short[0] || short.length > long.length) return false
  let at = 0
  for (const letter of short) {
    at = long.indexOf(letter, at) + 1
    if (at === 0) return false
  }
  return true
}

/** How many words “pnas” or “jama” stands for; 0 when for none. */
function initialsOf(words: readonly string[], at: number, short: string): number {
  if (short.length < 2 || at + short.length > words.length) return 0
  for (let i = 0; i < short.length; i++) if (words[at + i]![0] !== short[i]) return 0
  return short.length
}

const SERVERS =
  /^(?:biorxiv|medrxiv|arxiv|ssrn|psyarxiv|socarxiv|osf preprints|osf|chemrxiv|techrxiv|research square|researchsquare|preprints|preprints org|authorea|edarxiv|ssrn electronic journal|peerj preprints)\b/
const PREPRINT_DOI =
  /^10\.(?:1101|21203|2139|48550|31234|20944|31219|31222|26434|36227|22541|31235|64898)\/|^10\.7287\/peerj\.preprints/

export function isPreprint(type: string, journal: string, doi: string): boolean {
  if (type === 'preprint' || SERVERS.test(journal)) return true
  // Cold Spring Harbor gives its journals the same prefix as bioRxiv, with letters after it.
  return PREPRINT_DOI.test(doi) && !/^10\.1101\/[a-z]/.test(doi)
}
