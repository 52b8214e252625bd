// Studies and their documents, the texts as extracted, excerpts anchored in them, and how documents were appraised.
import { migration } from '../src/core/db/migrating/script.ts'

export const up = migration({
  both: `
create table study (
  review_id integer not null references review (id),
  id integer not null,
  name text not null,
  note text not null default '',
  created_at text not null,
  created_by integer references person (id),
  version integer not null default 1,
  primary key (review_id, id),
  unique (review_id, name)
) strict;

create table document (
  review_id integer not null references review (id),
  id integer not null,
  record_id integer,
  study_id integer,
  kind text not null check (kind in ('article', 'report', 'thesis', 'blog', 'policy', 'opinion', 'transcript', 'consultation')),
  label text not null,
  title text not null,
  authors text not null default '[]',
  year integer,
  journal text not null default '',
  volume text not null default '',
  issue text not null default '',
  pages text not null default '',
  publisher text not null default '',
  doi text not null default '',
  url text not null default '',
  country text not null default '',
  design text not null default '',
  participants text not null default '',
  note text not null default '',
  text_number integer,
  created_at text not null,
  created_by integer references person (id),
  version integer not null default 1,
  primary key (review_id, id),
  unique (review_id, label),
  unique (review_id, record_id),
  foreign key (review_id, record_id) references record_row (review_id, id),
  foreign key (review_id, study_id) references study (review_id, id)
) strict;
create index document_study on document (review_id, study_id);

create table document_text (
  review_id integer not null,
  document_id integer not null,
  number integer not null,
  text text not null,
  paragraphs text not null,
  pages text not null default '[]',
  characters integer not null,
  form text not null check (form in ('pasted', 'txt', 'html', 'docx', 'pdf')),
  file_hash text,
  file_name text not null default '',
  added_at text not null,
  added_by integer references person (id),
  primary key (review_id, document_id, number),
  foreign key (review_id, document_id) references document (review_id, id)
) strict;

create table document_term (
  review_id integer not null,
  document_id integer not null,
  term_id integer not null,
  primary key (review_id, document_id, term_id),
  foreign key (review_id, document_id) references document (review_id, id),
  foreign key (review_id, term_id) references term (review_id, id)
) strict;
create index document_term_term on document_term (review_id, term_id);

create table excerpt (
  review_id integer not null,
  id integer not null,
  document_id integer not null,
  text_number integer not null,
  starts integer not null check (starts >= 0),
  ends integer not null check (ends > starts),
  page integer,
  quote text not null check (quote <> ''),
  prefix text not null default '',
  suffix text not null default '',
  is_lost integer not null default 0 check (is_lost in (0, 1)),
  is_parked integer not null default 0 check (is_parked in (0, 1)),
  theory_statement_id integer,
  note text not null default '',
  created_at text not null,
  created_by integer references person (id),
  version integer not null default 1,
  primary key (review_id, id),
  foreign key (review_id, document_id) references document (review_id, id),
  foreign key (review_id, theory_statement_id) references theory_statement (review_id, id)
) strict;
create index excerpt_document on excerpt (review_id, document_id, starts);
create index excerpt_statement on excerpt (review_id, theory_statement_id) where theory_statement_id is not null;
create index excerpt_parked on excerpt (review_id, id) where is_parked = 1;

create table excerpt_term (
  review_id integer not null,
  excerpt_id integer not null,
  term_id integer not null,
  primary key (review_id, excerpt_id, term_id),
  foreign key (review_id, excerpt_id) references excerpt (review_id, id),
  foreign key (review_id, term_id) references term (review_id, id)
) strict;
create index excerpt_term_term on excerpt_term (review_id, term_id);

create table appraisal (
  review_id integer not null,
  id integer not null,
  document_id integer not null,
  person_id integer references person (id),
  relevance text check (relevance in ('high', 'moderate', 'low')),
  relevance_reason text not null default '',
  rigour text check (rigour in ('high', 'moderate', 'low')),
  rigour_reason text not null default '',
  richness text check (richness in ('high', 'moderate', 'low')),
  richness_reason text not null default '',
  appraised_at text not null,
  version integer not null default 1,
  primary key (review_id, id),
  unique (review_id, document_id, person_id),
  foreign key (review_id, document_id) references document (review_id, id)
) strict;
`,
})
