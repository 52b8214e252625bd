// Knows what two records are compared by and what a comparison can say.
import type { RecordFields } from '../../records/fields.ts'

/** The fields of a record that tell publications apart; of an abstract the first 200 characters are enough. */
export type Comparable = Pick<
  RecordFields,
  | 'title'
  | 'authors'
  | 'year'
  | 'journal'
  | 'volume'
  | 'issue'
  | 'pages'
  | 'doi'
  | 'pmid'
  | 'isbn'
  | 'type'
  | 'abstract'
>

/** Why two records are certainly the same: by their DOI, or by title together with author, year and place. */
export type Rule = 'doi' | 'title'

export type Verdict = 'certain' | 'doubtful' | 'different'

export type Comparison = {
  readonly verdict: Verdict
  /** Null unless the verdict is certain. */
  readonly rule: Rule | null
  /** From 0 to 1: how much speaks for the same publication, 0 where they are different; doubtful pairs are shown in its order. */
  readonly score: number
  /** Something known speaks against it: two DOIs, two PMIDs, a notice and its article. */
  readonly isContradiction: boolean
}
