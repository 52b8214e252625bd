// Tables of configurations that were brought in: their cells as they came, how they were read, and what was made of them.
import { migration } from '../src/core/db/migrating/script.ts'

export const up = migration({
  both: `
create table bringing (
  review_id integer not null references review (id),
  id integer not null,
  state text not null check (state in ('preview', 'running', 'complete', 'cancelled', 'failed', 'undone')),
  file_name text not null,
  cells text not null,
  choices text not null,
  made text not null default '{}',
  job_id integer,
  created_at text not null,
  created_by integer references person (id),
  finished_at text,
  version integer not null default 1,
  primary key (review_id, id)
) strict;

create table bringing_made (
  review_id integer not null,
  bringing_id integer not null,
  kind text not null check (kind in ('account', 'configuration', 'statement', 'document', 'term')),
  made_id integer not null,
  line integer,
  primary key (review_id, bringing_id, kind, made_id),
  foreign key (review_id, bringing_id) references bringing (review_id, id)
) strict;
create index bringing_made_of on bringing_made (review_id, kind, made_id);
`,
})
