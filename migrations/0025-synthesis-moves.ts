// What a synthesis move did (put under, joined, split, nested …), what it takes to undo it, and by whom it was undone.
import { migration } from '../src/core/db/migrating/script.ts'

export const up = migration({
  both: `
alter table move add column act text check (act in ('put under', 'join', 'split', 'nest', 'label', 'retire', 'bring back'));
alter table move add column undoing text;
alter table move add column undone_at text;
alter table move add column undone_by integer references person (id);
create index move_input_configuration on move_input (review_id, layer, configuration_id);
create index move_unreasoned on move (review_id, id) where reason = '' and undone_at is null;
`,
})
