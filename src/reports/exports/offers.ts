// Everything a review leaves as, in plain words: what each file holds, for whom it is, and where it is had.
import { type ExportFormat, type ExportTable, REPORT_FORMATS } from '../formats.ts'
import type { ReportKind } from '../report/kinds/kinds.ts'
import { FORMAT_LABELS, GROUP_WORDS, OTHER_WORDS, REPORT_WORDS, TABLE_WORDS, type Words } from './offer-words.ts'

/** One file: a link that answers at once, or (`slow`) a form that has it made. */
export type Way = {
  readonly label: string
  readonly format: ExportFormat
  readonly of: ExportTable | null
  readonly report: ReportKind | null
  readonly slow: boolean
  /** Without the names of the team. */
  readonly pseudonyms: boolean
  readonly href: string
}
export type Offer = {
  readonly key: string
  readonly title: string
  readonly text: string
  readonly ways: Way[]
  /** Where a person can read the same first, without saving it. */
  readonly read: string | null
}
export type Group = {
  readonly key: string
  readonly title: string
  readonly text: string
  readonly offers: Offer[]
}

export type Offered = {
  readonly formats: readonly ExportFormat[]
  readonly slow: readonly ExportFormat[]
  readonly reports: readonly ReportKind[]
  readonly tables: readonly ExportTable[]
}

/** What there is for a reader: nothing that is not offered, and what is the lead's for leads alone. */
export function offersOf(home: string, language: 'en' | 'nl', isLead: boolean, offered: Offered): Group[] {
  const ways = waysOf(home, offered)
  const groups = [
    groupOf('reports', reportOffers(home, language, offered.reports, ways)),
    groupOf('tables', [
      offerOf('workbook', OTHER_WORDS.workbook, ways('xlsx', 'Excel')),
      ...offered.tables
        .filter(table => isLead || table !== 'ratings')
        .map(of => offerOf(`table-${of}`, TABLE_WORDS[of], ways('csv', 'CSV', { of }))),
    ]),
    groupOf('references', [
      offerOf('references-all', OTHER_WORDS.references, [...ways('ris', 'RIS'), ...ways('bib', 'BibTeX')]),
      offerOf('references-read', OTHER_WORDS.read, [
        ...ways('ris', 'RIS', { of: 'documents' }),
        ...ways('bib', 'BibTeX', { of: 'documents' }),
      ]),
    ]),
    groupOf('exchange', [
      ...(isLead ? [offerOf('archive', OTHER_WORDS.archive, ways('archive', 'Archive'))] : []),
      ...(isLead ? [offerOf('json', OTHER_WORDS.json, ways('json', 'JSON'))] : []),
      offerOf('qdpx', OTHER_WORDS.qdpx, [
        ...ways('qdpx', 'QDPX'),
        ...ways('qdpx', 'QDPX without names', { pseudonyms: true, href: `${home}/exports/qdpx?pseudonyms=on` }),
      ]),
      offerOf('qdc', OTHER_WORDS.qdc, ways('qdc', 'QDC')),
    ]),
    groupOf('figures', [
      offerOf(
        'prisma',
        OTHER_WORDS.prisma,
        [...ways('prisma-svg', 'SVG'), ...ways('prisma-png', 'PNG'), ...ways('prisma-csv', 'CSV')],
        `${home}/flow`,
      ),
    ]),
  ]
  return groups.filter(group => group.offers.length > 0)
}

type Ways = (format: ExportFormat, label: string, more?: Partial<Way>) => Way[]

function waysOf(home: string, offered: Offered): Ways {
  return (format, label, { of = null, report = null, href, pseudonyms = false } = {}) => {
    const slow = offered.slow.includes(format)
    if (!offered.formats.includes(format)) return []
    const direct = `${home}/exports/${format}${of === null ? '' : `?of=${of}`}`
    return [{ label, format, of, report, slow, pseudonyms, href: href ?? direct }]
  }
}

/** From the one most people read to what stands behind. */
const READ_FIRST: readonly ReportKind[] = ['principles', 'brief', 'full', 'appendix']

function reportOffers(home: string, language: 'en' | 'nl', reports: readonly ReportKind[], ways: Ways): Offer[] {
  const inLanguage = `language=${language}`
  return READ_FIRST.filter(report => reports.includes(report)).map(report => {
    const address = `${home}/reports/${report}`
    const files = REPORT_FORMATS.flatMap(format =>
      ways(format, FORMAT_LABELS[format] ?? format, {
        report,
        href: `${address}/${format}?${inLanguage}`,
      }),
    )
    const read = `${address}/html?show=on&${inLanguage}`
    return offerOf(report, REPORT_WORDS[report], files, read)
  })
}

function offerOf(key: string, words: Words, ways: Way[], read: string | null = null): Offer {
  return { key, ...words, ways, read }
}

function groupOf(key: keyof typeof GROUP_WORDS, offers: readonly Offer[]): Group {
  return { key, ...GROUP_WORDS[key], offers: offers.filter(one => one.ways.length > 0) }
}
