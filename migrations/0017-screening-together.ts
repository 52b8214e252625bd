// How a record's status was settled: by the votes themselves, by a resolution of a conflict, or carried in with an import.
import { migration } from '../src/core/db/migrating/script.ts'

export const up = migration({
  both: `
alter table screening add column settled_how text not null default 'votes' check (settled_how in ('votes', 'resolution', 'carried'));
`,
})
