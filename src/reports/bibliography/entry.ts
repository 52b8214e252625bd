// One reference as it leaves, whatever the format.
import type { RecordFields } from '../../sources/records/fields.ts'

export type Leaving = {
  readonly fields: RecordFields
  /** `412`: its number here. */
  readonly id: number
  /** `mercer-2019-b`: what a text cites it by. */
  readonly key: string
  /** What was decided on it, a line each; they follow its own notes. */
  readonly notes: readonly string[]
}
