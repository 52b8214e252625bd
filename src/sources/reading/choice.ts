// What a person may correct in how a file was understood: its encoding, what divides its cells, what its columns hold.
import type { Encoding } from '../imports/encoding.ts'

export type ReadingChoice = {
  /** Null: as the content tells. */
  readonly encoding: Encoding | null
  readonly delimiter: string | null
  /** The field of each column by its place, empty for a column that is read into none; null: as the names tell. */
  readonly columns: readonly string[] | null
}

export const AS_TOLD: ReadingChoice = { encoding: null, delimiter: null, columns: null }
