// The columns of the table of records: their fields, what was decided on each, and where its full text is.

import { CHOICES, type Choice, type Screen, STANDINGS } from '../../../screening/domain.ts'
import { RETRIEVAL_STATES } from '../../../screening/retrieval/domain.ts'
import { RECORD_TYPES } from '../../../sources/records/fields.ts'
import { type Column, column, joined } from '../table.ts'

export type Vote = {
  readonly screen: Screen
  readonly name: string | null
  readonly choice: Choice
  readonly reason: string | null
  readonly note: string
}

type Settled = { readonly status: string; readonly settledHow: string; readonly reason: string | null }

export type RecordRow = {
  readonly id: number
  /** Null where the reader has still to choose and may not be told. */
  readonly standing: string | null
  readonly duplicateOf: number | null
  readonly type: string
  readonly title: string
  readonly authors: readonly string[]
  readonly year: number | null
  readonly journal: string
  readonly volume: string
  readonly issue: string
  readonly pages: string
  readonly publisher: string
  readonly doi: string
  readonly pmid: string
  readonly isbn: string
  readonly url: string
  readonly language: string
  readonly keywords: readonly string[]
  readonly abstract: string
  readonly notes: string
  readonly importId: number | null
  readonly searchId: number | null
  readonly foundIn: string | null
  readonly createdAt: string
  readonly retrieval: string | null
  readonly retrievalReason: string | null
  readonly documentId: number | null
  readonly studyId: number | null
  readonly first: Settled | null
  readonly second: Settled | null
  readonly votes: readonly Vote[]
  /** Votes that the reader may not see yet. */
  readonly leftOut: number
  readonly resolutions: readonly {
    readonly screen: Screen
    readonly choice: string
    readonly how: string
    readonly note: string
    readonly name: string | null
  }[]
  readonly earlier: readonly {
    readonly origin: string
    readonly screen: string | null
    readonly choice: string
    readonly reason: string
    readonly who: string
    readonly note: string
  }[]
}

const STATUSES = ['included', 'excluded', 'maybe', 'conflict', 'awaiting second reviewer']
const HOW = ['votes', 'resolution', 'carried']

/** `field` reads under the same names into records again. */
const field = (name: keyof RecordRow & string, means: string) =>
  column<RecordRow>(name, 'text', means, row => String(row[name] ?? ''))

export const RECORD_COLUMNS: readonly Column<RecordRow>[] = [
  column('record', 'number', 'The number of the record in the review.', row => row.id),
  column('standing', 'text', 'Where it stands in the whole of screening.', row => row.standing, { values: STANDINGS }),
  column('duplicate_of', 'number', 'The record that it is a copy of, which stands for both.', row => row.duplicateOf),
  column('type', 'text', 'What kind of publication it is.', row => row.type, { values: RECORD_TYPES }),
  field('title', 'The title; empty where none came in.'),
  column('authors', 'text', 'The authors in order, mostly as “Family, Given”.', row => row.authors.join('; ')),
  column('year', 'number', 'The year of publication.', row => row.year),
  field('journal', 'The journal, or the book or proceedings it appeared in.'),
  field('volume', 'Volume.'),
  field('issue', 'Issue.'),
  field('pages', 'Pages, or the number of the article.'),
  field('publisher', 'Publisher or institution.'),
  field('doi', 'The DOI without address or prefix, in lower case.'),
  field('pmid', 'The number in PubMed.'),
  field('isbn', 'ISBN and ISSN, several with a comma between them.'),
  field('url', 'A web address.'),
  field('language', 'The language as it came in.'),
  column('keywords', 'text', 'Keywords.', row => row.keywords.join('; ')),
  field('abstract', 'The abstract.'),
  field('notes', 'Notes that came with the reference or were written on it.'),
  column('search', 'number', 'The search that found it.', row => row.searchId),
  column('found_in', 'text', 'The database, register or other source that was searched.', row => row.foundIn),
  column('import', 'number', 'The import it came with; empty for a record that was typed in.', row => row.importId),
  column(
    'title_abstract_decision',
    'text',
    'What the screen by title and abstract came to.',
    row => row.first?.status ?? null,
    { values: STATUSES },
  ),
  column('title_abstract_by', 'text', 'What settled it.', row => row.first?.settledHow ?? null, { values: HOW }),
  column(
    'title_abstract_votes',
    'text',
    'Who chose what, with the reason of an exclusion.',
    row => votesIn(row, 'title-abstract'),
    { values: CHOICES },
  ),
  column('full_text_decision', 'text', 'What the screen of full texts came to.', row => row.second?.status ?? null, {
    values: STATUSES,
  }),
  column('full_text_by', 'text', 'What settled it.', row => row.second?.settledHow ?? null, { values: HOW }),
  column(
    'full_text_votes',
    'text',
    'Who chose what, with the reason of an exclusion.',
    row => votesIn(row, 'full-text'),
    { values: CHOICES },
  ),
  column(
    'exclusion_reason',
    'text',
    'Why it was excluded, on the full text or else by title and abstract.',
    row => row.second?.reason ?? row.first?.reason ?? null,
  ),
  column('notes_on_votes', 'text', 'What people noted when they chose.', row => notesIn(row)),
  column('resolutions', 'text', 'How differing votes were resolved, by whom.', row => resolutionsIn(row)),
  column(
    'votes_left_out',
    'number',
    'Votes that are not in this file, because the person it was made for may not see them yet.',
    row => row.leftOut,
    { unit: 'votes' },
  ),
  column('carried_in', 'text', 'Decisions from another tool that came with the record.', row => earlierIn(row)),
  column('retrieval', 'text', 'Whether the full text was got hold of.', row => row.retrieval, {
    values: RETRIEVAL_STATES,
  }),
  column('retrieval_reason', 'text', 'Why it was not.', row => row.retrievalReason),
  column('document', 'number', 'The document that was made of it.', row => row.documentId),
  column('study', 'number', 'The study that the document belongs to.', row => row.studyId),
  column('added_at', 'time', 'When it came into the review.', row => row.createdAt, { unit: 'UTC' }),
]

const who = (name: string | null) => name ?? 'somebody'
const because = (reason: string | null) => (reason === null || reason === '' ? '' : ` (${reason})`)

function votesIn({ votes }: RecordRow, screen: Screen): string {
  const own = votes.filter(vote => vote.screen === screen)
  return own.map(vote => `${who(vote.name)}: ${vote.choice}${because(vote.reason)}`).join('; ')
}

const notesIn = ({ votes }: RecordRow) =>
  joined(votes.map(vote => (vote.note === '' ? '' : `${who(vote.name)}, ${vote.screen}: ${vote.note}`)))

const resolutionsIn = ({ resolutions }: RecordRow) =>
  joined(resolutions.map(one => `${one.screen}: ${one.choice}, by ${one.how}, ${who(one.name)}${because(one.note)}`))

const earlierIn = ({ earlier }: RecordRow) =>
  joined(
    earlier.map(one => {
      const place = [one.origin, one.screen, one.who].filter(part => part !== null && part !== '').join(', ')
      return `${place}: ${one.choice}${because(one.reason)}${because(one.note)}`
    }),
  )
