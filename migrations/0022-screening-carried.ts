// What became of decisions that came with an import once they were carried into the screening.
import { migration } from '../src/core/db/migrating/script.ts'

export const up = migration({
  both: `
create table carried_screening (
  review_id integer not null,
  import_id integer not null,
  record_id integer not null,
  screen text not null check (screen in ('title-abstract', 'full-text')),
  outcome text not null check (outcome in ('carried', 'left alone')),
  status text not null check (status in ('conflict', 'included', 'excluded', 'maybe')),
  reason_id integer,
  origin text not null,
  carried_at text not null,
  carried_by integer references person (id),
  primary key (review_id, import_id, record_id, screen),
  foreign key (review_id, import_id) references import (review_id, id),
  foreign key (review_id, record_id) references record_row (review_id, id),
  foreign key (review_id, reason_id) references exclusion_reason (review_id, id)
) strict;
create index carried_screening_record on carried_screening (review_id, record_id);
`,
})
