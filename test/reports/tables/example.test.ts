// The tables of the example review: nobody of the panel is named, rows tell no order, and what is parked is there.
import { expect, test } from 'vitest'
import { sayIn } from '../../../src/core/http/page/messages.ts'
import { loadExample } from '../../../src/reports/example/actions.ts'
import { EXPORT_TABLES, type ExportTable } from '../../../src/reports/formats.ts'
import { composeTable } from '../../../src/reports/tables/compose.ts'
import { world } from '../../support/world.ts'
import { csvRows, linesOf } from './written.ts'

test('every table of the example review', async () => {
  const w = await world()
  const review = await loadExample(w.system, { ...w.services, sayIn })
  const ctx = { ...w.system, review }
  const bytes = (of: ExportTable) => composeTable(ctx, { format: 'csv', of, list: null, person: null })
  const lines = async (of: ExportTable) => linesOf(csvRows(await bytes(of)))
  const panel = await w.database.read.selectFrom('panellist').select(['id', 'name', 'email', 'code']).execute()
  expect(panel.length).toBeGreaterThan(4)
  for (const of of EXPORT_TABLES) {
    const text = Buffer.from(await bytes(of)).toString('utf8')
    for (const { name, email } of panel) {
      expect(text, of).not.toContain(name)
      expect(text, of).not.toContain(email)
    }
  }

  const ratings = await lines('ratings')
  expect(ratings.length).toBeGreaterThan(20)
  const places = ratings.map(one => [one.round, one.item, one.question, one.code].join(' '))
  expect(new Set(places).size).toBe(places.length)
  const first = ratings.filter(
    one => one.round === ratings[0]?.round && one.item === '1' && one.question === ratings[0]?.question,
  )
  expect(first.map(one => one.code)).toEqual(first.map(one => one.code).toSorted())
  expect(Object.keys(ratings[0] ?? {}).join(' ')).not.toMatch(/_at|name|time/)
  expect((await lines('activity')).some(one => one.actor === 'panellist' && one.audience === 'self')).toBe(false)

  const excerpts = await lines('excerpts')
  expect(excerpts.some(one => one.parked === 'yes' && one.coded === 'no' && one.roles === '')).toBe(true)
  const texts = await w.database.read.selectFrom('documentText').select(['documentId', 'number', 'text']).execute()
  for (const one of excerpts.filter(one => one.lost === 'no')) {
    const text = texts.find(text => String(text.documentId) === one.document && String(text.number) === one.text)?.text
    expect([...(text ?? '')].slice(Number(one.starts), Number(one.ends)).join('')).toBe(one.quote)
  }

  const principles = await lines('principles')
  expect(principles[0]).toMatchObject({ principle: '1', status: 'agreed' })
  expect(principles.every(one => one.configurations !== '')).toBe(true)
  const kinds = new Set((await lines('links')).map(one => one.kind))
  for (const kind of ['ripple', 'contributes to', 'bears on']) expect(kinds).toContain(kind)
  const elements = await lines('elements')
  const roles = Map.groupBy(elements, one => one.role ?? '')
  for (const code of (await lines('codebook')).filter(one => one.kind === 'role'))
    expect(Number(code.elements), code.name).toBe(roles.get(code.name ?? '')?.length ?? 0)
})
