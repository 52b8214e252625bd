// Which configurations bear on which theory statement and how, and the theory statements that went into a move.
import { migration } from '../src/core/db/migrating/script.ts'

export const up = migration({
  both: `
create table bearing (
  review_id integer not null,
  id integer not null,
  statement_id integer not null,
  layer text not null check (layer in ('account', 'synthesised')),
  configuration_id integer not null,
  stance text not null check (stance in ('supports', 'refines', 'contradicts')),
  note text not null default '',
  created_at text not null,
  created_by integer references person (id),
  version integer not null default 1,
  primary key (review_id, id),
  unique (review_id, statement_id, layer, configuration_id),
  foreign key (review_id, statement_id) references theory_statement (review_id, id),
  foreign key (review_id, layer, configuration_id) references configuration (review_id, layer, id)
) strict;
create index bearing_configuration on bearing (review_id, layer, configuration_id);

create table move_statement (
  review_id integer not null,
  move_id integer not null,
  statement_id integer not null,
  theory_version integer not null,
  primary key (review_id, move_id, statement_id),
  foreign key (review_id, move_id) references move (review_id, id),
  foreign key (review_id, statement_id, theory_version) references theory_statement_version (review_id, statement_id, version)
) strict;
create index move_theory on move (review_id, theory_id, theory_version) where theory_id is not null;
`,
})
