// Reference panels: panellists and their consent, meetings with points, rounds with ratings and comments, and what became of them.
import { migration } from '../src/core/db/migrating/script.ts'

export const up = migration({
  both: `
create table panel (
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
  version integer not null default 1,
  primary key (review_id, id)
) strict;

create table panellist (
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
  version integer not null default 1,
  primary key (review_id, id),
  unique (review_id, code),
  foreign key (review_id, panel_id) references panel (review_id, id)
) strict;
create index panellist_panel on panellist (review_id, panel_id);

create table consent (
  review_id integer not null,
  panellist_id integer not null,
  consent_version integer not null,
  text text not null,
  may_quote integer not null check (may_quote in (0, 1)),
  may_thank integer not null check (may_thank in (0, 1)),
  given_at text not null,
  withdrawn_at text,
  primary key (review_id, panellist_id, consent_version),
  foreign key (review_id, panellist_id) references panellist (review_id, id)
) strict;

create table round (
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
  version integer not null default 1,
  primary key (review_id, id),
  foreign key (review_id, panel_id) references panel (review_id, id)
) strict;

create table round_question (
  review_id integer not null,
  id integer not null,
  round_id integer not null,
  text text not null,
  scale text not null check (scale in ('1-5', '1-7', '1-9')),
  low_label text not null,
  high_label text not null,
  position integer not null,
  primary key (review_id, id),
  foreign key (review_id, round_id) references round (review_id, id)
) strict;
create index round_question_round on round_question (review_id, round_id);

create table meeting (
  review_id integer not null,
  id integer not null,
  panel_id integer not null,
  title text not null,
  held_on text not null,
  form text not null check (form in ('in person', 'online', 'telephone', 'mixed')),
  minutes text not null default '',
  created_at text not null,
  created_by integer references person (id),
  version integer not null default 1,
  primary key (review_id, id),
  foreign key (review_id, panel_id) references panel (review_id, id)
) strict;

create table presence (
  review_id integer not null,
  meeting_id integer not null,
  role text not null check (role in ('patient or public', 'practitioner', 'policy', 'expert', 'review team')),
  people integer not null check (people > 0),
  primary key (review_id, meeting_id, role),
  foreign key (review_id, meeting_id) references meeting (review_id, id)
) strict;

create table item (
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
  position integer not null,
  primary key (review_id, id),
  check ((round_id is null) <> (meeting_id is null)),
  foreign key (review_id, round_id) references round (review_id, id),
  foreign key (review_id, meeting_id) references meeting (review_id, id)
) strict;
create index item_round on item (review_id, round_id);
create index item_meeting on item (review_id, meeting_id);
create index item_subject on item (review_id, subject_kind, subject_id);

create table panel_invitation (
  review_id integer not null,
  id integer not null,
  round_id integer not null,
  panellist_id integer not null,
  hash text not null unique,
  created_at text not null,
  created_by integer references person (id),
  mailed_at text,
  first_used_at text,
  revoked_at text,
  primary key (review_id, id),
  foreign key (review_id, round_id) references round (review_id, id),
  foreign key (review_id, panellist_id) references panellist (review_id, id)
) strict;
create index panel_invitation_round on panel_invitation (review_id, round_id, panellist_id);

create table rating (
  review_id integer not null,
  id integer not null,
  round_id integer not null,
  item_id integer not null,
  question_id integer not null,
  panellist_id integer not null,
  score integer check (score between 1 and 9),
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
create index rating_panellist on rating (review_id, panellist_id, round_id);

create table panel_comment (
  review_id integer not null,
  id integer not null,
  round_id integer not null,
  item_id integer,
  panellist_id integer not null,
  kind text not null check (kind in ('comment', 'missing')),
  text text not null,
  written_at text not null,
  entered_by integer references person (id),
  version integer not null default 1,
  primary key (review_id, id),
  check ((kind = 'missing') = (item_id is null)),
  foreign key (review_id, round_id) references round (review_id, id),
  foreign key (review_id, item_id) references item (review_id, id),
  foreign key (review_id, panellist_id) references panellist (review_id, id)
) strict;
create unique index panel_comment_one on panel_comment (review_id, round_id, panellist_id, item_id) where item_id is not null;
create unique index panel_missing_one on panel_comment (review_id, round_id, panellist_id) where item_id is null;

create table point (
  review_id integer not null,
  id integer not null,
  meeting_id integer not null,
  item_id integer,
  role text not null check (role in ('patient or public', 'practitioner', 'policy', 'expert', 'review team')),
  said_by text not null default '',
  text text not null,
  created_at text not null,
  created_by integer references person (id),
  version integer not null default 1,
  primary key (review_id, id),
  foreign key (review_id, meeting_id) references meeting (review_id, id),
  foreign key (review_id, item_id) references item (review_id, id)
) strict;
create index point_meeting on point (review_id, meeting_id);
create index point_item on point (review_id, item_id) where item_id is not null;

create table disposition (
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
`,
})
