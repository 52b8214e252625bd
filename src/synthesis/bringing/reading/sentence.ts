// Reads a sentence with inline tags, or one of the form if–then–because, into a wording with its elements marked.
import { LETTERS, type Role } from '../../../configurations/domain.ts'
import { citationsIn, type Group } from './sources.ts'
import { type Tag, tagsIn } from './tags.ts'
import type { Part, Reference, Source } from './types.ts'

export type Sentence = {
  /** In the notation of wordings: `people [feel heard](M1)`. */
  readonly wording: string
  readonly parts: readonly Part[]
  /** Citations inside it; those behind its end have no mark. */
  readonly sources: readonly Source[]
  readonly odd: readonly string[]
}

/** A row with more than these is no configuration; a sentence keeps its tags as words, a cell its further lines. */
export const MOST_ELEMENTS = 100

type Stretch = { readonly text: string; readonly tag: Omit<Tag, 'start' | 'end' | 'form'> | null }

export function readSentence(given: string, references: ReadonlyMap<number, Reference>): Sentence {
  const text = given.replaceAll(/\s+/g, ' ').trim()
  const groups = citationsIn(text, references).slice(0, MOST_ELEMENTS)
  const { tags, odd } = tagsIn(text)
  const own = tags.filter(tag => !groups.some(group => tag.start >= group.start && tag.end <= group.end))
  if (own.length > MOST_ELEMENTS)
    return { ...untagged(text, []), odd: [...odd, `More than ${MOST_ELEMENTS} tags: none of them`] }
  if (own.length === 0) return { ...untagged(text, groups), odd }
  const isBefore = own[0]!.form === 'colon' || !/[\p{L}\p{N}]/u.test(text.slice(0, own[0]!.start))
  return { ...(isBefore ? taggedBefore : taggedAfter)(text, own, groups), odd }
}

/** Assigns marks and puts a sentence together, with what is cited for each element. */
function composer() {
  const marks = new Set<string>()
  const parts: Part[] = []
  const sources: Source[] = []
  let wording = ''
  return {
    /** Numbers that tags bring along are theirs; others take what is free. */
    reserve(tags: readonly Pick<Tag, 'role' | 'number'>[]) {
      for (const tag of tags) if (tag.number !== null) marks.add(markOf(tag.role, tag.number))
    },
    plain(text: string) {
      wording += text
    },
    element(given: string, tag: NonNullable<Stretch['tag']>): string {
      const text = balanced(given)
      const mark = tag.number === null ? free(tag.role, marks) : markOf(tag.role, tag.number)
      marks.add(mark)
      const at = parts.findIndex(part => part.mark === mark)
      const code = tag.number === null ? '' : mark
      if (at === -1) parts.push({ role: tag.role, mark, wording: text, code, absent: tag.absent })
      else parts[at] = { ...parts[at]!, wording: `${parts[at]!.wording} … ${text}` }
      wording += `[${text}](${mark})`
      return mark
    },
    cite(group: Group, mark: string | null) {
      sources.push(...group.sources.map(source => ({ ...source, mark })))
    },
    done: () => ({ wording: wording.replaceAll(/ {2,}/g, ' ').trim(), parts, sources }),
  }
}

function taggedAfter(text: string, tags: readonly Tag[], groups: readonly Group[]) {
  const out = composer()
  out.reserve(tags)
  let pending = ''
  let waiting: Group[] = []
  let last: string | null = null
  let from = 0
  const marks = [...tags.map(tag => ({ ...tag, group: null })), ...groups.map(group => ({ ...group, group }))]
  for (const one of marks.toSorted((a, b) => a.start - b.start)) {
    pending += text.slice(from, one.start)
    from = one.end
    if (one.group !== null) {
      const isBehindTag = last !== null && !/[\p{L}\p{N}.!?]/u.test(pending)
      if (isBehindTag) out.cite(one.group, last)
      else waiting.push(one.group)
      pending = pending.trimEnd()
      continue
    }
    const { lead, words } = stretchIn(pending.trimEnd())
    out.plain(lead)
    if (words === '') {
      pending = ''
      continue
    }
    last = out.element(words, one as Tag)
    for (const group of waiting) out.cite(group, last)
    waiting = []
    pending = ''
  }
  out.plain(pending + text.slice(from))
  for (const group of waiting) out.cite(group, null)
  return out.done()
}

function taggedBefore(text: string, tags: readonly Tag[], groups: readonly Group[]) {
  const out = composer()
  out.reserve(tags)
  out.plain(without(text, 0, tags[0]!.start, groups, () => {}))
  for (const [at, tag] of tags.entries()) {
    const end = tags[at + 1]?.start ?? text.length
    const cited: Group[] = []
    const whole = without(text, tag.end, end, groups, group => cited.push(group))
    const body = whole.trimStart()
    const words = wordsBefore(body, cited.length === 1 ? cited[0]!.start - tag.end : null, whole)
    const tail = body.slice(words.length)
    if (words === '') {
      out.plain(whole)
      continue
    }
    const mark = out.element(words, tag)
    out.plain(tail)
    const isLast = at === tags.length - 1
    const stop = text.slice(tag.end, end).search(/[.!?]\s?[([][^()[\]]*[)\]]\.?\s*$/)
    for (const group of cited) out.cite(group, isLast && stop !== -1 && group.start > tag.end + stop ? null : mark)
  }
  return out.done()
}

/**
 * The words of an element up to the next tag, without what connects the two. `cited` is where its one citation stood: a
 * connecting word right behind it ends them as well.
 */
function wordsBefore(body: string, cited: number | null, whole: string): string {
  const at = cited === null ? -1 : whole.slice(0, cited).trimEnd().length - (whole.length - body.length)
  CONNECTIVE.lastIndex = at + (body[at] === ' ' ? 1 : 0)
  const isEnd = at > 0 && at < body.length && CONNECTIVE.test(body)
  const text = isEnd ? body.slice(0, at) : body
  const tail = /(?:[\s,;.→]|(?<=[\s,;])(?:and|or|then|because|so)(?=[\s,;]*$)){0,12}$/.exec(text.slice(-40))?.[0] ?? ''
  return text.slice(0, text.length - tail.length)
}

/** A sentence without tags: if this, then that, because of something; other words stay words. */
function untagged(text: string, groups: readonly Group[]) {
  const out = composer()
  const cited: Group[] = []
  const words = without(text, 0, text.length, groups, group => cited.push(group)).trim()
  for (const piece of ifThen(words)) {
    if (piece.tag === null) out.plain(piece.text)
    else out.element(piece.text, piece.tag)
  }
  for (const group of cited) out.cite(group, null)
  return out.done()
}

const SAID: readonly (readonly [RegExp, Role])[] = [
  [/^(?:if|when)\s/i, 'context'],
  [/,?\sthen\s/i, 'outcome'],
  [/,?\sbecause(?:\sof)?\s/i, 'mechanism'],
]

function ifThen(text: string): readonly Stretch[] {
  const short = text.slice(0, 5_000)
  const places = SAID.flatMap(([word, role]) => {
    const found = word.exec(short)
    return found === null ? [] : [{ role, start: found.index, end: found.index + found[0].length }]
  }).toSorted((a, b) => a.start - b.start)
  if (!/^if\s/i.test(text) || !places.some(one => one.role === 'outcome')) return [{ text, tag: null }]
  return places.flatMap((place, at) => {
    const whole = text.slice(place.end, places[at + 1]?.start ?? text.length)
    const words = whole.replace(/[.;,\s]{1,5}$/, '')
    const tag = { role: place.role, number: null, absent: false }
    const stretches: Stretch[] = [{ text: text.slice(place.start, place.end), tag: null }]
    if (words !== '') stretches.push({ text: words, tag })
    return [...stretches, { text: whole.slice(words.length), tag: null }]
  })
}

/** The text from here to there without its citations and the space before each. */
function without(
  text: string,
  from: number,
  to: number,
  groups: readonly Group[],
  found: (group: Group) => void,
): string {
  let out = ''
  let at = from
  for (const group of groups) {
    if (group.start < from || group.end > to) continue
    out += text.slice(at, group.start).trimEnd()
    at = group.end
    found(group)
  }
  return out + text.slice(at, to)
}

const CONNECTIVE =
  /[\s,;:.–—→]|(?:in (?:a |the )?contexts? (?:where|in which|of)|and|or|but|then|because|so|thus|which|this|that|when|where|if|given|through|by|in|leads? to|leading to|results? in|resulting in|triggers?|triggering|generates?|generating|due to)(?=[\s,;:])/iy

/** What stands before the words of an element, connecting it with the one before, and the words themselves. */
function stretchIn(text: string): { readonly lead: string; readonly words: string } {
  const sentence = Math.max(text.lastIndexOf('. '), text.lastIndexOf('; '))
  let at = sentence === -1 ? 0 : sentence + 1
  for (let steps = 0; steps < 24; steps++) {
    CONNECTIVE.lastIndex = at
    const found = CONNECTIVE.exec(text)
    if (found === null) break
    at += found[0].length
  }
  const words = text.slice(at)
  if (/[\p{L}\p{N}]/u.test(words)) return { lead: text.slice(0, at), words }
  const all = text.trimStart()
  return /[\p{L}\p{N}]/u.test(all)
    ? { lead: text.slice(0, text.length - all.length), words: all }
    : { lead: text, words: '' }
}

/** Brackets that nothing closes would end the mark of an element too early. */
function balanced(text: string): string {
  let depth = 0
  for (const sign of text) {
    if (sign === '[') depth++
    if (sign === ']' && --depth < 0) break
  }
  return depth === 0 ? text : text.replaceAll('[', '(').replaceAll(']', ')')
}

export function markOf(role: Role, number: number): string {
  return `${LETTERS[role]}${number}`
}

export function free(role: Role, marks: ReadonlySet<string>): string {
  for (let number = 1; ; number++) if (!marks.has(markOf(role, number))) return markOf(role, number)
}
