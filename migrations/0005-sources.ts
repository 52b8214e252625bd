// Where records come from: searches in PRISMA-S terms, the imports under them, and the records with what came in beside them.
import { migration } from '../src/core/db/migrating/script.ts'

export const up = migration({
  both: `
create table search (
  review_id integer not null references review (id),
  id integer not null,
  iteration integer not null default 1 check (iteration > 0),
  status text not null check (status in ('planned', 'run')),
  kind text not null check (kind in ('database', 'register', 'website', 'organisation', 'citation chasing', 'experts', 'other')),
  source text not null,
  platform text not null default '',
  run_on text,
  coverage text not null default '',
  strategy text not null default '',
  limits text not null default '',
  hits integer check (hits >= 0),
  why text not null default '',
  theory_statement_id integer,
  note text not null default '',
  created_at text not null,
  created_by integer references person (id),
  version integer not null default 1,
  primary key (review_id, id),
  foreign key (review_id, theory_statement_id) references theory_statement (review_id, id)
) strict;

create table import (
  review_id integer not null,
  id integer not null,
  search_id integer not null,
  state text not null check (state in ('preview', 'running', 'complete', 'cancelled', 'failed', 'undone')),
  stage text not null default 'screening' check (stage in ('screening', 'included')),
  file_name text not null,
  file_hash text not null,
  bytes integer not null,
  format text not null,
  encoding text not null,
  read_count integer not null default 0,
  new_count integer not null default 0,
  duplicate_count integer not null default 0,
  refused_count integer not null default 0,
  problems text not null default '[]',
  job_id integer references job (id),
  created_at text not null,
  created_by integer references person (id),
  finished_at text,
  primary key (review_id, id),
  foreign key (review_id, search_id) references search (review_id, id),
  check (state <> 'complete' or read_count = new_count + duplicate_count + refused_count)
) strict;
create index import_search on import (review_id, search_id);

create table record_row (
  review_id integer not null references review (id),
  id integer not null,
  import_id integer,
  search_id integer,
  type text not null,
  title text not null,
  authors text not null default '[]',
  year integer,
  journal text not null default '',
  volume text not null default '',
  issue text not null default '',
  pages text not null default '',
  publisher text not null default '',
  doi text not null default '',
  pmid text not null default '',
  isbn text not null default '',
  url text not null default '',
  language text not null default '',
  abstract text not null default '',
  keywords text not null default '[]',
  notes text not null default '',
  first_author text not null default '',
  title_key text not null default '',
  duplicate_of integer,
  duplicate_by text check (duplicate_by in ('doi', 'title', 'person')),
  raw text not null default '',
  came_in text,
  line integer,
  created_at text not null,
  created_by integer references person (id),
  version integer not null default 1,
  primary key (review_id, id),
  foreign key (review_id, import_id) references import (review_id, id),
  foreign key (review_id, search_id) references search (review_id, id),
  foreign key (review_id, duplicate_of) references record_row (review_id, id)
) strict;
create index record_doi on record_row (review_id, doi) where doi <> '';
create index record_title_key on record_row (review_id, title_key) where title_key <> '';
create index record_import on record_row (review_id, import_id);
create index record_search on record_row (review_id, search_id);
create index record_duplicate on record_row (review_id, duplicate_of) where duplicate_of is not null;
create index record_year on record_row (review_id, year, id);
create index record_author on record_row (review_id, first_author, id);
create index record_title on record_row (review_id, title, id);

create view record as
  select r.* from record_row r
  where r.import_id is null
    or exists (select 1 from import i where i.review_id = r.review_id and i.id = r.import_id and i.state = 'complete');
`,
})
