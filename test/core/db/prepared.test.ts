// That a query made once answers as if it had been made anew each time.
import { expect, test } from 'vitest'
import { prepared } from '../../../src/core/db/reading/prepared.ts'
import { machinery } from '../../../src/core/db/transaction.ts'
import { world } from '../../support/world.ts'

const byRole = prepared((db, reviewId: number, role: 'lead' | 'observer') =>
  db
    .selectFrom('member')
    .innerJoin('person', 'person.id', 'member.personId')
    .select(['person.name', 'member.joinedAt'])
    .where('member.role', '=', role)
    .where('person.disabledAt', 'is', null)
    .where('member.reviewId', '=', reviewId)
    .orderBy('person.name'),
)

test('a prepared query takes its values in their places', async () => {
  const { database, heard, elsewhere, time } = await world()
  const names = async (id: number, role: 'lead' | 'observer') =>
    (await byRole(database.read, id, role)).map(r => r.name)
  expect(await names(heard.id, 'lead')).toEqual(['Lena Lead'])
  expect(await names(heard.id, 'observer')).toEqual(['Olga Observer'])
  expect(await names(elsewhere.id, 'lead')).toEqual(['Stan Stranger'])
  expect(await names(elsewhere.id, 'observer')).toEqual([])
  expect((await byRole(database.read, heard.id, 'lead'))[0]?.joinedAt).toBe(time.clock())
})

test('inside a transaction it sees what the transaction has written', async () => {
  const { database, heard, olga } = await world()
  await machinery(database, async db => {
    await db.updateTable('member').set({ role: 'lead' }).where('personId', '=', olga.id).execute()
    expect(await byRole(db, heard.id, 'lead')).toHaveLength(2)
  })
  expect(await byRole(database.read, heard.id, 'observer')).toEqual([])
})
