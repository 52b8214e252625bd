// The reports: of the principles alone, the full account around them, the four pages in short, and what stands behind.
import { titleOf as reportedTitle } from '../rameses/title.ts'
import { appendixReport } from './kinds/appendix.ts'
import { briefReport } from './kinds/brief.ts'
import { fullReport } from './kinds/full.ts'
import type { ReportKind } from './kinds/kinds.ts'
import { principleReport } from './kinds/principles.ts'
import { settled } from './links.ts'
import { numbered } from './numbering.ts'
import { panelIn } from './panel/wording.ts'
import { type Words, wordsIn } from './parts/words.ts'
import type { Say, Source } from './source.ts'
import type { Block, Report } from './writing/blocks.ts'

export type { ReportKind }

const WRITTEN: Readonly<Record<ReportKind, (source: Source, words: Words) => Block[]>> = {
  principles: principleReport,
  full: fullReport,
  appendix: appendixReport,
  brief: briefReport,
}

/** `home` is the review's address where the report is read on the server, null where it leaves as a file. */
export function reportOf(
  source: Source,
  kind: ReportKind,
  language: 'en' | 'nl',
  say: Say,
  home: string | null = null,
): Report {
  const words = wordsIn(language, say, home, source.outline)
  const told = { ...source, panel: panelIn(source.panel, language, say) }
  return reportWith(told, words, titleOf(told, kind, words), numbered(WRITTEN[kind](told, words), told, words))
}

/** The full report bears the title that the team reported, as its checklist says. */
function titleOf({ review, items }: Source, kind: ReportKind, { say }: Words): string {
  return kind === 'full' ? (reportedTitle(items) ?? review.title) : say(`report.title.${kind}`, { title: review.title })
}

/** Blocks under a title, with links that lead nowhere taken off. */
export function reportWith(
  { review }: Source,
  { language, say }: Words,
  title: string,
  blocks: readonly Block[],
): Report {
  const kind = say(`report.kind.${review.kind}`)
  return {
    ...{ language, title },
    subtitle: [review.intervention, kind].filter(part => part !== '').join(' · '),
    notice: review.isExample ? say('report.example') : '',
    blocks: settled(blocks),
  }
}
