// One report from the model, in the format that was asked for.
import { setImmediate as others } from 'node:timers/promises'
import type { ReviewCtx } from '../../core/db/transaction.ts'
import type { Composer } from '../exports/compose.ts'
import type { Wanted } from '../exports/wanted.ts'
import type { ExportFormat } from '../formats.ts'
import { reportOf } from './report.ts'
import { loadSource } from './store.ts'
import type { Report } from './writing/blocks.ts'
import type { Frame } from './writing/html.ts'
import type { PdfFrame } from './writing/pdf/compose.ts'

/** The words around a report, the same in each format. */
type Around = Frame & Pick<PdfFrame, 'lacking' | 'progress'>

type Writer = (report: Report, frame: Around) => Promise<string | Uint8Array>

/** One line for each format; a writer is loaded when it is asked for. */
const WRITERS: Partial<Record<ExportFormat, Writer>> = {
  html: async (report, frame) => (await import('./writing/html.ts')).toHtml(report, frame),
  docx: async (report, frame) => (await import('./writing/docx/compose.ts')).toDocx(report, frame),
  pdf: async (report, frame) => (await import('./writing/pdf/compose.ts')).toPdf(report, frame),
  md: async (report, frame) => (await import('./writing/markdown.ts')).toMarkdown(report, frame.contents),
}

export const composeReport: Composer = async (ctx, _storage, wanted) => {
  const made = await modelOf(ctx, wanted)
  await others()
  return writeAs(wanted.format, made, { ...frameOf(wanted), progress: wanted.progress })
}

export function writeAs(format: ExportFormat, report: Report, frame: Around): Promise<string | Uint8Array> {
  const write = WRITERS[format]
  if (write === undefined) throw new Error(`No report is written as ${format}.`)
  return write(report, frame)
}

async function modelOf(ctx: ReviewCtx, { report, language, say, nonce, person }: Wanted): Promise<Report> {
  const source = await loadSource(ctx.db, ctx.review.id, report, person?.id ?? null)
  await others()
  return reportOf(source, report, language, say, nonce === undefined ? null : `/reviews/${ctx.review.slug}`)
}

export function frameOf({ say, nonce }: Pick<Wanted, 'say' | 'nonce'>): Around {
  const around = { contents: say('report.contents'), made: say('report.made'), notes: say('report.notes') }
  const frame = { ...around, skip: say('report.skip'), lacking: say('report.lacking') }
  return nonce === undefined ? frame : { ...frame, nonce }
}
