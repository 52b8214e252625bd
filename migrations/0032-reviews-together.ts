// Working together at one screen: sessions held by one person's sign-in, and who was present in each from when to when.
import { migration } from '../src/core/db/migrating/script.ts'

export const up = migration({
  both: `
create table working_session (
  review_id integer not null references review (id),
  id integer not null,
  held_by integer not null references person (id),
  document_id integer,
  guests integer not null default 0 check (guests between 0 and 999),
  purpose text not null default '',
  after_activity integer not null,
  until_activity integer,
  started_at text not null,
  ended_at text,
  ended_by integer references person (id),
  memo_id integer,
  primary key (review_id, id),
  foreign key (review_id, memo_id) references memo (review_id, id),
  check ((ended_at is null) = (until_activity is null))
) strict;
create unique index working_session_open on working_session (review_id, held_by) where ended_at is null;

create table working_session_member (
  review_id integer not null,
  session_id integer not null,
  person_id integer not null references person (id),
  joined_at text not null,
  left_at text,
  withdrawn_at text,
  primary key (review_id, session_id, person_id, joined_at),
  foreign key (review_id, session_id) references working_session (review_id, id)
) strict;
create index working_session_member_person on working_session_member (person_id);
`,
})
