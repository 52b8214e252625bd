// A report as a tagged PDF, set in a thread of its own within limits; what cannot be set is refused in a sentence.
import { Refusal } from '../../../../core/errors.ts'
import { runApart } from '../../../../core/jobs/apart.ts'
import type { Report } from '../blocks.ts'
import type { Frame } from '../html.ts'
import type { Typeset, Typesetting } from '../typst/compose.ts'
import { shortened } from '../typst/length.ts'

/** `lacking` comes before the list of characters that the font does not have, `shortened` on top of a report that is too long to be whole, with `{headings}` and `{quotations}`. */
export type PdfFrame = Pick<Frame, 'contents' | 'made'> & { readonly lacking: string; readonly shortened: string }

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
  const { contents, made, lacking } = frame
  // What stays away is not handed over either.
  const { blocks, headings, quotations } = shortened(report.blocks)
  const said = frame.shortened.replace('{headings}', `${headings}`).replace('{quotations}', `${quotations}`)
  const short = headings === 0 ? null : said
  const input: Typesetting = { report: { ...report, blocks }, contents, made, lacking, shortened: short }
  const ended = await runApart({ module: MODULE, name: 'typeset', input, limits })
  if ('given' in ended) throw new Refusal(422, SENTENCES[ended.given])
  const set = ended.value as Typeset
  if ('refused' in set) {
    process.emitWarning(`Typst refused a report: ${set.refused}`)
    throw new Refusal(422, SENTENCES.broken)
  }
  return set.pdf
}
