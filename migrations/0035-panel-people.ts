// Who was at a meeting and who spoke, corrections of minutes, letters, consent in two languages, and the team's words on how a panel was involved.
import { migration } from '../src/core/db/migrating/script.ts'

export const up = migration({
  both: `
alter table panel add column consent_text_nl text not null default '';
alter table consent add column entered_by integer references person (id);
alter table panellist add column answers_kept integer check (answers_kept in (0, 1));
alter table panel_invitation add column purpose text not null default 'invitation' check (purpose in ('invitation', 'reminder', 'reading'));
alter table meeting add column place text not null default '';
alter table point add column panellist_id integer;
alter table disposition add column resulting_principle_id integer;

create table attendance (
  review_id integer not null,
  meeting_id integer not null,
  panellist_id integer not null,
  primary key (review_id, meeting_id, panellist_id),
  foreign key (review_id, meeting_id) references meeting (review_id, id),
  foreign key (review_id, panellist_id) references panellist (review_id, id)
) strict;
create index attendance_panellist on attendance (review_id, panellist_id);

create table correction (
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
create index correction_meeting on correction (review_id, meeting_id);

create table panel_letter (
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
create index panel_letter_panellist on panel_letter (review_id, panellist_id);
create index panel_letter_meeting on panel_letter (review_id, meeting_id);

create table panel_account (
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
`,
})
