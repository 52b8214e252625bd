// An index for every order and every gap that the list of records offers, each within a standing, so that a page is a few short stretches.
import { migration } from '../src/core/db/migrating/script.ts'

export const up = migration({
  both: `
drop index record_year;
drop index record_author;
drop index record_title;
drop index record_search;
create index record_by_year on record_row (review_id, standing, coalesce(year, 0), id);
create index record_by_author on record_row (review_id, standing, first_author, id);
create index record_by_title on record_row (review_id, standing, lower(substr(title, 1, 80)), id);
create index record_of_search on record_row (review_id, search_id, id);
create index record_untitled on record_row (review_id, standing, id) where title = '';
create index record_no_abstract on record_row (review_id, standing, id) where abstract = '';
create index record_no_doi on record_row (review_id, standing, id) where doi = '';
`,
})
