// Reads how sources are cited: (Smith 2019; Jones et al. 2020), numbers of a list, consultations, and marks such as “opposite confirmed”.
import { LETTERS, type Stance } from '../../../configurations/domain.ts'
import { tagNamed } from './tags.ts'
import type { Reference, Source } from './types.ts'

/** Longer than this is no citation. */
const LONGEST_CITATION = 200
const LONGEST_GROUP = 2_000

const CONSULTATION =
  /^(?:stakeholder|patient|public|ppi|expert|practitioner|advisory|professional|reference|panel|lay|community)[\p{L}\s&/-]{0,60}(?:consult|group|input|meeting|workshop|feedback|engagement|panel|involvement)/iu

export type Found = {
  readonly sources: readonly Source[]
  /** What did not read as a source. */
  readonly left: readonly string[]
}

/** A cell of sources. `isStrict`: only what is surely a citation, for brackets inside a sentence. */
export function sourcesIn(
  cell: string,
  references: ReadonlyMap<number, Reference>,
  { isStrict = false, mark = null }: { readonly isStrict?: boolean; readonly mark?: string | null } = {},
): Found {
  const sources: Source[] = []
  const left: string[] = []
  let family = ''
  for (const piece of piecesOf(cell)) {
    const { text: whole, said, of } = markedIn(piece)
    const { text, locator } = placedIn(whole)
    if (text === '') {
      const last = sources.at(-1)
      if (last !== undefined) sources[sources.length - 1] = { ...last, ...said }
      else if (piece.trim() !== '') left.push(piece.trim())
      continue
    }
    const year = /^((?:1[89]|20)\d{2})([a-z])?$/.exec(text)
    const found = numbered(text, references) ?? cited(year !== null && family !== '' ? `${family} ${text}` : text)
    const all = found ?? (isStrict ? null : named(text))
    if (all === null) {
      left.push(text)
      continue
    }
    for (const one of all) sources.push({ ...one, ...said, locator, mark: of ?? mark })
    family = all.at(-1)?.name.replace(/,?\s*(?:1[89]|20)\d{2}[a-z]?$/, '') ?? family
  }
  return { sources, left }
}

/** “Smith 2019, p. 12” without its place. */
function placedIn(text: string): { readonly text: string; readonly locator: string } {
  const found = text.length > LONGEST_CITATION ? null : /,?\s(pp?\.\s?[\d–-]{1,12})$/.exec(text)
  return found === null ? { text, locator: '' } : { text: text.slice(0, found.index), locator: found[1]! }
}

type Bare = Omit<Source, 'stance' | 'isConverse' | 'mark' | 'locator'>

function piecesOf(cell: string): readonly string[] {
  return cell
    .trim()
    .replace(/^sources?\s?:\s*/i, '')
    .split(/[;\n]/)
    .flatMap(piece => piece.split(/(?<=\b(?:1[89]|20)\d{2}[a-z]?\)?)\s*,\s+(?=[\p{Lu}\d(])/u))
    .map(piece => piece.trim())
    .filter(piece => piece !== '')
}

const MARKS: readonly (readonly [RegExp, { readonly stance: Stance; readonly isConverse: boolean }])[] = [
  [/[[(*–—,-]{0,2}\s?\bopposite(?: cmocs?)? confirmed\b\s?[\])*]?/i, { stance: 'supports', isConverse: true }],
  [
    /[[(–—,-]{0,2}\s?\b(?:contradicts?|contradicting|disconfirms?|disconfirming)\b\s?[\])]?/i,
    { stance: 'contradicts', isConverse: false },
  ],
  [/[[(–—,-]{0,2}\s?\b(?:refines?|refining|in part|partly)\b\s?[\])]?/i, { stance: 'refines', isConverse: false }],
  [/[[(–—,-]{0,2}\s?\bbackground\b\s?[\])]?/i, { stance: 'background', isConverse: false }],
]

/** A citation without the mark that says how it stands to the row, and the element it is for, as in “WHO report (O1)”. */
function markedIn(given: string): {
  readonly text: string
  readonly said: { readonly stance: Stance; readonly isConverse: boolean }
  readonly of: string | null
} {
  const aimed = /\s\(([A-Z][A-Za-z]{0,9}\d{1,3})\)$/.exec(given.slice(0, LONGEST_CITATION + 60))
  const tag = aimed === null ? null : tagNamed(aimed[1]!)
  const of = tag?.number == null ? null : `${LETTERS[tag.role]}${tag.number}`
  const piece = of === null ? given : given.slice(0, aimed!.index)
  const short = piece.slice(0, LONGEST_CITATION + 60)
  if (piece.length === short.length)
    for (const [mark, said] of MARKS) {
      const text = short.replace(mark, ' ')
      if (text !== short) return { text: bare(text.replace(/^\s*[:–—-]\s*|\s*[:–—-]\s*$/g, '')), said, of }
    }
  return { text: bare(piece), said: { stance: 'supports', isConverse: false }, of }
}

/** Without the brackets around it, or the full stop after it. */
function bare(text: string): string {
  const inner = text.trim().replace(/[.,]$/, '').trim()
  const wrapped = /^[([]([^()[\]]*)[)\]]$/.exec(inner)
  const half = inner.replace(/^[([](?=[^()[\]]*$)/, '').replace(/(?<=^[^()[\]]*)[)\]]$/, '')
  return (wrapped?.[1] ?? half).replaceAll(/\s+/g, ' ').trim()
}

/** Smith 2019 · Smith et al., 2019a · Smith and Jones (2019) · Smith 2019, p. 12 · Stakeholder consultation; null for anything else. */
function cited(text: string): readonly Bare[] | null {
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
function numbered(text: string, references: ReadonlyMap<number, Reference>): readonly Bare[] | null {
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
function named(text: string): readonly Bare[] | null {
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

export type Group = { readonly start: number; readonly end: number; readonly sources: readonly Source[] }

/** Brackets of a sentence in which every part is a citation. */
export function citationsIn(text: string, references: ReadonlyMap<number, Reference>): readonly Group[] {
  const groups: Group[] = []
  let open = -1
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]
    if (sign === '(' || sign === '[') open = at
    if ((sign !== ')' && sign !== ']') || open === -1) continue
    if (at - open <= LONGEST_GROUP) {
      const inner = text.slice(open + 1, at)
      const isNumeric = /^[\d\s,–-]+$/.test(inner)
      const { sources, left } =
        isNumeric && sign === ')' && inner.length < 2 ? NONE : sourcesIn(inner, references, { isStrict: true })
      if (sources.length > 0 && left.length === 0) groups.push({ start: open, end: at + 1, sources })
    }
    open = -1
  }
  return groups
}

const NONE: Found = { sources: [], left: [] }
