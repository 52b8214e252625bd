// Full texts that were uploaded together: which record each file is of, and how that was known.
import { migration } from '../src/core/db/migrating/script.ts'

export const up = migration({
  both: `
create table upload (
  review_id integer not null references review (id),
  id integer not null,
  job_id integer references job (id),
  created_at text not null,
  created_by integer references person (id),
  primary key (review_id, id)
) strict;

create table upload_file (
  review_id integer not null,
  upload_id integer not null,
  number integer not null check (number > 0),
  file_hash text not null,
  file_name text not null,
  bytes integer not null,
  state text not null check (state in ('waiting', 'added', 'unmatched', 'has text', 'refused', 'left aside')),
  how text not null default '' check (how in ('', 'doi', 'title', 'file name', 'person')),
  record_id integer,
  document_id integer,
  title text not null default '',
  doi text not null default '',
  sentence text not null default '',
  settled_by integer references person (id),
  primary key (review_id, upload_id, number),
  foreign key (review_id, upload_id) references upload (review_id, id),
  foreign key (review_id, record_id) references record_row (review_id, id),
  foreign key (review_id, document_id) references document (review_id, id)
) strict;
create index upload_file_record on upload_file (review_id, record_id) where record_id is not null;
create index upload_file_document on upload_file (review_id, document_id) where document_id is not null;
create index upload_file_hash on upload_file (review_id, file_hash);
`,
})
