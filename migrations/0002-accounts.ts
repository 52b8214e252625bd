// People who sign in, their sessions and tokens, and the one-time links that make or reset an account.
import { migration } from '../src/core/db/migrating/script.ts'

export const up = migration({
  both: `
create table person (
  id integer not null primary key,
  name text not null,
  email text not null unique check (email = lower(email)),
  password_hash text,
  is_admin integer not null default 0 check (is_admin in (0, 1)),
  theme text not null default 'auto' check (theme in ('auto', 'light', 'dark')),
  disabled_at text,
  created_at text not null,
  version integer not null default 1
) strict;

create table session (
  id text not null primary key,
  person_id integer references person (id),
  data text not null,
  agent text not null default '',
  created_at text not null,
  seen_at text not null,
  ends_at text not null
) strict;
create index session_person on session (person_id);
create index session_ends on session (ends_at);

create table token (
  id integer not null primary key,
  person_id integer not null references person (id),
  name text not null,
  hash text not null unique,
  created_at text not null,
  used_at text,
  ended_at text
) strict;
create index token_person on token (person_id);

create table account_link (
  hash text not null primary key,
  purpose text not null check (purpose in ('set-up', 'password')),
  person_id integer references person (id),
  created_at text not null,
  ends_at text not null,
  used_at text,
  check (purpose = 'set-up' or person_id is not null)
) strict;
`,
})
