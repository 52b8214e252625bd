// How the team chose to read a file of references, and the decisions that a file held about its records when it came.
import { migration } from '../src/core/db/migrating/script.ts'

export const up = migration({
  both: `
alter table import add column choices text not null default '{}';

create table carried_decision (
  review_id integer not null,
  id integer not null,
  import_id integer not null,
  record_id integer not null,
  origin text not null check (origin in ('ASReview', 'Rayyan', 'Covidence', 'column', 'file')),
  screen text check (screen in ('title-abstract', 'full-text')),
  choice text not null check (choice in ('include', 'exclude', 'maybe')),
  reason text not null default '',
  note text not null default '',
  who text not null default '',
  raw text not null default '',
  primary key (review_id, id),
  foreign key (review_id, import_id) references import (review_id, id),
  foreign key (review_id, record_id) references record_row (review_id, id)
) strict;
create index carried_decision_record on carried_decision (review_id, record_id);
create index carried_decision_import on carried_decision (review_id, import_id, record_id);
`,
})
