// Prints the sentence of a configuration with its elements tagged, in the styles in which such tables are published.
import type { Role } from '../../../configurations/domain.ts'
import type { Stretch } from '../../../configurations/wording.ts'

export const STYLES = ['(C1)', '(C)', '(c)', '[C1]', 'C1:', 'none'] as const
export type Style = (typeof STYLES)[number]

export type Tagged = { readonly mark: string; readonly role: Role; readonly mechanismAbsent: boolean }

const NAMES: Readonly<Record<Role, string>> = {
  context: 'C',
  mechanism: 'M',
  resource: 'Mresource',
  response: 'Mresponse',
  outcome: 'O',
  strategy: 'S',
  actor: 'A',
}

/** C1, Mresource1, Oabsent2: the tag of an element with its number. */
export function nameOfTag(element: Tagged): string {
  return `${bareName(element)}${element.mark.slice(1)}`
}

function bareName({ role, mechanismAbsent }: Tagged): string {
  return role === 'outcome' && mechanismAbsent ? 'Oabsent' : NAMES[role]
}

/** `cited` are the citations of an element, printed behind its words. */
export function printSentence(
  stretches: readonly Stretch[],
  elements: readonly Tagged[],
  style: Style,
  cited: ReadonlyMap<string, string> = new Map(),
): string {
  const byMark = new Map(elements.map(element => [element.mark, element]))
  // Small letters beside nothing else could be a list: (c) alone is no tag.
  const isSmall = style === '(c)' && new Set(elements.map(element => element.role)).size > 1
  const said = new Set<string>()
  return stretches
    .map(({ text, mark }) => {
      const element = mark === null ? undefined : byMark.get(mark)
      // Without numbers a second tag would be that of another element.
      const isAgain = mark !== null && said.has(mark) && (style === '(C)' || style === '(c)')
      if (element === undefined || isAgain) return text
      said.add(element.mark)
      const sources = cited.get(element.mark)
      const words = style === 'C1:' ? `${nameOfTag(element)}: ${text}` : `${text}${behind(element, style, isSmall)}`
      return sources === undefined ? words : `${words} (${sources})`
    })
    .join('')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

function behind(element: Tagged, style: Style, isSmall: boolean): string {
  if (style === 'none') return ''
  if (style === '(C1)') return ` (${nameOfTag(element)})`
  if (style === '[C1]') return ` [${nameOfTag(element)}]`
  return ` (${isSmall ? bareName(element).toLowerCase() : bareName(element)})`
}
