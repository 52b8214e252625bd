// Puts a wording together of plain words and elements, each under a mark of its own.
import { LETTERS, type Role } from '../../../../configurations/domain.ts'
import type { Group } from '../citing/sources.ts'
import type { Tag } from '../tags.ts'
import type { Part, Source } from '../types.ts'

/** A row with more than these is no configuration; a sentence keeps its tags as words, a cell its further lines. */
export const MOST_ELEMENTS = 100

/** Assigns marks and puts a sentence together, with what is cited for each element. */
export function composer() {
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
    element(given: string, tag: Pick<Tag, 'role' | 'number' | 'absent'>): string {
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
