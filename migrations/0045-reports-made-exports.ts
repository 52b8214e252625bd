// Files made for one person from a review: asked for, made by a job, kept for some days in the data folder.
import { migration } from '../src/core/db/migrating/script.ts'

export const up = migration({
  both: `
create table made_export (
  review_id integer not null references review (id),
  id integer not null,
  job_id integer not null references job (id),
  person_id integer not null references person (id),
  role text not null check (role in ('lead', 'reviewer', 'observer')),
  format text not null,
  report text not null,
  of_table text,
  language text not null check (language in ('en', 'nl')),
  file_name text not null,
  kept_as text not null,
  bytes integer,
  created_at text not null,
  made_at text,
  ends_at text not null,
  primary key (review_id, id)
) strict;
create index made_export_of on made_export (review_id, person_id, id);
create index made_export_ends on made_export (ends_at);
create unique index made_export_file on made_export (kept_as);
`,
})
