// Guiding principles: their words, lines, plain words per language, what they rest on, and every version of them.
import { migration } from '../src/core/db/migrating/script.ts'

export const up = migration({
  both: `
create table principle (
  review_id integer not null references review (id),
  id integer not null,
  position integer not null,
  heading text not null default '',
  explanation text not null default '',
  status text not null default 'draft' check (status in ('draft', 'in panel', 'revised', 'agreed', 'withdrawn')),
  levels_are_set integer not null default 0 check (levels_are_set in (0, 1)),
  drafted_how text not null default '',
  where_it_holds text not null default '',
  where_it_does_not text not null default '',
  created_at text not null,
  created_by integer references person (id),
  version integer not null default 1,
  primary key (review_id, id)
) strict;

create table principle_version (
  review_id integer not null,
  principle_id integer not null,
  version integer not null,
  snapshot text not null,
  reason text not null default '',
  written_at text not null,
  written_by integer references person (id),
  primary key (review_id, principle_id, version),
  foreign key (review_id, principle_id) references principle (review_id, id)
) strict;

create table plain_words (
  review_id integer not null,
  principle_id integer not null,
  language text not null check (language in ('en', 'nl')),
  text text not null,
  written_at text not null,
  written_by integer references person (id),
  primary key (review_id, principle_id, language),
  foreign key (review_id, principle_id) references principle (review_id, id)
) strict;

create table principle_configuration (
  review_id integer not null,
  principle_id integer not null,
  layer text not null,
  configuration_id integer not null,
  position integer not null,
  primary key (review_id, principle_id, layer, configuration_id),
  foreign key (review_id, principle_id) references principle (review_id, id),
  foreign key (review_id, layer, configuration_id) references configuration (review_id, layer, id)
) strict;
create index principle_configuration_of on principle_configuration (review_id, layer, configuration_id);

create table principle_level (
  review_id integer not null,
  principle_id integer not null,
  level_id integer not null,
  primary key (review_id, principle_id, level_id),
  foreign key (review_id, principle_id) references principle (review_id, id),
  foreign key (review_id, level_id) references level (review_id, id)
) strict;

create table principle_line (
  review_id integer not null,
  id integer not null,
  principle_id integer not null,
  kind text not null check (kind in ('strategy', 'context', 'mechanism', 'outcome', 'action', 'local meaning')),
  text text not null,
  polarity text check (polarity in ('enabling', 'hindering', 'both')),
  audience text not null default '',
  theme_id integer,
  statement_id integer,
  layer text,
  configuration_id integer,
  position integer not null,
  primary key (review_id, id),
  foreign key (review_id, principle_id) references principle (review_id, id),
  foreign key (review_id, theme_id) references term (review_id, id),
  foreign key (review_id, statement_id) references statement (review_id, id),
  foreign key (review_id, layer, configuration_id) references configuration (review_id, layer, id)
) strict;
create index principle_line_of on principle_line (review_id, principle_id, position);

create table principle_evidence (
  review_id integer not null,
  id integer not null,
  principle_id integer not null,
  document_id integer not null,
  excerpt_id integer,
  locator text not null default '',
  stance text not null check (stance in ('supports', 'refines', 'contradicts', 'background')),
  is_converse integer not null default 0 check (is_converse in (0, 1)),
  note text not null default '',
  created_at text not null,
  created_by integer references person (id),
  primary key (review_id, id),
  foreign key (review_id, principle_id) references principle (review_id, id),
  foreign key (review_id, document_id) references document (review_id, id),
  foreign key (review_id, excerpt_id) references excerpt (review_id, id)
) strict;
create index principle_evidence_of on principle_evidence (review_id, principle_id);
`,
})
