// What people judge of a row of evidence for the configuration it stands under.
import { migration } from '../src/core/db/migrating/script.ts'

export const up = migration({
  both: `
create table evidence_appraisal (
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
`,
})
