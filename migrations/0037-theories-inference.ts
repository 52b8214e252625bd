// By which inference a version of a theory was reached, and how.
import { migration } from '../src/core/db/migrating/script.ts'

export const up = migration({
  both: `
alter table theory_version add column inference text check (inference in ('abduction', 'retroduction'));
alter table theory_version add column inference_reason text not null default '';
`,
})
