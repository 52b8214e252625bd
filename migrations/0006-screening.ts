// Who decided what in which screen, why, what became of a record, and whether its full text could be had.
import { migration } from '../src/core/db/migrating/script.ts'

export const up = migration({
  both: `
create table criterion (
  review_id integer not null references review (id),
  id integer not null,
  kind text not null check (kind in ('include', 'exclude')),
  text text not null,
  position integer not null,
  primary key (review_id, id)
) strict;

create table exclusion_reason (
  review_id integer not null references review (id),
  id integer not null,
  text text not null,
  position integer not null,
  retired_at text,
  primary key (review_id, id),
  unique (review_id, text)
) strict;

create table decision (
  review_id integer not null,
  id integer not null,
  record_id integer not null,
  screen text not null check (screen in ('title-abstract', 'full-text')),
  person_id integer references person (id),
  choice text not null check (choice in ('include', 'exclude', 'maybe')),
  reason_id integer,
  note text not null default '',
  decided_at text not null,
  version integer not null default 1,
  primary key (review_id, id),
  unique (review_id, record_id, screen, person_id),
  foreign key (review_id, record_id) references record_row (review_id, id),
  foreign key (review_id, reason_id) references exclusion_reason (review_id, id)
) strict;

create table screening (
  review_id integer not null,
  record_id integer not null,
  screen text not null check (screen in ('title-abstract', 'full-text')),
  status text not null check (status in ('awaiting second reviewer', 'conflict', 'included', 'excluded', 'maybe')),
  reason_id integer,
  settled_at text not null,
  primary key (review_id, record_id, screen),
  foreign key (review_id, record_id) references record_row (review_id, id),
  foreign key (review_id, reason_id) references exclusion_reason (review_id, id)
) strict;
create index screening_status on screening (review_id, screen, status, record_id);

create table retrieval (
  review_id integer not null,
  record_id integer not null,
  state text not null check (state in ('sought', 'retrieved', 'not retrieved')),
  reason text not null default '',
  noted_at text not null,
  noted_by integer references person (id),
  version integer not null default 1,
  primary key (review_id, record_id),
  foreign key (review_id, record_id) references record_row (review_id, id)
) strict;
`,
})
