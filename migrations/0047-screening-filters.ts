// Indexes for finding records by the reason they were excluded for, and by a type that few of them have.
import { migration } from '../src/core/db/migrating/script.ts'

export const up = migration({
  both: `
create index screening_reason on screening (review_id, reason_id, record_id) where reason_id is not null;
create index record_by_type on record_row (review_id, type, id) where type <> 'article';
`,
})
