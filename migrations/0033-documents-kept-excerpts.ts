// Excerpts that the team leaves with the earlier text they are from: not found in the present one, and not to be looked for.
import { migration } from '../src/core/db/migrating/script.ts'

export const up = migration({
  both: `
alter table excerpt add column is_kept integer not null default 0 check (is_kept in (0, 1));
`,
})
