// What each file holds and for whom it is, in plain words.
import type { ExportFormat, ExportTable } from '../formats.ts'
import type { ReportKind } from '../report/kinds/kinds.ts'

export type Words = { readonly title: string; readonly text: string }

export const REPORT_WORDS: Readonly<Record<ReportKind, Words>> = {
  principles: {
    title: 'Principle report',
    text: 'What to do, for whom, where it holds and where not, how sure that is and what the panel said, in plain language with the way to the sources. For those who commission, manage and do the work.',
  },
  brief: {
    title: 'Brief',
    text: 'The principles on about four pages. For a meeting, or for whoever has ten minutes.',
  },
  full: {
    title: 'Full report',
    text: 'The review along the RAMESES items: question, searches and flow, documents, theories, configurations, principles, panel, references. For journals, funders and other reviewers.',
  },
  appendix: {
    title: 'Appendix',
    text: 'What stands behind: searches, documents left out and why, every configuration, quotations, the account of the panel. For those who check the work.',
  },
}

export const FORMAT_LABELS: Partial<Record<ExportFormat, string>> = {
  html: 'HTML',
  docx: 'Word',
  pdf: 'PDF',
  md: 'Markdown',
}

export const TABLE_WORDS: Readonly<Record<ExportTable, Words>> = {
  records: {
    title: 'Records',
    text: 'Every reference with where it stands, its decisions and reasons. For a check of the screening, or a flow of your own.',
  },
  studies: {
    title: 'Studies',
    text: 'The included studies with their characteristics, measures and appraisals. For the table of a paper.',
  },
  documents: { title: 'Documents', text: 'Every full text with kind, record, study and how far it was read.' },
  excerpts: {
    title: 'Excerpts',
    text: 'Every quotation with its place in the text, its roles and themes; parked ones without a role too. For another look at the words themselves.',
  },
  configurations: {
    title: 'Configurations',
    text: 'One row for each element of every configuration, as worded, with evidence and quotations. For the table of a paper, or for R and Python.',
  },
  elements: {
    title: 'Elements of the map',
    text: 'Each use of an idea in a configuration, with role, levels and evidence: the boxes of the map. For network software.',
  },
  links: {
    title: 'Links of the map',
    text: 'What leads to what, what contributes to what, what bears on a theory: the lines between the boxes. For network software.',
  },
  principles: {
    title: 'Principles',
    text: 'Each principle with its lines, levels, status and the configurations it rests on.',
  },
  ratings: {
    title: 'Ratings',
    text: 'What each member of the panel answered, under codes and without names. For your own statistics; the lead’s to give away.',
  },
  activity: { title: 'Activity', text: 'Who changed what and when, as far as you may see it. For an audit.' },
  codebook: {
    title: 'Codebook',
    text: 'Roles, levels, facets with their terms, and ideas, with definitions and how often each is used. For a method section, or a second coder.',
  },
}

export const OTHER_WORDS = {
  workbook: {
    title: 'Workbook',
    text: 'All tables as the sheets of one Excel file, with a sheet that says what each column means. For those who work in Excel.',
  },
  references: {
    title: 'All records',
    text: 'Every reference but copies, with what was decided on it in the notes, as far as you may see it.',
  },
  read: { title: 'References of the report', text: 'The documents that were read, as the report refers to them.' },
  archive: {
    title: 'Archive',
    text: 'The whole review with its full texts, as a zip that any Retroduce restores without loss. For keeping, for moving to another server, for a repository. Without addresses and without names of panellists.',
  },
  json: {
    title: 'JSON',
    text: 'The same as one documented file, with the words of the full texts and without their files. For R, Python and other programs.',
  },
  qdpx: {
    title: 'QDPX project',
    text: 'Texts, codes, quotations in their places, configurations, memos and comments, in the exchange format of REFI-QDA. For NVivo, ATLAS.ti and MAXQDA. Without names, people of the team stand as Person 1, Person 2 and so on.',
  },
  qdc: { title: 'QDC codebook', text: 'The codes alone, for the same programs.' },
  prisma: {
    title: 'PRISMA flow',
    text: 'From records found to documents included: a drawing for a paper, a picture for slides, or the numbers for the PRISMA2020 application.',
  },
} as const satisfies Readonly<Record<string, Words>>

export const GROUP_WORDS = {
  reports: { title: 'Reports', text: 'Documents to read, send and submit, all from the same account.' },
  tables: {
    title: 'Tables',
    text: 'Rows for spreadsheets and statistics. No cell is taken for a formula. Records come back through the import of a search, configurations through “Bring in a table”; of the others, and of the whole, only the archive does.',
  },
  references: {
    title: 'References',
    text: 'For Zotero, EndNote and other reference managers. The list of records gives the same for any choice of records.',
  },
  exchange: { title: 'For other software', text: '' },
  figures: { title: 'Figures', text: '' },
} as const satisfies Readonly<Record<string, Words>>
