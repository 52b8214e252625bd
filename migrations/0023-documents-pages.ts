// Where the words of a text stand on the pages of its PDF, a row a page, and what is to be said of how a text was read.
import { migration } from '../src/core/db/migrating/script.ts'

export const up = migration({
  both: `
alter table document_text add column remark text not null default '';

create table text_page (
  review_id integer not null,
  document_id integer not null,
  text_number integer not null,
  number integer not null,
  label text,
  width integer not null,
  height integer not null,
  runs text not null,
  primary key (review_id, document_id, text_number, number),
  foreign key (review_id, document_id, text_number) references document_text (review_id, document_id, number)
) strict;
`,
})
