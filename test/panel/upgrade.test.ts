// Answers given before rounds had rules and priorities: all there after the upgrade, tied to what they were tied to.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { migrate, migrationNames } from '../../src/core/db/migrating/migrate.ts'
import { openSqlite } from '../../src/core/db/open.ts'

const AT = '2026-11-20T10:00:00.000Z'
const BEFORE = [
  `insert into review (id, slug, title, kind, created_at) values (1, 'old', 'Old', 'realist-review', '${AT}')`,
  `insert into panel (review_id, id, kind, name, consent_text, created_at) values (1, 1, 'expert', 'Panel', 'Text', '${AT}')`,
  `insert into panellist (review_id, id, panel_id, code, name, role, created_at) values (1, 1, 1, 'AB12', 'Pat', 'policy', '${AT}')`,
  `insert into round (review_id, id, panel_id, title, status, created_at) values (1, 1, 1, 'First', 'closed', '${AT}')`,
  `insert into round_question (review_id, id, round_id, text, scale, low_label, high_label, position) values (1, 1, 1, 'Q', '1-9', 'no', 'yes', 1)`,
  `insert into item (review_id, id, round_id, subject_kind, heading, plain_words, position) values (1, 1, 1, 'free text', 'Item', 'Words', 1)`,
  `insert into rating (review_id, id, round_id, item_id, question_id, panellist_id, score, rated_at) values (1, 1, 1, 1, 1, 1, 9, '${AT}')`,
  `insert into panel_comment (review_id, id, round_id, item_id, panellist_id, kind, text, written_at) values (1, 1, 1, 1, 1, 'comment', 'Said', '${AT}')`,
  `insert into panel_comment (review_id, id, round_id, panellist_id, kind, text, written_at) values (1, 2, 1, 1, 'missing', 'Carers', '${AT}')`,
  `insert into disposition (review_id, id, comment_id, choice, reason, disposed_at) values (1, 1, 1, 'accept', 'Yes', '${AT}')`,
]

test('rounds of an earlier version keep their answers, comments and what became of them', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'retroduce-panel-'))
  const database = openSqlite(path.join(folder, 'retroduce.db'))
  onTestFinished(async () => {
    await database.close()
    fs.rmSync(folder, { recursive: true, force: true })
  })
  const at = migrationNames.indexOf('0034-panel-rounds')
  await migrate(database, migrationNames[at - 1])
  for (const statement of BEFORE) await sql.raw(statement).execute(database.write)
  await migrate(database)
  const { rows } = await sql`pragma foreign_key_check`.execute(database.read)
  expect(rows).toEqual([])
  expect(await database.read.selectFrom('rating').select(['score', 'questionId']).execute()).toEqual([
    { score: 9, questionId: 1 },
  ])
  expect(await database.read.selectFrom('panelComment').select(['id', 'kind', 'text', 'setting']).execute()).toEqual([
    { id: 1, kind: 'comment', text: 'Said', setting: '' },
    { id: 2, kind: 'missing', text: 'Carers', setting: '' },
  ])
  expect(await database.read.selectFrom('disposition').select(['commentId', 'choice']).execute()).toEqual([
    { commentId: 1, choice: 'accept' },
  ])
  const [round] = await database.read.selectFrom('round').select(['rule', 'rulePercent', 'ruleChosenAt']).execute()
  expect(round).toEqual({ rule: 'percent agreement', rulePercent: 75, ruleChosenAt: AT })
  // The new tie between tables is the old one: a comment with a disposition cannot go.
  await expect(database.write.deleteFrom('panelComment').where('id', '=', 1).execute()).rejects.toThrow(/FOREIGN KEY/)
})
