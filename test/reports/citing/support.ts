// Prints a reference as one line: *title*, <address>.
import { sayIn } from '../../../src/core/http/page/messages.ts'
import { cite, inText } from '../../../src/reports/citing/cite.ts'
import { type CitingStyle, EMPTY_REFERENCE, type Reference } from '../../../src/reports/citing/reference.ts'
import type { Inline } from '../../../src/reports/report/writing/blocks.ts'

export const ENGLISH = { say: sayIn('en'), language: 'en' } as const
export const DUTCH = { say: sayIn('nl'), language: 'nl' } as const

export const made = (fields: Partial<Reference>): Reference => ({ ...EMPTY_REFERENCE, ...fields })

const marked = ({ text, tone, href }: Inline) =>
  href !== undefined ? `<${text}>` : tone === 'title' ? `*${text}*` : text
export const line = (words: readonly Inline[]) => words.map(marked).join('')

export const printed = (
  fields: Partial<Reference>,
  style: CitingStyle,
  voice: typeof ENGLISH | typeof DUTCH = ENGLISH,
) => line(cite(made(fields), style, voice))
export const inWords = (reference: Reference, style: CitingStyle, number = 1) =>
  line(inText(reference, style, number, ENGLISH))
