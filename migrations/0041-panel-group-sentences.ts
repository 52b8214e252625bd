// What the lead says of a group too small for figures of its own, by item and role.
import { migration } from '../src/core/db/migrating/script.ts'

export const up = migration({
  both: `
create table group_sentence (
  review_id integer not null,
  item_id integer not null,
  role text not null check (role in ('patient or public', 'practitioner', 'policy', 'expert')),
  text text not null,
  written_at text not null,
  written_by integer references person (id),
  version integer not null default 1,
  primary key (review_id, item_id, role),
  foreign key (review_id, item_id) references item (review_id, id)
) strict;
`,
})
