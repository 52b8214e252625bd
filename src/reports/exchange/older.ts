// What an export of an earlier version lacks, lists that came later and columns that had not been added yet, and what it has that is gone since.
import type { Column, Row } from '../../core/db/whole-tables.ts'

/** The lists of the first version. They stand in every export; any other may be missing in one that is older than it. */
const FIRST = new Set(
  `questions members levels facets terms memos memoSubjects comments theories theoryVersions
theoryStatements theoryStatementVersions substantiveTheories substantiveTheoryStatements searches
imports records criteria exclusionReasons decisions screenings retrievals studies documents
documentTexts documentTerms excerpts excerptTerms appraisals statements configurations
configurationLevels configurationTerms configurationSubstantiveTheories elements elementLevels
evidence links contributions moves moveInputs principles principleVersions plainWords
principleConfigurations principleLevels principleLines principleEvidence panels panellists consents
rounds roundQuestions meetings presences items ratings panelComments points dispositions activity
counters`.split(/\s+/),
)

export function mayBeMissing(list: string): boolean {
  return !FIRST.has(list)
}

/** Columns without which the table can do: in no row of the list, and empty or with a value of their own in the table. */
export function laterColumns(rows: readonly Row[], columns: readonly Column[]): ReadonlySet<string> {
  const later = columns.filter(column => column.isNullable || column.hasDefault)
  return new Set(later.map(column => column.name).filter(name => rows.every(row => row[name] === undefined)))
}

/** Columns that earlier versions wrote and that no table has any more: nothing was ever read from them. */
const GONE: Readonly<Record<string, readonly string[]>> = {
  dispositions: ['resultingPrincipleId'],
  batches: ['version'],
}

/** Left behind without a word: what is gone, and what stays on its own server since. */
export function isLeftBehind(list: string, without: readonly string[] | undefined, column: string): boolean {
  return without?.includes(column) === true || GONE[list]?.includes(column) === true
}
