// Demi-regularities: a way of looking at configurations, saved with a name, a memo and what it found at the time.
import { migration } from '../src/core/db/migrating/script.ts'

export const up = migration({
  both: `
create table demi_regularity (
  review_id integer not null references review (id),
  id integer not null,
  kind text not null check (kind in ('mechanism', 'context')),
  layer text not null check (layer in ('account', 'synthesised')),
  query text not null,
  name text not null,
  memo text not null default '',
  found text not null,
  found_at text not null,
  created_at text not null,
  created_by integer references person (id),
  version integer not null default 1,
  primary key (review_id, id)
) strict;
`,
})
