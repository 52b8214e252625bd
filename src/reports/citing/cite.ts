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
  switch (style) {
    case 'apa':
      return flat(apa(reference, voice))
    case 'vancouver':
      return flat(vancouver(reference, voice))
    case 'harvard':
      return flat(harvard(reference, voice))
  }
}

/** “(Mercer & Holt, 2019a)”, “(Mercer and Holt, 2019a)” or “(3)”; `number` is the place in the list, counted from 1. */
export function inText(reference: Reference, style: CitingStyle, number: number, voice: Voice): readonly Inline[] {
  return inTextOf([{ reference, number }], style, voice)
}
