// Documents that were coded before a theory changed, and what became of reading them again.
import { migration } from '../src/core/db/migrating/script.ts'

export const up = migration({
  both: `
create table revisit (
  review_id integer not null,
  id integer not null,
  act_id integer not null,
  document_id integer not null,
  theory_id integer not null,
  theory_version integer not null,
  outcome text not null check (outcome in ('read again', 'no need')),
  reason text not null default '',
  settled_at text not null,
  settled_by integer references person (id),
  primary key (review_id, id),
  unique (review_id, document_id, theory_id, theory_version),
  foreign key (review_id, document_id) references document (review_id, id),
  foreign key (review_id, theory_id, theory_version) references theory_version (review_id, theory_id, version)
) strict;
create index revisit_act on revisit (review_id, act_id);
`,
})
