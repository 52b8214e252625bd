// The table of configurations that left is read back as the configurations it was made of, from CSV and from a workbook.
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addAccount, addConfiguration } from '../../../src/configurations/actions.ts'
import { STANCES } from '../../../src/configurations/domain.ts'
import { addElement } from '../../../src/configurations/elements/actions.ts'
import { addEvidence } from '../../../src/configurations/evidence/actions.ts'
import { addWhole, type Whole } from '../../../src/configurations/rows/actions.ts'
import { addDocument } from '../../../src/documents/actions.ts'
import {
  CONFIGURATION_COLUMNS,
  type ConfigurationRow,
  configurationRows,
  type Portion,
} from '../../../src/reports/tables/configurations/columns.ts'
import { cellsOf, once, type Table } from '../../../src/reports/tables/table.ts'
import { toCsvBytes } from '../../../src/reports/tables/writing/csv.ts'
import { toWorkbook } from '../../../src/reports/tables/writing/workbook.ts'
import { rowsOfFile } from '../../../src/synthesis/bringing/grid.ts'
import { tableOf } from '../../../src/synthesis/bringing/reading/table.ts'
import { contribute } from '../../../src/synthesis/contributions/actions.ts'
import { world } from '../../support/world.ts'

const PIECES = [
  ...[
    '=1+1',
    '@home',
    "'-omics",
    '"',
    ',',
    ';',
    ' two  spaces ',
    '😀',
    'שלום',
    '[felt](M1)',
    '(C1)',
    '&amp; <i>so</i>',
  ],
  ...['supports; document 3: x', '\n- a list', '+'],
]
const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 4 }).map(parts => parts.join(' '))
const name = fc.constantFrom('Alder 2019', '=Birch', "'Cedar", 'Dogwood; Elm'.replace(';', ','), 'a: b')
const element = fc.record({
  ...{ wording: text, role: fc.constantFrom('context', 'mechanism', 'outcome'), forWhom: text },
  polarity: fc.constantFrom(null, 'enabling', 'hindering'),
  statementName: fc.option(name),
  otherWordings: fc.constantFrom([], ['heard', '=seen']),
  isInferred: fc.boolean(),
  mechanismAbsent: fc.boolean(),
  ...{ inference: fc.constantFrom(null, 'abduction'), reasoning: text.map(said => `Since ${said}`) },
  ...{
    intended: fc.constantFrom(null, 'unintended'),
    valence: fc.constant(null),
    distance: fc.constantFrom(null, 'distal'),
  },
  levelIds: fc.constantFrom([], [1]),
})
const cited = fc.record({
  ...{ at: fc.integer({ min: -1, max: 1 }), documentId: fc.integer({ min: 1, max: 99 }), documentLabel: name },
  ...{ excerptId: fc.option(fc.integer({ min: 1, max: 99 })), isConverse: fc.boolean(), locator: text, note: text },
  ...{ stance: fc.constantFrom(...STANCES), quote: fc.option(text), onPage: fc.constantFrom('', 'p. 4') },
})
const configuration = fc.record({
  ...{ layer: fc.constantFrom('account', 'synthesised'), title: text, note: text, wording: text },
  ...{
    label: fc.constantFrom(null, '1a'),
    status: fc.constantFrom('draft', 'agreed'),
    parentId: fc.constantFrom(null, 1),
  },
  ...{ elements: fc.array(element, { maxLength: 3 }), evidence: fc.array(cited, { maxLength: 3 }) },
  terms: fc.constantFrom([], ['Trust', '=Time']),
})

type Made = typeof configuration extends fc.Arbitrary<infer T> ? T : never

function rowsOf(all: readonly Made[]): ConfigurationRow[] {
  const portion = {
    configurations: all.map((one, at) => ({
      ...{ ...one, id: at + 1, documentLabel: one.layer === 'account' ? 'Alder 2019' : null, levelIds: [1] },
      ...{ isGenerated: one.wording.trim() === '', sentence: one.wording },
      elements: one.elements.map((part, n) => ({ ...part, id: (at + 1) * 10 + n, mark: `C${n + 1}` })),
    })),
    evidence: all.flatMap((one, at) =>
      one.evidence.map(each => ({
        ...{ ...each, configurationId: at + 1 },
        elementId: each.at >= 0 && each.at < one.elements.length ? (at + 1) * 10 + each.at : null,
      })),
    ),
    terms: new Map(all.map((one, at) => [at + 1, one.terms])),
    notes: new Map(all.map((one, at) => [at + 1, one.note])),
    levels: new Map([[1, 'Policy']]),
    through: new Map(),
  }
  return configurationRows(portion as unknown as Portion)
}

async function readBack(bytes: Uint8Array) {
  const cells = await rowsOfFile(Buffer.from(bytes))
  if ('refusal' in cells) throw new Error(cells.refusal)
  const table = tableOf(cells)
  expect(table.isOwn).toBe(true)
  return table.rows.map(({ own, ...row }) => ({
    ...{ layer: own?.layer, status: own?.status, terms: own?.terms, label: row.label || null, title: row.title },
    ...{ note: row.note, wording: row.wording, left: row.leftOver, levels: row.levels, under: row.parent !== null },
    elements: row.parts.map((part, at) => ({ ...part, ...own?.elements[at] })),
    evidence: row.sources.map(({ stance, isConverse, locator, mark, name, quoted }) => ({
      ...{ stance, isConverse, locator, mark, name, note: quoted?.note },
      ...{ documentId: quoted?.documentId, excerptId: quoted?.excerptId },
    })),
  }))
}

function expected(all: readonly Made[]) {
  return all.map(one => ({
    ...{ layer: one.layer, status: one.status, terms: one.terms, label: one.label, title: one.title, note: one.note },
    ...{ wording: one.wording.trim() === '' ? '' : one.wording, left: [], levels: ['Policy'] },
    under: one.parentId !== null && all[0]?.layer === one.layer,
    elements: one.elements.map((part, n) => ({
      ...{ role: part.role, mark: `C${n + 1}`, wording: part.wording, code: '', absent: part.mechanismAbsent },
      ...{
        idea: part.statementName ?? '',
        levels: part.levelIds.length > 0 ? ['Policy'] : [],
        polarity: part.polarity,
      },
      ...{ isInferred: part.isInferred, inference: part.inference, reasoning: part.reasoning },
      ...{ otherWordings: part.otherWordings, intended: part.intended, valence: null, distance: part.distance },
      forWhom: part.forWhom,
    })),
    evidence: expect.arrayContaining(
      one.evidence.map(({ at, stance, isConverse, locator, note, documentLabel, documentId, excerptId }) => ({
        ...{ stance, isConverse, locator, note, documentId, excerptId, name: documentLabel },
        mark: at >= 0 && at < one.elements.length ? `C${at + 1}` : null,
      })),
    ),
  }))
}

function tableFrom(all: readonly Made[]): Table {
  const slices = cellsOf(CONFIGURATION_COLUMNS, once(rowsOf(all)))
  return { name: 'configurations', about: '', columns: CONFIGURATION_COLUMNS, slices, remarks: () => [] }
}

test('whatever the words, as CSV and as a workbook', async () => {
  const some = fc.array(configuration, { minLength: 1, maxLength: 3 })
  await fc.assert(
    fc.asyncProperty(some, async all => {
      expect(await readBack(await toCsvBytes(tableFrom(all)))).toEqual(expected(all))
      expect(await readBack(await toWorkbook([tableFrom(all)]))).toEqual(expected(all))
    }),
    { numRuns: 20 },
  )
})

const WHOLE: Omit<Whole, 'evidence' | 'from'> = {
  ...{ label: '', title: '=Being seen', wording: 'When [there is time](C1), people [feel heard](M1).', parentId: null },
  ...{ note: 'Thought over\n- twice', levelIds: [1], termIds: [], status: 'agreed' },
  elements: [
    { role: 'context', mark: 'C1', wording: 'there is  time', statementId: null, mechanismAbsent: false },
    {
      ...{ role: 'mechanism', mark: 'M1', wording: '+ feel heard', statementId: null, mechanismAbsent: false },
      more: {
        ...{ polarity: 'enabling', isInferred: true, inference: 'retroduction', reasoning: 'What else would do it.' },
        ...{ otherWordings: ['seen'], intended: null, valence: null, distance: null, forWhom: 'men', levelIds: [2] },
      },
    },
  ],
}

test('brought in again, the file leaves as it came; where excerpts are not, their words are kept', async () => {
  const w = await world()
  const label = 'Alder 2019'
  const document = await addDocument(w.as(w.lena), { title: 'Sheds', authors: ['Alder, Ann'], year: 2019, label })
  const body = { text: 'She said that she felt heard at last.', form: 'text' }
  await w.api(w.lena).post(`/reviews/heard/documents/${document}/texts`, body)
  const quote = { start: 18, end: 28, quote: 'felt heard' }
  const made = await w.api(w.lena).post(`/reviews/heard/documents/${document}/excerpts`, quote)
  const excerptId = made.status === 201 ? (made.body.id as number) : null
  const one = { documentId: document, stance: 'supports', isConverse: true, locator: 'p. 4', note: 'so' } as const
  const evidence = [
    { ...one, mark: 'M1', excerptId },
    { ...one, mark: null, stance: 'refines' as const },
  ]
  for (const layer of ['synthesised', 'account'] as const)
    await addWhole(w.as(w.lena), layer, layer === 'account' ? document : null, {
      ...{ ...WHOLE, evidence, from: { bringing: 1, line: 1 } },
    })
  const csv = async (slug: string, who: typeof w.lena) =>
    (await w.api(who).get(`/reviews/${slug}/exports/csv?of=configurations`).expect(200)).text
  const rows = (file: string) => parse(file, { bom: true, columns: true }) as Record<string, string>[]
  const bring = async (slug: string, who: typeof w.lena, file: string | Buffer, ending: string) => {
    const browser = await w.browser(who)
    const sent = await browser.upload(`/reviews/${slug}/tables`, 'file', { name: `c.${ending}`, content: file })
    const at = String(sent.headers.location)
    expect((await browser.get(at)).text).toContain('one of Retroduce’s own')
    await w.api(who).post(`${at}/confirmation`, {}).expect(201)
    await w.services.jobs.runAll()
    expect((await w.api(who).get(at)).body.bringing.state).toBe('complete')
  }
  const before = await csv('heard', w.lena)
  await bring('heard', w.lena, before, 'csv')
  const after = rows(await csv('heard', w.lena))
  const renamed = (layer: string) =>
    after.filter(row => row.layer === layer).map(row => ({ ...row, configuration: '' }))
  expect(excerptId).not.toBeNull()
  for (const layer of ['synthesised', 'account']) {
    const all = renamed(layer)
    expect(all).toHaveLength(6)
    expect(all.slice(3)).toEqual(all.slice(0, 3))
  }
  const book = await w
    .api(w.lena)
    .get('/reviews/heard/exports/xlsx?of=configurations')
    .buffer(true)
    .parse((res, done) => {
      const parts: Buffer[] = []
      res.on('data', part => parts.push(part))
      res.on('end', () => done(null, Buffer.concat(parts)))
    })
  await bring('elsewhere', w.stan, book.body as Buffer, 'xlsx')
  const there = rows(await csv('elsewhere', w.stan))
  const same = ({ evidence: _e, note: _n, quotations: _q, ...row }: Record<string, string>) => row
  expect(there.map(same)).toEqual(after.map(same))
  expect(there[0]?.note).toContain("Thought over\n'- twice")
  expect(there[0]?.note).toContain('“felt heard”')
  expect(there[1]?.evidence).toBe('supports (converse); document 1; at "p. 4"; note "so": Alder 2019')
})

test('what speaks through accounts is named and counted once for each study, beside own evidence', async () => {
  const w = await world()
  const ctx = w.as(w.lena)
  const documents = []
  for (const label of ['Alder 2019', 'Alder 2020', 'Birch 2018', 'Cedar 2021'])
    documents.push(await addDocument(ctx, { title: label, authors: [], year: 2019, label }))
  const [alder = 0, again = 0, birch = 0, cedar = 0] = documents
  await w
    .api(w.lena)
    .post('/reviews/heard/studies', { name: 'Sheds', documentIds: [alder, again] })
    .expect(201)
  for (const [document, stance] of [
    [alder, 'supports'],
    [again, 'supports'],
    [again, 'contradicts'],
    [birch, 'contradicts'],
    [cedar, null],
  ] as const) {
    const account = await addAccount(ctx, document, { title: 'Time' })
    if (stance !== null) await addEvidence(ctx, 'account', account, { documentId: document, stance, locator: 'p. 1' })
  }
  await addConfiguration(ctx, { title: 'Room' })
  await addElement(ctx, 'synthesised', 1, { role: 'context', wording: 'there is time' })
  await addEvidence(ctx, 'synthesised', 1, { documentId: birch, stance: 'supports', locator: 'p. 9' })
  await contribute(ctx, 1, { accountIds: [1, 2, 3, 5], stance: 'supports', why: '' })
  await contribute(ctx, 1, { accountIds: [4], stance: 'refines', why: '' })
  const { text } = await w.api(w.lena).get('/reviews/heard/exports/csv?of=configurations').expect(200)
  const rows = parse(text, { bom: true, columns: true }) as Record<string, string>[]
  const of = (row: Record<string, string> | undefined) => [
    ...['supporting', 'refining', 'contradicting'].map(doing => row?.[`studies ${doing} through accounts`]),
    row?.['studies through accounts'],
  ]
  const [element, whole, account] = rows
  expect(of(element)).toEqual(['Sheds; Cedar 2021', '', 'Sheds; Birch 2018', '3'])
  expect(of(whole)).toEqual(of(element))
  expect([element?.supports, whole?.supports]).toEqual(['', 'Birch 2018'])
  expect([account?.layer, ...of(account)]).toEqual(['account', '', '', '', ''])
})
