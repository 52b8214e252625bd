// By what the lists of configurations can be narrowed.
import { z } from 'zod'
import { STATUSES } from '../../configurations/domain.ts'
import { choice, optional, text, whole } from '../../core/http/fields.ts'
import { GROUPINGS } from '../workspace/grouping.ts'

const id = () => optional(whole(1, 999_999_999))

export const ListFilter = z.object({
  q: text(300),
  level: id(),
  term: id(),
  status: optional(choice(STATUSES)),
  study: id(),
  document: id(),
  statement: id(),
  idea: id(),
  complete: optional(choice(['no', 'yes'])),
  placed: optional(choice(['no', 'yes'])),
  as: optional(choice(['table'])),
  /** On the synthesis page: an account whose words others are compared with. */
  like: id(),
  /** On the synthesis page: what accounts stand together by; empty for the theory statement. */
  by: optional(choice(GROUPINGS)),
  /** On the synthesis page: the group that is open; 0 is what stands under no heading. */
  open: optional(whole(0, 999_999_999)),
  /** On the synthesis page: words by which the configurations are narrowed. */
  find: text(300),
  /** The last number of the page before. */
  after: id(),
})
