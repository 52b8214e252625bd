// How accounts come together: contributions to synthesised configurations and the moves that make them.
import { migration } from '../src/core/db/migrating/script.ts'

export const up = migration({
  both: `
create table contribution (
  review_id integer not null,
  id integer not null,
  account_layer text not null default 'account' check (account_layer = 'account'),
  account_id integer not null,
  configuration_layer text not null default 'synthesised' check (configuration_layer = 'synthesised'),
  configuration_id integer not null,
  stance text not null check (stance in ('supports', 'refines', 'contradicts', 'background')),
  is_converse integer not null default 0 check (is_converse in (0, 1)),
  note text not null default '',
  created_at text not null,
  created_by integer references person (id),
  version integer not null default 1,
  primary key (review_id, id),
  unique (review_id, account_id, configuration_id),
  foreign key (review_id, account_layer, account_id) references configuration (review_id, layer, id),
  foreign key (review_id, configuration_layer, configuration_id) references configuration (review_id, layer, id)
) strict;
create index contribution_configuration on contribution (review_id, configuration_id);

create table move (
  review_id integer not null references review (id),
  id integer not null,
  kind text not null check (kind in ('juxtapose', 'reconcile', 'adjudicate', 'consolidate', 'situate')),
  inference text check (inference in ('abduction', 'retroduction')),
  configuration_layer text check (configuration_layer = 'synthesised'),
  configuration_id integer,
  theory_id integer,
  theory_version integer,
  reason text not null default '',
  made_at text not null,
  made_by integer references person (id),
  version integer not null default 1,
  primary key (review_id, id),
  check ((configuration_id is null) <> (theory_id is null)),
  check ((configuration_id is null) = (configuration_layer is null)),
  foreign key (review_id, configuration_layer, configuration_id) references configuration (review_id, layer, id),
  foreign key (review_id, theory_id, theory_version) references theory_version (review_id, theory_id, version)
) strict;
create index move_configuration on move (review_id, configuration_id) where configuration_id is not null;

create table move_input (
  review_id integer not null,
  move_id integer not null,
  layer text not null,
  configuration_id integer not null,
  primary key (review_id, move_id, layer, configuration_id),
  foreign key (review_id, move_id) references move (review_id, id),
  foreign key (review_id, layer, configuration_id) references configuration (review_id, layer, id)
) strict;
`,
})
