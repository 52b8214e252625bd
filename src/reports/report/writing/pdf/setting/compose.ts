// Has stretches of a report set by Typst, each in a thread of its own within limits; what cannot be set is refused in a sentence.
import { Refusal } from '../../../../../core/errors.ts'
import { runApart } from '../../../../../core/jobs/apart.ts'
import { compiler, type Typeset, type Typesetting } from '../../typst/compose.ts'
import type { Spots } from '../../typst/nodes.ts'
import { objectsOf, type Pdf } from '../objects.ts'

export type Limits = { readonly ms: number; readonly bytes: number }

/** A stretch as it was set. */
export type SetStretch = Spots & { readonly bytes: Uint8Array; readonly pdf: Pdf }

const MODULE = new URL('../../typst/compose.ts', import.meta.url).href
const INSTEAD = 'The same report as HTML can be printed.'
const SENTENCES = {
  'too long': `This report takes longer than ten minutes to set as a PDF and was given up. ${INSTEAD}`,
  'too much': `This report takes more memory as a PDF than a server should give it. ${INSTEAD}`,
  broken: `This report cannot be set as a PDF. ${INSTEAD}`,
} as const

/** `sheet` is a `Sheet` as JSON, `count` how many blocks it holds. */
export async function setterWithin(limits: Limits): Promise<(sheet: Uint8Array, count: number) => Promise<SetStretch>> {
  const module = await compiler()
  return async (sheet, count) => {
    const input: Typesetting = { sheet, count, module }
    const ended = await runApart({ module: MODULE, name: 'typeset', input, limits })
    if ('given' in ended) throw new Refusal(422, SENTENCES[ended.given])
    const set = ended.value as Typeset
    if ('refused' in set) {
      process.emitWarning(`Typst refused a report: ${set.refused}`)
      throw new Refusal(422, SENTENCES.broken)
    }
    return { ...set.spots, bytes: set.pdf, pdf: objectsOf(set.pdf) }
  }
}
