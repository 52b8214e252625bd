// Writes the page of one principle beside the server's own thread, as reports are written.
import { Buffer } from 'node:buffer'
import { notFound } from '../../../core/errors.ts'
import type { Reading } from '../../../core/jobs/beside.ts'
import { FORMAT_LABELS } from '../../exports/offer-words.ts'
import { type ExportFormat, REPORT_FORMATS } from '../../formats.ts'
import { frameOf, writeAs } from '../compose.ts'
import { summaryReport } from '../kinds/summary.ts'
import { panelIn } from '../panel/wording.ts'
import { wordsIn } from '../parts/words.ts'
import type { Say } from '../source.ts'
import { loadSource } from '../store.ts'
import type { Ways } from '../writing/html.ts'

export type Summed = {
  readonly review: { readonly id: number; readonly slug: string }
  readonly principleId: number
  readonly format: ExportFormat
  readonly language: 'en' | 'nl'
  /** For a page that is shown and not saved; null for a file. */
  readonly nonce: string | null
}

export async function writeSummary(
  { database, sayIn }: Reading,
  { review, principleId, format, language, nonce }: Summed,
): Promise<Buffer> {
  const say = sayIn(language)
  const loaded = await loadSource(database.read, review.id, 'principles')
  const source = { ...loaded, panel: panelIn(loaded.panel, language, say) }
  const at = source.principles.findIndex(one => one.id === principleId)
  const principle = source.principles[at]
  if (principle === undefined) {
    const isWithdrawn = source.withdrawn.some(one => one.id === principleId)
    throw notFound(isWithdrawn ? 'A page of this principle, which was withdrawn,' : 'This principle')
  }
  const home = `/reviews/${review.slug}`
  const words = wordsIn(language, say, nonce === null ? null : home, source.outline)
  const report = summaryReport(source, principle, at + 1, words)
  const { skip: _, ...frame } = frameOf({ say })
  const ways = waysOf(`${home}/principles/${principleId}/summary`, language, say)
  return Buffer.from(await writeAs(format, report, nonce === null ? frame : { ...frame, nonce, ways }))
}

/** The same page as a file in its language, and shown in the other one. */
function waysOf(address: string, language: 'en' | 'nl', say: Say): Ways {
  const other = language === 'nl' ? 'en' : 'nl'
  return {
    title: say('report.summary.ways'),
    save: say('report.summary.save'),
    links: REPORT_FORMATS.map(format => ({
      text: FORMAT_LABELS[format] ?? format,
      href: `${address}/${format}?language=${language}`,
    })),
    other: { text: say('report.summary.other'), href: `${address}?language=${other}`, language: other },
  }
}
