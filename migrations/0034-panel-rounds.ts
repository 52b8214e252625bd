// Rounds that follow one another, a rule of consensus fixed before opening, more scales and priorities, and what differs in one's own setting.
import { migration } from '../src/core/db/migrating/script.ts'

/** Shared: what only adds. */
const both = `
alter table round add column follows_id integer;
alter table round add column rule text not null default 'percent agreement' check (rule in ('percent agreement', '70/15', 'IQR', 'RAND/UCLA'));
alter table round add column rule_percent integer not null default 75 check (rule_percent between 51 and 100);
alter table round add column rule_range real not null default 1 check (rule_range between 0 and 8);
alter table round add column rule_chosen_at text;
update round set rule_chosen_at = created_at;
alter table item add column earlier_item_id integer;
alter table item add column own_words integer not null default 0 check (own_words in (0, 1));
`

const FEEDBACK = `
create table feedback_comment (
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
create index feedback_comment_comment on feedback_comment (review_id, comment_id);
`

/** SQLite cannot change a check: the rows wait in a copy while their table is made anew under the same name. */
const sqlite = `
pragma defer_foreign_keys = on;
create table kept_rating as select * from rating;
create table kept_question as select * from round_question;
create table kept_comment as select * from panel_comment;
drop table rating;
drop table round_question;
drop table panel_comment;

create table round_question (
  review_id integer not null,
  id integer not null,
  round_id integer not null,
  text text not null,
  scale text not null check (scale in ('1-5', '1-7', '1-9', 'agree', 'choose', 'points')),
  most integer check (most between 1 and 1000),
  low_label text not null,
  high_label text not null,
  position integer not null,
  primary key (review_id, id),
  check ((scale in ('choose', 'points')) = (most is not null)),
  foreign key (review_id, round_id) references round (review_id, id)
) strict;
create index round_question_round on round_question (review_id, round_id);
insert into round_question (review_id, id, round_id, text, scale, most, low_label, high_label, position)
  select review_id, id, round_id, text, scale, null, low_label, high_label, position from kept_question;

create table rating (
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
create index rating_panellist on rating (review_id, panellist_id, round_id);
insert into rating (review_id, id, round_id, item_id, question_id, panellist_id, score, rated_at, entered_by, version)
  select review_id, id, round_id, item_id, question_id, panellist_id, score, rated_at, entered_by, version from kept_rating;

create table panel_comment (
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
create unique index panel_comment_one on panel_comment (review_id, round_id, panellist_id, item_id, kind) where item_id is not null;
create unique index panel_missing_one on panel_comment (review_id, round_id, panellist_id) where item_id is null;
insert into panel_comment (review_id, id, round_id, item_id, panellist_id, kind, text, written_at, entered_by, version)
  select review_id, id, round_id, item_id, panellist_id, kind, text, written_at, entered_by, version from kept_comment;

drop table kept_rating;
drop table kept_question;
drop table kept_comment;
${FEEDBACK}`

const postgres = `
alter table round_question drop constraint round_question_scale_check;
alter table round_question add constraint round_question_scale_check check (scale in ('1-5', '1-7', '1-9', 'agree', 'choose', 'points'));
alter table round_question add column most integer check (most between 1 and 1000);
alter table round_question add constraint round_question_check check ((scale in ('choose', 'points')) = (most is not null));
alter table rating drop constraint rating_score_check;
alter table rating add constraint rating_score_check check (score between 0 and 1000);
alter table panel_comment drop constraint panel_comment_kind_check;
alter table panel_comment add constraint panel_comment_kind_check check (kind in ('comment', 'missing', 'difference'));
alter table panel_comment add column setting text not null default '';
alter table panel_comment add column because text not null default '';
alter table panel_comment add column line_id integer;
alter table panel_comment add column turned_at text;
alter table panel_comment add column turned_by integer references person (id);
drop index panel_comment_one;
create unique index panel_comment_one on panel_comment (review_id, round_id, panellist_id, item_id, kind) where item_id is not null;
${FEEDBACK}`

export const up = migration({ both, sqlite, postgres })
