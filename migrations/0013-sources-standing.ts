// Where each record stands, kept in its row, and how many records stand where: lists and counts need no walk through a review.
import { migration } from '../src/core/db/migrating/script.ts'

const OWN =
  "'not screened', 'awaiting second reviewer', 'conflict', 'maybe', 'full text to screen', 'not retrieved', 'excluded', 'included'"

export const up = migration({
  both: `
alter table record_row add column standing text not null default 'not screened' check (standing in (${OWN}, 'duplicate'));
alter table record_row add column own_standing text not null default 'not screened' check (own_standing in (${OWN}));

create table record_count (
  review_id integer not null references review (id),
  standing text not null check (standing in (${OWN}, 'duplicate')),
  count integer not null,
  primary key (review_id, standing)
) strict;

update record_row set own_standing = coalesce(
  (select case when ta.status <> 'included' then ta.status
    else coalesce(
      (select ft.status from screening ft where ft.review_id = ta.review_id and ft.record_id = ta.record_id and ft.screen = 'full-text'),
      (select 'not retrieved' from retrieval t where t.review_id = ta.review_id and t.record_id = ta.record_id and t.state = 'not retrieved'),
      'full text to screen') end
    from screening ta where ta.review_id = record_row.review_id and ta.record_id = record_row.id and ta.screen = 'title-abstract'),
  (select coalesce(
      (select ft.status from screening ft where ft.review_id = record_row.review_id and ft.record_id = record_row.id and ft.screen = 'full-text'),
      'included')
    from import i where i.review_id = record_row.review_id and i.id = record_row.import_id and i.stage = 'included'),
  'not screened');
update record_row set standing = case when duplicate_of is null then own_standing else 'duplicate' end;

insert into record_count (review_id, standing, count)
  select r.review_id, r.standing, count(*) from record_row r
  where r.import_id is null
    or exists (select 1 from import i where i.review_id = r.review_id and i.id = r.import_id and i.state = 'complete')
  group by r.review_id, r.standing;

create index record_standing on record_row (review_id, standing, id);

drop view record;
create view record as
  select r.* from record_row r
  where r.import_id is null
    or exists (select 1 from import i where i.review_id = r.review_id and i.id = r.import_id and i.state = 'complete');
`,
})
