// Projects of other programs (QDPX) that were sent: what stands in them, what has no place here, and what was made of them.
import { migration } from '../src/core/db/migrating/script.ts'

export const up = migration({
  both: `
create table qda_project (
  review_id integer not null references review (id),
  id integer not null,
  state text not null check (state in ('reading', 'preview', 'running', 'complete', 'cancelled', 'failed', 'undone')),
  file_name text not null,
  file_hash text not null,
  bytes integer not null,
  found text not null default '{}',
  lines text not null default '[]',
  choices text not null default '{}',
  made text not null default '{}',
  job_id integer,
  created_at text not null,
  created_by integer references person (id),
  finished_at text,
  version integer not null default 1,
  primary key (review_id, id)
) strict;

create table qda_project_made (
  review_id integer not null,
  project_id integer not null,
  kind text not null check (kind in ('document', 'facet', 'term')),
  made_id integer not null,
  guid text not null default '',
  primary key (review_id, project_id, kind, made_id),
  foreign key (review_id, project_id) references qda_project (review_id, id)
) strict;
create index qda_project_made_guid on qda_project_made (review_id, guid);
`,
})
