// What the team says to each RAMESES item, with every version of it, and which sections the full report has in which order.
import { migration } from '../src/core/db/migrating/script.ts'

export const up = migration({
  both: `
create table rameses_item (
  review_id integer not null references review (id),
  item integer not null check (item between 1 and 19),
  status text not null check (status in ('open', 'reported', 'not done')),
  words text not null default '',
  page text not null default '',
  reason text not null default '',
  written_at text not null,
  written_by integer references person (id),
  version integer not null default 1,
  primary key (review_id, item)
) strict;

create table rameses_version (
  review_id integer not null,
  item integer not null,
  version integer not null,
  status text not null check (status in ('open', 'reported', 'not done')),
  words text not null,
  page text not null,
  reason text not null,
  written_at text not null,
  written_by integer references person (id),
  primary key (review_id, item, version),
  foreign key (review_id, item) references rameses_item (review_id, item)
) strict;

create table report_outline (
  review_id integer not null references review (id),
  sections text not null,
  style text not null check (style in ('apa', 'vancouver', 'harvard')),
  tags text not null check (tags in ('numbered', 'letter', 'named', 'small')),
  language text not null check (language in ('en', 'nl')),
  written_at text not null,
  written_by integer references person (id),
  version integer not null default 1,
  primary key (review_id)
) strict;
`,
})
