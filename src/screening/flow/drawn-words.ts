// The words in the boxes of the flow diagram, those of PRISMA 2020; reports in other languages bring their own.

export const ENGLISH = {
  databases: 'Databases and registers',
  others: 'Other ways',
  identifiedInDatabases: 'Records identified from databases and registers',
  identifiedInOthers: 'Records identified from other ways',
  beforeScreening: 'Before screening',
  duplicates: 'Duplicates removed',
  automation: 'Marked ineligible by automation',
  otherReasons: 'Removed for other reasons',
  chosenBefore: 'Included before',
  unscreened: 'Not screened yet',
  screened: 'Records screened',
  excluded: 'Records excluded',
  open: 'Still open',
  sought: 'Reports sought for retrieval',
  notRetrieved: 'Reports not retrieved',
  unassessed: 'Not assessed yet',
  assessed: 'Reports assessed for eligibility',
  excludedFullText: 'Reports excluded',
  included: 'Reports included',
  studiesIncluded: 'Studies included in review',
  reportsIncluded: 'Reports of included studies',
  withoutSearch: 'without a search',
  iteration: 'iteration',
  consultations: 'beside them: consultations',
  previous: 'Previous version of the review',
  studiesBefore: 'Studies included',
  studiesTotal: 'Studies in total',
  reportsTotal: 'Reports in total',
  typed: 'in whole or in part a number typed in, counted elsewhere',
  titleElsewhere: 'Screened in another tool by title and abstract',
  textElsewhere: 'Screened in another tool by full text',
} as const

export type DrawnWord = keyof typeof ENGLISH
/** The words of one language. */
export type Worded = (key: DrawnWord) => string

export const inEnglish: Worded = key => ENGLISH[key]
