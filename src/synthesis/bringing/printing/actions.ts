// The table of configurations as a file.
import type { Shape } from '../../../configurations/domain.ts'
import { toCsv } from '../../../core/csv.ts'
import type { ReviewCtx } from '../../../core/db/transaction.ts'
import type { Style } from './sentence.ts'
import { listPrintable } from './store.ts'
import { type Layout, printTable } from './table.ts'

export async function exportTable(
  ctx: ReviewCtx,
  shape: Shape,
  how: { readonly layout: Layout; readonly style: Style },
): Promise<string> {
  const { head, rows } = printTable(await listPrintable(ctx.db, ctx.review.id, shape), how)
  return toCsv(
    head,
    rows.map(row => row.cells),
  )
}
