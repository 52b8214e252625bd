// Appraisal forms that a team defines, in editions, with what people answered.
import { migration } from '../src/core/db/migrating/script.ts'

export const up = migration({
  both: `
create table appraisal_form (
  review_id integer not null references review (id),
  id integer not null,
  edition integer not null,
  before text,
  retired_at text,
  created_at text not null,
  created_by integer references person (id),
  version integer not null default 1,
  primary key (review_id, id)
) strict;

create table appraisal_form_edition (
  review_id integer not null,
  form_id integer not null,
  number integer not null,
  content text not null,
  made_at text not null,
  made_by integer references person (id),
  primary key (review_id, form_id, number),
  foreign key (review_id, form_id) references appraisal_form (review_id, id)
) strict;

create table form_answer (
  review_id integer not null,
  id integer not null,
  form_id integer not null,
  edition integer not null,
  document_id integer not null,
  person_id integer references person (id),
  is_agreed integer not null check (is_agreed in (0, 1)),
  categories text not null default '[]',
  answers text not null,
  answered_at text not null,
  version integer not null default 1,
  primary key (review_id, id),
  foreign key (review_id, form_id, edition) references appraisal_form_edition (review_id, form_id, number),
  foreign key (review_id, document_id) references document (review_id, id)
) strict;
create unique index form_answer_own on form_answer (review_id, document_id, form_id, person_id) where is_agreed = 0;
create unique index form_answer_agreed on form_answer (review_id, document_id, form_id) where is_agreed = 1;
create index form_answer_edition on form_answer (review_id, form_id, edition);
`,
})
