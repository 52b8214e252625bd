// Passages that were kept and have no code yet: nobody should think that there is nothing more in the texts.
import type { Source } from '../../source.ts'
import { type Block, type Inline, list, paragraph, plain, quiet, strong } from '../../writing/blocks.ts'
import type { Words } from '../words.ts'

export function parkedBlocks({ around }: Source, { say }: Words): Block[] {
  const parked = [...(around?.whole?.parked ?? [])].sort(
    (a, b) =>
      a.document.label.localeCompare(b.document.label, 'en') ||
      (a.page ?? 0) - (b.page ?? 0) ||
      (a.paragraph ?? 0) - (b.paragraph ?? 0) ||
      a.id - b.id,
  )
  if (parked.length === 0) return [paragraph(say('report.parked.none'))]
  const lines = parked.map(({ document, quote, page, printedPage, paragraph, note }): readonly Inline[] => {
    const at =
      page === null
        ? paragraph === null
          ? ''
          : `, ¶${paragraph}`
        : `, ${say(printedPage === null ? 'report.quote.filePage' : 'report.quote.page', { page: printedPage ?? page })}`
    return [strong(`${document.label}${at}. `), plain(`“${quote}”`), ...(note === '' ? [] : [quiet(` ${note}`)])]
  })
  return [
    paragraph(say(parked.length === 1 ? 'report.parked.one' : 'report.parked.many', { n: parked.length })),
    list(lines),
  ]
}
