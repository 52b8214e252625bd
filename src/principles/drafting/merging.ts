// A newer draft beside the explanation as it stands, sentence by sentence: kept, new, gone, or the team's own, which nothing overwrites.
import { nameOf } from '../../configurations/domain.ts'
import { referencesIn } from '../references.ts'
import { type Piece, piecesOf } from './pieces.ts'

/** `own`: in the explanation and in no draft. `dropped`: in both drafts, and someone has taken it out or reworded it. */
export type Fate = 'kept' | 'new' | 'gone' | 'own' | 'dropped'

export type Told = {
  /** Stable for the same explanation and drafts: forms name sentences by it. */
  readonly key: string
  readonly fate: Fate
  readonly text: string
  /** Of the team's own sentence: what the newer draft says of the same references in words like it; offered nowhere else. */
  readonly beside: string | null
  /** Where it stands in the explanation; null while it is only in the draft. */
  readonly stands: { readonly start: number; readonly end: number } | null
}

export type Merge = {
  /** In the order of the explanation, with new and dropped ones where they would go. */
  readonly told: readonly Told[]
  readonly counts: Readonly<Record<Fate, number>>
}

/** The sentences of a draft as it printed them: each ends in its references and a full stop, and nothing else does. */
export function draftedSentences(markdown: string): string[] {
  return markdown
    .split(/(?<=\]\.)(?=\s|$)/u)
    .map(sentence => sentence.trim())
    .filter(sentence => sentence !== '')
}

/** `drafted` is the last draft that was looked at; empty when there was none, and then nothing counts as gone or dropped. */
export function mergeDraft(drafted: string, explanation: string, draft: string): Merge {
  const before = draftedSentences(drafted)
  const after = draftedSentences(draft)
  const pieces = piecesOf(explanation, new Set([...before, ...after]))
  const standing = new Set(pieces.filter(piece => piece.isDrafted).map(piece => piece.text))
  const missing = after.filter(sentence => !standing.has(sentence))
  const beside = besides(
    pieces.filter(piece => !piece.isDrafted),
    missing,
  )
  const twins = new Set(beside.values())
  const told: Told[] = pieces.map((piece, at) => ({
    key: `s${at}`,
    fate: !piece.isDrafted ? 'own' : after.includes(piece.text) ? 'kept' : 'gone',
    text: piece.text,
    beside: beside.get(piece.text) ?? null,
    stands: { start: piece.start, end: piece.end },
  }))
  for (const [at, sentence] of after.entries()) {
    if (standing.has(sentence)) continue
    if (twins.has(sentence)) continue
    const fate = before.includes(sentence) ? 'dropped' : 'new'
    const place = placeFor(told, after, at)
    told.splice(place, 0, { key: `d${at}`, fate, text: sentence, beside: null, stands: null })
  }
  const count = (fate: Fate) => told.filter(one => one.fate === fate).length
  return {
    told,
    counts: {
      kept: count('kept'),
      new: count('new'),
      gone: count('gone'),
      own: count('own'),
      dropped: count('dropped'),
    },
  }
}

/** After the nearest sentence that the draft says before it, else before the nearest it says after it, else last. */
function placeFor(told: readonly Told[], after: readonly string[], at: number): number {
  for (let before = at - 1; before >= 0; before--) {
    const place = told.findIndex(one => one.text === after[before])
    if (place !== -1) return place + 1
  }
  for (let later = at + 1; later < after.length; later++) {
    const place = told.findIndex(one => one.text === after[later])
    if (place !== -1) return place
  }
  return told.length
}

/**
 * The explanation with the sentences named by `keys` taken over: new and dropped ones put in, gone ones taken out. All
 * else, and the white space between it, stays as it was written.
 */
export function takeOver(explanation: string, merge: Merge, keys: ReadonlySet<string>, draft: string): string {
  const paragraphs = new Map(
    draft.split('\n\n').flatMap((paragraph, at) => draftedSentences(paragraph).map(one => [one, at] as const)),
  )
  const share = (a: string | undefined, b: string | undefined) =>
    a !== undefined && b !== undefined && paragraphs.has(a) && paragraphs.get(a) === paragraphs.get(b)
  let text = ''
  let last: string | undefined
  let at = 0
  let gap = ''
  let waiting: string[] = []
  const put = (space: string, sentence: string) => {
    text += text === '' ? sentence : space + sentence
    last = sentence
  }
  for (const one of merge.told) {
    if (one.stands !== null) {
      gap = stronger(gap, explanation.slice(at, one.stands.start))
      at = one.stands.end
      if (one.fate === 'gone' && keys.has(one.key)) continue
      if (gap.includes('\n\n') || text === '') for (const sentence of waiting.splice(0)) put('\n\n', sentence)
      // What was put in before the first sentence of a paragraph has taken that paragraph's gap.
      const isOpen = last !== undefined && merge.told.some(other => other.stands === null && other.text === last)
      put(isOpen && share(last, one.text) ? ' ' : isOpen && gap === '' ? '\n\n' : gap, one.text)
      gap = ''
    } else if (keys.has(one.key)) {
      if (share(last, one.text)) put(' ', one.text)
      else waiting = [...waiting, one.text]
    }
  }
  for (const sentence of waiting) put(share(last, sentence) ? ' ' : '\n\n', sentence)
  return text
}

/** Of two stretches of white space the one that parts paragraphs. */
function stronger(a: string, b: string): string {
  return a.includes('\n\n') && !b.includes('\n\n') ? a : b
}

/** Below this share of words in common two sentences on the same references say different things. */
const ALIKE = 0.25

/** For each of the team's sentences the missing one of the draft that it rewords: on the same references, likest in words, each at most once. */
function besides(own: readonly Piece[], missing: readonly string[]): Map<string, string> {
  const free = new Map(missing.map(sentence => [sentence, wordsOf(sentence)]))
  const found = new Map<string, string>()
  for (const { text } of own) {
    const refs = namesIn(text)
    const words = wordsOf(text)
    const [twin] = [...free]
      .filter(([sentence]) => refs !== '' && namesIn(sentence) === refs)
      .map(([sentence, others]) => ({ sentence, share: shareOf(words, others) }))
      .filter(one => one.share >= ALIKE)
      .sort((a, b) => b.share - a.share)
    if (twin === undefined) continue
    free.delete(twin.sentence)
    found.set(text, twin.sentence)
  }
  return found
}

function namesIn(text: string): string {
  return referencesIn(text)
    .map(ref => nameOf(ref.layer, ref.id))
    .sort()
    .join(' ')
}

function wordsOf(text: string): Set<string> {
  return new Set(
    text
      .replace(/\[[^\]]*\]/g, ' ')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [],
  )
}

function shareOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const all = new Set([...a, ...b]).size
  return all === 0 ? 0 : [...a].filter(word => b.has(word)).length / all
}
