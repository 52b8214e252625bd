// Writes the page of one principle beside the server's own thread, as reports are written.
import { notFound } from '../../../core/errors.ts'
import type { Reading } from '../../../core/jobs/beside.ts'
import { summaryReport } from '../kinds/summary.ts'
import { wordsIn } from '../parts/words.ts'
import { loadSource } from '../store.ts'
import { toHtml } from '../writing/html.ts'

export type Summed = {
  readonly review: { readonly id: number; readonly slug: string }
  readonly principleId: number
  readonly language: 'en' | 'nl'
  readonly nonce: string
}

export async function writeSummary(
  { database, sayIn }: Reading,
  { review, principleId, language, nonce }: Summed,
): Promise<string> {
  const say = sayIn(language)
  const source = await loadSource(database.read, review.id, 'principles')
  const at = source.principles.findIndex(one => one.id === principleId)
  const principle = source.principles[at]
  if (principle === undefined) {
    const isWithdrawn = source.withdrawn.some(one => one.id === principleId)
    throw notFound(isWithdrawn ? 'A page of this principle, which was withdrawn,' : 'This principle')
  }
  const words = wordsIn(language, say, `/reviews/${review.slug}`, source.outline)
  const report = summaryReport(source, principle, at + 1, words)
  return toHtml(report, {
    ...{ contents: say('report.contents'), made: say('report.made'), notes: say('report.notes') },
    nonce,
  })
}
