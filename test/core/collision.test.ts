// Two saves at the same moment: a plain 409 with what was typed, nothing saved, and a warning in place of an error.
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { isCollision } from '../../src/core/collision.ts'
import { machinery } from '../../src/core/db/transaction.ts'
import { world } from '../support/world.ts'

const MEMOS = '/reviews/heard/memos'
const memo = { kind: 'reasoning', title: 'Why trust', text: 'Because two studies of quite different places say so.' }

/** Stands for what another process does between the look and the write of an action. */
async function meanwhile(insert: string) {
  const w = await world()
  const trigger = `create trigger meanwhile before insert on memo begin insert into review_address ${insert}; end`
  await machinery(w.database, db => sql.raw(trigger).execute(db))
  return w
}

test.each([
  ['a row that is there already', "values ('a', 1), ('a', 1)"],
  ['a row that is gone', "values ('a', 999)"],
])('%s is said as what it is, and what was typed is kept', async (_what, insert) => {
  const { browser, api, ravi, database, services } = await meanwhile(insert)
  const logged: string[] = []
  const keep = (level: string) => (_fields: unknown, text: string) => logged.push(`${level}: ${text}`)
  Object.assign(services.log, { warn: keep('warned'), error: keep('error') })
  const answer = await (await browser(ravi)).post(MEMOS, memo)
  expect(answer.status).toBe(409)
  expect(answer.text).toContain('Someone else saved at the same moment')
  expect(answer.text).toContain(`<input type="hidden" name="text" value="${memo.text}">`)
  expect(answer.text).toContain('Send it again')
  const json = await api(ravi).post(MEMOS, memo)
  expect(json.status).toBe(409)
  expect(json.body.title).toContain('Nothing of this was saved.')
  expect(logged).toEqual(Array(2).fill('warned: two saves at the same moment'))
  expect(await database.read.selectFrom('memo').select('id').execute()).toEqual([])
})

test('what is no collision stays an error', async () => {
  const { api, ravi } = await meanwhile("values ('a', null)")
  expect((await api(ravi).post(MEMOS, memo)).status).toBe(500)
})

test.each([
  ['SQLITE_CONSTRAINT_UNIQUE', true],
  ['SQLITE_CONSTRAINT_NOTNULL', false],
  ['SQLITE_BUSY', false],
  ['23505', true],
  ['23503', true],
  ['40001', true],
  ['40P01', true],
  ['23502', false],
  [undefined, false],
])('the code %s: %s', (code, expected) => {
  expect(isCollision(Object.assign(new Error('refused'), { code }))).toBe(expected)
  expect(isCollision({ code })).toBe(false)
})
