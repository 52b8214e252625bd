// How two documents can be kin, said from either side, and which pairs look as if they were.

export const KIN_KINDS = [
  'protocol',
  'preprint',
  'correction',
  'comment',
  'translation',
  'sister study',
  'earlier version',
] as const
export type KinKind = (typeof KIN_KINDS)[number]

/** From the document that is named first, and from the one it is named after. */
export const KIN_WORDS: Readonly<Record<KinKind, readonly [forth: string, back: string]>> = {
  protocol: ['protocol of', 'has as its protocol'],
  preprint: ['preprint of', 'appeared before as preprint'],
  correction: ['correction of', 'corrected in'],
  comment: ['comment on', 'commented on in'],
  translation: ['translation of', 'translated as'],
  'sister study': ['sister study of', 'sister study of'],
  'earlier version': ['earlier version of', 'later version of'],
}

export type Candidate = {
  readonly id: number
  readonly label: string
  readonly title: string
  readonly authors: readonly string[]
  readonly recordId: number | null
  readonly studyId: number | null
  /** Title, abstract, note and the beginning of the text. */
  readonly words: string
}

export type Hint = { readonly a: number; readonly b: number; readonly why: string }

const REGISTERED = /\b(?:NCT\d{8}|ISRCTN\d{8}|ACTRN\d{14}|CRD\d{11,14})\b/gi
const MOST_HINTS = 100
/** Beyond this many under one number or name, a pair says little. */
const MOST_ALIKE = 20

/**
 * Pairs that may belong together, neither in one study nor linked already: the same registration number, or the same first
 * author under a title half of whose words are shared, or records that look alike and were judged to be no duplicates.
 */
export function kinHints(
  documents: readonly Candidate[],
  known: ReadonlySet<string>,
  alike: readonly (readonly [record: number, record: number])[],
): Hint[] {
  const hints = new Map<string, Hint>()
  const offer = (one: Candidate, other: Candidate, why: string) => {
    const key = pairKey(one.id, other.id)
    const isGrouped = one.studyId !== null && one.studyId === other.studyId
    if (one.id === other.id || isGrouped || known.has(key) || hints.has(key)) return
    hints.set(key, { a: Math.min(one.id, other.id), b: Math.max(one.id, other.id), why })
  }
  const numbered = documents.flatMap(one =>
    [...new Set([...one.words.matchAll(REGISTERED)].map(found => found[0].toUpperCase()))].map(number => ({
      one,
      number,
    })),
  )
  for (const [number, group] of Map.groupBy(numbered, entry => entry.number))
    for (const [a, b] of pairsOf(group)) offer(a.one, b.one, `both name ${number}`)
  const byRecord = new Map(documents.flatMap(one => (one.recordId === null ? [] : [[one.recordId, one] as const])))
  for (const [a, b] of alike) {
    const [one, other] = [byRecord.get(a), byRecord.get(b)]
    if (one && other) offer(one, other, 'their records look alike and were judged not to be duplicates')
  }
  const authored = documents.filter(one => (one.authors[0] ?? '') !== '')
  for (const group of Map.groupBy(authored, one => familyOf(one.authors[0] ?? '')).values())
    for (const [a, b] of pairsOf(group))
      if (shared(a.title, b.title) >= 0.5) offer(a, b, 'the same first author and a similar title')
  return [...hints.values()].slice(0, MOST_HINTS)
}

export const pairKey = (a: number, b: number) => (a < b ? `${a} ${b}` : `${b} ${a}`)

function pairsOf<T>(group: readonly T[]): [T, T][] {
  const some = group.slice(0, MOST_ALIKE)
  return some.flatMap((a, at) => some.slice(at + 1).map((b): [T, T] => [a, b]))
}

const familyOf = (author: string) =>
  (author.slice(0, 120).split(',')[0] ?? '').normalize('NFKD').replaceAll(/\p{M}/gu, '').trim().toLowerCase()

/** Of the longer words of both titles, the part that stands in both. */
function shared(a: string, b: string): number {
  const [one, other] = [wordsOf(a), wordsOf(b)]
  const both = [...one].filter(word => other.has(word)).length
  const all = one.size + other.size - both
  return all === 0 ? 0 : both / all
}

const wordsOf = (title: string) =>
  new Set(
    (
      title
        .slice(0, 1_000)
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? []
    ).filter(word => word.length > 3),
  )

export type Link = {
  readonly id: number
  readonly kind: KinKind
  readonly note: string
  readonly documentId: number
  readonly label: string
  readonly ofId: number
  readonly ofLabel: string
}

/** Links as one of the two documents sees them. */
export function kinOf(links: readonly Link[], documentId: number) {
  return links.map(({ id, kind, note, ...ends }) =>
    ends.documentId === documentId
      ? { id, note, words: KIN_WORDS[kind][0], document: { id: ends.ofId, label: ends.ofLabel } }
      : { id, note, words: KIN_WORDS[kind][1], document: { id: ends.documentId, label: ends.label } },
  )
}
