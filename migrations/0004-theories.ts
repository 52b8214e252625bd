// Programme theories with their versions and if–then–because statements, and the outside theories that inform them.
import { migration } from '../src/core/db/migrating/script.ts'

export const up = migration({
  both: `
create table theory (
  review_id integer not null references review (id),
  id integer not null,
  title text not null,
  status text not null check (status in ('initial', 'candidate', 'refined')),
  version integer not null default 1,
  created_at text not null,
  created_by integer references person (id),
  primary key (review_id, id)
) strict;

create table theory_version (
  review_id integer not null,
  theory_id integer not null,
  version integer not null,
  title text not null,
  status text not null check (status in ('initial', 'candidate', 'refined')),
  text text not null,
  reason text not null,
  written_at text not null,
  written_by integer references person (id),
  primary key (review_id, theory_id, version),
  foreign key (review_id, theory_id) references theory (review_id, id)
) strict;

create table theory_statement (
  review_id integer not null,
  id integer not null,
  theory_id integer not null,
  dropped_in integer,
  created_at text not null,
  primary key (review_id, id),
  foreign key (review_id, theory_id) references theory (review_id, id)
) strict;
create index theory_statement_theory on theory_statement (review_id, theory_id);

create table theory_statement_version (
  review_id integer not null,
  statement_id integer not null,
  theory_id integer not null,
  version integer not null,
  number text not null,
  position integer not null,
  if_text text not null,
  then_text text not null,
  because_text text not null,
  primary key (review_id, statement_id, version),
  unique (review_id, theory_id, version, number),
  foreign key (review_id, statement_id) references theory_statement (review_id, id),
  foreign key (review_id, theory_id, version) references theory_version (review_id, theory_id, version)
) strict;

create table substantive_theory (
  review_id integer not null references review (id),
  id integer not null,
  name text not null,
  summary text not null default '',
  citation text not null default '',
  url text not null default '',
  created_at text not null,
  created_by integer references person (id),
  version integer not null default 1,
  primary key (review_id, id),
  unique (review_id, name)
) strict;

create table substantive_theory_statement (
  review_id integer not null,
  substantive_id integer not null,
  statement_id integer not null,
  note text not null default '',
  primary key (review_id, substantive_id, statement_id),
  foreign key (review_id, substantive_id) references substantive_theory (review_id, id),
  foreign key (review_id, statement_id) references theory_statement (review_id, id)
) strict;
`,
})
