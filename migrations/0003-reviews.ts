// The review itself: its question, members, levels, facets with terms, the journal of memos and the discussion.
import { migration } from '../src/core/db/migrating/script.ts'

export const up = migration({
  both: `
create table review (
  id integer not null primary key,
  slug text not null unique,
  title text not null,
  kind text not null check (kind in ('realist-review', 'rapid-realist-review')),
  intervention text not null default '',
  registration text not null default '',
  is_example integer not null default 0 check (is_example in (0, 1)),
  shape text not null default 'CMO' check (shape in ('CMO', 'resource + response', 'SCMO', 'ICAMO')),
  screeners integer not null default 1 check (screeners in (1, 2)),
  created_at text not null,
  created_by integer references person (id),
  version integer not null default 1
) strict;

create table review_address (
  slug text not null primary key,
  review_id integer not null references review (id)
) strict;

create table question (
  review_id integer not null references review (id),
  id integer not null,
  text text not null,
  reason text not null,
  written_at text not null,
  written_by integer references person (id),
  primary key (review_id, id)
) strict;

create table member (
  review_id integer not null references review (id),
  person_id integer not null references person (id),
  role text not null check (role in ('lead', 'reviewer', 'observer')),
  joined_at text not null,
  primary key (review_id, person_id)
) strict;
create index member_person on member (person_id);

create table invitation (
  review_id integer not null references review (id),
  id integer not null,
  hash text not null unique,
  role text not null check (role in ('lead', 'reviewer', 'observer')),
  email text not null default '',
  created_by integer references person (id),
  created_at text not null,
  ends_at text not null,
  used_at text,
  used_by integer references person (id),
  revoked_at text,
  primary key (review_id, id)
) strict;

create table level (
  review_id integer not null references review (id),
  id integer not null,
  key text not null,
  name text not null,
  definition text not null default '',
  position integer not null,
  version integer not null default 1,
  primary key (review_id, id),
  unique (review_id, key)
) strict;

create table facet (
  review_id integer not null references review (id),
  id integer not null,
  key text not null,
  name text not null,
  describes text not null check (describes in ('documents', 'excerpts', 'configurations')),
  is_ordered integer not null default 0 check (is_ordered in (0, 1)),
  position integer not null,
  retired_at text,
  version integer not null default 1,
  primary key (review_id, id),
  unique (review_id, key)
) strict;

create table term (
  review_id integer not null,
  id integer not null,
  facet_id integer not null,
  parent_id integer,
  name text not null,
  definition text not null default '',
  position integer not null,
  retired_at text,
  version integer not null default 1,
  primary key (review_id, id),
  unique (review_id, facet_id, name),
  foreign key (review_id, facet_id) references facet (review_id, id),
  foreign key (review_id, parent_id) references term (review_id, id)
) strict;

create table memo (
  review_id integer not null references review (id),
  id integer not null,
  kind text not null check (kind in ('scoping', 'focus', 'change', 'search', 'appraisal', 'reasoning', 'reflexive', 'session')),
  title text not null,
  text text not null,
  present text not null default '',
  follows_id integer,
  written_at text not null,
  written_by integer references person (id),
  version integer not null default 1,
  primary key (review_id, id),
  foreign key (review_id, follows_id) references memo (review_id, id)
) strict;

create table memo_subject (
  review_id integer not null,
  memo_id integer not null,
  subject_kind text not null,
  subject_id integer not null,
  primary key (review_id, memo_id, subject_kind, subject_id),
  foreign key (review_id, memo_id) references memo (review_id, id)
) strict;
create index memo_about on memo_subject (review_id, subject_kind, subject_id);

create table comment (
  review_id integer not null references review (id),
  id integer not null,
  subject_kind text not null,
  subject_id integer not null,
  text text not null,
  written_at text not null,
  written_by integer references person (id),
  resolved_at text,
  resolved_by integer references person (id),
  primary key (review_id, id)
) strict;
create index comment_about on comment (review_id, subject_kind, subject_id, id);
`,
})
