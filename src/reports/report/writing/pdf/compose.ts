// A report as a tagged PDF, set in a thread of its own within limits; what cannot be set is refused in a sentence.
import { Refusal } from '../../../../core/errors.ts'
import { runApart } from '../../../../core/jobs/apart.ts'
import type { Report } from '../blocks.ts'
import type { Frame } from '../html.ts'
import type { Typeset, Typesetting } from '../typst/compose.ts'

/** `lacking` comes before the list of characters that the font does not have, `shortened` on top of a report that is too long to be whole. */
export type PdfFrame = Pick<Frame, 'contents' | 'made'> & Pick<Typesetting, 'lacking' | 'shortened'>

/** Typst takes some 250 MB for a small report. */
const LIMITS = { ms: 600_000, bytes: 1_500_000_000 }
const MODULE = new URL('../typst/compose.ts', import.meta.url).href
const INSTEAD = 'The same report as HTML can be printed.'
const SENTENCES = {
  'too long': `This report takes longer than ten minutes to set as a PDF and was given up. ${INSTEAD}`,
  'too much': `This report takes more memory as a PDF than a server should give it. ${INSTEAD}`,
  broken: `This report cannot be set as a PDF. ${INSTEAD}`,
} as const

export async function toPdf(report: Report, frame: PdfFrame, limits = LIMITS): Promise<Uint8Array> {
  const { contents, made, lacking, shortened } = frame
  const input: Typesetting = { report, contents, made, lacking, shortened }
  const ended = await runApart({ module: MODULE, name: 'typeset', input, limits })
  if ('given' in ended) throw new Refusal(422, SENTENCES[ended.given])
  const set = ended.value as Typeset
  if ('refused' in set) {
    process.emitWarning(`Typst refused a report: ${set.refused}`)
    throw new Refusal(422, SENTENCES.broken)
  }
  return set.pdf
}
