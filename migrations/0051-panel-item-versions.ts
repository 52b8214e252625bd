// Items of rounds and meetings have a version, so that two people who reword or move one do not undo each other unseen.
import { migration } from '../src/core/db/migrating/script.ts'

export const up = migration({
  both: 'alter table item add column version integer not null default 1;',
})
