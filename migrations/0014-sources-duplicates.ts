// Pairs of records that may be the same publication: found, shown side by side, settled by a person and remembered.
import { migration } from '../src/core/db/migrating/script.ts'

export const up = migration({
  both: `
create table duplicate_pair (
  review_id integer not null references review (id),
  id integer not null,
  record_id integer not null,
  other_id integer not null,
  state text not null default 'open' check (state in ('open', 'duplicate', 'not a duplicate')),
  score integer not null default 0 check (score between 0 and 100),
  reason text not null default 'alike' check (reason in ('doi', 'title', 'alike', 'person')),
  found_by text not null check (found_by in ('import', 'typing', 'looking again', 'person')),
  import_id integer,
  found_at text not null,
  settled_at text,
  settled_by integer references person (id),
  settled_with integer,
  aside_id integer,
  moved text not null default '[]',
  version integer not null default 1,
  primary key (review_id, id),
  unique (review_id, record_id, other_id),
  foreign key (review_id, record_id) references record_row (review_id, id) on delete cascade,
  foreign key (review_id, other_id) references record_row (review_id, id) on delete cascade,
  foreign key (review_id, import_id) references import (review_id, id),
  check (record_id < other_id),
  check ((state = 'open') = (settled_at is null)),
  check (aside_id is null or state = 'duplicate')
) strict;
create index duplicate_pair_other on duplicate_pair (review_id, other_id);
create index duplicate_pair_state on duplicate_pair (review_id, state, id);
create index duplicate_pair_aside on duplicate_pair (review_id, aside_id) where aside_id is not null;
create index duplicate_pair_with on duplicate_pair (review_id, settled_with) where settled_with is not null;
create index record_set_aside on record_row (review_id, id) where duplicate_of is not null;
`,
})
