// Knows the marks that elements get when their row is read: where tags have no numbers, they count in the order of print.
import { LETTERS, type Role } from '../../../configurations/domain.ts'
import type { Stretch } from '../../../configurations/wording.ts'
import type { How, Printable } from './table.ts'

const NUMBERED: readonly string[] = ['(C1)', '[C1]', 'C1:']

/** Its elements, sentence and sources under these marks, so that what is cited for an element names the right one. */
export function asRead(one: Printable, { layout, style }: How): Pick<Printable, 'elements' | 'stretches' | 'sources'> {
  const hasNumbers = NUMBERED.includes(style) || (layout === 'columns' && style !== 'none')
  if (hasNumbers || (layout === 'sentences' && style === 'none')) return one
  const isTagged = style !== 'none' && layout !== 'columns' && !(one.isGenerated && layout === 'both')
  const marks = renumbered(one, isTagged ? one.stretches : [])
  const of = (mark: string | null) => (mark === null ? null : (marks.get(mark) ?? mark))
  return {
    elements: one.elements.map(element => ({ ...element, mark: marks.get(element.mark) ?? element.mark })),
    stretches: isTagged ? one.stretches.map(({ text, mark }) => ({ text, mark: of(mark) })) : one.stretches,
    sources: one.sources.map(source => ({ ...source, mark: of(source.mark) })),
  }
}

/** The elements of the sentence first, then those of the columns, where outcomes without the mechanism come last. */
function renumbered(one: Printable, sentence: readonly Stretch[]): ReadonlyMap<string, string> {
  const byMark = new Map(one.elements.map(element => [element.mark, element]))
  const said = sentence.flatMap(({ mark }) => (mark === null ? [] : (byMark.get(mark) ?? [])))
  const columns = [...one.elements].toSorted((a, b) => Number(a.mechanismAbsent) - Number(b.mechanismAbsent))
  const counts = new Map<Role, number>()
  return new Map(
    [...new Set([...said, ...columns])].map(({ role, mark }) => {
      counts.set(role, (counts.get(role) ?? 0) + 1)
      return [mark, `${LETTERS[role]}${counts.get(role)}`]
    }),
  )
}
