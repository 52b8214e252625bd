// An index from which records are counted without reading them: a row with its abstract and its raw lines is wide.
import { migration } from '../src/core/db/migrating/script.ts'

export const up = migration({
  both: `
create index record_counted on record_row (review_id, import_id, id, duplicate_of, search_id);
drop index record_import;
`,
})
