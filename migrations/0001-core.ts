// What every feature rests on: numbering, the activity trail, jobs, the bin, double submissions and the shared search index.
import { migration } from '../src/core/db/migrating/script.ts'

export const up = migration({
  both: `
create table counter (
  review_id integer not null,
  kind text not null,
  next integer not null check (next > 0),
  primary key (review_id, kind)
) strict;

create table activity (
  review_id integer not null,
  id integer not null,
  at text not null,
  actor_kind text not null check (actor_kind in ('person', 'panellist', 'command line', 'system')),
  actor_id integer,
  verb text not null,
  subject_kind text not null,
  subject_id integer,
  before text,
  after text,
  audience text not null default 'team' check (audience in ('team', 'lead', 'self')),
  primary key (review_id, id)
) strict;
create index activity_subject on activity (review_id, subject_kind, subject_id, id);

create table access (
  id integer not null primary key,
  at text not null,
  kind text not null,
  person_id integer,
  review_id integer,
  detail text not null default ''
) strict;

create table job (
  id integer not null primary key,
  review_id integer not null,
  kind text not null,
  person_id integer,
  actor_kind text not null,
  state text not null check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  cancel_asked integer not null default 0 check (cancel_asked in (0, 1)),
  input text not null,
  stage text not null default '',
  done integer not null default 0,
  total integer,
  result text,
  problem text,
  heartbeat_at text,
  created_at text not null,
  finished_at text
) strict;
create index job_state on job (state, id);
create index job_review on job (review_id, id);

create table bin (
  review_id integer not null,
  id integer not null,
  kind text not null,
  subject_id integer not null,
  title text not null,
  rows text not null,
  deleted_at text not null,
  deleted_by integer,
  restored_at text,
  primary key (review_id, id)
) strict;

create table submission (
  key text not null primary key,
  at text not null,
  see text not null
) strict;
create index submission_at on submission (at);

create table file (
  review_id integer not null,
  hash text not null,
  name text not null,
  kind text not null,
  bytes integer not null check (bytes >= 0),
  kept_at text not null,
  primary key (review_id, hash)
) strict;
`,
  sqlite: `
create table search_entry (
  row_id integer primary key,
  review_id integer not null,
  kind text not null,
  id integer not null,
  unique (review_id, kind, id)
) strict;
create virtual table search_text using fts5(scope, title, body, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2");
create trigger activity_is_kept before update on activity begin select raise(abort, 'activity is never changed'); end;
create trigger activity_stays before delete on activity begin select raise(abort, 'activity is never deleted'); end;
`,
  postgres: `
create table search_entry (
  review_id integer not null,
  kind text not null,
  id integer not null,
  words tsvector not null,
  primary key (review_id, kind, id)
);
create index search_words on search_entry using gin (words);
create function activity_is_kept() returns trigger language plpgsql as $$ begin raise exception 'activity is never changed'; end $$;
create trigger activity_is_kept before update or delete on activity for each row execute function activity_is_kept();
`,
})
