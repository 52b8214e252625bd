// The team's own sentence with its elements marked, `people [feel heard](M1)`, and what it reads as.
import type { Role } from './domain.ts'

/** A stretch of a wording; `mark` is null for the words between elements. */
export type Stretch = { readonly text: string; readonly mark: string | null }

/** A stretch as pages print it: an element's role and mark, or plain words. */
export type Segment = {
  readonly text: string
  readonly role: Role | null
  readonly mark: string | null
  readonly inferred: boolean
}

export const LONGEST_WORDING = 5_000

/** A bracket may hold brackets, as in `[the “[sic]” of it](C1)`; a mark that nothing opens stays as it was typed. */
export function stretchesOf(wording: string): Stretch[] {
  const stretches: Stretch[] = []
  const open: number[] = []
  let plain = 0
  for (let at = 0; at < wording.length; at++) {
    if (wording[at] === '[') open.push(at)
    if (wording[at] !== ']') continue
    const from = open.pop()
    if (from === undefined) continue
    const mark = /^\(([CMRPOSA][1-9]\d{0,2})\)/.exec(wording.slice(at + 1, at + 7))?.[1]
    const text = wording.slice(from + 1, at)
    if (mark === undefined || text.trim() === '') continue
    if (from > plain) stretches.push({ text: wording.slice(plain, from), mark: null })
    stretches.push({ text, mark })
    at += mark.length + 2
    plain = at + 1
    open.length = 0
  }
  if (plain < wording.length) stretches.push({ text: wording.slice(plain), mark: null })
  return stretches
}

/** The sentence without its brackets and marks. */
export function plainWording(wording: string): string {
  return stretchesOf(wording)
    .map(stretch => stretch.text)
    .join('')
}

type Marked = { readonly mark: string; readonly role: Role; readonly isInferred: boolean }

/** Colours the stretches that are elements; a stretch whose mark no element has is plain words. */
export function segmentsOf(stretches: readonly Stretch[], elements: readonly Marked[]): Segment[] {
  return stretches.map(({ text, mark }) => {
    const element = mark === null ? undefined : elements.find(one => one.mark === mark)
    if (element === undefined) return { text, role: null, mark: null, inferred: false }
    return { text, role: element.role, mark, inferred: element.isInferred }
  })
}

/** Marks in the sentence that no element has, and elements the sentence does not show; each named once. */
export function unmatched(
  stretches: readonly Stretch[],
  marks: readonly string[],
): { readonly withoutElement: string[]; readonly withoutWords: string[] } {
  const used = new Set(stretches.flatMap(stretch => (stretch.mark === null ? [] : [stretch.mark])))
  return {
    withoutElement: [...used].filter(mark => !marks.includes(mark)),
    withoutWords: marks.filter(mark => !used.has(mark)),
  }
}

/** The wording with a mark exchanged for another, or, for null, with its stretches as plain words. */
export function remarked(wording: string, from: string, to: string | null): string {
  const said = ({ text, mark }: Stretch) => {
    if (mark === null || (mark === from && to === null)) return text
    return `[${text}](${mark === from ? to : mark})`
  }
  return stretchesOf(wording).map(said).join('')
}

/** Marks a new wording names although neither an element nor the wording before has them. */
export function unknownMarks(wording: string, before: string, marks: readonly string[]): string[] {
  const known = new Set([...marks, ...stretchesOf(before).map(stretch => stretch.mark)])
  return [...new Set(stretchesOf(wording).flatMap(({ mark }) => (mark === null || known.has(mark) ? [] : [mark])))]
}
