// The formats a review leaves in, and what a file of each is called.

export const EXPORT_FORMATS = ['html', 'md', 'csv', 'json', 'archive', 'prisma-csv', 'prisma-svg'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

const FILES: Readonly<Record<ExportFormat, { readonly type: string; readonly ending: string }>> = {
  html: { type: 'text/html; charset=utf-8', ending: 'html' },
  md: { type: 'text/markdown; charset=utf-8', ending: 'md' },
  csv: { type: 'text/csv; charset=utf-8', ending: 'csv' },
  json: { type: 'application/json; charset=utf-8', ending: 'json' },
  archive: { type: 'application/zip', ending: 'zip' },
  'prisma-csv': { type: 'text/csv; charset=utf-8', ending: 'csv' },
  'prisma-svg': { type: 'image/svg+xml', ending: 'svg' },
}

/** `example-principles.html`, and its media type. */
export function fileFor(format: ExportFormat, slug: string, what: string): { name: string; type: string } {
  const { type, ending } = FILES[format]
  return { name: `${slug}-${what}.${ending}`, type }
}
