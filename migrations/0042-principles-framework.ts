// The framework: archetypes of practice in a setting, and tensions, each tied to principles and configurations.
import { migration } from '../src/core/db/migrating/script.ts'

export const up = migration({
  both: `
create table archetype (
  review_id integer not null references review (id),
  id integer not null,
  setting_id integer not null,
  position integer not null,
  name text not null,
  portrait text not null default '',
  explained_by text not null default '',
  created_at text not null,
  created_by integer references person (id),
  version integer not null default 1,
  primary key (review_id, id),
  foreign key (review_id, setting_id) references term (review_id, id)
) strict;

create table archetype_principle (
  review_id integer not null,
  archetype_id integer not null,
  principle_id integer not null,
  primary key (review_id, archetype_id, principle_id),
  foreign key (review_id, archetype_id) references archetype (review_id, id),
  foreign key (review_id, principle_id) references principle (review_id, id)
) strict;
create index archetype_principle_of on archetype_principle (review_id, principle_id);

create table archetype_configuration (
  review_id integer not null,
  archetype_id integer not null,
  layer text not null,
  configuration_id integer not null,
  primary key (review_id, archetype_id, layer, configuration_id),
  foreign key (review_id, archetype_id) references archetype (review_id, id),
  foreign key (review_id, layer, configuration_id) references configuration (review_id, layer, id)
) strict;
create index archetype_configuration_of on archetype_configuration (review_id, layer, configuration_id);

create table tension (
  review_id integer not null references review (id),
  id integer not null,
  name text not null,
  about text not null default '',
  first_side text not null,
  second_side text not null,
  holding text not null default '',
  created_at text not null,
  created_by integer references person (id),
  version integer not null default 1,
  primary key (review_id, id)
) strict;

create table tension_principle (
  review_id integer not null,
  tension_id integer not null,
  principle_id integer not null,
  primary key (review_id, tension_id, principle_id),
  foreign key (review_id, tension_id) references tension (review_id, id),
  foreign key (review_id, principle_id) references principle (review_id, id)
) strict;
create index tension_principle_of on tension_principle (review_id, principle_id);

create table tension_configuration (
  review_id integer not null,
  tension_id integer not null,
  side integer not null check (side in (1, 2)),
  layer text not null,
  configuration_id integer not null,
  primary key (review_id, tension_id, side, layer, configuration_id),
  foreign key (review_id, tension_id) references tension (review_id, id),
  foreign key (review_id, layer, configuration_id) references configuration (review_id, layer, id)
) strict;
create index tension_configuration_of on tension_configuration (review_id, layer, configuration_id);
`,
})
