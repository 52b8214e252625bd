// Context–mechanism–outcome configurations in two layers, their elements, the ideas they share, evidence and links.
import { migration } from '../src/core/db/migrating/script.ts'

export const up = migration({
  both: `
create table statement (
  review_id integer not null references review (id),
  id integer not null,
  name text not null,
  definition text not null default '',
  code text,
  part_of_id integer,
  created_at text not null,
  created_by integer references person (id),
  version integer not null default 1,
  primary key (review_id, id),
  unique (review_id, name),
  unique (review_id, code),
  foreign key (review_id, part_of_id) references statement (review_id, id)
) strict;

create table configuration (
  review_id integer not null references review (id),
  layer text not null check (layer in ('account', 'synthesised')),
  id integer not null,
  document_id integer,
  label text,
  title text not null default '',
  wording text not null default '',
  status text not null default 'draft' check (status in ('draft', 'checked', 'agreed', 'retired')),
  parent_id integer,
  theory_statement_id integer,
  levels_are_set integer not null default 0 check (levels_are_set in (0, 1)),
  note text not null default '',
  created_at text not null,
  created_by integer references person (id),
  version integer not null default 1,
  primary key (review_id, layer, id),
  unique (review_id, layer, label),
  check ((layer = 'account') = (document_id is not null)),
  foreign key (review_id, document_id) references document (review_id, id),
  foreign key (review_id, layer, parent_id) references configuration (review_id, layer, id),
  foreign key (review_id, theory_statement_id) references theory_statement (review_id, id)
) strict;
create index configuration_document on configuration (review_id, document_id);
create index configuration_parent on configuration (review_id, layer, parent_id) where parent_id is not null;
create index configuration_theory_statement on configuration (review_id, theory_statement_id) where theory_statement_id is not null;

create table configuration_level (
  review_id integer not null,
  layer text not null,
  configuration_id integer not null,
  level_id integer not null,
  primary key (review_id, layer, configuration_id, level_id),
  foreign key (review_id, layer, configuration_id) references configuration (review_id, layer, id),
  foreign key (review_id, level_id) references level (review_id, id)
) strict;

create table configuration_term (
  review_id integer not null,
  layer text not null,
  configuration_id integer not null,
  term_id integer not null,
  primary key (review_id, layer, configuration_id, term_id),
  foreign key (review_id, layer, configuration_id) references configuration (review_id, layer, id),
  foreign key (review_id, term_id) references term (review_id, id)
) strict;
create index configuration_term_term on configuration_term (review_id, term_id);

create table configuration_substantive (
  review_id integer not null,
  layer text not null,
  configuration_id integer not null,
  substantive_id integer not null,
  note text not null default '',
  primary key (review_id, layer, configuration_id, substantive_id),
  foreign key (review_id, layer, configuration_id) references configuration (review_id, layer, id),
  foreign key (review_id, substantive_id) references substantive_theory (review_id, id)
) strict;

create table element (
  review_id integer not null,
  id integer not null,
  layer text not null,
  configuration_id integer not null,
  role text not null check (role in ('context', 'mechanism', 'resource', 'response', 'outcome', 'strategy', 'actor')),
  mark text not null,
  position integer not null,
  wording text not null,
  statement_id integer,
  polarity text check (polarity in ('enabling', 'hindering', 'both')),
  is_inferred integer not null default 0 check (is_inferred in (0, 1)),
  inference text check (inference in ('abduction', 'retroduction')),
  reasoning text not null default '',
  reasoned_by integer references person (id),
  reasoned_at text,
  intended text check (intended in ('intended', 'unintended')),
  valence text check (valence in ('positive', 'negative')),
  distance text check (distance in ('proximal', 'intermediate', 'distal')),
  for_whom text not null default '',
  mechanism_absent integer not null default 0 check (mechanism_absent in (0, 1)),
  created_at text not null,
  created_by integer references person (id),
  version integer not null default 1,
  primary key (review_id, id),
  unique (review_id, layer, configuration_id, mark),
  check (is_inferred = 0 or reasoning <> ''),
  foreign key (review_id, layer, configuration_id) references configuration (review_id, layer, id),
  foreign key (review_id, statement_id) references statement (review_id, id)
) strict;
create index element_statement on element (review_id, statement_id) where statement_id is not null;

create table element_level (
  review_id integer not null,
  element_id integer not null,
  level_id integer not null,
  primary key (review_id, element_id, level_id),
  foreign key (review_id, element_id) references element (review_id, id),
  foreign key (review_id, level_id) references level (review_id, id)
) strict;
create index element_level_level on element_level (review_id, level_id);

create table evidence (
  review_id integer not null,
  id integer not null,
  layer text not null,
  configuration_id integer not null,
  element_id integer,
  document_id integer not null,
  excerpt_id integer,
  locator text not null default '',
  stance text not null check (stance in ('supports', 'refines', 'contradicts', 'background')),
  is_converse integer not null default 0 check (is_converse in (0, 1)),
  note text not null default '',
  created_at text not null,
  created_by integer references person (id),
  version integer not null default 1,
  primary key (review_id, id),
  foreign key (review_id, layer, configuration_id) references configuration (review_id, layer, id),
  foreign key (review_id, element_id) references element (review_id, id),
  foreign key (review_id, document_id) references document (review_id, id),
  foreign key (review_id, excerpt_id) references excerpt (review_id, id)
) strict;
create index evidence_configuration on evidence (review_id, layer, configuration_id);
create index evidence_element on evidence (review_id, element_id) where element_id is not null;
create index evidence_document on evidence (review_id, document_id);
create index evidence_excerpt on evidence (review_id, excerpt_id) where excerpt_id is not null;

create table link (
  review_id integer not null,
  id integer not null,
  kind text not null check (kind in ('ripple', 'alternative', 'contradicts')),
  from_layer text not null,
  from_id integer not null,
  from_element_id integer,
  to_layer text not null,
  to_id integer not null,
  to_element_id integer,
  note text not null default '',
  created_at text not null,
  created_by integer references person (id),
  primary key (review_id, id),
  foreign key (review_id, from_layer, from_id) references configuration (review_id, layer, id),
  foreign key (review_id, to_layer, to_id) references configuration (review_id, layer, id),
  foreign key (review_id, from_element_id) references element (review_id, id),
  foreign key (review_id, to_element_id) references element (review_id, id)
) strict;
create index link_from on link (review_id, from_layer, from_id);
create index link_to on link (review_id, to_layer, to_id);
`,
})
