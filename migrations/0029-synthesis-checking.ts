// Second-person checks of coding: configurations of a seeded sample, and what a second person said of each.
import { migration } from '../src/core/db/migrating/script.ts'

export const up = migration({
  both: `
create table coding_check (
  review_id integer not null references review (id),
  id integer not null,
  layer text not null check (layer in ('account', 'synthesised')),
  document_id integer,
  share integer not null check (share between 1 and 100),
  population integer not null check (population >= size),
  size integer not null check (size > 0),
  seed text not null,
  sets_status integer not null check (sets_status in (0, 1)),
  checker_id integer not null references person (id),
  asked_at text not null,
  asked_by integer references person (id),
  ended_at text,
  ended_by integer references person (id),
  primary key (review_id, id),
  foreign key (review_id, document_id) references document (review_id, id)
) strict;

create table coding_check_item (
  review_id integer not null,
  check_id integer not null,
  position integer not null,
  layer text not null check (layer in ('account', 'synthesised')),
  configuration_id integer not null,
  primary key (review_id, check_id, configuration_id),
  unique (review_id, check_id, position),
  foreign key (review_id, check_id) references coding_check (review_id, id),
  foreign key (review_id, layer, configuration_id) references configuration (review_id, layer, id)
) strict;
create index coding_check_item_configuration on coding_check_item (review_id, layer, configuration_id);

create table coding_answer (
  review_id integer not null,
  check_id integer not null,
  configuration_id integer not null,
  answer text not null check (answer in ('agree', 'amend', 'discuss')),
  note text not null default '',
  proposed_wording text not null default '',
  change_id integer,
  comment_id integer,
  was_draft integer not null default 0 check (was_draft in (0, 1)),
  given_at text not null,
  primary key (review_id, check_id, configuration_id),
  foreign key (review_id, check_id, configuration_id) references coding_check_item (review_id, check_id, configuration_id),
  foreign key (review_id, comment_id) references comment (review_id, id),
  check (answer <> 'amend' or proposed_wording <> '' or change_id is not null),
  check ((answer = 'discuss') = (comment_id is not null))
) strict;
`,
})
