// Pairs of votes as they stood before anyone saw the other's, second checks of a sample, batches for people, and words to highlight.
import { migration } from '../src/core/db/migrating/script.ts'

export const up = migration({
  both: `
create table vote_pair (
  review_id integer not null,
  record_id integer not null,
  screen text not null check (screen in ('title-abstract', 'full-text')),
  first_person_id integer not null references person (id),
  second_person_id integer not null references person (id),
  first_choice text not null check (first_choice in ('include', 'exclude', 'maybe')),
  second_choice text not null check (second_choice in ('include', 'exclude', 'maybe')),
  paired_at text not null,
  primary key (review_id, record_id, screen, first_person_id, second_person_id),
  foreign key (review_id, record_id) references record_row (review_id, id)
) strict;
create index vote_pair_people on vote_pair (review_id, screen, first_person_id, second_person_id, first_choice, second_choice);
insert into vote_pair (review_id, record_id, screen, first_person_id, second_person_id, first_choice, second_choice, paired_at)
  select a.review_id, a.record_id, a.screen, a.person_id, b.person_id, a.choice, b.choice,
    case when a.decided_at > b.decided_at then a.decided_at else b.decided_at end
  from decision a
  join decision b on b.review_id = a.review_id and b.record_id = a.record_id and b.screen = a.screen and b.person_id > a.person_id
  join screen_rule r on r.review_id = a.review_id and r.screen = a.screen and r.screeners > 1;

create table check_sample (
  review_id integer not null references review (id),
  id integer not null,
  screen text not null check (screen in ('title-abstract', 'full-text')),
  drawn_from text not null check (drawn_from in ('all', 'excluded')),
  share integer check (share between 1 and 100),
  population integer not null check (population >= size),
  size integer not null check (size > 0),
  seed text not null,
  is_blind integer not null check (is_blind in (0, 1)),
  checker_id integer not null references person (id),
  asked_at text not null,
  asked_by integer references person (id),
  ended_at text,
  ended_by integer references person (id),
  primary key (review_id, id)
) strict;

create table check_item (
  review_id integer not null,
  check_id integer not null,
  position integer not null,
  record_id integer not null,
  first_person_id integer references person (id),
  first_choice text not null check (first_choice in ('include', 'exclude', 'maybe')),
  first_reason_id integer,
  primary key (review_id, check_id, record_id),
  unique (review_id, check_id, position),
  foreign key (review_id, check_id) references check_sample (review_id, id),
  foreign key (review_id, record_id) references record_row (review_id, id),
  foreign key (review_id, first_reason_id) references exclusion_reason (review_id, id)
) strict;
create index check_item_record on check_item (review_id, record_id);

create table verdict (
  review_id integer not null,
  check_id integer not null,
  record_id integer not null,
  choice text check (choice in ('include', 'exclude', 'maybe')),
  opinion text check (opinion in ('agree', 'disagree')),
  note text not null default '',
  given_at text not null,
  outcome text check (outcome in ('kept', 'changed')),
  outcome_choice text check (outcome_choice in ('include', 'exclude', 'maybe')),
  outcome_note text not null default '',
  settled_at text,
  settled_by integer references person (id),
  primary key (review_id, check_id, record_id),
  foreign key (review_id, check_id, record_id) references check_item (review_id, check_id, record_id),
  check (choice is not null or opinion is not null)
) strict;

create table screening_batch (
  review_id integer not null references review (id),
  id integer not null,
  screen text not null check (screen in ('title-abstract', 'full-text')),
  person_id integer not null references person (id),
  label text not null,
  job_id integer references job (id),
  created_at text not null,
  created_by integer references person (id),
  taken_back_at text,
  primary key (review_id, id)
) strict;

create table batch_record (
  review_id integer not null,
  batch_id integer not null,
  record_id integer not null,
  is_done integer not null default 0 check (is_done in (0, 1)),
  primary key (review_id, batch_id, record_id),
  foreign key (review_id, batch_id) references screening_batch (review_id, id),
  foreign key (review_id, record_id) references record_row (review_id, id)
) strict;
create index batch_record_record on batch_record (review_id, record_id, batch_id);
create index batch_record_waiting on batch_record (review_id, batch_id, is_done, record_id);

create table highlight_terms (
  review_id integer not null references review (id),
  id integer not null,
  person_id integer references person (id),
  include_terms text not null,
  exclude_terms text not null,
  changed_at text not null,
  changed_by integer references person (id),
  version integer not null default 1,
  primary key (review_id, id)
) strict;
create unique index highlight_terms_whose on highlight_terms (review_id, coalesce(person_id, 0));
`,
})
