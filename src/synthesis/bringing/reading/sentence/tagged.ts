// Reads a sentence whose elements have their tags behind their words, or before them.
import type { Group } from '../citing/sources.ts'
import type { Tag } from '../tags.ts'
import { composer } from './composing.ts'
import { stretchIn, without, wordsBefore } from './words.ts'

export function taggedAfter(text: string, tags: readonly Tag[], groups: readonly Group[]) {
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

export function taggedBefore(text: string, tags: readonly Tag[], groups: readonly Group[]) {
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
