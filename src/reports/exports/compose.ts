// Which function writes which format: each is loaded when it is asked for, and what has no line here is not offered.
import type { ReviewCtx } from '../../core/db/transaction.ts'
import { Refusal } from '../../core/errors.ts'
import type { Storage } from '../exchange/actions.ts'
import { EXPORT_FORMATS, EXPORT_TABLES, type ExportFormat, type ExportTable } from '../formats.ts'
import { REPORT_KINDS, type ReportKind } from '../report/kinds/kinds.ts'
import type { Wanted } from './wanted.ts'

export type Composer = (ctx: ReviewCtx, storage: Storage, wanted: Wanted) => Promise<string | Uint8Array>

const report: Composer = async (...asked) => (await import('../report/compose.ts')).composeReport(...asked)
const flow: Composer = async (...asked) => (await import('./flow/compose.ts')).composeFlow(...asked)
const table: Composer = async (ctx, _storage, wanted) =>
  (await import('../tables/compose.ts')).composeTable(ctx, wanted)
const qda: Composer = async (...asked) => (await import('../qda/compose.ts')).composeQda(...asked)
const whole: Composer = async (...asked) => (await import('../exchange/compose.ts')).composeWhole(...asked)

const references: Composer = async (ctx, _storage, wanted) =>
  (await import('../bibliography/compose.ts')).composeReferences(ctx, wanted)

const COMPOSERS: Partial<Record<ExportFormat, Composer>> = {
  html: report,
  docx: report,
  pdf: report,
  md: report,
  csv: table,
  xlsx: table,
  json: whole,
  archive: whole,
  qdpx: qda,
  qdc: qda,
  ris: references,
  bib: references,
  'prisma-csv': flow,
  'prisma-svg': flow,
  'prisma-png': flow,
}

export const OFFERED_REPORTS: readonly ReportKind[] = REPORT_KINDS
export const OFFERED_FORMATS: readonly ExportFormat[] = EXPORT_FORMATS.filter(format => format in COMPOSERS)
export const OFFERED_TABLES: readonly ExportTable[] = EXPORT_TABLES

/** Made by a job from the page, since they take longer than a person should wait; a program may also ask for them at once. */
export const SLOW_FORMATS: readonly ExportFormat[] = ['docx', 'pdf', 'xlsx', 'qdpx', 'archive']

/** The file itself. Nothing is noted: it also runs in a thread that only reads. */
export const compose: Composer = async (ctx, storage, wanted) => {
  const composer = COMPOSERS[wanted.format]
  if (composer === undefined) throw new Refusal(422, `Retroduce does not export as ${wanted.format} yet.`)
  return composer(ctx, storage, wanted)
}
