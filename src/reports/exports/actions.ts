// A review in the format that was asked for; that it left is noted in the access log.
import fs from 'node:fs'
import { setImmediate as others } from 'node:timers/promises'
import { noteAccess } from '../../accounts/actions.ts'
import { toCsv } from '../../core/csv.ts'
import { record } from '../../core/db/activity.ts'
import { personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { diagramOf } from '../../screening/flow/boxes.ts'
import { drawFlow } from '../../screening/flow/drawing.ts'
import { prismaCsv } from '../../screening/flow/prisma-csv.ts'
import { readFlow } from '../../screening/flow/store.ts'
import { exportArchive, exportReviewFile, type Storage } from '../exchange/actions.ts'
import type { ExportFormat } from '../formats.ts'
import { type ReportKind, reportOf } from '../report/report.ts'
import type { Say } from '../report/source.ts'
import { loadSource } from '../report/store.ts'
import { toHtml } from '../report/writing/html.ts'
import { toMarkdown } from '../report/writing/markdown.ts'
import { COLUMNS, configurationRows } from './csv.ts'
import { loadConfigurations } from './store.ts'

export type Wanted = {
  readonly format: ExportFormat
  readonly report: ReportKind
  readonly language: 'en' | 'nl'
  /** The words of the report in that language. */
  readonly say: Say
  /** For a page that is shown and not saved. */
  readonly nonce?: string
}

export async function exportReview(ctx: ReviewCtx, storage: Storage, wanted: Wanted): Promise<string | Buffer> {
  await noteExport(ctx, wanted.format)
  return compose(ctx, storage, wanted)
}

export function noteExport(ctx: ReviewCtx, format: ExportFormat): Promise<void> {
  return noteAccess(ctx, 'exported', personOf(ctx), ctx.review.id, format)
}

/** Without the note, for a thread that only reads. */
export async function compose(ctx: ReviewCtx, storage: Storage, wanted: Wanted): Promise<string | Buffer> {
  switch (wanted.format) {
    case 'html':
      return writeReport(ctx, wanted)
    case 'md':
      return writeReport(ctx, wanted)
    case 'csv':
      return writeTable(ctx)
    case 'prisma-csv':
      return prismaCsv(await readFlow(ctx.db, ctx.review.id))
    case 'prisma-svg':
      return drawFlow(diagramOf(await readFlow(ctx.db, ctx.review.id)))
    case 'json':
      return exportReviewFile(ctx)
    case 'archive': {
      const file = await exportArchive(ctx, storage)
      try {
        return await fs.promises.readFile(file)
      } finally {
        await fs.promises.rm(file, { force: true })
      }
    }
  }
}

async function writeReport(ctx: ReviewCtx, { format, report, language, say, nonce }: Wanted): Promise<string> {
  const source = await loadSource(ctx.db, ctx.review.id)
  await others()
  const made = reportOf(source, report, language, say, nonce === undefined ? null : `/reviews/${ctx.review.slug}`)
  await others()
  if (format === 'md') return toMarkdown(made, say('report.contents'))
  const frame = { contents: say('report.contents'), made: say('report.made'), notes: say('report.notes') }
  return toHtml(made, nonce === undefined ? frame : { ...frame, nonce })
}

async function writeTable(ctx: ReviewCtx): Promise<string> {
  const { synthesised, account, levels } = await loadConfigurations(ctx.db, ctx.review.id)
  const rows = [synthesised, account].flatMap(({ configurations, evidence, terms }) =>
    configurationRows(configurations, evidence, { levels, terms }),
  )
  return toCsv(COLUMNS, rows)
}

/** Said to the whole team: the file that left holds votes to which the one who took it was blind. */
export function noteUnseen(ctx: ReviewCtx, format: 'json' | 'archive', records: number): Promise<void> {
  return transaction(ctx, ctx =>
    record(ctx, { verb: 'exported with unseen votes', subjectKind: 'review', after: { format, records } }),
  )
}
