// The reports there are: the principles alone, the account around them, what stands behind, and the four pages in short.

export const REPORT_KINDS = ['principles', 'full', 'appendix', 'brief'] as const
export type ReportKind = (typeof REPORT_KINDS)[number]

export const isReportKind = (word: string): word is ReportKind => (REPORT_KINDS as readonly string[]).includes(word)
