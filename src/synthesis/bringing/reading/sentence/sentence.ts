// Reads a sentence with inline tags, or one of the form if–then–because, into a wording with its elements marked.
import { citationsIn } from '../citing/sources.ts'
import { type Tag, tagsIn } from '../tags.ts'
import type { Part, Reference, Source } from '../types.ts'
import { MOST_ELEMENTS } from './composing.ts'
import { untagged } from './if-then.ts'
import { taggedAfter, taggedBefore } from './tagged.ts'
import { onlyConnects } from './words.ts'

export type Sentence = {
  /** In the notation of wordings: `people [feel heard](M1)`. */
  readonly wording: string
  readonly parts: readonly Part[]
  /** Citations inside it; those behind its end have no mark. */
  readonly sources: readonly Source[]
  readonly odd: readonly string[]
  /** False where its elements were told from if, then and because. */
  readonly isTagged: boolean
}

export function readSentence(given: string, references: ReadonlyMap<number, Reference>): Sentence {
  const text = given.replaceAll(/\s+/g, ' ').trim()
  const groups = citationsIn(text, references).slice(0, MOST_ELEMENTS)
  const { tags, odd } = tagsIn(text)
  const own = tags.filter(tag => !groups.some(group => tag.start >= group.start && tag.end <= group.end))
  if (own.length > MOST_ELEMENTS)
    return { ...untagged(text, []), odd: [...odd, `More than ${MOST_ELEMENTS} tags: none of them`], isTagged: false }
  if (own.length === 0) return { ...untagged(text, groups), odd, isTagged: false }
  const isBefore = own[0]!.form === 'colon' || isLed(text, own)
  return { ...(isBefore ? taggedBefore : taggedAfter)(text, own, groups), odd, isTagged: true }
}

/** Tags before their words: nothing but “Where” stands before the first, and words follow the last. */
function isLed(text: string, tags: readonly Tag[]): boolean {
  const before = text.slice(0, tags[0]!.start)
  if (!/[\p{L}\p{N}]/u.test(before)) return true
  return before.length < 60 && onlyConnects(before) && /[\p{L}\p{N}]/u.test(text.slice(tags.at(-1)!.end))
}
