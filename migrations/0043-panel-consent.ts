// The language of a text agreed to; and what no page made is gone: links for reading alone, and a principle beside the item's own.
import { migration } from '../src/core/db/migrating/script.ts'

export const up = migration({
  both: `
alter table consent add column language text not null default 'en' check (language in ('en', 'nl'));
alter table disposition drop column resulting_principle_id;

alter table panel_invitation add column sent_as text not null default 'invitation' check (sent_as in ('invitation', 'reminder'));
update panel_invitation set sent_as = 'reminder' where purpose = 'reminder';
alter table panel_invitation drop column purpose;
alter table panel_invitation rename column sent_as to purpose;
`,
})
