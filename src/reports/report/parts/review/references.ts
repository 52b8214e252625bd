// The references of a report in the style of its outline: every document that was read, consultations apart.
import { cite, sortReferences } from '../../../citing/cite.ts'
import { referenceTo } from '../../../citing/of-document.ts'
import type { Source } from '../../source.ts'
import { type Block, heading, list, missing, quiet } from '../../writing/blocks.ts'
import type { Words } from '../words.ts'

export function referenceBlocks({ documents }: Source, words: Words): Block[] {
  const { say, style } = words
  const title = heading(2, say('report.references.title'), 'references')
  const texts = documents.filter(one => one.kind !== 'consultation')
  if (texts.length === 0) return [title, missing(say('report.references.none'))]
  const references = texts.map(one => ({ ...referenceTo(one, { type: one.type, kind: one.kind }), label: one.label }))
  // The report calls a document by its label; a style with numbers would hide which that is.
  const named = style === 'vancouver'
  const items = sortReferences(references, style).map(one => [
    ...cite(one, style, words),
    ...(named ? [quiet(` (${one.label})`)] : []),
  ])
  return [title, list(items, named)]
}
