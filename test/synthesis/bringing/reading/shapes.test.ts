// The six published shapes, read: labels and parents, themes, elements with their marks, sources and what is shared.
import { expect, test } from 'vitest'
import { rowsOfText } from '../../../../src/synthesis/bringing/grid.ts'
import { NO_CHOICES, tableOf } from '../../../../src/synthesis/bringing/reading/table.ts'
import { CODED, IF_THEN, NESTED, REPEATED, REPEATED_LIST, THEMED, TITLED } from '../shapes.ts'

async function read(text: string, choices = {}) {
  const grid = await rowsOfText(text, false)
  if ('refusal' in grid) throw new Error(grid.refusal)
  const table = tableOf(grid, { ...NO_CHOICES, ...choices })
  return { ...table, rows: table.rows.filter(row => row.kind === 'configuration') }
}

const marks = (row: { parts: readonly { mark: string; wording: string }[] }) =>
  row.parts.map(part => `${part.mark} ${part.wording}`)

test('tagged sentences under an overarching one without a number', async () => {
  const { rows, columns } = await read(NESTED)
  expect(columns.map(column => column.kind)).toEqual(['label', 'sentence', 'sources'])
  expect(rows.map(row => [row.label, row.isOverarching, row.parent])).toEqual([
    ['', true, null],
    ['1b', false, 2],
    ['2a–2b', false, 2],
    ['3g', false, 2],
  ])
  expect(marks(rows[0]!)).toEqual([
    'C1 a garden is open to all',
    'C2 is run by those who use it',
    'M1 people stay because they feel it is theirs',
    'O1 the beds are kept',
  ])
  expect(rows[0]!.wording).toContain('[a garden is open to all](C1) or [is run by those who use it](C2),')
  expect(marks(rows[1]!)).toEqual([
    'C1 gardens with a shed',
    'O1 volunteers meet by chance',
    'M1 they have a reason to linger',
  ])
  expect(rows[1]!.wording).toBe(
    'In [gardens with a shed](C1), [volunteers meet by chance](O1) because [they have a reason to linger](M1).',
  )
  expect(rows[1]!.sources.map(source => source.name)).toEqual(['Alder 2019', 'Birch et al. 2020'])
  expect(rows[3]!.sources.map(source => source.families)).toEqual([['Cedar', 'Dogwood']])
})

test('themes, sources below each sentence, opposite confirmed and consultations', async () => {
  const { rows } = await read(THEMED)
  expect(rows.map(row => [row.label, row.theme])).toEqual([
    ['1', 'Theme 1: Belonging'],
    ['2', 'Theme 1: Belonging'],
    ['3', 'Theme 2: Learning'],
  ])
  expect(rows[0]!.sources.map(({ name, stance, isConverse, kind }) => [name, stance, isConverse, kind])).toEqual([
    ['Elder 2015', 'supports', false, 'publication'],
    ['Fir et al 2016', 'supports', true, 'publication'],
    ['Stakeholder consultation', 'supports', false, 'consultation'],
  ])
  expect(rows[1]!.sources[0]!.key).toBe(rows[0]!.sources[1]!.key)
  expect(marks(rows[2]!)).toEqual(['C1 seeds are labelled', 'M1 children ask questions', 'O1 remember names'])
})

test('columns with codes that come back, citations on single outcomes, and outcomes without the mechanism', async () => {
  const { rows, codes, shared, columns } = await read(CODED)
  expect(columns.map(column => column.kind)).toEqual(['theme', 'context', 'mechanism', 'outcome', 'absent'])
  expect(codes).toBe('mechanisms')
  expect(marks(rows[0]!)).toEqual([
    'C1 A plan is shared early',
    'M1 feeling consulted',
    'M2 seeing the whole',
    'O1 Fewer changes later',
    'O2 Steadier work',
    'O3 Plans are redone',
  ])
  expect(rows[0]!.parts.filter(part => part.absent).map(part => part.mark)).toEqual(['O3'])
  expect(rows[0]!.sources.map(({ name, mark }) => [name, mark])).toEqual([
    ['Iris 2011', 'O1'],
    ['Juniper et al. 2013', 'O3'],
  ])
  const again = shared.find(one => one.code === 'M2')
  expect(again?.name).toBe('seeing the whole')
  expect(again?.uses).toHaveLength(2)
  expect(rows.map(row => row.theme)).toEqual(['Before planting', 'Before planting', 'Harvest'])
})

test('short titles, lists in cells, resource and response marked inside the mechanism', async () => {
  const { rows } = await read(TITLED)
  expect(rows[0]).toMatchObject({ label: '1', title: 'Lending', theme: 'Tools' })
  expect(marks(rows[0]!)).toEqual([
    'C1 few own a spade',
    'C2 the shed is near',
    'R1 Spades on loan',
    'P1 make people bold',
    'O1 more digging',
    'O2 shared repairs',
  ])
})

test('resource and response repeated in a sentence, and numbers of a list of references', async () => {
  const { rows } = await read(REPEATED, { references: REPEATED_LIST })
  expect(rows.map(row => row.theme)).toEqual(['Growing alone', 'Growing together'])
  expect(rows[0]!.parts.map(part => part.mark)).toEqual(['C1', 'R1', 'P1', 'R2', 'P2', 'O1'])
  expect(rows[0]!.sources.map(({ name, mark }) => [name, mark])).toEqual([
    ['Larch et al. 2010', null],
    ['Pine and Quince 2014', null],
  ])
})

test('if this, then that, because', async () => {
  const { rows } = await read(IF_THEN)
  expect(rows[0]!.theme).toBe('Coming')
  expect(marks(rows[0]!)).toEqual([
    'C1 the first visit is with a friend',
    'O1 people return',
    'M1 they feel less watched',
  ])
  expect(rows[0]!.wording).toBe(
    'If [the first visit is with a friend](C1), then [people return](O1) because [they feel less watched](M1).',
  )
})

test('a theme in merged cells holds for the rows below it', async () => {
  const { rows } = await read('Theme\tContext\tOutcome\nSoil\train\tmoss\n\tsun\tgrass\nAir\twind\tseeds')
  expect(rows.map(row => row.theme)).toEqual(['Soil', 'Soil', 'Air'])
})

test('tags of a line each, resource and response among them, in one cell', async () => {
  const cell =
    'Context: rural beds\nMechanism (resource): a van that visits\nMechanism (response): relief\nOutcome: more come'
  const { rows } = await read(
    `ID\tConfiguration\n1\t"${cell}"\n2\t"C: town beds\nM resource: a bus\nM response: pride\nO: more stay"`,
  )
  expect(rows.map(marks)).toEqual([
    ['C1 rural beds', 'R1 a van that visits', 'P1 relief', 'O1 more come'],
    ['C1 town beds', 'R1 a bus', 'P1 pride', 'O1 more stay'],
  ])
})

test('elements added up, and tags in brackets before their words', async () => {
  const { rows } = await read(
    [
      '1. Shed near (C) + tools lent (M) = people dig (O)',
      '2. Where (C1) the gate is open and (C2) the shed is near, (M1) neighbours feel invited and (O1) come in.',
    ].join('\n'),
  )
  expect(rows.map(row => row.wording)).toEqual([
    '[Shed near](C1) + [tools lent](M1) = [people dig](O1)',
    'Where [the gate is open](C1) and [the shed is near](C2), [neighbours feel invited](M1) and [come in](O1).',
  ])
})

test('sources joined by and, with two years of one author', async () => {
  const { rows } = await read(
    'CMOC\tSources\nWhen gates open (C), people come (O)\tAlder (2019), Birch et al. (2020) and Cedar (2021a, 2021b)',
  )
  expect(rows[0]!.sources.map(source => source.name)).toEqual([
    'Alder 2019',
    'Birch et al. 2020',
    'Cedar 2021a',
    'Cedar 2021b',
  ])
})
