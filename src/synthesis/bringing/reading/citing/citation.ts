// Reads one citation: author and year, a number of a list, a consultation, or a name alone.
import type { Reference, Source } from '../types.ts'

/** Longer than this is no citation. */
export const LONGEST_CITATION = 200

const CONSULTATION =
  /^(?:stakeholder|patient|public|ppi|expert|practitioner|advisory|professional|reference|panel|lay|community)[\p{L}\s&/-]{0,60}(?:consult|group|input|meeting|workshop|feedback|engagement|panel|involvement)/iu

export type Bare = Omit<Source, 'stance' | 'isConverse' | 'mark' | 'locator'>

/** Smith 2019 · Smith et al., 2019a · Smith and Jones (2019) · Smith 2019, p. 12 · Stakeholder consultation; null for anything else. */
export function cited(text: string): readonly Bare[] | null {
  if (text.length > LONGEST_CITATION) return null
  if (CONSULTATION.test(text)) return [{ ...blank(text), kind: 'consultation' }]
  const dated = /[,\s]{1,3}\(?((?:1[89]|20)\d{2})([a-z])?\)?$/.exec(text)
  if (dated === null) return null
  const names = text
    .slice(0, dated.index)
    .replace(/^(?:see(?: also)?|e\.g\.,?|cf\.?)\s/i, '')
    .trim()
  const families = familiesIn(names)
  if (families.length === 0) return null
  const [, year, suffix = ''] = dated
  const key = [...families.slice(0, /et al/i.test(names) ? 1 : 2), `${year}${suffix}`].map(fold).join(' ')
  const name = `${names.replace(/,$/, '')} ${year}${suffix}`
  return [{ ...blank(name), key, families, year: Number(year), suffix, kind: 'publication' }]
}

function familiesIn(names: string): readonly string[] {
  const parts = names
    .replace(/,?\s?(?:et al\.?|and (?:colleagues|others))$/i, '')
    .split(/,|&|\band\b/)
    .map(part => part.replaceAll(/\b\p{Lu}\.(?:-?\p{Lu}\.)*/gu, '').trim())
    .filter(part => part !== '' && !/^\p{Lu}{1,3}$/u.test(part))
  const areNames = parts.every(part => /\p{Lu}/u.test(part) && part.split(' ').length <= 6 && !/[:;!?\d]/.test(part))
  const begins = /^(?:\p{Lu}|(?:de|van|von|der|den|di|la|le|el|al|ten|ter|d['’]|o['’])[\s\p{Lu}])/u.test(names)
  return areNames && begins ? parts : []
}

/** 3 · 3, 5 · 3–6, each found in the list that was pasted beside; null when it is no number or the list lacks it. */
export function numbered(text: string, references: ReadonlyMap<number, Reference>): readonly Bare[] | null {
  if (references.size === 0 || !/^[\d\s,–-]{1,120}$/.test(text)) return null
  const out: Bare[] = []
  for (const part of text.split(',')) {
    const [from = 0, to = from] = part.split(/[–-]/).map(one => Number(one.trim()))
    if (!Number.isInteger(from) || !Number.isInteger(to) || to < from || to - from > 100) return null
    for (let number = from; number <= to; number++) {
      const reference = references.get(number)
      if (reference === undefined) return null
      out.push(ofReference(reference))
    }
  }
  return out
}

function ofReference({ families, year, title, doi }: Reference): Bare {
  const who = families.length > 2 ? `${families[0]} et al.` : families.join(' and ') || title.slice(0, 60)
  const name = year === null ? who : `${who} ${year}`
  const key = [...families.slice(0, families.length > 2 ? 1 : 2), year ?? title].map(one => fold(String(one))).join(' ')
  return { ...blank(name), key, families, year, title, doi, kind: 'publication' }
}

/** In a column of sources anything short is one, by its name. */
export function named(text: string): readonly Bare[] | null {
  const isName = text.length <= 80 && /\p{L}{2}/u.test(text) && !/^(?:none|n\/a|not applicable)$/i.test(text)
  return isName ? [{ ...blank(text), kind: 'named' }] : null
}

function blank(name: string): Bare {
  const nothing = { families: [], year: null, suffix: '', title: '', doi: '' }
  return { key: fold(name), name, ...nothing, kind: 'named' }
}

/** Without case, accents and punctuation. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
