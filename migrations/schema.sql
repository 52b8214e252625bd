-- Generated from migrations/ by `npm run schema`. The first file to read; never edited by hand.

CREATE TABLE counter (
  review_id integer not null,
  kind text not null,
  next integer not null check (next > 0),
  primary key (review_id, kind)
) strict;

CREATE TABLE activity (
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

CREATE INDEX activity_subject on activity (review_id, subject_kind, subject_id, id);

CREATE TABLE access (
  id integer not null primary key,
  at text not null,
  kind text not null,
  person_id integer,
  review_id integer,
  detail text not null default ''
) strict;

CREATE TABLE job (
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

CREATE INDEX job_state on job (state, id);

CREATE INDEX job_review on job (review_id, id);

CREATE TABLE bin (
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

CREATE TABLE submission (
  key text not null primary key,
  at text not null,
  see text not null
) strict;

CREATE INDEX submission_at on submission (at);

CREATE TABLE file (
  review_id integer not null,
  hash text not null,
  name text not null,
  kind text not null,
  bytes integer not null check (bytes >= 0),
  kept_at text not null,
  primary key (review_id, hash)
) strict;

CREATE TABLE search_entry (
  row_id integer primary key,
  review_id integer not null,
  kind text not null,
  id integer not null,
  unique (review_id, kind, id)
) strict;

CREATE VIRTUAL TABLE search_text using fts5(scope, title, body, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2");

CREATE TRIGGER activity_is_kept before update on activity begin select raise(abort, 'activity is never changed'); end;

CREATE TRIGGER activity_stays before delete on activity begin select raise(abort, 'activity is never deleted'); end;

CREATE TABLE person (
  id integer not null primary key,
  name text not null,
  email text not null unique check (email = lower(email)),
  password_hash text,
  is_admin integer not null default 0 check (is_admin in (0, 1)),
  theme text not null default 'auto' check (theme in ('auto', 'light', 'dark')),
  disabled_at text,
  created_at text not null,
  version integer not null default 1
, single_keys integer not null default 1 check (single_keys in (0, 1))) strict;

CREATE TABLE session (
  id text not null primary key,
  person_id integer references person (id),
  data text not null,
  agent text not null default '',
  created_at text not null,
  seen_at text not null,
  ends_at text not null
) strict;

CREATE INDEX session_person on session (person_id);

CREATE INDEX session_ends on session (ends_at);

CREATE TABLE token (
  id integer not null primary key,
  person_id integer not null references person (id),
  name text not null,
  hash text not null unique,
  created_at text not null,
  used_at text,
  ended_at text
) strict;

CREATE INDEX token_person on token (person_id);

CREATE TABLE account_link (
  hash text not null primary key,
  purpose text not null check (purpose in ('set-up', 'password')),
  person_id integer references person (id),
  created_at text not null,
  ends_at text not null,
  used_at text,
  check (purpose = 'set-up' or person_id is not null)
) strict;

CREATE TABLE review (
  id integer not null primary key,
  slug text not null unique,
  title text not null,
  kind text not null check (kind in ('realist-review', 'rapid-realist-review')),
  intervention text not null default '',
  registration text not null default '',
  is_example integer not null default 0 check (is_example in (0, 1)),
  shape text not null default 'CMO' check (shape in ('CMO', 'resource + response', 'SCMO', 'ICAMO')),
  created_at text not null,
  created_by integer references person (id),
  version integer not null default 1
) strict;

CREATE TABLE review_address (
  slug text not null primary key,
  review_id integer not null references review (id)
) strict;

CREATE TABLE question (
  review_id integer not null references review (id),
  id integer not null,
  text text not null,
  reason text not null,
  written_at text not null,
  written_by integer references person (id),
  primary key (review_id, id)
) strict;

CREATE TABLE member (
  review_id integer not null references review (id),
  person_id integer not null references person (id),
  role text not null check (role in ('lead', 'reviewer', 'observer')),
  joined_at text not null,
  primary key (review_id, person_id)
) strict;

CREATE INDEX member_person on member (person_id);

CREATE TABLE invitation (
  review_id integer not null references review (id),
  id integer not null,
  hash text not null unique,
  role text not null check (role in ('lead', 'reviewer', 'observer')),
  email text not null default '',
  created_by integer references person (id),
  created_at text not null,
  ends_at text not null,
  used_at text,
  used_by integer references person (id),
  revoked_at text,
  primary key (review_id, id)
) strict;

CREATE TABLE level (
  review_id integer not null references review (id),
  id integer not null,
  key text not null,
  name text not null,
  definition text not null default '',
  position integer not null,
  version integer not null default 1,
  primary key (review_id, id),
  unique (review_id, key)
) strict;

CREATE TABLE facet (
  review_id integer not null references review (id),
  id integer not null,
  key text not null,
  name text not null,
  describes text not null check (describes in ('documents', 'excerpts', 'configurations')),
  is_ordered integer not null default 0 check (is_ordered in (0, 1)),
  position integer not null,
  retired_at text,
  version integer not null default 1,
  primary key (review_id, id),
  unique (review_id, key)
) strict;

CREATE TABLE term (
  review_id integer not null,
  id integer not null,
  facet_id integer not null,
  parent_id integer,
  name text not null,
  definition text not null default '',
  position integer not null,
  retired_at text,
  version integer not null default 1,
  primary key (review_id, id),
  unique (review_id, facet_id, name),
  foreign key (review_id, facet_id) references facet (review_id, id),
  foreign key (review_id, parent_id) references term (review_id, id)
) strict;

CREATE TABLE memo (
  review_id integer not null references review (id),
  id integer not null,
  kind text not null check (kind in ('scoping', 'focus', 'change', 'search', 'appraisal', 'reasoning', 'reflexive', 'session')),
  title text not null,
  text text not null,
  present text not null default '',
  follows_id integer,
  written_at text not null,
  written_by integer references person (id),
  version integer not null default 1,
  primary key (review_id, id),
  foreign key (review_id, follows_id) references memo (review_id, id)
) strict;

CREATE TABLE memo_subject (
  review_id integer not null,
  memo_id integer not null,
  subject_kind text not null,
  subject_id integer not null,
  primary key (review_id, memo_id, subject_kind, subject_id),
  foreign key (review_id, memo_id) references memo (review_id, id)
) strict;

CREATE INDEX memo_about on memo_subject (review_id, subject_kind, subject_id);

CREATE TABLE comment (
  review_id integer not null references review (id),
  id integer not null,
  subject_kind text not null,
  subject_id integer not null,
  text text not null,
  written_at text not null,
  written_by integer references person (id),
  resolved_at text,
  resolved_by integer references person (id), answer_to integer, edited_at text, version integer not null default 1,
  primary key (review_id, id)
) strict;

CREATE INDEX comment_about on comment (review_id, subject_kind, subject_id, id);

CREATE TABLE theory (
  review_id integer not null references review (id),
  id integer not null,
  title text not null,
  status text not null check (status in ('initial', 'candidate', 'refined')),
  version integer not null default 1,
  created_at text not null,
  created_by integer references person (id),
  primary key (review_id, id)
) strict;

CREATE TABLE theory_version (
  review_id integer not null,
  theory_id integer not null,
  version integer not null,
  title text not null,
  status text not null check (status in ('initial', 'candidate', 'refined')),
  text text not null,
  reason text not null,
  written_at text not null,
  written_by integer references person (id), inference text check (inference in ('abduction', 'retroduction')), inference_reason text not null default '',
  primary key (review_id, theory_id, version),
  foreign key (review_id, theory_id) references theory (review_id, id)
) strict;

CREATE TABLE theory_statement (
  review_id integer not null,
  id integer not null,
  theory_id integer not null,
  dropped_in integer,
  created_at text not null,
  primary key (review_id, id),
  foreign key (review_id, theory_id) references theory (review_id, id)
) strict;

CREATE INDEX theory_statement_theory on theory_statement (review_id, theory_id);

CREATE TABLE theory_statement_version (
  review_id integer not null,
  statement_id integer not null,
  theory_id integer not null,
  version integer not null,
  number text not null,
  position integer not null,
  if_text text not null,
  then_text text not null,
  because_text text not null,
  primary key (review_id, statement_id, version),
  unique (review_id, theory_id, version, number),
  foreign key (review_id, statement_id) references theory_statement (review_id, id),
  foreign key (review_id, theory_id, version) references theory_version (review_id, theory_id, version)
) strict;

CREATE TABLE substantive_theory (
  review_id integer not null references review (id),
  id integer not null,
  name text not null,
  summary text not null default '',
  citation text not null default '',
  url text not null default '',
  created_at text not null,
  created_by integer references person (id),
  version integer not null default 1,
  primary key (review_id, id),
  unique (review_id, name)
) strict;

CREATE TABLE substantive_theory_statement (
  review_id integer not null,
  substantive_id integer not null,
  statement_id integer not null,
  note text not null default '',
  primary key (review_id, substantive_id, statement_id),
  foreign key (review_id, substantive_id) references substantive_theory (review_id, id),
  foreign key (review_id, statement_id) references theory_statement (review_id, id)
) strict;

CREATE TABLE search (
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
  version integer not null default 1, together text not null default '', direction text check (direction in ('backward', 'forward', 'both')), tool text not null default '', contacts text not null default '', filters text not null default '', filters_reference text not null default '', adapted_from text not null default '', peer_review text check (peer_review in ('yes', 'no')), peer_review_how text not null default '', peer_reviewed_on text, peer_review_note text not null default '', alerts text not null default '', planned_at text,
  primary key (review_id, id),
  foreign key (review_id, theory_statement_id) references theory_statement (review_id, id)
) strict;

CREATE TABLE import (
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
  finished_at text, choices text not null default '{}',
  primary key (review_id, id),
  foreign key (review_id, search_id) references search (review_id, id),
  check (state <> 'complete' or read_count = new_count + duplicate_count + refused_count)
) strict;

CREATE INDEX import_search on import (review_id, search_id);

CREATE TABLE record_row (
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
  version integer not null default 1, standing text not null default 'not screened' check (standing in ('not screened', 'awaiting second reviewer', 'conflict', 'maybe', 'full text to screen', 'not retrieved', 'excluded', 'included', 'duplicate')), own_standing text not null default 'not screened' check (own_standing in ('not screened', 'awaiting second reviewer', 'conflict', 'maybe', 'full text to screen', 'not retrieved', 'excluded', 'included')),
  primary key (review_id, id),
  foreign key (review_id, import_id) references import (review_id, id),
  foreign key (review_id, search_id) references search (review_id, id),
  foreign key (review_id, duplicate_of) references record_row (review_id, id)
) strict;

CREATE INDEX record_doi on record_row (review_id, doi) where doi <> '';

CREATE INDEX record_title_key on record_row (review_id, title_key) where title_key <> '';

CREATE INDEX record_duplicate on record_row (review_id, duplicate_of) where duplicate_of is not null;

CREATE TABLE criterion (
  review_id integer not null references review (id),
  id integer not null,
  kind text not null check (kind in ('include', 'exclude')),
  text text not null,
  position integer not null,
  primary key (review_id, id)
) strict;

CREATE TABLE exclusion_reason (
  review_id integer not null references review (id),
  id integer not null,
  text text not null,
  position integer not null,
  retired_at text,
  primary key (review_id, id),
  unique (review_id, text)
) strict;

CREATE TABLE decision (
  review_id integer not null,
  id integer not null,
  record_id integer not null,
  screen text not null check (screen in ('title-abstract', 'full-text')),
  person_id integer references person (id),
  choice text not null check (choice in ('include', 'exclude', 'maybe')),
  reason_id integer,
  note text not null default '',
  decided_at text not null,
  version integer not null default 1,
  primary key (review_id, id),
  unique (review_id, record_id, screen, person_id),
  foreign key (review_id, record_id) references record_row (review_id, id),
  foreign key (review_id, reason_id) references exclusion_reason (review_id, id)
) strict;

CREATE TABLE screening (
  review_id integer not null,
  record_id integer not null,
  screen text not null check (screen in ('title-abstract', 'full-text')),
  status text not null check (status in ('awaiting second reviewer', 'conflict', 'included', 'excluded', 'maybe')),
  reason_id integer,
  settled_at text not null, settled_how text not null default 'votes' check (settled_how in ('votes', 'resolution', 'carried')), voted_by integer references person (id),
  primary key (review_id, record_id, screen),
  foreign key (review_id, record_id) references record_row (review_id, id),
  foreign key (review_id, reason_id) references exclusion_reason (review_id, id)
) strict;

CREATE INDEX screening_status on screening (review_id, screen, status, record_id);

CREATE TABLE retrieval (
  review_id integer not null,
  record_id integer not null,
  state text not null check (state in ('sought', 'retrieved', 'not retrieved')),
  reason text not null default '',
  noted_at text not null,
  noted_by integer references person (id),
  version integer not null default 1, asked text not null default '', remind_on text,
  primary key (review_id, record_id),
  foreign key (review_id, record_id) references record_row (review_id, id)
) strict;

CREATE TABLE study (
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

CREATE TABLE document (
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
  version integer not null default 1, stakeholders text not null default '',
  primary key (review_id, id),
  unique (review_id, label),
  unique (review_id, record_id),
  foreign key (review_id, record_id) references record_row (review_id, id),
  foreign key (review_id, study_id) references study (review_id, id)
) strict;

CREATE INDEX document_study on document (review_id, study_id);

CREATE TABLE document_text (
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
  added_by integer references person (id), remark text not null default '',
  primary key (review_id, document_id, number),
  foreign key (review_id, document_id) references document (review_id, id)
) strict;

CREATE TABLE document_term (
  review_id integer not null,
  document_id integer not null,
  term_id integer not null,
  primary key (review_id, document_id, term_id),
  foreign key (review_id, document_id) references document (review_id, id),
  foreign key (review_id, term_id) references term (review_id, id)
) strict;

CREATE INDEX document_term_term on document_term (review_id, term_id);

CREATE TABLE excerpt (
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
  version integer not null default 1, is_kept integer not null default 0 check (is_kept in (0, 1)),
  primary key (review_id, id),
  foreign key (review_id, document_id) references document (review_id, id),
  foreign key (review_id, theory_statement_id) references theory_statement (review_id, id)
) strict;

CREATE INDEX excerpt_document on excerpt (review_id, document_id, starts);

CREATE INDEX excerpt_statement on excerpt (review_id, theory_statement_id) where theory_statement_id is not null;

CREATE INDEX excerpt_parked on excerpt (review_id, id) where is_parked = 1;

CREATE TABLE excerpt_term (
  review_id integer not null,
  excerpt_id integer not null,
  term_id integer not null,
  primary key (review_id, excerpt_id, term_id),
  foreign key (review_id, excerpt_id) references excerpt (review_id, id),
  foreign key (review_id, term_id) references term (review_id, id)
) strict;

CREATE INDEX excerpt_term_term on excerpt_term (review_id, term_id);

CREATE TABLE appraisal (
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

CREATE TABLE statement (
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

CREATE TABLE configuration (
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

CREATE INDEX configuration_document on configuration (review_id, document_id);

CREATE INDEX configuration_parent on configuration (review_id, layer, parent_id) where parent_id is not null;

CREATE INDEX configuration_theory_statement on configuration (review_id, theory_statement_id) where theory_statement_id is not null;

CREATE TABLE configuration_level (
  review_id integer not null,
  layer text not null,
  configuration_id integer not null,
  level_id integer not null,
  primary key (review_id, layer, configuration_id, level_id),
  foreign key (review_id, layer, configuration_id) references configuration (review_id, layer, id),
  foreign key (review_id, level_id) references level (review_id, id)
) strict;

CREATE TABLE configuration_term (
  review_id integer not null,
  layer text not null,
  configuration_id integer not null,
  term_id integer not null,
  primary key (review_id, layer, configuration_id, term_id),
  foreign key (review_id, layer, configuration_id) references configuration (review_id, layer, id),
  foreign key (review_id, term_id) references term (review_id, id)
) strict;

CREATE INDEX configuration_term_term on configuration_term (review_id, term_id);

CREATE TABLE configuration_substantive (
  review_id integer not null,
  layer text not null,
  configuration_id integer not null,
  substantive_id integer not null,
  note text not null default '',
  primary key (review_id, layer, configuration_id, substantive_id),
  foreign key (review_id, layer, configuration_id) references configuration (review_id, layer, id),
  foreign key (review_id, substantive_id) references substantive_theory (review_id, id)
) strict;

CREATE TABLE element (
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
  version integer not null default 1, other_wordings text not null default '[]',
  primary key (review_id, id),
  unique (review_id, layer, configuration_id, mark),
  check (is_inferred = 0 or reasoning <> ''),
  foreign key (review_id, layer, configuration_id) references configuration (review_id, layer, id),
  foreign key (review_id, statement_id) references statement (review_id, id)
) strict;

CREATE INDEX element_statement on element (review_id, statement_id) where statement_id is not null;

CREATE TABLE element_level (
  review_id integer not null,
  element_id integer not null,
  level_id integer not null,
  primary key (review_id, element_id, level_id),
  foreign key (review_id, element_id) references element (review_id, id),
  foreign key (review_id, level_id) references level (review_id, id)
) strict;

CREATE INDEX element_level_level on element_level (review_id, level_id);

CREATE TABLE evidence (
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

CREATE INDEX evidence_configuration on evidence (review_id, layer, configuration_id);

CREATE INDEX evidence_element on evidence (review_id, element_id) where element_id is not null;

CREATE INDEX evidence_document on evidence (review_id, document_id);

CREATE INDEX evidence_excerpt on evidence (review_id, excerpt_id) where excerpt_id is not null;

CREATE TABLE link (
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

CREATE INDEX link_from on link (review_id, from_layer, from_id);

CREATE INDEX link_to on link (review_id, to_layer, to_id);

CREATE TABLE contribution (
  review_id integer not null,
  id integer not null,
  account_layer text not null default 'account' check (account_layer = 'account'),
  account_id integer not null,
  configuration_layer text not null default 'synthesised' check (configuration_layer = 'synthesised'),
  configuration_id integer not null,
  stance text not null check (stance in ('supports', 'refines', 'contradicts', 'background')),
  is_converse integer not null default 0 check (is_converse in (0, 1)),
  note text not null default '',
  created_at text not null,
  created_by integer references person (id),
  version integer not null default 1,
  primary key (review_id, id),
  unique (review_id, account_id, configuration_id),
  foreign key (review_id, account_layer, account_id) references configuration (review_id, layer, id),
  foreign key (review_id, configuration_layer, configuration_id) references configuration (review_id, layer, id)
) strict;

CREATE INDEX contribution_configuration on contribution (review_id, configuration_id);

CREATE TABLE move (
  review_id integer not null references review (id),
  id integer not null,
  kind text not null check (kind in ('juxtapose', 'reconcile', 'adjudicate', 'consolidate', 'situate')),
  inference text check (inference in ('abduction', 'retroduction')),
  configuration_layer text check (configuration_layer = 'synthesised'),
  configuration_id integer,
  theory_id integer,
  theory_version integer,
  reason text not null default '',
  made_at text not null,
  made_by integer references person (id),
  version integer not null default 1, act text check (act in ('put under', 'join', 'split', 'nest', 'label', 'retire', 'bring back')), undoing text, undone_at text, undone_by integer references person (id),
  primary key (review_id, id),
  check ((configuration_id is null) <> (theory_id is null)),
  check ((configuration_id is null) = (configuration_layer is null)),
  foreign key (review_id, configuration_layer, configuration_id) references configuration (review_id, layer, id),
  foreign key (review_id, theory_id, theory_version) references theory_version (review_id, theory_id, version)
) strict;

CREATE INDEX move_configuration on move (review_id, configuration_id) where configuration_id is not null;

CREATE TABLE move_input (
  review_id integer not null,
  move_id integer not null,
  layer text not null,
  configuration_id integer not null,
  primary key (review_id, move_id, layer, configuration_id),
  foreign key (review_id, move_id) references move (review_id, id),
  foreign key (review_id, layer, configuration_id) references configuration (review_id, layer, id)
) strict;

CREATE TABLE principle (
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
  version integer not null default 1, drafted text not null default '', withdrawn_from text not null default '',
  primary key (review_id, id)
) strict;

CREATE TABLE principle_version (
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

CREATE TABLE plain_words (
  review_id integer not null,
  principle_id integer not null,
  language text not null check (language in ('en', 'nl')),
  text text not null,
  written_at text not null,
  written_by integer references person (id),
  primary key (review_id, principle_id, language),
  foreign key (review_id, principle_id) references principle (review_id, id)
) strict;

CREATE TABLE principle_configuration (
  review_id integer not null,
  principle_id integer not null,
  layer text not null,
  configuration_id integer not null,
  position integer not null,
  primary key (review_id, principle_id, layer, configuration_id),
  foreign key (review_id, principle_id) references principle (review_id, id),
  foreign key (review_id, layer, configuration_id) references configuration (review_id, layer, id)
) strict;

CREATE INDEX principle_configuration_of on principle_configuration (review_id, layer, configuration_id);

CREATE TABLE principle_level (
  review_id integer not null,
  principle_id integer not null,
  level_id integer not null,
  primary key (review_id, principle_id, level_id),
  foreign key (review_id, principle_id) references principle (review_id, id),
  foreign key (review_id, level_id) references level (review_id, id)
) strict;

CREATE TABLE principle_line (
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

CREATE INDEX principle_line_of on principle_line (review_id, principle_id, position);

CREATE TABLE principle_evidence (
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

CREATE INDEX principle_evidence_of on principle_evidence (review_id, principle_id);

CREATE TABLE panel (
  review_id integer not null references review (id),
  id integer not null,
  kind text not null check (kind in ('local reference', 'expert')),
  name text not null,
  consent_text text not null,
  consent_version integer not null default 1,
  contact_name text not null default '',
  contact_phone text not null default '',
  contact_email text not null default '',
  created_at text not null,
  created_by integer references person (id),
  version integer not null default 1, consent_text_nl text not null default '',
  primary key (review_id, id)
) strict;

CREATE TABLE panellist (
  review_id integer not null,
  id integer not null,
  panel_id integer not null,
  code text not null,
  name text not null,
  email text not null default '',
  role text not null check (role in ('patient or public', 'practitioner', 'policy', 'expert')),
  organisation text not null default '',
  language text not null default 'en' check (language in ('en', 'nl')),
  withdrawn_at text,
  erased_at text,
  created_at text not null,
  created_by integer references person (id),
  version integer not null default 1, answers_kept integer check (answers_kept in (0, 1)),
  primary key (review_id, id),
  unique (review_id, code),
  foreign key (review_id, panel_id) references panel (review_id, id)
) strict;

CREATE INDEX panellist_panel on panellist (review_id, panel_id);

CREATE TABLE consent (
  review_id integer not null,
  panellist_id integer not null,
  consent_version integer not null,
  text text not null,
  may_quote integer not null check (may_quote in (0, 1)),
  may_thank integer not null check (may_thank in (0, 1)),
  given_at text not null,
  withdrawn_at text, entered_by integer references person (id), language text not null default 'en' check (language in ('en', 'nl')),
  primary key (review_id, panellist_id, consent_version),
  foreign key (review_id, panellist_id) references panellist (review_id, id)
) strict;

CREATE TABLE round (
  review_id integer not null,
  id integer not null,
  panel_id integer not null,
  title text not null,
  intro text not null default '',
  status text not null default 'draft' check (status in ('draft', 'open', 'closed')),
  is_anonymous integer not null default 1 check (is_anonymous in (0, 1)),
  closes_on text,
  opened_at text,
  closed_at text,
  created_at text not null,
  created_by integer references person (id),
  version integer not null default 1, follows_id integer, rule text not null default 'percent agreement' check (rule in ('percent agreement', '70/15', 'IQR', 'RAND/UCLA')), rule_percent integer not null default 75 check (rule_percent between 51 and 100), rule_range real not null default 1 check (rule_range between 0 and 8), rule_chosen_at text, title_nl text not null default '', intro_nl text not null default '',
  primary key (review_id, id),
  foreign key (review_id, panel_id) references panel (review_id, id)
) strict;

CREATE TABLE meeting (
  review_id integer not null,
  id integer not null,
  panel_id integer not null,
  title text not null,
  held_on text not null,
  form text not null check (form in ('in person', 'online', 'telephone', 'mixed')),
  minutes text not null default '',
  created_at text not null,
  created_by integer references person (id),
  version integer not null default 1, place text not null default '',
  primary key (review_id, id),
  foreign key (review_id, panel_id) references panel (review_id, id)
) strict;

CREATE TABLE presence (
  review_id integer not null,
  meeting_id integer not null,
  role text not null check (role in ('patient or public', 'practitioner', 'policy', 'expert', 'review team')),
  people integer not null check (people > 0),
  primary key (review_id, meeting_id, role),
  foreign key (review_id, meeting_id) references meeting (review_id, id)
) strict;

CREATE TABLE item (
  review_id integer not null,
  id integer not null,
  round_id integer,
  meeting_id integer,
  subject_kind text not null check (subject_kind in ('principle', 'configuration', 'theory statement', 'question', 'search', 'free text')),
  subject_id integer,
  subject_version integer,
  heading text not null,
  plain_words text not null,
  rests_on text not null default '',
  position integer not null, earlier_item_id integer, own_words integer not null default 0 check (own_words in (0, 1)), version integer not null default 1,
  primary key (review_id, id),
  check ((round_id is null) <> (meeting_id is null)),
  foreign key (review_id, round_id) references round (review_id, id),
  foreign key (review_id, meeting_id) references meeting (review_id, id)
) strict;

CREATE INDEX item_round on item (review_id, round_id);

CREATE INDEX item_meeting on item (review_id, meeting_id);

CREATE INDEX item_subject on item (review_id, subject_kind, subject_id);

CREATE TABLE panel_invitation (
  review_id integer not null,
  id integer not null,
  round_id integer not null,
  panellist_id integer not null,
  hash text not null unique,
  created_at text not null,
  created_by integer references person (id),
  mailed_at text,
  first_used_at text,
  revoked_at text, purpose text not null default 'invitation' check (purpose in ('invitation', 'reminder')),
  primary key (review_id, id),
  foreign key (review_id, round_id) references round (review_id, id),
  foreign key (review_id, panellist_id) references panellist (review_id, id)
) strict;

CREATE INDEX panel_invitation_round on panel_invitation (review_id, round_id, panellist_id);

CREATE TABLE point (
  review_id integer not null,
  id integer not null,
  meeting_id integer not null,
  item_id integer,
  role text not null check (role in ('patient or public', 'practitioner', 'policy', 'expert', 'review team')),
  said_by text not null default '',
  text text not null,
  created_at text not null,
  created_by integer references person (id),
  version integer not null default 1, panellist_id integer,
  primary key (review_id, id),
  foreign key (review_id, meeting_id) references meeting (review_id, id),
  foreign key (review_id, item_id) references item (review_id, id)
) strict;

CREATE INDEX point_meeting on point (review_id, meeting_id);

CREATE INDEX point_item on point (review_id, item_id) where item_id is not null;

CREATE TABLE disposition (
  review_id integer not null,
  id integer not null,
  comment_id integer,
  point_id integer,
  choice text not null check (choice in ('accept', 'partly', 'reject', 'park')),
  reason text not null,
  resulting_version integer,
  disposed_at text not null,
  disposed_by integer references person (id),
  version integer not null default 1,
  primary key (review_id, id),
  unique (review_id, comment_id),
  unique (review_id, point_id),
  check ((comment_id is null) <> (point_id is null)),
  foreign key (review_id, comment_id) references panel_comment (review_id, id),
  foreign key (review_id, point_id) references point (review_id, id)
) strict;

CREATE TABLE record_count (
  review_id integer not null references review (id),
  standing text not null check (standing in ('not screened', 'awaiting second reviewer', 'conflict', 'maybe', 'full text to screen', 'not retrieved', 'excluded', 'included', 'duplicate')),
  count integer not null,
  primary key (review_id, standing)
) strict;

CREATE INDEX record_standing on record_row (review_id, standing, id);

CREATE VIEW record as
  select r.* from record_row r
  where r.import_id is null
    or exists (select 1 from import i where i.review_id = r.review_id and i.id = r.import_id and i.state = 'complete');

CREATE TABLE duplicate_pair (
  review_id integer not null references review (id),
  id integer not null,
  record_id integer not null,
  other_id integer not null,
  state text not null default 'open' check (state in ('open', 'duplicate', 'not a duplicate')),
  score integer not null default 0 check (score between 0 and 100),
  reason text not null default 'alike' check (reason in ('doi', 'title', 'alike', 'person')),
  found_by text not null check (found_by in ('import', 'typing', 'looking again', 'person')),
  import_id integer,
  found_at text not null,
  settled_at text,
  settled_by integer references person (id),
  settled_with integer,
  aside_id integer,
  moved text not null default '[]',
  version integer not null default 1,
  primary key (review_id, id),
  unique (review_id, record_id, other_id),
  foreign key (review_id, record_id) references record_row (review_id, id) on delete cascade,
  foreign key (review_id, other_id) references record_row (review_id, id) on delete cascade,
  foreign key (review_id, import_id) references import (review_id, id),
  check (record_id < other_id),
  check ((state = 'open') = (settled_at is null)),
  check (aside_id is null or state = 'duplicate')
) strict;

CREATE INDEX duplicate_pair_other on duplicate_pair (review_id, other_id);

CREATE INDEX duplicate_pair_state on duplicate_pair (review_id, state, id);

CREATE INDEX duplicate_pair_aside on duplicate_pair (review_id, aside_id) where aside_id is not null;

CREATE INDEX duplicate_pair_with on duplicate_pair (review_id, settled_with) where settled_with is not null;

CREATE INDEX record_set_aside on record_row (review_id, id) where duplicate_of is not null;

CREATE TABLE carried_decision (
  review_id integer not null,
  id integer not null,
  import_id integer not null,
  record_id integer not null,
  origin text not null check (origin in ('ASReview', 'Rayyan', 'Covidence', 'column', 'file')),
  screen text check (screen in ('title-abstract', 'full-text')),
  choice text not null check (choice in ('include', 'exclude', 'maybe')),
  reason text not null default '',
  note text not null default '',
  who text not null default '',
  raw text not null default '',
  primary key (review_id, id),
  foreign key (review_id, import_id) references import (review_id, id),
  foreign key (review_id, record_id) references record_row (review_id, id)
) strict;

CREATE INDEX carried_decision_record on carried_decision (review_id, record_id);

CREATE INDEX carried_decision_import on carried_decision (review_id, import_id, record_id);

CREATE TABLE search_seed (
  review_id integer not null,
  search_id integer not null,
  position integer not null check (position > 0),
  kind text not null check (kind in ('record', 'document', 'reference')),
  subject_id integer check ((kind = 'reference') = (subject_id is null)),
  reference text not null,
  primary key (review_id, search_id, position),
  foreign key (review_id, search_id) references search (review_id, id)
) strict;

CREATE TABLE search_rerun (
  review_id integer not null,
  search_id integer not null,
  rerun_of integer not null check (rerun_of <> search_id),
  primary key (review_id, search_id),
  foreign key (review_id, search_id) references search (review_id, id),
  foreign key (review_id, rerun_of) references search (review_id, id)
) strict;

CREATE INDEX search_rerun_of on search_rerun (review_id, rerun_of);

CREATE TABLE search_iteration (
  review_id integer not null references review (id),
  number integer not null check (number > 0),
  title text not null default '',
  reason text not null default '',
  written_at text not null,
  written_by integer references person (id),
  version integer not null default 1,
  primary key (review_id, number)
) strict;

CREATE TABLE search_stop (
  review_id integer not null,
  memo_id integer not null,
  state text not null check (state in ('stopped', 'resumed')),
  grounds text not null check (grounds in ('', 'saturation', 'sufficiency', 'resources', 'plan', 'other')),
  primary key (review_id, memo_id),
  check ((state = 'stopped') = (grounds <> '')),
  foreign key (review_id, memo_id) references memo (review_id, id)
) strict;

CREATE TABLE checklist_answer (
  review_id integer not null references review (id),
  item integer not null check (item between 1 and 16),
  text text not null,
  written_at text not null,
  written_by integer references person (id),
  version integer not null default 1,
  primary key (review_id, item)
) strict;

CREATE TABLE typed_count (
  review_id integer not null references review (id),
  id integer not null,
  search_id integer,
  arm text not null check (arm in ('databases', 'others')),
  box text not null check (box in ('identified', 'duplicates', 'automation', 'other reasons', 'screened', 'excluded', 'sought', 'not retrieved', 'assessed', 'excluded full text', 'included before studies', 'included before documents')),
  reason text not null default '',
  count integer not null check (count >= 0),
  note text not null default '',
  created_at text not null,
  created_by integer references person (id),
  version integer not null default 1,
  primary key (review_id, id),
  foreign key (review_id, search_id) references search (review_id, id)
) strict;

CREATE INDEX typed_count_search on typed_count (review_id, search_id);

CREATE INDEX record_found on record_row (review_id, import_id, search_id, standing);

CREATE INDEX screening_awaiting on screening (review_id, screen, voted_by, record_id) where status = 'awaiting second reviewer';

CREATE TABLE screen_rule (
  review_id integer not null references review (id),
  screen text not null check (screen in ('title-abstract', 'full-text')),
  screeners integer not null check (screeners in (1, 2)),
  is_blind integer not null default 1 check (is_blind in (0, 1)),
  maybe text not null default 'usual' check (maybe in ('usual', 'forward', 'waits')),
  resolver text not null default 'anyone' check (resolver in ('anyone', 'third person')),
  version integer not null default 1,
  primary key (review_id, screen)
) strict;

CREATE TABLE resolution (
  review_id integer not null,
  id integer not null,
  record_id integer not null,
  screen text not null check (screen in ('title-abstract', 'full-text')),
  choice text not null check (choice in ('include', 'exclude')),
  reason_id integer,
  note text not null default '',
  how text not null check (how in ('third person', 'talk')),
  resolved_by integer references person (id),
  resolved_at text not null,
  version integer not null default 1,
  primary key (review_id, id),
  unique (review_id, record_id, screen),
  foreign key (review_id, record_id) references record_row (review_id, id),
  foreign key (review_id, reason_id) references exclusion_reason (review_id, id)
) strict;

CREATE TABLE resolution_talk (
  review_id integer not null,
  resolution_id integer not null,
  person_id integer not null references person (id),
  primary key (review_id, resolution_id, person_id),
  foreign key (review_id, resolution_id) references resolution (review_id, id)
) strict;

CREATE INDEX decision_own on decision (review_id, person_id, screen, choice, decided_at, id);

CREATE INDEX retrieval_remind on retrieval (review_id, remind_on) where remind_on is not null;

CREATE TABLE vote_pair (
  review_id integer not null,
  record_id integer not null,
  screen text not null check (screen in ('title-abstract', 'full-text')),
  first_person_id integer not null references person (id),
  second_person_id integer not null references person (id),
  first_choice text not null check (first_choice in ('include', 'exclude', 'maybe')),
  second_choice text not null check (second_choice in ('include', 'exclude', 'maybe')),
  paired_at text not null,
  primary key (review_id, record_id, screen, first_person_id, second_person_id),
  foreign key (review_id, record_id) references record_row (review_id, id)
) strict;

CREATE INDEX vote_pair_people on vote_pair (review_id, screen, first_person_id, second_person_id, first_choice, second_choice);

CREATE TABLE check_sample (
  review_id integer not null references review (id),
  id integer not null,
  screen text not null check (screen in ('title-abstract', 'full-text')),
  drawn_from text not null check (drawn_from in ('all', 'excluded')),
  share integer check (share between 1 and 100),
  population integer not null check (population >= size),
  size integer not null check (size > 0),
  seed text not null,
  is_blind integer not null check (is_blind in (0, 1)),
  checker_id integer not null references person (id),
  asked_at text not null,
  asked_by integer references person (id),
  ended_at text,
  ended_by integer references person (id),
  primary key (review_id, id)
) strict;

CREATE TABLE check_item (
  review_id integer not null,
  check_id integer not null,
  position integer not null,
  record_id integer not null,
  first_person_id integer references person (id),
  first_choice text not null check (first_choice in ('include', 'exclude', 'maybe')),
  first_reason_id integer,
  primary key (review_id, check_id, record_id),
  unique (review_id, check_id, position),
  foreign key (review_id, check_id) references check_sample (review_id, id),
  foreign key (review_id, record_id) references record_row (review_id, id),
  foreign key (review_id, first_reason_id) references exclusion_reason (review_id, id)
) strict;

CREATE INDEX check_item_record on check_item (review_id, record_id);

CREATE TABLE verdict (
  review_id integer not null,
  check_id integer not null,
  record_id integer not null,
  choice text check (choice in ('include', 'exclude', 'maybe')),
  opinion text check (opinion in ('agree', 'disagree')),
  note text not null default '',
  given_at text not null,
  outcome text check (outcome in ('kept', 'changed')),
  outcome_choice text check (outcome_choice in ('include', 'exclude', 'maybe')),
  outcome_note text not null default '',
  settled_at text,
  settled_by integer references person (id),
  primary key (review_id, check_id, record_id),
  foreign key (review_id, check_id, record_id) references check_item (review_id, check_id, record_id),
  check (choice is not null or opinion is not null)
) strict;

CREATE TABLE screening_batch (
  review_id integer not null references review (id),
  id integer not null,
  screen text not null check (screen in ('title-abstract', 'full-text')),
  person_id integer not null references person (id),
  label text not null,
  job_id integer references job (id),
  created_at text not null,
  created_by integer references person (id),
  taken_back_at text,
  primary key (review_id, id)
) strict;

CREATE TABLE batch_record (
  review_id integer not null,
  batch_id integer not null,
  record_id integer not null,
  is_done integer not null default 0 check (is_done in (0, 1)),
  primary key (review_id, batch_id, record_id),
  foreign key (review_id, batch_id) references screening_batch (review_id, id),
  foreign key (review_id, record_id) references record_row (review_id, id)
) strict;

CREATE INDEX batch_record_record on batch_record (review_id, record_id, batch_id);

CREATE INDEX batch_record_waiting on batch_record (review_id, batch_id, is_done, record_id);

CREATE TABLE highlight_terms (
  review_id integer not null references review (id),
  id integer not null,
  person_id integer references person (id),
  include_terms text not null,
  exclude_terms text not null,
  changed_at text not null,
  changed_by integer references person (id),
  version integer not null default 1,
  primary key (review_id, id)
) strict;

CREATE UNIQUE INDEX highlight_terms_whose on highlight_terms (review_id, coalesce(person_id, 0));

CREATE TABLE document_link (
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

CREATE INDEX document_link_of on document_link (review_id, of_id);

CREATE TABLE characteristic (
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

CREATE TABLE characteristic_value (
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

CREATE INDEX characteristic_value_column on characteristic_value (review_id, characteristic_id);

CREATE TABLE cell_source (
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

CREATE INDEX cell_source_excerpt on cell_source (review_id, excerpt_id) where excerpt_id is not null;

CREATE TABLE measure (
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

CREATE TABLE document_measure (
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

CREATE INDEX document_measure_measure on document_measure (review_id, measure_id);

CREATE INDEX document_measure_excerpt on document_measure (review_id, excerpt_id) where excerpt_id is not null;

CREATE TABLE aim (
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

CREATE INDEX aim_document on aim (review_id, document_id);

CREATE INDEX aim_excerpt on aim (review_id, excerpt_id) where excerpt_id is not null;

CREATE TABLE appraisal_statement (
  review_id integer not null,
  appraisal_id integer not null,
  theory_statement_id integer not null,
  primary key (review_id, appraisal_id, theory_statement_id),
  foreign key (review_id, appraisal_id) references appraisal (review_id, id),
  foreign key (review_id, theory_statement_id) references theory_statement (review_id, id)
) strict;

CREATE INDEX appraisal_statement_statement on appraisal_statement (review_id, theory_statement_id);

CREATE TABLE agreed_appraisal (
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

CREATE INDEX record_flow on record_row (review_id, import_id, id, duplicate_of, search_id, standing);

CREATE INDEX screening_carried on screening (review_id, screen) where settled_how = 'carried';

CREATE INDEX record_by_year on record_row (review_id, standing, coalesce(year, 0), id);

CREATE INDEX record_by_author on record_row (review_id, standing, first_author, id);

CREATE INDEX record_by_title on record_row (review_id, standing, lower(substr(title, 1, 80)), id);

CREATE INDEX record_of_search on record_row (review_id, search_id, id);

CREATE INDEX record_untitled on record_row (review_id, standing, id) where title = '';

CREATE INDEX record_no_abstract on record_row (review_id, standing, id) where abstract = '';

CREATE INDEX record_no_doi on record_row (review_id, standing, id) where doi = '';

CREATE TABLE carried_screening (
  review_id integer not null,
  import_id integer not null,
  record_id integer not null,
  screen text not null check (screen in ('title-abstract', 'full-text')),
  outcome text not null check (outcome in ('carried', 'left alone')),
  status text not null check (status in ('conflict', 'included', 'excluded', 'maybe')),
  reason_id integer,
  origin text not null,
  carried_at text not null,
  carried_by integer references person (id),
  primary key (review_id, import_id, record_id, screen),
  foreign key (review_id, import_id) references import (review_id, id),
  foreign key (review_id, record_id) references record_row (review_id, id),
  foreign key (review_id, reason_id) references exclusion_reason (review_id, id)
) strict;

CREATE INDEX carried_screening_record on carried_screening (review_id, record_id);

CREATE TABLE text_page (
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

CREATE TABLE rearrangement (
  review_id integer not null references review (id),
  id integer not null,
  layer text not null check (layer in ('account', 'synthesised')),
  configuration_id integer not null,
  title text not null,
  changes text not null,
  made_at text not null,
  made_by integer references person (id),
  undone_at text,
  primary key (review_id, id)
) strict;

CREATE INDEX rearrangement_made on rearrangement (review_id, made_at);

CREATE TABLE completion (
  review_id integer not null,
  layer text not null check (layer in ('account', 'synthesised')),
  configuration_id integer not null,
  person_id integer not null references person (id),
  claimed_at text not null,
  primary key (review_id, layer, configuration_id),
  foreign key (review_id, layer, configuration_id) references configuration (review_id, layer, id)
) strict;

CREATE INDEX completion_person on completion (review_id, person_id);

CREATE INDEX move_input_configuration on move_input (review_id, layer, configuration_id);

CREATE INDEX move_unreasoned on move (review_id, id) where reason = '' and undone_at is null;

CREATE TABLE demi_regularity (
  review_id integer not null references review (id),
  id integer not null,
  kind text not null check (kind in ('mechanism', 'context')),
  layer text not null check (layer in ('account', 'synthesised')),
  query text not null,
  name text not null,
  memo text not null default '',
  found text not null,
  found_at text not null,
  created_at text not null,
  created_by integer references person (id),
  version integer not null default 1,
  primary key (review_id, id)
) strict;

CREATE TABLE bringing (
  review_id integer not null references review (id),
  id integer not null,
  state text not null check (state in ('preview', 'running', 'complete', 'cancelled', 'failed', 'undone')),
  file_name text not null,
  cells text not null,
  choices text not null,
  made text not null default '{}',
  job_id integer,
  created_at text not null,
  created_by integer references person (id),
  finished_at text,
  version integer not null default 1,
  primary key (review_id, id)
) strict;

CREATE TABLE bringing_made (
  review_id integer not null,
  bringing_id integer not null,
  kind text not null check (kind in ('account', 'configuration', 'statement', 'document', 'term')),
  made_id integer not null,
  line integer,
  primary key (review_id, bringing_id, kind, made_id),
  foreign key (review_id, bringing_id) references bringing (review_id, id)
) strict;

CREATE INDEX bringing_made_of on bringing_made (review_id, kind, made_id);

CREATE TABLE upload (
  review_id integer not null references review (id),
  id integer not null,
  job_id integer references job (id),
  created_at text not null,
  created_by integer references person (id),
  primary key (review_id, id)
) strict;

CREATE TABLE upload_file (
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

CREATE INDEX upload_file_record on upload_file (review_id, record_id) where record_id is not null;

CREATE INDEX upload_file_document on upload_file (review_id, document_id) where document_id is not null;

CREATE INDEX upload_file_hash on upload_file (review_id, file_hash);

CREATE TABLE coding_check (
  review_id integer not null references review (id),
  id integer not null,
  layer text not null check (layer in ('account', 'synthesised')),
  document_id integer,
  share integer not null check (share between 1 and 100),
  population integer not null check (population >= size),
  size integer not null check (size > 0),
  seed text not null,
  sets_status integer not null check (sets_status in (0, 1)),
  checker_id integer not null references person (id),
  asked_at text not null,
  asked_by integer references person (id),
  ended_at text,
  ended_by integer references person (id),
  primary key (review_id, id),
  foreign key (review_id, document_id) references document (review_id, id)
) strict;

CREATE TABLE coding_check_item (
  review_id integer not null,
  check_id integer not null,
  position integer not null,
  layer text not null check (layer in ('account', 'synthesised')),
  configuration_id integer not null,
  primary key (review_id, check_id, configuration_id),
  unique (review_id, check_id, position),
  foreign key (review_id, check_id) references coding_check (review_id, id),
  foreign key (review_id, layer, configuration_id) references configuration (review_id, layer, id)
) strict;

CREATE INDEX coding_check_item_configuration on coding_check_item (review_id, layer, configuration_id);

CREATE TABLE coding_answer (
  review_id integer not null,
  check_id integer not null,
  configuration_id integer not null,
  answer text not null check (answer in ('agree', 'amend', 'discuss')),
  note text not null default '',
  proposed_wording text not null default '',
  change_id integer,
  comment_id integer,
  was_draft integer not null default 0 check (was_draft in (0, 1)),
  given_at text not null, wording_version integer, applied_change_id integer, applied_at text, applied_by integer references person (id),
  primary key (review_id, check_id, configuration_id),
  foreign key (review_id, check_id, configuration_id) references coding_check_item (review_id, check_id, configuration_id),
  foreign key (review_id, comment_id) references comment (review_id, id),
  check (answer <> 'amend' or proposed_wording <> '' or change_id is not null),
  check ((answer = 'discuss') = (comment_id is not null))
) strict;

CREATE TABLE appraisal_form (
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

CREATE TABLE appraisal_form_edition (
  review_id integer not null,
  form_id integer not null,
  number integer not null,
  content text not null,
  made_at text not null,
  made_by integer references person (id),
  primary key (review_id, form_id, number),
  foreign key (review_id, form_id) references appraisal_form (review_id, id)
) strict;

CREATE TABLE form_answer (
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

CREATE UNIQUE INDEX form_answer_own on form_answer (review_id, document_id, form_id, person_id) where is_agreed = 0;

CREATE UNIQUE INDEX form_answer_agreed on form_answer (review_id, document_id, form_id) where is_agreed = 1;

CREATE INDEX form_answer_edition on form_answer (review_id, form_id, edition);

CREATE INDEX comment_thread on comment (review_id, answer_to, id);

CREATE INDEX comment_writer on comment (review_id, written_by);

CREATE TABLE mention (
  review_id integer not null,
  comment_id integer not null,
  number integer not null check (number > 0),
  person_id integer not null references person (id),
  primary key (review_id, comment_id, number),
  unique (review_id, comment_id, person_id),
  foreign key (review_id, comment_id) references comment (review_id, id)
) strict;

CREATE INDEX mention_person on mention (review_id, person_id);

CREATE TABLE thread_noted (
  review_id integer not null,
  thread_id integer not null,
  person_id integer not null references person (id),
  up_to integer not null,
  primary key (review_id, thread_id, person_id),
  foreign key (review_id, thread_id) references comment (review_id, id)
) strict;

CREATE TABLE working_session (
  review_id integer not null references review (id),
  id integer not null,
  held_by integer not null references person (id),
  document_id integer,
  guests integer not null default 0 check (guests between 0 and 999),
  purpose text not null default '',
  after_activity integer not null,
  until_activity integer,
  started_at text not null,
  ended_at text,
  ended_by integer references person (id),
  memo_id integer,
  primary key (review_id, id),
  foreign key (review_id, memo_id) references memo (review_id, id),
  check ((ended_at is null) = (until_activity is null))
) strict;

CREATE UNIQUE INDEX working_session_open on working_session (review_id, held_by) where ended_at is null;

CREATE TABLE working_session_member (
  review_id integer not null,
  session_id integer not null,
  person_id integer not null references person (id),
  joined_at text not null,
  left_at text,
  withdrawn_at text,
  primary key (review_id, session_id, person_id, joined_at),
  foreign key (review_id, session_id) references working_session (review_id, id)
) strict;

CREATE INDEX working_session_member_person on working_session_member (person_id);

CREATE TABLE round_question (
  review_id integer not null,
  id integer not null,
  round_id integer not null,
  text text not null,
  scale text not null check (scale in ('1-5', '1-7', '1-9', 'agree', 'choose', 'points')),
  most integer check (most between 1 and 1000),
  low_label text not null,
  high_label text not null,
  position integer not null, text_nl text not null default '', low_label_nl text not null default '', high_label_nl text not null default '',
  primary key (review_id, id),
  check ((scale in ('choose', 'points')) = (most is not null)),
  foreign key (review_id, round_id) references round (review_id, id)
) strict;

CREATE INDEX round_question_round on round_question (review_id, round_id);

CREATE TABLE rating (
  review_id integer not null,
  id integer not null,
  round_id integer not null,
  item_id integer not null,
  question_id integer not null,
  panellist_id integer not null,
  score integer check (score between 0 and 1000),
  rated_at text not null,
  entered_by integer references person (id),
  version integer not null default 1,
  primary key (review_id, id),
  unique (review_id, round_id, item_id, question_id, panellist_id),
  foreign key (review_id, round_id) references round (review_id, id),
  foreign key (review_id, item_id) references item (review_id, id),
  foreign key (review_id, question_id) references round_question (review_id, id),
  foreign key (review_id, panellist_id) references panellist (review_id, id)
) strict;

CREATE INDEX rating_panellist on rating (review_id, panellist_id, round_id);

CREATE TABLE panel_comment (
  review_id integer not null,
  id integer not null,
  round_id integer not null,
  item_id integer,
  panellist_id integer not null,
  kind text not null check (kind in ('comment', 'missing', 'difference')),
  text text not null,
  setting text not null default '',
  because text not null default '',
  line_id integer,
  turned_at text,
  turned_by integer references person (id),
  written_at text not null,
  entered_by integer references person (id),
  version integer not null default 1,
  primary key (review_id, id),
  check ((kind = 'missing') = (item_id is null)),
  foreign key (review_id, round_id) references round (review_id, id),
  foreign key (review_id, item_id) references item (review_id, id),
  foreign key (review_id, panellist_id) references panellist (review_id, id)
) strict;

CREATE UNIQUE INDEX panel_comment_one on panel_comment (review_id, round_id, panellist_id, item_id, kind) where item_id is not null;

CREATE UNIQUE INDEX panel_missing_one on panel_comment (review_id, round_id, panellist_id) where item_id is null;

CREATE TABLE feedback_comment (
  review_id integer not null,
  round_id integer not null,
  comment_id integer not null,
  text text not null,
  chosen_at text not null,
  chosen_by integer references person (id),
  primary key (review_id, round_id, comment_id),
  foreign key (review_id, round_id) references round (review_id, id),
  foreign key (review_id, comment_id) references panel_comment (review_id, id)
) strict;

CREATE INDEX feedback_comment_comment on feedback_comment (review_id, comment_id);

CREATE TABLE attendance (
  review_id integer not null,
  meeting_id integer not null,
  panellist_id integer not null,
  primary key (review_id, meeting_id, panellist_id),
  foreign key (review_id, meeting_id) references meeting (review_id, id),
  foreign key (review_id, panellist_id) references panellist (review_id, id)
) strict;

CREATE INDEX attendance_panellist on attendance (review_id, panellist_id);

CREATE TABLE correction (
  review_id integer not null,
  id integer not null,
  meeting_id integer not null,
  role text not null check (role in ('patient or public', 'practitioner', 'policy', 'expert', 'review team')),
  panellist_id integer,
  text text not null,
  received_on text not null,
  outcome text not null check (outcome in ('corrected', 'noted')),
  answer text not null default '',
  created_at text not null,
  created_by integer references person (id),
  version integer not null default 1,
  primary key (review_id, id),
  foreign key (review_id, meeting_id) references meeting (review_id, id)
) strict;

CREATE INDEX correction_meeting on correction (review_id, meeting_id);

CREATE TABLE panel_letter (
  review_id integer not null,
  id integer not null,
  panellist_id integer not null,
  kind text not null check (kind in ('minutes', 'closing')),
  meeting_id integer,
  created_at text not null,
  created_by integer references person (id),
  mailed_at text,
  primary key (review_id, id),
  check ((kind = 'minutes') = (meeting_id is not null)),
  foreign key (review_id, panellist_id) references panellist (review_id, id),
  foreign key (review_id, meeting_id) references meeting (review_id, id)
) strict;

CREATE INDEX panel_letter_panellist on panel_letter (review_id, panellist_id);

CREATE INDEX panel_letter_meeting on panel_letter (review_id, meeting_id);

CREATE TABLE panel_account (
  review_id integer not null,
  panel_id integer not null,
  aim text not null default '',
  recruitment text not null default '',
  support text not null default '',
  effect text not null default '',
  reflection text not null default '',
  changed_at text not null,
  changed_by integer references person (id),
  version integer not null default 1,
  primary key (review_id, panel_id),
  foreign key (review_id, panel_id) references panel (review_id, id)
) strict;

CREATE TABLE evidence_appraisal (
  review_id integer not null,
  id integer not null,
  evidence_id integer not null,
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
  unique (review_id, evidence_id, person_id),
  foreign key (review_id, evidence_id) references evidence (review_id, id)
) strict;

CREATE TABLE revisit (
  review_id integer not null,
  id integer not null,
  act_id integer not null,
  document_id integer not null,
  theory_id integer not null,
  theory_version integer not null,
  outcome text not null check (outcome in ('read again', 'no need')),
  reason text not null default '',
  settled_at text not null,
  settled_by integer references person (id),
  primary key (review_id, id),
  unique (review_id, document_id, theory_id, theory_version),
  foreign key (review_id, document_id) references document (review_id, id),
  foreign key (review_id, theory_id, theory_version) references theory_version (review_id, theory_id, version)
) strict;

CREATE INDEX revisit_act on revisit (review_id, act_id);

CREATE TABLE bearing (
  review_id integer not null,
  id integer not null,
  statement_id integer not null,
  layer text not null check (layer in ('account', 'synthesised')),
  configuration_id integer not null,
  stance text not null check (stance in ('supports', 'refines', 'contradicts')),
  note text not null default '',
  created_at text not null,
  created_by integer references person (id),
  version integer not null default 1,
  primary key (review_id, id),
  unique (review_id, statement_id, layer, configuration_id),
  foreign key (review_id, statement_id) references theory_statement (review_id, id),
  foreign key (review_id, layer, configuration_id) references configuration (review_id, layer, id)
) strict;

CREATE INDEX bearing_configuration on bearing (review_id, layer, configuration_id);

CREATE TABLE move_statement (
  review_id integer not null,
  move_id integer not null,
  statement_id integer not null,
  theory_version integer not null,
  primary key (review_id, move_id, statement_id),
  foreign key (review_id, move_id) references move (review_id, id),
  foreign key (review_id, statement_id, theory_version) references theory_statement_version (review_id, statement_id, version)
) strict;

CREATE INDEX move_theory on move (review_id, theory_id, theory_version) where theory_id is not null;

CREATE TABLE grade (
  review_id integer not null references review (id),
  id integer not null,
  word text not null,
  position integer not null,
  primary key (review_id, id)
) strict;

CREATE TABLE sureness (
  review_id integer not null,
  principle_id integer not null,
  on_data text not null default '',
  on_explanation text not null default '',
  on_settings text not null default '',
  on_contradiction text not null default '',
  grade_id integer,
  written_at text not null,
  written_by integer references person (id),
  version integer not null default 1,
  primary key (review_id, principle_id),
  foreign key (review_id, principle_id) references principle (review_id, id),
  foreign key (review_id, grade_id) references grade (review_id, id)
) strict;

CREATE TABLE principle_answer (
  review_id integer not null,
  principle_id integer not null,
  document_id integer not null,
  text text not null,
  written_at text not null,
  written_by integer references person (id),
  version integer not null default 1,
  primary key (review_id, principle_id, document_id),
  foreign key (review_id, principle_id) references principle (review_id, id),
  foreign key (review_id, document_id) references document (review_id, id)
) strict;

CREATE TABLE group_sentence (
  review_id integer not null,
  item_id integer not null,
  role text not null check (role in ('patient or public', 'practitioner', 'policy', 'expert')),
  text text not null,
  written_at text not null,
  written_by integer references person (id),
  version integer not null default 1,
  primary key (review_id, item_id, role),
  foreign key (review_id, item_id) references item (review_id, id)
) strict;

CREATE TABLE archetype (
  review_id integer not null references review (id),
  id integer not null,
  setting_id integer not null,
  position integer not null,
  name text not null,
  portrait text not null default '',
  explained_by text not null default '',
  created_at text not null,
  created_by integer references person (id),
  version integer not null default 1,
  primary key (review_id, id),
  foreign key (review_id, setting_id) references term (review_id, id)
) strict;

CREATE TABLE archetype_principle (
  review_id integer not null,
  archetype_id integer not null,
  principle_id integer not null,
  primary key (review_id, archetype_id, principle_id),
  foreign key (review_id, archetype_id) references archetype (review_id, id),
  foreign key (review_id, principle_id) references principle (review_id, id)
) strict;

CREATE INDEX archetype_principle_of on archetype_principle (review_id, principle_id);

CREATE TABLE archetype_configuration (
  review_id integer not null,
  archetype_id integer not null,
  layer text not null,
  configuration_id integer not null,
  primary key (review_id, archetype_id, layer, configuration_id),
  foreign key (review_id, archetype_id) references archetype (review_id, id),
  foreign key (review_id, layer, configuration_id) references configuration (review_id, layer, id)
) strict;

CREATE INDEX archetype_configuration_of on archetype_configuration (review_id, layer, configuration_id);

CREATE TABLE tension (
  review_id integer not null references review (id),
  id integer not null,
  name text not null,
  about text not null default '',
  first_side text not null,
  second_side text not null,
  holding text not null default '',
  created_at text not null,
  created_by integer references person (id),
  version integer not null default 1,
  primary key (review_id, id)
) strict;

CREATE TABLE tension_principle (
  review_id integer not null,
  tension_id integer not null,
  principle_id integer not null,
  primary key (review_id, tension_id, principle_id),
  foreign key (review_id, tension_id) references tension (review_id, id),
  foreign key (review_id, principle_id) references principle (review_id, id)
) strict;

CREATE INDEX tension_principle_of on tension_principle (review_id, principle_id);

CREATE TABLE tension_configuration (
  review_id integer not null,
  tension_id integer not null,
  side integer not null check (side in (1, 2)),
  layer text not null,
  configuration_id integer not null,
  primary key (review_id, tension_id, side, layer, configuration_id),
  foreign key (review_id, tension_id) references tension (review_id, id),
  foreign key (review_id, layer, configuration_id) references configuration (review_id, layer, id)
) strict;

CREATE INDEX tension_configuration_of on tension_configuration (review_id, layer, configuration_id);

CREATE TABLE rameses_item (
  review_id integer not null references review (id),
  item integer not null check (item between 1 and 19),
  status text not null check (status in ('open', 'reported', 'not done')),
  words text not null default '',
  page text not null default '',
  reason text not null default '',
  written_at text not null,
  written_by integer references person (id),
  version integer not null default 1,
  primary key (review_id, item)
) strict;

CREATE TABLE rameses_version (
  review_id integer not null,
  item integer not null,
  version integer not null,
  status text not null check (status in ('open', 'reported', 'not done')),
  words text not null,
  page text not null,
  reason text not null,
  written_at text not null,
  written_by integer references person (id),
  primary key (review_id, item, version),
  foreign key (review_id, item) references rameses_item (review_id, item)
) strict;

CREATE TABLE report_outline (
  review_id integer not null references review (id),
  sections text not null,
  style text not null check (style in ('apa', 'vancouver', 'harvard')),
  tags text not null check (tags in ('numbered', 'letter', 'named', 'small')),
  language text not null check (language in ('en', 'nl')),
  written_at text not null,
  written_by integer references person (id),
  version integer not null default 1,
  primary key (review_id)
) strict;

CREATE TABLE made_export (
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

CREATE INDEX made_export_of on made_export (review_id, person_id, id);

CREATE INDEX made_export_ends on made_export (ends_at);

CREATE UNIQUE INDEX made_export_file on made_export (kept_as);

CREATE TABLE qda_project (
  review_id integer not null references review (id),
  id integer not null,
  state text not null check (state in ('reading', 'preview', 'running', 'complete', 'cancelled', 'failed', 'undone')),
  file_name text not null,
  file_hash text not null,
  bytes integer not null,
  found text not null default '{}',
  lines text not null default '[]',
  choices text not null default '{}',
  made text not null default '{}',
  job_id integer,
  created_at text not null,
  created_by integer references person (id),
  finished_at text,
  version integer not null default 1,
  primary key (review_id, id)
) strict;

CREATE TABLE qda_project_made (
  review_id integer not null,
  project_id integer not null,
  kind text not null check (kind in ('document', 'facet', 'term')),
  made_id integer not null,
  guid text not null default '',
  primary key (review_id, project_id, kind, made_id),
  foreign key (review_id, project_id) references qda_project (review_id, id)
) strict;

CREATE INDEX qda_project_made_guid on qda_project_made (review_id, guid);

CREATE INDEX screening_reason on screening (review_id, reason_id, record_id) where reason_id is not null;

CREATE INDEX record_by_type on record_row (review_id, type, id) where type <> 'article';

CREATE INDEX activity_time on activity (review_id, at, id);
