// Screening by two people: how each screen is done, resolutions of conflicts apart from votes, whose second vote is awaited, and when to ask again for a full text.
import { migration } from '../src/core/db/migrating/script.ts'

export const up = migration({
  both: `
alter table person add column single_keys integer not null default 1 check (single_keys in (0, 1));

alter table screening add column settled_how text not null default 'votes' check (settled_how in ('votes', 'resolution', 'carried'));
alter table screening add column voted_by integer references person (id);
update screening set voted_by = (
  select max(d.person_id) from decision d
  where d.review_id = screening.review_id and d.record_id = screening.record_id and d.screen = screening.screen)
  where status = 'awaiting second reviewer';
create index screening_awaiting on screening (review_id, screen, voted_by, record_id) where status = 'awaiting second reviewer';

create table screen_rule (
  review_id integer not null references review (id),
  screen text not null check (screen in ('title-abstract', 'full-text')),
  screeners integer not null check (screeners in (1, 2)),
  is_blind integer not null default 1 check (is_blind in (0, 1)),
  maybe text not null default 'usual' check (maybe in ('usual', 'forward', 'waits')),
  resolver text not null default 'anyone' check (resolver in ('anyone', 'third person')),
  version integer not null default 1,
  primary key (review_id, screen)
) strict;
insert into screen_rule (review_id, screen, screeners) select id, 'title-abstract', screeners from review where screeners = 2;
insert into screen_rule (review_id, screen, screeners) select id, 'full-text', screeners from review where screeners = 2;
alter table review drop column screeners;

create table resolution (
  review_id integer not null,
  id integer not null,
  record_id integer not null,
  screen text not null check (screen in ('title-abstract', 'full-text')),
  choice text not null check (choice in ('include', 'exclude')),
  reason_id integer,
  note text not null default '',
  how text not null check (how in ('third person', 'talk')),
  resolved_by integer references person (id),
  resolved_at text not null,
  version integer not null default 1,
  primary key (review_id, id),
  unique (review_id, record_id, screen),
  foreign key (review_id, record_id) references record_row (review_id, id),
  foreign key (review_id, reason_id) references exclusion_reason (review_id, id)
) strict;

create table resolution_talk (
  review_id integer not null,
  resolution_id integer not null,
  person_id integer not null references person (id),
  primary key (review_id, resolution_id, person_id),
  foreign key (review_id, resolution_id) references resolution (review_id, id)
) strict;

create index decision_own on decision (review_id, person_id, screen, choice, decided_at, id);

alter table retrieval add column asked text not null default '';
alter table retrieval add column remind_on text;
create index retrieval_remind on retrieval (review_id, remind_on) where remind_on is not null;
`,
})
