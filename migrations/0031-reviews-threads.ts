// Comments in threads: answers, who is mentioned, what was noted; and a proposed wording that was applied.
import { migration } from '../src/core/db/migrating/script.ts'

export const up = migration({
  both: `
alter table comment add column answer_to integer;
alter table comment add column edited_at text;
alter table comment add column version integer not null default 1;
create index comment_thread on comment (review_id, answer_to, id);
create index comment_writer on comment (review_id, written_by);

create table mention (
  review_id integer not null,
  comment_id integer not null,
  number integer not null check (number > 0),
  person_id integer not null references person (id),
  primary key (review_id, comment_id, number),
  unique (review_id, comment_id, person_id),
  foreign key (review_id, comment_id) references comment (review_id, id)
) strict;
create index mention_person on mention (review_id, person_id);

create table thread_noted (
  review_id integer not null,
  thread_id integer not null,
  person_id integer not null references person (id),
  up_to integer not null,
  primary key (review_id, thread_id, person_id),
  foreign key (review_id, thread_id) references comment (review_id, id)
) strict;

alter table coding_answer add column wording_version integer;
alter table coding_answer add column applied_change_id integer;
alter table coding_answer add column applied_at text;
alter table coding_answer add column applied_by integer references person (id);
`,
})
