// The rest of PRISMA-S in the log of searches, its iterations and when searching stopped; numbers typed in because they happened elsewhere; an index to count what each search found.
import { migration } from '../src/core/db/migrating/script.ts'

export const up = migration({
  both: `
alter table search add column together text not null default '';
alter table search add column direction text check (direction in ('backward', 'forward', 'both'));
alter table search add column tool text not null default '';
alter table search add column contacts text not null default '';
alter table search add column filters text not null default '';
alter table search add column filters_reference text not null default '';
alter table search add column adapted_from text not null default '';
alter table search add column peer_review text check (peer_review in ('yes', 'no'));
alter table search add column peer_review_how text not null default '';
alter table search add column peer_reviewed_on text;
alter table search add column peer_review_note text not null default '';
alter table search add column alerts text not null default '';
alter table search add column planned_at text;
update search set planned_at = created_at where status = 'planned';

create table search_seed (
  review_id integer not null,
  search_id integer not null,
  position integer not null check (position > 0),
  kind text not null check (kind in ('record', 'document', 'reference')),
  subject_id integer check ((kind = 'reference') = (subject_id is null)),
  reference text not null,
  primary key (review_id, search_id, position),
  foreign key (review_id, search_id) references search (review_id, id)
) strict;

create table search_rerun (
  review_id integer not null,
  search_id integer not null,
  rerun_of integer not null check (rerun_of <> search_id),
  primary key (review_id, search_id),
  foreign key (review_id, search_id) references search (review_id, id),
  foreign key (review_id, rerun_of) references search (review_id, id)
) strict;
create index search_rerun_of on search_rerun (review_id, rerun_of);

create table search_iteration (
  review_id integer not null references review (id),
  number integer not null check (number > 0),
  title text not null default '',
  reason text not null default '',
  written_at text not null,
  written_by integer references person (id),
  version integer not null default 1,
  primary key (review_id, number)
) strict;

create table search_stop (
  review_id integer not null,
  memo_id integer not null,
  state text not null check (state in ('stopped', 'resumed')),
  grounds text not null check (grounds in ('', 'saturation', 'sufficiency', 'resources', 'plan', 'other')),
  primary key (review_id, memo_id),
  check ((state = 'stopped') = (grounds <> '')),
  foreign key (review_id, memo_id) references memo (review_id, id)
) strict;

create table checklist_answer (
  review_id integer not null references review (id),
  item integer not null check (item between 1 and 16),
  text text not null,
  written_at text not null,
  written_by integer references person (id),
  version integer not null default 1,
  primary key (review_id, item)
) strict;

create table typed_count (
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
create index typed_count_search on typed_count (review_id, search_id);

create index record_found on record_row (review_id, import_id, search_id, standing);
`,
})
