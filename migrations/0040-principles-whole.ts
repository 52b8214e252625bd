// How sure a team is of a principle and in which words it grades that, its answers to what contradicts, and what a draft last said.
import { migration } from '../src/core/db/migrating/script.ts'

export const up = migration({
  both: `
alter table principle add column drafted text not null default '';
alter table principle add column withdrawn_from text not null default '';

create table grade (
  review_id integer not null references review (id),
  id integer not null,
  word text not null,
  position integer not null,
  primary key (review_id, id)
) strict;

create table sureness (
  review_id integer not null,
  principle_id integer not null,
  on_data text not null default '',
  on_explanation text not null default '',
  on_settings text not null default '',
  on_contradiction text not null default '',
  grade_id integer,
  written_at text not null,
  written_by integer references person (id),
  version integer not null default 1,
  primary key (review_id, principle_id),
  foreign key (review_id, principle_id) references principle (review_id, id),
  foreign key (review_id, grade_id) references grade (review_id, id)
) strict;

create table principle_answer (
  review_id integer not null,
  principle_id integer not null,
  document_id integer not null,
  text text not null,
  written_at text not null,
  written_by integer references person (id),
  version integer not null default 1,
  primary key (review_id, principle_id, document_id),
  foreign key (review_id, principle_id) references principle (review_id, id),
  foreign key (review_id, document_id) references document (review_id, id)
) strict;
`,
  sqlite: `
update principle set drafted = coalesce((select json_extract(v.snapshot, '$.explanation') from principle_version v where v.review_id = principle.review_id and v.principle_id = principle.id and v.reason like 'Drafted%' order by v.version desc limit 1), '');
`,
  postgres: `
update principle set drafted = coalesce((select v.snapshot::json->>'explanation' from principle_version v where v.review_id = principle.review_id and v.principle_id = principle.id and v.reason like 'Drafted%' order by v.version desc limit 1), '');
`,
})
