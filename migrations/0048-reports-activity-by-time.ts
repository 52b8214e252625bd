// An index for reading the activity newest first by time: what is restored or made as an example was done before what came in earlier.
import { migration } from '../src/core/db/migrating/script.ts'

export const up = migration({
  both: `
create index activity_time on activity (review_id, at, id);
`,
})
