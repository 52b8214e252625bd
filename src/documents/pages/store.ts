// What stands above a text that is shown: its pages, what was looked for in it, and whether there are pages to draw.
import type { Db } from '../../core/db/open.ts'
import type { Span } from '../anchoring/anchor.ts'
import { findWords } from '../finding/finds.ts'
import { listPages } from '../layout/store.ts'
import type { ReadText } from '../texts/store.ts'
import type { Tools } from './answers.ts'

/** One query, however long the text is. `finds` are the places for `layOut`. */
export async function readTools(
  db: Db,
  reviewId: number,
  text: ReadText,
  asked: { readonly find: string; readonly at: number | null },
): Promise<{ readonly tools: Tools; readonly finds: readonly Span[] }> {
  const printed = await listPages(db, reviewId, text.documentId, text.number)
  const { finds, isAll } = findWords(text.source, asked.find)
  const at = asked.at === null || finds.length === 0 ? null : Math.min(asked.at, finds.length)
  const pages = text.pages.map(page => ({ number: page.number, label: page.label ?? null }))
  const original = printed.length === 0 ? null : { textNumber: text.number, pages: printed }
  return { tools: { find: asked.find, count: finds.length, isAll, at, pages, original }, finds }
}
