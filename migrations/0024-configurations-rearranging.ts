// Elements that are moved, split, merged or put in order with a way back, the wordings merging brings together, and who completes what.
import { migration } from '../src/core/db/migrating/script.ts'

export const up = migration({
  both: `
alter table element add column other_wordings text not null default '[]';

create table rearrangement (
  review_id integer not null references review (id),
  id integer not null,
  layer text not null check (layer in ('account', 'synthesised')),
  configuration_id integer not null,
  title text not null,
  changes text not null,
  made_at text not null,
  made_by integer references person (id),
  undone_at text,
  primary key (review_id, id)
) strict;
create index rearrangement_made on rearrangement (review_id, made_at);

create table completion (
  review_id integer not null,
  layer text not null check (layer in ('account', 'synthesised')),
  configuration_id integer not null,
  person_id integer not null references person (id),
  claimed_at text not null,
  primary key (review_id, layer, configuration_id),
  foreign key (review_id, layer, configuration_id) references configuration (review_id, layer, id)
) strict;
create index completion_person on completion (review_id, person_id);
`,
})
