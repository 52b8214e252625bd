// Rounds for panels with readers of two languages: a Dutch title, introduction, question and ends of its scale beside the first.
import { migration } from '../src/core/db/migrating/script.ts'

const added = (table: string, column: string) => `alter table ${table} add column ${column} text not null default '';`

export const up = migration({
  both: [
    added('round', 'title_nl'),
    added('round', 'intro_nl'),
    added('round_question', 'text_nl'),
    added('round_question', 'low_label_nl'),
    added('round_question', 'high_label_nl'),
  ].join('\n'),
})
