// Indexes from which the flow diagram is counted: where records stand by import and search, and decisions carried in.
import { migration } from '../src/core/db/migrating/script.ts'

export const up = migration({
  both: `
create index record_flow on record_row (review_id, import_id, id, duplicate_of, search_id, standing);
drop index record_counted;
create index screening_carried on screening (review_id, screen) where settled_how = 'carried';
`,
})
