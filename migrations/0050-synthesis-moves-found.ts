// Reasons of synthesis moves are found by their words: those that were given before are taken into the index.
import { migration } from '../src/core/db/migrating/script.ts'

export const up = migration({
  sqlite: `
insert into search_entry (review_id, kind, id) select review_id, 'move', id from move order by review_id, id;
insert into search_text (rowid, scope, title, body) select e.row_id, 'r' || e.review_id || ' r' || e.review_id || 'kmove', '', m.reason from search_entry e join move m on m.review_id = e.review_id and m.id = e.id where e.kind = 'move' order by e.row_id;
`,
  postgres: `
insert into search_entry (review_id, kind, id, words) select review_id, 'move', id, to_tsvector('simple', translate(reason, '-/.@:_+~&?=#%*', '              ')) from move;
`,
})
