// The formats a review leaves in, what can be asked of them, and what a file of each is called.

export const EXPORT_FORMATS = [
  ...(['html', 'docx', 'pdf', 'md'] as const),
  ...(['csv', 'xlsx', 'json', 'archive', 'qdpx', 'qdc', 'ris', 'bib'] as const),
  ...(['prisma-csv', 'prisma-svg', 'prisma-png'] as const),
] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** Written from the one report model. */
export const REPORT_FORMATS = ['html', 'docx', 'pdf', 'md'] as const satisfies readonly ExportFormat[]

/** What a CSV is of; a workbook holds all of them, or one. */
export const EXPORT_TABLES = [
  ...(['records', 'studies', 'documents', 'excerpts', 'configurations', 'elements', 'links'] as const),
  ...(['principles', 'ratings', 'activity', 'codebook'] as const),
] as const
export type ExportTable = (typeof EXPORT_TABLES)[number]

const FILES: Readonly<Record<ExportFormat, { readonly type: string; readonly ending: string }>> = {
  html: { type: 'text/html; charset=utf-8', ending: 'html' },
  docx: { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', ending: 'docx' },
  pdf: { type: 'application/pdf', ending: 'pdf' },
  md: { type: 'text/markdown; charset=utf-8', ending: 'md' },
  csv: { type: 'text/csv; charset=utf-8', ending: 'csv' },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ending: 'xlsx' },
  json: { type: 'application/json; charset=utf-8', ending: 'json' },
  archive: { type: 'application/zip', ending: 'zip' },
  qdpx: { type: 'application/zip', ending: 'qdpx' },
  qdc: { type: 'application/xml; charset=utf-8', ending: 'qdc' },
  ris: { type: 'application/x-research-info-systems; charset=utf-8', ending: 'ris' },
  bib: { type: 'application/x-bibtex; charset=utf-8', ending: 'bib' },
  'prisma-csv': { type: 'text/csv; charset=utf-8', ending: 'csv' },
  'prisma-svg': { type: 'image/svg+xml', ending: 'svg' },
  'prisma-png': { type: 'image/png', ending: 'png' },
}

/** The whole review, votes, ratings and comments under codes with it. */
export function isWhole(format: ExportFormat): format is 'json' | 'archive' {
  return format === 'json' || format === 'archive'
}

/** What only who leads the panel may give away. */
export function isLeads(format: ExportFormat, of: ExportTable | null): boolean {
  return isWhole(format) || of === 'ratings'
}

/** What a file is named for: the report, the table, or the kind of thing it holds. */
export function contentOf(
  format: ExportFormat,
  {
    report,
    of,
    pseudonyms,
  }: { readonly report: string; readonly of: ExportTable | null; readonly pseudonyms?: boolean },
): string {
  if ((REPORT_FORMATS as readonly string[]).includes(format)) return report
  if (format === 'csv') return of ?? 'configurations'
  if (format === 'xlsx') return of ?? 'tables'
  if (format === 'ris' || format === 'bib') return 'references'
  if (format === 'qdc') return 'codebook'
  if (pseudonyms === true) return 'review-without-names'
  return format.startsWith('prisma') ? 'prisma' : 'review'
}

/** `example-principles.html`, and its media type. */
export function fileFor(format: ExportFormat, slug: string, what: string): { name: string; type: string } {
  const { type, ending } = FILES[format]
  return { name: `${slug}-${what}.${ending}`, type }
}
