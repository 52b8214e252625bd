// What is extracted of a document for the table of included studies: columns, cells, measures, aims, kin, agreed appraisals.
import { migration } from '../src/core/db/migrating/script.ts'

export const up = migration({
  both: `
alter table document add column stakeholders text not null default '';

create table document_link (
  review_id integer not null,
  id integer not null,
  document_id integer not null,
  kind text not null check (kind in ('protocol', 'preprint', 'correction', 'comment', 'translation', 'sister study', 'earlier version')),
  of_id integer not null,
  note text not null default '',
  created_at text not null,
  created_by integer references person (id),
  check (document_id <> of_id),
  primary key (review_id, id),
  unique (review_id, document_id, of_id),
  foreign key (review_id, document_id) references document (review_id, id),
  foreign key (review_id, of_id) references document (review_id, id)
) strict;
create index document_link_of on document_link (review_id, of_id);

create table characteristic (
  review_id integer not null references review (id),
  id integer not null,
  name text not null,
  kind text not null check (kind in ('text', 'number', 'one', 'several')),
  options text not null default '[]',
  help text not null default '',
  position integer not null,
  retired_at text,
  created_at text not null,
  created_by integer references person (id),
  version integer not null default 1,
  primary key (review_id, id),
  unique (review_id, name)
) strict;

create table characteristic_value (
  review_id integer not null,
  document_id integer not null,
  characteristic_id integer not null,
  value text not null,
  noted_at text not null,
  noted_by integer references person (id),
  version integer not null default 1,
  primary key (review_id, document_id, characteristic_id),
  foreign key (review_id, document_id) references document (review_id, id),
  foreign key (review_id, characteristic_id) references characteristic (review_id, id)
) strict;
create index characteristic_value_column on characteristic_value (review_id, characteristic_id);

create table cell_source (
  review_id integer not null,
  document_id integer not null,
  cell text not null,
  locator text not null default '',
  excerpt_id integer,
  noted_at text not null,
  noted_by integer references person (id),
  version integer not null default 1,
  primary key (review_id, document_id, cell),
  foreign key (review_id, document_id) references document (review_id, id),
  foreign key (review_id, excerpt_id) references excerpt (review_id, id)
) strict;
create index cell_source_excerpt on cell_source (review_id, excerpt_id) where excerpt_id is not null;

create table measure (
  review_id integer not null references review (id),
  id integer not null,
  name text not null,
  name_key text not null,
  domain text not null default '',
  is_instrument integer not null default 0 check (is_instrument in (0, 1)),
  level_id integer,
  counts_as_id integer,
  created_at text not null,
  created_by integer references person (id),
  version integer not null default 1,
  primary key (review_id, id),
  unique (review_id, name_key),
  foreign key (review_id, level_id) references level (review_id, id),
  foreign key (review_id, counts_as_id) references measure (review_id, id)
) strict;

create table document_measure (
  review_id integer not null,
  id integer not null,
  document_id integer not null,
  measure_id integer not null,
  locator text not null default '',
  excerpt_id integer,
  added_at text not null,
  added_by integer references person (id),
  primary key (review_id, id),
  unique (review_id, document_id, measure_id),
  foreign key (review_id, document_id) references document (review_id, id),
  foreign key (review_id, measure_id) references measure (review_id, id),
  foreign key (review_id, excerpt_id) references excerpt (review_id, id)
) strict;
create index document_measure_measure on document_measure (review_id, measure_id);
create index document_measure_excerpt on document_measure (review_id, excerpt_id) where excerpt_id is not null;

create table aim (
  review_id integer not null,
  id integer not null,
  document_id integer not null,
  text text not null,
  category text not null default '',
  locator text not null default '',
  excerpt_id integer,
  added_at text not null,
  added_by integer references person (id),
  version integer not null default 1,
  primary key (review_id, id),
  foreign key (review_id, document_id) references document (review_id, id),
  foreign key (review_id, excerpt_id) references excerpt (review_id, id)
) strict;
create index aim_document on aim (review_id, document_id);
create index aim_excerpt on aim (review_id, excerpt_id) where excerpt_id is not null;

create table appraisal_statement (
  review_id integer not null,
  appraisal_id integer not null,
  theory_statement_id integer not null,
  primary key (review_id, appraisal_id, theory_statement_id),
  foreign key (review_id, appraisal_id) references appraisal (review_id, id),
  foreign key (review_id, theory_statement_id) references theory_statement (review_id, id)
) strict;
create index appraisal_statement_statement on appraisal_statement (review_id, theory_statement_id);

create table agreed_appraisal (
  review_id integer not null,
  document_id integer not null,
  relevance text check (relevance in ('high', 'moderate', 'low')),
  rigour text check (rigour in ('high', 'moderate', 'low')),
  richness text check (richness in ('high', 'moderate', 'low')),
  reason text not null default '',
  noted_at text not null,
  noted_by integer references person (id),
  version integer not null default 1,
  primary key (review_id, document_id),
  foreign key (review_id, document_id) references document (review_id, id)
) strict;
`,
})
