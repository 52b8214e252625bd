// The sums that a flow diagram has to keep; with numbers typed in they may fail, and then it is said by how much.
import { counted } from '../../core/text.ts'
import type { Box } from './stages.ts'

/** `gap`: by how much the whole exceeds its parts; 0 when the sum holds. */
export type Check = { readonly sum: string; readonly holds: boolean; readonly gap: number }

type Part = readonly [name: string, count: number, isAlways?: boolean]

/** The four sums of one side of the diagram; `where` is said behind each when there are two sides. */
export function sumsOf(of: Readonly<Record<Box, number>>, where = ''): readonly Check[] {
  // Records included before are counted again among the included.
  const assessedIncluded = of.included - of.chosenBefore
  return [
    sum(`${of.identified} identified${where}`, of.identified, [
      [of.duplicates === 1 ? 'duplicate' : 'duplicates', of.duplicates, true],
      ['marked ineligible by automation', of.automation],
      ['removed for other reasons', of.otherReasons],
      ['included before', of.chosenBefore],
      ['not screened yet', of.unscreened],
      ['screened', of.screened, true],
    ]),
    sum(`${of.screened} screened${where}`, of.screened, [
      ['excluded', of.excluded, true],
      ['open', of.open],
      ['sought', of.sought, true],
    ]),
    sum(`${of.sought} sought${where}`, of.sought, [
      ['not retrieved', of.notRetrieved, true],
      ['not assessed yet', of.unassessed],
      ['assessed', of.assessed, true],
    ]),
    sum(`${of.assessed} assessed${where}`, of.assessed, [
      ['excluded', of.excludedFullText, true],
      ['open', of.openFullText],
      ['included', assessedIncluded, true],
    ]),
  ]
}

/** What was found elsewhere under one search is what left it there and what came here. */
export function handOver(name: string, identified: number, left: number, imported: number): Check {
  return sum(`${identified} identified elsewhere (${name})`, identified, [
    ['removed there', left, true],
    [imported === 1 ? 'record imported' : 'records imported', imported, true],
  ])
}

function sum(name: string, whole: number, parts: readonly Part[]): Check {
  const shown = parts.filter(([, count, isAlways]) => isAlways || count !== 0)
  const gap = whole - parts.reduce((all, [, count]) => all + count, 0)
  return { sum: `${name} = ${shown.map(([part, count]) => `${count} ${part}`).join(' + ')}`, holds: gap === 0, gap }
}

/** A sum as a sentence, with what is wrong about it. */
export function sentenceOf({ sum, gap }: Check): string {
  if (gap === 0) return sum
  return gap > 0 ? `${sum}; ${counted(gap, 'is', 'are')} unaccounted for` : `${sum}; that is ${-gap} too many`
}
