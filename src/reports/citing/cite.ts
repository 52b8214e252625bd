// The way in: a reference as a style prints it, the order of a list, and what stands for a reference in the text.
import type { Inline } from '../report/writing/blocks.ts'
import { inTextOf } from './in-text.ts'
import { flat } from './punctuation.ts'
import type { CitingStyle, Reference, Voice } from './reference.ts'
import { apa } from './styles/apa.ts'
import { harvard } from './styles/harvard.ts'
import { vancouver } from './styles/vancouver.ts'

export { sortReferences } from './list.ts'

/** `voice` holds the fixed words of the report; titles of works are in the tone `title`. */
export function cite(reference: Reference, style: CitingStyle, voice: Voice): readonly Inline[] {
  return flat(STYLES[style](ofItsYear(reference), voice))
}

const STYLES = { apa, vancouver, harvard }

/** A day of another year than the one that is said is none of its days. */
function ofItsYear(reference: Reference): Reference {
  const { year, date } = reference
  return year === null || date.startsWith(`${year}-`) ? reference : { ...reference, date: '' }
}

/** “(Mercer & Holt, 2019a)”, “(Mercer and Holt, 2019a)” or “(3)”; `number` is the place in the list, counted from 1. */
export function inText(reference: Reference, style: CitingStyle, number: number, voice: Voice): readonly Inline[] {
  return inTextOf([{ reference, number }], style, voice)
}
